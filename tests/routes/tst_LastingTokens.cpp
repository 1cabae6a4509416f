// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "RefreshBench.h"

using namespace gatehouse;
using namespace gatehouse::test;

/// Tokens that are not renewed in time, for they have no end or there is no refresh token: the
/// provider is asked whose they are.
class tst_LastingTokens : public RefreshBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void asksEveryHourWhoseALastingTokenIs();
    void endsTheSessionOfWhoHasLeftWithALastingToken();
    void goesOnWithoutAWord();
    void goesOnWithAWordThatSaysNothing();
    void asksWithANewerTokenOfThePerson();
    void asksAboutADeadTokenThatIsNeeded();
    void asksAtOnceAboutATokenThatWasNotAccepted();
    void endsASessionWhoseTokenIsOverAndWasNotAccepted();
};

void tst_LastingTokens::asksEveryHourWhoseALastingTokenIs()
{
    house().useLastingToken();
    house().bench.clock.advance(oauth::AskAgainAfter - 1s);
    renew(this);
    QVERIFY(toldState() == UpstreamState::Fresh);
    QVERIFY(house().provider.asked.isEmpty());
    house().bench.clock.advance(1s);
    QVERIFY(renewWith(house().vouched()) == UpstreamState::Fresh);
    QVERIFY(house().provider.asked.last().tokens.accessToken.equals("lasting-at"));
    QVERIFY(m_told.first().tokens->accessToken.equals("lasting-at"));
    // It is written down.
    m_told.clear();
    renew(this);
    QVERIFY(toldState() == UpstreamState::Fresh);
    QCOMPARE(house().provider.asked.size(), 1);
}

void tst_LastingTokens::endsTheSessionOfWhoHasLeftWithALastingToken()
{
    house().useLastingToken();
    house().bench.clock.advance(oauth::AskAgainAfter);
    provider::Renewed left = *house().vouched();
    left.person->email = u"ada@elsewhere.example"_s;
    QVERIFY(renewWith(left) == UpstreamState::SessionOver);
    QVERIFY(house().bench.events.has(oauth::SessionEnded {{"one"}, domain::EndReason::NotAllowed}));
}

void tst_LastingTokens::goesOnWithoutAWord()
{
    const auto silence = base::Err(ProviderError {Kind::Unavailable, u"no answer"_s});
    house().useLastingToken();
    house().bench.clock.advance(20 * 3600s); // nobody has used it meanwhile
    QVERIFY(renewWith(silence) == UpstreamState::Fresh);
    QVERIFY(m_told.first().tokens->accessToken.equals("lasting-at"));
    QVERIFY(house().bench.events.has(oauth::ProviderDown {"corp", u"no answer"_s}));
    // Not at each call, even when the token is in doubt.
    house().bench.clock.advance(oauth::DoubtPause - 1s);
    m_told.clear();
    renew(this, domain::Trust::Doubted);
    QVERIFY(toldState() == UpstreamState::Fresh);
    QCOMPARE(house().provider.asked.size(), 1);
    house().bench.clock.advance(1s);
    QVERIFY(renewWith(house().vouched()) == UpstreamState::Fresh);
}

void tst_LastingTokens::goesOnWithAWordThatSaysNothing()
{
    const auto unsaid = base::Err(ProviderError {Kind::Unsaid, u"403"_s});
    house().useLastingToken();
    house().bench.clock.advance(oauth::AskAgainAfter);
    QVERIFY(renewWith(unsaid) == UpstreamState::Fresh);
    QCOMPARE(house().bench.events.count<oauth::ProviderDown>(), 0);
    house().bench.clock.advance(oauth::AskAgainAfter - 1s);
    m_told.clear();
    renew(this);
    QVERIFY(toldState() == UpstreamState::Fresh);
    QCOMPARE(house().provider.asked.size(), 1);
}

