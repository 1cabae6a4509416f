// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"
#include "FaultyStore.h"
#include "oauth/Authorization.h"
#include "oauth/ClientManagement.h"
#include "oauth/Introspection.h"
#include "oauth/TokenEndpoint.h"
#include "Sample.h"
#include "store/MemoryStore.h"
#include "support/FakeClock.h"
#include "support/FakeRandom.h"
#include "support/RecordedEvents.h"

#include <QUrlQuery>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

/// name=value&… of a form or a query.
inline QByteArray form(const QList<std::pair<QByteArray, QByteArray>> &fields)
{
    return oauth::withQuery({}, fields).sliced(1);
}

/// The store of a bench fails only when it is told to.
template <typename T> T must(base::Result<T> result)
{
    if (!result)
        qFatal("The store of the bench failed without being told to.");
    return *std::move(result);
}

/// What a step came to, which must be of that kind.
template <typename T, typename Outcome> T as(const base::Result<Outcome> &outcome)
{
    if (!outcome || !std::holds_alternative<T>(*outcome))
        qFatal("The step ended otherwise than the test expects.");
    return std::get<T>(*outcome);
}
template <typename T, typename Outcome> bool isA(const base::Result<Outcome> &outcome)
{
    return outcome && std::holds_alternative<T>(*outcome);
}

/// POST /token where no provider has to be asked: the tests of one that has use beginToken().
inline oauth::EndpointAnswer answerToken(const oauth::EndpointRequest &request,
    oauth::ClientDirectory &clients, const oauth::GrantParts &parts)
{
    const oauth::TokenStep step = oauth::beginToken(request, clients, parts);
    const auto *answer = std::get_if<oauth::EndpointAnswer>(&step);
    if (!answer)
        qFatal("The request waits for a provider, which the test does not expect.");
    return *answer;
}

/// What was noted, as it was.
struct KeptSteps final : oauth::StepSink
{
    QList<oauth::TimelineStep> all;

    void note(oauth::TimelineStep step) override { all.append(step); }
    QList<oauth::StepKind> kinds() const
    {
        QList<oauth::StepKind> found;
        for (const oauth::TimelineStep &step : all)
            found.append(step.kind);
        return found;
    }
};

/// An authorization server on a bench: every part of oauth, a store in memory, a clock to turn.
struct Bench
{
    oauth::Profile profile = sampleProfile();
    FakeClock clock;
    FakeRandom random;
    store::MemoryStore memory;
    FaultyStore store {memory};
    oauth::ClientDirectory clients {profile, store};
    oauth::AllowRules rules {{u"*@corp.example"_s}, {}};
    base::KeyRing keys {{base::Secret(QByteArray(32, 'k'))}, random};
    oauth::TokenMint mint {profile, random};
    oauth::PublishedTable published;
    RecordedEvents events;
    oauth::RegistrationLimit registrationLimit {clock};
    oauth::Sessions sessions {store, published, events, clock};
    oauth::ClientControl control {store, sessions, clock};
    KeptSteps steps;

    domain::Identity ada {.issuer = "https://issuer.example",
        .subject = "1",
        .email = u"ada@corp.example"_s,
        .emailVerified = true,
        .name = u"Ada"_s};

    oauth::GrantParts grants()
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

    oauth::Authorization::Parts authorization()
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

    oauth::RegistrationParts registration()
    {
        return {.profile = profile,
            .store = store,
            .limit = registrationLimit,
            .random = random,
            .clock = clock,
            .events = events};
    }

    /// A public client that may be sent back to its own host and to loopback.
    domain::Client addClient(const QByteArray &id)
    {
        const domain::Client client {.id = {id},
            .name = QString::fromLatin1(id),
            .redirectUris = {"https://" + id + ".example/cb", "http://localhost/cb"},
            .issuedAt = clock.now()};
        return must(memory.registerClient(client, base::sha256(id)));
    }
    domain::Client addConfidentialClient(const QByteArray &id, const QByteArray &secret,
        domain::ClientAuthMethod method = domain::ClientAuthMethod::SecretBasic)
    {
        const domain::Client client {.id = {id},
            .redirectUris = {"https://" + id + ".example/cb"},
            .authMethod = method,
            .secretDigest = base::sha256(secret),
            .issuedAt = clock.now()};
        return must(memory.registerClient(client, base::sha256(id)));
    }

