// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreContract.h"

#include <QtTest>

namespace gatehouse::test {

using base::seconds;
using domain::EndReason;
using std::holds_alternative;

void StoreContract::purgesNothingThatIsInUse()
{
    must(store().registerClient(client("client"), digest("metadata")));
    must(store().saveSignIn(digest("handle"), signIn("client"), 10));
    must(store().saveCode(digest("code"), code()));
    open("one", "1");
    rotate("r1", "2");
    QCOMPARE(must(store().purge(now(), Hour, Plenty)), 0);
    QVERIFY(must(store().client({"client"})));
    QVERIFY(must(store().takeSignIn(digest("handle"), now())));
    QVERIFY(holds_alternative<oauth::CodeTaken>(burn("code")));
    QVERIFY(holds_alternative<oauth::Repeated>(rotate("r1", "3")));
    QVERIFY(isAccess("a2"));
}

void StoreContract::purgesWhatHasExpired()
{
    must(store().saveSignIn(digest("handle"), signIn("client"), 10));
    must(store().saveCode(digest("unused"), code()));
    must(store().saveCode(digest("burnt"), code()));
    burn("burnt");
    open("one", "1");
    pass(Hour);
    QCOMPARE(must(store().purge(now(), Hour, Plenty)), 3); // the sign-in and two codes
    QCOMPARE(must(store().purge(now(), Hour, Plenty)), 0);
    for (const char *code : {"unused", "burnt"})
        QVERIFY(holds_alternative<oauth::CodeUnknown>(burn(code)));
    QVERIFY(isRefresh("r1"));
}

void StoreContract::purgesNoMoreThanItsLimit()
{
    for (int i = 0; i < 10; ++i)
        must(store().saveSignIn(digest(QByteArray::number(i)), signIn("client"), 100));
    pass(Hour);
    QCOMPARE(must(store().purge(now(), Hour, 4)), 4);
    QCOMPARE(must(store().purge(now(), Hour, 4)), 4);
    QCOMPARE(must(store().purge(now(), Hour, 4)), 2);
    QCOMPARE(must(store().purge(now(), Hour, 4)), 0);
}

/// RFC 6749 10.3: sealed as they are, they hold tokens. Many refresh at the same time.
void StoreContract::purgesAnswersUntilNoneIsLeft()
{
    for (int i = 0; i < 10; ++i) {
        const QByteArray number = QByteArray::number(i);
        open(number, number);
        rotate("r" + number, "next " + number);
    }
    QCOMPARE(must(store().purge(now(), Hour, 4)), 0);
    pass(seconds(61));
    QCOMPARE(must(store().purge(now(), Hour, 4)), 4);
    QCOMPARE(must(store().purge(now(), Hour, 4)), 4);
    QCOMPARE(must(store().purge(now(), Hour, 4)), 2);
    QCOMPARE(must(store().purge(now(), Hour, 4)), 0);
}

void StoreContract::purgesUnusedRegistrationsOnly()
{
    domain::Client connector = client("connector");
    connector.kind = domain::ClientKind::PreRegistered;
    must(store().registerClient(connector, digest("0")));
    for (const char *id : {"never used", "with a session", "with a code", "signing in", "client"})
        must(store().registerClient(client(id), digest(id)));
    domain::Session used = session("one");
    used.clientId = {"with a session"};
    must(store().openSession(used, "sealed", digest("none"), tokens("1")));
    pass(Hour - seconds(30));
    oauth::CodeRecord issued = code();
    issued.clientId = {"with a code"};
    must(store().saveCode(digest("code"), issued));
    must(store().saveSignIn(digest("handle"), signIn("signing in"), 10));
    pass(seconds(29));
    QCOMPARE(must(store().purge(now(), Hour, Plenty)), 0);
    pass(seconds(1));

    must(store().purge(now(), Hour, Plenty));
    QVERIFY(!must(store().client({"never used"})));
    QVERIFY(!must(store().client({"client"})));
    for (const char *id : {"connector", "with a session", "with a code", "signing in"})
        QVERIFY2(must(store().client({id})), id);
    pass(Hour);
    must(store().purge(now(), Hour, Plenty)); // first what the clients were in use for,
    must(store().purge(now(), Hour, Plenty)); // then they themselves
    for (const char *id : {"with a code", "signing in"})
        QVERIFY2(!must(store().client({id})), id);
    QVERIFY(must(store().client({"with a session"})));
    QVERIFY(must(store().client({"connector"})));
}

void StoreContract::registeringAgainMakesARegistrationYoung()
{
    must(store().registerClient(client("one"), digest("metadata")));
    pass(Hour - seconds(1));
    must(store().registerClient(client("two"), digest("metadata")));
    pass(seconds(1));
    QCOMPARE(must(store().purge(now(), Hour, Plenty)), 0);
    QVERIFY(must(store().client({"one"})));
    pass(Hour);
    QCOMPARE(must(store().purge(now(), Hour, Plenty)), 1);
    QVERIFY(!must(store().client({"one"})));
}

/// By their own end, by that of their tokens, and each of them once.
void StoreContract::endsTheSessionsThatAreOverAndSaysWhich()
{
    domain::Session brief = session("brief");
    brief.endsAt = now() + seconds(10);
    must(store().openSession(brief, "sealed", digest("code"), tokens("1")));
    open("idle", "2");
    open("busy", "3");
    open("ended", "4");
    must(store().endSession({"ended"}, EndReason::Revoked, now()));
    pass(seconds(9));
    QVERIFY(must(store().endExpiredSessions(now(), Plenty)).isEmpty());
    pass(seconds(1));
    const QList<domain::SessionId> first {{"brief"}};
    QCOMPARE(must(store().endExpiredSessions(now(), Plenty)), first);
    QVERIFY(!isRefresh("r1"));
    QVERIFY(must(store().endExpiredSessions(now(), Plenty)).isEmpty());
    pass(29 * Day);
    rotate("r3", "5");
    QVERIFY(must(store().endExpiredSessions(now(), Plenty)).isEmpty());
    pass(1 * Day);
    const QList<domain::SessionId> second {{"idle"}};
    QCOMPARE(must(store().endExpiredSessions(now(), Plenty)), second);
    QVERIFY(!isRefresh("r2"));
    QVERIFY(isRefresh("r5"));
    QVERIFY(!must(store().endSession({"idle"}, EndReason::Revoked, now())));
}

void StoreContract::endsNoMoreExpiredSessionsThanItsLimit()
{
    for (const char *name : {"1", "2", "3"})
        open(name, name);
    pass(31 * Day);
    // Each is a row, and one of tokens.
    const QList<domain::SessionId> oldest {{"1"}, {"2"}};
    QCOMPARE(must(store().endExpiredSessions(now(), 3)), oldest);
    QCOMPARE(must(store().endExpiredSessions(now(), 3)), QList<domain::SessionId>({{"3"}}));
    QVERIFY(must(store().endExpiredSessions(now(), 3)).isEmpty());
}

/// Nobody would hear of it.
void StoreContract::purgingEndsNoSession()
{
    open("idle", "1");
    pass(200 * Day);
    QCOMPARE(must(store().purge(now(), Hour, Plenty)), 0);
    QCOMPARE(must(store().endExpiredSessions(now(), Plenty)).size(), 1);
    pass(30 * Day);
    QCOMPARE(must(store().purge(now(), Hour, Plenty)), 2); // the session and its user
}

void StoreContract::forgetsEndedSessionsAfterThirtyDays()
{
    must(store().saveCode(digest("code"), code()));
    burn("code");
    open("one", "1", "code");
    must(store().endSession({"one"}, EndReason::Revoked, now()));
    pass(30 * Day - seconds(1));
    must(store().purge(now(), Hour, Plenty));
    QVERIFY(must(store().sealedProviderTokens({"one"})));
    pass(seconds(1));
    QCOMPARE(must(store().purge(now(), Hour, Plenty)), 2); // the session and its user
    QVERIFY(!must(store().sealedProviderTokens({"one"})));
    QVERIFY(holds_alternative<oauth::CodeUnknown>(burn("code")));
}

/// Who holds an old token and the disk must not come from it to the live one.
void StoreContract::forgetsTheRepeatableAnswerAfterItsGrace()
{
    open("one", "1");
    rotate("r1", "2");
    pass(seconds(61));
    must(store().purge(now(), Hour, Plenty));
    oauth::Rotation late = rotation("r1", "3");
    late.grace = Hour;
    QVERIFY(holds_alternative<oauth::Replayed>(must(store().rotateRefresh(late))));
}

} // namespace gatehouse::test
