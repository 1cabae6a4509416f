// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/StepsView.h"

#include "pages/Icon.h"
#include "pages/Tone.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using Look = models::AttemptEntry::Look;

namespace {

constexpr int Gutter = 26; ///< where the line is
constexpr int LineAt = 9;
constexpr int Mark = 16;

} // namespace

StepItem::StepItem(QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_time(new QLabel(this))
    , m_text(new QLabel(this))
{
    for (QLabel *label : {m_title, m_time, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(Gutter, 3, 0, 7);
    layout->setVerticalSpacing(1);
    layout->setHorizontalSpacing(8);
    layout->setColumnStretch(0, 1);
    layout->addWidget(m_title, 0, 0, Qt::AlignTop);
    layout->addWidget(m_time, 0, 1, Qt::AlignTop);
    layout->addWidget(m_text, 1, 0, 1, 2);
}

void StepItem::show(const models::AttemptEntry &entry)
{
    m_entry = entry;
    m_title->setText(entry.title);
    m_time->setText(entry.time);
    m_text->setText(entry.text);
    m_text->setVisible(!entry.text.isEmpty());
    const QString state = entry.look == Look::NotReached ? tr("not reached")
        : entry.look == Look::Wrong                      ? tr("went wrong")
                                                         : tr("done");
    setAccessibleName(u"%1: %2. %3 %4"_s.arg(state, entry.title, entry.text, entry.time));
    updateColors();
    update();
}

void StepItem::setPlace(bool isFirst, bool isLast)
{
    m_isFirst = isFirst;
    m_isLast = isLast;
    update();
}

void StepItem::updateColors()
{
    const QColor quiet = quietColor(palette());
    const bool isMuted = m_entry.look == Look::NotReached;
    paintText(*m_title, isMuted ? quiet : palette().color(QPalette::WindowText));
    paintText(*m_time, quiet);
    paintText(*m_text, quiet);
}

void StepItem::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateColors();
    QFrame::changeEvent(event);
}

void StepItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int middle = m_title->y() + m_title->fontMetrics().height() / 2;
    QPen line(quietColor(palette()), 1.5);
    if (m_entry.look == Look::NotReached)
        line.setStyle(Qt::DotLine);
    painter.setPen(line);
    if (!m_isFirst)
        painter.drawLine(QPointF(LineAt, 0), QPointF(LineAt, middle - Mark / 2.0));
    if (!m_isLast)
        painter.drawLine(QPointF(LineAt, middle + Mark / 2.0), QPointF(LineAt, height()));
    if (m_entry.look == Look::NotReached) {
        painter.setPen(QPen(quietColor(palette()), 1.5));
        painter.drawEllipse(QPointF(LineAt, middle), Mark / 4.0, Mark / 4.0);
        return;
    }
    const Tone tone = m_entry.look == Look::Wrong ? Tone::Bad : Tone::Good;
    painter.drawPixmap(QPoint(LineAt - Mark / 2, middle - Mark / 2),
        iconPixmap(toneIcon(tone), toneColor(tone, palette()), Mark, devicePixelRatioF()));
}

StepsView::StepsView(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setAccessibleName(tr("Step by step"));
}

void StepsView::show(const QList<models::AttemptEntry> &entries)
{
    if (entries == m_shown)
        return;
    while (m_items.size() > entries.size())
        delete m_items.takeLast();
    while (m_items.size() < entries.size()) {
        m_items.append(new StepItem(this));
        m_layout->addWidget(m_items.last());
        m_items.last()->QWidget::show(); // now, so that it has its place at once
    }
    for (qsizetype i = 0; i < entries.size(); ++i) {
        m_items.at(i)->setPlace(i == 0, i == entries.size() - 1);
        m_items.at(i)->show(entries.at(i));
    }
    m_shown = entries;
}

} // namespace gatehouse::pages
