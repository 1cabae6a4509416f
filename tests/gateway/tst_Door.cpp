// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "DoorBench.h"

#include <QTest>

using namespace gatehouse;
using namespace gateway;
using namespace test;

class tst_Door : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksInOneOrder();
    void otherPathsAreNotHere_data();
    void otherPathsAreNotHere();
    void foreignHostsOnLoopback_data();
    void foreignHostsOnLoopback();
    void behindAProxyTheHostIsItsBusiness();
    void foreignOrigins_data();
    void foreignOrigins();
    void publicServersTakeTheirOwnOriginToo();
    void challengesOnEveryMethod();
    void tellsNothingAboutABadToken_data();
    void tellsNothingAboutABadToken();
    void tokensInTheQueryAreNone();
    void schemesInAnyCase();
    void expiryIsExact();
    void aRevokedTokenIsRefusedAtOnce();
    void theAudienceIsThePath();
    void browsersGetThePage();
    void escapesTheChallenge();
};

void tst_Door::checksInOneOrder()
{
    const DoorBench bench;
    const net::Header badOrigin {"Origin", "https://evil.example"};
    const auto status = [&](const QByteArray &path, const QByteArray &host, bool withOrigin,
                            bool withToken) {
        net::Request request = mcpPost("no json", {{"Host", host}});
        request.path = path;
        if (withOrigin)
            request.headers.append(badOrigin.name, badOrigin.value);
        if (withToken)
            request.headers.append("Authorization", QByteArray("Bearer ") + Token);
        return bench.answer(request).status;
    };
    QCOMPARE(status("/mcp2", "evil.example", true, false), 404);
    QCOMPARE(status("/mcp", "evil.example", true, false), 421);
    QCOMPARE(status("/mcp", "127.0.0.1", true, false), 403);
    QCOMPARE(status("/mcp", "127.0.0.1", true, true), 403);
    QCOMPARE(status("/mcp", "127.0.0.1", false, false), 401);
    QCOMPARE(status("/mcp", "127.0.0.1", false, true), 400);
}

void tst_Door::otherPathsAreNotHere_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"/mcp2", "/mcp/", "/mcp/x", "/MCP", "//mcp", "/mcp;x", "/%6dcp",
             "/mcp/../mcp", "/mcp%00", "", "/", "/mcp/two/"})
        QTest::addRow("<%s>", path) << QByteArray(path);
}

void tst_Door::otherPathsAreNotHere()
{
    QFETCH(QByteArray, path);
    const DoorBench bench;
    for (const net::Method method : Methods) {
        const net::Response response = bench.knock(method, {bearer(Token)}, path);
        QCOMPARE(response.status, 404);
        QCOMPARE(response.contentType, "application/json");
    }
}

void tst_Door::foreignHostsOnLoopback_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("ours");
    const auto row = [](const char *host, bool ours) {
        QTest::addRow("<%s>", host) << QByteArray(host) << ours;
    };
    row("127.0.0.1:3000", true);
    row("127.0.0.1", true);
    row("localhost:3000", true);
    row("LOCALHOST", true);
    row("[::1]:3000", true);
    row("", false);
    row("evil.test", false);
    row("evil.test:3000", false);
    row("127.0.0.1.evil.test", false);
    row("localhost.evil.test", false);
    row("evil.test#127.0.0.1", false);
    row("evil.test/127.0.0.1", false);
    row("127.0.0.1@evil.test", false);
    row("evil.test@127.0.0.1", false);
    row("192.168.1.1", false);
    row("0.0.0.0:3000", false);
    row("127.0.0.1 evil.test", false);
}

void tst_Door::foreignHostsOnLoopback()
{
    // DNS rebinding: the name is the attacker's, the address is this machine's.
    QFETCH(QByteArray, host);
    QFETCH(bool, ours);
    QCOMPARE(DoorBench().knockAt(host).status, ours ? 401 : 421);
}

void tst_Door::behindAProxyTheHostIsItsBusiness()
{
    const DoorBench bench("https://gate.example");
    QCOMPARE(bench.knockAt("127.0.0.1:3000").status, 401);
    QCOMPARE(bench.knockAt("internal").status, 401);
    QCOMPARE(bench.knockAt("internal", QByteArray("Bearer ") + Token).status, 200);
}

