// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/AdminRig.h"
#include "models/LiveData.h"
#include "models/SecretKeeper.h"
#include "models/SortedRows.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using models::ActivityModel;
using models::LiveData;
using models::LiveServer;
using models::SecretKeeper;
using models::ServerLists;
using Connection = models::LiveServer::Connection;

/// The app's picture of a server, over a real socket.
class tst_LiveServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void readsHowThingsStand();
    void followsWhatHappens();
    void saysWhyThereIsNoServer();
    void findsTheServerAtAnySocket();
    void comesBackWhenTheServerDoes();
    void keepsTheRowsWhileItIsLost();
    void triesAgainLaterEachTime();
    void keepsTheListsTrueWhileTheyAreWatched();
    void asksForNoListThatNobodyWatches();
    void asksForASecretOnceAtATime();
    void knowsWhoWaits();
    void forgetsWhoWaitsWhenSomebodyElseAnswered();
    void tellsTheLatestFirst();
    void fillsInWhatHappenedWhileNobodyListened();
    void keepsNoMoreThanTheLatest();
    void addsUpTheTrafficOfAnHour();
    void sortsAListByItsNumbers();

private:
    LiveServer::Options options(const QStringList &sockets) const
    {
        return {.sockets = sockets,
            .program = u"test"_s,
            .firstPause = std::chrono::milliseconds(20),
            .longestPause = std::chrono::milliseconds(80)};
    }
    void open(const QStringList &sockets)
    {
        m_data = std::make_unique<LiveData>(options(sockets), m_rig->clock);
        m_data->server.open();
    }
    void open() { open({m_rig->path()}); }
    void endSession(const QByteArray &id)
    {
        m_rig->runBatch(
            [&] { QVERIFY(m_rig->sessions.end({id}, domain::EndReason::Revoked).ok()); });
    }
    QString latest() const
    {
        return m_data->activity.index(0, ActivityModel::What).data().toString();
    }

    std::unique_ptr<AdminRig> m_rig;
    std::unique_ptr<LiveData> m_data;
};

void tst_LiveServer::init()
{
    m_rig = std::make_unique<AdminRig>();
}

void tst_LiveServer::cleanup()
{
    m_data.reset();
    m_rig.reset();
}

void tst_LiveServer::readsHowThingsStand()
{
    m_rig->start(2500); // more than a page
    open();
    QCOMPARE(m_data->server.connection(), Connection::Connecting);
    QTRY_VERIFY(m_data->server.isConnected());
    QCOMPARE(m_data->sessions.total(), 2500);
    QTRY_VERIFY(m_data->server.status().has_value());
    QCOMPARE(m_data->server.status()->sessions, 2500);
    QVERIFY(m_data->server.status()->health.good);
}

void tst_LiveServer::followsWhatHappens()
{
    m_rig->start(3);
    open();
    QTRY_COMPARE(m_data->sessions.rowCount(), 3);
    m_rig->open(7);
    QTRY_COMPARE(m_data->sessions.rowCount(), 4);
    endSession("s1");
    QTRY_COMPARE(m_data->sessions.rowCount(), 3);
    QVERIFY(!m_data->sessions.find("s1"));
    QTRY_COMPARE(m_data->traffic.latest().sessions, 3); // once a second
}

void tst_LiveServer::saysWhyThereIsNoServer()
{
    open({u"/nowhere/a.sock"_s, u"/nowhere/b.sock"_s});
    QTRY_COMPARE(m_data->server.connection(), Connection::Lost);
    const QString problem = m_data->server.problem().message;
    QVERIFY2(problem.contains(u"/nowhere/a.sock") && problem.contains(u"/nowhere/b.sock"),
        qPrintable(problem));
    std::optional<protocol::FailureCode> code;
    m_data->server.ask<protocol::Nothing>(u"reload"_s, protocol::Nothing {}, this,
        [&code](const auto &answer) { code = answer.error().code; });
    QTRY_COMPARE(code, protocol::FailureCode::Unavailable);
}

