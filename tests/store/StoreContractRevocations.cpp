// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreContract.h"

#include <QtTest>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;
using base::seconds;
using domain::EndReason;
using oauth::RevocationOutcome;
using oauth::RevocationStatus;
using oauth::TokensRecord;
using std::holds_alternative;

namespace {

domain::Session of(domain::Session session, const QByteArray &subject, const QByteArray &client)
{
    session.user.subject = subject;
    session.clientId = {client};
    return session;
}

} // namespace

void StoreContract::endsAllSessionsOfAPerson()
{
    const domain::Session one = of(session("one"), "ada", "x");
    must(store().openSession(one, "sealed", digest("none"), tokens("1")));
    must(store().openSession(of(session("two"), "ada", "y"), {}, digest("none"), tokens("2")));
    must(store().openSession(of(session("three"), "bob", "x"), {}, digest("none"), tokens("3")));
    const QList<domain::SessionId> ended =
        must(store().endSessions(one.user.userId(), EndReason::Revoked, now()));
    QCOMPARE(ended, QList<domain::SessionId>({{"one"}, {"two"}}));
    QCOMPARE(sessionIds(), QByteArrayList({"three"}));
    QVERIFY(!isAccess("a1") && !isRefresh("r1") && !isAccess("a2") && !isRefresh("r2"));
    QVERIFY(isAccess("a3") && isRefresh("r3"));
    QVERIFY(must(store().endSessions(one.user.userId(), EndReason::Revoked, now())).isEmpty());
}

void StoreContract::endsAllSessionsOfAClient()
{
    must(store().openSession(of(session("one"), "ada", "x"), {}, digest("none"), tokens("1")));
    must(store().openSession(of(session("two"), "bob", "x"), {}, digest("none"), tokens("2")));
    must(store().openSession(of(session("three"), "bob", "y"), {}, digest("none"), tokens("3")));
    QCOMPARE(must(store().endSessions(domain::ClientId {"x"}, EndReason::Revoked, now())),
        QList<domain::SessionId>({{"one"}, {"two"}}));
    QCOMPARE(sessionIds(), QByteArrayList({"three"}));
    QVERIFY(!isAccess("a1") && !isAccess("a2") && isAccess("a3"));
}

void StoreContract::endsEverySession()
{
    open("one", "1");
    open("two", "2");
    domain::Session brief = session("over");
    brief.endsAt = now() + seconds(10);
    must(store().openSession(brief, {}, digest("none"), tokens("3")));
    must(store().endSession({"two"}, EndReason::Revoked, now()));
    pass(seconds(10));
    QCOMPARE(must(store().endSessions(oauth::AllSessions {}, EndReason::Revoked, now())),
        QList<domain::SessionId>({{"one"}}));
    QVERIFY(sessionIds().isEmpty());
}

/// Else the session would be there a moment after everybody was told that it is not.
void StoreContract::forgetsTheCodesThatWouldBecomeSuchSessions()
{
    oauth::CodeRecord bobs = code();
    bobs.user.subject = "bob";
    bobs.clientId = {"other"};
    const auto refill = [&] {
        must(store().saveCode(digest("hers"), code()));
        must(store().saveCode(digest("his"), bobs));
    };
    const auto isGood = [&](const QByteArray &name) {
        return holds_alternative<oauth::CodeTaken>(burn(name));
    };
    refill();
    must(store().endSessions(code().user.userId(), EndReason::Revoked, now()));
    QVERIFY(!isGood("hers"));
    QVERIFY(isGood("his"));
    pass(Hour);
    must(store().purge(now(), Hour, Plenty));
    bobs.expiresAt = now() + seconds(60);
    must(store().saveCode(digest("again"), bobs));
    must(store().endSessions(domain::ClientId {"other"}, EndReason::Revoked, now()));
    QVERIFY(!isGood("again"));
    must(store().saveCode(digest("third"), bobs));
    must(store().endSessions(oauth::AllSessions {}, EndReason::Revoked, now()));
    QVERIFY(!isGood("third"));
}

void StoreContract::queuesTheProvidersTokensOfASessionThatEnds_data()
{
    QTest::addColumn<QByteArray>("how");
    for (const char *how :
        {"revoked", "all of the person", "code replayed", "refresh replayed", "expired", "idle"})
        QTest::newRow(how) << QByteArray(how);
}

