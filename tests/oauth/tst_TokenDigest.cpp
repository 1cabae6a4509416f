// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Base64Url.h"
#include "oauth/StoreRecords.h"
#include "oauth/TokenDigest.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::oauth;

/// By what a token is found and known.
class tst_TokenDigest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsAnAccessTokensWithItsSession();
    void beginsACodeWithItsSignIn();
    void beginsRefreshTokensOfOneSessionAlike();
    void endsWithTheDigestOfTheWholeToken();
    void takesNoOtherFormForOurs_data();
    void takesNoOtherFormForOurs();
    void keepsTheKindsApart();
};

namespace {

const QByteArray Part = base::toBase64Url(QByteArray(16, 'p'));
const QByteArray Random = QByteArray(42, 'x') + 'A';

} // namespace

void tst_TokenDigest::beginsAnAccessTokensWithItsSession()
{
    const base::Digest digest = accessDigest("gth_at_" + Part + Random);
    QCOMPARE(familyOf(digest), QByteArray(16, 'p'));
    QCOMPARE(sessionOfFamily(digest).value, Part);
}

void tst_TokenDigest::beginsACodeWithItsSignIn()
{
    const QByteArray code = "gth_ac_" + Part + Random;
    QCOMPARE(familyOf(codeDigest(code)), QByteArray(16, 'p'));
    QCOMPARE(codeDigest(code).toBytes().sliced(16), base::sha256(code).toBytes().sliced(16));
    // Its session has the time in common with it, and nothing else: it is no way to the code.
    const auto session = base::fromBase64Url(sessionMadeFrom(codeDigest(code)).value);
    QCOMPARE(session->first(6), QByteArray(6, 'p'));
    QVERIFY(!codeDigest(code).toBytes().contains(session->sliced(6)));
    QVERIFY(!session->sliced(6).contains(QByteArray(4, 'p')));
}

void tst_TokenDigest::beginsRefreshTokensOfOneSessionAlike()
{
    const QByteArray token = "gth_rt_" + Part + Random;
    const QByteArray next = "gth_rt_" + Part + QByteArray(43, 'y');
    QCOMPARE(familyOf(refreshDigest(next)), familyOf(refreshDigest(token)));
    QVERIFY(refreshDigest(next) != refreshDigest(token));
    QCOMPARE(commonPart(next), commonPart(token));
    const QByteArray other = "gth_rt_" + base::toBase64Url(QByteArray(16, 'q')) + Random;
    QVERIFY(familyOf(refreshDigest(other)) != familyOf(refreshDigest(token)));
    // Who knows the disk does not know what they have in common.
    QVERIFY(!refreshDigest(token).toBytes().contains(QByteArray(16, 'p')));
}

void tst_TokenDigest::endsWithTheDigestOfTheWholeToken()
{
    const QByteArray access = "gth_at_" + Part + Random;
    const QByteArray refresh = "gth_rt_" + Part + Random;
    QCOMPARE(accessDigest(access).toBytes().sliced(16), base::sha256(access).toBytes().sliced(16));
    QCOMPARE(
        refreshDigest(refresh).toBytes().sliced(16), base::sha256(refresh).toBytes().sliced(16));
}

void tst_TokenDigest::takesNoOtherFormForOurs_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("one from before") << QByteArray("gth_at_") + Random;
    QTest::newRow("a refresh token from before") << QByteArray("gth_rt_") + Random;
    QTest::newRow("a code from before") << QByteArray("gth_ac_") + Random;
    QTest::newRow("a character more, code") << "gth_ac_" + Part + Random + 'A';
    QTest::newRow("a character more") << "gth_at_" + Part + Random + 'A';
    QTest::newRow("a character more, refresh") << "gth_rt_" + Part + Random + 'A';
    QTest::newRow("another prefix") << "gth_pt_" + Part + Random;
    QTest::newRow("a foreign character") << "gth_at_" + Part.left(21) + '!' + Random;
    // Two spellings of one session would be two tokens of one name.
    QTest::newRow("bits that mean nothing") << "gth_at_" + QByteArray(22, '_') + Random;
}

void tst_TokenDigest::takesNoOtherFormForOurs()
{
    QFETCH(QByteArray, token);
    QCOMPARE(accessDigest(token), base::sha256(token));
    QCOMPARE(refreshDigest(token), base::sha256(token));
    QCOMPARE(codeDigest(token), base::sha256(token));
    QVERIFY(commonPart(token).isEmpty());
}

/// RFC 9700 4.14.2 must not come over a session because somebody shows its access token there.
void tst_TokenDigest::keepsTheKindsApart()
{
    const QByteArray access = "gth_at_" + Part + Random;
    const QByteArray refresh = "gth_rt_" + Part + Random;
    QCOMPARE(refreshDigest(access), base::sha256(access));
    QCOMPARE(accessDigest(refresh), base::sha256(refresh));
    QVERIFY(commonPart(access).isEmpty());
    QVERIFY(familyOf(refreshDigest(refresh)) != familyOf(accessDigest(access)));
}

QTEST_GUILESS_MAIN(tst_TokenDigest)
#include "tst_TokenDigest.moc"
