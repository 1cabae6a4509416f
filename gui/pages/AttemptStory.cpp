// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/AttemptStory.h"

#include "models/AttemptWords.h"
#include "pages/FindingCard.h"
#include "pages/StepsView.h"

#include <QLayoutItem>
#include <QVBoxLayout>

#include <memory>

namespace gatehouse::pages {

using models::AttemptWords;
using protocol::FindingLevel;

AttemptStory::AttemptStory(QWidget *parent)
    : QWidget(parent)
    , m_findings(new QVBoxLayout)
    , m_steps(new StepsView(this))
{
    m_findings->setSpacing(8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 6, 8);
    layout->setSpacing(10);
    layout->addLayout(m_findings);
    layout->addWidget(m_steps);
    layout->addStretch(1); // what room is over is no card's
}

void AttemptStory::show(const protocol::AttemptRow &row)
{
    const bool isGood = AttemptWords::state(row) == AttemptWords::State::Works;
    if (row.number != m_number || row.findings != m_shown || isGood != m_isGood)
        showFindings(row);
    m_number = row.number;
    m_shown = row.findings;
    m_isGood = isGood;
    m_steps->show(AttemptWords::entries(row));
}

void AttemptStory::showFindings(const protocol::AttemptRow &row)
{
    while (const std::unique_ptr<QLayoutItem> item {m_findings->takeAt(0)})
        delete item->widget();
    const auto addCard = [this](const protocol::Finding &finding) {
        auto *card = new FindingCard(finding, this);
        m_findings->addWidget(card);
        card->show(); // now, so that it has its place at once
    };
    for (const protocol::AttemptFinding &finding : row.findings)
        addCard({.id = QString::fromUtf8(finding.id),
            .level = FindingLevel::Warning,
            .what = AttemptWords::sentence(finding),
            .why = {},
            .fix = AttemptWords::advice(finding)});
    if (AttemptWords::state(row) == AttemptWords::State::Works)
        addCard({.id = {}, .what = AttemptWords::summary(row)});
}

} // namespace gatehouse::pages
