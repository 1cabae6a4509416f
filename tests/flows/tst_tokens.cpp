// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/RawAdmin.h"
#include "UpstreamFlow.h"

using namespace gatehouse;
using namespace test;

namespace {

const QByteArray List = R"({"jsonrpc":"2.0","id":1,"method":"tools/list"})";
const QByteArray Tools = R"({"jsonrpc":"2.0","id":1,"result":{"tools":[)"
                         R"({"name":"read_it"},{"name":"write_it"},{"name":"delete_it"}]}})";

struct Made
{
    QByteArray id;
    QByteArray token;
};

/// As whoever administers makes one for ann; \a more: further members.
Made make(const Flow &flow, const QByteArray &servers = R"(["/mcp"])", const QByteArray &more = {})
{
    RawAdmin admin(flow.adminSocket());
    if (!admin.greet())
        qFatal("the server does not greet");
    const QJsonObject made = admin.resultOf(
        "tokens.create", R"({"name":"report","user":"ann","servers":)" + servers + more + '}');
    return {made.value("id"_L1).toString().toUtf8(), made.value("token"_L1).toString().toUtf8()};
}

QJsonObject revoke(const Flow &flow, const QByteArray &id)
{
    RawAdmin admin(flow.adminSocket());
    if (!admin.greet())
        qFatal("the server does not greet");
    return admin.resultOf("tokens.revoke", R"({"id":")" + id + R"("})");
}

QStringList toolsIn(const RawAnswer &answer)
{
    QStringList names;
    for (const auto &tool : bodyOf(answer)["result"_L1]["tools"_L1].toArray())
        names.append(tool["name"_L1].toString());
    return names;
}

} // namespace

/// A personal access token from its making to its end, with the whole server.
class tst_tokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsAScriptInAsItsPerson();
    void isForItsServersOnly();
    void itsToolsBindListAndCallAlike();
    void itsToolsBindTheBuiltinServerToo();
    void aRevokeIsTrueForEveryWorkerAndCutsStreams();
    void outlivesARestartAndItsEndDoesToo();
    void isLimitedLikeASession();
    void isNoCredentialOfAnEndpoint();
    void tellsWhenItWasUsed();
    void hasNoTokenOfAProvider();
};

void tst_tokens::letsAScriptInAsItsPerson()
{
    QByteArray user;
    const UpstreamFlow it(
        [&user](const SeenRequest &seen, QTcpSocket &socket) {
            user = seen.field("X-Gatehouse-Name") + ' ' + seen.field("X-Gatehouse-Client");
            socket.write(ScriptedServer::json(Tools));
        },
        R"(,"forward":"identity","allow":["ann"])");
    const Made made = make(it.flow);
    QVERIFY(made.token.startsWith("gth_pat_"));
    QCOMPARE(it.flow.callMcp(made.token, List).status, 200);
    QCOMPARE(user, "ann personal-access-token");
}

void tst_tokens::isForItsServersOnly()
{
    UpstreamFlow it(
        [](const SeenRequest &, QTcpSocket &socket) { socket.write(ScriptedServer::json(Tools)); });
    const Made one = make(it.flow);
    const Made both = make(it.flow, R"(["/mcp/up",")" + it.flow.mcpUrl() + R"("])");
    QCOMPARE(it.flow.callMcp(one.token, List).status, 200);
    QCOMPARE(it.flow.callMcp(one.token, List, {}, "/mcp/up").status, 401);
    QCOMPARE(it.flow.callMcp(both.token, List).status, 200);
    QCOMPARE(it.flow.callMcp(both.token, List, {}, "/mcp/up").status, 200);
}

void tst_tokens::itsToolsBindListAndCallAlike()
{
    bool asEvents = false;
    const UpstreamFlow it(
        [&asEvents](const SeenRequest &, QTcpSocket &socket) {
            socket.write(asEvents
                    ? ScriptedServer::eventHead() + ScriptedServer::chunk("data: " + Tools + "\n\n")
                        + ScriptedServer::chunk({})
                    : ScriptedServer::json(Tools));
        },
        R"(,"tools":{"deny":["delete_*"]})");
    const Made made = make(it.flow, R"(["/mcp"])", R"(,"tools":["read_*","delete_*"])");
    QCOMPARE(toolsIn(it.flow.callMcp(made.token, List)), QStringList({u"read_it"_s}));
    QCOMPARE(it.flow.callMcp(made.token, call("read_it")).status, 200);
    QCOMPARE(it.flow.callMcp(made.token, call("write_it")).status, 403);
    QCOMPARE(it.flow.callMcp(made.token, call("delete_it")).status, 403);
    asEvents = true;
    const QByteArray events = it.flow.callMcp(made.token, List).body;
    QVERIFY2(
        events.contains("read_it") && !events.contains("write_it") && !events.contains("delete_it"),
        events);
    // Somebody else's token is not narrowed by it.
    asEvents = false;
    const QByteArray session = Journey(it.flow).tokens().access;
    QCOMPARE(toolsIn(it.flow.callMcp(session, List)), QStringList({u"read_it"_s, u"write_it"_s}));
}

void tst_tokens::itsToolsBindTheBuiltinServerToo()
{
    const Flow flow;
    const Made made = make(flow, R"(["/mcp"])", R"(,"tools":["echo"])");
    const RawAnswer opened = flow.callMcp(made.token,
        R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}})");
    const QList<QByteArray> session {"Mcp-Session-Id: " + opened.field("Mcp-Session-Id")};
    QCOMPARE(toolsIn(flow.callMcp(made.token, List, session)), QStringList({u"echo"_s}));
    QCOMPARE(flow.callMcp(made.token, call("whoami"), session).status, 403);
}

