// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Attempts.h"
#include "oauth/AttemptSearch.h"
#include "store/MemoryStore.h"
#include "support/FakeClock.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace Qt::Literals::StringLiterals;
using Kind = StepKind;
using Reason = StepReason;

class tst_Attempts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOneStoryFromThe401ToTheRefresh();
    void tellsOneStoryBeforeTheTokensToo();
    void keepsTwoSignInsOfOneClientApart();
    void leavesOldStepsOfTheSameProgramOut();
    void keepsAnotherProgramsStepsOut();
    void makesAnAttemptOfWhatLedToNoSignIn();
    void startsAnewAfterARefusal();
    void keepsAStrangeSessionTogether();
    void givesTheNewestFirstWithWhatIsToBeSaid();
    void findsThoseOfWhichSomethingIsToBeSaid();
    void findsByAText();
    void goesOnWhereItStopped();
    void makesNoRowWithoutEndOfOneStranger();
    void keepsItsNumberWhileItGoesOn();
    void leavesTheDoctorOut();
    void leavesNobodyOutBesideTheDoctor();
    void leavesNobodyOutForAName();
    void readsALongTimelineInParts();
    void givesNothingForNoSteps();

private:
    static constexpr base::sys_seconds Start {base::seconds(1767225600)};

    /// \a after: seconds after the start.
    static TimelineStep step(int after, Kind kind, const QByteArray &signIn = {},
        const QByteArray &client = "app", const QByteArray &tie = {},
        const QByteArray &session = {})
    {
        const auto at = Start + base::seconds(after);
        return {.at = at,
            .lastAt = at,
            .kind = kind,
            .signIn = signIn,
            .clientId = {client},
            .session = {session},
            .tie = tie};
    }
    static base::seconds oneHour(const domain::ClientId &) { return base::seconds(3600); }
    static AttemptsFound read(
        store::MemoryStore &store, const AttemptQuery &query, base::sys_seconds now)
    {
        const auto found = readAttempts(store.timeline(), query, now, oneHour);
        return found ? *found : AttemptsFound();
    }
    static QList<qint64> numbers(const AttemptsFound &found)
    {
        QList<qint64> all;
        for (const Attempt &attempt : found.attempts)
            all.append(attempt.number);
        return all;
    }
    static QList<Kind> kinds(const Attempt &attempt)
    {
        QList<Kind> found;
        for (const TimelineStep &step : attempt.steps)
            found.append(step.kind);
        return found;
    }
};

void tst_Attempts::tellsOneStoryFromThe401ToTheRefresh()
{
    auto registered = step(2, Kind::Registered, {}, "app", "program");
    registered.clientName = u"App"_s;
    // The browser has another tie, and the challenge was written after the registration.
    const auto attempts =
        assembleAttempts({registered, step(0, Kind::Challenged, {}, {}, "program"),
            step(1, Kind::MetadataRead, {}, {}, "program"),
            step(3, Kind::Asked, "s", "app", "browser", "session"),
            step(9, Kind::Allowed, "s", "app", "browser", "session"),
            step(20, Kind::TokensIssued, "s", "app", "program", "session"),
            step(21, Kind::FirstCall, "s", "app", {}, "session"),
            step(3621, Kind::Refreshed, "s", "app", "program", "session")});
    QCOMPARE(attempts.size(), 1);
    const QList<Kind> expected {Kind::Challenged, Kind::MetadataRead, Kind::Registered, Kind::Asked,
        Kind::Allowed, Kind::TokensIssued, Kind::FirstCall, Kind::Refreshed};
    QCOMPARE(kinds(attempts[0]), expected);
    QCOMPARE(attempts[0].signIn, QByteArray("s"));
    QCOMPARE(attempts[0].session, domain::SessionId {"session"});
    QCOMPARE(attempts[0].clientId, domain::ClientId {"app"});
    QCOMPARE(attempts[0].clientName, u"App"_s);
    QCOMPARE(attempts[0].from, Start);
    QCOMPARE(attempts[0].until, Start + base::seconds(3621));
}