void tst_LiveServer::findsTheServerAtAnySocket()
{
    m_rig->start(1);
    open({u"/nowhere/a.sock"_s, m_rig->path()});
    QTRY_VERIFY(m_data->server.isConnected());
    QCOMPARE(m_data->sessions.total(), 1);
}

void tst_LiveServer::comesBackWhenTheServerDoes()
{
    m_rig->start(2);
    open({u"/nowhere/a.sock"_s, m_rig->path()});
    QTRY_VERIFY(m_data->server.isConnected());
    m_rig->server.reset();
    QTRY_COMPARE(m_data->server.connection(), Connection::Lost);
    QVERIFY(!m_data->server.problem().message.isEmpty());
    m_rig->open(5);
    QVERIFY(m_rig->tryStart().ok());
    QTRY_VERIFY(m_data->server.isConnected());
    QCOMPARE(m_data->sessions.total(), 3);
}

void tst_LiveServer::keepsTheRowsWhileItIsLost()
{
    m_rig->start(2);
    open();
    QTRY_VERIFY(m_data->server.isConnected());
    m_rig->server.reset();
    QTRY_COMPARE(m_data->server.connection(), Connection::Lost);
    QCOMPARE(m_data->sessions.rowCount(), 2);
}

void tst_LiveServer::triesAgainLaterEachTime()
{
    open({u"/nowhere/a.sock"_s});
    LiveServer &server = m_data->server;
    QTRY_COMPARE(server.pause(), std::chrono::milliseconds(20));
    QTRY_COMPARE(server.pause(), std::chrono::milliseconds(80));
    QSignalSpy changes(&server, &LiveServer::connectionChanged);
    QTRY_COMPARE(server.connection(), Connection::Lost);
    server.retryNow();
    QVERIFY(!changes.isEmpty());
}

