// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/EmptyState.h"

#include "pages/Icon.h"
#include "pages/QuietLabel.h"
#include "pages/Tone.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace gatehouse::pages {

namespace {

constexpr int EmptyIcon = 48;
constexpr int LongestLine = 460; // pixels: about what one reads without losing the line

} // namespace

EmptyState::EmptyState(QString icon, QWidget *parent)
    : QWidget(parent)
    , m_iconName(std::move(icon))
    , m_icon(new QLabel(this))
    , m_headline(new QLabel(this))
    , m_hint(new QuietLabel(QString(), this))
{
    QFont font = m_headline->font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    font.setWeight(QFont::DemiBold);
    m_headline->setFont(font);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addStretch(2);
    for (QLabel *label : {m_icon, m_headline, m_hint}) {
        label->setAlignment(Qt::AlignCenter);
        auto *line = new QHBoxLayout;
        line->addStretch(1);
        line->addWidget(label, 1000);
        line->addStretch(1);
        layout->addLayout(line);
    }
    layout->addStretch(3); // a little above the middle, where one looks
    for (QLabel *label : {m_headline, m_hint}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setMaximumWidth(LongestLine);
    }
    updateIcon();
}

void EmptyState::say(const QString &headline, const QString &hint)
{
    m_headline->setText(headline);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
    QWidget::changeEvent(event);
}

void EmptyState::updateIcon()
{
    m_icon->setPixmap(
        iconPixmap(m_iconName, quietColor(palette()), EmptyIcon, devicePixelRatioF()));
}

} // namespace gatehouse::pages