/// Whichever verb ends the session, in the same step: nothing is lost between the two.
void StoreContract::queuesTheProvidersTokensOfASessionThatEnds()
{
    QFETCH(QByteArray, how);
    oauth::CodeRecord bare = code();
    bare.sealedProviderTokens.clear();
    must(store().saveCode(digest("code"), bare));
    burn("code");
    const domain::Session ended = session("one");
    must(store().openSession(ended, "sealed", digest("code"), tokens("1")));
    QCOMPARE(must(store().sealedProviderTokens({"one"})).value(), "sealed");
    if (how == "revoked") {
        must(store().endSession({"one"}, EndReason::Revoked, now()));
    } else if (how == "all of the person") {
        must(store().endSessions(ended.user.userId(), EndReason::Revoked, now()));
    } else if (how == "code replayed") {
        burn("code");
    } else if (how == "refresh replayed") {
        rotate("r1", "2");
        rotate("r2", "3");
        QVERIFY(holds_alternative<oauth::Replayed>(rotate("r1", "4")));
    } else {
        pass(how == "idle" ? 31 * Day : 200 * Day);
        must(store().endExpiredSessions(now(), Plenty));
    }
    const QList<oauth::DueRevocation> due = must(store().dueRevocations(now(), Plenty));
    QCOMPARE(due.size(), 1);
    QCOMPARE(due[0].record, TokensRecord::of(ended.id));
    QCOMPARE(due[0].provider, ended.provider);
    QCOMPARE(due[0].sealedTokens, "sealed");
    QCOMPARE(due[0].queuedAt, now());
    QCOMPARE(due[0].attempts, 0);
    const RevocationStatus seen = must(store().revocations(Plenty)).first();
    QCOMPARE(seen.user, ended.user.userId());
    QCOMPARE(seen.client, ended.clientId);
    QCOMPARE(seen.nextAt, now());
    QVERIFY(!seen.settledAt && !seen.outcome);
    QCOMPARE(must(store().sealedProviderTokens({"one"})).value(), QByteArray());
}

void StoreContract::queuesNothingWithoutProviderTokens()
{
    must(store().openSession(session("local"), {}, digest("none"), tokens("1")));
    must(store().endSession({"local"}, EndReason::Revoked, now()));
    QVERIFY(must(store().revocations(Plenty)).isEmpty());
    QVERIFY(!must(store().nextRevocationAt()));
    QVERIFY(!must(store().endSession({"local"}, EndReason::Revoked, now())));
    QVERIFY(must(store().revocations(Plenty)).isEmpty());
}

void StoreContract::queuesTheProvidersTokensOfACodeNobodyRedeemed()
{
    oauth::CodeRecord record = code();
    const auto keep = [&](const QByteArray &name) {
        record.sealedProviderTokens = "sealed " + name;
        must(store().saveCode(digest(name), record));
    };
    const auto newest = [&] { return must(store().revocations(1)).value(0).record; };
    keep("of the person");
    must(store().endSessions(record.user.userId(), EndReason::Revoked, now()));
    QCOMPARE(newest(), TokensRecord::of(digest("of the person")));
    keep("redeemed late");
    keep("never redeemed");
    keep("redeemed");
    const QByteArray made = oauth::sessionMadeFrom(digest("redeemed")).value;
    must(store().redeemCode(digest("redeemed"), now(), [&](const oauth::CodeRecord &taken) {
        return std::optional(
            oauth::Opening {session(made), taken.sealedProviderTokens, tokens("1")});
    }));
    keep("presented wrongly");
    burn("presented wrongly");
    QCOMPARE(newest(), TokensRecord::of(digest("presented wrongly")));
    pass(Hour);
    burn("redeemed late");
    QCOMPARE(newest(), TokensRecord::of(digest("redeemed late")));
    must(store().purge(now(), Hour, Plenty));
    QCOMPARE(newest(), TokensRecord::of(digest("never redeemed")));
    QCOMPARE(
        must(store().dueRevocations(now(), Plenty)).last().sealedTokens, "sealed never redeemed");
    QCOMPARE(must(store().revocations(Plenty)).size(), 4);
}

