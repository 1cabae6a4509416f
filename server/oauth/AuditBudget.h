// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Allowance.h"
#include "oauth/Audit.h"

#include <map>

namespace gatehouse::oauth {

/// How many rows of a kind an audit log takes. Strangers can make some kinds as often as they like;
/// of those it keeps a number at once and then one a minute, and says how many it has left out.
/// Core thread.
class AuditBudget
{
public:
    /// So long what was left out is added up in one row.
    static constexpr base::seconds TogetherFor {600};

    /// Is one of this kind to be kept?
    bool take(AuditKind kind, base::sys_seconds now);
    /// Rows about what was left out, of those kinds for which it is time.
    QList<AuditEntry> due(base::sys_seconds now);
    /// The same, at once.
    QList<AuditEntry> all();

private:
    struct Bucket
    {
        Allowance allowance;
        qint64 skipped = 0;
        base::sys_seconds skippedSince {};
        base::sys_seconds skippedUntil {};
    };

    static AuditEntry rowOf(AuditKind kind, Bucket &bucket);

    std::map<AuditKind, Bucket> m_buckets;
};

} // namespace gatehouse::oauth
