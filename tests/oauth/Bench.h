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

    void note(oauth::TimelineStep step) override;
    QList<oauth::StepKind> kinds() const;
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

    Bench();
    ~Bench();

    oauth::GrantParts grants();

    oauth::Authorization::Parts authorization();

    oauth::RegistrationParts registration();

    /// A public client that may be sent back to its own host and to loopback.
    domain::Client addClient(const QByteArray &id);
    domain::Client addConfidentialClient(const QByteArray &id, const QByteArray &secret,
        domain::ClientAuthMethod method = domain::ClientAuthMethod::SecretBasic);

    /// A code as a finished sign-in leaves it.
    QByteArray addCode(const domain::Client &client,
        const domain::Scopes &scopes = domain::Scopes({"read", "write"}));

    using Answer = oauth::EndpointAnswer (*)(
        const oauth::EndpointRequest &, oauth::ClientDirectory &, const oauth::GrantParts &);

    oauth::EndpointAnswer ask(
        Answer answer, const QByteArray &body, const QByteArray &authorization);
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
    oauth::EndpointAnswer token(const QByteArray &body, const QByteArray &authorization = {});
    oauth::EndpointAnswer revoke(const QByteArray &body, const QByteArray &authorization = {});
    oauth::EndpointAnswer introspect(const QByteArray &body, const QByteArray &authorization = {});

    oauth::EndpointAnswer redeem(const QByteArray &client, const QByteArray &code,
        const QByteArray &verifier = CodeVerifier, const QByteArray &more = {});
    oauth::EndpointAnswer refresh(
        const QByteArray &client, const QByteArray &refreshToken, const QByteArray &more = {});

    /// Whether a worker would let the bearer of that token in.
    bool isPublished(const QByteArray &accessToken) const;
    bool storeKnows(const QByteArray &accessToken);
    qsizetype sessionCount();
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