void StoreContract::queuesWhatItIsGiven()
{
    const oauth::NewRevocation given {
        TokensRecord::of(domain::SessionId {"one"}), "corp", {"user"}, {"client"}, "sealed", now()};
    must(store().queueRevocation(given));
    const RevocationStatus expected {.record = given.record,
        .provider = "corp",
        .user = {"user"},
        .client = {"client"},
        .queuedAt = now(),
        .nextAt = now()};
    QCOMPARE(must(store().revocations(Plenty)), QList<RevocationStatus>({expected}));
}

void StoreContract::ordersRevocationsByTheirTime()
{
    for (const char *id : {"one", "two", "three"})
        must(store().queueRevocation(
            {TokensRecord::of(domain::SessionId {id}), "corp", {}, {}, "sealed", now()}));
    const auto due = [&](int limit) {
        QByteArrayList ids;
        for (const oauth::DueRevocation &one : must(store().dueRevocations(now(), limit)))
            ids.append(one.record.id);
        return ids;
    };
    QCOMPARE(due(2), QByteArrayList({"one", "two"}));
    const qint64 one = must(store().dueRevocations(now(), 1)).first().number;
    must(store().postponeRevocation(one, now() + seconds(30), u"HTTP 503"_s));
    QCOMPARE(due(Plenty), QByteArrayList({"two", "three"}));
    QCOMPARE(must(store().nextRevocationAt()), now());
    pass(seconds(29));
    QCOMPARE(due(Plenty), QByteArrayList({"two", "three"}));
    pass(seconds(1));
    QCOMPARE(due(Plenty), QByteArrayList({"two", "three", "one"}));
    QCOMPARE(must(store().dueRevocations(now(), Plenty)).last().attempts, 1);
    QCOMPARE(must(store().revocations(1)).first().record.id, "three");
}

void StoreContract::keepsARevocationUntilItIsSettled()
{
    open("one", "1");
    must(store().endSession({"one"}, EndReason::Revoked, now()));
    const qint64 number = must(store().dueRevocations(now(), 1)).first().number;
    must(store().postponeRevocation(number, now() + 100 * Day, u"HTTP 503"_s));
    for (int month = 0; month < 3; ++month) {
        pass(31 * Day);
        must(store().purge(now(), Hour, Plenty));
    }
    RevocationStatus seen = must(store().revocations(Plenty)).value(0);
    QCOMPARE(seen.attempts, 1);
    QCOMPARE(seen.lastWords, u"HTTP 503"_s);
    pass(7 * Day);
    QCOMPARE(must(store().dueRevocations(now(), 1)).value(0).sealedTokens, "sealed");
    must(store().settleRevocation(number, RevocationOutcome::Revoked, {}, now()));
    QVERIFY(must(store().dueRevocations(now() + Day, 1)).isEmpty());
    QVERIFY(!must(store().nextRevocationAt()));
    seen = must(store().revocations(Plenty)).value(0);
    QCOMPARE(seen.outcome, RevocationOutcome::Revoked);
    QCOMPARE(seen.settledAt, now());
    QCOMPARE(seen.attempts, 2);
    QVERIFY(!seen.nextAt);
    QVERIFY(must(store().sealedCounts()).isEmpty()); // the tokens are forgotten
}

void StoreContract::settlesARevocationOnce()
{
    for (const auto outcome : {RevocationOutcome::Revoked, RevocationOutcome::Refused,
             RevocationOutcome::Unsupported, RevocationOutcome::GivenUp}) {
        must(store().queueRevocation(
            {TokensRecord::of(domain::SessionId {"one"}), "corp", {}, {}, "sealed", now()}));
        const qint64 number = must(store().dueRevocations(now(), 1)).first().number;
        must(store().settleRevocation(number, outcome, u"words"_s, now()));
        must(store().settleRevocation(number, RevocationOutcome::Revoked, {}, now() + Day));
        must(store().postponeRevocation(number, now(), {}));
        const RevocationStatus seen = must(store().revocations(1)).first();
        QCOMPARE(seen.outcome, outcome);
        QCOMPARE(seen.settledAt, now());
        QCOMPARE(seen.lastWords, u"words"_s);
        QCOMPARE(seen.attempts, 1);
    }
}

