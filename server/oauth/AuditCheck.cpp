// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/AuditCheck.h"

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What a row of AuditKind::AuditPruned says.
AuditMark markFrom(const AuditEntry &entry)
{
    const auto digest = base::Digest::fromBytes(QByteArray::fromHex(entry.detail.toLatin1()));
    return {entry.subject.toLongLong(), digest.value_or(base::Digest {})};
}

} // namespace

AuditCheck::AuditCheck(const AuditEnds &ends, const std::optional<AuditMark> &known)
    : m_ends(ends)
    , m_known(known)
    , m_last(ends.anchor)
{
    if (ends.lastRow > ends.head.number)
        fail(ends.head.number + 1, u"Row %1 was not written by this server."_s);
}

/// Of several faults the first counts.
bool AuditCheck::fail(qint64 number, const QString &problem)
{
    if (!m_fault)
        m_fault = AuditFault {number, problem.arg(number)};
    return false;
}

bool AuditCheck::take(const AuditRow &row)
{
    if (m_fault || m_last.number >= m_ends.head.number)
        return false;
    const qint64 expected = m_last.number + 1;
    if (row.mark.number != expected)
        return fail(expected, u"Row %1 is missing."_s);
    if (row.mark.digest != auditDigest(m_last.digest, expected, row.at, row.entry))
        return fail(expected,
            u"Row %1 is not what was written: it was changed, or put in another's place."_s);
    if (m_known && m_known->number == expected && m_known->digest != row.mark.digest)
        return fail(expected, u"Row %1 is not the one that was noted: the log was written anew."_s);
    if (row.entry.kind == AuditKind::AuditPruned)
        m_pruned = markFrom(row.entry);
    m_last = row.mark;
    return m_last.number < m_ends.head.number;
}

std::optional<AuditFault> AuditCheck::finish()
{
    const auto failAfterLast = [this] {
        fail(m_last.number + 1, u"Row %1 is missing, and all that followed it."_s);
    };
    if (m_last.number < m_ends.head.number)
        failAfterLast();
    if (m_last != m_ends.head)
        fail(m_ends.head.number, u"Row %1, the last one, is not the one that was written."_s);
    if (m_ends.anchor.number > 0 && m_pruned != m_ends.anchor)
        fail(first() - 1,
            u"Row %1 is missing, and all before it, and no row says that they were "
            "too old."_s);
    if (m_known && m_known->number > m_last.number)
        failAfterLast();
    return m_fault;
}

} // namespace gatehouse::oauth
