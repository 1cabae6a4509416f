// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreContract.h"

#include <QtTest>

namespace gatehouse::test {

using base::seconds;
using oauth::CodeReplayed;
using oauth::CodeTaken;
using oauth::Rotated;
using std::get_if;
using std::holds_alternative;

/// RFC 6749 4.1.2: a code MUST NOT be used more than once.
void StoreContract::givesACodeOnce()
{
    must(store().saveCode(digest("code"), code()));
    const auto first = burn("code");
    QVERIFY(holds_alternative<CodeTaken>(first));
    QCOMPARE(get_if<CodeTaken>(&first)->code, code());

    const auto second = burn("code");
    QVERIFY(holds_alternative<CodeReplayed>(second));
    QVERIFY(!get_if<CodeReplayed>(&second)->ended);
}

void StoreContract::knowsNoCodeItWasNotGiven()
{
    must(store().saveCode(digest("code"), code()));
    const auto outcome = burn("other");
    QVERIFY(holds_alternative<oauth::CodeUnknown>(outcome));
}

void StoreContract::refusesAnExpiredCode()
{
    must(store().saveCode(digest("late"), code()));
    must(store().saveCode(digest("in time"), code()));
    pass(seconds(59));
    QVERIFY(holds_alternative<CodeTaken>(burn("in time")));
    pass(seconds(1));
    QVERIFY(holds_alternative<oauth::CodeExpired>(burn("late")));
    pass(seconds(-60)); // used up all the same: a clock that is set back brings nothing back
    QVERIFY(holds_alternative<oauth::CodeUnknown>(burn("late")));
}

/// RFC 6749 4.1.2, RFC 9700 4.5: a code that comes again takes back what was issued on it.
void StoreContract::endsTheSessionOfAReplayedCode()
{
    must(store().saveCode(digest("code"), code()));
    QVERIFY(holds_alternative<CodeTaken>(burn("code")));
    open("one", "1", "code");
    open("bystander", "2");
    QVERIFY(holds_alternative<Rotated>(rotate("r1", "3")));

    const auto outcome = burn("code");
    QVERIFY(holds_alternative<CodeReplayed>(outcome));
    QCOMPARE(get_if<CodeReplayed>(&outcome)->ended.value().value, "one");
    for (const char *token : {"a1", "a3"})
        QVERIFY(!isAccess(token));
    QVERIFY(!isRefresh("r3"));
    QVERIFY(isAccess("a2"));
    QCOMPARE(sessionIds(), QByteArrayList({"bystander"}));
}

void StoreContract::namesNoSessionThatHadEndedBeforeTheReplay()
{
    must(store().saveCode(digest("code"), code()));
    burn("code");
    open("one", "1", "code");
    QVERIFY(must(store().endSession({"one"}, domain::EndReason::Revoked, now())));
    const auto outcome = burn("code");
    QVERIFY(holds_alternative<CodeReplayed>(outcome));
    QVERIFY(!get_if<CodeReplayed>(&outcome)->ended);
}

void StoreContract::knowsAReplayLongAfterTheCodesEnd()
{
    must(store().saveCode(digest("code"), code()));
    burn("code");
    open("one", "1", "code");
    pass(seconds(29 * 86400));
    must(store().purge(now(), seconds(3600), 1000));
    const auto outcome = burn("code");
    QVERIFY(holds_alternative<CodeReplayed>(outcome));
    QCOMPARE(get_if<CodeReplayed>(&outcome)->ended.value().value, "one");
}

/// RFC 6749 4.1.2: used up and answered, both or none.
void StoreContract::opensASessionForACodeInOneStep()
{
    must(store().saveCode(digest("code"), code()));
    const domain::SessionId one = oauth::sessionMadeFrom(digest("code"));
    int asked = 0;
    const auto openOne = [&](const oauth::CodeRecord &record) {
        ++asked;
        return std::optional(
            oauth::Opening {session(one.value), record.sealedProviderTokens, tokens("1")});
    };
    const auto first = must(store().redeemCode(digest("code"), now(), openOne));
    QVERIFY(holds_alternative<CodeTaken>(first));
    QVERIFY(isAccess("a1"));
    QCOMPARE(must(store().sealedProviderTokens(one)).value(), code().sealedProviderTokens);

    const auto second = must(store().redeemCode(digest("code"), now(), openOne));
    QVERIFY(holds_alternative<CodeReplayed>(second));
    QCOMPARE(get_if<CodeReplayed>(&second)->ended, one);
    QVERIFY(!isAccess("a1"));
    QCOMPARE(asked, 1);
    const auto third = must(store().redeemCode(digest("code"), now(), openOne));
    QVERIFY(holds_alternative<CodeReplayed>(third));
    QVERIFY(!get_if<CodeReplayed>(&third)->ended);
}

void StoreContract::leavesACodeGoodWhoseSessionCannotBeOpened()
{
    open("one", "1");
    must(store().saveCode(digest("code"), code()));
    const auto openWith = [this](const QByteArray &tokenName) {
        return [this, tokenName](const oauth::CodeRecord &) {
            const domain::SessionId two = oauth::sessionMadeFrom(digest("code"));
            return std::optional(oauth::Opening {session(two.value), "sealed", tokens(tokenName)});
        };
    };
    // Its tokens are kept already, so the last of its statements fails.
    QVERIFY(!store().redeemCode(digest("code"), now(), openWith("1")));
    QCOMPARE(sessionIds(), QByteArrayList({"one"}));
    const auto again = must(store().redeemCode(digest("code"), now(), openWith("2")));
    QVERIFY(holds_alternative<CodeTaken>(again));
    QCOMPARE(get_if<CodeTaken>(&again)->code, code());
    QVERIFY(isAccess("a2"));
}

void StoreContract::opensASessionWithItsTokens()
{
    const domain::Session opened = session("one");
    must(store().openSession(opened, "sealed", digest("code"), tokens("1")));
    const auto access = must(store().access(digest("a1"), now())).value();
    QCOMPARE(access.session, opened);
    QCOMPARE(access.scopes, domain::Scopes({"mcp"}));
    QCOMPARE(access.expiresAt, now() + seconds(3600));
    const auto refresh = must(store().refresh(digest("r1"))).value();
    QCOMPARE(refresh.session, opened);
    QCOMPARE(refresh.isUsed, false);
    QCOMPARE(refresh.expiresAt, now() + seconds(30 * 86400));
    QCOMPARE(refresh.sealedProviderTokens, "sealed");
    QCOMPARE(must(store().sessions(now())), QList<domain::Session>({opened}));
    QCOMPARE(must(store().sealedProviderTokens({"one"})).value(), "sealed");
    QVERIFY(!must(store().sealedProviderTokens({"two"})));
}

void StoreContract::refusesAnAccessTokenAtItsEnd()
{
    open("one", "1");
    pass(seconds(3599));
    QVERIFY(isAccess("a1"));
    pass(seconds(1));
    QVERIFY(!isAccess("a1"));
}

void StoreContract::refusesAnAccessTokenAtItsSessionsEnd()
{
    domain::Session brief = session("brief");
    brief.endsAt = now() + seconds(10);
    must(store().openSession(brief, "sealed", digest("code"), tokens("1")));
    pass(seconds(9));
    QVERIFY(isAccess("a1"));
    pass(seconds(1));
    QVERIFY(!isAccess("a1"));
}

/// RFC 7009 2.1: an access token may be revoked alone.
void StoreContract::endsOneAccessTokenAlone()
{
    open("one", "1");
    rotate("r1", "2");
    QVERIFY(must(store().endAccess(digest("a1"))));
    QVERIFY(!must(store().endAccess(digest("a1"))));
    QVERIFY(!must(store().endAccess(digest("r2"))));
    QVERIFY(!isAccess("a1"));
    QVERIFY(isAccess("a2"));
    QVERIFY(isRefresh("r2"));
}

void StoreContract::keepsTheNewestAccessTokensOnly()
{
    open("one", "1");
    const auto rotateTo = [this](int number) {
        rotate('r' + QByteArray::number(number - 1), QByteArray::number(number));
    };
    constexpr int Most = oauth::MaxAccessTokensPerSession;
    for (int number = 2; number <= Most; ++number)
        rotateTo(number);
    QVERIFY(isAccess("a1"));
    // One that was ended alone leaves its place, all within the same second.
    must(store().endAccess(digest("a7")));
    rotateTo(Most + 1);
    QVERIFY(isAccess("a1"));
    rotateTo(Most + 2);
    QVERIFY(!isAccess("a1"));
    QVERIFY(isAccess("a2"));
}

void StoreContract::takesNoKindOfTokenForTheOther()
{
    open("one", "1");
    QVERIFY(!isAccess("r1"));
    QVERIFY(!isRefresh("a1"));
    QVERIFY(holds_alternative<oauth::RefreshUnknown>(rotate("a1", "2")));
    QVERIFY(isAccess("a1"));
}

void StoreContract::knowsNoTokenItWasNotGiven()
{
    open("one", "1");
    QVERIFY(!isAccess("a2"));
    QVERIFY(!isRefresh("r2"));
    QVERIFY(holds_alternative<oauth::RefreshUnknown>(rotate("r2", "3")));
}

void StoreContract::openingASessionTwiceChangesNothing()
{
    open("one", "1");
    QVERIFY(!store().openSession(session("one"), "other", digest("code"), tokens("2")));
    QVERIFY(!store().openSession(session("two"), "other", digest("code"), tokens("1")));
    QVERIFY(!isAccess("a2"));
    QCOMPARE(sessionIds(), QByteArrayList({"one"}));
    QCOMPARE(must(store().sealedProviderTokens({"one"})).value(), "sealed");
    QVERIFY(!must(store().sealedProviderTokens({"two"})));
}

} // namespace gatehouse::test
