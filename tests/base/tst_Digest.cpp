// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Base64Url.h"
#include "base/Digest.h"

#include <QtTest>

using namespace gatehouse::base;

class tst_Digest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digestsTheVectorsOfFips180_data();
    void digestsTheVectorsOfFips180();
    void digestsTheVerifierOfRfc7636();
    void authenticatesTheVectorsOfRfc4231_data();
    void authenticatesTheVectorsOfRfc4231();
    void keepsKeysApart();
    void authenticatesUnderAnEmptyKey();
    void readsExactlyThirtyTwoBytes();
    void isOrderedAndHashedByItsBytes();
};

void tst_Digest::digestsTheVectorsOfFips180_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("hex");
    QTest::addRow("nothing")
        << QByteArray()
        << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::addRow("one block") << QByteArray(
        "abc") << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::addRow("two blocks")
        << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    QTest::addRow("a million characters") << QByteArray(1'000'000,
        'a') << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

void tst_Digest::digestsTheVectorsOfFips180()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, hex);
    QCOMPARE(sha256(data).toBytes().toHex(), hex);
}

/// RFC 7636 appendix B.
void tst_Digest::digestsTheVerifierOfRfc7636()
{
    const Digest digest = sha256("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    QCOMPARE(toBase64Url(digest.toBytes()), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

void tst_Digest::authenticatesTheVectorsOfRfc4231_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("hex");
    QTest::addRow("4.2") << QByteArray(20, '\x0b') << QByteArray("Hi There")
                         << QByteArray(
                                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    QTest::addRow("4.3") << QByteArray("Jefe") << QByteArray("what do ya want for nothing?")
                         << QByteArray(
                                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    QTest::addRow("4.4") << QByteArray(20, '\xaa') << QByteArray(50, '\xdd')
                         << QByteArray(
                                "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    QTest::addRow("4.7, a key longer than a block")
        << QByteArray(131, '\xaa')
        << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
        << QByteArray("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

void tst_Digest::authenticatesTheVectorsOfRfc4231()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, hex);
    QCOMPARE(hmacSha256(key, data).toBytes().toHex(), hex);
    const HmacKey kept(key);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(kept.of(data).toBytes().toHex(), hex);
}

void tst_Digest::keepsKeysApart()
{
    const HmacKey first("one");
    const HmacKey second("two");
    const HmacKey copy = first;
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(first.of("data"), hmacSha256("one", "data"));
        QCOMPARE(second.of("data"), hmacSha256("two", "data"));
        QCOMPARE(second.of("other"), hmacSha256("two", "other"));
        QCOMPARE(copy.of("other"), hmacSha256("one", "other"));
    }
    QVERIFY(first.of("data") != second.of("data"));
}

void tst_Digest::authenticatesUnderAnEmptyKey()
{
    QCOMPARE(hmacSha256(QByteArrayView(), QByteArrayView()).toBytes().toHex(),
        "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
    QCOMPARE(HmacKey(QByteArrayView()).of(QByteArrayView()),
        hmacSha256(QByteArrayView(), QByteArrayView()));
}

void tst_Digest::readsExactlyThirtyTwoBytes()
{
    const Digest digest = sha256("abc");
    QCOMPARE(Digest::fromBytes(digest.toBytes()).value(), digest);
    QVERIFY(!Digest::fromBytes(digest.toBytes().first(31)));
    QVERIFY(!Digest::fromBytes(digest.toBytes() + 'x'));
    QVERIFY(!Digest::fromBytes(QByteArrayView()));
}

void tst_Digest::isOrderedAndHashedByItsBytes()
{
    Digest low;
    Digest high;
    high.bytes.back() = 1;
    QVERIFY(low < high);
    QVERIFY(low != high);
    const QSet<Digest> set {sha256("a"), sha256("b"), sha256("a")};
    QCOMPARE(set.size(), 2);
}

QTEST_GUILESS_MAIN(tst_Digest)
#include "tst_Digest.moc"
