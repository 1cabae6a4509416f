// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"

#include "oauth/TokenDigest.h"

namespace gatehouse::test {

void KeptSteps::note(oauth::TimelineStep step)
{
    all.append(step);
}

QList<oauth::StepKind> KeptSteps::kinds() const
{
    QList<oauth::StepKind> found;
    for (const oauth::TimelineStep &step : all)
        found.append(step.kind);
    return found;
}

Bench::Bench() = default;

Bench::~Bench() = default;

oauth::GrantParts Bench::grants()
{
    return {.profile = profile,
        .store = store,
        .mint = mint,
        .published = published,
        .keys = keys,
        .random = random,
        .clock = clock,
        .rules = rules,
        .events = events,
        .sessions = sessions,
        .steps = steps};
}

oauth::Authorization::Parts Bench::authorization()
{
    return {.profile = profile,
        .rules = rules,
        .providers = {{.name = "corp"}},
        .store = store,
        .clients = clients,
        .keys = keys,
        .random = random,
        .clock = clock,
        .events = events,
        .steps = steps};
}

oauth::RegistrationParts Bench::registration()
{
    return {.profile = profile,
        .store = store,
        .limit = registrationLimit,
        .random = random,
        .clock = clock,
        .events = events};
}

domain::Client Bench::addClient(const QByteArray &id)
{
    const domain::Client client {.id = {id},
        .name = QString::fromLatin1(id),
        .redirectUris = {"https://" + id + ".example/cb", "http://localhost/cb"},
        .issuedAt = clock.now()};
    return must(memory.registerClient(client, base::sha256(id)));
}

domain::Client Bench::addConfidentialClient(
    const QByteArray &id, const QByteArray &secret, domain::ClientAuthMethod method)
{
    const domain::Client client {.id = {id},
        .redirectUris = {"https://" + id + ".example/cb"},
        .authMethod = method,
        .secretDigest = base::sha256(secret),
        .issuedAt = clock.now()};
    return must(memory.registerClient(client, base::sha256(id)));
}

QByteArray Bench::addCode(const domain::Client &client, const domain::Scopes &scopes)
{
    const QByteArray code = oauth::CodePrefix + random.id128() + random.token256();
    const oauth::CodeRecord record {.clientId = client.id,
        .redirectUri = client.redirectUris.first(),
        .codeChallenge = CodeChallenge,
        .resource = profile.resources.first().uri,
        .scopes = scopes,
        .user = ada,
        .provider = "corp",
        .expiresAt = clock.now() + oauth::Authorization::CodeLife};
    if (!memory.saveCode(oauth::codeDigest(code), record))
        qFatal("The store of the bench has kept that code before.");
    return code;
}

oauth::EndpointAnswer Bench::ask(
    Answer answer, const QByteArray &body, const QByteArray &authorization)
{
    return inBatch([&] {
        return answer(
            {"application/x-www-form-urlencoded", authorization, body}, clients, grants());
    });
}

oauth::EndpointAnswer Bench::token(const QByteArray &body, const QByteArray &authorization)
{
    return ask(&answerToken, body, authorization);
}

oauth::EndpointAnswer Bench::revoke(const QByteArray &body, const QByteArray &authorization)
{
    return ask(&oauth::answerRevoke, body, authorization);
}

oauth::EndpointAnswer Bench::introspect(const QByteArray &body, const QByteArray &authorization)
{
    return ask(&oauth::answerIntrospect, body, authorization);
}

oauth::EndpointAnswer Bench::redeem(const QByteArray &client, const QByteArray &code,
    const QByteArray &verifier, const QByteArray &more)
{
    return token(
        form({{"grant_type", "authorization_code"}, {"client_id", client}, {"code", code},
            {"redirect_uri", "https://" + client + ".example/cb"}, {"code_verifier", verifier}})
        + more);
}

oauth::EndpointAnswer Bench::refresh(
    const QByteArray &client, const QByteArray &refreshToken, const QByteArray &more)
{
    return token(form({{"grant_type", "refresh_token"}, {"client_id", client},
                     {"refresh_token", refreshToken}})
        + more);
}

bool Bench::isPublished(const QByteArray &accessToken) const
{
    return published.find(oauth::accessDigest(accessToken)) != nullptr;
}

bool Bench::storeKnows(const QByteArray &accessToken)
{
    return must(memory.access(oauth::accessDigest(accessToken), clock.now())).has_value();
}

qsizetype Bench::sessionCount()
{
    return must(memory.sessions(clock.now())).size();
}

} // namespace gatehouse::test
