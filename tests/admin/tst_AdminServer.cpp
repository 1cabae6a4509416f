// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "AdminRig.h"

#include <QRegularExpression>
#include <QTest>

#include <sys/stat.h>
#include <sys/wait.h>

#include <array>
#include <fcntl.h>
#include <grp.h>

using namespace gatehouse;
using namespace gatehouse::admin;
using namespace gatehouse::test;
using namespace std::chrono_literals;
using protocol::FailureCode;

namespace {

constexpr uid_t Nobody = 65534;

QJsonObject errorIn(const QJsonObject &message)
{
    return message.value("error"_L1).toObject();
}

/// What the server says first to a process of \a user in \a group; empty when nothing.
QByteArray firstLineFor(const QString &path, uid_t user, gid_t group)
{
    std::array<int, 2> pipe {};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        return {};
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.constData(), std::size_t(name.size()));
    const pid_t child = ::fork();
    if (child == 0) {
        const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
        std::array<char, 1024> line {};
        ssize_t count = 0;
        if (::setgroups(1, &group) == 0 && ::setgid(Nobody) == 0 && ::setuid(user) == 0
            && ::connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0)
            count = ::read(descriptor, line.data(), line.size());
        const auto told = ::write(pipe[1], line.data(), std::size_t(std::max<ssize_t>(count, 0)));
        ::_exit(told == count ? 0 : 1);
    }
    ::close(pipe[1]);
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0)
        QCoreApplication::processEvents();
    std::array<char, 1024> line {};
    const ssize_t count = ::read(pipe[0], line.data(), line.size());
    ::close(pipe[0]);
    return {line.data(), std::max<ssize_t>(count, 0)};
}

} // namespace

/// The socket itself: who may connect, and what one connection can cost (SECURITY, admin surface).
class tst_AdminServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void greetsFirst();
    void answersOnceItHasHeardHello();
    void sendsAwayWhoSaysSomethingElseFirst_data();
    void sendsAwayWhoSaysSomethingElseFirst();
    void namesBothVersions();
    void sendsAwayWhoSaysNothing();
    void sendsAwayWhoDoesNotEndAFrame();
    void answersGarbageAndGoesOn();
    void refusesWhatItDoesNotKnow();
    void answersManyRequestsInTheirOrder();
    void readsNoMoreThanItAnswers();
    void cutsAGigabyteAndServesTheOthers();
    void cutsAWatcherThatDoesNotRead();
    void servesNoMoreThanItsConnections();
    void refusesASecondServer();
    void sendsAwayAnotherUser();
    void admitsAMemberOfTheGroup();
    void stoppingSendsEverybodyAway();
    void survivesWhoLeavesBeforeTheAnswer();
};

void tst_AdminServer::greetsFirst()
{
    AdminRig rig;
    rig.start();
    RawAdmin client(rig.path());
    const QJsonObject greeting = client.message();
    QCOMPARE(greeting.value("method"_L1), QJsonValue(u"hello"_s));
    const QJsonObject params = greeting.value("params"_L1).toObject();
    QCOMPARE(params.value("protocol"_L1), QJsonValue(1));
    QCOMPARE(params.value("server"_L1), QJsonValue(u"" GATEHOUSE_VERSION ""_s));
    QCOMPARE(params.value("issuer"_L1), QJsonValue(u"https://gate.example"_s));
}

void tst_AdminServer::answersOnceItHasHeardHello()
{
    AdminRig rig;
    rig.start(3);
    RawAdmin client = rig.client();
    QCOMPARE(client.resultOf("status").value("sessions"_L1), QJsonValue(3));
}