void tst_LastingTokens::asksWithANewerTokenOfThePerson()
{
    const auto dead = base::Err(ProviderError {Kind::Refused, u"401"_s});
    house().useLastingToken();
    house().openNewerSession();
    house().bench.clock.advance(oauth::AskAgainAfter);
    const auto answerTwice = [&](const RenewalResult &first, const RenewalResult &second) {
        m_told.clear();
        renew(this);
        if (!isAsked())
            return false;
        house().provider.answer(first);
        if (!isAsked())
            return false;
        house().provider.answer(second);
        return true;
    };
    // The provider has let the oldest go.
    QVERIFY(answerTwice(dead, house().vouched("newer-at")));
    QVERIFY(toldState() == UpstreamState::Fresh);
    QVERIFY(house().provider.asked.last().tokens.accessToken.equals("newer-at"));
    QVERIFY(m_told.first().tokens->accessToken.equals("lasting-at"));
    // It is not asked again for an hour.
    house().bench.clock.advance(oauth::AskAgainAfter - 1s);
    m_told.clear();
    renew(this);
    QVERIFY(toldState() == UpstreamState::Fresh);
    QCOMPARE(house().provider.asked.size(), 2);
    // It has let the person go.
    house().bench.clock.advance(1s);
    QVERIFY(answerTwice(dead, dead));
    QVERIFY(toldState() == UpstreamState::SessionOver);
    QVERIFY(house().bench.events.has(
        oauth::SessionEnded {{"one"}, domain::EndReason::ProviderRefused}));
}

void tst_LastingTokens::asksAboutADeadTokenThatIsNeeded()
{
    const auto dead = base::Err(ProviderError {Kind::Refused, u"401"_s});
    house().useLastingToken();
    house().openNewerSession();
    house().bench.clock.advance(oauth::AskAgainAfter);
    renew(this);
    QVERIFY(isAsked());
    house().provider.answer(dead);
    QVERIFY(isAsked());
    renew(this, domain::Trust::Doubted); // comes while others wait
    house().provider.answer(house().vouched("newer-at"));
    QVERIFY(toldState() == UpstreamState::Fresh);
    house().bench.clock.advance(oauth::DoubtPause);
    QVERIFY(renewWith(dead) == UpstreamState::SessionOver);
}

void tst_LastingTokens::asksAtOnceAboutATokenThatWasNotAccepted()
{
    using Trust = domain::Trust;
    house().useLastingToken();
    renew(this, Trust::Doubted); // it was asked a moment ago
    QVERIFY(toldState() == UpstreamState::Fresh);
    QVERIFY(house().provider.asked.isEmpty());
    house().bench.clock.advance(oauth::DoubtPause);
    QVERIFY(renewWith(house().vouched(), Trust::Doubted) == UpstreamState::Fresh);
    house().bench.clock.advance(oauth::DoubtPause);
    QVERIFY(renewWith(base::Err(ProviderError {Kind::Refused, u"401"_s}), Trust::Doubted)
        == UpstreamState::SessionOver);
    QCOMPARE(house().bench.sessionCount(), 0);
}

void tst_LastingTokens::endsASessionWhoseTokenIsOverAndWasNotAccepted()
{
    const domain::ProviderTokens dead {
        base::Secret("dead-at"), {}, house().bench.clock.now(), house().bench.clock.now()};
    QVERIFY(must(house().bench.memory.saveProviderTokens(
        {"one"}, house().seal(dead), house().bench.ada, house().bench.clock.now())));
    renew(this);
    QVERIFY(toldState() == UpstreamState::Fresh); // nobody has needed it yet
    m_told.clear();
    renew(this, domain::Trust::Doubted);
    QVERIFY(toldState() == UpstreamState::SessionOver);
    QVERIFY(house().provider.asked.isEmpty());
    QCOMPARE(house().bench.sessionCount(), 0);
}

QTEST_GUILESS_MAIN(tst_LastingTokens)
#include "tst_LastingTokens.moc"
