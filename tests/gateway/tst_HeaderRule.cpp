// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/HeaderRule.h"
#include "McpBench.h"

#include <QTest>

using namespace gatehouse;
using namespace gateway;
using namespace test;

namespace {

const net::Header Version {"MCP-Protocol-Version", "2026-07-28"};
const net::Header Call {"Mcp-Method", "tools/call"};
const QByteArray Echo = statelessBody("tools/call", R"("name":"echo")");

RpcMessage messageOf(const QByteArray &body)
{
    const auto message = readMessage(QJsonDocument::fromJson(body).object());
    if (!message)
        qFatal("not a message: %s", body.constData());
    return *message;
}

/// The code of the refusal; 0 when it may pass.
int verdict(
    const QByteArray &body, const QList<net::Header> &fields, Versions versions = Versions::Served)
{
    const auto fault = checkStatelessHeaders(mcpPost(body, fields), messageOf(body), versions);
    return fault ? static_cast<int>(fault->code) : 0;
}

} // namespace

class tst_HeaderRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhoClaimsToBeStateless();
    void refusesAContradiction_data();
    void refusesAContradiction();
    void readsTheBase64Form_data();
    void readsTheBase64Form();
    void namesComeFromTheRightField_data();
    void namesComeFromTheRightField();
    void methodsWithoutANameNeedNone();
    void saysWhichVersionsAreServed();
    void leavesVersionsToAServerBehindTheDoor();
    void refusesAnIncompleteEnvelope_data();
    void refusesAnIncompleteEnvelope();
    void notificationsMayLackFieldsButNotContradict();
};

void tst_HeaderRule::knowsWhoClaimsToBeStateless()
{
    const QByteArray bare = R"({"jsonrpc":"2.0","id":1,"method":"tools/list"})";
    const auto claims = [](const QByteArray &body, const QList<net::Header> &fields) {
        return claimsStateless(mcpPost(body, fields), messageOf(body));
    };
    QVERIFY(claims(statelessBody("tools/list"), {}));
    // Any version in the envelope: the revisions with sessions have none there.
    QVERIFY(claims(statelessBody("tools/list", {}, "2099-01-01"), {}));
    QVERIFY(claims(bare, {Version}));
    QVERIFY(!claims(bare, {}));
    QVERIFY(!claims(bare, {{"MCP-Protocol-Version", "2025-11-25"}}));
    QVERIFY(!claims(bare, {{"Mcp-Method", "tools/list"}}));
}

void tst_HeaderRule::refusesAContradiction_data()
{
    QTest::addColumn<QList<net::Header>>("fields");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QList<net::Header> &fields, int code) {
        QTest::newRow(name) << fields << code;
    };
    const net::Header named {"Mcp-Name", "echo"};
    row("agreement", {Version, Call, named}, 0);
    row("other spelling of the names",
        {{"mcp-protocol-version", "2026-07-28"}, {"MCP-METHOD", "tools/call"},
            {"mcp-name", "echo"}},
        0);
    row("no version", {Call, named}, -32020);
    row("version twice", {Version, Version, Call, named}, -32020);
    row("other version", {{"MCP-Protocol-Version", "2025-11-25"}, Call, named}, -32020);
    row("empty version", {{"MCP-Protocol-Version", ""}, Call, named}, -32020);
    row("no method", {Version, named}, -32020);
    row("method twice", {Version, Call, Call, named}, -32020);
    row("harmless method", {Version, {"Mcp-Method", "tools/list"}, named}, -32020);
    row("harmless method second", {Version, Call, {"Mcp-Method", "tools/list"}, named}, -32020);
    row("method in other case", {Version, {"Mcp-Method", "Tools/Call"}, named}, -32020);
    row("method in base64", {Version, {"Mcp-Method", "=?base64?dG9vbHMvY2FsbA==?="}, named},
        -32020);
    row("no name", {Version, Call}, -32020);
    row("empty name", {Version, Call, {"Mcp-Name", ""}}, -32020);
    row("name twice", {Version, Call, named, named}, -32020);
    row("other name", {Version, Call, {"Mcp-Name", "whoami"}}, -32020);
    row("name in other case", {Version, Call, {"Mcp-Name", "Echo"}}, -32020);
}

