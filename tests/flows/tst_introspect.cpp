// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Flow.h"

#include <QTest>

using namespace gatehouse;
using namespace test;

/// POST /introspect (RFC 7662) and agents (RFC 6749 4.4) through real sockets.
class tst_introspect : public QObject
{
    Q_OBJECT

    static oauth::OwnClient makeAgent(const Flow &flow)
    {
        return flow.administer([&](daemon::Daemon &daemon) {
            return daemon.agents()
                .create(u"Robot"_s, {{flow.mcpUrl()}, domain::Scopes({"mcp"})})
                .value();
        });
    }
    static QByteArray credentials(const oauth::OwnClient &agent)
    {
        return agent.client.id.value + ':' + agent.secret.reveal();
    }
    static QJsonObject json(const RawAnswer &answer)
    {
        return QJsonDocument::fromJson(answer.body).object();
    }

private Q_SLOTS:
    void anAgentGetsIn();
    void anAgentAsksAboutItsTokenOnly();
    void aPublicClientIsRefused();
    void everyOriginMayAsk();
    void anAgentThatIsOneNoLongerIsOutOnEveryWorker();
    void itSurvivesARestart();
};

void tst_introspect::anAgentGetsIn()
{
    const Flow flow("3");
    const oauth::OwnClient agent = makeAgent(flow);
    const RawAnswer answer =
        flow.postForm("/token", {{"grant_type", "client_credentials"}}, credentials(agent));
    QCOMPARE(answer.status, 200);
    const Tokens tokens = Journey::tokensOf(answer);
    QVERIFY(tokens.refresh.isEmpty());
    QCOMPARE(flow.doorStatuses(tokens.access), QSet<int> {200});
    QCOMPARE(Journey::errorOf(flow.postForm("/token", {{"grant_type", "client_credentials"}},
                 agent.client.id.value + ":wrong")),
        "invalid_client");
}

void tst_introspect::anAgentAsksAboutItsTokenOnly()
{
    const Flow flow;
    const Tokens persons = Journey(flow).tokens();
    const oauth::OwnClient agent = makeAgent(flow);
    const QByteArray own = Journey::tokensOf(
        flow.postForm("/token", {{"grant_type", "client_credentials"}}, credentials(agent)))
                               .access;
    const RawAnswer answer = flow.postForm("/introspect", {{"token", own}}, credentials(agent));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.field("Cache-Control"), "no-store");
    QCOMPARE(json(answer).value("active"_L1), QJsonValue(true));
    QCOMPARE(json(answer).value("aud"_L1).toString().toUtf8(), flow.mcpUrl());
    QCOMPARE(json(answer).value("iss"_L1).toString().toUtf8(), flow.origin());
    for (const QByteArray &token : {persons.access, persons.refresh, QByteArray("x")})
        QCOMPARE(flow.postForm("/introspect", {{"token", token}}, credentials(agent)).body,
            R"({"active":false})");
    flow.postForm("/revoke", {{"token", own}}, credentials(agent));
    QCOMPARE(flow.postForm("/introspect", {{"token", own}}, credentials(agent)).body,
        R"({"active":false})");
    QCOMPARE(flow.doorStatuses(own), QSet<int> {401});
}

void tst_introspect::aPublicClientIsRefused()
{
    const Flow flow("1");
    const Journey journey(flow);
    const Tokens tokens = journey.tokens();
    const RawAnswer answer =
        flow.postForm("/introspect", {{"client_id", journey.clientId()}, {"token", tokens.access}});
    QCOMPARE(answer.status, 401);
    QCOMPARE(Journey::errorOf(answer), "invalid_client");
    QCOMPARE(Journey::errorOf(flow.postForm("/token",
                 {{"grant_type", "client_credentials"}, {"client_id", journey.clientId()}})),
        "unauthorized_client");
    QCOMPARE(flow.send("GET", "/introspect").status, 405);
}

void tst_introspect::everyOriginMayAsk()
{
    const Flow flow("1");
    const RawAnswer preflight = flow.send("OPTIONS", "/introspect",
        {"Origin: https://tool.example", "Access-Control-Request-Method: POST"});
    QCOMPARE(preflight.status, 204);
    QCOMPARE(preflight.field("Access-Control-Allow-Origin"), "*");
    QVERIFY(preflight.field("Access-Control-Allow-Credentials").isEmpty());
}

void tst_introspect::anAgentThatIsOneNoLongerIsOutOnEveryWorker()
{
    const Flow flow("3");
    const oauth::OwnClient agent = makeAgent(flow);
    const QByteArray token = Journey::tokensOf(
        flow.postForm("/token", {{"grant_type", "client_credentials"}}, credentials(agent)))
                                 .access;
    QCOMPARE(flow.doorStatuses(token), QSet<int> {200});
    QVERIFY(flow.administer(
        [&](daemon::Daemon &daemon) { return daemon.agents().unmark(agent.client.id).value(); }));
    QCOMPARE(flow.doorStatuses(token, 48), QSet<int> {401});
    QCOMPARE(Journey::errorOf(flow.postForm(
                 "/token", {{"grant_type", "client_credentials"}}, credentials(agent))),
        "unauthorized_client");
}

void tst_introspect::itSurvivesARestart()
{
    Flow flow;
    const oauth::OwnClient agent = makeAgent(flow);
    const QByteArray token = Journey::tokensOf(
        flow.postForm("/token", {{"grant_type", "client_credentials"}}, credentials(agent)))
                                 .access;
    flow.restart();
    QCOMPARE(flow.doorStatuses(token), QSet<int> {200});
    QCOMPARE(
        flow.postForm("/token", {{"grant_type", "client_credentials"}}, credentials(agent)).status,
        200);
    QCOMPARE(json(flow.postForm("/introspect", {{"token", token}}, credentials(agent)))
                 .value("active"_L1),
        QJsonValue(true));
}

QTEST_GUILESS_MAIN(tst_introspect)
#include "tst_introspect.moc"
