// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/PasswordHash.h"
#include "support/FakeRandom.h"

#include <QTest>

using namespace gatehouse;
using base::Secret;
using provider::hashPassword;
using provider::isPassword;

class tst_PasswordHash : public QObject
{
    Q_OBJECT

    test::FakeRandom m_random;

private Q_SLOTS:
    void knowsThePasswordAgain();
    void isAPhcStringOfArgon2id();
    void saltsEveryHash();
    void knowsAHashMadeElsewhere();
    void refusesPasswordsOfTheWrongLength_data();
    void refusesPasswordsOfTheWrongLength();
    void refusesStringsThatAreNoHash_data();
    void refusesStringsThatAreNoHash();
};

void tst_PasswordHash::knowsThePasswordAgain()
{
    const Secret password("correct horse battery staple");
    const auto phc = hashPassword(password, m_random);
    QVERIFY(phc.ok());
    QVERIFY(isPassword(password, *phc));
    QVERIFY(!isPassword(Secret("correct horse battery stapl"), *phc));
    QVERIFY(!isPassword(Secret("Correct horse battery staple"), *phc));
    QVERIFY(!isPassword(Secret(), *phc));
}

void tst_PasswordHash::isAPhcStringOfArgon2id()
{
    const auto phc = hashPassword(Secret("12345678"), m_random);
    QVERIFY(phc.ok());
    QVERIFY2(phc->startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), phc->constData());
    QCOMPARE(phc->count('$'), 5);
    QVERIFY(!phc->contains('\0'));
}

void tst_PasswordHash::saltsEveryHash()
{
    const Secret password("12345678");
    QVERIFY(*hashPassword(password, m_random) != *hashPassword(password, m_random));
}

/// From the tests of Argon2's reference implementation.
void tst_PasswordHash::knowsAHashMadeElsewhere()
{
    const QByteArray phc = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$"
                           "nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    QVERIFY(isPassword(Secret("password"), phc));
    QVERIFY(!isPassword(Secret("passwore"), phc));
}

void tst_PasswordHash::refusesPasswordsOfTheWrongLength_data()
{
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<bool>("good");
    QTest::addRow("empty") << QByteArray() << false;
    QTest::addRow("seven characters") << QByteArray("1234567") << false;
    QTest::addRow("seven characters in more bytes") << QByteArray("p\xc3\xa4ssw\xc3\xb6r") << false;
    QTest::addRow("eight characters") << QByteArray("12345678") << true;
    QTest::addRow("1024 bytes") << QByteArray(1024, 'x') << true;
    QTest::addRow("1025 bytes") << QByteArray(1025, 'x') << false;
}

void tst_PasswordHash::refusesPasswordsOfTheWrongLength()
{
    QFETCH(QByteArray, password);
    QFETCH(bool, good);
    QCOMPARE(hashPassword(Secret(password), m_random).ok(), good);
}

void tst_PasswordHash::refusesStringsThatAreNoHash_data()
{
    QTest::addColumn<QByteArray>("phc");
    QTest::addRow("empty") << QByteArray();
    QTest::addRow("the password itself") << QByteArray("password");
    QTest::addRow("another algorithm")
        << QByteArray("$2b$12$abcdefghijklmnopqrstuuQWERTYUIOPASDFGHJKLZXCVBNM123456");
    QTest::addRow("cut off") << QByteArray("$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$");
    QTest::addRow("Argon2i of the same password")
        << QByteArray("$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$"
                      "iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8");
}

void tst_PasswordHash::refusesStringsThatAreNoHash()
{
    QFETCH(QByteArray, phc);
    QVERIFY(!isPassword(Secret("password"), phc));
}

QTEST_GUILESS_MAIN(tst_PasswordHash)
#include "tst_PasswordHash.moc"
