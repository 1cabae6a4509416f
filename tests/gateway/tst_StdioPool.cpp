// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/StdioBench.h"

#include <thread>

using namespace gatehouse;
using namespace gatehouse::test;
using domain::Isolation;
using gateway::StdioNews;

/// Who gets what: sessions, ids, notifications and questions of a stdio server.
class tst_StdioPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensASessionAndAnswers();
    void givesEachMcpSessionAChildOfItsOwn();
    void givesEachPersonOneChild();
    void givesAHundredPeopleWithTheSameIdsTheirOwnAnswers();
    void answersInAnyOrder();
    void refusesASessionOfSomebodyElse();
    void refusesAnUnknownOrEndedSession();
    void refusesARequestWithoutASession();
    void refusesAnUnknownVersion();
    void endsASessionByDeleteOnly();
    void answersAPingItself();
    void boundsSubscriptions();
    void takesBatchesInTheirRevisionOnly();
    void cancelsWhatItsClientCancels();
    void cancelsNothingOfOthers();
    void givesUpWhatAClientHasLeft();
    void givesUpWhatNobodyCanComeBackForAnyMore();
    void holdsOnlySoMuchForAProgramThatStarts();
    void saysWhoIsCallingAndOnlyThat();
};

void tst_StdioPool::opensASessionAndAnswers()
{
    StdioBench bench;
    bench.open();
    const Heard begun = bench.initialize("ann");
    QCOMPARE(begun.answer().value("id"_L1), QJsonValue(0));
    QCOMPARE(begun.answer()["result"_L1].toObject()["serverInfo"_L1].toObject()["name"_L1],
        QJsonValue(u"test"_s));
    const QByteArray session = begun.mcpSession();
    QVERIFY(bench.ids.revisionOf(session, {"ann"}));
    QCOMPARE(bench.post("ann", rpcNote(u"notifications/initialized"_s), session).status(), 202);
    const Heard answered = bench.post("ann", toolCall(u"ab"_s, u"echo"_s, u"Grüße"_s), session);
    QCOMPARE(answered.text(), u"Grüße"_s);
    QCOMPARE(answered.answer().value("id"_L1), QJsonValue(u"ab"_s));
    QCOMPARE(bench.seenMethods("ann", session).first(3),
        (QStringList {u"initialize"_s, u"notifications/initialized"_s, u"tools/call"_s}));
}

void tst_StdioPool::givesEachMcpSessionAChildOfItsOwn()
{
    StdioBench bench;
    bench.open();
    const QByteArray one = bench.session("ann");
    const QByteArray two = bench.session("ann");
    QVERIFY(one != two);
    QVERIFY(bench.call("ann", one, u"pid"_s) != bench.call("ann", two, u"pid"_s));
    QCOMPARE(bench.call("ann", one, u"pid"_s), bench.call("ann", one, u"pid"_s));
}

void tst_StdioPool::givesEachPersonOneChild()
{
    StdioBench bench;
    bench.target().isolation = Isolation::User;
    bench.open();
    const QByteArray one = bench.session("ann");
    const QByteArray two = bench.session("ann");
    const QByteArray other = bench.session("bob");
    QCOMPARE(bench.call("ann", one, u"pid"_s), bench.call("ann", two, u"pid"_s));
    QVERIFY(bench.call("ann", one, u"pid"_s) != bench.call("bob", other, u"pid"_s));
}