// Before the program comes back for its tokens only its registration ties it to the browser.
void tst_Attempts::tellsOneStoryBeforeTheTokensToo()
{
    const auto attempts = assembleAttempts({step(0, Kind::Challenged, {}, {}, "program"),
        step(1, Kind::MetadataRead, {}, {}, "program"),
        step(2, Kind::Registered, {}, "app", "program"),
        step(3, Kind::Asked, "s", "app", "browser"), step(700, Kind::Challenged, {}, {}, "program"),
        step(701, Kind::Registered, {}, "second", "program"),
        step(702, Kind::Asked, "t", "second", "browser")});
    QCOMPARE(attempts.size(), 2);
    QCOMPARE(kinds(attempts[0]), QList<Kind>({Kind::Challenged, Kind::Registered, Kind::Asked}));
    QCOMPARE(kinds(attempts[1]),
        QList<Kind>({Kind::Challenged, Kind::MetadataRead, Kind::Registered, Kind::Asked}));
}

void tst_Attempts::keepsTwoSignInsOfOneClientApart()
{
    const auto attempts = assembleAttempts({step(0, Kind::Registered), step(1, Kind::Asked, "one"),
        step(2, Kind::Asked, "two"), step(3, Kind::Allowed, "one"), step(4, Kind::Denied, "two")});
    QCOMPARE(attempts.size(), 2);
    QCOMPARE(kinds(attempts[0]), QList<Kind>({Kind::Asked, Kind::Denied}));
    QCOMPARE(kinds(attempts[1]), QList<Kind>({Kind::Registered, Kind::Asked, Kind::Allowed}));
}

void tst_Attempts::leavesOldStepsOfTheSameProgramOut()
{
    const auto attempts = assembleAttempts({step(0, Kind::Registered, {}, "app", "program"),
        step(601, Kind::Asked, "s", "app", "program")});
    QCOMPARE(attempts.size(), 2);
    QCOMPARE(kinds(attempts[1]), QList<Kind>({Kind::Registered}));
    const auto near = assembleAttempts({step(0, Kind::Registered, {}, "app", "program"),
        step(600, Kind::Asked, "s", "app", "program")});
    QCOMPARE(near.size(), 1);
}

void tst_Attempts::keepsAnotherProgramsStepsOut()
{
    const auto attempts = assembleAttempts({step(0, Kind::Challenged, {}, {}, "another"),
        step(0, Kind::Challenged, {}, {}, {}), step(0, Kind::Registered, {}, "other", "program"),
        step(1, Kind::Asked, "s", "app", "program")});
    QCOMPARE(attempts.size(), 4);
    QCOMPARE(kinds(attempts[0]), QList<Kind>({Kind::Asked}));
}

void tst_Attempts::makesAnAttemptOfWhatLedToNoSignIn()
{
    const auto attempts = assembleAttempts({step(0, Kind::Challenged, {}, {}, "program"),
        step(1, Kind::MetadataRead, {}, {}, "program"),
        step(2, Kind::Registered, {}, "app", "program"), step(9, Kind::AuthorizeRefused),
        step(1000, Kind::AuthorizeRefused)});
    QCOMPARE(attempts.size(), 2);
    QCOMPARE(kinds(attempts[0]), QList<Kind>({Kind::AuthorizeRefused}));
    QCOMPARE(kinds(attempts[1]),
        QList<Kind>(
            {Kind::Challenged, Kind::MetadataRead, Kind::Registered, Kind::AuthorizeRefused}));
    QCOMPARE(attempts[1].clientId, domain::ClientId {"app"});
    QVERIFY(attempts[1].signIn.isEmpty());
}

void tst_Attempts::startsAnewAfterARefusal()
{
    const auto attempts = assembleAttempts({step(0, Kind::AuthorizeRefused, {}, "app", "browser"),
        step(5, Kind::Asked, "s", "app", "browser")});
    QCOMPARE(attempts.size(), 2);
    QCOMPARE(kinds(attempts[0]), QList<Kind>({Kind::Asked}));
}

void tst_Attempts::keepsAStrangeSessionTogether()
{
    const auto attempts = assembleAttempts({step(0, Kind::Refreshed, {}, "app", {}, "older"),
        step(5, Kind::RefreshRefused, {}, "app", {}, "older")});
    QCOMPARE(attempts.size(), 1);
    QCOMPARE(attempts[0].session, domain::SessionId {"older"});
}

