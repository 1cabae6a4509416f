// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Bench.h"
#include "routes/ProviderRefresh.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace std::chrono_literals;
using oauth::UpstreamState;
using provider::ProviderError;
using routes::ProviderRefresh;
using Kind = provider::ProviderError::Kind;
using Result = base::Result<provider::Renewed, ProviderError>;

namespace {

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
    void answer(const Result &result)
    {
        const RenewalDone done = std::exchange(m_done, nullptr);
        if (m_context)
            done(result);
    }

private:
    QPointer<QObject> m_context;
    RenewalDone m_done;
};

} // namespace

/// How the tokens of a provider are renewed: once, and kept before anybody sees them.
class tst_ProviderRefresh : public QObject
{
    Q_OBJECT

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
        Result renewed(const QByteArray &name, base::seconds life = 3600s)
        {
            return provider::Renewed {tokens(name, life), bench.ada};
        }
    };

    std::unique_ptr<House> m_house;
    QList<ProviderRefresh::Outcome> m_told;

    House &house() { return *m_house; }
    void renew(QObject *context)
    {
        house().refreshes->renew(house().session, context,
            [this](const ProviderRefresh::Outcome &outcome) { m_told.append(outcome); });
    }
    bool isAsked()
    {
        return QTest::qWaitFor([this] { return house().provider.isAsked(); });
    }
    /// One renewal with that answer; what it came to.
    UpstreamState renewWith(const Result &answer)
    {
        m_told.clear();
        renew(this);
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

private Q_SLOTS:
    void init();
    void keepsTheTokensBeforeItTells();
    void asksOnceForAllWhoWait();
    void asksNothingWhileTheTokenIsFresh();
    void losesNothingWhenTheStoreFails();
    void losesNothingWhenTheBatchIsNotDurable();
    void endsTheSessionOnlyWhenTheProviderRefuses();
    void saysThatTheProviderIsDown();
    void saysNothingOfAProviderThatSaidNothing();
    void asksAgainAboutAPersonItIsInDoubtAbout();
    void endsTheSessionOfSomebodyElse();
    void endsTheSessionOfWhoIsNoLongerAllowed();
    void endsTheSessionOfAProviderThatIsGone();
    void endsASessionWhoseTokensNoKeyOpens();
    void keepsNothingForASessionThatEndedMeanwhile();
    void tellsNobodyWhoIsGone();
};

void tst_ProviderRefresh::init()
{
    m_told.clear();
    m_house = std::make_unique<House>();
}

void tst_ProviderRefresh::keepsTheTokensBeforeItTells()
{
    QByteArray keptWhenTold;
    house().refreshes->renew(
        house().session, this, [&](const auto &) { keptWhenTold = house().kept(); });
    renew(this);
    QVERIFY(isAsked());
    QVERIFY(house().provider.asked.first().refreshToken.equals("old-rt"));
    QCOMPARE(house().kept(), "old-rt");
    house().provider.answer(house().renewed("new"));
    QVERIFY(toldState() == UpstreamState::Fresh);
    QVERIFY(m_told.first().tokens->accessToken.equals("new-at"));
    QCOMPARE(keptWhenTold, "new-rt");
}

void tst_ProviderRefresh::asksOnceForAllWhoWait()
{
    for (int i = 0; i < 4; ++i)
        renew(this);
    QVERIFY(isAsked());
    for (int i = 0; i < 4; ++i)
        renew(this);
    house().provider.answer(house().renewed("new"));
    QTRY_COMPARE(m_told.size(), 8);
    for (const ProviderRefresh::Outcome &outcome : m_told)
        QVERIFY(outcome.tokens->accessToken.equals("new-at"));
    QCOMPARE(house().provider.asked.size(), 1);
}

void tst_ProviderRefresh::asksNothingWhileTheTokenIsFresh()
{
    QVERIFY(renewWith(house().renewed("new")) == UpstreamState::Fresh);
    m_told.clear();
    renew(this);
    QVERIFY(toldState() == UpstreamState::Fresh);
    QVERIFY(m_told.first().tokens->accessToken.equals("new-at"));
    QCOMPARE(house().provider.asked.size(), 1);
}

void tst_ProviderRefresh::losesNothingWhenTheStoreFails()
{
    renew(this);
    QVERIFY(isAsked());
    house().bench.store.failNext("saveProviderTokens");
    house().provider.answer(house().renewed("new"));
    QVERIFY(toldState() == UpstreamState::Unavailable);
    QVERIFY(!m_told.first().tokens);
    QCOMPARE(house().kept(), "old-rt");
    // The provider has used the old one up: what it gave is stored now, and it is not asked again.
    m_told.clear();
    renew(this);
    QVERIFY(toldState() == UpstreamState::Fresh);
    QCOMPARE(house().kept(), "new-rt");
    QCOMPARE(house().provider.asked.size(), 1);
}

void tst_ProviderRefresh::losesNothingWhenTheBatchIsNotDurable()
{
    renew(this);
    QVERIFY(isAsked());
    house().bench.memory.failNextBatch();
    house().provider.answer(house().renewed("new"));
    QVERIFY(toldState() == UpstreamState::Unavailable);
    QCOMPARE(house().kept(), "old-rt");
    m_told.clear();
    renew(this);
    QVERIFY(toldState() == UpstreamState::Fresh);
    QCOMPARE(house().kept(), "new-rt");
    QCOMPARE(house().provider.asked.size(), 1);
}

