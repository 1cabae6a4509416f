// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/CodeRows.h"

#include "store/TextLists.h"

namespace gatehouse::store {

using base::Err;
using base::Result;
using oauth::CodeRecord;
using oauth::RedeemOutcome;

Result<void> CodeRows::save(const base::Digest &code, const CodeRecord &record)
{
    const domain::Identity &user = record.user;
    const auto kept = m_database.run(
        "INSERT INTO codes (digest, client_id, redirect_uri, code_challenge, resource, scopes,"
        " issuer, subject, email, email_verified, name, groups, provider, sign_in,"
        " sealed_provider_tokens, expires_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {code, record.clientId, record.redirectUri, record.codeChallenge, record.resource,
            record.scopes, user.issuer, user.subject, user.email, user.emailVerified, user.name,
            toColumn(user.groups), record.provider, record.signIn, record.sealedProviderTokens,
            record.expiresAt});
    if (!kept)
        return Err(kept.error());
    return {};
}

Result<RedeemOutcome> CodeRows::take(const base::Digest &code, base::sys_seconds now)
{
    const auto kept = find(code);
    if (!kept)
        return Err(kept.error());
    if (!*kept)
        return replay(oauth::sessionMadeFrom(code), now);
    if ((*kept)->taken) {
        if (const auto &session = (*kept)->session)
            return replay(*session, now);
        return RedeemOutcome {oauth::CodeReplayed {}};
    }
    if ((*kept)->record.expiresAt <= now) {
        const oauth::CodeRecord &record = (*kept)->record;
        if (const auto forgotten = forget({code,
                {oauth::TokensRecord::of(code), record.provider, record.user.userId(),
                    record.clientId, record.sealedProviderTokens, now}});
            !forgotten)
            return Err(forgotten.error());
        return RedeemOutcome {oauth::CodeExpired {}};
    }
    return RedeemOutcome {oauth::CodeTaken {(*kept)->record}};
}

Result<std::optional<CodeRows::Kept>> CodeRows::find(const base::Digest &code)
{
    auto rows = m_database.run(
        "SELECT c.client_id, c.redirect_uri, c.code_challenge, c.resource, c.scopes, c.issuer,"
        " c.subject, c.email, c.email_verified, c.name, c.groups, c.provider,"
        " c.sealed_provider_tokens, c.expires_at, c.taken_at, s.id, c.sign_in"
        " FROM codes AS c LEFT JOIN sessions AS s ON s.number = c.session WHERE c.digest = ?",
        {code});
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return std::nullopt;
    Kept kept;
    kept.record.clientId = {rows->bytes(0)};
    kept.record.redirectUri = rows->bytes(1);
    kept.record.codeChallenge = rows->bytes(2);
    kept.record.resource = rows->bytes(3);
    kept.record.scopes = rows->scopes(4);
    kept.record.user = {rows->bytes(5), rows->bytes(6), rows->text(7), rows->flag(8), rows->text(9),
        textListFrom(rows->text(10))};
    kept.record.provider = rows->bytes(11);
    kept.record.sealedProviderTokens = rows->bytes(12);
    kept.record.expiresAt = rows->time(13);
    kept.record.signIn = rows->bytes(16);
    kept.taken = !rows->isNull(14);
    if (!rows->isNull(15))
        kept.session = domain::SessionId {rows->bytes(15)};
    return kept;
}

/// Of a code that \a session was made from, if there is such a session.
Result<RedeemOutcome> CodeRows::replay(const domain::SessionId &session, base::sys_seconds now)
{
    // RFC 6749 4.1.2: the tokens issued on a code that comes again SHOULD be revoked.
    const auto ended = m_sessions.end(session, domain::EndReason::CodeReplayed, now);
    if (!ended)
        return Err(ended.error());
    if (*ended)
        return RedeemOutcome {oauth::CodeReplayed {session}};
    const auto known = m_sessions.isKept(session);
    if (!known)
        return Err(known.error());
    if (*known)
        return RedeemOutcome {oauth::CodeReplayed {}};
    return RedeemOutcome {oauth::CodeUnknown {}};
}

