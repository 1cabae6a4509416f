// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/PublishedTable.h"
#include "Sample.h"
#include "support/FakeClock.h"

#include <QDeadlineTimer>
#include <QTest>

#include <atomic>
#include <thread>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace std::chrono_literals;

class tst_PublishedTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsNothingBeforeItIsApplied();
    void forgetsWhatIsDiscarded();
    void endsOneTokenAlone();
    void endsEveryTokenOfASession();
    void letsTheOldestTokensOfASessionGiveWay();
    void endsASessionThatWasOpenedInTheSameBatch();
    void replacesASnapshotUnderTheSameToken();
    void keepsASnapshotThatAReaderHolds();
    void dropsWhatIsOver();
    void neverShowsAnEndedSessionToAReaderAfterApply();
    void readersSeeWholeSnapshotsWhileOneWriterWorks();

private:
    AccessRecord record(const QByteArray &session, base::seconds life = 3600s) const
    {
        return {.session = {.id = {session}, .resource = "https://gate.example/mcp"},
            .scopes = domain::Scopes({session}),
            .expiresAt = m_clock.now() + life};
    }
    test::FakeClock m_clock;
};

namespace {

base::Digest token(int number)
{
    return base::sha256(QByteArray::number(number));
}

} // namespace

void tst_PublishedTable::showsNothingBeforeItIsApplied()
{
    PublishedTable table;
    table.stageToken(token(1), record("s"));
    QVERIFY(!table.find(token(1)));
    table.applyStaged();
    QVERIFY(table.find(token(1)));
    QCOMPARE(*table.find(token(1)), record("s"));
    table.stageEndOfToken(token(1));
    QVERIFY(table.find(token(1)));
    table.applyStaged();
    QVERIFY(!table.find(token(1)));
    QVERIFY(!table.find(token(2)));
}

void tst_PublishedTable::forgetsWhatIsDiscarded()
{
    PublishedTable table;
    table.stageToken(token(1), record("s"));
    table.applyStaged();
    table.stageToken(token(2), record("s"));
    table.stageEndOfToken(token(1));
    table.stageEndOfSession({"s"});
    table.discardStaged();
    table.applyStaged();
    QVERIFY(table.find(token(1)));
    QVERIFY(!table.find(token(2)));
}

void tst_PublishedTable::endsOneTokenAlone()
{
    PublishedTable table;
    table.stageToken(token(1), record("s"));
    table.stageToken(token(2), record("s"));
    table.applyStaged();
    table.stageEndOfToken(token(1));
    table.applyStaged();
    QVERIFY(!table.find(token(1)));
    QVERIFY(table.find(token(2)));
    // What is left of the session still ends with it.
    table.stageEndOfSession({"s"});
    table.applyStaged();
    QVERIFY(!table.find(token(2)));
    QCOMPARE(table.size(), std::size_t(0));
}

void tst_PublishedTable::endsEveryTokenOfASession()
{
    PublishedTable table;
    for (int i = 0; i < 32; ++i)
        table.stageToken(token(i), record(i % 2 == 0 ? "even" : "odd"));
    table.applyStaged();
    table.stageEndOfSession({"even"});
    table.stageEndOfSession({"unknown"});
    table.applyStaged();
    for (int i = 0; i < 32; ++i)
        QCOMPARE(table.find(token(i)) != nullptr, i % 2 == 1);
    QCOMPARE(table.size(), std::size_t(16));
}

void tst_PublishedTable::letsTheOldestTokensOfASessionGiveWay()
{
    PublishedTable table;
    table.stageToken(token(100), record("other"));
    for (int i = 0; i < MaxAccessTokensPerSession + 3; ++i)
        table.stageToken(token(i), record("s"));
    table.applyStaged();
    QVERIFY(table.find(token(100)));
    for (int i = 0; i < MaxAccessTokensPerSession + 3; ++i)
        QCOMPARE(table.find(token(i)) != nullptr, i >= 3);
    table.stageEndOfSession({"s"});
    table.applyStaged();
    QCOMPARE(table.size(), std::size_t(1));
}

void tst_PublishedTable::endsASessionThatWasOpenedInTheSameBatch()
{
    PublishedTable table;
    table.stageToken(token(1), record("s"));
    table.stageEndOfSession({"s"});
    table.applyStaged();
    QVERIFY(!table.find(token(1)));
    table.stageToken(token(2), record("t"));
    table.stageEndOfToken(token(2));
    table.applyStaged();
    QVERIFY(!table.find(token(2)));
}

