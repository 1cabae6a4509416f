// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreContract.h"

#include <QtTest>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;
using base::seconds;
using oauth::StepKind;
using oauth::StepReason;
using oauth::TimelineStep;

TimelineStep StoreContract::step(
    StepKind kind, const QByteArray &signIn, const QByteArray &clientId) const
{
    return {.at = now(), .lastAt = now(), .kind = kind, .signIn = signIn, .clientId = {clientId}};
}

QList<TimelineStep> StoreContract::steps(const std::optional<domain::ClientId> &client)
{
    auto kept = must(store().timeline().steps(client, 2 * oauth::MaxSteps));
    for (TimelineStep &one : kept)
        one.number = 0; // so that they are what was recorded
    return kept;
}

void StoreContract::keepsEveryFieldOfAStep()
{
    const QByteArray bytes("zero\0and\xff", 9);
    const TimelineStep whole {.at = now(),
        .lastAt = now() + seconds(5),
        .times = 3,
        .kind = StepKind::AuthorizeRefused,
        .reason = StepReason::PortDiffers,
        .signIn = bytes,
        .clientId = {bytes},
        .clientName = u"Ünder test"_s,
        .session = {bytes},
        .tie = bytes,
        .detail = "https://client.example/cb"};
    const TimelineStep bare {.at = now(), .lastAt = now()};
    must(store().timeline().record({whole, bare}));
    QCOMPARE(steps(), QList<TimelineStep>({whole, bare}));
}

void StoreContract::givesItsStepsInParts()
{
    must(store().timeline().record(
        {step(StepKind::Asked, "one"), step(StepKind::Asked, "two", "other"),
            step(StepKind::Asked, "three"), step(StepKind::Asked, "four")}));
    const auto signIns = [this](const std::optional<domain::ClientId> &client, int limit,
                             std::optional<qint64> before) {
        QByteArrayList found;
        for (const TimelineStep &kept : must(store().timeline().steps(client, limit, before)))
            found.append(kept.signIn);
        return found;
    };
    const auto newest = must(store().timeline().steps({}, 2));
    QCOMPARE(newest.size(), 2);
    QVERIFY(newest[0].number > 0 && newest[0].number < newest[1].number);
    QCOMPARE(signIns({}, 2, {}), QByteArrayList({"three", "four"}));
    QCOMPARE(signIns({}, 9, newest[0].number), QByteArrayList({"one", "two"}));
    QCOMPARE(signIns(domain::ClientId {"client"}, 9, newest[1].number),
        QByteArrayList({"one", "three"}));
    QCOMPARE(signIns({}, 9, 1), QByteArrayList());
    QCOMPARE(signIns({}, 0, {}), QByteArrayList());
}

void StoreContract::givesTheStepsOfAClientAndWhatMayBelongToThem()
{
    TimelineStep tied = step(StepKind::Challenged, {}, {});
    tied.tie = "one";
    TimelineStep untied = step(StepKind::MetadataRead, {}, {});
    TimelineStep foreign = step(StepKind::Challenged, {}, {});
    foreign.tie = "another";
    TimelineStep mine = step(StepKind::Registered);
    mine.tie = "one";
    TimelineStep others = step(StepKind::Registered, {}, "other");
    others.tie = "one";
    must(store().timeline().record({tied, untied, foreign, mine, others}));
    QCOMPARE(steps(domain::ClientId {"client"}), QList<TimelineStep>({tied, mine}));
    QCOMPARE(steps(domain::ClientId {"nobody"}), QList<TimelineStep>());
    QCOMPARE(steps().size(), 5);
}

void StoreContract::countsWhatRepeatsInsteadOfKeepingIt()
{
    TimelineStep loose = step(StepKind::Challenged, {}, {});
    loose.tie = "one";
    const TimelineStep between = step(StepKind::MetadataRead, {}, {});
    must(store().timeline().record({loose, between}));
    pass(seconds(600));
    loose.at = loose.lastAt = now();
    must(store().timeline().record({loose})); // a loose step, with others in between
    pass(seconds(601));
    loose.at = loose.lastAt = now();
    must(store().timeline().record({loose})); // too late
    auto kept = steps();
    QCOMPARE(kept.size(), 3);
    QCOMPARE(kept[0].times, 2);
    QCOMPARE(kept[0].lastAt - kept[0].at, seconds(600));
    QCOMPARE(kept[2].times, 1);

    // Of a sign-in only the latest step, so that the order stays true.
    const TimelineStep refused = step(StepKind::CodeRefused, "s");
    const TimelineStep other = step(StepKind::ProviderAnswered, "s");
    must(store().timeline().record({refused, refused, other, refused, other, other}));
    kept = steps(domain::ClientId {"client"});
    QCOMPARE(kept.size(), 5);
    QCOMPARE(kept[0].times, 2);
    QCOMPARE(kept[2].times, 1);
}

void StoreContract::tellsTheSessionToEveryStepOfItsSignIn()
{
    TimelineStep issued = step(StepKind::TokensIssued, "s");
    issued.session = {"session"};
    TimelineStep refreshed = step(StepKind::Refreshed);
    refreshed.session = {"session"};
    TimelineStep elsewhere = step(StepKind::Refreshed);
    elsewhere.session = {"older than the timeline"};
    must(store().timeline().record({step(StepKind::Asked, "s"), step(StepKind::Asked, "t"),
        step(StepKind::Challenged, {}, {}), issued, refreshed, elsewhere}));
    const auto kept = steps();
    QCOMPARE(kept.size(), 6);
    QCOMPARE(kept[0].session, domain::SessionId {"session"});
    QVERIFY(kept[1].session.isEmpty());
    QVERIFY(kept[2].session.isEmpty());
    QCOMPARE(kept[4].signIn, QByteArray("s"));
    QVERIFY(kept[5].signIn.isEmpty());
}

