// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/FakeProvider.h"
#include "flows/UpstreamFlow.h"
#include "link/EventStream.h"
#include "support/RawAdmin.h"

#include <QElapsedTimer>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using link::AdminLink;
using link::EventStream;

namespace {

constexpr char Initialize[] =
    R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}})";

/// A window that shows the sessions: what it was told, and nothing it assumes.
struct Window
{
    explicit Window(const QString &socket)
        : link({.socket = socket, .program = u"test"_s})
        , stream(link)
    {
        QObject::connect(
            &stream, &EventStream::began, &stream, [this](const EventStream::Beginning &beginning) {
                rows.clear();
                for (const protocol::SessionRow &row : beginning.sessions)
                    add(row);
                isOpen = true;
            });
        QObject::connect(
            &stream, &EventStream::happened, &stream, [this](const protocol::Event &event) {
                told.append(protocol::methodOf(event));
                if (const auto *opened = std::get_if<protocol::SessionOpened>(&event))
                    add(opened->session);
                else if (const auto *used = std::get_if<protocol::SessionUsed>(&event))
                    uses += rows.contains(used->session) ? 1 : 0;
                else if (const auto *ended = std::get_if<protocol::SessionEnded>(&event)) {
                    if (rows.remove(ended->session) == 0)
                        ++mistakes;
                }
            });
        link.open();
    }
    void add(const protocol::SessionRow &row)
    {
        if (rows.contains(row.id))
            ++mistakes;
        rows.insert(row.id, row);
    }

    AdminLink link;
    EventStream stream;
    QMap<QByteArray, protocol::SessionRow> rows;
    QStringList told; ///< what the events are called
    bool isOpen = false;
    int uses = 0;
    int mistakes = 0; ///< a row twice, or the end of one that was not there
};

/// Somebody watches while a session is refreshed whose provider's token has to be renewed.
struct RenewalWatch
{
    FakeProvider provider;
    Flow flow {"2", shortLived(provider)};
    ProviderJourney journey {flow};
    Tokens first = journey.tokens();
    Window window {flow.adminSocket()};

    int refresh() { return journey.client().refresh(first.refresh).status; }

private:
    static QMap<QByteArray, QByteArray> shortLived(FakeProvider &provider)
    {
        provider.life = 60;
        return provider.settings();
    }
};

} // namespace

/// The admin socket of the whole server.
class tst_Watching : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoWindowsSeeARowGoWhenAnotherEndsIt();
    void aWindowMissesNothingWhileSessionsComeAndGo();
    void aWindowComesBackAfterARestart();
    void seesWhatASessionUses();
    void anExpiredSessionGoesToo();
    void saysWhoSignsInForTheFirstTime();
    void saysThatAProviderIsDownAndUpAgain();
    void aProviderThatSaysNoIsUp();
    void listsTheServersOfTheDoor();
    void thereIsNoneWhenItIsOff();
};

void tst_Watching::twoWindowsSeeARowGoWhenAnotherEndsIt()
{
    const UpstreamFlow it([](const SeenRequest &request, QTcpSocket &socket) {
        if (request.method == "GET")
            socket.write(ScriptedServer::eventHead());
    });
    const QByteArray token = Journey(it.flow).tokens().access;
    RawClient stream = it.get(token);
    QVERIFY(stream.waitForText(": open"));
    Window one(it.flow.adminSocket());
    Window two(it.flow.adminSocket());
    QTRY_VERIFY(one.isOpen && two.isOpen);
    QCOMPARE(one.rows.size(), 1);
    QCOMPARE(one.rows.first().person, u"ann"_s);
    RawAdmin third(it.flow.adminSocket());
    QVERIFY(third.greet());

    const QJsonObject ended =
        third.resultOf("sessions.end", R"({"session":")" + one.rows.firstKey() + R"("})");
    QCOMPARE(ended.value("sessions"_L1), QJsonValue(1));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(stream.waitForText("0\r\n\r\n", 1000));
    QVERIFY2(timer.elapsed() < 100, QByteArray::number(timer.elapsed()));
    QCOMPARE(it.flow.callMcp(token, call("echo")).status, 401);
    QTRY_VERIFY(one.rows.isEmpty() && two.rows.isEmpty());
    QCOMPARE(one.mistakes + two.mistakes, 0);
}

void tst_Watching::aWindowMissesNothingWhileSessionsComeAndGo()
{
    const Flow flow;
    for (int i = 0; i < 3; ++i)
        Journey(flow).tokens();
    Window window(flow.adminSocket());
    for (int i = 0; i < 5; ++i) {
        Journey(flow).tokens();
        flow.administer([i](daemon::Daemon &daemon) {
            const auto living = daemon.store().sessions(base::SystemClock().now());
            return *daemon.sessions().end(
                living->at(i % 2 == 0 ? 0 : living->size() - 1).id, domain::EndReason::Revoked);
        });
    }
    QTRY_VERIFY(window.isOpen);
    const auto living = flow.store().sessions(base::SystemClock().now());
    QVERIFY(living.ok());
    QTRY_COMPARE(window.rows.size(), living->size());
    for (const domain::Session &session : *living)
        QVERIFY(window.rows.contains(session.id.value));
    QCOMPARE(window.mistakes, 0);
}

