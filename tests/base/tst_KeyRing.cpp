// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/KeyRing.h"
#include "support/FakeRandom.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::base;
using test::FakeRandom;

namespace {

/// Gives the one nonce a published vector was made with.
class FixedRandom final : public Random
{
public:
    explicit FixedRandom(QByteArray bytes)
        : m_bytes(std::move(bytes))
    { }
    QByteArray bytes(qsizetype count) override { return m_bytes.first(count); }

private:
    QByteArray m_bytes;
};

Secret key(char fill)
{
    return Secret(QByteArray(KeyRing::KeyBytes, fill));
}

} // namespace

class tst_KeyRing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sealsTheVectorsOfTheGcmSpecification_data();
    void sealsTheVectorsOfTheGcmSpecification();
    void opensWhatItSealed_data();
    void opensWhatItSealed();
    void sealsAndOpensInTurnsAlsoAfterAFailure();
    void sealsTheSameValueDifferentlyEachTime();
    void opensNothingForAnotherRecord();
    void opensNothingThatWasChangedInAnyBit();
    void opensNothingThatWasCut();
    void opensNothingSealedUnderAForeignKey();
    void opensOldValuesAfterANewKeyCameInFront();
    void saysUnderWhichKeyItSeals();
    void saysWhichKeyAValueNeeds();
};

void tst_KeyRing::sealsTheVectorsOfTheGcmSpecification_data()
{
    // McGrew and Viega, The Galois/Counter Mode of Operation, test cases 13, 14 and 16.
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("nonce");
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("associated");
    QTest::addColumn<QByteArray>("sealed");
    QTest::addRow("13") << QByteArray(32, '\0') << QByteArray(12, '\0') << QByteArray()
                        << QByteArray() << QByteArray::fromHex("530f8afbc74536b9a963b4f1c4cb738b");
    QTest::addRow("14") << QByteArray(32, '\0') << QByteArray(12, '\0') << QByteArray(16, '\0')
                        << QByteArray()
                        << QByteArray::fromHex("cea7403d4d606b6e074ec5d3baf39d18"
                                               "d0d1c8a799996bf0265b98b5d48ab919");
    QTest::addRow("16") << QByteArray::fromHex(
        "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")
                        << QByteArray::fromHex("cafebabefacedbaddecaf888")
                        << QByteArray::fromHex(
                               "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                               "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39")
                        << QByteArray::fromHex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
                        << QByteArray::fromHex(
                               "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                               "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                               "76fc6ece0f4e1768cddf8853bb2d551b");
}

void tst_KeyRing::sealsTheVectorsOfTheGcmSpecification()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, nonce);
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, associated);
    QFETCH(QByteArray, sealed);
    FixedRandom random(nonce);
    const KeyRing ring({Secret(key)}, random);
    const QByteArray whole = '\x01' + ring.sealingKeyId() + nonce + sealed;
    QCOMPARE(ring.seal(plain, associated).toHex(), whole.toHex());
    QCOMPARE(ring.open(whole, associated).value(), plain);
}

void tst_KeyRing::opensWhatItSealed_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addRow("nothing") << QByteArray();
    QTest::addRow("text") << QByteArray("a provider's token");
    QTest::addRow("zeros") << QByteArray(3, '\0');
    QTest::addRow("large") << QByteArray(100'000, 'x');
}

void tst_KeyRing::opensWhatItSealed()
{
    QFETCH(QByteArray, plain);
    FakeRandom random;
    const KeyRing ring({key('k')}, random);
    for (const QByteArray &associated : {QByteArray("session 1"), QByteArray()}) {
        const QByteArray sealed = ring.seal(plain, associated);
        QCOMPARE(ring.open(sealed, associated).value(), plain);
        QVERIFY(plain.size() < 8 || !sealed.contains(plain));
    }
}