void tst_Door::foreignOrigins_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *origin, bool allowed) {
        QTest::addRow("<%s>", origin) << QByteArray(origin) << allowed;
    };
    row("http://127.0.0.1:3000", true);
    row("http://localhost:6274", true);
    row("http://[::1]:6274", true);
    row("https://localhost", true);
    row("", false);
    row("null", false);
    row("x", false);
    row("file://", false);
    row("file://localhost", false);
    row("chrome-extension://localhost", false);
    row("https://evil.example", false);
    row("http://127.0.0.1:3000.evil.example", false);
    row("http://127.0.0.1.evil.example", false);
    row("http://localhost.evil.example:3000", false);
    row("http://localhost@evil.example", false);
    row("http://evil.example@localhost", false);
    row("http://127.0.0.1:3000 http://evil.example", false);
}

void tst_Door::foreignOrigins()
{
    QFETCH(QByteArray, origin);
    QFETCH(bool, allowed);
    const DoorBench bench;
    for (const net::Method method : Methods) {
        QCOMPARE(bench.knock(method, {{"Origin", origin}}).status, allowed ? 401 : 403);
        // A good token makes no difference.
        const int status = bench.knock(method, {{"Origin", origin}, bearer(Token)}).status;
        QCOMPARE(status == 403, !allowed);
    }
    const net::Header own {"Origin", "http://127.0.0.1:3000"};
    QCOMPARE(bench.knock(net::Method::Post, {own, {"Origin", origin}}).status, 403);
}

void tst_Door::publicServersTakeTheirOwnOriginToo()
{
    const DoorBench bench("https://gate.example");
    const auto status = [&](const QByteArray &origin) {
        return bench.knock(net::Method::Post, {{"Origin", origin}, bearer(Token)}).status;
    };
    QCOMPARE(status("https://gate.example"), 200);
    QCOMPARE(status("http://gate.example"), 403);
    QCOMPARE(status("https://gate.example:444"), 403);
    QCOMPARE(status("https://gate.example.evil.example"), 403);
    QCOMPARE(status("https://evil.gate.example"), 403);
}

void tst_Door::challengesOnEveryMethod()
{
    const DoorBench bench;
    const QByteArray wanted =
        "Bearer realm=\"gatehouse\", resource_metadata=\"http://127.0.0.1:3000"
        "/.well-known/oauth-protected-resource/mcp\", scope=\"mcp a\\\"b\"";
    for (const net::Method method : Methods) {
        const net::Response response = bench.knock(method, {});
        QCOMPARE(response.status, 401);
        // RFC 6750 3: no error when nothing was presented. RFC 9728 5.1: the way to the metadata.
        QCOMPARE(response.headers.value("WWW-Authenticate"), wanted);
        QCOMPARE(response.headers.values("WWW-Authenticate").size(), 1);
        QCOMPARE(response.contentType, "application/json");
        QCOMPARE(errorCode(response), -32001);
        QVERIFY(jsonOf(response).value("id"_L1).isNull());
    }
    const net::Response two = bench.knock(net::Method::Post, {}, "/mcp/two");
    QVERIFY(two.headers.value("WWW-Authenticate")
                .contains("/.well-known/oauth-protected-resource/mcp/two\""));
}

