// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Housekeeping.h"
#include "store/MemoryStore.h"
#include "support/CapturedLog.h"
#include "support/FakeClock.h"
#include "support/FakeRandom.h"
#include "support/RecordedEvents.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace gatehouse;
using namespace test;
using namespace Qt::Literals::StringLiterals;
using base::seconds;

namespace {

constexpr seconds Day {86400};

/// What Daemon::runBatch() does for its parts.
struct House
{
    FakeClock clock;
    FakeRandom random;
    store::MemoryStore store;
    oauth::PublishedTable published;
    RecordedEvents events;
    oauth::Sessions sessions {store, published, events, clock};
    oauth::StepBuffer stepBuffer {random};
    oauth::Recorder steps {stepBuffer, store, clock};
    oauth::Profile profile {.resources = {{.uri = "https://gate.example/mcp", .path = "/mcp"}}};
    oauth::AllowRules rules {{u"*@corp.example"_s}, {}};
    oauth::PersonalTokens personalTokens {{.profile = profile,
        .store = store,
        .published = published,
        .rules = rules,
        .random = random,
        .clock = clock,
        .localProvider = "local"}};
    oauth::Auditor audit {{.store = store, .clock = clock}};
    std::vector<domain::SessionId> cut; ///< the sessions whose streams would be
    daemon::Housekeeping housekeeping {{.store = store,
        .published = published,
        .sessions = sessions,
        .tokens = personalTokens,
        .audit = audit,
        .steps = steps,
        .clock = clock,
        .runBatch = [this](const std::function<void()> &work) { return runBatch(work); }}};

    std::function<void()> onBatch = [] {};

    bool runBatch(const std::function<void()> &work)
    {
        const auto durable = store.batch([&] {
            work();
            audit.write();
        });
        if (!durable) {
            published.discardStaged();
            events.all.clear();
            audit.discard();
            return false;
        }
        for (const domain::SessionId &ended : published.applyStaged())
            cut.push_back(ended);
        onBatch();
        return true;
    }
    domain::Identity person() const
    {
        return {.issuer = "https://issuer.example",
            .subject = "ann",
            .email = u"ann@corp.example"_s,
            .emailVerified = true};
    }
    /// A personal access token of somebody who has signed in before.
    QByteArray makeToken()
    {
        const domain::Session session {.id = {"before"},
            .user = person(),
            .clientId = {"app"},
            .provider = "corp",
            .endsAt = clock.now() + Day};
        if (!store.openSession(session, {}, base::sha256("no code"),
                {.access = base::sha256("1"), .refresh = base::sha256("2")}))
            qFatal("the store of the test failed without being told to");
        QByteArray secret;
        runBatch([&] {
            secret =
                personalTokens.create({.name = u"report"_s, .user = u"ann"_s, .servers = {"/mcp"}})
                    ->secret.reveal();
        });
        return secret;
    }
    void noteSteps(int count)
    {
        for (int i = 0; i < count; ++i)
            steps.note({.kind = oauth::StepKind::Asked, .signIn = QByteArray::number(i)});
        steps.applyStaged();
    }
    qsizetype writtenSteps() { return store.timeline().steps({}, oauth::MaxSteps)->size(); }
    /// Its tokens are good for \a idle, the session for 180 days.
    void open(const QByteArray &id, seconds idle)
    {
        const domain::Session session {.id = {id},
            .user = {.issuer = "https://issuer.example", .subject = "1"},
            .clientId = {"app"},
            .openedAt = clock.now(),
            .endsAt = clock.now() + 180 * Day};
        const oauth::NewTokens tokens {.access = base::sha256("access of " + id),
            .accessExpiresAt = clock.now() + seconds(3600),
            .refresh = base::sha256("refresh of " + id),
            .refreshExpiresAt = clock.now() + idle};
        if (!store.openSession(session, "sealed", base::sha256("no code"), tokens))
            qFatal("the store of the test failed without being told to");
        published.stageToken(tokens.access, {session, {}, tokens.accessExpiresAt, {}});
        published.applyStaged();
    }
};

} // namespace

/// What goes by itself; here that everybody hears of it.
class tst_Housekeeping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsASessionThatIsOverWhereEverybodyHearsOfIt();
    void triesAgainWhatCouldNotBeKept();
    void saysThatItHasTidied();
    void withdrawsATokenWhosePersonMayNotComeInAnyMore();
    void keepsHowATokenWasUsed();
    void letsTheOldestRowsOfTheAuditLogGo();
    void removesAFloodOfOldRowsWithoutWaitingForTheNextMinute();
    void writesTheTimelineToItsEndWhenTold();
    void writesTheTimelineByItselfAndOneSecondAfterTheOther();
    void tellsWhatFoundNoRoomInTheTimeline();
};

void tst_Housekeeping::endsASessionThatIsOverWhereEverybodyHearsOfIt()
{
    House house;
    house.open("idle", 1 * Day);
    house.open("busy", 30 * Day);
    house.clock.advance(1 * Day);
    house.housekeeping.tidyUp();
    const domain::SessionId idle {"idle"};
    QCOMPARE(house.cut, std::vector<domain::SessionId> {idle});
    QVERIFY(house.events.has(oauth::SessionEnded {idle, domain::EndReason::Expired}));
    QCOMPARE(house.store.dueRevocations(house.clock.now(), 10)->size(), 1);
    house.housekeeping.tidyUp();
    QCOMPARE(house.events.count<oauth::SessionEnded>(), 1);
}