void StoreContract::keepsTheFirstCallOfASessionOnce()
{
    TimelineStep issued = step(StepKind::TokensIssued, "s");
    issued.session = {"session"};
    TimelineStep call = step(StepKind::FirstCall);
    call.session = {"session"};
    TimelineStep refreshed = step(StepKind::Refreshed);
    refreshed.session = {"session"};
    TimelineStep unknown = call;
    unknown.session = {"older than the timeline"};
    must(store().timeline().record({issued, call, call, refreshed, call, unknown}));
    const auto kept = steps();
    QCOMPARE(kept.size(), 3);
    QCOMPARE(kept[1].kind, StepKind::FirstCall);
    QCOMPARE(kept[1].times, 1);
}

void StoreContract::boundsTheStepsOfAnAttempt()
{
    QList<TimelineStep> many(oauth::MaxStepsPerAttempt + 5, step(StepKind::SentToProvider, "s"));
    many.first().detail = "first";
    many.last().detail = "last";
    must(store().timeline().record({step(StepKind::Asked, "other")}));
    must(store().timeline().record(many));
    const auto kept = steps();
    QCOMPARE(kept.size(), oauth::MaxStepsPerAttempt + 1);
    QCOMPARE(kept.first().signIn, QByteArray("other"));
    QVERIFY(kept[1].detail.isEmpty());
    QCOMPARE(kept.last().detail, QByteArray("last"));
}

void StoreContract::boundsTheStepsOfAClient()
{
    TimelineStep issued = step(StepKind::TokensIssued, "kept");
    issued.session = {"session"};
    QList<TimelineStep> flood {
        step(StepKind::Asked, "kept"), issued, step(StepKind::Asked, "bystander", "other")};
    for (int i = 0; i < oauth::MaxStepsPerClient; ++i)
        flood.append(step(StepKind::Asked, "flood" + QByteArray::number(i)));
    must(store().timeline().record(flood));
    const auto kept = steps(domain::ClientId {"client"});
    QCOMPARE(kept.size(), oauth::MaxStepsPerClient);
    QCOMPARE(kept[0].signIn, QByteArray("kept")); // its session keeps it
    QCOMPARE(kept[2].signIn, QByteArray("flood2"));
    QCOMPARE(steps(domain::ClientId {"other"}).size(), 1);
}

void StoreContract::letsNoStrangerPushOutTheStepsOfASession()
{
    TimelineStep issued = step(StepKind::TokensIssued, "kept");
    issued.session = {"session"};
    must(store().timeline().record({step(StepKind::Asked, "kept"), issued}));
    QList<TimelineStep> flood;
    for (int i = 0; i < oauth::MaxStepsWithoutSession + 3; ++i) {
        TimelineStep knock = step(StepKind::Challenged, {}, {});
        knock.tie = QByteArray::number(i);
        flood.append(knock);
    }
    must(store().timeline().record(flood));
    const auto kept = steps();
    QCOMPARE(kept.size(), oauth::MaxStepsWithoutSession + 2);
    QCOMPARE(kept[1].session, domain::SessionId {"session"});
    QCOMPARE(kept[2].tie, QByteArray("3"));
}

void StoreContract::purgesStepsAfterSevenDays()
{
    TimelineStep refreshed = step(StepKind::Refreshed);
    refreshed.session = {"session"};
    must(store().timeline().record(
        {step(StepKind::Asked, "old"), step(StepKind::Asked, "old too"), refreshed}));
    pass(seconds(1));
    refreshed.at = refreshed.lastAt = now();
    must(store().timeline().record({refreshed}));
    pass(oauth::TimelineLife - seconds(2));
    QCOMPARE(must(store().timeline().purge(now(), 100)), 0);
    pass(seconds(1));
    QCOMPARE(must(store().timeline().purge(now(), 1)), 1);
    QCOMPARE(must(store().timeline().purge(now(), 100)), 1);
    QCOMPARE(steps().size(), 1); // it was seen a second later
    pass(seconds(1));
    QCOMPARE(must(store().timeline().purge(now(), 100)), 1);
}

void StoreContract::undoesTheStepsOfAFailedBatchOnly()
{
    must(store().batch([this] { must(store().timeline().record({step(StepKind::Asked, "s")})); }));
    QCOMPARE(steps().size(), 1);
    open("one", "1");
    // A verb that fails leaves what the others of its batch did.
    must(store().batch([this] {
        must(store().timeline().record({step(StepKind::Allowed, "s")}));
        QVERIFY(!store().openSession(session("one"), {}, digest("none"), tokens("2")));
    }));
    QCOMPARE(steps().size(), 2);
}

void StoreContract::findsTheSessionOfAnExpiredAccessToken()
{
    open("one", "1");
    QVERIFY(!must(store().sessionOfAccess(digest("r1"))));
    pass(seconds(3600));
    QVERIFY(!isAccess("a1"));
    QCOMPARE(must(store().sessionOfAccess(digest("a1"))).value().id, domain::SessionId {"one"});
    must(store().endSession({"one"}, domain::EndReason::Revoked, now()));
    QVERIFY(!must(store().sessionOfAccess(digest("a1"))));
}

} // namespace gatehouse::test
