// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/OidcBench.h"

using namespace gatehouse;
using namespace gatehouse::test;

/// A provider that refuses, fails, dawdles or is replaced meanwhile.
class tst_OidcFaults : public OidcBench
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sortsFailuresOfTheTokenEndpoint_data();
    void sortsFailuresOfTheTokenEndpoint();
    void keepsTheCodeOutOfTheErrorText();
    void passesFailuresOfTheConnectionOn_data();
    void passesFailuresOfTheConnectionOn();
    void isUnavailableWhileTheKeysAre();
    void givesUpWhenTheWholeTakesTooLong();
    void isUnavailableWhileUserinfoIs();
    void saysNothingWhenTheContextIsGone();
    void finishesWhenTheProviderIsReplacedMeanwhile();
};

void tst_OidcFaults::init()
{
    start();
}

void tst_OidcFaults::sortsFailuresOfTheTokenEndpoint_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("forGood");
    QTest::addRow("invalid_grant") << 400 << QByteArray(R"({"error":"invalid_grant"})") << true;
    QTest::addRow("invalid_client") << 401 << QByteArray(R"({"error":"invalid_client"})") << true;
    QTest::addRow("an error as 200") << 200 << QByteArray(R"({"error":"invalid_grant"})") << true;
    QTest::addRow("another token type")
        << 200 << QByteArray(R"({"access_token":"x","token_type":"mac"})") << true;
    QTest::addRow("temporarily_unavailable")
        << 400 << QByteArray(R"({"error":"temporarily_unavailable"})") << false;
    QTest::addRow("500") << 500 << QByteArray(R"({"error":"invalid_grant"})") << false;
    QTest::addRow("503 page") << 503 << QByteArray("<html>") << false;
    QTest::addRow("429") << 429 << QByteArray(R"({"error":"invalid_grant"})") << false;
    QTest::addRow("a page") << 200 << QByteArray("<html>Sign in to the hotel</html>") << false;
    QTest::addRow("a page as 400") << 400 << QByteArray("<html>blocked</html>") << false;
    QTest::addRow("empty") << 200 << QByteArray() << false;
    QTest::addRow("no token") << 200 << QByteArray("{}") << false;
    QTest::addRow("redirect") << 302 << QByteArray() << false;
}

void tst_OidcFaults::sortsFailuresOfTheTokenEndpoint()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, forGood);
    m_http->answer(TokenUrl, status, body);
    expectFailure(forGood ? Kind::Refused : Kind::Unavailable);
}

void tst_OidcFaults::keepsTheCodeOutOfTheErrorText()
{
    m_http->answer(TokenUrl, 400,
        R"({"error":"invalid_grant","error_description":"no code the-code for the-verifier"})");
    const Grant grant = redeem();
    QVERIFY(!grant.ok());
    QVERIFY(grant.error().message.contains(u"no code *** for ***"_s));
}

void tst_OidcFaults::passesFailuresOfTheConnectionOn_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addRow("discovery") << Place;
    QTest::addRow("token endpoint") << TokenUrl;
    QTest::addRow("keys") << JwksUrl;
}

void tst_OidcFaults::passesFailuresOfTheConnectionOn()
{
    QFETCH(QByteArray, url);
    for (const auto kind :
        {base::ErrorKind::TimedOut, base::ErrorKind::Unavailable, base::ErrorKind::Invalid}) {
        m_http->fail(url, kind);
        expectFailure(Kind::Unavailable);
    }
}

void tst_OidcFaults::isUnavailableWhileTheKeysAre()
{
    m_http->answer(JwksUrl, 502, "");
    expectFailure(Kind::Unavailable);
    m_http->answer(JwksUrl, 200, "<html>");
    expectFailure(Kind::Unavailable);
    publish();
    QVERIFY(redeem().ok());
}

void tst_OidcFaults::givesUpWhenTheWholeTakesTooLong()
{
    auto settings = config();
    settings.timeout = 30ms;
    makeProvider(settings);
    QVERIFY(signInUrl({}).ok());
    m_http->hold();
    expectFailure(Kind::Unavailable);
    m_http->release(); // what comes too late reaches nobody
    QCoreApplication::processEvents();
}

void tst_OidcFaults::isUnavailableWhileUserinfoIs()
{
    m_claims.remove(u"email"_s);
    handOut();
    m_http->answer(UserinfoUrl, 500, "");
    expectFailure(Kind::Unavailable);
    m_http->answer(UserinfoUrl, 200, "<html>");
    expectFailure(Kind::Unavailable);
}

void tst_OidcFaults::saysNothingWhenTheContextIsGone()
{
    QVERIFY(signInUrl({}).ok());
    auto context = std::make_unique<QObject>();
    bool called = false;
    m_http->hold();
    m_provider->redeem(m_redemption, context.get(), [&](const Grant &) { called = true; });
    QTRY_COMPARE(m_http->count(TokenUrl), 1);
    context.reset();
    m_http->release();
    QVERIFY(redeem().ok());
    QVERIFY(!called);
}

void tst_OidcFaults::finishesWhenTheProviderIsReplacedMeanwhile()
{
    m_http->hold();
    std::optional<Grant> result;
    m_provider->redeem(m_redemption, this, [&](const Grant &grant) { result = grant; });
    m_provider.reset();
    m_http->release();
    QTRY_VERIFY(result.has_value());
    QVERIFY(result->ok());
}

QTEST_GUILESS_MAIN(tst_OidcFaults)
#include "tst_OidcFaults.moc"