void tst_PublishedTable::replacesASnapshotUnderTheSameToken()
{
    PublishedTable table;
    table.stageToken(token(1), record("old"));
    table.stageToken(token(1), record("new"));
    table.applyStaged();
    QCOMPARE(table.find(token(1))->session.id.value, QByteArray("new"));
    table.stageEndOfSession({"old"});
    table.applyStaged();
    QVERIFY(table.find(token(1)));
    table.stageEndOfSession({"new"});
    table.applyStaged();
    QVERIFY(!table.find(token(1)));
}

void tst_PublishedTable::keepsASnapshotThatAReaderHolds()
{
    PublishedTable table;
    table.stageToken(token(1), record("s"));
    table.applyStaged();
    const PublishedTable::Snapshot held = table.find(token(1));
    table.stageEndOfSession({"s"});
    table.applyStaged();
    QVERIFY(!table.find(token(1)));
    QCOMPARE(*held, record("s"));
}

void tst_PublishedTable::dropsWhatIsOver()
{
    PublishedTable table;
    table.stageToken(token(1), record("s", 60s));
    table.stageToken(token(2), record("s", 61s));
    table.applyStaged();
    table.dropExpired(m_clock.now() + 59s);
    QCOMPARE(table.size(), std::size_t(2));
    table.dropExpired(m_clock.now() + 60s);
    QVERIFY(!table.find(token(1)));
    QVERIFY(table.find(token(2)));
    table.stageEndOfSession({"s"});
    table.applyStaged();
    QCOMPARE(table.size(), std::size_t(0));
}

void tst_PublishedTable::neverShowsAnEndedSessionToAReaderAfterApply()
{
    PublishedTable table;
    std::atomic<int> ended {-1}; // sessions up to this number were ended and applied
    std::atomic<bool> stop {false};
    std::atomic<int> seenAfterTheEnd {0};
    const auto read = [&] {
        while (!stop) {
            const int last = ended.load(std::memory_order_acquire);
            for (int i = std::max(0, last - 8); i <= last; ++i) {
                if (table.find(token(i)))
                    ++seenAfterTheEnd;
            }
        }
    };
    std::thread first(read);
    std::thread second(read);
    for (int i = 0; i < 3000; ++i) {
        const QByteArray session = QByteArray::number(i);
        table.stageToken(token(i), record(session));
        table.applyStaged();
        table.stageEndOfSession({session});
        table.applyStaged();
        ended.store(i, std::memory_order_release);
    }
    stop = true;
    first.join();
    second.join();
    QCOMPARE(seenAfterTheEnd.load(), 0);
    QCOMPARE(table.size(), std::size_t(0));
}

void tst_PublishedTable::readersSeeWholeSnapshotsWhileOneWriterWorks()
{
    constexpr int Tokens = 8;
    constexpr int Looks = 100'000; // on a machine that has the time
    constexpr int FewestLooks = 100;
    std::array<base::Digest, Tokens> digests;
    for (int i = 0; i < Tokens; ++i)
        digests[std::size_t(i)] = token(i);
    PublishedTable table;
    std::atomic<bool> stop {false};
    std::atomic<int> torn {0};
    std::atomic<int> found {0};
    const auto read = [&](std::size_t seed) {
        for (std::size_t i = seed; !stop; ++i) {
            const PublishedTable::Snapshot snapshot = table.find(digests[i % Tokens]);
            if (!snapshot)
                continue;
            ++found;
            const QByteArray session = snapshot->session.id.value;
            std::this_thread::yield(); // what a reader holds stays as it is
            if (snapshot->scopes.toString() != session)
                ++torn;
        }
    };
    std::vector<std::thread> readers;
    for (std::size_t i = 0; i < 3; ++i)
        readers.emplace_back(read, i);
    const QDeadlineTimer patience(10s);
    for (std::size_t round = 0; (round < 4000 || found < Looks) && !patience.hasExpired();
         ++round) {
        const QByteArray session = QByteArray::number(round % 7);
        table.stageToken(digests[round % Tokens], record(session, base::seconds(round % 5)));
        if (round % 11 == 0)
            table.stageEndOfToken(digests[(round + 3) % Tokens]);
        if (round % 13 == 0)
            table.stageEndOfSession({session});
        table.applyStaged();
        if (round % 17 == 0)
            table.dropExpired(m_clock.now() + 1s);
    }
    stop = true;
    for (std::thread &reader : readers)
        reader.join();
    QCOMPARE(torn.load(), 0);
    QVERIFY(found >= FewestLooks);
}

QTEST_GUILESS_MAIN(tst_PublishedTable)

#include "tst_PublishedTable.moc"
