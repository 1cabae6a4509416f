// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "RefreshBench.h"

using namespace gatehouse;
using namespace gatehouse::test;

/// How the tokens of a provider are renewed: once, and kept before anybody sees them.
class tst_ProviderRefresh : public RefreshBench
{
    Q_OBJECT

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
    start();
}

void tst_ProviderRefresh::keepsTheTokensBeforeItTells()
{
    QByteArray keptWhenTold;
    house().refreshes->renew(
        house().session, this, [&](const auto &) { keptWhenTold = house().kept(); });
    renew(this);
    QVERIFY(isAsked());
    QVERIFY(house().provider.asked.first().tokens.refreshToken->equals("old-rt"));
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
    QVERIFY(house().provider.asked.last().tokens.refreshToken->equals("new-rt"));
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
