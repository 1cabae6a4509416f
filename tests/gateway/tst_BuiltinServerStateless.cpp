// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "McpBench.h"

#include <QTest>

using namespace gatehouse;
using namespace gateway;
using namespace test;

namespace {

const QStringList Served {u"2026-07-28"_s, u"2025-11-25"_s, u"2025-06-18"_s, u"2025-03-26"_s};

QStringList stringsOf(const QJsonValue &list)
{
    QStringList strings;
    for (const QJsonValue &entry : list.toArray())
        strings.append(entry.toString());
    return strings;
}

} // namespace

/// The stateless revision, 2026-07-28.
class tst_BuiltinServerStateless : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWithoutASession();
    void marksWhatMayBeCached();
    void discovers();
    void knowsNoHandshakeWithoutASession();
    void takesStatelessNotifications();
};

void tst_BuiltinServerStateless::answersWithoutASession()
{
    const McpBench bench;
    const net::Response call = bench.stateless(
        "tools/call", R"("name":"echo","arguments":{"text":"hi"})", {{"Mcp-Name", "echo"}});
    QCOMPARE(call.status, 200);
    QVERIFY(!call.headers.contains("Mcp-Session-Id"));
    const QJsonObject result = resultOf(call);
    QCOMPARE(result.value("content"_L1)[0]["text"_L1].toString(), u"hi"_s);
    QCOMPARE(result.value("resultType"_L1).toString(), u"complete"_s);
    const QJsonValue serverInfo = result.value("_meta"_L1)["io.modelcontextprotocol/serverInfo"_L1];
    QCOMPARE(serverInfo["name"_L1].toString(), u"gatehouse"_s);
    QVERIFY(!result.contains("ttlMs"_L1) && !result.contains("cacheScope"_L1));

    // A session id that came along is nobody's business.
    QCOMPARE(bench.stateless("tools/list", {}, {{"Mcp-Session-Id", "x"}}).status, 200);
}

void tst_BuiltinServerStateless::marksWhatMayBeCached()
{
    const McpBench bench;
    for (const QByteArray method : {"tools/list", "prompts/list", "resources/list",
             "resources/templates/list", "server/discover"}) {
        const QJsonObject result = resultOf(bench.stateless(method));
        QVERIFY(result.value("ttlMs"_L1).toInt() > 0);
        // What a list holds depends on who asks.
        QCOMPARE(result.value("cacheScope"_L1).toString(), u"private"_s);
        QCOMPARE(result.value("resultType"_L1).toString(), u"complete"_s);
    }
}

void tst_BuiltinServerStateless::discovers()
{
    const McpBench bench;
    const QJsonObject result = resultOf(bench.stateless("server/discover"));
    QCOMPARE(stringsOf(result.value("supportedVersions"_L1)), Served);
    QVERIFY(result.value("capabilities"_L1)["tools"_L1].isObject());
    // Only the stateless revision has it.
    const net::Response old =
        bench.post(R"({"jsonrpc":"2.0","id":1,"method":"server/discover"})", {bench.session()});
    QCOMPARE(errorCode(old), -32601);
}

void tst_BuiltinServerStateless::knowsNoHandshakeWithoutASession()
{
    const McpBench bench;
    for (const QByteArray method : {"initialize", "ping", "no/such", "logging/setLevel"}) {
        const net::Response response = bench.stateless(method);
        QCOMPARE(response.status, 404);
        QCOMPARE(errorCode(response), -32601);
        QCOMPARE(jsonOf(response).value("id"_L1).toInt(), 1);
        QVERIFY(!response.headers.contains("Mcp-Session-Id"));
    }
}

void tst_BuiltinServerStateless::takesStatelessNotifications()
{
    const McpBench bench;
    const QByteArray body = R"({"jsonrpc":"2.0","method":"notifications/cancelled"})";
    const net::Header version {"MCP-Protocol-Version", "2026-07-28"};
    QCOMPARE(bench.post(body, {version}).status, 202);
    QCOMPARE(bench.post(body, {version, {"Mcp-Method", "notifications/cancelled"}}).status, 202);
    QCOMPARE(errorCode(bench.post(body, {version, {"Mcp-Method", "tools/call"}})), -32020);
}

QTEST_GUILESS_MAIN(tst_BuiltinServerStateless)
#include "tst_BuiltinServerStateless.moc"
