// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/RevocationRows.h"

#include "store/Words.h"

namespace gatehouse::store {

using base::Err;
using base::Result;
using base::sys_seconds;
using oauth::DueRevocation;
using oauth::RevocationOutcome;
using oauth::RevocationStatus;

Result<void> RevocationRows::add(const oauth::NewRevocation &revocation)
{
    const auto added = m_database.run(
        "INSERT INTO provider_revocations (record, record_id, provider, user_id, client_id,"
        " sealed_tokens, queued_at, next_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        {wordFor(revocation.record.kind), revocation.record.id, revocation.provider,
            revocation.user, revocation.client, revocation.sealedTokens, revocation.queuedAt,
            revocation.queuedAt});
    if (!added)
        return Err(added.error());
    return {};
}

Result<void> RevocationRows::takeFromSession(qint64 session, sys_seconds now)
{
    {
        const auto moved = m_database.run(
            "INSERT INTO provider_revocations (record, record_id, provider, user_id, client_id,"
            " sealed_tokens, queued_at, next_at)"
            " SELECT 'session', id, provider, user_id, client_id, sealed_provider_tokens, ?, ?"
            " FROM sessions WHERE number = ? AND sealed_provider_tokens <> x''",
            {now, now, session});
        if (!moved)
            return Err(moved.error());
        if (moved->changed() == 0)
            return {};
    }
    const auto emptied = m_database.run(
        "UPDATE sessions SET sealed_provider_tokens = x'' WHERE number = ?", {session});
    if (!emptied)
        return Err(emptied.error());
    return {};
}

Result<QList<DueRevocation>> RevocationRows::due(sys_seconds now, int limit)
{
    auto rows = m_database.run(
        "SELECT number, record, record_id, provider, user_id, sealed_tokens, queued_at, attempts"
        " FROM provider_revocations WHERE settled_at IS NULL AND next_at <= ?"
        " ORDER BY next_at, number LIMIT ?",
        {now, limit});
    if (!rows)
        return Err(rows.error());
    QList<DueRevocation> due;
    while (rows->next())
        due.append({.number = rows->number(0),
            .record = {tokensRecordFrom(rows->text(1)), rows->bytes(2)},
            .provider = rows->bytes(3),
            .user = {rows->bytes(4)},
            .sealedTokens = rows->bytes(5),
            .queuedAt = rows->time(6),
            .attempts = int(rows->number(7))});
    if (const auto complete = rows->complete(); !complete)
        return Err(complete.error());
    return due;
}

Result<std::optional<sys_seconds>> RevocationRows::nextAt()
{
    auto rows =
        m_database.run("SELECT min(next_at) FROM provider_revocations WHERE settled_at IS NULL");
    if (!rows)
        return Err(rows.error());
    if (!rows->next() || rows->isNull(0))
        return std::nullopt;
    return rows->time(0);
}

Result<void> RevocationRows::settle(
    qint64 number, RevocationOutcome outcome, const QString &words, sys_seconds now)
{
    const auto settled = m_database.run(
        "UPDATE provider_revocations SET settled_at = ?, outcome = ?, next_at = NULL,"
        " sealed_tokens = x'', attempts = attempts + 1, last_words = ?"
        " WHERE number = ? AND settled_at IS NULL",
        {now, wordFor(outcome), words, number});
    if (!settled)
        return Err(settled.error());
    return {};
}

Result<void> RevocationRows::postpone(qint64 number, sys_seconds nextAt, const QString &words)
{
    const auto postponed = m_database.run(
        "UPDATE provider_revocations SET next_at = ?, attempts = attempts + 1, last_words = ?"
        " WHERE number = ? AND settled_at IS NULL",
        {nextAt, words, number});
    if (!postponed)
        return Err(postponed.error());
    return {};
}

Result<QList<RevocationStatus>> RevocationRows::list(int limit)
{
    auto rows = m_database.run(
        "SELECT record, record_id, provider, user_id, client_id, queued_at, attempts, next_at,"
        " settled_at, outcome, last_words FROM provider_revocations ORDER BY number DESC LIMIT ?",
        {limit});
    if (!rows)
        return Err(rows.error());
    QList<RevocationStatus> list;
    while (rows->next()) {
        RevocationStatus status {.record = {tokensRecordFrom(rows->text(0)), rows->bytes(1)},
            .provider = rows->bytes(2),
            .user = {rows->bytes(3)},
            .client = {rows->bytes(4)},
            .queuedAt = rows->time(5),
            .attempts = int(rows->number(6)),
            .lastWords = rows->text(10)};
        if (!rows->isNull(7))
            status.nextAt = rows->time(7);
        if (!rows->isNull(8))
            status.settledAt = rows->time(8);
        if (!rows->isNull(9))
            status.outcome = revocationOutcomeFrom(rows->text(9));
        list.append(status);
    }
    if (const auto complete = rows->complete(); !complete)
        return Err(complete.error());
    return list;
}

} // namespace gatehouse::store
