// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/CurlBench.h"

using namespace gatehouse;
using namespace gatehouse::test;
using net::CurlHttpClient;
using net::IncomingResponse;

/// What the client sends, and how it reads an answer.
class tst_CurlHttpClient : public CurlBench
{
    Q_OBJECT

private Q_SLOTS:
    void fetchesAnAnswer();
    void neverAnswersBeforeSendReturns();
    void sendsMethodHeadersAndBody();
    void saysWhoItIs();
    void asksForNoContinue();
    void takesAnErrorStatusForAnAnswer();
    void doesNotFollowARedirect();
    void readsAChunkedAnswer();
    void keepsDoubleHeaders();
    void carriesNothingOverToTheNextRequest();
    void usesAConnectionAgain();
    void keepsEveryConnectionThatManyAtOnceNeeded();
    void usesTheDescriptorOfAClosedConnectionAgain();
    void servesManyAtOnce();
};

void tst_CurlHttpClient::fetchesAnAnswer()
{
    ScriptedServer server;
    server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Kind:  word \r\n\r\nhello";
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client, toGet(server.url("/a?b=c")), this);
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(outcome.result->ok());
    QCOMPARE(outcome.result->value().status, 200);
    QCOMPARE(outcome.result->value().body, "hello");
    const auto &fields = outcome.result->value().headers.fields();
    QCOMPARE(fields.size(), 2);
    QCOMPARE(fields[1].name, "X-Kind");
    QCOMPARE(fields[1].value, "word");
    QVERIFY(server.requests.value(0).startsWith("GET /a?b=c HTTP/1.1\r\n"));
}

void tst_CurlHttpClient::neverAnswersBeforeSendReturns()
{
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &wrong = send(client, toGet("file:///etc/passwd"), this);
    QCOMPARE(wrong.calls, 0);
    QTRY_COMPARE(wrong.calls, 1);
}

void tst_CurlHttpClient::sendsMethodHeadersAndBody()
{
    ScriptedServer server;
    server.answer = ok("{}");
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client,
        toPost(server.url("/token"),
            {{"Content-Type", "application/x-www-form-urlencoded"}, {"X-Empty", ""}}, "a=b&c=d"),
        this);
    QTRY_COMPARE(outcome.calls, 1);
    const QByteArray request = server.requests.value(0);
    QVERIFY(request.startsWith("POST /token HTTP/1.1\r\n"));
    QVERIFY(request.contains("\r\nContent-Type: application/x-www-form-urlencoded\r\n"));
    QVERIFY(request.contains("\r\nX-Empty:\r\n"));
    QVERIFY(request.endsWith("\r\n\r\na=b&c=d"));
}

void tst_CurlHttpClient::saysWhoItIs()
{
    ScriptedServer server;
    server.answer = ok("{}");
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client, toGet(server.url()), this);
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(
        server.requests.value(0).contains("\r\nUser-Agent: Gatehouse/" GATEHOUSE_VERSION "\r\n"));
}

void tst_CurlHttpClient::asksForNoContinue()
{
    ScriptedServer server;
    server.answer = ok("{}");
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client, toPost(server.url(), {}, QByteArray(200'000, 'x')), this);
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(outcome.result->ok());
    QVERIFY(!server.requests.value(0).contains("Expect"));
}

void tst_CurlHttpClient::takesAnErrorStatusForAnAnswer()
{
    ScriptedServer server;
    server.answer = "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 4\r\n\r\noops";
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client, toGet(server.url()), this);
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(outcome.result->ok());
    QCOMPARE(outcome.result->value().status, 500);
    QCOMPARE(outcome.result->value().body, "oops");
}

void tst_CurlHttpClient::doesNotFollowARedirect()
{
    ScriptedServer elsewhere;
    elsewhere.answer = ok("elsewhere");
    ScriptedServer server;
    server.answer =
        "HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url() + "\r\nContent-Length: 0\r\n\r\n";
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client, toGet(server.url()), this);
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.result->value().status, 302);
    QVERIFY(elsewhere.requests.isEmpty());
}

void tst_CurlHttpClient::readsAChunkedAnswer()
{
    ScriptedServer server;
    server.answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n";
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client, toGet(server.url()), this);
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.result->value().body, "hello world");
}

