// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Bench.h"
#include "routes/ProviderRefresh.h"

#include <QTest>

namespace gatehouse::test {

using namespace std::chrono_literals;
using oauth::UpstreamState;
using provider::ProviderError;
using routes::ProviderRefresh;
using Kind = provider::ProviderError::Kind;
using RenewalResult = base::Result<provider::Renewed, ProviderError>;

/// A provider that answers a renewal when and as the test says.
class ScriptedProvider final : public provider::Provider
{
public:
    QList<provider::Renewal> asked;

    QByteArray name() const override { return "corp"; }
    QString displayName() const override { return u"Corp"_s; }
    void signInUrl(const provider::SignInStart &, QObject *, UrlDone) override { }
    void redeem(const provider::Redemption &, QObject *, GrantDone) override { }
    void refresh(const provider::Renewal &renewal, QObject *context, RenewalDone done) override
    {
        asked.append(renewal);
        m_context = context;
        m_done = std::move(done);
    }
    void revokeTokens(const provider::ProviderTokens &, QObject *, RevokeDone) override { }
    bool isAsked() const { return bool(m_done); }
    void answer(const RenewalResult &result)
    {
        const RenewalDone done = std::exchange(m_done, nullptr);
        if (m_context)
            done(result);
    }

private:
    QPointer<QObject> m_context;
    RenewalDone m_done;
};

/// A session with tokens of a provider that answers as the test says.
class RefreshBench : public QObject
{
protected:
    struct House
    {
        Bench bench;
        ScriptedProvider provider;
        std::unique_ptr<ProviderRefresh> refreshes;
        net::CoreQueue queue {[this](const std::function<void()> &work,
                                  const net::CoreQueue::Told &told) { told(run(work)); }};
        domain::Session session;

        House()
        {
            refreshes = std::make_unique<ProviderRefresh>(
                queue, bench.grants(), QList<provider::Provider *> {&provider});
            const base::sys_seconds now = bench.clock.now();
            session = {.id = {"one"},
                .user = bench.ada,
                .clientId = {"app"},
                .resource = "https://gate.example/mcp",
                .provider = "corp",
                .openedAt = now,
                .endsAt = now + 86400s};
            if (!bench.memory.openSession(session, seal(tokens("old", 60s)), {}, newTokens()))
                qFatal("the session of the test cannot be opened");
        }
        bool run(const std::function<void()> &work)
        {
            const bool durable = bench.store.batch(work).ok();
            if (durable) {
                bench.published.applyStaged();
                refreshes->applyStaged();
            } else {
                bench.published.discardStaged();
                refreshes->discardStaged();
            }
            return durable;
        }
        domain::ProviderTokens tokens(const QByteArray &name, base::seconds life) const
        {
            return {
                base::Secret(name + "-at"), base::Secret(name + "-rt"), bench.clock.now() + life};
        }
        QByteArray seal(const domain::ProviderTokens &plain)
        {
            return bench.keys.seal(
                domain::toRecord(plain), oauth::providerTokensRecord(session.id));
        }
        oauth::NewTokens newTokens() const
        {
            return {base::sha256("a"), bench.clock.now() + 3600s, base::sha256("r"),
                bench.clock.now() + 7200s, domain::Scopes({"read"})};
        }
        /// The refresh token that the store holds now.
        QByteArray kept()
        {
            const auto sealed = must(bench.memory.sealedProviderTokens(session.id)).value();
            const auto opened = must(oauth::openProviderTokens(bench.keys, session.id, sealed));
            return opened->refreshToken->reveal();
        }
        /// The refresh tokens that the provider is to be told of.
        QByteArrayList toBeRevoked()
        {
            QByteArrayList told;
            const auto due = must(bench.memory.dueRevocations(bench.clock.now(), 10));
            for (const oauth::DueRevocation &one : due) {
                const auto plain = must(bench.keys.open(one.sealedTokens, one.record.associated()));
                told.append(must(domain::providerTokensFrom(plain)).refreshToken->reveal());
            }
            return told;
        }
        /// From now on the session has no refresh token, and a token without an end.
        void useLastingToken()
        {
            const domain::ProviderTokens lasting {
                base::Secret("lasting-at"), {}, {}, bench.clock.now()};
            if (!bench.memory.saveProviderTokens(
                    session.id, seal(lasting), session.user, bench.clock.now()))
                qFatal("the tokens of the test cannot be kept");
        }
        /// Another of hers, a second later.
        void openNewerSession()
        {
            bench.clock.advance(1s);
            domain::Session newer = session;
            newer.id = {"two"};
            const domain::ProviderTokens lasting {
                base::Secret("newer-at"), {}, {}, bench.clock.now()};
            const QByteArray sealed =
                bench.keys.seal(domain::toRecord(lasting), oauth::providerTokensRecord(newer.id));
            const oauth::NewTokens tokens {base::sha256("a2"), bench.clock.now() + 3600s,
                base::sha256("r2"), bench.clock.now() + 7200s, domain::Scopes({"read"})};
            if (!bench.memory.openSession(newer, sealed, {}, tokens))
                qFatal("the second session of the test cannot be opened");
        }
        /// The provider's word that it is still hers.
        RenewalResult vouched(const QByteArray &token = "lasting-at")
        {
            return provider::Renewed {{base::Secret(token), {}, {}, bench.clock.now()}, bench.ada};
        }
        RenewalResult renewed(const QByteArray &name, base::seconds life = 3600s)
        {
            return provider::Renewed {tokens(name, life), bench.ada};
        }
    };

    std::unique_ptr<House> m_house;
    QList<ProviderRefresh::Outcome> m_told;

    House &house() { return *m_house; }
    void renew(QObject *context, domain::Trust trust = domain::Trust::Kept)
    {
        house().refreshes->renew(
            house().session, context,
            [this](const ProviderRefresh::Outcome &outcome) { m_told.append(outcome); }, trust);
    }
    bool isAsked()
    {
        return QTest::qWaitFor([this] { return house().provider.isAsked(); });
    }
    /// One renewal with that answer; what it came to.
    UpstreamState renewWith(const RenewalResult &answer, domain::Trust trust = domain::Trust::Kept)
    {
        m_told.clear();
        renew(this, trust);
        if (!isAsked())
            qFatal("the provider was not asked");
        house().provider.answer(answer);
        return toldState();
    }
    UpstreamState toldState()
    {
        if (!QTest::qWaitFor([this] { return !m_told.isEmpty(); }))
            qFatal("nobody was told");
        return m_told.first().state;
    }
    void start()
    {
        m_told.clear();
        m_house = std::make_unique<House>();
    }
};

} // namespace gatehouse::test
