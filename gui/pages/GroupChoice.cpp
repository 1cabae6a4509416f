// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/GroupChoice.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>

#include <algorithm>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

namespace {

QString groupingKey()
{
    return u"sessions/group"_s;
}

} // namespace

GroupChoice::GroupChoice(QWidget *parent)
    : QWidget(parent)
    , m_box(new QComboBox(this))
    , m_fold(new QPushButton(this))
{
    auto *label = new QLabel(tr("&Group by"), this);
    label->setBuddy(m_box);
    m_box->addItem(tr("None", "no groups"), QString());
    m_box->addItem(tr("Person"), u"person"_s);
    m_box->addItem(tr("Client"), u"client"_s);
    m_box->setCurrentIndex(
        std::max(0, m_box->findData(QSettings().value(groupingKey()).toString())));
    m_fold->setAutoDefault(false);
    offerUnfolding(false);
    m_fold->setVisible(by().has_value());
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(label);
    line->addWidget(m_box);
    line->addWidget(m_fold);
    connect(m_box, &QComboBox::currentIndexChanged, this, &GroupChoice::choose);
    connect(m_fold, &QPushButton::clicked, this, [this] { Q_EMIT foldingWanted(!m_unfolds); });
}

GroupChoice::By GroupChoice::by() const
{
    switch (m_box->currentIndex()) {
    case 1:
        return models::SessionGroups::By::Person;
    case 2:
        return models::SessionGroups::By::Client;
    default:
        return std::nullopt;
    }
}

void GroupChoice::offerUnfolding(bool isOffered)
{
    m_unfolds = isOffered;
    m_fold->setText(isOffered ? tr("Expand all") : tr("Collapse all"));
}

void GroupChoice::choose()
{
    QSettings().setValue(groupingKey(), m_box->currentData());
    m_fold->setVisible(by().has_value());
    Q_EMIT chosen();
}

} // namespace gatehouse::pages