/// SECURITY: one child for all, and every JSON-RPC id and progress token is everybody's.
void tst_StdioPool::givesAHundredPeopleWithTheSameIdsTheirOwnAnswers()
{
    constexpr int People = 100;
    constexpr int Calls = 5;
    StdioBench bench;
    bench.target().isolation = Isolation::Shared;
    bench.open();
    std::vector<QByteArray> names;
    std::vector<QByteArray> sessions;
    for (int i = 0; i < People; ++i) {
        names.push_back("person" + QByteArray::number(i));
        sessions.push_back(bench.session(names.back()));
        QVERIFY(!sessions.back().isEmpty());
    }
    std::vector<Heard> heard(People * Calls);
    std::vector<gateway::StdioCall> calls;
    for (int i = 0; i < People * Calls; ++i) {
        const int person = i % People;
        const QString text = u"%1/%2"_s.arg(person).arg(i / People);
        calls.push_back(bench.callOf(names[person], net::Method::Post,
            toolCall(i / People, u"progress"_s, text, {{u"progressToken"_s, i / People}}),
            sessions[person]));
        calls.back().tell = heard[i].tell();
    }
    std::vector<std::thread> workers;
    for (int worker = 0; worker < 4; ++worker)
        workers.emplace_back([&, worker] {
            for (std::size_t i = std::size_t(worker); i < calls.size(); i += 4)
                bench.port->take(calls[i]);
        });
    for (std::thread &worker : workers)
        worker.join();
    for (int i = 0; i < People * Calls; ++i) {
        const QString text = u"%1/%2"_s.arg(i % People).arg(i / People);
        QCOMPARE(heard[i].text(), text);
        QCOMPARE(heard[i].answer().value("id"_L1), QJsonValue(i / People));
        const auto events = heard[i].events();
        QCOMPARE(events.size(), std::size_t(2));
        for (const StdioNews &event : events) {
            const QJsonObject params = jsonOf(event).value("params"_L1).toObject();
            QCOMPARE(params.value("progressToken"_L1), QJsonValue(i / People));
            QCOMPARE(params.value("message"_L1).toString(), text);
        }
    }
}

void tst_StdioPool::answersInAnyOrder()
{
    StdioBench bench;
    bench.target().isolation = Isolation::Shared;
    bench.open();
    const QByteArray ann = bench.session("ann");
    const QByteArray bob = bench.session("bob");
    const Heard first = bench.post("ann", toolCall(1, u"hold"_s, u"ann's"_s), ann);
    const Heard second = bench.post("bob", toolCall(1, u"hold"_s, u"bob's"_s), bob);
    const Heard third = bench.post("ann", toolCall(2, u"release"_s, u"third"_s), ann);
    QCOMPARE(third.text(), u"third"_s);
    QCOMPARE(first.text(), u"ann's"_s);
    QCOMPARE(second.text(), u"bob's"_s);
}

/// SECURITY: session hijack.
void tst_StdioPool::refusesASessionOfSomebodyElse()
{
    StdioBench bench;
    bench.open();
    const QByteArray session = bench.session("ann");
    const Heard stolen = bench.post("bob", toolCall(1, u"echo"_s), session);
    QCOMPARE(stolen.status(), 404);
    QCOMPARE(stolen.errorCode(), -32001);
    QCOMPARE(bench.stream("bob", session).status(), 404);
    QCOMPARE(bench.send(bench.callOf("bob", net::Method::Delete, {}, session)).status(), 404);
    QCOMPARE(bench.call("ann", session, u"echo"_s, u"still mine"_s), u"still mine"_s);
}

void tst_StdioPool::refusesAnUnknownOrEndedSession()
{
    StdioBench bench;
    bench.open();
    // Good in every way but that this server does not know it: as after a restart.
    const QByteArray forgotten = bench.ids.issue({"ann"}, 2);
    QCOMPARE(bench.post("ann", toolCall(1, u"echo"_s), forgotten).status(), 404);
    QCOMPARE(bench.post("ann", toolCall(1, u"echo"_s), "nonsense").status(), 404);
    const QByteArray session = bench.session("ann");
    const Heard stream = bench.stream("ann", session);
    QCOMPARE(bench.send(bench.callOf("ann", net::Method::Delete, {}, session)).status(), 204);
    QVERIFY(stream.isComplete());
    const Heard late = bench.post("ann", toolCall(1, u"echo"_s), session);
    QCOMPARE(late.status(), 404);
    QCOMPARE(late.errorCode(), -32001);
}

