// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Housekeeping.h"
#include "store/MemoryStore.h"
#include "support/FakeClock.h"
#include "support/FakeRandom.h"
#include "support/RecordedEvents.h"

#include <QSignalSpy>
#include <QTest>

using namespace gatehouse;
using namespace test;
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
    std::vector<domain::SessionId> cut; ///< the sessions whose streams would be
    daemon::Housekeeping housekeeping {{.store = store,
        .published = published,
        .sessions = sessions,
        .stepBuffer = stepBuffer,
        .steps = steps,
        .clock = clock,
        .runBatch = [this](const std::function<void()> &work) { return runBatch(work); }}};

    bool runBatch(const std::function<void()> &work)
    {
        if (!store.batch(work)) {
            published.discardStaged();
            events.all.clear();
            return false;
        }
        for (const domain::SessionId &ended : published.applyStaged())
            cut.push_back(ended);
        return true;
    }
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

QTEST_GUILESS_MAIN(tst_Housekeeping)
#include "tst_Housekeeping.moc"
