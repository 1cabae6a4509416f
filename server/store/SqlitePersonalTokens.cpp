// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SqlitePersonalTokens.h"

#include "store/TextLists.h"

namespace gatehouse::store {

using base::Err;
using base::Result;
using oauth::KeptPersonalToken;
using oauth::KnownPerson;

namespace {

/// From six columns on, as they stand in the table users.
domain::Identity identityFrom(const Rows &rows, int first)
{
    return {rows.bytes(first), rows.bytes(first + 1), rows.text(first + 2), rows.flag(first + 3),
        rows.text(first + 4), textListFrom(rows.text(first + 5))};
}

KeptPersonalToken keptFrom(const Rows &rows)
{
    KeptPersonalToken kept {.digest = rows.digest(0),
        .token = {.id = {rows.bytes(1)},
            .name = rows.text(2),
            .user = identityFrom(rows, 10),
            .provider = rows.bytes(3),
            .resources = byteListFrom(rows.text(4)),
            .tools = textListFrom(rows.text(5)),
            .createdAt = rows.time(6),
            .expiresAt = rows.time(7)}};
    if (!rows.isNull(8))
        kept.token.usedAt = rows.time(8);
    kept.token.requests = rows.number(9);
    return kept;
}

} // namespace

Result<void> SqlitePersonalTokens::save(const KeptPersonalToken &kept)
{
    return m_transactions.wholly<void>([&]() -> Result<void> {
        if (const auto known = m_sessions.keepUser(kept.token.user); !known)
            return Err(known.error());
        return insert(kept);
    });
}

Result<void> SqlitePersonalTokens::insert(const KeptPersonalToken &kept)
{
    const oauth::PersonalToken &token = kept.token;
    const auto inserted = m_database.run(
        "INSERT INTO personal_tokens (digest, id, name, user_id, provider, resources, tools,"
        " created_at, expires_at, used_at, requests) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {kept.digest, token.id, token.name, token.user.userId(), token.provider,
            toColumn(token.resources), toColumn(token.tools), token.createdAt, token.expiresAt,
            token.usedAt, token.requests});
    if (!inserted)
        return Err(inserted.error());
    return {};
}

Result<QList<KeptPersonalToken>> SqlitePersonalTokens::all()
{
    auto rows = m_database.run(
        "SELECT t.digest, t.id, t.name, t.provider, t.resources, t.tools, t.created_at,"
        " t.expires_at, t.used_at, t.requests, u.issuer, u.subject, u.email, u.email_verified,"
        " u.name, u.groups FROM personal_tokens AS t JOIN users AS u ON u.id = t.user_id"
        " ORDER BY t.number DESC");
    if (!rows)
        return Err(rows.error());
    QList<KeptPersonalToken> all;
    while (rows->next())
        all.append(keptFrom(*rows));
    if (const auto complete = rows->complete(); !complete)
        return Err(complete.error());
    return all;
}

Result<bool> SqlitePersonalTokens::remove(const domain::SessionId &id)
{
    return m_transactions.wholly<bool>([&]() -> Result<bool> {
        const auto removed = m_database.run("DELETE FROM personal_tokens WHERE id = ?", {id});
        if (!removed)
            return Err(removed.error());
        return removed->changed() > 0;
    });
}

Result<void> SqlitePersonalTokens::addUse(
    const domain::SessionId &id, qint64 requests, base::sys_seconds at)
{
    return m_transactions.wholly<void>([&]() -> Result<void> {
        const auto added = m_database.run("UPDATE personal_tokens SET requests = requests + ?,"
                                          " used_at = max(coalesce(used_at, 0), ?) WHERE id = ?",
            {requests, at, id});
        if (!added)
            return Err(added.error());
        return {};
    });
}

Result<QList<KnownPerson>> SqlitePersonalTokens::peopleCalled(const QString &name)
{
    auto rows = m_database.run(
        "SELECT issuer, subject, email, email_verified, name, groups, coalesce((SELECT provider"
        " FROM sessions WHERE user_id = u.id ORDER BY number DESC LIMIT 1), x'') FROM users AS u"
        " WHERE (id = ? OR subject = ? OR email = ? COLLATE NOCASE OR name = ?) AND issuer <> ?"
        " ORDER BY id",
        {name.toUtf8(), name.toUtf8(), name, name, QByteArray(oauth::AgentIssuer)});
    if (!rows)
        return Err(rows.error());
    QList<KnownPerson> people;
    while (rows->next())
        people.append({identityFrom(*rows, 0), rows->bytes(6)});
    if (const auto complete = rows->complete(); !complete)
        return Err(complete.error());
    return people;
}

} // namespace gatehouse::store