    /// A code as a finished sign-in leaves it.
    QByteArray addCode(const domain::Client &client,
        const domain::Scopes &scopes = domain::Scopes({"read", "write"}))
    {
        const QByteArray code = "gth_ac_" + random.token256();
        const oauth::CodeRecord record {.clientId = client.id,
            .redirectUri = client.redirectUris.first(),
            .codeChallenge = CodeChallenge,
            .resource = profile.resources.first().uri,
            .scopes = scopes,
            .user = ada,
            .provider = "corp",
            .expiresAt = clock.now() + oauth::Authorization::CodeLife};
        if (!memory.saveCode(base::sha256(code), record))
            qFatal("The store of the bench has kept that code before.");
        return code;
    }

    using Answer = oauth::EndpointAnswer (*)(
        const oauth::EndpointRequest &, oauth::ClientDirectory &, const oauth::GrantParts &);

    oauth::EndpointAnswer ask(
        Answer answer, const QByteArray &body, const QByteArray &authorization)
    {
        return inBatch([&] {
            return answer(
                {"application/x-www-form-urlencoded", authorization, body}, clients, grants());
        });
    }
    /// One request as the core thread runs it: in a batch, published once that is durable.
    template <typename Work> oauth::EndpointAnswer inBatch(const Work &work)
    {
        oauth::EndpointAnswer given;
        const auto durable = store.batch([&] { given = work(); });
        if (!durable) {
            published.discardStaged();
            return oauth::EndpointAnswer::refusal(oauth::storeFailed());
        }
        published.applyStaged();
        return given;
    }
    oauth::EndpointAnswer token(const QByteArray &body, const QByteArray &authorization = {})
    {
        return ask(&answerToken, body, authorization);
    }
    oauth::EndpointAnswer revoke(const QByteArray &body, const QByteArray &authorization = {})
    {
        return ask(&oauth::answerRevoke, body, authorization);
    }
    oauth::EndpointAnswer introspect(const QByteArray &body, const QByteArray &authorization = {})
    {
        return ask(&oauth::answerIntrospect, body, authorization);
    }

    oauth::EndpointAnswer redeem(const QByteArray &client, const QByteArray &code,
        const QByteArray &verifier = CodeVerifier, const QByteArray &more = {})
    {
        return token(
            form({{"grant_type", "authorization_code"}, {"client_id", client}, {"code", code},
                {"redirect_uri", "https://" + client + ".example/cb"}, {"code_verifier", verifier}})
            + more);
    }
    oauth::EndpointAnswer refresh(
        const QByteArray &client, const QByteArray &refreshToken, const QByteArray &more = {})
    {
        return token(form({{"grant_type", "refresh_token"}, {"client_id", client},
                         {"refresh_token", refreshToken}})
            + more);
    }

    /// Whether a worker would let the bearer of that token in.
    bool isPublished(const QByteArray &accessToken) const
    {
        return published.find(base::sha256(accessToken)) != nullptr;
    }
    bool storeKnows(const QByteArray &accessToken)
    {
        return must(memory.access(base::sha256(accessToken), clock.now())).has_value();
    }
    qsizetype sessionCount() { return must(memory.sessions(clock.now())).size(); }
};

inline QJsonObject json(const oauth::EndpointAnswer &answer)
{
    const auto object = base::parseJsonObject(answer.body);
    return object ? *object : QJsonObject();
}
inline QByteArray text(const oauth::EndpointAnswer &answer, const char *field)
{
    return json(answer)[QLatin1StringView(field)].toString().toUtf8();
}
inline QByteArray errorOf(const oauth::EndpointAnswer &answer)
{
    return text(answer, "error");
}

/// Every value of that name in the query of a redirect.
inline QStringList queryValues(const QByteArray &url, const char *name)
{
    const QUrlQuery query(QUrl::fromEncoded(url, QUrl::StrictMode));
    return query.allQueryItemValues(QString::fromLatin1(name), QUrl::FullyDecoded);
}

} // namespace gatehouse::test