void tst_LiveServer::keepsTheListsTrueWhileTheyAreWatched()
{
    m_rig->tellsAudit = true;
    m_rig->start(30);
    open();
    ServerLists &lists = m_data->lists;
    const QAbstractItemModelTester people(
        &lists.people, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester clients(
        &lists.clients, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < ServerLists::ListCount; ++i)
        lists.setWatched(ServerLists::List(i), true);
    QTRY_COMPARE(lists.people.rowCount(), 10);
    QTRY_COMPARE(lists.servers.rowCount(), 1);
    QTRY_COMPARE(lists.providers.rowCount(), 2);
    const QByteArray first = lists.people.rowAt(0)->user;
    m_rig->runBatch([&] {
        QVERIFY(m_rig->sessions.endAll(domain::UserId {first}, domain::EndReason::Revoked).ok());
    });
    QTRY_COMPARE(lists.people.rowCount(), 9);
    QVERIFY(!lists.people.find(first));
    domain::Client client;
    m_rig->runBatch([&] {
        client = m_rig->addClient("desk");
        m_rig->events.happened(oauth::ClientRegistered {client});
    });
    QTRY_COMPARE(lists.clients.rowCount(), 1);
    QCOMPARE(lists.clients.index(0, 0).data().toString(), u"desk"_s);
    m_rig->runBatch([&] { // with the command line tool, say
        QVERIFY(m_rig->store.removeClient(client.id).ok());
        m_rig->audit.record({.kind = oauth::AuditKind::ClientDeleted});
    });
    QTRY_COMPARE(lists.clients.rowCount(), 0);
}

void tst_LiveServer::asksForNoListThatNobodyWatches()
{
    m_rig->start(10);
    open();
    QTRY_VERIFY(m_data->server.isConnected());
    QSignalSpy refreshed(&m_data->lists, &ServerLists::refreshed);
    m_data->lists.setWatched(ServerLists::List::People, true);
    QTRY_COMPARE(m_data->lists.people.rowCount(), 10);
    m_data->lists.setWatched(ServerLists::List::People, false);
    m_rig->open(55);
    QTRY_COMPARE(m_data->sessions.total(), 11);
    QCOMPARE(m_data->lists.clients.rowCount(), 0);
}

void tst_LiveServer::asksForASecretOnceAtATime()
{
    m_rig->start();
    open();
    QTRY_VERIFY(m_data->server.isConnected());
    SecretKeeper keeper(m_data->server);
    QSignalSpy changed(&keeper, &SecretKeeper::changed);
    FakeConfiguration &keychain = m_rig->configuration;
    keychain.holdsBack = true;
    for (const char *name : {"ONE", "ONE", "TWO", "ONE"}) // as when somebody types
        keeper.look(name);
    QTRY_COMPARE(keychain.held(), 2);
    keeper.look("ONE");
    keychain.letGo();
    QTRY_COMPARE(changed.size(), 2);
    QCOMPARE(keychain.held(), 0);
    keeper.look("ONE"); // perhaps it was kept meanwhile
    QTRY_COMPARE(keychain.held(), 1);
}

void tst_LiveServer::knowsWhoWaits()
{
    m_rig->start();
    open();
    QTRY_VERIFY(m_data->server.isConnected());
    const domain::Client client = m_rig->addClient("newcomer");
    m_rig->runBatch(
        [&] { m_rig->approval.ask(client, client.redirectUris.first(), base::sha256("browser")); });
    QTRY_COMPARE(m_data->lists.approvals.rowCount(), 1);
    QCOMPARE(m_data->lists.approvals.index(0, 1).data().toString(), u"newcomer"_s);
    QVERIFY2(latest().contains(u"newcomer"), qPrintable(latest()));
}

/// At once, in every window, since an event tells of it.
void tst_LiveServer::forgetsWhoWaitsWhenSomebodyElseAnswered()
{
    m_rig->start();
    const domain::Client client = m_rig->addClient("w1");
    m_rig->runBatch(
        [&] { m_rig->approval.ask(client, client.redirectUris.first(), base::sha256("browser")); });
    open();
    QTRY_COMPARE(m_data->lists.approvals.rowCount(), 1);
    m_rig->runBatch([&] { QCOMPARE(m_rig->approval.deny("w1"), 1); });
    QTRY_COMPARE_WITH_TIMEOUT(m_data->lists.approvals.rowCount(), 0, 2'000);
}

void tst_LiveServer::tellsTheLatestFirst()
{
    m_rig->start(1);
    open();
    QTRY_COMPARE(m_data->activity.rowCount(), 1); // who had come before
    QVERIFY2(latest().contains(u"connected"), qPrintable(latest()));
    m_rig->clock.advance(base::seconds(1));
    m_rig->open(4);
    QTRY_COMPARE(m_data->activity.rowCount(), 2);
    QVERIFY2(latest().contains(u"User 4 with Client 1"), qPrintable(latest()));
    endSession("s4");
    QTRY_COMPARE(m_data->activity.rowCount(), 3);
    QVERIFY2(latest().contains(u"User 4") && latest().contains(u"revoked"), qPrintable(latest()));
    m_rig->happen(oauth::SignInRefused {.client = {"c1"}, .who = u"mallory@evil.example"_s});
    QTRY_COMPARE(m_data->activity.rowCount(), 4);
    QVERIFY(latest().contains(u"mallory@evil.example"));
    m_rig->happen(oauth::ProviderDown {.provider = "corp", .problem = u"It is away."_s});
    QTRY_VERIFY(latest().contains(u"It is away."));
    QTRY_VERIFY(!m_data->server.status()->health.good);
}

void tst_LiveServer::fillsInWhatHappenedWhileNobodyListened()
{
    models::SessionsModel sessions;
    ActivityModel activity(sessions, m_rig->clock);
    const QAbstractItemModelTester tester(
        &activity, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto text = [&activity](int row) {
        return activity.index(row, ActivityModel::What).data().toString();
    };
    const base::sys_seconds now = m_rig->clock.now();
    activity.take(protocol::SignInRefused {.who = u"before"_s});
    const base::sys_seconds until = now + base::seconds(60);
    m_rig->clock.set(until);
    activity.take(protocol::SignInRefused {.who = u"since"_s});
    const auto row = [](base::sys_seconds at, const QString &kind, const QString &who) {
        return protocol::AuditRow {.at = at, .kind = kind, .who = who, .clientName = u"Claude"_s};
    };
    activity.fill({row(until, u"signin.refused"_s, u"since"_s),
                      row(until - base::seconds(1), u"session.stolen"_s, {}),
                      row(until - base::seconds(2), u"admin.connected"_s, u"root"_s),
                      row(until - base::seconds(3), u"client.registered"_s, {}),
                      row(now, u"signin.refused"_s, u"before"_s)},
        until);
    QCOMPARE(activity.rowCount(), 4);
    QVERIFY2(text(0).startsWith(u"since "), qPrintable(text(0)));
    QVERIFY2(text(1).contains(u"copy of a refresh token of Claude"), qPrintable(text(1)));
    QVERIFY2(text(2).startsWith(u"Claude registered"), qPrintable(text(2)));
    QVERIFY2(text(3).startsWith(u"before "), qPrintable(text(3)));
}

void tst_LiveServer::keepsNoMoreThanTheLatest()
{
    models::SessionsModel sessions;
    ActivityModel activity(sessions, m_rig->clock);
    const QAbstractItemModelTester tester(
        &activity, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < int(ActivityModel::Most) + 20; ++i)
        activity.take(protocol::SignInRefused {.who = QString::number(i)});
    QCOMPARE(activity.rowCount(), int(ActivityModel::Most));
    QVERIFY(activity.index(0, ActivityModel::What).data().toString().startsWith(u"519 "));
}

void tst_LiveServer::addsUpTheTrafficOfAnHour()
{
    models::TrafficHistory history(m_rig->clock);
    const auto second = [&](qint64 requests) {
        history.take({.counted = {.requests = requests, .errors = 1}});
        m_rig->clock.advance(base::seconds(1));
    };
    for (int i = 0; i < 40; ++i)
        second(10);
    auto hour = history.hour();
    const auto sum = [](const auto &buckets) {
        qint64 requests = 0;
        for (const auto &bucket : buckets)
            requests += bucket.requests;
        return requests;
    };
    QCOMPARE(sum(hour), 400);
    QVERIFY(hour.front().number < 0); // nobody knows what was then
    QCOMPARE(history.requestsOfLastMinute(), 400);
    m_rig->clock.advance(base::seconds(1800));
    second(5);
    QCOMPARE(history.requestsOfLastMinute(), 5);
    QCOMPARE(sum(history.hour()), 405);
    m_rig->clock.advance(base::seconds(3600));
    QCOMPARE(sum(history.hour()), 0);
}

void tst_LiveServer::sortsAListByItsNumbers()
{
    models::PeopleModel people;
    models::SortedRows sorted(people);
    QList<protocol::PersonRow> rows;
    for (const int sessions : {9, 100, 20})
        rows.append({.user = QByteArray::number(sessions),
            .person = u"P%1"_s.arg(sessions),
            .sessions = sessions});
    people.setRows(rows);
    sorted.sort(3, Qt::DescendingOrder);
    QCOMPARE(sorted.index(0, 0).data().toString(), u"P100"_s);
    QCOMPARE(sorted.index(2, 0).data().toString(), u"P9"_s);
    sorted.setFilterFixedString(u"p20"_s);
    QCOMPARE(sorted.rowCount(), 1);
    QCOMPARE(people.headerData(3, Qt::Horizontal, Qt::DisplayRole).toString(), u"Sessions"_s);
}

QTEST_MAIN(tst_LiveServer)
#include "tst_LiveServer.moc"
