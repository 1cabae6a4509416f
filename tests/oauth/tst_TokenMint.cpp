// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Base64Url.h"
#include "base/Json.h"
#include "oauth/TokenMint.h"
#include "Sample.h"
#include "support/FakeClock.h"
#include "support/FakeRandom.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class tst_TokenMint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesTokensOf256BitsWithTheirPrefix();
    void neverMakesATokenTwice();
    void keepsOnlyDigests();
    void answersAsRfc6749Section51Says();
    void endsNoTokenLaterThanItsSession();
    void opensASuccessorForTheHolderOfTheTokenOnly();
    void opensNoSuccessorThatWasChanged();
    void sealsNoTokenReadably();

private:
    const Profile m_profile = test::sampleProfile();
    const test::FakeClock m_clock;
    const domain::Scopes m_scopes {{"read", "offline_access"}};
    base::sys_seconds farEnd() const { return m_clock.now() + m_profile.refreshMaxTtl; }
};

namespace {

/// The random part: 43 characters of base64url that stand for 32 bytes.
bool is256Bits(QByteArrayView text)
{
    const auto bytes = base::fromBase64Url(text);
    return bytes && bytes->size() == 32;
}

} // namespace

void tst_TokenMint::makesTokensOf256BitsWithTheirPrefix()
{
    test::FakeRandom random;
    const MintedTokens minted =
        TokenMint(m_profile, random).mint(m_scopes, m_clock.now(), farEnd());
    QVERIFY(minted.accessToken.startsWith("gth_at_"));
    QVERIFY(is256Bits(QByteArrayView(minted.accessToken).sliced(7)));
    QVERIFY(minted.refreshToken.startsWith("gth_rt_"));
    QVERIFY(is256Bits(QByteArrayView(minted.refreshToken).sliced(7)));
}

void tst_TokenMint::neverMakesATokenTwice()
{
    base::SystemRandom random;
    TokenMint mint(m_profile, random);
    QSet<QByteArray> seen;
    for (int i = 0; i < 200; ++i) {
        const MintedTokens minted = mint.mint(m_scopes, m_clock.now(), farEnd());
        seen << minted.accessToken.sliced(7) << minted.refreshToken.sliced(7);
    }
    QCOMPARE(seen.size(), 400);
}

void tst_TokenMint::keepsOnlyDigests()
{
    test::FakeRandom random;
    const MintedTokens minted =
        TokenMint(m_profile, random).mint(m_scopes, m_clock.now(), farEnd());
    QCOMPARE(minted.kept.access, base::sha256(minted.accessToken));
    QCOMPARE(minted.kept.refresh, base::sha256(minted.refreshToken));
    QCOMPARE(minted.kept.scopes, m_scopes);
    QCOMPARE(minted.kept.accessExpiresAt, m_clock.now() + 3600s);
    QCOMPARE(minted.kept.refreshExpiresAt, m_clock.now() + 30 * 86400s);
}

void tst_TokenMint::answersAsRfc6749Section51Says()
{
    test::FakeRandom random;
    const MintedTokens minted =
        TokenMint(m_profile, random).mint(m_scopes, m_clock.now(), farEnd());
    QCOMPARE(minted.answer["access_token"_L1].toString().toLatin1(), minted.accessToken);
    QCOMPARE(minted.answer["refresh_token"_L1].toString().toLatin1(), minted.refreshToken);
    QCOMPARE(minted.answer["token_type"_L1].toString(), u"Bearer"_s);
    QCOMPARE(minted.answer["expires_in"_L1], QJsonValue(3600));
    QCOMPARE(minted.answer["scope"_L1].toString(), u"read offline_access"_s);
    QCOMPARE(minted.answer.size(), 5);
}

void tst_TokenMint::endsNoTokenLaterThanItsSession()
{
    test::FakeRandom random;
    const base::sys_seconds end = m_clock.now() + 90s;
    TokenMint mint(m_profile, random);
    const MintedTokens minted = mint.mint(m_scopes, m_clock.now(), end);
    QCOMPARE(minted.kept.accessExpiresAt, end);
    QCOMPARE(minted.kept.refreshExpiresAt, end);
    QCOMPARE(minted.answer["expires_in"_L1], QJsonValue(90));
    const MintedAccess alone = mint.mintAccess(m_scopes, m_clock.now(), end, std::nullopt);
    QCOMPARE(alone.kept.accessExpiresAt, end);
    QCOMPARE(alone.answer["expires_in"_L1], QJsonValue(90));
}

void tst_TokenMint::opensASuccessorForTheHolderOfTheTokenOnly()
{
    test::FakeRandom random;
    TokenMint mint(m_profile, random);
    const QJsonObject answer = mint.mint(m_scopes, m_clock.now(), farEnd()).answer;
    const QByteArray sealed = mint.sealSuccessor("gth_rt_old", answer);
    const auto opened = mint.openSuccessor("gth_rt_old", sealed);
    QVERIFY(opened.ok());
    QCOMPARE(base::toJson(*opened), base::toJson(answer));
    QVERIFY(!mint.openSuccessor("gth_rt_oldx", sealed).ok());
    // What the store has of the token: its digest.
    QVERIFY(!mint.openSuccessor(base::sha256("gth_rt_old").toBytes(), sealed).ok());
}

void tst_TokenMint::opensNoSuccessorThatWasChanged()
{
    test::FakeRandom random;
    TokenMint mint(m_profile, random);
    const QByteArray sealed = mint.sealSuccessor("gth_rt_old", {{u"scope"_s, u"read"_s}});
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        QByteArray changed = sealed;
        changed[i] = char(changed[i] ^ 1);
        QVERIFY(!mint.openSuccessor("gth_rt_old", changed).ok());
    }
    QVERIFY(!mint.openSuccessor("gth_rt_old", {}).ok());
}

void tst_TokenMint::sealsNoTokenReadably()
{
    test::FakeRandom random;
    TokenMint mint(m_profile, random);
    const MintedTokens minted = mint.mint(m_scopes, m_clock.now(), farEnd());
    const QByteArray sealed = mint.sealSuccessor("gth_rt_old", minted.answer);
    QVERIFY(!sealed.contains(minted.accessToken));
    QVERIFY(!sealed.contains(minted.refreshToken));
    QVERIFY(!sealed.contains("gth_"));
}

QTEST_GUILESS_MAIN(tst_TokenMint)

#include "tst_TokenMint.moc"