Result<void> CodeRows::forget(const Unused &code)
{
    if (!code.revocation.sealedTokens.isEmpty()) {
        if (auto queued = m_revocations.add(code.revocation); !queued)
            return queued;
    }
    const auto forgotten = m_database.run("DELETE FROM codes WHERE digest = ?", {code.digest});
    if (!forgotten)
        return Err(forgotten.error());
    return {};
}

Result<void> CodeRows::burn(
    const base::Digest &code, const CodeRecord &record, base::sys_seconds now)
{
    if (record.sealedProviderTokens.isEmpty())
        return {};
    return m_revocations.add({oauth::TokensRecord::of(code), record.provider, record.user.userId(),
        record.clientId, record.sealedProviderTokens, now});
}

Result<void> CodeRows::forgetUnused(const oauth::WhichSessions &which, base::sys_seconds now)
{
    auto rows = m_database.run("SELECT digest, provider, issuer, subject, client_id,"
                               " sealed_provider_tokens FROM codes WHERE taken_at IS NULL"
                               " ORDER BY digest");
    if (!rows)
        return Err(rows.error());
    const auto codes = unused(std::move(*rows), now);
    if (!codes)
        return Err(codes.error());
    for (const Unused &code : *codes) {
        const auto *user = std::get_if<domain::UserId>(&which);
        const auto *client = std::get_if<domain::ClientId>(&which);
        if ((user && *user != code.revocation.user)
            || (client && *client != code.revocation.client))
            continue;
        if (auto forgotten = forget(code); !forgotten)
            return forgotten;
    }
    return {};
}

Result<int> CodeRows::forgetExpired(base::sys_seconds now, int limit)
{
    auto rows = m_database.run(
        "SELECT digest, provider, issuer, subject, client_id, sealed_provider_tokens FROM codes"
        " WHERE session IS NULL AND expires_at <= ? ORDER BY digest LIMIT ?",
        {now, limit});
    if (!rows)
        return Err(rows.error());
    const auto codes = unused(std::move(*rows), now);
    if (!codes)
        return Err(codes.error());
    for (const Unused &code : *codes) {
        if (const auto forgotten = forget(code); !forgotten)
            return Err(forgotten.error());
    }
    return int(codes->size());
}

Result<QList<oauth::HeldTokens>> CodeRows::heldProviderTokens(
    const domain::UserId &user, const QByteArray &provider, base::sys_seconds now)
{
    auto rows = m_database.run(
        "SELECT digest, provider, issuer, subject, client_id, sealed_provider_tokens FROM codes"
        " WHERE taken_at IS NULL AND provider = ? AND expires_at > ?"
        " AND sealed_provider_tokens <> x'' ORDER BY expires_at DESC, digest",
        {provider, now});
    if (!rows)
        return Err(rows.error());
    const auto codes = unused(std::move(*rows), now);
    if (!codes)
        return Err(codes.error());
    QList<oauth::HeldTokens> held;
    for (const Unused &code : *codes) {
        if (code.revocation.user == user && held.size() < oauth::MaxHeldTokens)
            held.append({code.revocation.record, code.revocation.sealedTokens});
    }
    return held;
}

Result<QList<CodeRows::Unused>> CodeRows::unused(Rows rows, base::sys_seconds now)
{
    QList<Unused> codes;
    while (rows.next()) {
        const base::Digest digest = rows.digest(0);
        const domain::Identity user {.issuer = rows.bytes(2), .subject = rows.bytes(3)};
        codes.append({digest,
            {oauth::TokensRecord::of(digest), rows.bytes(1), user.userId(), {rows.bytes(4)},
                rows.bytes(5), now}});
    }
    if (const auto complete = rows.complete(); !complete)
        return Err(complete.error());
    return codes;
}

Result<void> CodeRows::use(
    const base::Digest &code, std::optional<qint64> session, base::sys_seconds now)
{
    // The provider's tokens go with the code to who took it; a used code is only a digest to know.
    const auto used =
        m_database.run("UPDATE codes SET taken_at = ?, session = coalesce(?, session),"
                       " sealed_provider_tokens = x'' WHERE digest = ?",
            {now, session ? SqlValue(*session) : SqlValue::Null(), code});
    if (!used)
        return Err(used.error());
    return {};
}

} // namespace gatehouse::store
