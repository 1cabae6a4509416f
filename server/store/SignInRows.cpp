// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SignInRows.h"

#include "oauth/Store.h"
#include "store/Words.h"

namespace gatehouse::store {

using base::Err;
using base::Result;
using oauth::SignIn;

Result<void> SignInRows::save(const base::Digest &handle, const SignIn &signIn, int maxOpen)
{
    if (auto added = add(handle, signIn); !added)
        return added;
    return makeRoom(signIn, maxOpen);
}

Result<void> SignInRows::add(const base::Digest &handle, const SignIn &signIn)
{
    const auto kept = m_database.run(
        "INSERT INTO sign_ins (handle, stage, id, client_id, redirect_uri, state, code_challenge,"
        " resource, scopes, login_hint, browser, provider, nonce, consent_asked, sealed_verifier,"
        " remember_in, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {handle, wordFor(signIn.stage), signIn.id, signIn.clientId, signIn.redirectUri,
            signIn.state, signIn.codeChallenge, signIn.resource, signIn.scopes, signIn.loginHint,
            signIn.browser, signIn.provider, signIn.nonce, signIn.consentAsked,
            signIn.sealedVerifier,
            signIn.rememberIn ? SqlValue(*signIn.rememberIn) : SqlValue::Null(), signIn.expiresAt});
    if (!kept)
        return Err(kept.error());
    return {};
}

Result<qint64> SignInRows::count()
{
    auto rows = m_database.run("SELECT count(*) FROM sign_ins");
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return Err(rows->complete().error());
    return rows->number(0);
}

Result<bool> SignInRows::areFewer(const SignIn &signIn, const Most &most)
{
    auto rows = m_database.run(
        "SELECT NOT EXISTS (SELECT 1 FROM sign_ins WHERE client_id = ?"
        " AND stage <> 'replaced' AND stage IN ('stopped', 'consent') = ? LIMIT 1 OFFSET ?)"
        " AND NOT EXISTS (SELECT 1 FROM sign_ins WHERE client_id = ? AND browser = ?"
        " AND stage <> 'replaced' LIMIT 1 OFFSET ?)",
        {signIn.clientId, signIn.isUnanswered(), most.ofClient - 1, signIn.clientId, signIn.browser,
            most.ofBrowser - 1});
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return Err(rows->complete().error());
    return rows->flag(0);
}

/// Nobody's flood may push out another client's sign-ins, and no flood of links those of its own
/// that have come further.
Result<void> SignInRows::makeRoom(const SignIn &signIn, int maxOpen)
{
    const auto ofClient = m_database.run(
        "UPDATE sign_ins SET stage = 'replaced', redirect_uri = x'', state = x'',"
        " code_challenge = x'', login_hint = x'', nonce = x'', sealed_verifier = x'',"
        " remember_in = NULL WHERE number IN (SELECT number FROM sign_ins WHERE client_id = ?"
        " AND stage <> 'replaced' AND stage IN ('stopped', 'consent') = ?"
        " ORDER BY number DESC LIMIT -1 OFFSET ?)",
        {signIn.clientId, signIn.isUnanswered(), maxOpen});
    if (!ofClient)
        return Err(ofClient.error());
    const int evicted = ofClient->changed();
    const auto ofBrowser = m_database.run(
        "UPDATE sign_ins SET stage = 'replaced', redirect_uri = x'', state = x'',"
        " code_challenge = x'', login_hint = x'', nonce = x'', sealed_verifier = x'',"
        " remember_in = NULL WHERE number IN (SELECT number FROM sign_ins WHERE client_id = ?"
        " AND browser = ? AND stage <> 'replaced' ORDER BY number DESC LIMIT -1 OFFSET ?)",
        {signIn.clientId, signIn.browser, oauth::MaxSignInsPerBrowser});
    if (!ofBrowser)
        return Err(ofBrowser.error());
    if (evicted + ofBrowser->changed() == 0)
        return {};
    const auto forgotten = m_database.run(
        "DELETE FROM sign_ins WHERE number IN (SELECT number FROM sign_ins WHERE client_id = ?"
        " AND stage = 'replaced' ORDER BY number DESC LIMIT -1 OFFSET ?)",
        {signIn.clientId, maxOpen});
    if (!forgotten)
        return Err(forgotten.error());
    return {};
}

Result<std::optional<SignIn>> SignInRows::take(const base::Digest &handle, base::sys_seconds now)
{
    auto rows = m_database.run(
        "DELETE FROM sign_ins WHERE handle = ? RETURNING stage, id, client_id, redirect_uri, state,"
        " code_challenge, resource, scopes, login_hint, browser, provider, nonce, sealed_verifier,"
        " expires_at, consent_asked, remember_in",
        {handle});
    if (!rows)
        return Err(rows.error());
    if (!rows->next() || rows->time(13) <= now)
        return std::nullopt;
    SignIn signIn;
    signIn.stage = stageFrom(rows->text(0));
    signIn.id = rows->bytes(1);
    signIn.clientId = {rows->bytes(2)};
    signIn.redirectUri = rows->bytes(3);
    signIn.state = rows->bytes(4);
    signIn.codeChallenge = rows->bytes(5);
    signIn.resource = rows->bytes(6);
    signIn.scopes = rows->scopes(7);
    signIn.loginHint = rows->bytes(8);
    signIn.browser = rows->digest(9);
    signIn.provider = rows->bytes(10);
    signIn.nonce = rows->bytes(11);
    signIn.sealedVerifier = rows->bytes(12);
    signIn.expiresAt = rows->time(13);
    signIn.consentAsked = rows->flag(14);
    if (!rows->isNull(15))
        signIn.rememberIn = rows->digest(15);
    return signIn;
}

} // namespace gatehouse::store