void tst_Housekeeping::triesAgainWhatCouldNotBeKept()
{
    House house;
    house.open("idle", 1 * Day);
    house.clock.advance(1 * Day);
    house.store.failNextBatch();
    house.housekeeping.tidyUp();
    QVERIFY(house.cut.empty() && house.events.all.empty());
    house.store.failNextVerb();
    house.housekeeping.tidyUp();
    QVERIFY(house.cut.empty() && house.events.all.empty());
    house.housekeeping.tidyUp();
    QCOMPARE(house.cut.size(), std::size_t(1));
    QCOMPARE(house.events.count<oauth::SessionEnded>(), 1);
}

void tst_Housekeeping::saysThatItHasTidied()
{
    House house;
    const QSignalSpy tidied(&house.housekeeping, &daemon::Housekeeping::tidied);
    house.housekeeping.tidyUp();
    QCOMPARE(tidied.size(), 1);
}

void tst_Housekeeping::withdrawsATokenWhosePersonMayNotComeInAnyMore()
{
    House house;
    const QByteArray secret = house.makeToken();
    QVERIFY(house.published.find(base::sha256(secret)));
    domain::Session moved {.id = {"later"},
        .user = house.person(),
        .clientId = {"app"},
        .provider = "corp",
        .endsAt = house.clock.now() + Day};
    moved.user.email = u"ann@elsewhere.example"_s;
    QVERIFY(house.store.openSession(moved, {}, base::sha256("no code"),
        {.access = base::sha256("a"), .refresh = base::sha256("r")}));
    house.housekeeping.tidyUp();
    QVERIFY(!house.published.find(base::sha256(secret)));
    QCOMPARE(house.cut.back(), house.personalTokens.list()->first().token.id);
    QVERIFY(house.personalTokens.list()->first().standing == oauth::TokenStanding::NotAllowed);
}

void tst_Housekeeping::keepsHowATokenWasUsed()
{
    House house;
    house.makeToken();
    const domain::SessionId id = house.personalTokens.list()->first().token.id;
    house.personalTokens.noteUse(id, 2, house.clock.now());
    house.personalTokens.noteUse({"no token"}, 2, house.clock.now());
    QCOMPARE(house.store.personalTokens().all()->first().token.requests, 0);
    QCOMPARE(house.personalTokens.list()->first().token.requests, 2);
    house.housekeeping.tidyUp();
    QCOMPARE(house.store.personalTokens().all()->first().token.requests, 2);
    QCOMPARE(house.personalTokens.list()->first().token.requests, 2);
    QCOMPARE(house.personalTokens.list()->first().token.usedAt, std::optional(house.clock.now()));
}

void tst_Housekeeping::letsTheOldestRowsOfTheAuditLogGo()
{
    House house;
    house.runBatch([&] { house.audit.record({.kind = oauth::AuditKind::ClientBlocked}); });
    house.clock.advance(367 * Day);
    house.housekeeping.tidyUp();
    const auto rows = house.store.auditLog().after(0, 10);
    QCOMPARE(rows->size(), 1);
    QCOMPARE(rows->first().entry.kind, oauth::AuditKind::AuditPruned);
}

void tst_Housekeeping::removesAFloodOfOldRowsWithoutWaitingForTheNextMinute()
{
    House house;
    const auto clients = [&house] { return house.store.clients({})->total; };
    for (int i = 0; i < 1300; ++i) {
        domain::Client client;
        client.id = {"client " + QByteArray::number(i)};
        client.kind = domain::ClientKind::Registered;
        client.issuedAt = house.clock.now();
        QVERIFY(house.store.registerClient(client, base::sha256(client.id.value)));
    }
    house.clock.advance(1 * Day);
    house.housekeeping.tidyUp();
    QCOMPARE(clients(), 800); // the core goes on in between
    QTRY_COMPARE(clients(), 0);

    house.noteSteps(1200);
    house.housekeeping.writeTimeline();
    house.clock.advance(8 * Day);
    house.housekeeping.tidyUp();
    QTRY_COMPARE(house.writtenSteps(), 0);
}

void tst_Housekeeping::writesTheTimelineToItsEndWhenTold()
{
    House house;
    house.noteSteps(1200);
    house.runBatch([&house] { house.steps.write(); }); // a part
    house.noteSteps(3);
    house.housekeeping.writeTimeline();
    QCOMPARE(house.writtenSteps(), 1203);
    QVERIFY(!house.steps.hasAny());
}

void tst_Housekeeping::writesTheTimelineByItselfAndOneSecondAfterTheOther()
{
    House house;
    house.noteSteps(1200);
    QList<qint64> parts; // when each was written
    QElapsedTimer clock;
    house.onBatch = [&] {
        parts.append(clock.elapsed());
        if (parts.size() == 1)
            house.noteSteps(1); // belongs to the next second
    };
    clock.start();
    house.housekeeping.start();
    QTRY_COMPARE(house.writtenSteps(), 1201);
    house.housekeeping.stop();
    QCOMPARE(parts.size(), 4);
    QVERIFY(parts[0] >= 900);
    QVERIFY(parts[3] - parts[2] >= 900);
}

void tst_Housekeeping::tellsWhatFoundNoRoomInTheTimeline()
{
    House house;
    for (std::size_t i = 0; i <= oauth::StepBuffer::MaxFromWorkers; ++i)
        house.stepBuffer.addFromWorker(
            {{.kind = oauth::StepKind::Challenged, .tie = QByteArray::number(qulonglong(i))}});
    const CapturedLog log;
    house.housekeeping.start();
    QTRY_VERIFY(log.text().contains("takes: 1 steps are missing"));
    house.housekeeping.stop();
}

QTEST_GUILESS_MAIN(tst_Housekeeping)
#include "tst_Housekeeping.moc"
