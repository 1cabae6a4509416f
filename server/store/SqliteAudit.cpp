// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SqliteAudit.h"

#include <algorithm>

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;
using oauth::AuditEnds;
using oauth::AuditEntry;
using oauth::AuditFound;
using oauth::AuditMark;
using oauth::AuditRow;
using oauth::AuditWanted;

namespace {

AuditRow rowFrom(const Rows &rows)
{
    const auto kind = oauth::auditKindOf(rows.text(2));
    // Whoever wrote a word that is none changed the row: it must not pass for any that is.
    return {.mark = {rows.number(0), kind ? rows.digest(9) : base::Digest {}},
        .at = rows.time(1),
        .entry = {.kind = kind.value_or(oauth::AuditKind::AdminChanged),
            .actor = rows.text(3),
            .who = rows.text(4),
            .client = {rows.bytes(5)},
            .clientName = rows.text(6),
            .subject = rows.bytes(7),
            .detail = rows.text(8)}};
}

base::sys_seconds endOfTime()
{
    return base::sys_seconds(base::seconds(qint64(1) << 53));
}

} // namespace

Result<QList<AuditRow>> SqliteAudit::append(const QList<AuditEntry> &entries, base::sys_seconds now)
{
    auto rows = m_transactions.wholly<QList<AuditRow>>([&] { return chain(entries, now); });
    if (!rows)
        m_transactions.refuse(rows.error());
    return rows;
}

Result<QList<AuditRow>> SqliteAudit::chain(const QList<AuditEntry> &entries, base::sys_seconds now)
{
    const auto known = ends();
    if (!known)
        return Err(known.error());
    AuditMark last = known->head;
    last.number = std::max(last.number, known->lastRow); // not ours: the check finds it
    QList<AuditRow> rows;
    for (const AuditEntry &entry : entries) {
        rows.append(oauth::auditRowAfter(last, now, entry));
        if (const auto inserted = insert(rows.last()); !inserted)
            return Err(inserted.error());
        last = rows.last().mark;
    }
    const auto moved = m_database.run(
        "UPDATE audit_ends SET head_number = ?, head_digest = ?", {last.number, last.digest});
    if (!moved)
        return Err(moved.error());
    return rows;
}

Result<void> SqliteAudit::insert(const AuditRow &row)
{
    const AuditEntry &entry = row.entry;
    const auto inserted = m_database.run(
        "INSERT INTO audit (number, at, kind, actor, who, client_id, client_name, subject, detail,"
        " digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {row.mark.number, row.at, oauth::auditWord(entry.kind), entry.actor, entry.who,
            entry.client, entry.clientName, entry.subject, entry.detail, row.mark.digest});
    if (!inserted)
        return Err(inserted.error());
    return {};
}

Result<AuditEnds> SqliteAudit::ends()
{
    auto rows = m_database.run("SELECT anchor_number, anchor_digest, head_number, head_digest,"
                               " coalesce((SELECT max(number) FROM audit), 0),"
                               " (SELECT at FROM audit ORDER BY number LIMIT 1) FROM audit_ends");
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return Err(Error {ErrorKind::Io,
            u"The audit log has lost where it ends; restore a backup of the database."_s});
    AuditEnds ends {.anchor = {rows->number(0), rows->digest(1)},
        .head = {rows->number(2), rows->digest(3)},
        .lastRow = rows->number(4)};
    if (!rows->isNull(5))
        ends.oldest = rows->time(5);
    return ends;
}

Result<QList<AuditRow>> SqliteAudit::read(Result<Rows> rows)
{
    if (!rows)
        return Err(rows.error());
    QList<AuditRow> found;
    while (rows->next())
        found.append(rowFrom(*rows));
    if (const auto complete = rows->complete(); !complete)
        return Err(complete.error());
    return found;
}

Result<QList<AuditRow>> SqliteAudit::after(qint64 number, int limit)
{
    return read(m_database.run(
        "SELECT number, at, kind, actor, who, client_id, client_name, subject, detail, digest"
        " FROM audit WHERE number > ? ORDER BY number LIMIT ?",
        {number, limit}));
}

/// Of the numbers from \a first to \a last. An empty text stands at the beginning of every other.
Result<Rows> SqliteAudit::select(const AuditWanted &wanted, qint64 first, qint64 last)
{
    const base::sys_seconds since = wanted.since.value_or(base::sys_seconds {});
    const base::sys_seconds until = wanted.until.value_or(endOfTime());
    const QString kind = wanted.kind.isEmpty() ? QString() : wanted.kind + u'.';
    if (wanted.after)
        return m_database.run(
            "SELECT * FROM audit_said WHERE number BETWEEN ? AND ? AND at >= ? AND at < ?"
            " AND instr(kind || '.', ?) = 1 AND instr(people, lower(?)) > 0"
            " AND instr(clients, lower(?)) > 0 AND instr(said, lower(?)) > 0"
            " ORDER BY number LIMIT ?",
            {first, last, since, until, kind, wanted.who, wanted.client, wanted.text,
                wanted.limit});
    return m_database.run(
        "SELECT * FROM audit_said WHERE number BETWEEN ? AND ? AND at >= ? AND at < ?"
        " AND instr(kind || '.', ?) = 1 AND instr(people, lower(?)) > 0"
        " AND instr(clients, lower(?)) > 0 AND instr(said, lower(?)) > 0"
        " ORDER BY number DESC LIMIT ?",
        {first, last, since, until, kind, wanted.who, wanted.client, wanted.text, wanted.limit});
}

Result<AuditFound> SqliteAudit::find(const AuditWanted &wanted)
{
    const auto known = ends();
    if (!known)
        return Err(known.error());
    const qint64 least = known->anchor.number + 1;
    const qint64 most = std::max(known->head.number, known->lastRow);
    qint64 first = std::max(least, wanted.after.value_or(0) + 1);
    qint64 last = std::min(most, wanted.before.value_or(most + 1) - 1);
    if (wanted.after)
        last = std::min(last, first + oauth::MaxAuditScan - 1);
    else
        first = std::max(first, last - oauth::MaxAuditScan + 1);
    const auto rows = read(select(wanted, first, last));
    if (!rows)
        return Err(rows.error());
    AuditFound found {.rows = *rows, .next = {}};
    const bool isFull = rows->size() >= wanted.limit;
    const qint64 edge = isFull ? rows->last().mark.number : wanted.after ? last : first;
    if (wanted.after ? edge < most : edge > least)
        found.next = edge;
    return found;
}

Result<std::optional<AuditMark>> SqliteAudit::prune(base::sys_seconds before, int limit)
{
    return m_transactions.wholly<std::optional<AuditMark>>(
        [&]() -> Result<std::optional<AuditMark>> {
            const auto first = after(0, limit);
            if (!first)
                return Err(first.error());
            std::optional<AuditMark> anchor;
            for (const AuditRow &row : *first) {
                if (row.at >= before)
                    break;
                anchor = row.mark;
            }
            if (!anchor)
                return anchor;
            const auto moved =
                m_database.run("UPDATE audit_ends SET anchor_number = ?, anchor_digest = ?",
                    {anchor->number, anchor->digest});
            if (!moved)
                return Err(moved.error());
            const auto gone =
                m_database.run("DELETE FROM audit WHERE number <= ?", {anchor->number});
            if (!gone)
                return Err(gone.error());
            return anchor;
        });
}

} // namespace gatehouse::store
