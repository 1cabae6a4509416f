// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/Page.h"

#include <QLabel>
#include <QVBoxLayout>

namespace gatehouse::pages {

Page::Page(models::LiveData &live, const QString &title)
    : m_live(live)
    , m_head(new QHBoxLayout)
    , m_body(new QVBoxLayout)
    , m_notice(new Notice(Notice::Closing::ByHand, this))
{
    auto *heading = new QLabel(title, this);
    QFont font = heading->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    m_head->addWidget(heading);
    m_head->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 14);
    layout->setSpacing(10);
    layout->addLayout(m_head);
    layout->addWidget(m_notice);
    layout->addLayout(m_body, 1);
    setAccessibleName(title);
}

void Page::setFilter(const QString &)
{ }

void Page::addBesideTitle(QWidget *widget)
{
    m_head->addWidget(widget);
}

void Page::addAfterTitle(QWidget *widget)
{
    constexpr int Descent = 1; // by which the larger letters of the title go lower
    widget->setContentsMargins(4, 0, 0, Descent);
    m_head->insertWidget(1, widget, 0, Qt::AlignBottom);
}

void Page::sayFailure(const protocol::Failure &failure)
{
    say(Tone::Bad, tr("That did not work. %1").arg(failure.message));
}

void Page::showEvent(QShowEvent *event)
{
    for (const auto list : std::as_const(m_watched))
        m_live.lists.setWatched(list, true);
    QWidget::showEvent(event);
}

void Page::hideEvent(QHideEvent *event)
{
    for (const auto list : std::as_const(m_watched))
        m_live.lists.setWatched(list, false);
    QWidget::hideEvent(event);
}

} // namespace gatehouse::pages