void tst_Door::tellsNothingAboutABadToken_data()
{
    QTest::addColumn<QList<QByteArray>>("values");
    const auto row = [](const char *name, const QList<QByteArray> &values) {
        QTest::newRow(name) << values;
    };
    row("unknown", {"Bearer gth_at_unknown"});
    row("expired", {QByteArray("Bearer ") + Expired});
    row("of another resource", {QByteArray("Bearer ") + ForOther});
    row("sent twice", {QByteArray("Bearer ") + Token, QByteArray("Bearer ") + Token});
    row("two schemes", {QByteArray("Bearer ") + Token, "Basic YTpi"});
    row("two schemes in one", {QByteArray("Bearer ") + Token + ", Basic YTpi"});
    row("empty", {""});
    row("no token", {"Bearer "});
    row("no scheme", {Token});
    row("Basic", {"Basic YTpi"});
    row("longer", {QByteArray("Bearer ") + Token + 'x'});
    row("shorter", {QByteArray("Bearer ") + QByteArray(Token).chopped(1)});
    row("huge", {"Bearer " + QByteArray(100'000, 'x')});
    row("quoted", {QByteArray("Bearer \"") + Token + '"'});
}

void tst_Door::tellsNothingAboutABadToken()
{
    QFETCH(QList<QByteArray>, values);
    const DoorBench bench;
    QList<net::Header> fields;
    for (const QByteArray &value : values)
        fields.append({"Authorization", value});
    const net::Response unknown = bench.knock(net::Method::Post, {bearer("unknown")});
    for (const net::Method method : Methods) {
        const net::Response response = bench.knock(method, fields);
        QCOMPARE(response.status, 401);
        const QByteArray challenge = response.headers.value("WWW-Authenticate");
        QVERIFY2(challenge.contains("error=\"invalid_token\""), challenge);
        QVERIFY(challenge.contains("resource_metadata=\"") && challenge.contains("scope=\""));
        QCOMPARE(challenge, unknown.headers.value("WWW-Authenticate"));
        QCOMPARE(response.body, unknown.body);
    }
}

void tst_Door::tokensInTheQueryAreNone()
{
    // RFC 9700 4.3.2: tokens in a URI end up in logs.
    const DoorBench bench;
    const net::Response response =
        bench.knock(net::Method::Post, {}, "/mcp", QByteArray("access_token=") + Token);
    QCOMPARE(response.status, 401);
    QVERIFY(!response.headers.value("WWW-Authenticate").contains("error="));
    QCOMPARE(bench.knock(net::Method::Post, {bearer(Token)}, "/mcp", "access_token=x").status, 200);
}

void tst_Door::schemesInAnyCase()
{
    const DoorBench bench;
    for (const QByteArray scheme : {"Bearer ", "bearer ", "BEARER ", "Bearer   "})
        QCOMPARE(bench.knock(net::Method::Post, {{"authorization", scheme + Token}}).status, 200);
}

void tst_Door::expiryIsExact()
{
    DoorBench bench;
    bench.clock.advance(base::seconds(3599));
    QCOMPARE(bench.knock(net::Method::Post, {bearer(Token)}).status, 200);
    bench.clock.advance(base::seconds(1));
    QCOMPARE(bench.knock(net::Method::Post, {bearer(Token)}).status, 401);
}

void tst_Door::aRevokedTokenIsRefusedAtOnce()
{
    DoorBench bench;
    bench.published.stageEndOfSession({"one"});
    QCOMPARE(bench.knock(net::Method::Post, {bearer(Token)}).status, 200);
    bench.published.applyStaged();
    QCOMPARE(bench.knock(net::Method::Post, {bearer(Token)}).status, 401);
}

void tst_Door::theAudienceIsThePath()
{
    // RFC 8707 2.2: a token is for the server it was asked for.
    const DoorBench bench;
    QCOMPARE(bench.knock(net::Method::Post, {bearer(ForOther)}, "/mcp/two").status, 200);
    QCOMPARE(bench.knock(net::Method::Post, {bearer(ForOther)}, "/mcp").status, 401);
    QCOMPARE(bench.knock(net::Method::Post, {bearer(Token)}, "/mcp/two").status, 401);
}

void tst_Door::browsersGetThePage()
{
    const DoorBench bench;
    const net::Header html {"Accept", "text/html,application/xhtml+xml"};
    QCOMPARE(bench.knock(net::Method::Get, {html}).body, "home");
    QCOMPARE(bench.knock(net::Method::Post, {html}).status, 401);
    // Who presents a token is a program.
    QCOMPARE(bench.knock(net::Method::Get, {html, bearer("x")}).status, 401);
    QCOMPARE(bench.knock(net::Method::Get, {html, bearer(Token)}).status, 405);
    QCOMPARE(bench.knock(net::Method::Get, {{"Accept", "text/event-stream"}}).status, 401);
}

void tst_Door::escapesTheChallenge()
{
    DoorBench bench;
    bench.profile.scopes = domain::Scopes({"a\"b", "c\\d"});
    const QByteArray challenge =
        bench.knock(net::Method::Post, {}).headers.value("WWW-Authenticate");
    QVERIFY2(challenge.endsWith("scope=\"a\\\"b c\\\\d\""), challenge);
}

QTEST_GUILESS_MAIN(tst_Door)
#include "tst_Door.moc"