void tst_ProviderRefresh::endsTheSessionOnlyWhenTheProviderRefuses()
{
    const auto error = [](Kind kind) {
        return base::Err(ProviderError {kind, u"says the test"_s});
    };
    QVERIFY(renewWith(error(Kind::Unavailable)) == UpstreamState::Unavailable);
    QCOMPARE(house().bench.sessionCount(), 1);
    QVERIFY(renewWith(error(Kind::Refused)) == UpstreamState::SessionOver);
    QCOMPARE(house().bench.sessionCount(), 0);
    QVERIFY(house().bench.events.has(
        oauth::SessionEnded {{"one"}, domain::EndReason::ProviderRefused}));
    QCOMPARE(house().bench.events.count<oauth::SessionEnded>(), 1);
    QCOMPARE(house().toBeRevoked(), QByteArrayList {"old-rt"});
    const oauth::TimelineStep step = house().bench.steps.all.last();
    QVERIFY(step.kind == oauth::StepKind::RefreshRefused);
    QVERIFY(step.reason == oauth::StepReason::Refused);
    QCOMPARE(step.session.value, "one");
}

void tst_ProviderRefresh::saysThatTheProviderIsDown()
{
    QVERIFY(renewWith(base::Err(ProviderError {Kind::Unavailable, u"no answer"_s}))
        == UpstreamState::Unavailable);
    QVERIFY(house().bench.events.has(oauth::ProviderDown {"corp", u"no answer"_s}));
    QCOMPARE(house().bench.events.count<oauth::ProviderAnswered>(), 0);
    QVERIFY(renewWith(house().renewed("new")) == UpstreamState::Fresh);
    QCOMPARE(house().bench.events.count<oauth::ProviderDown>(), 1);
    QCOMPARE(
        house().bench.events.last<oauth::ProviderAnswered>(), oauth::ProviderAnswered {"corp"});
}

void tst_ProviderRefresh::saysNothingOfAProviderThatSaidNothing()
{
    QVERIFY(renewWith(base::Err(ProviderError {Kind::Refused, u"refused here"_s}))
        == UpstreamState::SessionOver);
    QCOMPARE(house().bench.events.count<oauth::ProviderAnswered>(), 0);
    QCOMPARE(house().bench.events.count<oauth::ProviderDown>(), 0);
}

void tst_ProviderRefresh::asksAgainAboutAPersonItIsInDoubtAbout()
{
    const provider::Renewed doubtful {house().tokens("new", 3600s),
        base::Err(ProviderError {Kind::Unavailable, u"its keys cannot be had"_s})};
    QVERIFY(renewWith(doubtful) == UpstreamState::Unavailable);
    QCOMPARE(house().kept(), "new-rt");
    QCOMPARE(house().bench.sessionCount(), 1);
    QVERIFY(renewWith(house().renewed("newer")) == UpstreamState::Fresh);
    QVERIFY(house().provider.asked.last().refreshToken.equals("new-rt"));
    QCOMPARE(house().kept(), "newer-rt");
}

void tst_ProviderRefresh::endsTheSessionOfSomebodyElse()
{
    const provider::Renewed foreign {
        house().tokens("new", 3600s), base::Err(ProviderError {Kind::Refused, u"somebody else"_s})};
    QVERIFY(renewWith(foreign) == UpstreamState::SessionOver);
    QCOMPARE(house().bench.sessionCount(), 0);
    QCOMPARE(house().toBeRevoked(), QByteArrayList {"new-rt"});
}

void tst_ProviderRefresh::endsTheSessionOfWhoIsNoLongerAllowed()
{
    provider::Renewed left {house().tokens("new", 3600s), house().bench.ada};
    left.person->email = u"ada@elsewhere.example"_s;
    QVERIFY(renewWith(left) == UpstreamState::SessionOver);
    QVERIFY(!m_told.first().tokens);
    QCOMPARE(house().bench.sessionCount(), 0);
    QVERIFY(house().bench.events.has(oauth::SessionEnded {{"one"}, domain::EndReason::NotAllowed}));
    QCOMPARE(house().toBeRevoked(), QByteArrayList {"new-rt"});
    QVERIFY(house().bench.steps.all.last().reason == oauth::StepReason::NoLongerAllowed);
}

void tst_ProviderRefresh::endsTheSessionOfAProviderThatIsGone()
{
    house().refreshes = std::make_unique<ProviderRefresh>(
        house().queue, house().bench.grants(), QList<provider::Provider *>());
    renew(this);
    QVERIFY(toldState() == UpstreamState::SessionOver);
    QCOMPARE(house().bench.sessionCount(), 0);
}

void tst_ProviderRefresh::endsASessionWhoseTokensNoKeyOpens()
{
    QVERIFY(must(house().bench.memory.saveProviderTokens(
        {"one"}, "sealed elsewhere", house().bench.ada, house().bench.clock.now())));
    renew(this);
    QVERIFY(toldState() == UpstreamState::SessionOver);
    QCOMPARE(house().bench.sessionCount(), 0);
}

void tst_ProviderRefresh::keepsNothingForASessionThatEndedMeanwhile()
{
    renew(this);
    QVERIFY(isAsked());
    QVERIFY(must(house().bench.memory.endSession(
        {"one"}, domain::EndReason::Revoked, house().bench.clock.now())));
    house().provider.answer(house().renewed("new"));
    QVERIFY(toldState() == UpstreamState::SessionOver);
    QCOMPARE(house().toBeRevoked(), (QByteArrayList {"old-rt", "new-rt"}));
}

void tst_ProviderRefresh::tellsNobodyWhoIsGone()
{
    auto gone = std::make_unique<QObject>();
    renew(gone.get());
    renew(this);
    QVERIFY(isAsked());
    gone.reset();
    house().provider.answer(house().renewed("new"));
    QVERIFY(toldState() == UpstreamState::Fresh);
    QCOMPARE(m_told.size(), 1);
}

QTEST_GUILESS_MAIN(tst_ProviderRefresh)
#include "tst_ProviderRefresh.moc"
