// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SignInRows.h"

#include "store/Words.h"

namespace gatehouse::store {

using base::Err;
using base::Result;
using oauth::SignIn;

Result<void> SignInRows::save(const base::Digest &handle, const SignIn &signIn, int maxOpen)
{
    const auto kept = m_database.run(
        "INSERT INTO sign_ins (handle, stage, id, client_id, redirect_uri, state, code_challenge,"
        " resource, scopes, login_hint, browser, provider, nonce, sealed_verifier, expires_at,"
        " consent_asked)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {handle, wordFor(signIn.stage), signIn.id, signIn.clientId, signIn.redirectUri,
            signIn.state, signIn.codeChallenge, signIn.resource, signIn.scopes, signIn.loginHint,
            signIn.browser, signIn.provider, signIn.nonce, signIn.sealedVerifier, signIn.expiresAt,
            signIn.consentAsked});
    if (!kept)
        return Err(kept.error());
    // Nobody's flood may push out another client's sign-ins.
    const auto evicted = m_database.run("DELETE FROM sign_ins WHERE number IN"
                                        " (SELECT number FROM sign_ins WHERE client_id = ?"
                                        " ORDER BY number DESC LIMIT -1 OFFSET ?)",
        {signIn.clientId, maxOpen});
    if (!evicted)
        return Err(evicted.error());
    return {};
}

Result<std::optional<SignIn>> SignInRows::take(const base::Digest &handle, base::sys_seconds now)
{
    auto rows = m_database.run(
        "DELETE FROM sign_ins WHERE handle = ? RETURNING stage, id, client_id, redirect_uri, state,"
        " code_challenge, resource, scopes, login_hint, browser, provider, nonce, sealed_verifier,"
        " expires_at, consent_asked",
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
    return signIn;
}

} // namespace gatehouse::store
