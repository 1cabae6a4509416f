// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "McpBench.h"

#include <QTest>

using namespace gatehouse;
using namespace gateway;
using namespace test;

namespace {

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class tst_JsonRpc : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRequestsAndNotifications();
    void refusesWhatIsNoMessage_data();
    void refusesWhatIsNoMessage();
    void knowsResponses();
    void givesTheIdBackAsItCame_data();
    void givesTheIdBackAsItCame();
    void anUnknownIdIsNull();
    void answersAreJson();
};

void tst_JsonRpc::readsRequestsAndNotifications()
{
    const auto request =
        readMessage(objectOf(R"({"jsonrpc":"2.0","id":"ä","method":"m","params":{"a":1}})"));
    QVERIFY(request && !request->isNotification());
    QCOMPARE(request->method, u"m"_s);
    QCOMPARE(request->id, QJsonValue(u"ä"_s));
    QCOMPARE(request->params.value("a"_L1).toInt(), 1);

    const auto notification = readMessage(objectOf(R"({"jsonrpc":"2.0","method":"m"})"));
    QVERIFY(notification && notification->isNotification());
}

void tst_JsonRpc::refusesWhatIsNoMessage_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const QByteArray &json) { QTest::newRow(name) << json; };
    row("no version", R"({"id":1,"method":"m"})");
    row("version 1.0", R"({"jsonrpc":"1.0","id":1,"method":"m"})");
    row("version as a number", R"({"jsonrpc":2.0,"id":1,"method":"m"})");
    row("no method", R"({"jsonrpc":"2.0","id":1})");
    row("empty method", R"({"jsonrpc":"2.0","id":1,"method":""})");
    row("method is a number", R"({"jsonrpc":"2.0","id":1,"method":1})");
    // MCP: unlike JSON-RPC, an id must not be null.
    row("id is null", R"({"jsonrpc":"2.0","id":null,"method":"m"})");
    row("id is an object", R"({"jsonrpc":"2.0","id":{},"method":"m"})");
    row("id is a boolean", R"({"jsonrpc":"2.0","id":true,"method":"m"})");
    row("params are a list", R"({"jsonrpc":"2.0","id":1,"method":"m","params":[]})");
    row("params are a string", R"({"jsonrpc":"2.0","id":1,"method":"m","params":"x"})");
    row("params are null", R"({"jsonrpc":"2.0","id":1,"method":"m","params":null})");
    row("nothing", "{}");
}

void tst_JsonRpc::refusesWhatIsNoMessage()
{
    QFETCH(QByteArray, json);
    QVERIFY(!readMessage(objectOf(json)));
}

void tst_JsonRpc::knowsResponses()
{
    QVERIFY(isRpcResponse(objectOf(R"({"jsonrpc":"2.0","id":1,"result":{}})")));
    QVERIFY(isRpcResponse(objectOf(R"({"jsonrpc":"2.0","id":null,"error":{}})")));
    QVERIFY(!isRpcResponse(objectOf(R"({"jsonrpc":"2.0","id":1,"method":"m","result":{}})")));
    QVERIFY(!isRpcResponse(objectOf(R"({"jsonrpc":"2.0","result":{}})")));
    QVERIFY(!isRpcResponse(objectOf(R"({"jsonrpc":"2.0","id":1})")));
    QVERIFY(!isRpcResponse(objectOf(R"({"id":1,"result":{}})")));
}

void tst_JsonRpc::givesTheIdBackAsItCame_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const char *id : {"0", "-1", "9007199254740991", "\"0\"", "\"\"", "\"a b\"", "1.5"})
        QTest::newRow(id) << QByteArray(id);
}

void tst_JsonRpc::givesTheIdBackAsItCame()
{
    QFETCH(QByteArray, id);
    const QByteArray json = R"({"jsonrpc":"2.0","id":)" + id + R"(,"method":"m"})";
    const auto message = readMessage(objectOf(json));
    QVERIFY(message);
    QVERIFY(base::toJson(rpcResult(message->id, {})).contains("\"id\":" + id + ','));
    QVERIFY(base::toJson(rpcError(message->id, RpcError::InvalidParams, u"x"_s))
                .contains("\"id\":" + id + ','));
}

void tst_JsonRpc::anUnknownIdIsNull()
{
    const QJsonObject error = rpcError(QJsonValue::Undefined, RpcError::ParseError, u"x"_s);
    QVERIFY(error.contains("id"_L1) && error.value("id"_L1).isNull());
    QVERIFY(!error.value("error"_L1).toObject().contains("data"_L1));
}

void tst_JsonRpc::answersAreJson()
{
    const net::Response response = rpcResponse(rpcResult(1, {{u"a"_s, 1}}), 200);
    QCOMPARE(response.contentType, "application/json");
    QCOMPARE(response.body, R"({"id":1,"jsonrpc":"2.0","result":{"a":1}})");
}

QTEST_GUILESS_MAIN(tst_JsonRpc)
#include "tst_JsonRpc.moc"
