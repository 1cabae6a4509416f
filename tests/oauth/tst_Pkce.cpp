// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Digest.h"
#include "oauth/Pkce.h"

#include <QTest>

using namespace gatehouse::oauth;

class tst_Pkce : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void computesTheChallengeOfRfc7636AppendixB();
    void acceptsOnlyVerifiersOfRfc7636Section41_data();
    void acceptsOnlyVerifiersOfRfc7636Section41();
    void acceptsOnlyChallengesOfRfc7636Section42_data();
    void acceptsOnlyChallengesOfRfc7636Section42();
    void refusesAVerifierThatDoesNotMatch();
    void refusesAVerifierThatIsItsOwnChallenge();
    void refusesAShortVerifierEvenWhenItsDigestMatches();
};

namespace {

const QByteArray Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const QByteArray Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

} // namespace

void tst_Pkce::computesTheChallengeOfRfc7636AppendixB()
{
    QCOMPARE(codeChallengeFor(Verifier), Challenge);
    QVERIFY(verifierMatches(Verifier, Challenge));
}

void tst_Pkce::acceptsOnlyVerifiersOfRfc7636Section41_data()
{
    QTest::addColumn<QByteArray>("verifier");
    QTest::addColumn<bool>("good");
    QTest::newRow("the one of appendix B") << Verifier << true;
    QTest::newRow("every unreserved character")
        << QByteArray("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~") << true;
    QTest::newRow("43 characters") << QByteArray(43, 'a') << true;
    QTest::newRow("128 characters") << QByteArray(128, 'a') << true;
    QTest::newRow("42 characters") << QByteArray(42, 'a') << false;
    QTest::newRow("129 characters") << QByteArray(129, 'a') << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("a plus") << QByteArray(42, 'a') + '+' << false;
    QTest::newRow("a slash") << QByteArray(42, 'a') + '/' << false;
    QTest::newRow("an equals sign") << QByteArray(42, 'a') + '=' << false;
    QTest::newRow("a space") << QByteArray(42, 'a') + ' ' << false;
    QTest::newRow("a newline at the end") << QByteArray(43, 'a') + '\n' << false;
    QTest::newRow("a NUL") << QByteArray(42, 'a') + '\0' << false;
    QTest::newRow("a byte above ASCII") << QByteArray(42, 'a') + "\xc3\xa9" << false;
}

void tst_Pkce::acceptsOnlyVerifiersOfRfc7636Section41()
{
    QFETCH(QByteArray, verifier);
    QFETCH(bool, good);
    QCOMPARE(isCodeVerifier(verifier), good);
    QCOMPARE(verifierMatches(verifier, codeChallengeFor(verifier)), good);
}

void tst_Pkce::acceptsOnlyChallengesOfRfc7636Section42_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<bool>("good");
    QTest::newRow("the one of appendix B") << Challenge << true;
    QTest::newRow("42 characters") << Challenge.chopped(1) << false;
    QTest::newRow("44 characters") << Challenge + 'A' << false;
    QTest::newRow("padded") << Challenge + '=' << false;
    QTest::newRow("padding in place of a character") << Challenge.chopped(1) + '=' << false;
    QTest::newRow("the alphabet of plain base64")
        << QByteArray(Challenge).replace('-', '+') << false;
    QTest::newRow("last two bits not zero") << Challenge.chopped(1) + 'N' << false;
    QTest::newRow("a dot, as in a plain verifier") << '.' + Challenge.sliced(1) << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void tst_Pkce::acceptsOnlyChallengesOfRfc7636Section42()
{
    QFETCH(QByteArray, challenge);
    QTEST(isCodeChallenge(challenge), "good");
}

void tst_Pkce::refusesAVerifierThatDoesNotMatch()
{
    for (qsizetype i = 0; i < Verifier.size(); ++i) {
        QByteArray other = Verifier;
        other[i] = other[i] == 'a' ? 'b' : 'a';
        QVERIFY2(!verifierMatches(other, Challenge), other.constData());
    }
    QVERIFY(!verifierMatches(Verifier, {}));
    QVERIFY(!verifierMatches({}, {}));
}

void tst_Pkce::refusesAVerifierThatIsItsOwnChallenge()
{
    // The method 'plain' of RFC 7636 4.2, which must not slip in.
    QVERIFY(!verifierMatches(Challenge, Challenge));
}

void tst_Pkce::refusesAShortVerifierEvenWhenItsDigestMatches()
{
    QVERIFY(!verifierMatches("short", codeChallengeFor("short")));
}

QTEST_GUILESS_MAIN(tst_Pkce)

#include "tst_Pkce.moc"
