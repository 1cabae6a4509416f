// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Base64Url.h"
#include "base/Json.h"
#include "oauth/TokenDigest.h"
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
    void handsTheCommonPartOn();
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
    static domain::Session session(base::sys_seconds end)
    {
        domain::Session session;
        session.id = {base::toBase64Url(QByteArray(16, 's'))};
        session.endsAt = end;
        return session;
    }
};

namespace {

/// Characters of base64url that stand for so many bytes.
bool isBytes(qsizetype count, QByteArrayView text)
{
    const auto bytes = base::fromBase64Url(text);
    return bytes && bytes->size() == count;
}

template <typename Minted> QJsonObject answerOf(const Minted &minted)
{
    const auto answer = base::parseJsonObject(minted.answer);
    return answer ? *answer : QJsonObject();
}

} // namespace

void tst_TokenMint::makesTokensOf256BitsWithTheirPrefix()
{
    test::FakeRandom random;
    const MintedTokens minted =
        TokenMint(m_profile, random).mint(session(farEnd()), m_scopes, m_clock.now());
    const QByteArray id = session(farEnd()).id.value;
    QVERIFY(minted.accessToken.startsWith("gth_at_" + id));
    QVERIFY(isBytes(32, QByteArrayView(minted.accessToken).sliced(7 + id.size())));
    QVERIFY(minted.refreshToken.startsWith("gth_rt_"));
    QVERIFY(isBytes(16, QByteArrayView(minted.refreshToken).sliced(7, 22)));
    QVERIFY(isBytes(32, QByteArrayView(minted.refreshToken).sliced(7 + 22)));
}

void tst_TokenMint::handsTheCommonPartOn()
{
    base::SystemRandom random;
    TokenMint mint(m_profile, random);
    const auto next = [&](const QByteArray &rotated) {
        return mint.mint(session(farEnd()), m_scopes, m_clock.now(), std::nullopt, rotated)
            .refreshToken;
    };
    const QByteArray first = next({});
    const QByteArray second = next(first);
    QCOMPARE(second.first(29), first.first(29));
    QVERIFY(second != first);
    // One of before tokens had such a part, and what no refresh token is: a part of their own.
    for (const QByteArray &other :
        {QByteArray("gth_rt_" + QByteArray(43, 'A')), QByteArray("gth_at_" + first.sliced(7))}) {
        QVERIFY(isBytes(16, QByteArrayView(next(other)).sliced(7, 22)));
        QVERIFY(!next(other).startsWith(other.first(29)));
    }
}

void tst_TokenMint::neverMakesATokenTwice()
{
    base::SystemRandom random;
    TokenMint mint(m_profile, random);
    QSet<QByteArray> seen;
    for (int i = 0; i < 200; ++i) {
        const MintedTokens minted = mint.mint(session(farEnd()), m_scopes, m_clock.now());
        seen << minted.accessToken.sliced(7) << minted.refreshToken.sliced(7);
    }
    QCOMPARE(seen.size(), 400);
}

void tst_TokenMint::keepsOnlyDigests()
{
    test::FakeRandom random;
    const MintedTokens minted =
        TokenMint(m_profile, random).mint(session(farEnd()), m_scopes, m_clock.now());
    QCOMPARE(minted.kept.access, accessDigest(minted.accessToken));
    QCOMPARE(minted.kept.refresh, refreshDigest(minted.refreshToken));
    QCOMPARE(minted.kept.scopes, m_scopes);
    QCOMPARE(minted.kept.accessExpiresAt, m_clock.now() + 3600s);
    QCOMPARE(minted.kept.refreshExpiresAt, m_clock.now() + 30 * 86400s);
}

void tst_TokenMint::answersAsRfc6749Section51Says()
{
    test::FakeRandom random;
    const MintedTokens minted =
        TokenMint(m_profile, random).mint(session(farEnd()), m_scopes, m_clock.now());
    QCOMPARE(answerOf(minted)["access_token"_L1].toString().toLatin1(), minted.accessToken);
    QCOMPARE(answerOf(minted)["refresh_token"_L1].toString().toLatin1(), minted.refreshToken);
    QCOMPARE(answerOf(minted)["token_type"_L1].toString(), u"Bearer"_s);
    QCOMPARE(answerOf(minted)["expires_in"_L1], QJsonValue(3600));
    QCOMPARE(answerOf(minted)["scope"_L1].toString(), u"read offline_access"_s);
    QCOMPARE(answerOf(minted).size(), 5);
}

void tst_TokenMint::endsNoTokenLaterThanItsSession()
{
    test::FakeRandom random;
    const base::sys_seconds end = m_clock.now() + 90s;
    TokenMint mint(m_profile, random);
    const MintedTokens minted = mint.mint(session(end), m_scopes, m_clock.now());
    QCOMPARE(minted.kept.accessExpiresAt, end);
    QCOMPARE(minted.kept.refreshExpiresAt, end);
    QCOMPARE(answerOf(minted)["expires_in"_L1], QJsonValue(90));
    const MintedAccess alone = mint.mintAccess(m_scopes, m_clock.now(), end, std::nullopt);
    QCOMPARE(alone.kept.accessExpiresAt, end);
    QCOMPARE(answerOf(alone)["expires_in"_L1], QJsonValue(90));
}

void tst_TokenMint::opensASuccessorForTheHolderOfTheTokenOnly()
{
    test::FakeRandom random;
    TokenMint mint(m_profile, random);
    const TokenAnswer answer = mint.mint(session(farEnd()), m_scopes, m_clock.now()).answer;
    const QByteArray sealed = mint.sealSuccessor("gth_rt_old", answer);
    const auto opened = mint.openSuccessor("gth_rt_old", sealed);
    QVERIFY(opened.ok());
    QCOMPARE(*opened, answer);
    QVERIFY(!mint.openSuccessor("gth_rt_oldx", sealed).ok());
    // What the store has of the token: its digest.
    QVERIFY(!mint.openSuccessor(base::sha256("gth_rt_old").toBytes(), sealed).ok());
}

void tst_TokenMint::opensNoSuccessorThatWasChanged()
{
    test::FakeRandom random;
    TokenMint mint(m_profile, random);
    const QByteArray sealed = mint.sealSuccessor("gth_rt_old", R"({"scope":"read"})");
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
    const MintedTokens minted = mint.mint(session(farEnd()), m_scopes, m_clock.now());
    const QByteArray sealed = mint.sealSuccessor("gth_rt_old", minted.answer);
    QVERIFY(!sealed.contains(minted.accessToken));
    QVERIFY(!sealed.contains(minted.refreshToken));
    QVERIFY(!sealed.contains("gth_"));
}

QTEST_GUILESS_MAIN(tst_TokenMint)

#include "tst_TokenMint.moc"
