// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/ScriptedPeer.h"
#include "models/LiveServer.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using models::LiveServer;

/// What answers at the socket is not what the app looks for, or does not go on.
class tst_StrangePeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThatAnotherProgramAnswers();
    void saysThatAServerHangs();

private:
    QString path() const { return m_folder.filePath(u"peer.sock"_s); }
    LiveServer::Options options() const
    {
        using std::chrono::milliseconds;
        return {.sockets = {path(), u"/nowhere/b.sock"_s},
            .program = u"test"_s,
            .firstPause = milliseconds(20),
            .longestPause = milliseconds(80),
            .statusEvery = milliseconds(20),
            .statusWithin = milliseconds(50)};
    }
    /// A connection over which it has been told how things stand.
    static QLocalSocket *begun(ScriptedPeer &peer)
    {
        QLocalSocket *socket = peer.greeted();
        ScriptedPeer::answer(*socket, ScriptedPeer::next(*socket),
            protocol::encode(protocol::Subscribed {.sessions = 0, .approvals = {}, .health = {}}));
        return socket;
    }

    const QTemporaryDir m_folder;
};

void tst_StrangePeers::saysThatAnotherProgramAnswers()
{
    ScriptedPeer peer(path());
    LiveServer server(options());
    server.open();
    QLocalSocket *socket = peer.accepted();
    ScriptedPeer::say(*socket, "HTTP/1.1 400 Bad Request\n");
    QTRY_COMPARE(server.connection(), LiveServer::Connection::Lost);
    QVERIFY2(server.problem().message.contains(u"is no Gatehouse server"),
        qPrintable(server.problem().message));
}

/// It is there, and its socket too: what is shown of it would be the truth of before.
void tst_StrangePeers::saysThatAServerHangs()
{
    ScriptedPeer peer(path());
    QStringList problems;
    LiveServer server(options());
    QSignalSpy beginnings(&server, &LiveServer::began);
    connect(&server, &LiveServer::connectionChanged, this, [&] {
        if (server.connection() == LiveServer::Connection::Lost)
            problems.append(server.problem().message);
    });
    server.open();
    QLocalSocket *socket = begun(peer);
    QTRY_COMPARE(beginnings.count(), 1);
    const QJsonObject request = ScriptedPeer::next(*socket);
    QCOMPARE(request.value("method"_L1).toString(), u"status"_s);
    QTRY_COMPARE(problems.value(0), u"The server does not answer in time."_s);
    begun(peer); // it is looked for again
    QTRY_COMPARE(beginnings.count(), 2);
}

QTEST_MAIN(tst_StrangePeers)
#include "tst_StrangePeers.moc"
