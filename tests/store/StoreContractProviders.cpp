// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreContract.h"

#include <QtTest>

namespace gatehouse::test {

using base::seconds;
using domain::EndReason;
using oauth::RevocationOutcome;
using oauth::RevocationStatus;
using std::holds_alternative;

namespace {

const QByteArray Name = "google"; // that of the contract's sessions and codes

domain::Session elsewhere(domain::Session session)
{
    session.provider = "github";
    return session;
}

} // namespace

QList<domain::SessionId> StoreContract::bind(const QByteArray &meaning, const QByteArray &name)
{
    return must(store().bindProvider({name, digest(meaning)}, now()));
}

void StoreContract::bindsAProviderThatWasThereBefore()
{
    open("one", "1");
    QVERIFY(bind("this").isEmpty());
    QVERIFY(isAccess("a1"));
    QCOMPARE(must(store().sealedProviderTokens({"one"})).value(), "sealed");
}

void StoreContract::leavesAProviderThatIsTheSame()
{
    bind("this");
    open("one", "1");
    must(store().saveCode(digest("code"), code()));
    QVERIFY(bind("this").isEmpty());
    QVERIFY(bind("another", "github").isEmpty());
    QVERIFY(isRefresh("r1"));
    QVERIFY(holds_alternative<oauth::CodeTaken>(burn("code")));
}

void StoreContract::endsTheSessionsOfAFormerProvider()
{
    bind("this");
    bind("that", "github");
    open("one", "1");
    open("two", "2");
    must(store().openSession(elsewhere(session("other")), "theirs", digest("none"), tokens("3")));
    const QList<domain::SessionId> ended = bind("another");
    QCOMPARE(ended, QList<domain::SessionId>({{"one"}, {"two"}}));
    QVERIFY(!isAccess("a1") && !isRefresh("r1") && !isAccess("a2") && !isRefresh("r2"));
    QVERIFY(isAccess("a3") && isRefresh("r3"));
    QVERIFY(bind("another").isEmpty());
    open("new", "4");
    QVERIFY(bind("another").isEmpty());
    // Back again it is another one once more.
    QCOMPARE(bind("this"), QList<domain::SessionId>({{"new"}}));
}

/// The one that goes by that name now would be sent them.
void StoreContract::queuesNothingThatAFormerProviderGave()
{
    bind("this");
    open("living", "1");
    domain::Session over = session("over");
    over.endsAt = now() + seconds(10);
    must(store().openSession(over, "sealed", digest("none"), tokens("2")));
    must(store().saveCode(digest("code"), code()));
    pass(seconds(10));
    const QList<domain::SessionId> both {{"living"}, {"over"}};
    QCOMPARE(bind("another"), both);
    pass(seconds(100));
    QVERIFY(must(store().endExpiredSessions(now(), Plenty)).isEmpty());
    must(store().purge(now(), seconds(3600), Plenty));
    QVERIFY(must(store().revocations(Plenty)).isEmpty());
    QVERIFY(!must(store().nextRevocationAt()));
    QVERIFY(must(store().sealedCounts()).isEmpty());
}

void StoreContract::givesUpWhatAFormerProviderWasToBeTold()
{
    bind("this");
    open("ended", "1");
    must(store().endSession({"ended"}, EndReason::Revoked, now()));
    must(store().openSession(elsewhere(session("other")), "theirs", digest("none"), tokens("2")));
    must(store().endSession({"other"}, EndReason::Revoked, now()));
    pass(seconds(5));
    QVERIFY(bind("another").isEmpty());
    const QList<oauth::DueRevocation> due = must(store().dueRevocations(now(), Plenty));
    QCOMPARE(due.size(), 1);
    QCOMPARE(due[0].provider, "github");
    const RevocationStatus seen = must(store().revocations(Plenty)).last();
    QCOMPARE(seen.provider, Name);
    QCOMPARE(seen.outcome, RevocationOutcome::GivenUp);
    QCOMPARE(seen.settledAt, now());
    QCOMPARE(seen.lastWords, oauth::anotherProviderNow());
    QVERIFY(!seen.nextAt);
    // As any that is settled.
    pass(seconds(30 * 86400));
    must(store().purge(now(), seconds(3600), Plenty));
    QCOMPARE(must(store().revocations(Plenty)).size(), 1);
}

void StoreContract::forgetsTheSignInsAndCodesOfAFormerProvider()
{
    bind("this");
    oauth::CodeRecord theirs = code();
    theirs.provider = "github";
    must(store().saveCode(digest("hers"), code()));
    must(store().saveCode(digest("theirs"), theirs));
    must(store().saveCode(digest("redeemed"), code()));
    burn("redeemed");
    oauth::SignIn there = signIn("client");
    there.stage = oauth::SignIn::Stage::AtProvider;
    there.provider = Name;
    must(store().saveSignIn(digest("there"), there, 10));
    must(store().saveSignIn(digest("not yet"), signIn("client"), 10));
    bind("another");
    QVERIFY(holds_alternative<oauth::CodeUnknown>(burn("hers")));
    QVERIFY(holds_alternative<oauth::CodeTaken>(burn("theirs")));
    QVERIFY(holds_alternative<oauth::CodeReplayed>(burn("redeemed")));
    QVERIFY(!must(store().takeSignIn(digest("there"), now())));
    QVERIFY(must(store().takeSignIn(digest("not yet"), now())));
}

} // namespace gatehouse::test
