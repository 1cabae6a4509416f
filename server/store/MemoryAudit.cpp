// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/MemoryAudit.h"

#include <algorithm>

namespace gatehouse::store {

using base::Result;
using oauth::AuditEntry;
using oauth::AuditFound;
using oauth::AuditMark;
using oauth::AuditRow;
using oauth::AuditWanted;

namespace {

bool holds(const QStringList &texts, const QString &part)
{
    return part.isEmpty()
        || std::any_of(texts.cbegin(), texts.cend(),
            [&part](const QString &text) { return text.contains(part, Qt::CaseInsensitive); });
}

bool fits(const AuditRow &row, const AuditWanted &wanted)
{
    const AuditEntry &entry = row.entry;
    const QString kind = oauth::auditWord(entry.kind) + u'.';
    const QString client = QString::fromUtf8(entry.client.value);
    return (wanted.kind.isEmpty() || kind.startsWith(wanted.kind + u'.'))
        && (!wanted.since || row.at >= *wanted.since) && (!wanted.until || row.at < *wanted.until)
        && holds({entry.actor, entry.who}, wanted.who)
        && holds({client, entry.clientName}, wanted.client)
        && holds({oauth::auditWord(entry.kind), entry.actor, entry.who, client, entry.clientName,
                     QString::fromUtf8(entry.subject), entry.detail},
            wanted.text);
}

} // namespace

Result<QList<AuditRow>> MemoryAudit::append(const QList<AuditEntry> &entries, base::sys_seconds now)
{
    QList<AuditRow> rows;
    for (const AuditEntry &entry : entries) {
        rows.append(oauth::auditRowAfter(m_state.head, now, entry));
        m_state.head = rows.last().mark;
        m_state.rows.push_back(rows.last());
    }
    return rows;
}

Result<AuditFound> MemoryAudit::find(const AuditWanted &wanted)
{
    std::vector<AuditRow> rows = m_state.rows;
    if (!wanted.after)
        std::reverse(rows.begin(), rows.end());
    AuditFound found;
    int scanned = 0;
    for (const AuditRow &row : rows) {
        const qint64 number = row.mark.number;
        if (wanted.after ? number <= *wanted.after : wanted.before && number >= *wanted.before)
            continue;
        if (found.rows.size() >= wanted.limit || scanned >= oauth::MaxAuditScan)
            return found;
        ++scanned;
        found.next = number;
        if (fits(row, wanted))
            found.rows.append(row);
    }
    found.next.reset();
    return found;
}

Result<QList<AuditRow>> MemoryAudit::after(qint64 number, int limit)
{
    QList<AuditRow> rows;
    for (const AuditRow &row : m_state.rows) {
        if (row.mark.number > number && rows.size() < limit)
            rows.append(row);
    }
    return rows;
}

Result<oauth::AuditEnds> MemoryAudit::ends()
{
    oauth::AuditEnds ends {.anchor = m_state.anchor, .head = m_state.head};
    if (!m_state.rows.empty()) {
        ends.lastRow = m_state.rows.back().mark.number;
        ends.oldest = m_state.rows.front().at;
    }
    return ends;
}

Result<std::optional<AuditMark>> MemoryAudit::prune(base::sys_seconds before, int limit)
{
    std::optional<AuditMark> anchor;
    while (!m_state.rows.empty() && m_state.rows.front().at < before && limit-- > 0) {
        anchor = m_state.rows.front().mark;
        m_state.rows.erase(m_state.rows.begin());
    }
    if (anchor)
        m_state.anchor = *anchor;
    return anchor;
}

} // namespace gatehouse::store
