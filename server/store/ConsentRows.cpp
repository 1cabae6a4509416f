// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ConsentRows.h"

#include <algorithm>

namespace gatehouse::store {

using base::Err;
using base::Result;
using oauth::ConsentKey;

namespace {

/// The same for the same set, in whichever order it was asked for.
QByteArray sorted(const domain::Scopes &scopes)
{
    QByteArrayList tokens = scopes.tokens();
    std::sort(tokens.begin(), tokens.end());
    return tokens.join(' ');
}

} // namespace

Result<void> ConsentRows::remember(const ConsentKey &key, base::sys_seconds until)
{
    const auto kept = m_database.run(
        "INSERT OR REPLACE INTO consents (browser, client_id, redirect_host, resource, scopes,"
        " expires_at) VALUES (?, ?, ?, ?, ?, ?)",
        {key.browser, key.clientId, key.redirectHost, key.resource, sorted(key.scopes), until});
    if (!kept)
        return Err(kept.error());
    const auto evicted = m_database.run("DELETE FROM consents WHERE number IN"
                                        " (SELECT number FROM consents WHERE browser = ?"
                                        " ORDER BY number DESC LIMIT -1 OFFSET ?)",
        {key.browser, oauth::MaxConsentsPerBrowser});
    if (!evicted)
        return Err(evicted.error());
    return {};
}

Result<bool> ConsentRows::isRemembered(const ConsentKey &key, base::sys_seconds now)
{
    auto rows = m_database.run(
        "SELECT 1 FROM consents WHERE browser = ? AND client_id = ? AND redirect_host = ?"
        " AND resource = ? AND scopes = ? AND expires_at > ?",
        {key.browser, key.clientId, key.redirectHost, key.resource, sorted(key.scopes), now});
    if (!rows)
        return Err(rows.error());
    return rows->next();
}

Result<int> ConsentRows::forget(const std::optional<domain::ClientId> &client)
{
    const auto gone = client ? m_database.run("DELETE FROM consents WHERE client_id = ?", {*client})
                             : m_database.run("DELETE FROM consents");
    if (!gone)
        return Err(gone.error());
    return gone->changed();
}

} // namespace gatehouse::store