void tst_HeaderRule::refusesAContradiction()
{
    QFETCH(QList<net::Header>, fields);
    QFETCH(int, code);
    QCOMPARE(verdict(Echo, fields), code);
    const McpBench bench;
    const net::Response response = bench.post(Echo, fields);
    QCOMPARE(response.status, code == 0 ? 200 : 400);
    QCOMPARE(errorCode(response), code);
}

void tst_HeaderRule::readsTheBase64Form_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("named");
    QTest::addColumn<bool>("agrees");
    const auto row = [](const char *name, const QByteArray &field, const QString &named,
                         bool agrees) { QTest::newRow(name) << field << named << agrees; };
    row("plain", "=?base64?ZWNobw==?=", u"echo"_s, true);
    row("not ASCII", "=?base64?w6Rjaw==?=", u"äck"_s, true);
    row("empty", "=?base64?\?=", u""_s, true);
    row("another name", "=?base64?d2hvYW1p?=", u"echo"_s, false);
    row("no padding", "=?base64?ZWNobw?=", u"echo"_s, true);
    row("foreign characters", "=?base64?ZW!No\tbw==?=", u"echo"_s, false);
    row("not UTF-8", "=?base64?//8=?=", u"\ufffd\ufffd"_s, false);
    row("open end", "=?base64?ZWNobw==", u"echo"_s, false);
    row("open end is literal", "=?base64?ZWNobw==", u"=?base64?ZWNobw=="_s, true);
    row("overlapping ends are literal", "=?base64?=", u"=?base64?="_s, true);
    row("a name that looks encoded", "=?base64?ZWNobw==?=", u"=?base64?ZWNobw==?="_s, false);
    row("encoded twice", "=?base64?PT9iYXNlNjQ/WldOb2J3PT0/PQ==?=", u"=?base64?ZWNobw==?="_s, true);
    row("upper case marker is literal", "=?BASE64?ZWNobw==?=", u"echo"_s, false);
    row("a NUL inside", "=?base64?ZWNobwA=?=", u"echo"_s, false);
}

void tst_HeaderRule::readsTheBase64Form()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, named);
    QFETCH(bool, agrees);
    const QByteArray body = statelessBody("tools/call", "\"name\":\"" + named.toUtf8() + '"');
    QCOMPARE(verdict(body, {Version, Call, {"Mcp-Name", field}}), agrees ? 0 : -32020);
}

void tst_HeaderRule::namesComeFromTheRightField_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("tool") << QByteArray("tools/call") << QByteArray("name");
    QTest::newRow("prompt") << QByteArray("prompts/get") << QByteArray("name");
    QTest::newRow("resource") << QByteArray("resources/read") << QByteArray("uri");
    QTest::newRow("task") << QByteArray("tasks/cancel") << QByteArray("taskId");
}

void tst_HeaderRule::namesComeFromTheRightField()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, field);
    const QList<net::Header> fields {Version, {"Mcp-Method", method}, {"Mcp-Name", "x"}};
    QCOMPARE(verdict(statelessBody(method, '"' + field + "\":\"x\""), fields), 0);
    QCOMPARE(
        verdict(statelessBody(method, '"' + field + "\":\"y\",\"other\":\"x\""), fields), -32020);
    QCOMPARE(verdict(statelessBody(method), fields), -32020);
    QCOMPARE(verdict(statelessBody(method, '"' + field + "\":1"), fields), -32020);
}

void tst_HeaderRule::methodsWithoutANameNeedNone()
{
    QCOMPARE(verdict(statelessBody("tools/list"), {Version, {"Mcp-Method", "tools/list"}}), 0);
}