void tst_AdminServer::sendsAwayWhoSaysSomethingElseFirst_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("another request")
        << QByteArray(R"({"jsonrpc":"2.0","id":1,"method":"stop","params":{}})");
    QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r");
    QTest::newRow("a notification") << QByteArray(R"({"jsonrpc":"2.0","method":"hello"})");
    QTest::newRow("half a hello") << QByteArray(
        R"({"jsonrpc":"2.0","id":1,"method":"hello","params":{"client":"x"}})");
    QTest::newRow("more than a hello") << QByteArray(
        R"({"jsonrpc":"2.0","id":1,"method":"hello","params":{"protocol":1,"client":"x","a":1}})");
}

void tst_AdminServer::sendsAwayWhoSaysSomethingElseFirst()
{
    QFETCH(QByteArray, sent);
    AdminRig rig;
    rig.start();
    RawAdmin client(rig.path());
    client.message();
    client.send(sent + '\n');
    QVERIFY(!errorIn(client.message()).isEmpty());
    QVERIFY(client.waitForClose());
    QCOMPARE(rig.stops, 0);
    QTRY_COMPARE(rig.server->connections(), 0);
}

void tst_AdminServer::namesBothVersions()
{
    AdminRig rig;
    rig.start();
    RawAdmin client(rig.path());
    client.message();
    client.send(R"({"jsonrpc":"2.0","id":1,"method":"hello","params":{"protocol":7,"new":true}})"
                "\n");
    const QJsonObject error = errorIn(client.message());
    QCOMPARE(codeOf(error), codeOf(FailureCode::UnsupportedVersion));
    const QString sentence = error.value("message"_L1).toString();
    QVERIFY2(
        sentence.contains(u"version 1 ") && sentence.contains(u"speaks 7"), qPrintable(sentence));
    QVERIFY(client.waitForClose());
}

void tst_AdminServer::sendsAwayWhoSaysNothing()
{
    AdminRig rig({.helloWithin = 200ms});
    rig.start();
    RawAdmin silent(rig.path());
    RawAdmin slow(rig.path());
    slow.send("{\"jsonrpc\":");
    RawAdmin greeted = rig.client();
    for (RawAdmin *client : {&silent, &slow}) {
        client->message();
        QVERIFY(errorIn(client->message()).value("message"_L1).toString().contains(u"hello"));
        QVERIFY(client->waitForClose());
    }
    QVERIFY(!greeted.resultOf("status").isEmpty());
}

void tst_AdminServer::sendsAwayWhoDoesNotEndAFrame()
{
    AdminRig rig({.frameWithin = 30ms});
    rig.start();
    RawAdmin client = rig.client();
    RawAdmin idle = rig.client();
    client.send("{\"jsonrpc\"");
    QVERIFY(!errorIn(client.message()).isEmpty());
    QVERIFY(client.waitForClose());
    QVERIFY(!idle.resultOf("status").isEmpty()); // longer without a word, but between frames
}

void tst_AdminServer::answersGarbageAndGoesOn()
{
    AdminRig rig;
    rig.start();
    RawAdmin client = rig.client();
    QByteArray garbage;
    for (int byte = 0; byte < 256; ++byte) {
        if (byte != '\n')
            garbage += char(byte);
    }
    for (const QByteArray &frame : {garbage, QByteArray(), QByteArray("[]"), QByteArray("{}"),
             QByteArray("null"), QByteArray(R"([{"jsonrpc":"2.0","id":1,"method":"status"}])")}) {
        client.send(frame + '\n');
        QVERIFY2(!errorIn(client.message()).isEmpty(), frame.constData());
    }
    QVERIFY(!client.resultOf("status").isEmpty());
}

void tst_AdminServer::refusesWhatItDoesNotKnow()
{
    AdminRig rig;
    rig.start();
    RawAdmin client = rig.client();
    QCOMPARE(codeOf(client.errorOf("secrets.get")), codeOf(FailureCode::MethodNotFound));
    const QJsonObject foreign = client.errorOf("status", R"({"verbose":true})");
    QCOMPARE(codeOf(foreign), codeOf(FailureCode::InvalidParams));
    QVERIFY(foreign.value("message"_L1).toString().contains(u"\"verbose\""));
    QCOMPARE(codeOf(client.errorOf("sessions.list", R"({"limit":"5"})")),
        codeOf(FailureCode::InvalidParams));
    for (const char *params : {R"({"limit":0})", R"({"limit":1001})"})
        QCOMPARE(
            codeOf(client.errorOf("sessions.list", params)), codeOf(FailureCode::InvalidParams));
}

