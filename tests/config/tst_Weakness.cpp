// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Weakness.h"
#include "support/FakeRandom.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::config;

class tst_Weakness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsRandomKeys();
    void refusesKeysThatCanBeGuessed_data();
    void refusesKeysThatCanBeGuessed();
    void acceptsSecretsOfGenerators_data();
    void acceptsSecretsOfGenerators();
    void refusesSecretsPeopleMakeUp_data();
    void refusesSecretsPeopleMakeUp();
};

void tst_Weakness::acceptsRandomKeys()
{
    test::FakeRandom random;
    for (int i = 0; i < 10'000; ++i)
        QVERIFY(!weaknessOfKey(random.bytes(32)));
}

void tst_Weakness::refusesKeysThatCanBeGuessed_data()
{
    QTest::addColumn<QByteArray>("key");
    QByteArray counting;
    for (char c = 0; c < 32; ++c)
        counting += char(c * 7 + 3);
    QTest::newRow("all zero") << QByteArray(32, '\0');
    QTest::newRow("all the same") << QByteArray(32, '\x7f');
    QTest::newRow("a pattern of 2") << QByteArray("\xde\xad").repeated(16);
    QTest::newRow("a pattern of 10") << QByteArray("\xff"
                                                   "123456789")
                                            .repeated(4)
                                            .first(32);
    QTest::newRow("counting") << counting;
    QTest::newRow("words") << QByteArray("correct horse battery staple 123");
    QTest::newRow("letters and digits, all different")
        << QByteArray("Zq8vLk2MwX7rTbN4yHd1GcJ5sPf9eRaU");
    QTest::newRow("hexadecimal digits") << QByteArray("3f9ac1d27be4580613a5c7e9f1b2d4f6");
    QTest::newRow("mostly zero") << QByteArray("\x91\xf3\x07\xa2", 4) + QByteArray(28, '\0');
}

void tst_Weakness::refusesKeysThatCanBeGuessed()
{
    QFETCH(QByteArray, key);
    QCOMPARE(key.size(), 32);
    QVERIFY(weaknessOfKey(key));
}

void tst_Weakness::acceptsSecretsOfGenerators_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("hexadecimal") << QByteArray("9f86d081884c7d65");
    QTest::newRow("base64") << QByteArray("pA0v4Zf2c1Jm+8sQkE/3Tw==");
    QTest::newRow("uuid") << QByteArray("0f1f7d9c-5a0e-4a0e-9f6e-3f1c9a1b2c3d");
    QTest::newRow("words") << QByteArray("correct-horse-battery-staple");
}

void tst_Weakness::acceptsSecretsOfGenerators()
{
    QFETCH(QByteArray, secret);
    QVERIFY(!weaknessOfSecret(secret));
}

void tst_Weakness::refusesSecretsPeopleMakeUp_data()
{
    QTest::addColumn<QByteArray>("secret");
    for (const char *weak :
        {"secret", "changeme", "9f86d081884c7d6", "aaaaaaaaaaaaaaaaaaaa", "abababababababab",
            "change-me-please-123", "your_client_secret", "Super-Secret-Value-1",
            "my.password.is.good", "0123456789:;<=>?@ABC", "aabbaabbccaabbcc"})
        QTest::newRow(weak) << QByteArray(weak);
}

void tst_Weakness::refusesSecretsPeopleMakeUp()
{
    QFETCH(QByteArray, secret);
    QVERIFY(weaknessOfSecret(secret));
}

QTEST_GUILESS_MAIN(tst_Weakness)
#include "tst_Weakness.moc"
