// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreContract.h"

#include <QtTest>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;
using base::seconds;
using domain::EndReason;
using std::holds_alternative;

namespace {

constexpr seconds Hour {3600};
constexpr seconds Day {86400};
constexpr int Plenty = 1000;

} // namespace

void StoreContract::endsASessionOnce()
{
    open("one", "1");
    open("two", "2");
    QVERIFY(must(store().endSession({"one"}, EndReason::Revoked, now())));
    QVERIFY(!must(store().endSession({"one"}, EndReason::NotAllowed, now())));
    QVERIFY(!must(store().endSession({"three"}, EndReason::Revoked, now())));
    QCOMPARE(sessionIds(), QByteArrayList({"two"}));
}

void StoreContract::endsNoSessionThatIsOver()
{
    domain::Session brief = session("brief");
    brief.endsAt = now() + seconds(10);
    must(store().openSession(brief, "sealed", digest("code"), tokens("1")));
    pass(seconds(10));
    QVERIFY(!must(store().endSession({"brief"}, EndReason::Revoked, now())));
}

void StoreContract::knowsNoTokenOfAnEndedSession()
{
    open("one", "1");
    rotate("r1", "2");
    must(store().endSession({"one"}, EndReason::Revoked, now()));
    for (const char *token : {"a1", "a2"}) {
        QVERIFY(!isAccess(token));
        QVERIFY(!must(store().endAccess(digest(token))));
    }
    for (const char *token : {"r1", "r2"}) {
        QVERIFY(!isRefresh(token));
        QVERIFY(holds_alternative<oauth::RefreshUnknown>(rotate(token, "3")));
    }
}

void StoreContract::listsWhatLivesNewestFirst()
{
    open("first", "1");
    open("second", "2");
    pass(seconds(1));
    open("third", "3");
    domain::Session brief = session("brief");
    brief.endsAt = now() + seconds(10);
    must(store().openSession(brief, "sealed", digest("code"), tokens("4")));
    QCOMPARE(sessionIds(), QByteArrayList({"brief", "third", "second", "first"}));
    pass(seconds(10));
    QCOMPARE(sessionIds(), QByteArrayList({"third", "second", "first"}));
}

void StoreContract::listsNoSessionWhoseTokensAreOver()
{
    open("idle", "1");
    open("busy", "2");
    pass(29 * Day);
    rotate("r2", "3");
    QCOMPARE(sessionIds(), QByteArrayList({"busy", "idle"}));
    pass(1 * Day);
    QCOMPARE(sessionIds(), QByteArrayList({"busy"}));
}

/// OpenID Connect Core 5.7: (iss, sub) is the person; the rest of what the provider says changes.
void StoreContract::showsAUserAsLastSeen()
{
    open("one", "1");
    domain::Session again = session("two");
    again.user.email = u"ada@new.example"_s;
    again.user.emailVerified = false;
    again.user.name.clear();
    again.user.groups.clear();
    must(store().openSession(again, QByteArray(), digest("code"), tokens("2")));
    QCOMPARE(must(store().access(digest("a1"), now()))->session.user, again.user);
    QCOMPARE(must(store().refresh(digest("r1")))->session.user, again.user);
    QCOMPARE(must(store().sealedProviderTokens({"two"})).value(), QByteArray());
}

void StoreContract::tellsUsersApartByIssuerAndSubject()
{
    open("one", "1");
    domain::Session elsewhere = session("two");
    elsewhere.user.issuer = "https://other.example";
    elsewhere.user.name = u"Another Ada"_s;
    must(store().openSession(elsewhere, "sealed", digest("code"), tokens("2")));
    QCOMPARE(must(store().access(digest("a1"), now()))->session.user, session("one").user);
    QCOMPARE(must(store().access(digest("a2"), now()))->session.user, elsewhere.user);
}

void StoreContract::keepsNewProviderTokensAndWhatIsNewOfThePerson()
{
    open("one", "1");
    open("two", "2");
    domain::Identity renamed = session("one").user;
    renamed.email = u"lovelace@example.com"_s;
    renamed.groups = {u"other"_s};
    QVERIFY(must(store().saveProviderTokens({"one"}, "fresh", renamed, now())));
    QCOMPARE(must(store().sealedProviderTokens({"one"})).value(), "fresh");
    QCOMPARE(must(store().sealedProviderTokens({"two"})).value(), "sealed");
    QCOMPARE(must(store().refresh(digest("r1")))->sealedProviderTokens, "fresh");
    // The person is the same one in both.
    for (const char *token : {"r1", "r2"})
        QCOMPARE(must(store().refresh(digest(token)))->session.user, renamed);
}

void StoreContract::keepsNoProviderTokensForASessionThatIsOver()
{
    open("ended", "1");
    open("idle", "2");
    must(store().endSession({"ended"}, EndReason::Revoked, now()));
    const domain::Session idle = session("idle");
    domain::Identity renamed = idle.user;
    renamed.email = u"lovelace@example.com"_s;
    QVERIFY(!must(store().saveProviderTokens({"ended"}, "fresh", renamed, now())));
    QVERIFY(!must(store().saveProviderTokens({"never"}, "fresh", renamed, now())));
    QVERIFY(!must(store().saveProviderTokens({"idle"}, "fresh", renamed, idle.endsAt)));
    QCOMPARE(must(store().sealedProviderTokens({"ended"})).value(), QByteArray());
    QCOMPARE(must(store().sealedProviderTokens({"idle"})).value(), "sealed");
    QCOMPARE(must(store().refresh(digest("r2")))->session.user, idle.user);
}

