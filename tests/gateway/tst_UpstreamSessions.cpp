// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/UpstreamSessions.h"

#include <QTest>

using namespace gatehouse;
using namespace gateway;

namespace {
const domain::SessionId Ann {"ann"};
const domain::SessionId Bob {"bob"};
} // namespace

class tst_UpstreamSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdIsNobodyElses();
    void needsNoTable();
    void livesThroughARotationOfTheKey();
    void refusesForgedIds_data();
    void refusesForgedIds();
    void acceptsOnlyVisibleIds();
    void followsARestart();
    void theQuickerOneCounts();
    void memoryIsBounded();
    void endsWithItsSession();
};

void tst_UpstreamSessions::anIdIsNobodyElses()
{
    UpstreamSessions sessions({base::Secret("key")});
    const QByteArray id = *sessions.publicId("abc", Ann);
    QCOMPARE(sessions.upstreamId(id, Ann), std::optional<QByteArray>("abc"));
    QVERIFY(!sessions.upstreamId(id, Bob));
    UpstreamSessions other({base::Secret("another server's key")});
    QVERIFY(!other.upstreamId(id, Ann));
}

void tst_UpstreamSessions::needsNoTable()
{
    const QByteArray id = *UpstreamSessions({base::Secret("key")}).publicId("abc", Ann);
    UpstreamSessions afterRestart({base::Secret("key")});
    QCOMPARE(afterRestart.upstreamId(id, Ann), std::optional<QByteArray>("abc"));
    QVERIFY(!afterRestart.initialize(id));
}

void tst_UpstreamSessions::livesThroughARotationOfTheKey()
{
    const base::Secret oldKey("key");
    const base::Secret newKey("new key");
    const QByteArray id = *UpstreamSessions({oldKey}).publicId("abc", Ann);
    UpstreamSessions rotated({newKey, oldKey});
    QCOMPARE(rotated.upstreamId(id, Ann), std::optional<QByteArray>("abc"));
    QVERIFY(!rotated.upstreamId(id, Bob));
    UpstreamSessions afterwards({newKey});
    QVERIFY(!afterwards.upstreamId(id, Ann));
    QVERIFY(afterwards.upstreamId(*rotated.publicId("abc", Ann), Ann));
}

void tst_UpstreamSessions::refusesForgedIds_data()
{
    QTest::addColumn<QByteArray>("id");
    const QByteArray good = *UpstreamSessions({base::Secret("key")}).publicId("abc", Ann);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("the upstream's own") << QByteArray("abc");
    QTest::newRow("another one behind the same mac") << good.chopped(1) + 'd';
    QTest::newRow("longer") << good + 'x';
    QTest::newRow("shorter") << good.chopped(1);
    QTest::newRow("another mac") << QByteArray((good[0] == 'A' ? "B" : "A") + good.sliced(1));
    QTest::newRow("the mac alone") << good.first(22);
    QTest::newRow("huge") << good + QByteArray(100'000, 'x');
}

void tst_UpstreamSessions::refusesForgedIds()
{
    QFETCH(QByteArray, id);
    QVERIFY(!UpstreamSessions({base::Secret("key")}).upstreamId(id, Ann));
}

void tst_UpstreamSessions::acceptsOnlyVisibleIds()
{
    const UpstreamSessions sessions({base::Secret("key")});
    for (const QByteArray id : {"", "a b", "a\r\nX: y", "\xc3\xa4"})
        QVERIFY(!sessions.publicId(id, Ann));
    QVERIFY(!sessions.publicId(QByteArray(UpstreamSessions::MaxIdBytes + 1, 'x'), Ann));
    QVERIFY(sessions.publicId(QByteArray(UpstreamSessions::MaxIdBytes, 'x'), Ann));
}

void tst_UpstreamSessions::followsARestart()
{
    UpstreamSessions sessions({base::Secret("key")});
    const QByteArray id = *sessions.publicId("old", Ann);
    sessions.remember(id, Ann, "{}");
    QCOMPARE(sessions.initialize(id), std::optional<QByteArray>("{}"));
    QVERIFY(sessions.replace(id, "old", "new"));
    QCOMPARE(sessions.upstreamId(id, Ann), std::optional<QByteArray>("new"));
    QVERIFY(!sessions.upstreamId(id, Bob));
    sessions.forget(id);
    QVERIFY(!sessions.initialize(id));
}

void tst_UpstreamSessions::theQuickerOneCounts()
{
    UpstreamSessions sessions({base::Secret("key")});
    const QByteArray id = *sessions.publicId("old", Ann);
    sessions.remember(id, Ann, "{}");
    QVERIFY(sessions.replace(id, "old", "first"));
    QVERIFY(!sessions.replace(id, "old", "second"));
    QCOMPARE(sessions.upstreamId(id, Ann), std::optional<QByteArray>("first"));
}

void tst_UpstreamSessions::memoryIsBounded()
{
    UpstreamSessions sessions({base::Secret("key")});
    const QByteArray large(UpstreamSessions::MaxInitializeBytes, 'x');
    const auto most = std::size_t(UpstreamSessions::MaxTotalBytes / large.size());
    const QByteArray first = *sessions.publicId("0", Ann);
    for (std::size_t i = 0; i < most + 50; ++i) {
        sessions.remember(*sessions.publicId(QByteArray::number(qulonglong(i)), Ann), Ann, large);
        QVERIFY(sessions.initialize(first)); // used again and again: it stays
    }
    QCOMPARE(sessions.size(), most);
    QVERIFY(!sessions.initialize(*sessions.publicId("1", Ann)));
    const QByteArray huge = *sessions.publicId("huge", Ann);
    sessions.remember(huge, Ann, large + 'x');
    QVERIFY(!sessions.initialize(huge));
    UpstreamSessions many({base::Secret("key")});
    for (std::size_t i = 0; i < UpstreamSessions::MaxSessions + 10; ++i)
        many.remember(*many.publicId(QByteArray::number(qulonglong(i)), Ann), Ann, "{}");
    QCOMPARE(many.size(), UpstreamSessions::MaxSessions);
}

void tst_UpstreamSessions::endsWithItsSession()
{
    UpstreamSessions sessions({base::Secret("key")});
    sessions.remember(*sessions.publicId("a", Ann), Ann, "{}");
    sessions.remember(*sessions.publicId("b", Bob), Bob, "{}");
    sessions.endSession(Ann);
    QCOMPARE(sessions.size(), 1U);
    QVERIFY(sessions.initialize(*sessions.publicId("b", Bob)));
}

QTEST_APPLESS_MAIN(tst_UpstreamSessions)
#include "tst_UpstreamSessions.moc"
