// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/AdminLink.h"
#include "ScriptedPeer.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::protocol;
using namespace gatehouse::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using link::AdminLink;

class tst_AdminLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void isReadyOnceItsHelloIsAnswered();
    void saysThatNobodyIsThere();
    void saysWhichVersionsDoNotFit();
    void saysWhyItWasSentAway();
    void losesWhatIsNoGatehouse_data();
    void losesWhatIsNoGatehouse();
    void givesUpOnWhoSaysNothing();
    void givesAnAnswerToItsRequest();
    void givesAFailureToItsRequest();
    void answersLaterWhenThereIsNoConnection();
    void aRequestHasADeadline();
    void anAnswerAfterItsDeadlineIsNobodys();
    void whatWasAskedFailsWhenTheServerGoes();
    void closingFailsWhatWasAsked();
    void comesBackWithLongerAndLongerPauses();
    void tellsEventsInTheirOrder();
    void forgetsEventsItDoesNotKnow();
    void mayGoInsideACallback();

private:
    AdminLink::Options options(AdminLink::Reconnect reconnect = AdminLink::Reconnect::Never) const
    {
        return {.socket = path(),
            .program = u"test 1"_s,
            .reconnect = reconnect,
            .connectWithin = 2000ms,
            .firstPause = 10ms,
            .longestPause = 40ms};
    }
    QString path() const { return m_folder->filePath(u"s"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_AdminLink::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_AdminLink::isReadyOnceItsHelloIsAnswered()
{
    ScriptedPeer peer(path());
    AdminLink link(options());
    QCOMPARE(link.state(), AdminLink::State::Closed);
    link.open();
    QLocalSocket *socket = peer.accepted();
    ScriptedPeer::say(*socket, HelloLine);
    const QJsonObject hello = ScriptedPeer::next(*socket);
    QCOMPARE(hello.value("method"_L1), QJsonValue(u"hello"_s));
    QCOMPARE(hello.value("params"_L1).toObject(),
        (QJsonObject {{u"protocol"_s, 1}, {u"client"_s, u"test 1"_s}}));
    QCOMPARE(link.state(), AdminLink::State::Connecting);
    ScriptedPeer::answer(*socket, hello);
    QTRY_COMPARE(link.state(), AdminLink::State::Ready);
    QCOMPARE(link.greeting().issuer, "https://g");
}

void tst_AdminLink::saysThatNobodyIsThere()
{
    AdminLink link(options());
    link.open();
    QTRY_COMPARE(link.state(), AdminLink::State::Lost);
    QCOMPARE(link.problem().kind, base::ErrorKind::NotFound);
    QVERIFY(link.problem().message.contains(path()));
}

void tst_AdminLink::saysWhichVersionsDoNotFit()
{
    ScriptedPeer peer(path());
    AdminLink link(options());
    link.open();
    ScriptedPeer::say(*peer.accepted(),
        R"({"jsonrpc":"2.0","method":"hello","params":{"protocol":2,"new":"member"}})"
        "\n");
    QTRY_COMPARE(link.state(), AdminLink::State::Lost);
    QCOMPARE(link.problem().kind, base::ErrorKind::Invalid);
    QVERIFY(
        link.problem().message.contains(u"version 2") && link.problem().message.contains(u"1;"));
}

void tst_AdminLink::saysWhyItWasSentAway()
{
    ScriptedPeer peer(path());
    AdminLink link(options());
    link.open();
    QLocalSocket *socket = peer.accepted();
    ScriptedPeer::say(*socket,
        R"({"jsonrpc":"2.0","id":null,"error":{"code":-32005,"message":"Only others may."}})"
        "\n");
    socket->disconnectFromServer();
    QTRY_COMPARE(link.state(), AdminLink::State::Lost);
    QCOMPARE(link.problem(), (base::Error {base::ErrorKind::Invalid, u"Only others may."_s}));
}

void tst_AdminLink::losesWhatIsNoGatehouse_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::newRow("bytes") << QByteArray("\xff\xfe\x00\n", 4);
    QTest::newRow("without end") << QByteArray(2 << 20, 'x');
}

void tst_AdminLink::losesWhatIsNoGatehouse()
{
    QFETCH(QByteArray, said);
    ScriptedPeer peer(path());
    AdminLink link(options());
    link.open();
    ScriptedPeer::say(*peer.accepted(), said);
    QTRY_COMPARE(link.state(), AdminLink::State::Lost);
    QVERIFY(link.problem().message.contains(u"no Gatehouse server"));
}

void tst_AdminLink::givesUpOnWhoSaysNothing()
{
    ScriptedPeer peer(path());
    AdminLink::Options impatient = options();
    impatient.connectWithin = 20ms;
    AdminLink link(impatient);
    link.open();
    QTRY_COMPARE(link.state(), AdminLink::State::Lost);
    QCOMPARE(link.problem().kind, base::ErrorKind::TimedOut);
}

void tst_AdminLink::givesAnAnswerToItsRequest()
{
    ScriptedPeer peer(path());
    AdminLink link(options());
    link.open();
    QLocalSocket *socket = peer.greeted();
    QTRY_COMPARE(link.state(), AdminLink::State::Ready);
    QStringList came;
    for (const QString &name : {u"one"_s, u"two"_s})
        link.request(name, {}, [&came, name](const AdminLink::Answer &answer) {
            came.append(name + (answer ? u" ok"_s : u" failed"_s));
        });
    const QJsonObject one = ScriptedPeer::next(*socket);
    const QJsonObject two = ScriptedPeer::next(*socket);
    ScriptedPeer::answer(*socket, two);
    ScriptedPeer::answer(*socket, one);
    ScriptedPeer::answer(*socket, one); // twice: nobody asked
    QTRY_COMPARE(came, (QStringList {u"two ok"_s, u"one ok"_s}));
    ScriptedPeer::answer(*socket, {{u"id"_s, 999}});
    bool third = false;
    link.request(u"three"_s, {}, [&third](const AdminLink::Answer &) { third = true; });
    ScriptedPeer::answer(*socket, ScriptedPeer::next(*socket));
    QTRY_VERIFY(third);
    QCOMPARE(came.size(), 2);
}

void tst_AdminLink::givesAFailureToItsRequest()
{
    ScriptedPeer peer(path());
    AdminLink link(options());
    link.open();
    QLocalSocket *socket = peer.greeted();
    QTRY_COMPARE(link.state(), AdminLink::State::Ready);
    std::optional<Failure> failure;
    link.ask<Ended>(u"sessions.end"_s, EndWhat {.session = "s"},
        [&failure](const base::Result<Ended, Failure> &ended) {
            if (!ended)
                failure = ended.error();
        });
    QCOMPARE(ScriptedPeer::next(*socket).value("params"_L1).toObject(),
        (QJsonObject {{u"session"_s, u"s"_s}}));
    ScriptedPeer::say(*socket,
        R"({"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"No."}})"
        "\n");
    QTRY_VERIFY(failure);
    QCOMPARE(*failure, (Failure {FailureCode::NotFound, u"No."_s}));
    QCOMPARE(link.state(), AdminLink::State::Ready);
    // An answer that is none is a failure too.
    failure.reset();
    link.ask<Ended>(u"sessions.end"_s, EndWhat {.session = "s"},
        [&failure](const base::Result<Ended, Failure> &ended) {
            if (!ended)
                failure = ended.error();
        });
    ScriptedPeer::answer(*socket, ScriptedPeer::next(*socket));
    QTRY_VERIFY(failure);
    QVERIFY(failure->message.contains(u"\"sessions\""));
}