/// A provider that answered while the session ended has given what nobody will use.
void StoreContract::queuesNewProviderTokensOfASessionThatIsOver()
{
    open("one", "1");
    must(store().endSession({"one"}, EndReason::Revoked, now()));
    const domain::Identity user = session("one").user;
    QVERIFY(!must(store().saveProviderTokens({"one"}, "fresh", user, now())));
    const QList<oauth::DueRevocation> due = must(store().dueRevocations(now(), Plenty));
    QCOMPARE(due.size(), 2);
    QCOMPARE(due[0].sealedTokens, "sealed");
    QCOMPARE(due[1].sealedTokens, "fresh");
    QCOMPARE(due[1].record, due[0].record);
    QCOMPARE(due[1].provider, due[0].provider);
    domain::Identity other = user;
    other.subject = "babbage";
    QVERIFY(!must(store().saveProviderTokens({"one"}, "theirs", other, now())));
    QCOMPARE(must(store().dueRevocations(now(), Plenty)).size(), 2);
}

void StoreContract::keepsNoProviderTokensOfSomebodyElse()
{
    open("one", "1");
    domain::Identity other = session("one").user;
    other.subject = "babbage";
    QVERIFY(!must(store().saveProviderTokens({"one"}, "fresh", other, now())));
    QCOMPARE(must(store().sealedProviderTokens({"one"})).value(), "sealed");
    QCOMPARE(must(store().refresh(digest("r1")))->session.user, session("one").user);
}

void StoreContract::findsWhatAProviderGaveForOnePerson()
{
    const domain::UserId ada = session("one").user.userId();
    QVERIFY(must(store().heldProviderTokens(ada, "google", now())).isEmpty());
    open("one", "1");
    open("two", "2");
    open("ended", "3");
    must(store().endSession({"ended"}, EndReason::Revoked, now()));
    domain::Session other = session("other person");
    other.user.subject = "babbage";
    must(store().openSession(other, "theirs", digest("none"), tokens("4")));
    domain::Session elsewhere = session("elsewhere");
    elsewhere.provider = "github";
    must(store().openSession(elsewhere, "elsewhere", digest("none"), tokens("5")));
    must(store().openSession(session("bare"), QByteArray(), digest("none"), tokens("6")));
    must(store().saveProviderTokens({"two"}, "fresh", session("two").user, now()));

    const QList<oauth::HeldTokens> held {{{"two"}, "fresh"}, {{"one"}, "sealed"}};
    QCOMPARE(must(store().heldProviderTokens(ada, "google", now())), held);
    QVERIFY(must(store().heldProviderTokens(ada, "google", session("one").endsAt)).isEmpty());
    for (int i = 0; i < oauth::MaxHeldTokens; ++i)
        open("more " + QByteArray::number(i), "more " + QByteArray::number(i));
    const auto most = must(store().heldProviderTokens(ada, "google", now()));
    QCOMPARE(most.size(), oauth::MaxHeldTokens);
    QCOMPARE(most.first().session.value, "more " + QByteArray::number(oauth::MaxHeldTokens - 1));
}

void StoreContract::purgesNothingThatIsInUse()
{
    must(store().registerClient(client("client"), digest("metadata")));
    must(store().saveSignIn(digest("handle"), signIn("client"), 10));
    must(store().saveCode(digest("code"), code()));
    open("one", "1");
    rotate("r1", "2");
    QCOMPARE(must(store().purge(now(), Hour, Plenty)).rows, 0);
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
    QCOMPARE(must(store().purge(now(), Hour, Plenty)).rows, 3); // the sign-in and two codes
    QCOMPARE(must(store().purge(now(), Hour, Plenty)).rows, 0);
    for (const char *code : {"unused", "burnt"})
        QVERIFY(holds_alternative<oauth::CodeUnknown>(burn(code)));
    QVERIFY(isRefresh("r1"));
}

void StoreContract::purgesNoMoreThanItsLimit()
{
    for (int i = 0; i < 10; ++i)
        must(store().saveSignIn(digest(QByteArray::number(i)), signIn("client"), 100));
    pass(Hour);
    QCOMPARE(must(store().purge(now(), Hour, 4)).rows, 4);
    QCOMPARE(must(store().purge(now(), Hour, 4)).rows, 4);
    QCOMPARE(must(store().purge(now(), Hour, 4)).rows, 2);
    QCOMPARE(must(store().purge(now(), Hour, 4)).rows, 0);
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
    QCOMPARE(must(store().purge(now(), Hour, Plenty)).rows, 0);
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
    QCOMPARE(must(store().purge(now(), Hour, Plenty)).rows, 0);
    QVERIFY(must(store().client({"one"})));
    pass(Hour);
    QCOMPARE(must(store().purge(now(), Hour, Plenty)).rows, 1);
    QVERIFY(!must(store().client({"one"})));
}

void StoreContract::endsSessionsThatAreOverWhenPurging()
{
    domain::Session brief = session("brief");
    brief.endsAt = now() + seconds(10);
    must(store().openSession(brief, "sealed", digest("code"), tokens("1")));
    open("idle", "2");
    pass(seconds(10));
    const oauth::Purged purged = must(store().purge(now(), Hour, Plenty));
    QCOMPARE(purged.rows, 2); // the session and its tokens
    QCOMPARE(purged.expired, QList<domain::SessionId> {{"brief"}});
    QVERIFY(!isRefresh("r1"));
    QVERIFY(isRefresh("r2"));
    pass(30 * Day);
    QCOMPARE(must(store().purge(now(), Hour, Plenty)).expired, QList<domain::SessionId> {{"idle"}});
    QVERIFY(!isRefresh("r2"));
    QVERIFY(!must(store().endSession({"idle"}, EndReason::Revoked, now())));
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
    QCOMPARE(must(store().purge(now(), Hour, Plenty)).rows, 2); // the session and its user
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