void tst_Attempts::givesTheNewestFirstWithWhatIsToBeSaid()
{
    store::MemoryStore store;
    auto refused = step(0, Kind::AuthorizeRefused, {}, "app");
    refused.reason = Reason::UnknownClient;
    QVERIFY(store.timeline().record({refused, step(5, Kind::Asked, "mine", "app"),
        step(6, Kind::Denied, "mine", "app"), step(7, Kind::Asked, "other", "other")}));
    const auto now = Start + base::seconds(60);
    const auto all = read(store, {}, now).attempts;
    QCOMPARE(all.size(), 3);
    QCOMPARE(all.at(0).clientId, domain::ClientId {"other"});
    QVERIFY(all.at(0).findings.isEmpty());
    QCOMPARE(all.at(1).findings.first().id, QByteArray("denied"));
    QCOMPARE(all.at(2).findings.first().id, QByteArray("stale-client-id"));

    const auto mine = read(store, {.client = domain::ClientId {"app"}, .limit = 1}, now).attempts;
    QCOMPARE(mine.size(), 1);
    QCOMPARE(mine.first().signIn, QByteArray("mine"));
    QVERIFY(store.timeline().record({step(8, Kind::TokensIssued, "mine", "app", {}, "session")}));
    const auto ofSession = read(store, {.session = domain::SessionId {"session"}}, now).attempts;
    QCOMPARE(ofSession.size(), 1);
    QCOMPARE(
        kinds(ofSession.first()), QList<Kind>({Kind::Asked, Kind::Denied, Kind::TokensIssued}));
}

void tst_Attempts::findsThoseOfWhichSomethingIsToBeSaid()
{
    store::MemoryStore store;
    QVERIFY(store.timeline().record(
        {step(0, Kind::Asked, "one"), step(1, Kind::Denied, "one"), step(9, Kind::Asked, "two")}));
    const auto now = Start + base::seconds(10);
    QCOMPARE(numbers(read(store, {}, now)), QList<qint64>({3, 1}));
    QCOMPARE(numbers(read(store, {.withFindings = true}, now)), QList<qint64>({1}));
    // Nobody answers the other either.
    QCOMPARE(numbers(read(store, {.withFindings = true}, now + base::seconds(600))),
        QList<qint64>({3, 1}));
}

void tst_Attempts::findsByAText()
{
    store::MemoryStore store;
    auto named = step(0, Kind::Asked, "one", "c-1");
    named.clientName = u"Claude Code"_s;
    QVERIFY(store.timeline().record({named, step(5, Kind::Asked, "two", "https://cursor.example/"),
        step(6, Kind::TokensIssued, "two", "https://cursor.example/", {}, "session-2")}));
    for (const QString &text : {u"claude"_s, u"C-1"_s})
        QCOMPARE(numbers(read(store, {.text = text}, Start)), QList<qint64>({1}));
    for (const QString &text : {u"cursor"_s, u"session-2"_s})
        QCOMPARE(numbers(read(store, {.text = text}, Start)), QList<qint64>({2}));
    QCOMPARE(numbers(read(store, {.text = u"zebra"_s}, Start)), QList<qint64>());
}

// What comes meanwhile moves nothing, and what has gone loses nothing.
void tst_Attempts::goesOnWhereItStopped()
{
    store::MemoryStore store;
    QList<TimelineStep> steps;
    for (int i = 0; i < 7; ++i)
        steps.append(step(i, Kind::Asked, QByteArray::number(i)));
    QVERIFY(store.timeline().record(steps));
    const auto first = read(store, {.limit = 3}, Start);
    QCOMPARE(numbers(first), QList<qint64>({7, 6, 5}));
    QCOMPARE(first.next, std::optional<qint64>(5));
    QVERIFY(store.timeline().record({step(9, Kind::Asked, "new")}));
    const auto second = read(store, {.before = first.next, .limit = 3}, Start);
    QCOMPARE(numbers(second), QList<qint64>({4, 3, 2}));
    const auto last = read(store, {.before = second.next, .limit = 3}, Start);
    QCOMPARE(numbers(last), QList<qint64>({1}));
    QVERIFY(!last.next);
    QVERIFY(store.timeline().purge(Start + TimelineLife + base::seconds(1), 100));
    QCOMPARE(numbers(read(store, {.before = 2}, Start)), QList<qint64>());
    QCOMPARE(numbers(read(store, {.before = 4}, Start)), QList<qint64>({3}));
    QVERIFY(!read(store, {.limit = 6}, Start).next); // exactly as many as there are
}

