// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/StatelessBridge.h"
#include "gateway/StdioBench.h"

using namespace gatehouse;
using namespace gatehouse::test;
using domain::Isolation;

/// MCP 2026-07-28 in front of a stdio server that knows only sessions.
class tst_StatelessBridge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersDiscoverFromInitialize();
    void answersACallWithoutASession();
    void sendsTheServerNothingOfTheEnvelope();
    void servesOneSessionWithOneChild();
    void refusesMethodsThatAreGone_data();
    void refusesMethodsThatAreGone();
    void hasOneWayIn();
    void tellsAListenerWhatItListensTo();
    void tellsAListenerOfItsResources();
    void unsubscribesWhenAListenerLeaves();
    void refusesAListenerThatSaysNotWhatItWants();
    void promisesOnlyWhatTheServerPromised();
    void refusesQuestions();
    void givesAnUnknownMethodItsStatus();
};

namespace {

QJsonObject envelope(QJsonObject params = {})
{
    QJsonObject meta = params.value("_meta"_L1).toObject();
    meta.insert("io.modelcontextprotocol/protocolVersion"_L1, u"2026-07-28"_s);
    meta.insert("io.modelcontextprotocol/clientCapabilities"_L1, QJsonObject());
    meta.insert("io.modelcontextprotocol/clientInfo"_L1,
        QJsonObject {{u"name"_s, u"modern"_s}, {u"version"_s, u"3"_s}});
    params.insert("_meta"_L1, meta);
    return params;
}

QByteArray request(const QJsonValue &id, const QString &method, const QJsonObject &params = {})
{
    return rpc(id, method, envelope(params));
}

QByteArray tool(const QString &name, const QJsonObject &arguments = {})
{
    return request(1, u"tools/call"_s, {{u"name"_s, name}, {u"arguments"_s, arguments}});
}

QByteArray listen(const QJsonObject &wanted)
{
    return request(u"sub"_s, u"subscriptions/listen"_s, {{u"notifications"_s, wanted}});
}

} // namespace

void tst_StatelessBridge::answersDiscoverFromInitialize()
{
    StdioBench bench;
    bench.open();
    const QJsonObject result =
        bench.stateless("ann", request(1, u"server/discover"_s)).answer()["result"_L1].toObject();
    QCOMPARE(stringsOf(result["supportedVersions"_L1]), ServedRevisions);
    QVERIFY(result["capabilities"_L1].toObject().contains("tools"_L1));
    QVERIFY(!result["capabilities"_L1].toObject().contains("logging"_L1));
    QCOMPARE(result["resultType"_L1], QJsonValue(u"complete"_s));
    QCOMPARE(result["_meta"_L1]["io.modelcontextprotocol/serverInfo"_L1]["name"_L1],
        QJsonValue(u"test"_s));
    QVERIFY(result["ttlMs"_L1].isDouble());
}

void tst_StatelessBridge::answersACallWithoutASession()
{
    StdioBench bench;
    bench.open();
    const Heard heard = bench.stateless("ann", tool(u"echo"_s, {{u"text"_s, u"hi"_s}}));
    QCOMPARE(heard.text(), u"hi"_s);
    QVERIFY(heard.mcpSession().isEmpty());
    QCOMPARE(heard.answer()["result"_L1]["resultType"_L1], QJsonValue(u"complete"_s));
    QVERIFY(!heard.answer()["result"_L1].toObject().contains("ttlMs"_L1));
}

