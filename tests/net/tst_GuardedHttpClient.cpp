// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/CurlBench.h"
#include "net/GuardedHttpClient.h"
#include "support/FakeHttpClient.h"
#include "support/FakeResolver.h"

using namespace gatehouse;
using namespace gatehouse::test;
using namespace Qt::Literals::StringLiterals;
using base::ErrorKind;
using net::GuardedHttpClient;
using net::GuardRules;

namespace {

const QByteArray Url = "https://app.example/client.json";

} // namespace

/// Server-side request forgery: where strangers may send us.
class tst_GuardedHttpClient : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeHttpClient> m_http;
    std::unique_ptr<FakeResolver> m_resolver;
    GuardRules m_rules;

    Outcome ask(net::HttpClient &client, const net::OutgoingRequest &request)
    {
        Outcome outcome;
        GuardedHttpClient guard(client, *m_resolver, m_rules);
        guard.send(request, this, [&outcome](auto result) {
            ++outcome.calls;
            outcome.result = std::move(result);
        });
        if (outcome.calls > 0 || !QTest::qWaitFor([&] { return outcome.calls > 0; }))
            qFatal("done came too soon or never");
        return outcome;
    }
    Outcome ask(const QByteArray &url) { return ask(*m_http, toGet(url)); }
    void answerJson(const QByteArray &url, const QByteArray &type = "application/json")
    {
        m_http->answer(url, 200, "{}", {{"Content-Type", type}});
    }
    void expectRefused(const QByteArray &url)
    {
        answerJson(url);
        const Outcome outcome = ask(url);
        QVERIFY2(!outcome.result->ok(), url.constData());
        QVERIFY(outcome.result->error().kind == ErrorKind::Invalid);
        QVERIFY(m_http->requests.isEmpty());
    }

private Q_SLOTS:
    void init();
    void asksAPublicHostAtItsAddresses();
    void refusesANameThatLeadsElsewhere_data();
    void refusesANameThatLeadsElsewhere();
    void refusesANameWithOneAddressThatIsNotPublic();
    void refusesAddressesThatAreNotHttpsOn443_data();
    void refusesAddressesThatAreNotHttpsOn443();
    void refusesItself();
    void resolvesOncePerRequest();
    void asksOnlyTheAddressThatWasChecked();
    void opensNoSocketToAnotherAddress();
    void asksAProxyForTheAddressThatWasChecked();
    void followsNoRedirect();
    void acceptsOnlyJson_data();
    void acceptsOnlyJson();
    void shortensTimeAndSize();
    void waitsNotForEverForAName();
    void stopsReadingAtTheLimit();
    void asksThisMachineOnlyWhenTold();
    void callsNobodyWhoIsGone();
};

void tst_GuardedHttpClient::init()
{
    m_http = std::make_unique<FakeHttpClient>();
    m_resolver = std::make_unique<FakeResolver>();
    m_resolver->answer("app.example", {{u"1.1.1.1"_s}});
    m_rules = {.ownOrigin = "https://gate.example"};
}

void tst_GuardedHttpClient::asksAPublicHostAtItsAddresses()
{
    m_resolver->answer("app.example", {{u"1.1.1.1"_s, u"2606:4700::1111"_s}});
    answerJson(Url);
    QVERIFY(ask(Url).result->ok());
    const QList<QHostAddress> expected {
        QHostAddress(u"1.1.1.1"_s), QHostAddress(u"2606:4700::1111"_s)};
    QCOMPARE(m_http->last(Url).onlyAddresses, expected);
}

void tst_GuardedHttpClient::refusesANameThatLeadsElsewhere_data()
{
    QTest::addColumn<QString>("address");
    for (const char *address :
        {"127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
            "0.0.0.0", "192.0.0.1", "198.18.0.1", "224.0.0.1", "::1", "fc00::1", "fe80::1",
            "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1"})
        QTest::newRow(address) << QString::fromLatin1(address);
}

void tst_GuardedHttpClient::refusesANameThatLeadsElsewhere()
{
    QFETCH(QString, address);
    m_resolver->answer("app.example", {{address}});
    expectRefused(Url);
}

