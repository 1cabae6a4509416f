// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ProviderRows.h"

#include "store/Words.h"

namespace gatehouse::store {

using base::Err;
using base::Result;

Result<QList<domain::SessionId>> ProviderRows::bind(
    const oauth::ProviderBinding &binding, base::sys_seconds now)
{
    const auto former = meaningOf(binding.name);
    if (!former)
        return Err(former.error());
    if (*former == binding.meaning)
        return QList<domain::SessionId>();
    if (const auto kept = keep(binding, now); !kept)
        return Err(kept.error());
    if (!*former)
        return QList<domain::SessionId>();
    // First: what a session holds when it ends would be queued for the provider of that name.
    if (const auto forgotten = forgetWhatItGave(binding.name, now); !forgotten)
        return Err(forgotten.error());
    auto ended = m_sessions.endAllOf(binding.name, domain::EndReason::ProviderRefused, now);
    if (!ended)
        return ended;
    auto tokens = removePersonalTokens(binding.name);
    if (!tokens)
        return tokens;
    return *ended + *tokens;
}

/// Its people are somebody else's now.
Result<QList<domain::SessionId>> ProviderRows::removePersonalTokens(const QByteArray &name)
{
    QList<domain::SessionId> removed;
    {
        auto rows = m_database.run(
            "SELECT id FROM personal_tokens WHERE provider = ? ORDER BY number", {name});
        if (!rows)
            return Err(rows.error());
        while (rows->next())
            removed.append({rows->bytes(0)});
        if (const auto complete = rows->complete(); !complete)
            return Err(complete.error());
    }
    const auto gone = m_database.run("DELETE FROM personal_tokens WHERE provider = ?", {name});
    if (!gone)
        return Err(gone.error());
    return removed;
}

Result<std::optional<base::Digest>> ProviderRows::meaningOf(const QByteArray &name)
{
    auto rows = m_database.run("SELECT meaning FROM providers WHERE name = ?", {name});
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return std::nullopt;
    return rows->digest(0);
}

Result<void> ProviderRows::keep(const oauth::ProviderBinding &binding, base::sys_seconds now)
{
    const auto kept = m_database.run(
        "INSERT OR REPLACE INTO providers (name, meaning, bound_at) VALUES (?, ?, ?)",
        {binding.name, binding.meaning, now});
    if (!kept)
        return Err(kept.error());
    return {};
}

Result<void> ProviderRows::forgetWhatItGave(const QByteArray &name, base::sys_seconds now)
{
    for (const char *sql : {"UPDATE sessions SET sealed_provider_tokens = x'' WHERE provider = ?",
             "DELETE FROM codes WHERE provider = ? AND taken_at IS NULL",
             "DELETE FROM sign_ins WHERE provider = ?"}) {
        if (const auto forgotten = m_database.run(sql, {name}); !forgotten)
            return Err(forgotten.error());
    }
    const auto settled = m_database.run(
        "UPDATE provider_revocations SET settled_at = ?, outcome = ?, next_at = NULL,"
        " sealed_tokens = x'', last_words = ? WHERE provider = ? AND settled_at IS NULL",
        {now, wordFor(oauth::RevocationOutcome::GivenUp), oauth::anotherProviderNow(), name});
    if (!settled)
        return Err(settled.error());
    return {};
}

} // namespace gatehouse::store