void tst_AdminServer::answersManyRequestsInTheirOrder()
{
    AdminRig rig;
    rig.start();
    RawAdmin client = rig.client();
    QByteArray many;
    for (int id = 1; id <= 2000; ++id)
        many += R"({"jsonrpc":"2.0","id":)" + QByteArray::number(id)
            + R"(,"method":"servers.list","params":{}})" + '\n';
    QVERIFY(client.send(many));
    for (int id = 1; id <= 2000; ++id)
        QCOMPARE(client.message().value("id"_L1), QJsonValue(id));
}

void tst_AdminServer::readsNoMoreThanItAnswers()
{
    AdminRig rig({.requests = 4});
    rig.start();
    std::vector<Respond> held;
    rig.server->requests().add({{u"test.wait"_s, Effect::Reads,
        [&held](const Asker &, const QJsonObject &, const Respond &respond) {
            held.push_back(respond);
        }}});
    RawAdmin client = rig.client();
    for (int id = 1; id <= 10; ++id)
        client.send(R"({"jsonrpc":"2.0","id":)" + QByteArray::number(id)
            + R"(,"method":"test.wait","params":{}})" + '\n');
    QTRY_COMPARE(held.size(), std::size_t(4));
    QVERIFY(!client.line(50));
    QCOMPARE(held.size(), std::size_t(4));
    for (std::size_t i = 0; i < 10; ++i) {
        QTRY_VERIFY(held.size() > i);
        held[i](QJsonObject());
        QCOMPARE(client.message().value("id"_L1), QJsonValue(int(i) + 1));
    }
}

void tst_AdminServer::cutsAGigabyteAndServesTheOthers()
{
    AdminRig rig;
    rig.start(5);
    RawAdmin other = rig.client();
    RawAdmin greedy = rig.client();
    const QByteArray piece(1 << 20, 'x');
    int sent = 0;
    while (sent < 1024 && greedy.send(piece, 500))
        ++sent;
    QVERIFY2(sent < 8, qPrintable(QString::number(sent)));
    QVERIFY(greedy.waitForClose());
    QCOMPARE(other.resultOf("status").value("sessions"_L1), QJsonValue(5));
    QTRY_COMPARE(rig.server->connections(), 1);
}

