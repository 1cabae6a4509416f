// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "provider/Discovery.h"
#include "support/FakeClock.h"
#include "support/FakeHttpClient.h"

#include <QTest>

using namespace gatehouse;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using provider::Discovery;
using provider::ProviderError;
using Kind = provider::ProviderError::Kind;

namespace {

const QByteArray Host = "https://id.example.com";
const QByteArray WellKnown = "/.well-known/openid-configuration";

QByteArray documentOf(const QByteArray &issuer)
{
    return base::toJson(QJsonObject {{u"issuer"_s, QString::fromUtf8(issuer)},
        {u"authorization_endpoint"_s, u"https://id.example.com/authorize"_s},
        {u"token_endpoint"_s, u"https://id.example.com/token"_s},
        {u"jwks_uri"_s, u"https://id.example.com/keys"_s}});
}

} // namespace

class tst_Discovery : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::FakeHttpClient> m_http;
    test::FakeClock m_clock;
    std::shared_ptr<Discovery> m_discovery;

    void lookBelow(const QByteArray &url)
    {
        Discovery::Where where;
        where.url = url;
        where.whenAbsent = u"Set the URLs."_s;
        m_discovery = std::make_shared<Discovery>(where, *m_http, m_clock);
    }
    Discovery::Answer ask()
    {
        std::optional<Discovery::Answer> result;
        m_discovery->metadata(this, [&](const auto &answer) { result = answer; });
        if (result || !QTest::qWaitFor([&] { return result.has_value(); }))
            return base::Err(ProviderError {Kind::Refused, u"done came too soon or never"_s});
        return *result;
    }

private Q_SLOTS:
    void init();
    void findsTheDocumentAtAParent();
    void passesOverPagesOnTheWay();
    void refusesADocumentOfAnotherIssuer();
    void isUnavailableAfterAPassingFault_data();
    void isUnavailableAfterAPassingFault();
    void stopsAtOnceWhenNobodyAnswers();
    void saysWhatToDoWhenThereIsNone();
    void remembersForAnHour();
    void doesNotRememberAFailure();
    void searchesOnceForManyWhoWait();
    void doesNotTellWhoHasGone();
    void finishesWithoutItsOwner();
};

void tst_Discovery::init()
{
    m_http = std::make_unique<test::FakeHttpClient>();
    lookBelow(Host + "/realms/team/userinfo");
}

void tst_Discovery::findsTheDocumentAtAParent()
{
    m_http->answer(Host + "/realms/team" + WellKnown, 200, documentOf(Host + "/realms/team"));
    const auto answer = ask();
    QVERIFY2(answer.ok(), answer ? "" : qPrintable(answer.error().message));
    QCOMPARE(answer->issuer, Host + "/realms/team");
    QCOMPARE(m_http->requests.size(), 2);
    QCOMPARE(m_http->requests[1].maxBytes, 256 * 1024);
    QVERIFY(m_http->requests[1].timeout <= 10s);
}

void tst_Discovery::passesOverPagesOnTheWay()
{
    m_http->answer(Host + "/realms/team/userinfo" + WellKnown, 200, "<html>our app</html>");
    m_http->answer(Host + "/realms/team" + WellKnown, 500, "");
    m_http->answer(Host + "/realms" + WellKnown, 302, "");
    m_http->answer(Host + WellKnown, 200, documentOf(Host));
    const auto answer = ask();
    QVERIFY(answer.ok());
    QCOMPARE(answer->issuer, Host);
}

void tst_Discovery::refusesADocumentOfAnotherIssuer()
{
    m_http->answer(Host + WellKnown, 200, documentOf("https://evil.example"));
    const auto answer = ask();
    QVERIFY(!answer.ok());
    QVERIFY(answer.error().kind == Kind::Refused);
    QVERIFY(answer.error().message.contains(u"another issuer"_s));
}

void tst_Discovery::isUnavailableAfterAPassingFault_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addRow("500") << 500 << QByteArray();
    QTest::addRow("503") << 503 << documentOf(Host);
    QTest::addRow("429") << 429 << QByteArray("{}");
    QTest::addRow("page") << 200 << QByteArray("<html>");
    QTest::addRow("not found") << 404 << QByteArray();
    QTest::addRow("redirect") << 301 << documentOf(Host);
}

void tst_Discovery::isUnavailableAfterAPassingFault()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    m_http->answer(Host + WellKnown, status, body);
    const auto answer = ask();
    QVERIFY(!answer.ok());
    QVERIFY(answer.error().kind == Kind::Unavailable);
}

void tst_Discovery::stopsAtOnceWhenNobodyAnswers()
{
    m_http->fail(Host + "/realms/team/userinfo" + WellKnown, base::ErrorKind::TimedOut);
    const auto answer = ask();
    QVERIFY(!answer.ok());
    QVERIFY(answer.error().kind == Kind::Unavailable);
    QCOMPARE(m_http->requests.size(), 1);
}

void tst_Discovery::saysWhatToDoWhenThereIsNone()
{
    const auto answer = ask();
    QVERIFY(!answer.ok());
    QCOMPARE(m_http->requests.size(), 4);
    QVERIFY(answer.error().message.contains(QString::fromUtf8(Host)));
    QVERIFY(answer.error().message.endsWith(u" Set the URLs."_s));
}

void tst_Discovery::remembersForAnHour()
{
    lookBelow(Host);
    m_http->answer(Host + WellKnown, 200, documentOf(Host));
    QVERIFY(ask().ok());
    m_clock.advance(3599s);
    QVERIFY(ask().ok());
    QCOMPARE(m_http->requests.size(), 1);
    m_clock.advance(1s);
    QVERIFY(ask().ok());
    QCOMPARE(m_http->requests.size(), 2);
}

void tst_Discovery::doesNotRememberAFailure()
{
    lookBelow(Host);
    m_http->answerOnce(Host + WellKnown, 503, "");
    m_http->answer(Host + WellKnown, 200, documentOf(Host));
    QVERIFY(!ask().ok());
    QVERIFY(ask().ok());
}

void tst_Discovery::searchesOnceForManyWhoWait()
{
    lookBelow(Host);
    m_http->answer(Host + WellKnown, 200, documentOf(Host));
    int told = 0;
    for (int i = 0; i < 5; ++i)
        m_discovery->metadata(this, [&](const auto &answer) { told += answer.ok() ? 1 : 0; });
    QCOMPARE(told, 0);
    QTRY_COMPARE(told, 5);
    QCOMPARE(m_http->requests.size(), 1);
}

void tst_Discovery::doesNotTellWhoHasGone()
{
    lookBelow(Host);
    m_http->answer(Host + WellKnown, 200, documentOf(Host));
    bool told = false;
    for (int i = 0; i < 2; ++i) { // once for the search, once for what is remembered
        auto context = std::make_unique<QObject>();
        m_discovery->metadata(context.get(), [&](const auto &) { told = true; });
        context.reset();
        QVERIFY(ask().ok());
    }
    QVERIFY(!told);
}

void tst_Discovery::finishesWithoutItsOwner()
{
    lookBelow(Host);
    m_http->answer(Host + WellKnown, 200, documentOf(Host));
    bool told = false;
    m_discovery->metadata(this, [&](const auto &answer) { told = answer.ok(); });
    m_discovery.reset();
    QTRY_VERIFY(told);
}

QTEST_GUILESS_MAIN(tst_Discovery)
#include "tst_Discovery.moc"
