// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/Snippet.h"

#include "pages/Copy.h"

#include <QEvent>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QPlainTextEdit>

#include <algorithm>

namespace gatehouse::pages {

namespace {

constexpr int MostLines = 13;

} // namespace

Snippet::Snippet(const QString &name, QWidget *parent)
    : QFrame(parent)
    , m_text(new QPlainTextEdit(this))
{
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(name);
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(makeCopyButton(
                          tr("Copy: %1").arg(name), [this] { return text(); }, this),
        0, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_text->installEventFilter(this);
}

bool Snippet::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return QFrame::eventFilter(watched, event);
}

void Snippet::setText(const QString &text)
{
    m_text->setPlainText(text);
    fit();
}

void Snippet::fit()
{
    // Every letter is as wide as the next, and a line ends wherever it is full.
    const int margin = int(m_text->document()->documentMargin());
    const int room = m_text->width() - (margin + m_text->frameWidth()) * 2;
    const qreal letter = QFontMetricsF(m_text->font()).horizontalAdvance(u'm');
    const int letters = std::max(1, int(room / letter));
    int lines = 0;
    for (const QString &line : text().split(u'\n'))
        lines += std::max(1, (int(line.size()) + letters - 1) / letters);
    m_text->setVerticalScrollBarPolicy(
        lines > MostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    m_text->setFixedHeight(std::min(lines, MostLines) * m_text->fontMetrics().lineSpacing()
        + (margin + m_text->frameWidth()) * 2 + 2);
}

QString Snippet::text() const
{
    return m_text->toPlainText();
}

} // namespace gatehouse::pages