void tst_HeaderRule::leavesVersionsToAServerBehindTheDoor()
{
    const QByteArray body = statelessBody("tools/list", {}, "2099-01-01");
    const net::Header version {"MCP-Protocol-Version", "2099-01-01"};
    QCOMPARE(verdict(body, {version, {"Mcp-Method", "tools/list"}}, Versions::Any), 0);
    // What the fields say must still be what the body says.
    QCOMPARE(verdict(body, {version, {"Mcp-Method", "tools/call"}}, Versions::Any), -32020);
    QCOMPARE(verdict(body, {Version, {"Mcp-Method", "tools/list"}}, Versions::Any), -32020);
}

void tst_HeaderRule::saysWhichVersionsAreServed()
{
    const McpBench bench;
    for (const QByteArray version : {"2099-01-01", "2025-11-25", "", "x"}) {
        const net::Response response = bench.post(statelessBody("tools/list", {}, version),
            {{"MCP-Protocol-Version", version}, {"Mcp-Method", "tools/list"}});
        QCOMPARE(response.status, 400);
        QCOMPARE(errorCode(response), -32022);
        const QJsonValue data = jsonOf(response).value("error"_L1)["data"_L1];
        QCOMPARE(data["supported"_L1].toArray().size(), 4);
        QCOMPARE(data["supported"_L1][0].toString(), u"2026-07-28"_s);
        QCOMPARE(data["requested"_L1].toString(), QString::fromUtf8(version));
    }
}

void tst_HeaderRule::refusesAnIncompleteEnvelope_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::newRow("no params") << QByteArray();
    QTest::newRow("no _meta") << QByteArray(R"(,"params":{})");
    QTest::newRow("_meta is text") << QByteArray(R"(,"params":{"_meta":"2026-07-28"})");
    QTest::newRow("no version") << QByteArray(
        R"(,"params":{"_meta":{"io.modelcontextprotocol/clientCapabilities":{}}})");
    QTest::newRow("version is a number") << QByteArray(
        R"(,"params":{"_meta":{"io.modelcontextprotocol/protocolVersion":1,"io.modelcontextprotocol/clientCapabilities":{}}})");
    QTest::newRow("no capabilities") << QByteArray(
        R"(,"params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}})");
    QTest::newRow("capabilities are a list") << QByteArray(
        R"(,"params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":[]}})");
}

void tst_HeaderRule::refusesAnIncompleteEnvelope()
{
    QFETCH(QByteArray, params);
    const QByteArray body = R"({"jsonrpc":"2.0","id":1,"method":"tools/list")" + params + '}';
    const net::Response response = McpBench().post(body, {Version, {"Mcp-Method", "tools/list"}});
    QCOMPARE(response.status, 400);
    QCOMPARE(errorCode(response), -32602);
}

void tst_HeaderRule::notificationsMayLackFieldsButNotContradict()
{
    const QByteArray note = R"({"jsonrpc":"2.0","method":"notifications/x"})";
    QCOMPARE(verdict(note, {Version}), 0);
    QCOMPARE(verdict(note, {Version, {"Mcp-Method", "notifications/x"}}), 0);
    QCOMPARE(verdict(note, {Version, {"Mcp-Method", "notifications/y"}}), -32020);
    QCOMPARE(verdict(note, {Version, {"MCP-Protocol-Version", "2025-11-25"}}), -32020);
    const QByteArray call = R"({"jsonrpc":"2.0","method":"tools/call","params":{"name":"echo"}})";
    QCOMPARE(verdict(call, {Version, Call}), 0);
    QCOMPARE(verdict(call, {Version, Call, {"Mcp-Name", "whoami"}}), -32020);
}

QTEST_GUILESS_MAIN(tst_HeaderRule)
#include "tst_HeaderRule.moc"
