// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreContract.h"

#include <QtTest>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;
using base::seconds;
using domain::EndReason;
using oauth::TokensRecord;
using std::holds_alternative;

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

void StoreContract::keepsWhereASessionWasOpenedFromWhileItLives()
{
    domain::Session ended = session("ended");
    ended.openedFrom = "203.0.113.7";
    must(store().openSession(ended, {}, digest("none"), tokens("1")));
    domain::Session brief = session("brief");
    brief.openedFrom = "2001:db8::1";
    brief.endsAt = now() + seconds(10);
    must(store().openSession(brief, {}, digest("none"), tokens("2")));
    open("unknown", "3");
    QCOMPARE(must(store().access(digest("a1"), now()))->session.openedFrom, "203.0.113.7");
    const auto rotated = must(store().rotateRefresh(rotation("r1", "4")));
    QCOMPARE(std::get<oauth::Rotated>(rotated).session.openedFrom, "203.0.113.7");
    const QList<domain::Session> all = must(store().sessions(now()));
    QCOMPARE(all.at(0).openedFrom, "");
    QCOMPARE(all.at(1).openedFrom, "2001:db8::1");
    QCOMPARE(all.at(2).openedFrom, "203.0.113.7");
    must(store().endSession({"ended"}, EndReason::Revoked, now()));
    pass(seconds(10));
    must(store().endExpiredSessions(now(), Plenty));
    for (const char *over : {"ended", "brief"})
        QCOMPARE(must(store().findSession({over}))->openedFrom, "");
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

void StoreContract::knowsWhomItHasKeptAnythingOf()
{
    const domain::UserId user = session("one").user.userId();
    QVERIFY(!must(store().knowsPerson(user)));
    open("one", "1");
    QVERIFY(must(store().knowsPerson(user)));
    domain::Identity elsewhere = session("one").user;
    elsewhere.issuer = "https://other.example";
    QVERIFY(!must(store().knowsPerson(elsewhere.userId())));
    QVERIFY(must(store().endSession({"one"}, EndReason::Revoked, now())));
    QVERIFY(must(store().knowsPerson(user)));
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

    const auto of = [](const QByteArray &id) { return TokensRecord::of(domain::SessionId {id}); };
    const QList<oauth::HeldTokens> held {{of("two"), "fresh"}, {of("one"), "sealed"}};
    QCOMPARE(must(store().heldProviderTokens(ada, "google", now())), held);
    QVERIFY(must(store().heldProviderTokens(ada, "google", session("one").endsAt)).isEmpty());
    for (int i = 0; i < oauth::MaxHeldTokens; ++i)
        open("more " + QByteArray::number(i), "more " + QByteArray::number(i));
    const auto most = must(store().heldProviderTokens(ada, "google", now()));
    QCOMPARE(most.size(), oauth::MaxHeldTokens);
    QCOMPARE(most.first().record, of("more " + QByteArray::number(oauth::MaxHeldTokens - 1)));
}

/// It is about to become a session.
void StoreContract::findsWhatAProviderGaveForACodeThatIsGood()
{
    const domain::UserId ada = code().user.userId();
    open("one", "1");
    const auto keep = [this](const QByteArray &name, const oauth::CodeRecord &record) {
        must(store().saveCode(digest(name), record));
    };
    oauth::CodeRecord record = code();
    record.sealedProviderTokens = "hers";
    keep("good", record);
    record.expiresAt += seconds(5);
    record.sealedProviderTokens = "newer";
    keep("newer", record);
    record.expiresAt -= seconds(5);
    keep("redeemed", record);
    burn("redeemed");
    record.provider = "github";
    keep("elsewhere", record);
    record = code();
    record.user.subject = "babbage";
    keep("his", record);
    record = code();
    record.sealedProviderTokens.clear();
    keep("bare", record);

    const oauth::HeldTokens living {TokensRecord::of(domain::SessionId {"one"}), "sealed"};
    const oauth::HeldTokens good {TokensRecord::of(digest("good")), "hers"};
    const oauth::HeldTokens newer {TokensRecord::of(digest("newer")), "newer"};
    QList<oauth::HeldTokens> held {newer, good, living};
    QCOMPARE(must(store().heldProviderTokens(ada, "google", now())), held);
    pass(seconds(60));
    held.removeOne(good);
    QCOMPARE(must(store().heldProviderTokens(ada, "google", now())), held);
    for (int i = 0; i < 2 * oauth::MaxHeldTokens; ++i) {
        record = code();
        keep(QByteArray::number(i), record);
    }
    const auto most = must(store().heldProviderTokens(ada, "google", now()));
    QCOMPARE(most.size(), oauth::MaxHeldTokens + 1);
    QCOMPARE(most.last(), living);
}

} // namespace gatehouse::test