void tst_GuardedHttpClient::refusesANameWithOneAddressThatIsNotPublic()
{
    m_resolver->answer("app.example", {{u"1.1.1.1"_s, u"10.0.0.1"_s}});
    expectRefused(Url);
    m_resolver->answer("app.example", {{}});
    answerJson(Url);
    QVERIFY(ask(Url).result->error().kind == ErrorKind::Unavailable);
}

void tst_GuardedHttpClient::refusesAddressesThatAreNotHttpsOn443_data()
{
    QTest::addColumn<QByteArray>("url");
    for (const char *url : {"http://app.example/x", "https://app.example:444/x",
             "https://app.example:80/x", "ftp://app.example/x", "file:///etc/passwd",
             "https://user@app.example/x", "https://127.0.0.1/x", "https://[::1]/x",
             "https://10.0.0.1/x", "https://[::ffff:127.0.0.1]/x", "http://127.0.0.1/x",
             "http://localhost:8080/x", "https://", ""})
        QTest::newRow(url) << QByteArray(url);
}

void tst_GuardedHttpClient::refusesAddressesThatAreNotHttpsOn443()
{
    QFETCH(QByteArray, url);
    expectRefused(url);
}

void tst_GuardedHttpClient::refusesItself()
{
    m_resolver->answer("gate.example", {{u"1.1.1.1"_s}});
    expectRefused("https://gate.example/client.json");
    expectRefused("https://GATE.example/client.json");
    m_rules = {.ownOrigin = "http://127.0.0.1:3000", .allowLoopback = true};
    expectRefused("http://127.0.0.1:3000/client.json");
    expectRefused("http://localhost:3000/client.json");
}

/// DNS rebinding: the second answer of the name server is never asked for.
void tst_GuardedHttpClient::resolvesOncePerRequest()
{
    m_resolver->answer("app.example", {{u"1.1.1.1"_s}, {u"127.0.0.1"_s}});
    answerJson(Url);
    QVERIFY(ask(Url).result->ok());
    QCOMPARE(m_resolver->asked.size(), 1);
    QCOMPARE(m_http->last(Url).onlyAddresses, QList {QHostAddress(u"1.1.1.1"_s)});
    QVERIFY(!ask(Url).result->ok());
    QCOMPARE(m_http->requests.size(), 1);
}

/// The real client on real sockets: the name leads to where it was checked, not to where the system
/// would look.
void tst_GuardedHttpClient::asksOnlyTheAddressThatWasChecked()
{
    ScriptedServer server;
    server.answer =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    net::CurlHttpClient curl(net::HttpClientOptions {});
    net::OutgoingRequest request =
        toGet("http://somewhere.invalid:" + QByteArray::number(server.serverPort()) + "/x");
    request.onlyAddresses = {QHostAddress(QHostAddress::LocalHost)};
    for (int i = 0; i < 2; ++i) {
        std::optional<base::Result<net::IncomingResponse>> result;
        curl.send(request, this, [&](auto answer) { result = std::move(answer); });
        QTRY_VERIFY(result.has_value());
        QVERIFY2(result->ok(), result->ok() ? "" : qPrintable(result->error().message));
    }
    QCOMPARE(server.requests.size(), 2);
    QVERIFY(server.requests.first().contains("Host: somewhere.invalid"));
    QCOMPARE(server.sockets.size(), 2); // no connection is kept for a later list of addresses
}

void tst_GuardedHttpClient::opensNoSocketToAnotherAddress()
{
    ScriptedServer server;
    server.answer = ok("{}");
    net::CurlHttpClient curl(net::HttpClientOptions {});
    // libcurl looks such a name up in another spelling than it is told about, and finds this
    // machine: what then still counts is where the socket goes.
    net::OutgoingRequest request =
        toGet("http://b\xc3\xbc\x63her.localhost:" + QByteArray::number(server.serverPort()));
    request.onlyAddresses = {QHostAddress(u"127.0.0.77"_s)};
    std::optional<base::Result<net::IncomingResponse>> result;
    curl.send(request, this, [&](auto answer) { result = std::move(answer); });
    QTRY_VERIFY(result.has_value());
    QVERIFY(!result->ok());
    QVERIFY(server.requests.isEmpty() && server.sockets.isEmpty());
}