void tst_StatelessBridge::sendsTheServerNothingOfTheEnvelope()
{
    StdioBench bench;
    bench.open();
    QCOMPARE(bench
                 .stateless("ann",
                     request(1, u"tools/call"_s,
                         {{u"name"_s, u"meta"_s}, {u"_meta"_s, QJsonObject {{u"kept"_s, 1}}}}))
                 .text(),
        u"{\"kept\":1}"_s);
    const QJsonObject seen = bench.stateless("ann", tool(u"seen"_s)).answer();
    const QJsonArray messages = seen["result"_L1]["seen"_L1].toArray();
    QCOMPARE(messages[0]["params"_L1]["protocolVersion"_L1], QJsonValue(u"2025-11-25"_s));
    QCOMPARE(messages[0]["params"_L1]["clientInfo"_L1]["name"_L1], QJsonValue(u"modern"_s));
    QCOMPARE(messages[0]["params"_L1]["capabilities"_L1], QJsonValue(QJsonObject()));
    QCOMPARE(messages[1]["method"_L1], QJsonValue(u"notifications/initialized"_s));
}

void tst_StatelessBridge::servesOneSessionWithOneChild()
{
    StdioBench bench;
    bench.open();
    const QString first = bench.stateless("ann", tool(u"pid"_s)).text();
    QCOMPARE(bench.stateless("ann", tool(u"pid"_s)).text(), first);
    QVERIFY(bench.stateless("bob", tool(u"pid"_s)).text() != first);
    QVERIFY(bench.call("ann", bench.session("ann"), u"pid"_s) != first);
}

void tst_StatelessBridge::refusesMethodsThatAreGone_data()
{
    QTest::addColumn<QString>("method");
    for (const char *method : {"initialize", "ping", "logging/setLevel", "resources/subscribe",
             "resources/unsubscribe", "tasks/get"})
        QTest::newRow(method) << QString::fromLatin1(method);
}

void tst_StatelessBridge::refusesMethodsThatAreGone()
{
    QFETCH(QString, method);
    StdioBench bench;
    bench.open();
    const Heard refused = bench.stateless("ann", request(1, method));
    QCOMPARE(refused.status(), 404);
    QCOMPARE(refused.errorCode(), -32601);
}

void tst_StatelessBridge::hasOneWayIn()
{
    StdioBench bench;
    bench.open();
    for (const net::Method method : {net::Method::Get, net::Method::Delete}) {
        gateway::StdioCall call = bench.callOf("ann", method);
        call.isStateless = true;
        QCOMPARE(bench.send(std::move(call)).status(), 405);
    }
    QCOMPARE(bench.stateless("ann", rpcNote(u"notifications/x"_s)).status(), 202);
}

void tst_StatelessBridge::tellsAListenerWhatItListensTo()
{
    StdioBench bench;
    bench.target().isolation = Isolation::Shared;
    bench.open();
    const Heard listener =
        bench.stateless("ann", listen({{u"toolsListChanged"_s, true}, {u"x"_s, true}}));
    QVERIFY(listener.waitForEvents(1));
    const QJsonObject first = jsonOf(listener.events().front());
    QCOMPARE(first["method"_L1], QJsonValue(u"notifications/subscriptions/acknowledged"_s));
    QCOMPARE(first["params"_L1]["notifications"_L1],
        QJsonValue(QJsonObject {{u"toolsListChanged"_s, true}}));
    QCOMPARE(first["params"_L1]["_meta"_L1]["io.modelcontextprotocol/subscriptionId"_L1],
        QJsonValue(u"sub"_s));
    for (const QString &method : {u"notifications/message"_s,
             u"notifications/resources/list_changed"_s, u"notifications/tools/list_changed"_s})
        bench.stateless("bob", tool(u"notify"_s, {{u"text"_s, method}})).isComplete();
    QVERIFY(listener.waitForEvents(2));
    const QJsonObject second = jsonOf(listener.events()[1]);
    QCOMPARE(second["method"_L1], QJsonValue(u"notifications/tools/list_changed"_s));
    QCOMPARE(second["params"_L1]["_meta"_L1]["io.modelcontextprotocol/subscriptionId"_L1],
        QJsonValue(u"sub"_s));
    QCOMPARE(listener.events().size(), std::size_t(2));
    QVERIFY(listener.events()[1].eventId.isEmpty()); // there is no coming back in this revision
}

