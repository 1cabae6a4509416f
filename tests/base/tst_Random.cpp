// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Base64Url.h"
#include "base/Random.h"

#include <QtEndian>
#include <QtTest>

#include <chrono>
#include <set>

using namespace gatehouse::base;

class tst_Random : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesAsManyBytesAsAsked();
    void fillsEveryPartOfALongAnswer();
    void neverSaysTheSameTwice();
    void namesWhatComesTogetherAlike();
    void spellsATokenOf256Bits();
};

void tst_Random::givesAsManyBytesAsAsked()
{
    SystemRandom random;
    for (const qsizetype count : {0, 1, 12, 32, 257, 100'000})
        QCOMPARE(random.bytes(count).size(), count);
}

void tst_Random::fillsEveryPartOfALongAnswer()
{
    // Of 256 values nearly all are among 4096 bytes; among bytes that were left alone, few.
    const QByteArray bytes = SystemRandom().bytes(16 * 4096);
    for (qsizetype at = 0; at < bytes.size(); at += 4096) {
        const QByteArray part = bytes.mid(at, 4096);
        QVERIFY(std::set<char>(part.begin(), part.end()).size() > 240);
    }
}

void tst_Random::neverSaysTheSameTwice()
{
    SystemRandom random;
    std::set<QByteArray> seen;
    for (int i = 0; i < 1000; ++i)
        seen.insert(random.bytes(16));
    QCOMPARE(seen.size(), std::size_t(1000));
}

/// RFC 9562 5.7. A millisecond has many of them, so only their beginnings are in order.
void tst_Random::namesWhatComesTogetherAlike()
{
    using std::chrono::milliseconds;
    SystemRandom random;
    const auto now = [] {
        return std::chrono::duration_cast<milliseconds>(
            std::chrono::system_clock::now().time_since_epoch())
            .count();
    };
    std::set<QByteArray> seen;
    for (int i = 0; i < 1000; ++i) {
        const qint64 before = now();
        const QByteArray id = random.id128();
        const qint64 after = now();
        QCOMPARE(id.size(), 22);
        QVERIFY(id.at(0) >= 'A' && id.at(0) <= 'Z'); // no option on a command line
        const QByteArray bytes = fromBase64Url(id).value_or(QByteArray());
        QCOMPARE(bytes.size(), 16);
        const auto time = qint64(qFromBigEndian<quint64>(bytes.constData()) >> 16);
        QVERIFY(before <= time && time <= after);
        seen.insert(bytes.sliced(6));
    }
    QCOMPARE(seen.size(), std::size_t(1000));
}

void tst_Random::spellsATokenOf256Bits()
{
    const QByteArray token = SystemRandom().token256();
    QCOMPARE(token.size(), 43);
    QCOMPARE(fromBase64Url(token).value_or(QByteArray()).size(), 32);
}

QTEST_GUILESS_MAIN(tst_Random)
#include "tst_Random.moc"