void tst_StdioPool::refusesARequestWithoutASession()
{
    StdioBench bench;
    bench.open();
    QCOMPARE(bench.post("ann", toolCall(1, u"echo"_s)).status(), 400);
    QCOMPARE(bench.stream("ann", {}).status(), 400);
    const QByteArray session = bench.session("ann");
    gateway::StdioCall twice =
        bench.callOf("ann", net::Method::Post, toolCall(1, u"echo"_s), session);
    twice.mcpSessions.append(session);
    QCOMPARE(bench.send(twice).status(), 400);
    QCOMPARE(bench.post("ann", rpc(1, u"initialize"_s)).status(), 400);
}

void tst_StdioPool::refusesAnUnknownVersion()
{
    StdioBench bench;
    bench.open();
    const QByteArray session = bench.session("ann");
    gateway::StdioCall call =
        bench.callOf("ann", net::Method::Post, toolCall(1, u"echo"_s), session);
    call.versions = {"1999-01-01"};
    const Heard refused = bench.send(call);
    QCOMPARE(refused.status(), 400);
    QCOMPARE(refused.errorCode(), -32022);
    call.versions = {"2025-11-25"};
    QCOMPARE(bench.send(call).status(), 200);
}

void tst_StdioPool::endsASessionByDeleteOnly()
{
    StdioBench bench;
    bench.open();
    const QByteArray session = bench.session("ann");
    for (const net::Method method : {net::Method::Head, net::Method::Put, net::Method::Options})
        QCOMPARE(bench.send(bench.callOf("ann", method, {}, session)).status(), 405);
    QCOMPARE(bench.call("ann", session, u"echo"_s, u"x"_s), u"x"_s);
}

void tst_StdioPool::answersAPingItself()
{
    StdioBench bench;
    bench.open();
    const QByteArray session = bench.session("ann");
    const Heard pinged = bench.post("ann", rpc(9, u"ping"_s), session);
    QCOMPARE(pinged.answer(),
        (QJsonObject {{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, 9}, {u"result"_s, QJsonObject()}}));
    QVERIFY(!bench.seenMethods("ann", session).contains(u"ping"_s));
}

void tst_StdioPool::boundsSubscriptions()
{
    StdioBench bench;
    bench.open();
    const QByteArray session = bench.session("ann");
    Heard last;
    for (int i = 0; i <= 1000; ++i)
        last = bench.post(
            "ann", rpc(i, u"resources/subscribe"_s, {{u"uri"_s, u"a:%1"_s.arg(i)}}), session);
    QCOMPARE(last.errorCode(), -32602);
}

void tst_StdioPool::takesBatchesInTheirRevisionOnly()
{
    StdioBench bench;
    bench.open();
    const QByteArray batch = '[' + toolCall(1, u"echo"_s, u"a"_s) + ','
        + rpcNote(u"notifications/x"_s) + ',' + toolCall(2, u"echo"_s, u"b"_s) + ']';
    const Heard old = bench.post("ann", batch, bench.session("ann", u"2025-03-26"_s));
    QVERIFY(old.isComplete());
    QCOMPARE(old.all().size(), std::size_t(2));
    QVERIFY(!old.all().front().isLast && old.all().back().isLast);
    QCOMPARE(bench.post("ann", batch, bench.session("ann")).status(), 400);
}

void tst_StdioPool::cancelsWhatItsClientCancels()
{
    StdioBench bench;
    bench.open();
    const QByteArray session = bench.session("ann");
    const Heard held = bench.post("ann", toolCall(u"x"_s, u"hold"_s), session);
    const QJsonObject params {{u"requestId"_s, u"x"_s}};
    QCOMPARE(
        bench.post("ann", rpcNote(u"notifications/cancelled"_s, params), session).status(), 202);
    // MCP, cancellation: there is no answer; the request of HTTP ends nevertheless.
    QVERIFY(held.isComplete());
    QCOMPARE(held.all().back().kind, StdioNews::Kind::Over);
    const QJsonArray seen = bench.seen("ann", session);
    QJsonValue heldId;
    QJsonValue cancelledId;
    for (const auto &message : seen) {
        const QJsonObject given = message["params"_L1].toObject();
        if (given["name"_L1] == u"hold"_s)
            heldId = message["id"_L1];
        if (message["method"_L1] == u"notifications/cancelled"_s)
            cancelledId = given["requestId"_L1];
    }
    QVERIFY(heldId.isDouble());
    QCOMPARE(cancelledId, heldId);
}