void tst_AdminLink::answersLaterWhenThereIsNoConnection()
{
    AdminLink link(options());
    int failures = 0;
    link.request(u"status"_s, {},
        [&failures](const AdminLink::Answer &answer) { failures += answer ? 0 : 1; });
    QCOMPARE(failures, 0);
    QTRY_COMPARE(failures, 1);
}

void tst_AdminLink::aRequestHasADeadline()
{
    ScriptedPeer peer(path());
    AdminLink link(options());
    link.open();
    peer.greeted();
    QTRY_COMPARE(link.state(), AdminLink::State::Ready);
    std::optional<Failure> failure;
    link.request(
        u"status"_s, {},
        [&failure](const AdminLink::Answer &answer) {
            if (!answer)
                failure = answer.error();
        },
        20ms);
    QTRY_VERIFY(failure);
    QCOMPARE(failure->code, FailureCode::Unavailable);
    QCOMPARE(link.state(), AdminLink::State::Ready);
}

void tst_AdminLink::anAnswerAfterItsDeadlineIsNobodys()
{
    ScriptedPeer peer(path());
    AdminLink link(options());
    link.open();
    QLocalSocket *socket = peer.greeted();
    QTRY_COMPARE(link.state(), AdminLink::State::Ready);
    int calls = 0;
    link.request(
        u"status"_s, {}, [&calls](const AdminLink::Answer &) { ++calls; }, 10ms);
    QTRY_COMPARE(calls, 1);
    ScriptedPeer::answer(*socket, ScriptedPeer::next(*socket));
    bool second = false;
    link.request(u"status"_s, {}, [&second](const AdminLink::Answer &) { second = true; });
    ScriptedPeer::answer(*socket, ScriptedPeer::next(*socket));
    QTRY_VERIFY(second);
    QCOMPARE(calls, 1);
}