void tst_CurlHttpClient::keepsDoubleHeaders()
{
    ScriptedServer server;
    server.answer = "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
                    "HTTP/1.1 200 OK\r\nA: 1\r\nA: 2\r\nContent-Length: 0\r\n\r\n";
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &outcome = send(client, toGet(server.url()), this);
    QTRY_COMPARE(outcome.calls, 1);
    const QList<net::Header> expected {{"A", "1"}, {"A", "2"}, {"Content-Length", "0"}};
    QCOMPARE(outcome.result->value().headers.fields(), expected);
}

void tst_CurlHttpClient::carriesNothingOverToTheNextRequest()
{
    ScriptedServer server;
    server.answer = ok("{}");
    server.closeAfterwards = false;
    CurlHttpClient client(net::HttpClientOptions {});
    const Outcome &first = send(client,
        toPost(server.url("/token"), {{"Authorization", "Basic c2VjcmV0"}}, "code=secret"), this);
    QTRY_COMPARE(first.calls, 1);
    const Outcome &second = send(client, toGet(server.url("/keys"), 10s, 1), this);
    QTRY_COMPARE(second.calls, 1);
    QVERIFY(!second.result->ok()); // its own limit of bytes
    const Outcome &third = send(client, toGet(server.url("/keys")), this);
    QTRY_COMPARE(third.calls, 1);
    QCOMPARE(third.result->value().body, "{}");
    for (int i : {1, 2}) {
        const QByteArray request = server.requests.value(i);
        QVERIFY2(request.startsWith("GET /keys HTTP/1.1\r\n"), request.constData());
        QVERIFY(!request.contains("Authorization") && !request.contains("secret"));
        QVERIFY(request.endsWith("\r\n\r\n"));
    }
}

void tst_CurlHttpClient::usesAConnectionAgain()
{
    ScriptedServer server;
    server.closeAfterwards = false;
    server.answer = ok("{}");
    CurlHttpClient client(net::HttpClientOptions {});
    for (int i = 1; i <= 3; ++i) {
        const Outcome &outcome = send(client, toGet(server.url()), this);
        QTRY_COMPARE(outcome.calls, 1);
    }
    QCOMPARE(server.requests.size(), 3);
    QCOMPARE(server.sockets.size(), 1);
}

void tst_CurlHttpClient::keepsEveryConnectionThatManyAtOnceNeeded()
{
    ScriptedServer server;
    server.closeAfterwards = false;
    server.answer = ok("{}");
    CurlHttpClient client(net::HttpClientOptions {});
    for (int round = 1; round <= 3; ++round) {
        int answered = 0;
        for (int i = 0; i < 48; ++i)
            client.send(toGet(server.url()), this, [&](const auto &) { ++answered; });
        QTRY_COMPARE(answered, 48);
    }
    QCOMPARE(server.requests.size(), 3 * 48);
    QVERIFY2(server.sockets.size() <= 48, qPrintable(QString::number(server.sockets.size())));
}

void tst_CurlHttpClient::usesTheDescriptorOfAClosedConnectionAgain()
{
    ScriptedServer server;
    server.answer = ok("{}");
    CurlHttpClient client(net::HttpClientOptions {});
    for (int i = 1; i <= 20; ++i) {
        const Outcome &outcome = send(client, toPost(server.url(), {}, "a=b"), this);
        QTRY_COMPARE(outcome.calls, 1);
        QVERIFY(outcome.result->ok());
        QTRY_VERIFY(server.nobodyConnected());
    }
    QCOMPARE(server.sockets.size(), 20);
}

void tst_CurlHttpClient::servesManyAtOnce()
{
    ScriptedServer server;
    server.answer = ok("{}");
    CurlHttpClient client(net::HttpClientOptions {});
    int answered = 0;
    for (int i = 0; i < 200; ++i) {
        client.send(toGet(server.url()), this,
            [&](const base::Result<IncomingResponse> &result) { answered += result.ok() ? 1 : 0; });
    }
    QTRY_COMPARE(answered, 200);
}

QTEST_GUILESS_MAIN(tst_CurlHttpClient)
#include "tst_CurlHttpClient.moc"
