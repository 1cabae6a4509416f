// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Base64Url.h"
#include "gateway/McpSessionIds.h"
#include "support/FakeRandom.h"

#include <QSet>
#include <QTest>

using namespace gatehouse;
using gateway::McpSessionIds;

namespace {

const domain::SessionId Ann {"ann"};
const domain::SessionId Bob {"bob"};
const base::Secret Key(QByteArray(32, 'k'));
const base::Secret NewKey(QByteArray(32, 'n'));

} // namespace

class tst_McpSessionIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rememberTheRevision();
    void areVisibleAsciiOfAtLeast128Bits();
    void areNobodyElses();
    void surviveARestartWithTheSameKey();
    void dieWithTheKey();
    void liveThroughARotationOfTheKey();
    void haveOneSpellingOnly();
    void refuseEveryFlippedBit();
    void stayEnded();
    void forgetTheOldestEndedOnly();
};

void tst_McpSessionIds::rememberTheRevision()
{
    test::FakeRandom random;
    McpSessionIds ids({Key}, random);
    for (int revision = 0; revision < 3; ++revision)
        QCOMPARE(ids.revisionOf(ids.issue(Ann, revision), Ann), std::optional(revision));
}

void tst_McpSessionIds::areVisibleAsciiOfAtLeast128Bits()
{
    // MCP, session management: globally unique, and only visible ASCII.
    base::SystemRandom random;
    McpSessionIds ids({Key}, random);
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i) {
        const QByteArray id = ids.issue(Ann, 2);
        QVERIFY(id.size() >= 22);
        for (const char c : id)
            QVERIFY(c > 0x20 && c < 0x7f);
        seen.insert(id);
    }
    QCOMPARE(seen.size(), 1000);
}

void tst_McpSessionIds::areNobodyElses()
{
    test::FakeRandom random;
    McpSessionIds ids({Key}, random);
    const QByteArray id = ids.issue(Ann, 2);
    QCOMPARE(ids.revisionOf(id, Bob), std::nullopt);
    QCOMPARE(ids.revisionOf(id, {""}), std::nullopt);
    QCOMPARE(ids.revisionOf(id, {"ann "}), std::nullopt);
    QVERIFY(ids.revisionOf(id, Ann));
}

void tst_McpSessionIds::surviveARestartWithTheSameKey()
{
    test::FakeRandom random;
    const QByteArray id = McpSessionIds({Key}, random).issue(Ann, 1);
    const McpSessionIds restarted({Key}, random);
    QCOMPARE(restarted.revisionOf(id, Ann), std::optional(1));
}

void tst_McpSessionIds::dieWithTheKey()
{
    test::FakeRandom random;
    const QByteArray id = McpSessionIds({Key}, random).issue(Ann, 1);
    const McpSessionIds other({NewKey}, random);
    QCOMPARE(other.revisionOf(id, Ann), std::nullopt);
}

void tst_McpSessionIds::liveThroughARotationOfTheKey()
{
    test::FakeRandom random;
    const QByteArray id = McpSessionIds({Key}, random).issue(Ann, 1);
    McpSessionIds rotated({NewKey, Key}, random);
    QCOMPARE(rotated.revisionOf(id, Ann), std::optional(1));
    QCOMPARE(rotated.revisionOf(id, Bob), std::nullopt);
    const QByteArray fresh = rotated.issue(Ann, 2);
    const McpSessionIds afterwards({NewKey}, random);
    QCOMPARE(afterwards.revisionOf(fresh, Ann), std::optional(2));
    QCOMPARE(afterwards.revisionOf(id, Ann), std::nullopt);
    rotated.end(id);
    QCOMPARE(rotated.revisionOf(id, Ann), std::nullopt);
}

void tst_McpSessionIds::haveOneSpellingOnly()
{
    test::FakeRandom random;
    McpSessionIds ids({Key}, random);
    const QByteArray id = ids.issue(Ann, 2);
    for (const QByteArray &other : {id + '=', id + "==", ' ' + id, id + ' ', id + 'A',
             id.chopped(1), QByteArray(), QByteArray("x"), QByteArray(10'000, 'A')})
        QVERIFY2(!ids.revisionOf(other, Ann), other.left(80));
}

void tst_McpSessionIds::refuseEveryFlippedBit()
{
    test::FakeRandom random;
    McpSessionIds ids({Key}, random);
    const QByteArray raw = *base::fromBase64Url(ids.issue(Ann, 2));
    for (qsizetype i = 0; i < raw.size() * 8; ++i) {
        QByteArray forged = raw;
        forged[i / 8] = static_cast<char>(forged.at(i / 8) ^ (1 << (i % 8)));
        QVERIFY(!ids.revisionOf(base::toBase64Url(forged), Ann));
    }
}

void tst_McpSessionIds::stayEnded()
{
    test::FakeRandom random;
    McpSessionIds ids({Key}, random);
    const QByteArray id = ids.issue(Ann, 2);
    const QByteArray other = ids.issue(Ann, 2);
    ids.end(id);
    ids.end(id);
    QCOMPARE(ids.revisionOf(id, Ann), std::nullopt);
    QVERIFY(ids.revisionOf(other, Ann));
}

void tst_McpSessionIds::forgetTheOldestEndedOnly()
{
    test::FakeRandom random;
    McpSessionIds ids({Key}, random);
    const QByteArray first = ids.issue(Ann, 2);
    const QByteArray second = ids.issue(Ann, 2);
    ids.end(first);
    ids.end(second);
    for (int i = 0; i < 9'999; ++i)
        ids.end(QByteArray::number(i));
    QVERIFY(ids.revisionOf(first, Ann));
    QCOMPARE(ids.revisionOf(second, Ann), std::nullopt);
}

QTEST_GUILESS_MAIN(tst_McpSessionIds)
#include "tst_McpSessionIds.moc"