void tst_AdminServer::cutsAWatcherThatDoesNotRead()
{
    AdminRig rig({.waitingBytes = 100'000});
    rig.start();
    RawAdmin deaf = rig.client();
    RawAdmin other = rig.client();
    for (RawAdmin *client : {&deaf, &other})
        QVERIFY(!client->resultOf("events.subscribe").isEmpty());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"reads too slowly and is cut"_s));
    const oauth::SignInRefused refused {
        .signIn = {}, .client = {"c"}, .provider = "corp", .who = QString(10'000, u'x')};
    int told = 0;
    for (; told < 1000 && rig.server->connections() == 2; ++told) {
        rig.happen(refused);
        QVERIFY(other.line());
    }
    QCOMPARE(rig.server->connections(), 1);
    QVERIFY(told > 9);
    QVERIFY(!other.resultOf("status").isEmpty());
}

void tst_AdminServer::servesNoMoreThanItsConnections()
{
    AdminRig rig;
    rig.start();
    std::vector<RawAdmin> clients;
    for (int i = 0; i < AdminServer::MaxConnections; ++i)
        clients.push_back(rig.client());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Too many connections"_s));
    RawAdmin oneMore(rig.path());
    QCOMPARE(codeOf(errorIn(oneMore.message())), codeOf(FailureCode::Unavailable));
    QVERIFY(oneMore.waitForClose());
    QVERIFY(!clients.back().resultOf("status").isEmpty());
    clients.pop_back();
    QTRY_COMPARE(rig.server->connections(), AdminServer::MaxConnections - 1);
    QVERIFY(!rig.client().resultOf("status").isEmpty());
}

void tst_AdminServer::refusesASecondServer()
{
    AdminRig rig;
    rig.start(1);
    AdminServer second(rig.parts());
    const auto started = second.start({.path = rig.path(), .group = {}});
    QVERIFY(!started.ok());
    QCOMPARE(started.error().kind, base::ErrorKind::Conflict);
    QCOMPARE(rig.client().resultOf("status").value("sessions"_L1), QJsonValue(1));
}

void tst_AdminServer::sendsAwayAnotherUser()
{
    if (::geteuid() != 0)
        QSKIP("only root can be somebody else");
    AdminRig rig;
    rig.start();
    QVERIFY(firstLineFor(rig.path(), Nobody, Nobody).isEmpty()); // the mode of the folder
    // Were the modes wrong, the system would still say who it is.
    for (const QString &path : {rig.folder.path(), rig.folder.filePath(u"admin"_s), rig.path()})
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0777), 0);
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(u"Refused at the admin socket: user 65534"_s));
    const QByteArray line = firstLineFor(rig.path(), Nobody, Nobody);
    QCOMPARE(
        codeOf(errorIn(QJsonDocument::fromJson(line).object())), codeOf(FailureCode::NotPermitted));
    QVERIFY(!line.contains("gate.example"));
    QCOMPARE(rig.server->connections(), 0);
    const oauth::AuditEntry noted = rig.store.auditLog().after(0, 10)->last().entry;
    QCOMPARE(noted.kind, oauth::AuditKind::AdminRefused);
    QVERIFY(noted.actor.startsWith(u"user 65534, process "));
}

void tst_AdminServer::admitsAMemberOfTheGroup()
{
    if (::geteuid() != 0)
        QSKIP("only root can be somebody else");
    const struct group *entry = ::getgrnam("daemon");
    if (!entry)
        QSKIP("there is no group daemon");
    const gid_t daemon = entry->gr_gid;
    AdminRig rig;
    QCOMPARE(::chmod(QFile::encodeName(rig.folder.path()).constData(), 0755), 0);
    rig.server = std::make_unique<AdminServer>(rig.parts());
    QVERIFY(rig.server->start({.path = rig.path(), .group = "daemon"}).ok());
    QVERIFY(firstLineFor(rig.path(), Nobody, daemon).contains("\"hello\""));
    QVERIFY(firstLineFor(rig.path(), Nobody, Nobody).isEmpty());
}

void tst_AdminServer::stoppingSendsEverybodyAway()
{
    AdminRig rig;
    rig.start();
    RawAdmin one = rig.client();
    RawAdmin two = rig.client();
    rig.server->stop();
    QVERIFY(one.waitForClose());
    QVERIFY(two.waitForClose());
    QVERIFY(!RawAdmin(rig.path()).isConnected());
}

void tst_AdminServer::survivesWhoLeavesBeforeTheAnswer()
{
    AdminRig rig;
    rig.start();
    std::vector<Respond> held;
    rig.server->requests().add({{u"test.wait"_s, Effect::Reads,
        [&held](const Asker &, const QJsonObject &, const Respond &respond) {
            held.push_back(respond);
        }}});
    {
        RawAdmin client = rig.client();
        client.send(R"({"jsonrpc":"2.0","id":1,"method":"test.wait","params":{}})"
                    "\n");
        QTRY_COMPARE(held.size(), std::size_t(1));
    }
    QTRY_COMPARE(rig.server->connections(), 0);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    held.front()(QJsonObject());
    QVERIFY(!rig.client().resultOf("status").isEmpty());
}

QTEST_GUILESS_MAIN(tst_AdminServer)
#include "tst_AdminServer.moc"
