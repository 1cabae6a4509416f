// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/Answering.h"

#include <QTest>

using namespace gatehouse;
using provider::Answering;
using provider::ProviderError;
using Kind = provider::ProviderError::Kind;

class tst_Answering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWithWhatItWasAskedFor();
    void answersWithANo_data();
    void answersWithANo();
    void doesNotAnswerAsItShould_data();
    void doesNotAnswerAsItShould();
    void saysNothingWhenItWasRefusedHere();
};

void tst_Answering::answersWithWhatItWasAskedFor()
{
    QCOMPARE(provider::answeringAfter(nullptr), Answering::Yes);
}

void tst_Answering::answersWithANo_data()
{
    QTest::addColumn<QByteArray>("word");
    for (const char *word : {"invalid_grant", "unauthorized_client", "bad_verification_code"})
        QTest::newRow(word) << QByteArray(word);
}

void tst_Answering::answersWithANo()
{
    QFETCH(QByteArray, word);
    const ProviderError error {Kind::Refused, QStringLiteral("no"), word};
    QCOMPARE(provider::answeringAfter(&error), Answering::Yes);
}

void tst_Answering::doesNotAnswerAsItShould_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("no answer") << Kind::Unavailable << QByteArray();
    QTest::newRow("later") << Kind::Unavailable << QByteArray("temporarily_unavailable");
    // The code of a sign-in is refused with it, a refresh token is to be tried again.
    QTest::newRow("our secret, at a sign-in") << Kind::Refused << QByteArray("invalid_client");
    QTest::newRow("our secret, later") << Kind::Unavailable << QByteArray("invalid_client");
}

void tst_Answering::doesNotAnswerAsItShould()
{
    QFETCH(Kind, kind);
    QFETCH(QByteArray, word);
    const ProviderError error {kind, QStringLiteral("problem"), word};
    QCOMPARE(provider::answeringAfter(&error), Answering::No);
}

void tst_Answering::saysNothingWhenItWasRefusedHere()
{
    const ProviderError error {Kind::Refused, QStringLiteral("another issuer")};
    QCOMPARE(provider::answeringAfter(&error), Answering::Unknown);
}

QTEST_GUILESS_MAIN(tst_Answering)
#include "tst_Answering.moc"