void tst_KeyRing::sealsAndOpensInTurnsAlsoAfterAFailure()
{
    FakeRandom random;
    const KeyRing one({key('1')}, random);
    const KeyRing two({key('2')}, random);
    for (int i = 0; i < 3; ++i) {
        const QByteArray first = one.seal("first", "record");
        const QByteArray second = two.seal("second value", {});
        QVERIFY(!one.open(first, "another record"));
        QVERIFY(!one.open(second, {}));
        QByteArray changed = second;
        changed.back() = char(changed.back() ^ 1);
        QVERIFY(!two.open(changed, {}));
        QCOMPARE(one.open(first, "record").value(), "first");
        QCOMPARE(two.open(second, {}).value(), "second value");
    }
}

void tst_KeyRing::sealsTheSameValueDifferentlyEachTime()
{
    FakeRandom random;
    const KeyRing ring({key('k')}, random);
    QVERIFY(ring.seal("value", "record") != ring.seal("value", "record"));
}

void tst_KeyRing::opensNothingForAnotherRecord()
{
    FakeRandom random;
    const KeyRing ring({key('k')}, random);
    const QByteArray sealed = ring.seal("value", "session 1");
    const auto opened = ring.open(sealed, "session 2");
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Corrupt);
    QVERIFY(!ring.open(sealed, ""));
}

void tst_KeyRing::opensNothingThatWasChangedInAnyBit()
{
    FakeRandom random;
    const KeyRing ring({key('k')}, random);
    const QByteArray sealed = ring.seal("value", "record");
    for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit) {
        QByteArray changed = sealed;
        changed[bit / 8] = char(changed.at(bit / 8) ^ (1 << (bit % 8)));
        QVERIFY2(!ring.open(changed, "record"), QByteArray::number(bit));
    }
}

void tst_KeyRing::opensNothingThatWasCut()
{
    FakeRandom random;
    const KeyRing ring({key('k')}, random);
    const QByteArray sealed = ring.seal("value", "record");
    for (qsizetype size = 0; size < sealed.size(); ++size)
        QVERIFY2(!ring.open(sealed.first(size), "record"), QByteArray::number(size));
    QVERIFY(!ring.open(sealed + 'x', "record"));
}

void tst_KeyRing::opensNothingSealedUnderAForeignKey()
{
    FakeRandom random;
    const QByteArray sealed = KeyRing({key('a')}, random).seal("value", "record");
    const auto opened = KeyRing({key('b')}, random).open(sealed, "record");
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Corrupt);
}

void tst_KeyRing::opensOldValuesAfterANewKeyCameInFront()
{
    FakeRandom random;
    const KeyRing before({key('a')}, random);
    const KeyRing after({key('b'), key('a')}, random);
    QCOMPARE(after.open(before.seal("value", "record"), "record").value(), "value");
    QVERIFY(!before.open(after.seal("value", "record"), "record"));
}

void tst_KeyRing::saysUnderWhichKeyItSeals()
{
    FakeRandom random;
    const KeyRing ring({key('a'), key('b')}, random);
    QCOMPARE(ring.sealingKeyId().size(), 4);
    QCOMPARE(ring.sealingKeyId(), KeyRing({key('a')}, random).sealingKeyId());
    QVERIFY(ring.sealingKeyId() != KeyRing({key('b')}, random).sealingKeyId());
    QCOMPARE(ring.seal("value", "record").sliced(1, 4), ring.sealingKeyId());
}

void tst_KeyRing::saysWhichKeyAValueNeeds()
{
    FakeRandom random;
    const KeyRing ring({key('a'), key('b')}, random);
    for (const char letter : {'a', 'b', 'c'}) {
        const QByteArray sealed = KeyRing({key(letter)}, random).seal("value", "record");
        const QByteArray needed = KeyRing::keyIdOf(sealed);
        QCOMPARE(needed, KeyRing({key(letter)}, random).sealingKeyId());
        QCOMPARE(ring.holds(needed), letter != 'c');
        QCOMPARE(ring.open(sealed, "record").ok(), letter != 'c');
    }
    QVERIFY(!ring.holds({}));
    QVERIFY(!ring.holds(KeyRing::keyIdOf({})));
}

QTEST_GUILESS_MAIN(tst_KeyRing)
#include "tst_KeyRing.moc"
