// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "DoorBench.h"

#include <QTest>

using namespace gatehouse;
using namespace test;

/// What the door looks at behind a good token.
class tst_DoorOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rulesComeBeforeScopesAndLimitsBeforeTheBody();
    void aServerThatStopsSaysSo();
    void listeningTakesThePlaceOfAStream();
};

void tst_DoorOrder::rulesComeBeforeScopesAndLimitsBeforeTheBody()
{
    DoorBench bench;
    net::Request request = mcpPost("no json", {{"Host", "127.0.0.1:3000"}, bearer(Token)});
    const auto status = [&] { return bench.answer(request).status; };
    QCOMPARE(status(), 400);
    const auto first = bench.limits->admit({"one"}, SessionLimits::Kind::Request, {});
    const auto second = bench.limits->admit({"one"}, SessionLimits::Kind::Request, {});
    QCOMPARE(status(), 429);
    bench.serve({{.name = "one", .scopes = domain::Scopes({"x"})}});
    QCOMPARE(status(), 403);
    QVERIFY(bench.answer(request).headers.value("WWW-Authenticate").contains("insufficient_scope"));
    bench.serve({{.name = "one", .clients = {"another"}, .scopes = domain::Scopes({"x"})}});
    QCOMPARE(status(), 403);
    QVERIFY(bench.answer(request).headers.value("WWW-Authenticate").isEmpty());
}

void tst_DoorOrder::aServerThatStopsSaysSo()
{
    DoorBench bench;
    bench.streams.drain();
    const net::Response response = bench.knock(net::Method::Post, {bearer(Token)});
    QCOMPARE(response.status, 503);
    QVERIFY(!response.headers.value("Retry-After").isEmpty());
    // Who may not come in learns nothing about it.
    QCOMPARE(bench.knock(net::Method::Post, {}).status, 401);
}

void tst_DoorOrder::listeningTakesThePlaceOfAStream()
{
    const DoorBench bench; // one stream and two requests at a time
    const net::Request request = mcpPost(statelessBody("subscriptions/listen"),
        {{"Host", "127.0.0.1:3000"}, bearer(Token), {"MCP-Protocol-Version", "2026-07-28"},
            {"Mcp-Method", "subscriptions/listen"}});
    const auto first = bench.door.decide(request);
    QVERIFY(std::holds_alternative<Door::Admission>(first));
    QCOMPARE(bench.limits->streams(), 1);
    QCOMPARE(bench.answer(request).status, 429);
    const auto one = bench.limits->admit({"one"}, SessionLimits::Kind::Request, {});
    const auto other = bench.limits->admit({"one"}, SessionLimits::Kind::Request, {});
    QVERIFY(std::holds_alternative<SessionLimits::Ticket>(other));
}

QTEST_GUILESS_MAIN(tst_DoorOrder)
#include "tst_DoorOrder.moc"