void StoreContract::forgetsSettledRevocationsAfterThirtyDays()
{
    must(store().queueRevocation(
        {TokensRecord::of(domain::SessionId {"one"}), "corp", {}, {}, "sealed", now()}));
    const qint64 number = must(store().dueRevocations(now(), 1)).first().number;
    must(store().settleRevocation(number, RevocationOutcome::Refused, {}, now()));
    pass(30 * Day - seconds(1));
    QCOMPARE(must(store().purge(now(), Hour, Plenty)), 0);
    pass(seconds(1));
    QCOMPARE(must(store().purge(now(), Hour, Plenty)), 1);
    QVERIFY(must(store().revocations(Plenty)).isEmpty());
}

void StoreContract::countsSealedValuesByTheirKey()
{
    must(store().openSession(session("one"), "\1old.tokens", digest("none"), tokens("1")));
    must(store().openSession(session("two"), "\1new.tokens", digest("none"), tokens("2")));
    must(store().openSession(session("three"), {}, digest("none"), tokens("3")));
    oauth::CodeRecord record = code();
    record.sealedProviderTokens = "\1old.of a code";
    must(store().saveCode(digest("code"), record));
    oauth::SignIn open = signIn("client");
    open.sealedVerifier = "\1old.verifier";
    must(store().saveSignIn(digest("handle"), open, 10));
    using Counts = QMap<QByteArray, int>;
    QCOMPARE(must(store().sealedCounts()), Counts({{"old.", 3}, {"new.", 1}}));
    must(store().endSession({"one"}, EndReason::Revoked, now()));
    QCOMPARE(must(store().sealedCounts()), Counts({{"old.", 3}, {"new.", 1}}));
    must(store().takeSignIn(digest("handle"), now()));
    burn("code"); // and its tokens are in the queue now
    QCOMPARE(must(store().sealedCounts()), Counts({{"old.", 2}, {"new.", 1}}));
}

void StoreContract::walksSealedRowsInOrder()
{
    using oauth::SealedPlace;
    const auto ids = [&](SealedPlace place, qint64 after, int limit) {
        QByteArrayList found;
        for (const oauth::SealedRow &row : must(store().sealedRows(place, after, limit)))
            found.append(row.record.id);
        return found;
    };
    for (const char *id : {"b", "a", "d", "c"})
        must(store().openSession(session(id), id, digest("none"), tokens(id)));
    must(store().openSession(session("local"), {}, digest("none"), tokens("6")));
    QCOMPARE(ids(SealedPlace::Sessions, 0, 3), QByteArrayList({"b", "a", "d"}));
    const qint64 third = must(store().sealedRows(SealedPlace::Sessions, 0, 3)).last().number;
    QCOMPARE(ids(SealedPlace::Sessions, third, 3), QByteArrayList({"c"}));
    QVERIFY(ids(SealedPlace::Revocations, 0, 3).isEmpty());
    must(store().endSession({"d"}, EndReason::Revoked, now()));
    must(store().endSession({"a"}, EndReason::Revoked, now()));
    QCOMPARE(ids(SealedPlace::Sessions, 0, Plenty), QByteArrayList({"b", "c"}));
    QCOMPARE(ids(SealedPlace::Revocations, 0, Plenty), QByteArrayList({"d", "a"}));
    QCOMPARE(must(store().sealedRows(SealedPlace::Revocations, 0, 1)).first().sealed, "d");
}

void StoreContract::resealsOnlyWhatHasNotChanged()
{
    using oauth::SealedPlace;
    open("one", "1");
    open("two", "2");
    must(store().endSession({"two"}, EndReason::Revoked, now()));
    const oauth::SealedRow one = must(store().sealedRows(SealedPlace::Sessions, 0, 1)).first();
    const oauth::SealedRow two = must(store().sealedRows(SealedPlace::Revocations, 0, 1)).first();
    QCOMPARE(must(store().reseal({{one, "anew one"}, {two, "anew two"}})), 2);
    QCOMPARE(must(store().sealedProviderTokens({"one"})).value(), "anew one");
    QCOMPARE(must(store().dueRevocations(now(), 1)).first().sealedTokens, "anew two");
    QCOMPARE(must(store().reseal({{one, "too late"}, {two, "too late"}})), 0);
    QCOMPARE(must(store().sealedProviderTokens({"one"})).value(), "anew one");
    QCOMPARE(must(store().dueRevocations(now(), 1)).first().sealedTokens, "anew two");
}

} // namespace gatehouse::test
