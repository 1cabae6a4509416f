// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/FindingCard.h"

#include "base/Printable.h"
#include "models/DoctorRun.h"
#include "pages/Icon.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using protocol::FindingLevel;

namespace {

constexpr int CardIcon = 20;
constexpr int GoodIcon = 16;

Tone toneOf(FindingLevel level)
{
    switch (level) {
    case FindingLevel::Good:
        return Tone::Good;
    case FindingLevel::Warning:
        return Tone::Warning;
    case FindingLevel::Problem:
        return Tone::Bad;
    }
    Q_UNREACHABLE();
}

/// What servers and providers have said may be in it.
QLabel *makeText(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(base::printable(text), parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

FindingCard::FindingCard(const protocol::Finding &finding, QWidget *parent)
    : QFrame(parent)
    , m_finding(finding)
    , m_tone(toneOf(finding.level))
    , m_icon(new QLabel(this))
{
    const bool isGood = finding.level == FindingLevel::Good;
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(12, isGood ? 1 : 8, 12, isGood ? 1 : 8);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(4);
    layout->setColumnMinimumWidth(0, CardIcon);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_icon, 0, 0, Qt::AlignTop | Qt::AlignHCenter);
    QLabel *what = makeText(finding.what, this);
    layout->addWidget(what, 0, 1);
    if (!isGood) {
        QFont font = what->font();
        font.setWeight(QFont::DemiBold);
        what->setFont(font);
    }
    if (!finding.why.isEmpty())
        layout->addWidget(makeText(finding.why, this), 1, 1);
    if (!finding.fix.isEmpty())
        layout->addWidget(makeText(tr("What to do: %1").arg(finding.fix), this), 2, 1);
    setAccessibleName(u"%1: %2 %3 %4"_s.arg(
        models::DoctorRun::levelWords(finding.level), finding.what, finding.why, finding.fix));
    updateIcon();
}

void FindingCard::paintEvent(QPaintEvent *)
{
    if (m_finding.level == FindingLevel::Good)
        return;
    QPainter painter(this);
    paintGround(painter, rect(), m_tone, palette());
}

void FindingCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
    QFrame::changeEvent(event);
}

void FindingCard::updateIcon()
{
    const int size = m_finding.level == FindingLevel::Good ? GoodIcon : CardIcon;
    m_icon->setPixmap(
        iconPixmap(toneIcon(m_tone), toneColor(m_tone, palette()), size, devicePixelRatioF()));
}

} // namespace gatehouse::pages
