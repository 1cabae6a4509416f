// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/NewsChoice.h"

#include <QSettings>

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Kept
{
    QString key;
    bool isWanted = false; ///< when nobody has said
};

Kept keptOf(News news)
{
    switch (news) {
    case News::ApprovalWanted:
        return {u"news/approval-wanted"_s, true};
    case News::TokenStolen:
        return {u"news/token-stolen"_s, true};
    case News::ProviderDown:
        return {u"news/provider-down"_s};
    case News::PersonArrived:
        return {u"news/person-arrived"_s};
    }
    Q_UNREACHABLE();
}

} // namespace

bool NewsChoice::isWanted(News news) const
{
    const Kept kept = keptOf(news);
    return QSettings().value(kept.key, kept.isWanted).toBool();
}

void NewsChoice::setWanted(News news, bool isWanted)
{
    if (isWanted == this->isWanted(news))
        return;
    QSettings().setValue(keptOf(news).key, isWanted);
    Q_EMIT changed();
}

void NewsChoice::setWay(Way way)
{
    if (way == m_way)
        return;
    m_way = way;
    Q_EMIT changed();
}

} // namespace gatehouse::models