void tst_StdioPool::cancelsNothingOfOthers()
{
    StdioBench bench;
    bench.target().isolation = Isolation::Shared;
    bench.open();
    const QByteArray ann = bench.session("ann");
    const QByteArray bob = bench.session("bob");
    const Heard held = bench.post("ann", toolCall(1, u"hold"_s, u"ann's"_s), ann);
    bench.post("bob", rpcNote(u"notifications/cancelled"_s, {{u"requestId"_s, 1}}), bob)
        .isComplete();
    bench.call("bob", bob, u"release"_s);
    QCOMPARE(held.text(), u"ann's"_s);
    QVERIFY(!bench.seenMethods("ann", ann).contains(u"notifications/cancelled"_s));
}

void tst_StdioPool::givesUpWhatAClientHasLeft()
{
    StdioBench bench;
    bench.open();
    const QByteArray session = bench.session("ann");
    gateway::StdioCall call =
        bench.callOf("ann", net::Method::Post, toolCall(1, u"hold"_s), session);
    const quint64 reply = call.reply;
    const Heard held = bench.send(std::move(call));
    bench.port->leave({"ann"}, reply, false);
    QTRY_VERIFY(bench.seenMethods("ann", session).contains(u"notifications/cancelled"_s));
}

void tst_StdioPool::givesUpWhatNobodyCanComeBackForAnyMore()
{
    StdioBench bench;
    bench.open();
    const QByteArray session = bench.session("ann");
    const auto max = int(gateway::StdioSession::MaxStreams);
    for (int id = 1; id <= max + 2; ++id) {
        gateway::StdioCall call =
            bench.callOf("ann", net::Method::Post, toolCall(id, u"hold"_s), session);
        const quint64 reply = call.reply;
        bench.send(std::move(call));
        bench.port->leave({"ann"}, reply, true);
    }
    const auto cancelled = [&] {
        return bench.seenMethods("ann", session).count(u"notifications/cancelled"_s);
    };
    QTRY_COMPARE(cancelled(), 2);
}

void tst_StdioPool::holdsOnlySoMuchForAProgramThatStarts()
{
    StdioBench bench;
    bench.target().args = {u"mute"_s};
    bench.open();
    const QString megabyte(1024 * 1024, u'x');
    for (int id = 1; id < 16; ++id)
        (void)bench.stateless("ann", toolCall(id, u"echo"_s, megabyte));
    QCOMPARE(bench.stateless("ann", toolCall(16, u"echo"_s, megabyte)).status(), 503);
    const Heard small = bench.stateless("ann", toolCall(17, u"echo"_s, u"x"_s));
    QCOMPARE(bench.stateless("ann", toolCall(18, u"echo"_s, megabyte)).status(), 503);
    QVERIFY(small.all().empty()); // it waits
}

void tst_StdioPool::saysWhoIsCallingAndOnlyThat()
{
    StdioBench bench;
    bench.target().isolation = Isolation::Shared;
    bench.config.forward = domain::Forward::Identity;
    bench.open();
    for (const QByteArray &name : {QByteArray("ann"), QByteArray("bob")}) {
        const QByteArray session = bench.session(name);
        const QString meta =
            bench
                .post(name, toolCall(1, u"meta"_s, {}, {{u"gatehouse/session"_s, u"forged"_s}}),
                    session)
                .text();
        QCOMPARE(QJsonDocument::fromJson(meta.toUtf8()).object()["gatehouse/session"_L1],
            QJsonValue(QString::fromUtf8(name)));
    }
}

QTEST_GUILESS_MAIN(tst_StdioPool)
#include "tst_StdioPool.moc"
