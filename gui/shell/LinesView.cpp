// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/LinesView.h"

#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace gatehouse::shell {

LinesView::LinesView(const QString &caption, QWidget *parent)
    : QWidget(parent)
    , m_lines(new QPlainTextEdit(this))
{
    auto *label = new QLabel(caption, this);
    label->setBuddy(m_lines);
    m_lines->setReadOnly(true);
    m_lines->setTabChangesFocus(true);
    m_lines->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label);
    layout->addWidget(m_lines, 1);
    hide();
}

void LinesView::setLines(const QStringList &lines)
{
    m_lines->setPlainText(lines.join(u'\n'));
    setVisible(!lines.isEmpty());
}

} // namespace gatehouse::shell