/// A row goes in one frame of the admin socket.
void tst_Attempts::makesNoRowWithoutEndOfOneStranger()
{
    store::MemoryStore store;
    QList<TimelineStep> steps;
    for (int i = 0; i < 3 * MaxStepsPerAttempt; ++i)
        steps.append(
            step(i, Kind::AuthorizeRefused, {}, "made-up-" + QByteArray::number(i), "tie"));
    QVERIFY(store.timeline().record(steps));
    const AttemptsFound found = read(store, {.limit = 100}, Start + base::seconds(1000));
    QVERIFY(found.attempts.size() >= 3);
    int kept = 0;
    for (const Attempt &attempt : found.attempts) {
        QVERIFY(attempt.steps.size() <= MaxStepsPerAttempt);
        kept += int(attempt.steps.size());
    }
    QCOMPARE(kept, 3 * MaxStepsPerAttempt);
}

void tst_Attempts::keepsItsNumberWhileItGoesOn()
{
    store::MemoryStore store;
    QVERIFY(store.timeline().record({step(0, Kind::Challenged, {}, {}, "program")}));
    QCOMPARE(numbers(read(store, {}, Start)), QList<qint64>({1}));
    QVERIFY(store.timeline().record({step(1, Kind::Registered, {}, "app", "program"),
        step(2, Kind::Asked, "s", "app", "browser")}));
    QCOMPARE(numbers(read(store, {}, Start)), QList<qint64>({1}));
}

void tst_Attempts::leavesTheDoctorOut()
{
    store::MemoryStore store;
    auto asked = step(1, Kind::Asked, "doctor", "d", "program");
    asked.clientName = u"Gatehouse doctor 0123"_s;
    auto marked = step(1, Kind::Registered, {}, "d");
    marked.reason = Reason::Doctor;
    QVERIFY(store.timeline().record({step(0, Kind::Challenged, {}, {}, "program"),
        step(0, Kind::Registered, {}, "d", "program"), marked, asked}));
    QCOMPARE(numbers(read(store, {}, Start)), QList<qint64>());
    // Somebody else, who goes on where it stops.
    QVERIFY(store.timeline().record({step(2, Kind::Allowed, "doctor", "d", "browser")}));
    QCOMPARE(numbers(read(store, {}, Start)), QList<qint64>({1}));
}

/// Two that no sign-in tells apart are one attempt, and the other one is somebody's.
void tst_Attempts::leavesNobodyOutBesideTheDoctor()
{
    store::MemoryStore store;
    auto marked = step(1, Kind::Registered, {}, "d");
    marked.reason = Reason::Doctor;
    QVERIFY(store.timeline().record({step(0, Kind::Registered, {}, "d", "program"), marked}));
    QVERIFY(read(store, {}, Start).attempts.isEmpty());
    QVERIFY(store.timeline().record({step(2, Kind::Registered, {}, "app", "program")}));
    QCOMPARE(read(store, {}, Start).attempts.size(), 1);
}

void tst_Attempts::leavesNobodyOutForAName()
{
    store::MemoryStore store;
    auto registered = step(0, Kind::Registered, {}, "app", "program");
    auto asked = step(1, Kind::Asked, "sign-in", "app", "program");
    registered.clientName = asked.clientName = u"Gatehouse doctor 0123"_s;
    QVERIFY(store.timeline().record({registered, asked}));
    QCOMPARE(numbers(read(store, {}, Start)), QList<qint64>({1}));
}

void tst_Attempts::readsALongTimelineInParts()
{
    store::MemoryStore store;
    constexpr int Parts = 4;
    QList<TimelineStep> steps;
    for (int i = 0; i < Parts * 2000; ++i)
        steps.append(step(i, Kind::Asked, QByteArray::number(i), QByteArray::number(i)));
    QVERIFY(store.timeline().record(steps));
    AttemptSearch search(store.timeline(), {.text = u"nobody"_s}, Start, oneHour);
    int turns = 1;
    while (!*search.goOn())
        ++turns;
    QVERIFY2(
        turns > 8 * Parts, QByteArray::number(turns).constData()); // read, put together, judged
    QVERIFY(search.take().attempts.isEmpty());
}

void tst_Attempts::givesNothingForNoSteps()
{
    QVERIFY(assembleAttempts({}).isEmpty());
}

QTEST_GUILESS_MAIN(tst_Attempts)

#include "tst_Attempts.moc"
