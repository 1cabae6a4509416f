// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "oauth/Resealer.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;

class tst_Resealer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void bringsEverythingUnderTheFirstKey();
    void doesALittleAtATime();
    void goesOnAfterARestart();
    void leavesWhatItCannotOpen();
    void tellsWhichKeysAreNeeded();
    void losesNothingWhenTheStoreFails_data();
    void losesNothingWhenTheStoreFails();

private:
    std::optional<Bench> m_bench;
    QList<domain::SessionId> m_sessions;

    Bench &bench() { return *m_bench; }
    static base::Secret key(char letter) { return base::Secret(QByteArray(32, letter)); }
    base::KeyRing ring(const QByteArray &letters)
    {
        QList<base::Secret> keys;
        for (const char letter : letters)
            keys.append(key(letter));
        return base::KeyRing(keys, bench().random);
    }
    /// A session whose provider tokens are sealed by \a ring; ended, it is in the queue.
    void open(const base::KeyRing &ring, bool ended = false)
    {
        const domain::SessionId id {"s" + QByteArray::number(m_sessions.size())};
        const domain::Session session {.id = id,
            .user = bench().ada,
            .clientId = {"app"},
            .openedAt = bench().clock.now(),
            .endsAt = bench().clock.now() + base::seconds(86400)};
        const NewTokens tokens {base::sha256("a" + id.value), session.endsAt,
            base::sha256("r" + id.value), session.endsAt, {}};
        if (!bench().memory.openSession(session,
                ring.seal("tokens of " + id.value, TokensRecord::of(id).associated()),
                base::Digest {}, tokens))
            qFatal("The store of the bench failed without being told to.");
        if (ended)
            must(bench().memory.endSession(id, domain::EndReason::Revoked, bench().clock.now()));
        m_sessions.append(id);
    }
    QByteArray tokensOf(int session, const base::KeyRing &ring)
    {
        const domain::SessionId id = m_sessions[session];
        QByteArray sealed = must(bench().memory.sealedProviderTokens(id)).value();
        for (const DueRevocation &due :
            must(bench().memory.dueRevocations(bench().clock.now(), 1000))) {
            if (due.record == TokensRecord::of(id))
                sealed = due.sealedTokens;
        }
        const auto opened = ring.open(sealed, TokensRecord::of(id).associated());
        return opened ? *opened : QByteArray("cannot be opened");
    }
    static int runAll(Resealer &resealer)
    {
        int steps = 1;
        while (must(resealer.step()))
            ++steps;
        return steps;
    }
};

void tst_Resealer::init()
{
    m_bench.emplace();
    m_sessions.clear();
}

void tst_Resealer::bringsEverythingUnderTheFirstKey()
{
    const base::KeyRing old = ring("A");
    const base::KeyRing both = ring("BA");
    for (int i = 0; i < 6; ++i)
        open(i < 4 ? old : both, i % 2 == 0);
    Resealer resealer(bench().store, both);
    QCOMPARE(must(resealer.census()).older, 4);
    runAll(resealer);
    QCOMPARE(must(resealer.census()).older, 0);
    QCOMPARE(must(resealer.census()).current, 6);
    const base::KeyRing next = ring("B");
    for (int i = 0; i < 6; ++i)
        QCOMPARE(tokensOf(i, next), "tokens of s" + QByteArray::number(i));
}

void tst_Resealer::doesALittleAtATime()
{
    const base::KeyRing both = ring("BA");
    for (int i = 0; i < 2 * Resealer::RowsAtOnce + 10; ++i)
        open(ring("A"));
    Resealer resealer(bench().store, both);
    int left = must(resealer.census()).older;
    while (must(resealer.step())) {
        const int now = must(resealer.census()).older;
        QVERIFY(left - now <= Resealer::RowsAtOnce);
        left = now;
    }
    QCOMPARE(must(resealer.census()).older, 0);
}

void tst_Resealer::goesOnAfterARestart()
{
    const base::KeyRing both = ring("BA");
    for (int i = 0; i < Resealer::RowsAtOnce + 10; ++i)
        open(ring("A"));
    {
        Resealer killed(bench().store, both);
        QVERIFY(must(killed.step()));
    }
    Resealer resealer(bench().store, both);
    QCOMPARE(must(resealer.census()).older, 10);
    runAll(resealer);
    QCOMPARE(must(resealer.census()).older, 0);
    // A pass over what is done changes nothing and ends.
    const QByteArray before = must(bench().memory.sealedProviderTokens(m_sessions[0])).value();
    QCOMPARE(runAll(resealer), 3);
    QCOMPARE(must(bench().memory.sealedProviderTokens(m_sessions[0])).value(), before);
}

void tst_Resealer::leavesWhatItCannotOpen()
{
    const base::KeyRing both = ring("BA");
    const base::KeyRing gone = ring("C");
    open(gone);
    open(ring("A"));
    open(gone, true);
    Resealer resealer(bench().store, both);
    runAll(resealer);
    QCOMPARE(must(resealer.census()).lost, 2);
    QCOMPARE(must(resealer.census()).current, 1);
    QCOMPARE(tokensOf(0, gone), QByteArray("tokens of s0"));
    QCOMPARE(tokensOf(2, gone), QByteArray("tokens of s2"));
    // The key came back.
    const base::KeyRing all = ring("BC");
    Resealer again(bench().store, all);
    runAll(again);
    QCOMPARE(must(again.census()).current, 3);
    QCOMPARE(tokensOf(0, both), QByteArray("tokens of s0"));
}

void tst_Resealer::tellsWhichKeysAreNeeded()
{
    open(ring("B"));
    open(ring("A"));
    open(ring("A"));
    open(ring("C"));
    const base::KeyRing both = ring("BA");
    const SealedCensus census = must(Resealer(bench().store, both).census());
    QCOMPARE(census.current, 1);
    QCOMPARE(census.older, 2);
    QCOMPARE(census.lost, 1);
}

void tst_Resealer::losesNothingWhenTheStoreFails_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::newRow("read") << QByteArray("sealedRows");
    QTest::newRow("write") << QByteArray("reseal");
}

void tst_Resealer::losesNothingWhenTheStoreFails()
{
    QFETCH(QByteArray, verb);
    const base::KeyRing both = ring("BA");
    for (int i = 0; i < Resealer::RowsAtOnce + 1; ++i)
        open(ring("A"));
    Resealer resealer(bench().store, both);
    bench().store.failNext(verb);
    QVERIFY(!resealer.step().ok());
    QVERIFY(bench().store.hasFailed());
    runAll(resealer);
    QCOMPARE(must(resealer.census()).older, 0);
    bench().store.failNext("sealedCounts");
    QVERIFY(!resealer.census().ok());
}

QTEST_GUILESS_MAIN(tst_Resealer)

#include "tst_Resealer.moc"