void tst_Watching::aWindowComesBackAfterARestart()
{
    Flow flow;
    Journey(flow).tokens();
    Window window(flow.adminSocket());
    QTRY_VERIFY(window.isOpen);
    window.isOpen = false;
    flow.restart();
    Journey(flow).tokens();
    QTRY_VERIFY(window.isOpen);
    QTRY_COMPARE(window.rows.size(), 2);
    QCOMPARE(window.mistakes, 0);
}

void tst_Watching::seesWhatASessionUses()
{
    const Flow flow;
    const Tokens tokens = Journey(flow).tokens();
    Window window(flow.adminSocket());
    QTRY_VERIFY(window.isOpen);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(flow.callMcp(tokens.access, Initialize).status, 200);
    QTRY_VERIFY(window.uses > 0);
    RawAdmin client(flow.adminSocket());
    QVERIFY(client.greet());
    const auto requests = [&client] {
        return client.resultOf("status").value("traffic"_L1).toObject().value("requests"_L1);
    };
    QTRY_COMPARE(requests(), QJsonValue(5));
    const QJsonObject row =
        client.resultOf("sessions.list").value("rows"_L1).toArray().first().toObject();
    QCOMPARE(row.value("use"_L1).toObject().value("requests"_L1), QJsonValue(5));
    QVERIFY(row.contains("usedAt"_L1));
}

void tst_Watching::anExpiredSessionGoesToo()
{
    const Flow flow;
    Journey(flow).tokens();
    Window window(flow.adminSocket());
    QTRY_VERIFY(window.isOpen);
    const QByteArray id = window.rows.firstKey();
    flow.administer([&id](daemon::Daemon &daemon) { // as Sessions::endExpired() does
        daemon.sessions().noteEnd({id}, domain::EndReason::Expired);
        return true;
    });
    QTRY_VERIFY(window.rows.isEmpty());
}

void tst_Watching::saysWhoSignsInForTheFirstTime()
{
    const Flow flow;
    Window window(flow.adminSocket());
    QTRY_VERIFY(window.isOpen);
    for (int i = 0; i < 2; ++i)
        QVERIFY(!Journey(flow).tokens().access.isEmpty());
    QTRY_COMPARE(window.rows.size(), 2);
    QTRY_COMPARE(window.told.count(u"person.arrived"_s), 1);
}

void tst_Watching::saysThatAProviderIsDownAndUpAgain()
{
    RenewalWatch it;
    QTRY_VERIFY(it.window.isOpen);
    it.provider.renewalStatus = 503;
    QCOMPARE(it.refresh(), 503);
    QTRY_COMPARE(it.window.told.count(u"health"_s), 1);
    QVERIFY(it.window.told.contains(u"alert"_s));
    it.provider.renewalStatus = 0;
    QCOMPARE(it.refresh(), 200);
    QTRY_COMPARE(it.window.told.count(u"health"_s), 2);
    QCOMPARE(it.window.told.count(u"provider.up"_s), 1);
}

void tst_Watching::aProviderThatSaysNoIsUp()
{
    RenewalWatch it;
    QTRY_VERIFY(it.window.isOpen);
    it.provider.renewalStatus = 401; // what it would say when our secret has expired
    it.provider.renewalBody = R"({"error":"invalid_client"})";
    QCOMPARE(it.refresh(), 503);
    QTRY_VERIFY(it.window.told.contains(u"alert"_s));
    it.provider.renewalStatus = 400;
    it.provider.renewalBody = R"({"error":"invalid_grant"})";
    QCOMPARE(it.refresh(), 400);
    QTRY_COMPARE(it.window.told.count(u"provider.up"_s), 1);
}

void tst_Watching::listsTheServersOfTheDoor()
{
    const Flow flow;
    RawAdmin client(flow.adminSocket());
    QVERIFY(client.greet());
    const auto servers = protocol::decode<protocol::Servers>(client.resultOf("servers.list"));
    QVERIFY(servers.ok());
    QCOMPARE(servers->rows.size(), 1);
    QCOMPARE(servers->rows.first().kind, u"builtin"_s);
    QCOMPARE(servers->rows.first().urls, QByteArrayList {flow.mcpUrl()});
    const auto providers = protocol::decode<protocol::Providers>(client.resultOf("providers.list"));
    QVERIFY(providers.ok());
    QVERIFY(providers->rows.first().local);
}

void tst_Watching::thereIsNoneWhenItIsOff()
{
    const Flow flow("2", {{"ADMIN_SOCKET", "off"}});
    QCOMPARE(flow.adminSocket(), u"off"_s);
    QVERIFY(!RawAdmin(u"off"_s).isConnected());
}

QTEST_GUILESS_MAIN(tst_Watching)
#include "tst_Watching.moc"
