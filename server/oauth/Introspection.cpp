// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Introspection.h"

#include "oauth/TokenDigest.h"

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

namespace {

qint64 secondsOf(base::sys_seconds time)
{
    return time.time_since_epoch().count();
}

/// RFC 9068 2.2: without a person the subject is the client itself.
QByteArray subjectOf(const domain::Session &session)
{
    return session.user.issuer == AgentIssuer ? session.clientId.value
                                              : session.user.userId().value;
}

QJsonObject described(const domain::Session &session, const domain::Scopes &scopes,
    base::sys_seconds issuedAt, base::sys_seconds expiresAt, const Profile &profile)
{
    QJsonObject answer {{u"active"_s, true}, {u"scope"_s, QString::fromUtf8(scopes.toString())},
        {u"client_id"_s, QString::fromUtf8(session.clientId.value)},
        {u"exp"_s, secondsOf(expiresAt)}, {u"iat"_s, secondsOf(issuedAt)},
        {u"sub"_s, QString::fromUtf8(subjectOf(session))},
        {u"aud"_s, QString::fromUtf8(session.resource)},
        {u"iss"_s, QString::fromUtf8(profile.issuer)}};
    const QString &name = session.user.email.isEmpty() ? session.user.name : session.user.email;
    if (!name.isEmpty())
        answer.insert(u"username"_s, name);
    return answer;
}

/// Nothing when the store failed.
std::optional<QJsonObject> introspect(
    const QByteArray &token, const domain::Client &client, const GrantParts &parts)
{
    const QJsonObject inactive {{u"active"_s, false}};
    const base::sys_seconds now = parts.clock.now();
    const auto access = parts.store.access(accessDigest(token), now);
    const auto refresh = parts.store.refresh(refreshDigest(token));
    if (!access || !refresh)
        return std::nullopt;
    if (*access && (*access)->session.clientId == client.id) {
        QJsonObject answer = described((*access)->session, (*access)->scopes, (*access)->issuedAt,
            (*access)->expiresAt, parts.profile);
        answer.insert(u"token_type"_s, u"Bearer"_s); // RFC 6749 5.1: of access tokens only
        return answer;
    }
    if (!*refresh || (*refresh)->session.clientId != client.id)
        return inactive;
    const RefreshRecord &record = **refresh;
    if (record.isUsed || record.expiresAt <= now || record.session.endsAt <= now)
        return inactive;
    return described(
        record.session, record.session.scopes, record.issuedAt, record.expiresAt, parts.profile);
}

} // namespace

EndpointAnswer answerIntrospect(
    const EndpointRequest &request, ClientDirectory &clients, const GrantParts &parts)
{
    const auto form = parseForm(request);
    if (!form)
        return EndpointAnswer::refusal(form.error());
    const auto client = authenticateClient(request, *form, clients);
    if (!client)
        return EndpointAnswer::refusal(client.error(), triesBasic(request));
    // RFC 7662 2.1 and 4: who cannot prove who they are could try tokens until one is active.
    if (!client->client.isConfidential())
        return EndpointAnswer::refusal(
            {ErrorCode::InvalidClient, "Only a client that proves itself may introspect tokens."},
            triesBasic(request));
    const auto token = form->value("token");
    if (!token)
        return EndpointAnswer::refusal({ErrorCode::InvalidRequest, "The token is missing."});
    const auto answer = introspect(*token, client->client, parts);
    return sparingAssertion(
        answer ? EndpointAnswer::json(*answer) : EndpointAnswer::refusal(storeFailed()), *client,
        parts.store);
}

} // namespace gatehouse::oauth
