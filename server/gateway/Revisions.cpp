// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Revisions.h"

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;

const QStringList &sessionRevisions()
{
    static const QStringList revisions {u"2025-03-26"_s, u"2025-06-18"_s, u"2025-11-25"_s};
    return revisions;
}

QString statelessRevision()
{
    return u"2026-07-28"_s;
}

QStringList servedRevisions()
{
    QStringList revisions {statelessRevision()};
    for (auto it = sessionRevisions().crbegin(); it != sessionRevisions().crend(); ++it)
        revisions.append(*it);
    return revisions;
}

int agreedRevision(const QString &requested)
{
    const auto index = static_cast<int>(sessionRevisions().indexOf(requested));
    return index >= 0 ? index : static_cast<int>(sessionRevisions().size()) - 1;
}

} // namespace gatehouse::gateway