void tst_StatelessBridge::tellsAListenerOfItsResources()
{
    StdioBench bench;
    bench.target().isolation = Isolation::Shared;
    bench.open();
    const Heard listener =
        bench.stateless("ann", listen({{u"resourceSubscriptions"_s, QJsonArray {u"a:mine"_s}}}));
    QVERIFY(listener.waitForEvents(1));
    for (const QString &uri : {u"a:other"_s, u"a:mine"_s})
        bench
            .stateless("bob",
                tool(u"notify"_s,
                    {{u"text"_s, u"notifications/resources/updated"_s},
                        {u"params"_s, QJsonObject {{u"uri"_s, uri}}}}))
            .isComplete();
    QVERIFY(listener.waitForEvents(2));
    QCOMPARE(jsonOf(listener.events()[1])["params"_L1]["uri"_L1], QJsonValue(u"a:mine"_s));
}

void tst_StatelessBridge::unsubscribesWhenAListenerLeaves()
{
    StdioBench bench;
    bench.open();
    gateway::StdioCall call = bench.callOf(
        "ann", net::Method::Post, listen({{u"resourceSubscriptions"_s, QJsonArray {u"a:b"_s}}}));
    call.isStateless = true;
    const quint64 reply = call.reply;
    const Heard listener = bench.send(std::move(call));
    QVERIFY(listener.waitForEvents(1));
    const auto methods = [&bench] {
        QStringList all;
        for (const auto &message :
            bench.stateless("ann", tool(u"seen"_s)).answer()["result"_L1]["seen"_L1].toArray())
            all.append(message["method"_L1].toString());
        return all;
    };
    QVERIFY(methods().contains(u"resources/subscribe"_s));
    QVERIFY(!methods().contains(u"resources/unsubscribe"_s));
    bench.port->leave({"ann"}, reply, false);
    QTRY_VERIFY(methods().contains(u"resources/unsubscribe"_s));
}

void tst_StatelessBridge::refusesAListenerThatSaysNotWhatItWants()
{
    StdioBench bench;
    bench.open();
    for (const QJsonObject &params : {QJsonObject(), QJsonObject {{u"notifications"_s, 1}},
             QJsonObject {{u"notifications"_s, QJsonObject {{u"toolsListChanged"_s, u"yes"_s}}}},
             QJsonObject {
                 {u"notifications"_s, QJsonObject {{u"resourceSubscriptions"_s, u"a:b"_s}}}}}) {
        const Heard refused = bench.stateless("ann", request(1, u"subscriptions/listen"_s, params));
        QCOMPARE(refused.errorCode(), -32602);
    }
}

void tst_StatelessBridge::promisesOnlyWhatTheServerPromised()
{
    const QJsonObject wanted {{u"notifications"_s,
        QJsonObject {{u"toolsListChanged"_s, true}, {u"promptsListChanged"_s, false},
            {u"resourceSubscriptions"_s, QJsonArray {u"a:b"_s}}}}};
    const auto filter = gateway::stateless::honoredFilter(wanted,
        {{u"capabilities"_s,
            QJsonObject {{u"tools"_s, QJsonObject()}, {u"resources"_s, QJsonObject()}}}});
    QVERIFY(filter && filter->isEmpty());
}

void tst_StatelessBridge::refusesQuestions()
{
    StdioBench bench;
    bench.open();
    const Heard heard = bench.stateless("ann", tool(u"ask"_s));
    QCOMPARE(heard.text(), u"refused"_s);
    QVERIFY(heard.events().empty());
}

void tst_StatelessBridge::givesAnUnknownMethodItsStatus()
{
    StdioBench bench;
    bench.open();
    const Heard heard = bench.stateless("ann", request(1, u"no/such"_s));
    QCOMPARE(heard.errorCode(), -32601);
    QCOMPARE(heard.status(), 404);
}

QTEST_GUILESS_MAIN(tst_StatelessBridge)
#include "tst_StatelessBridge.moc"