void tst_tokens::aRevokeIsTrueForEveryWorkerAndCutsStreams()
{
    UpstreamFlow it(
        [](const SeenRequest &, QTcpSocket &socket) { socket.write(ScriptedServer::eventHead()); });
    const Made gone = make(it.flow);
    const Made kept = make(it.flow);
    RawClient cut = it.get(gone.token);
    RawClient busy = it.get(kept.token);
    QVERIFY(cut.waitForText(": open") && busy.waitForText(": open"));
    QTRY_COMPARE(it.upstream.open(), 2);
    QCOMPARE(revoke(it.flow, gone.id).value("tokens"_L1), QJsonValue(1));
    for (int i = 0; i < 24; ++i)
        QCOMPARE(it.flow.callMcp(gone.token, List).status, 401);
    QVERIFY(cut.waitForText("0\r\n\r\n", 5'000));
    QTRY_COMPARE(it.upstream.open(), 1);
    QVERIFY(!busy.waitForText("0\r\n\r\n", 50));
    QVERIFY(revoke(it.flow, gone.id).isEmpty());
}

void tst_tokens::outlivesARestartAndItsEndDoesToo()
{
    Flow flow;
    const base::SystemClock clock;
    const base::sys_seconds end = clock.now() + base::seconds(5);
    const Made lasting = make(flow);
    const Made brief = make(flow, R"(["/mcp"])",
        R"(,"expiresAt":)" + QByteArray::number(qint64(end.time_since_epoch().count())));
    const Made revoked = make(flow);
    revoke(flow, revoked.id);
    QCOMPARE(flow.doorStatuses(brief.token, 4), QSet<int> {200});
    QTRY_VERIFY_WITH_TIMEOUT(clock.now() >= end, 20'000);
    QCOMPARE(flow.doorStatuses(brief.token), QSet<int> {401});
    flow.restart();
    QCOMPARE(flow.doorStatuses(lasting.token), QSet<int> {200});
    QCOMPARE(flow.doorStatuses(brief.token), QSet<int> {401});
    QCOMPARE(flow.doorStatuses(revoked.token), QSet<int> {401});
}

void tst_tokens::isLimitedLikeASession()
{
    const Flow flow("1", {{"RPS_LIMIT", "1"}});
    const Made one = make(flow);
    const Made other = make(flow);
    int refused = 0;
    for (int i = 0; i < 8; ++i)
        refused += flow.callMcp(one.token, List).status == 429 ? 1 : 0;
    QVERIFY(refused > 0);
    QVERIFY(flow.callMcp(other.token, List).status != 429);
}

void tst_tokens::isNoCredentialOfAnEndpoint()
{
    const QByteArray secret = "q8Zr0xkV5m3J7uW1";
    const Flow flow("2", {{"OAUTH_CLIENT_ID", "desk"}, {"OAUTH_CLIENT_SECRET", secret}});
    const Journey journey(flow);
    const Tokens session = journey.tokens();
    const Made made = make(flow);
    const RawAnswer about = flow.postForm("/introspect", {{"token", made.token}}, "desk:" + secret);
    QCOMPARE(bodyOf(about), QJsonObject({{u"active"_s, false}}));
    QCOMPARE(flow.send("POST", "/introspect",
                     {"Content-Type: application/x-www-form-urlencoded",
                         "Authorization: Bearer " + made.token},
                     urlEncoded({{"token", session.access}}))
                 .status,
        401);
    QCOMPARE(Journey::errorOf(journey.refresh(made.token)), "invalid_grant");
    QCOMPARE(Journey::errorOf(journey.redeem(made.token)), "invalid_grant");
    QCOMPARE(journey.revoke(made.token).status, 200);
    QCOMPARE(flow.doorStatuses(made.token, 4), QSet<int> {200});
    QCOMPARE(flow.doorStatuses(session.access, 4), QSet<int> {200});
}

void tst_tokens::tellsWhenItWasUsed()
{
    Flow flow;
    const Made made = make(flow);
    const auto row = [&flow] {
        RawAdmin admin(flow.adminSocket());
        return admin.greet() ? admin.resultOf("tokens.list")["rows"_L1][0].toObject()
                             : QJsonObject();
    };
    QVERIFY(!row().contains("usedAt"_L1));
    QCOMPARE(flow.doorStatuses(made.token, 3), QSet<int> {200});
    QTRY_COMPARE(row().value("requests"_L1), QJsonValue(3));
    QVERIFY(row().contains("usedAt"_L1));
    flow.restart();
    QCOMPARE(row().value("requests"_L1), QJsonValue(3));
}

// Trying again would never help.
void tst_tokens::hasNoTokenOfAProvider()
{
    const UpstreamFlow it(
        [](const SeenRequest &, QTcpSocket &socket) { socket.write(ScriptedServer::json(Tools)); },
        R"(,"forward":"provider-token")");
    const RawAnswer answer = it.flow.callMcp(make(it.flow).token, List);
    QCOMPARE(answer.status, 403);
    QVERIFY(answer.field("Retry-After").isEmpty());
    QCOMPARE(reasonOf(answer), u"provider_token"_s);
    QVERIFY2(answer.body.contains("a personal access token"), answer.body);
}

QTEST_GUILESS_MAIN(tst_tokens)
#include "tst_tokens.moc"
