// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/OidcProvider.h"
#include "provider/ProviderFactory.h"
#include "support/FakeClock.h"
#include "support/FakeHttpClient.h"
#include "support/TestKey.h"

#include <QTest>

namespace gatehouse::test {

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using provider::ProviderError;
using Grant = base::Result<provider::ProviderGrant, ProviderError>;
using Url = base::Result<QByteArray, ProviderError>;

inline const QByteArray Issuer = "https://id.example.com";
inline const QByteArray Place = Issuer + "/.well-known/openid-configuration";
inline const QByteArray TokenUrl = Issuer + "/token";
inline const QByteArray JwksUrl = Issuer + "/keys";
inline const QByteArray UserinfoUrl = Issuer + "/userinfo";

inline const TestKey &signingKey()
{
    static const TestKey key = TestKey::rsa();
    return key;
}
inline const TestKey &otherKey()
{
    static const TestKey key = TestKey::rsa();
    return key;
}

inline QByteArray keySet(const QJsonArray &keys)
{
    return base::toJson(QJsonObject {{u"keys"_s, keys}});
}

/// Every test starts with a provider that does all right; then one thing goes wrong.
class OidcBench : public QObject
{
protected:
    using Kind = provider::ProviderError::Kind;

    static provider::ProviderConfig config()
    {
        provider::ProviderConfig config;
        config.clientId = "gatehouse";
        config.clientSecret = base::Secret("s3cret/+");
        config.accountsUrl = Issuer;
        return config;
    }
    void start()
    {
        m_http = std::make_unique<FakeHttpClient>();
        m_metadata = {{u"issuer"_s, QString::fromUtf8(Issuer)},
            {u"authorization_endpoint"_s, QString::fromUtf8(Issuer + "/authorize")},
            {u"token_endpoint"_s, QString::fromUtf8(TokenUrl)},
            {u"jwks_uri"_s, QString::fromUtf8(JwksUrl)},
            {u"userinfo_endpoint"_s, QString::fromUtf8(UserinfoUrl)}};
        const qint64 now = m_clock.now().time_since_epoch().count();
        m_header = {{u"alg"_s, u"RS256"_s}, {u"kid"_s, u"k1"_s}};
        m_claims = {{u"iss"_s, QString::fromUtf8(Issuer)}, {u"aud"_s, u"gatehouse"_s},
            {u"sub"_s, u"248289761001"_s}, {u"exp"_s, now + 300}, {u"iat"_s, now},
            {u"nonce"_s, u"n-0S6_WzA2Mj"_s}, {u"email"_s, u"jane@example.com"_s},
            {u"email_verified"_s, true}, {u"name"_s, u"Jane Doe"_s},
            {u"groups"_s, QJsonArray {u"staff"_s, u"tid:forged"_s}}};
        m_answer = {{u"access_token"_s, u"provider-at"_s}, {u"token_type"_s, u"Bearer"_s},
            {u"refresh_token"_s, u"provider-rt"_s}, {u"expires_in"_s, 3600}};
        m_redemption = {"the-code", "the-verifier", "n-0S6_WzA2Mj",
            "https://gate.example.com/oauth/callback", {}};
        publish();
        handOut();
        makeProvider(config());
    }
    void makeProvider(const provider::ProviderConfig &config)
    {
        auto made = provider::makeProvider(config, *m_http, m_clock);
        QVERIFY2(made.ok(), made ? "" : qPrintable(made.error().message));
        m_provider = std::move(*made);
    }
    void publish()
    {
        m_http->answer(Place, 200, base::toJson(m_metadata));
        m_http->answer(JwksUrl, 200, keySet({signingKey().jwk(u"k1"_s)}));
    }
    /// What the provider hands out for the code, its id_token signed by \a key.
    void handOut(const TestKey &key = signingKey())
    {
        m_answer.insert(u"id_token"_s, QString::fromUtf8(key.signedToken(m_header, m_claims)));
        m_http->answer(TokenUrl, 200, base::toJson(m_answer));
    }
    Grant redeem()
    {
        std::optional<Grant> result;
        m_provider->redeem(m_redemption, this, [&](const Grant &grant) { result = grant; });
        if (result)
            return base::Err(
                ProviderError {Kind::Refused, u"done came before redeem() returned"_s});
        if (!QTest::qWaitFor([&] { return result.has_value(); }))
            return base::Err(ProviderError {Kind::Refused, u"done never came"_s});
        return *result;
    }
    Url signInUrl(const provider::SignInStart &start)
    {
        std::optional<Url> result;
        m_provider->signInUrl(start, this, [&](const Url &url) { result = url; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }))
            return base::Err(ProviderError {Kind::Refused, u"done never came"_s});
        return *result;
    }
    void expectFailure(Kind kind)
    {
        const Grant grant = redeem();
        QVERIFY(!grant.ok());
        QVERIFY2(grant.error().kind == kind, qPrintable(grant.error().message));
    }

    std::unique_ptr<FakeHttpClient> m_http;
    FakeClock m_clock;
    std::unique_ptr<provider::Provider> m_provider;
    QJsonObject m_metadata;
    QJsonObject m_claims;
    QJsonObject m_header;
    QJsonObject m_answer;
    provider::Redemption m_redemption;
};

} // namespace gatehouse::test