void tst_AdminLink::whatWasAskedFailsWhenTheServerGoes()
{
    ScriptedPeer peer(path());
    AdminLink link(options());
    link.open();
    QLocalSocket *socket = peer.greeted();
    QTRY_COMPARE(link.state(), AdminLink::State::Ready);
    int failures = 0;
    for (int i = 0; i < 3; ++i)
        link.request(u"status"_s, {},
            [&failures](const AdminLink::Answer &answer) { failures += answer ? 0 : 1; });
    ScriptedPeer::next(*socket);
    socket->abort();
    QTRY_COMPARE(failures, 3);
    QCOMPARE(link.state(), AdminLink::State::Lost);
    QCOMPARE(link.problem().kind, base::ErrorKind::Unavailable);
}

void tst_AdminLink::closingFailsWhatWasAsked()
{
    ScriptedPeer peer(path());
    AdminLink link(options(AdminLink::Reconnect::Always));
    link.open();
    peer.greeted();
    QTRY_COMPARE(link.state(), AdminLink::State::Ready);
    int failures = 0;
    link.request(u"status"_s, {},
        [&failures](const AdminLink::Answer &answer) { failures += answer ? 0 : 1; });
    link.close();
    QCOMPARE(failures, 1);
    QCOMPARE(link.state(), AdminLink::State::Closed);
    QVERIFY(!QTest::qWaitFor([&link] { return link.state() != AdminLink::State::Closed; }, 50));
}

void tst_AdminLink::comesBackWithLongerAndLongerPauses()
{
    AdminLink link(options(AdminLink::Reconnect::Always));
    QList<std::chrono::milliseconds> pauses;
    connect(&link, &AdminLink::stateChanged, &link, [&] {
        if (link.state() == AdminLink::State::Lost)
            pauses.append(link.pause());
    });
    link.open();
    QTRY_VERIFY(pauses.size() >= 4);
    QCOMPARE(pauses.first(4), (QList<std::chrono::milliseconds> {10ms, 20ms, 40ms, 40ms}));
    ScriptedPeer peer(path());
    QLocalSocket *socket = peer.greeted();
    QTRY_COMPARE(link.state(), AdminLink::State::Ready);
    pauses.clear();
    socket->abort();
    QTRY_COMPARE(pauses.size(), 1);
    QCOMPARE(pauses.first(), 10ms);
    peer.greeted();
    QTRY_COMPARE(link.state(), AdminLink::State::Ready);
}

void tst_AdminLink::tellsEventsInTheirOrder()
{
    ScriptedPeer peer(path());
    AdminLink link(options());
    QList<qint64> numbers;
    connect(&link, &AdminLink::eventCame, &link,
        [&numbers](const NumberedEvent &event) { numbers.append(event.number); });
    link.open();
    QLocalSocket *socket = peer.greeted();
    QByteArray events;
    for (int number = 1; number <= 100; ++number)
        events += R"({"jsonrpc":"2.0","method":"session.ended","params":{"number":)"
            + QByteArray::number(number) + R"(,"session":"s","reason":"revoked"}})" + '\n';
    ScriptedPeer::say(*socket, events);
    QTRY_COMPARE(numbers.size(), 100);
    QVERIFY(std::is_sorted(numbers.cbegin(), numbers.cend()));
}

void tst_AdminLink::forgetsEventsItDoesNotKnow()
{
    ScriptedPeer peer(path());
    AdminLink link(options());
    QSignalSpy events(&link, &AdminLink::eventCame);
    link.open();
    QLocalSocket *socket = peer.greeted();
    ScriptedPeer::say(*socket,
        R"({"jsonrpc":"2.0","method":"moon.risen","params":{"number":1}})"
        "\n"
        R"({"jsonrpc":"2.0","method":"session.ended","params":{"number":2,"session":"s","reason":"revoked"}})"
        "\n");
    QTRY_COMPARE(events.size(), 1);
    QCOMPARE(link.state(), AdminLink::State::Ready);
}

void tst_AdminLink::mayGoInsideACallback()
{
    ScriptedPeer peer(path());
    auto link = std::make_unique<AdminLink>(options());
    link->open();
    QLocalSocket *socket = peer.greeted();
    QTRY_COMPARE(link->state(), AdminLink::State::Ready);
    bool called = false;
    link->request(u"status"_s, {}, [&](const AdminLink::Answer &) {
        called = true;
        link.release()->deleteLater();
    });
    ScriptedPeer::answer(*socket, ScriptedPeer::next(*socket));
    QTRY_VERIFY(called);
}

QTEST_GUILESS_MAIN(tst_AdminLink)
#include "tst_AdminLink.moc"
