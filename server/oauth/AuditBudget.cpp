// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/AuditBudget.h"

#include <QDateTime>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What somebody can make who is not in, or an honest program in a loop.
bool isBounded(AuditKind kind)
{
    switch (kind) {
    case AuditKind::AdminConnected:
    case AuditKind::AdminRefused:
    case AuditKind::SignInAccepted:
    case AuditKind::SignInRefused:
    case AuditKind::ConsentGiven:
    case AuditKind::ConsentDenied:
    case AuditKind::ClientRegistered:
    case AuditKind::ClientRefused:
    case AuditKind::ClientChanged:
    case AuditKind::ClientWithdrawn:
        return true;
    default:
        return false;
    }
}

QString shown(base::sys_seconds time)
{
    return QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC)
        .toString(Qt::ISODate);
}

} // namespace

bool AuditBudget::take(AuditKind kind, base::sys_seconds now)
{
    if (!isBounded(kind))
        return true;
    Bucket &bucket = m_buckets[kind];
    if (bucket.allowance.take(now))
        return true;
    if (bucket.skipped++ == 0)
        bucket.skippedSince = now;
    bucket.skippedUntil = now;
    return false;
}

AuditEntry AuditBudget::rowOf(AuditKind kind, Bucket &bucket)
{
    AuditEntry entry {.kind = AuditKind::AuditSkipped,
        .subject = auditWord(kind).toLatin1(),
        .detail = u"%1 more from %2 to %3 were not kept."_s.arg(bucket.skipped)
                      .arg(shown(bucket.skippedSince), shown(bucket.skippedUntil))};
    bucket.skipped = 0;
    return entry;
}

QList<AuditEntry> AuditBudget::due(base::sys_seconds now)
{
    QList<AuditEntry> rows;
    for (auto &[kind, bucket] : m_buckets) {
        if (bucket.skipped > 0 && now - bucket.skippedSince >= TogetherFor)
            rows.append(rowOf(kind, bucket));
    }
    return rows;
}

QList<AuditEntry> AuditBudget::all()
{
    QList<AuditEntry> rows;
    for (auto &[kind, bucket] : m_buckets) {
        if (bucket.skipped > 0)
            rows.append(rowOf(kind, bucket));
    }
    return rows;
}

} // namespace gatehouse::oauth