/// Also behind a proxy nobody resolves the name a second time.
void tst_GuardedHttpClient::asksAProxyForTheAddressThatWasChecked()
{
    ScriptedServer proxy;
    proxy.answer = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";
    net::CurlHttpClient curl({.caFile = {}, .proxy = proxy.url("")});
    QVERIFY(!ask(curl, toGet(Url)).result->ok());
    QCOMPARE(proxy.requests.size(), 1);
    QVERIFY(proxy.requests.first().startsWith("CONNECT 1.1.1.1:443 "));
}

void tst_GuardedHttpClient::followsNoRedirect()
{
    ScriptedServer server;
    server.answer = "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n";
    net::CurlHttpClient curl(net::HttpClientOptions {});
    m_rules.allowLoopback = true;
    const Outcome outcome = ask(curl, toGet(server.url()));
    QVERIFY(outcome.result->ok());
    QCOMPARE((*outcome.result)->status, 302);
    QCOMPARE(server.requests.size(), 1);
}

void tst_GuardedHttpClient::acceptsOnlyJson_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("JSON") << QByteArray("application/json") << true;
    QTest::newRow("with a charset") << QByteArray("Application/JSON; charset=utf-8") << true;
    QTest::newRow("a kind of JSON") << QByteArray("application/jwk-set+json") << true;
    QTest::newRow("a page") << QByteArray("text/html") << false;
    QTest::newRow("text") << QByteArray("text/plain") << false;
    QTest::newRow("binary") << QByteArray("application/octet-stream") << false;
    QTest::newRow("script") << QByteArray("application/jsonp") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void tst_GuardedHttpClient::acceptsOnlyJson()
{
    QFETCH(QByteArray, type);
    QFETCH(bool, accepted);
    answerJson(Url, type);
    QCOMPARE(ask(Url).result->ok(), accepted);
}

void tst_GuardedHttpClient::shortensTimeAndSize()
{
    answerJson(Url);
    QVERIFY(ask(*m_http, toGet(Url, 60s, 1 << 20)).result->ok());
    QVERIFY(m_http->last(Url).timeout <= 5000ms);
    QCOMPARE(m_http->last(Url).maxBytes, 64 * 1024);
    QVERIFY(ask(*m_http, toGet(Url, 100ms, 10)).result->ok());
    QVERIFY(m_http->last(Url).timeout <= 100ms);
    QCOMPARE(m_http->last(Url).maxBytes, 10);
}

void tst_GuardedHttpClient::waitsNotForEverForAName()
{
    m_resolver->silent = true;
    m_rules.timeout = 50ms;
    QVERIFY(ask(Url).result->error().kind == ErrorKind::TimedOut);
}

void tst_GuardedHttpClient::stopsReadingAtTheLimit()
{
    ScriptedServer server;
    server.answer =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + QByteArray(70'000, ' ');
    net::CurlHttpClient curl(net::HttpClientOptions {});
    m_rules.allowLoopback = true;
    const Outcome outcome = ask(curl, toGet(server.url()));
    QVERIFY(!outcome.result->ok());
    QVERIFY(outcome.result->error().message.contains(u"65536"));
}

void tst_GuardedHttpClient::asksThisMachineOnlyWhenTold()
{
    m_rules.allowLoopback = true;
    m_resolver->answer("localhost", {{u"127.0.0.1"_s, u"::1"_s}});
    for (const char *url :
        {"http://127.0.0.1:8080/x", "http://localhost:8080/x", "http://[::1]:8080/x"}) {
        answerJson(url);
        QVERIFY2(ask(url).result->ok(), url);
    }
    m_http->requests.clear();
    m_resolver->answer("localhost", {{u"10.0.0.1"_s}}); // whatever a hosts file says
    expectRefused("http://localhost:8080/x");
    expectRefused("http://127.0.0.2:8080/x");
    m_resolver->answer("app.example", {{u"127.0.0.1"_s}});
    expectRefused(Url);
}

void tst_GuardedHttpClient::callsNobodyWhoIsGone()
{
    answerJson(Url);
    GuardedHttpClient guard(*m_http, *m_resolver, m_rules);
    auto context = std::make_unique<QObject>();
    bool called = false;
    guard.send(toGet(Url), context.get(), [&](auto) { called = true; });
    context.reset();
    bool other = false;
    guard.send(toGet(Url), this, [&](auto) { other = true; });
    QTRY_VERIFY(other);
    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(tst_GuardedHttpClient)
#include "tst_GuardedHttpClient.moc"
