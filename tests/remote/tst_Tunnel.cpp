// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/AdminRig.h"
#include "link/AdminLink.h"
#include "remote/SshServer.h"
#include "remote/Tunnel.h"

#include <QFileInfo>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <unistd.h>

using namespace gatehouse;
using namespace gatehouse::test;
using link::AdminLink;
using remote::Tunnel;

namespace {

constexpr int Within = 20'000; // milliseconds; a machine may be busy

} // namespace

/// The way to a server over a real ssh.
class tst_Tunnel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsTheSocketOfTheServerHere();
    void findsTheServerAtItsUsualPlace();
    void passesOverASocketThatWasLeft();
    void tellsThatThereIsNoSuchSocket();
    void tellsThatThereIsNoServer();
    void givesNoShellWhatWasTyped();
    void tellsThatTheHostIsNotKnown();
    void tellsThatTheHostHasAnotherKey();
    void tellsThatTheKeyIsRefused();
    void tellsThatNothingListens();
    void tellsThatThereIsNoSsh();
    void comesBackWhenTheMachineDoes();
    void goesToTheSocketOfAnAccountThatRunsNothing();
    void leavesNothingBehind();

private:
    static bool isReady(Tunnel &tunnel)
    {
        return QTest::qWaitFor([&] { return tunnel.state() == Tunnel::State::Up; }, Within);
    }
    /// Empty when it is not lost in time.
    static QString whyLost(Tunnel &tunnel)
    {
        tunnel.open();
        if (!QTest::qWaitFor([&] { return tunnel.state() == Tunnel::State::Lost; }, Within))
            return {};
        return tunnel.obstacle().trouble.what;
    }
    static bool says(const Tunnel &tunnel, const QString &part)
    {
        return tunnel.obstacle().trouble.lines.join(u'\n').contains(part);
    }
    /// Is there a server at the other end?
    static bool answers(const Tunnel &tunnel)
    {
        AdminLink link({.socket = tunnel.localSocket(), .program = u"test"_s});
        link.open();
        return QTest::qWaitFor([&] { return link.state() == AdminLink::State::Ready; }, Within);
    }
};

void tst_Tunnel::bringsTheSocketOfTheServerHere()
{
    AdminRig rig;
    rig.start(3);
    SshServer machine;
    machine.start();
    Tunnel tunnel(machine.options(rig.path()));
    QCOMPARE(tunnel.state(), Tunnel::State::Closed);
    tunnel.open();
    QCOMPARE(tunnel.state(), Tunnel::State::Connecting);
    QVERIFY(isReady(tunnel));
    QVERIFY(answers(tunnel));
    const QFileInfo folder(QFileInfo(tunnel.localSocket()).path());
    QCOMPARE(folder.permissions() & QFile::Permissions(0x0077), QFile::Permissions());
}

void tst_Tunnel::findsTheServerAtItsUsualPlace()
{
    AdminRig rig;
    rig.start();
    SshServer machine;
    machine.start({"SetEnv ADMIN_SOCKET=" + rig.path().toUtf8()});
    Tunnel tunnel(machine.options());
    tunnel.open();
    QVERIFY(isReady(tunnel));
    QVERIFY(answers(tunnel));
}

void tst_Tunnel::passesOverASocketThatWasLeft()
{
    AdminRig rig;
    rig.start();
    SshServer machine;
    const QString runtime = machine.path(u"run"_s);
    QDir().mkpath(runtime + u"/gatehouse"_s);
    const QByteArray left = (runtime + u"/gatehouse/admin.sock"_s).toUtf8();
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    std::copy(left.cbegin(), left.cend(), address.sun_path);
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    QCOMPARE(::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    ::close(descriptor); // as of a server that was killed
    const QString data = machine.path(u"data"_s);
    QDir().mkpath(data + u"/admin"_s);
    QVERIFY(QFile::link(rig.path(), data + u"/admin/admin.sock"_s));
    machine.start({"SetEnv XDG_RUNTIME_DIR=" + runtime.toUtf8() + " DATA_DIR=" + data.toUtf8()});
    Tunnel tunnel(machine.options());
    tunnel.open();
    QVERIFY(isReady(tunnel));
    QVERIFY(answers(tunnel));
}

void tst_Tunnel::tellsThatThereIsNoSuchSocket()
{
    SshServer machine;
    machine.start();
    Tunnel tunnel(machine.options(u"/nowhere/admin.sock"_s));
    const QString why = whyLost(tunnel);
    QVERIFY2(why.contains(u"there is no admin socket at: /nowhere/admin.sock"), qPrintable(why));
    QVERIFY(!tunnel.obstacle().isForThePerson); // it may be started any time
    QVERIFY(tunnel.pause() > std::chrono::milliseconds(0));
}

void tst_Tunnel::tellsThatThereIsNoServer()
{
    if (QFile::exists(u"/run/gatehouse/admin.sock"_s))
        QSKIP("This machine has a server of its own.");
    SshServer machine;
    const QByteArray empty = machine.path(u"empty"_s).toUtf8();
    machine.start({"SetEnv XDG_RUNTIME_DIR=" + empty + " DATA_DIR=" + empty});
    Tunnel tunnel(machine.options());
    const QString why = whyLost(tunnel);
    QVERIFY2(why.contains(u"no server at any of the usual places"), qPrintable(why));
}

void tst_Tunnel::givesNoShellWhatWasTyped()
{
    SshServer machine;
    machine.start();
    const QString proof = machine.path(u"ran"_s);
    for (const QString &typed : {u"/x$(touch %1)"_s, u"/x`touch %1`"_s, u"/x'; touch %1; '"_s}) {
        Tunnel tunnel(machine.options(typed.arg(proof)));
        QVERIFY(whyLost(tunnel).contains(u"there is no admin socket"));
        QVERIFY(!QFile::exists(proof));
    }
}

void tst_Tunnel::tellsThatTheHostIsNotKnown()
{
    SshServer machine;
    machine.forgetHostKey();
    machine.start();
    // Whatever would say yes for the person in a window.
    const QString asked = machine.path(u"asked"_s);
    QFile window(machine.path(u"window"_s));
    QVERIFY(window.open(QIODevice::WriteOnly));
    window.write("#!/bin/sh\ntouch '" + asked.toUtf8() + "'\necho yes\n");
    window.close();
    window.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("SSH_ASKPASS", window.fileName().toUtf8());
    qputenv("SSH_ASKPASS_REQUIRE", "force");
    Tunnel tunnel(machine.options());
    const QString why = whyLost(tunnel);
    qunsetenv("SSH_ASKPASS");
    qunsetenv("SSH_ASKPASS_REQUIRE");
    QCOMPARE(why, u"This machine does not know the key of 127.0.0.1 yet."_s);
    QVERIFY(says(tunnel, u"Host key verification failed."_s));
    QVERIFY(!QFile::exists(asked));
    QCOMPARE(tunnel.pause(), std::chrono::milliseconds(0));
}

void tst_Tunnel::tellsThatTheHostHasAnotherKey()
{
    SshServer machine;
    machine.changeHostKey();
    machine.start();
    Tunnel tunnel(machine.options());
    QVERIFY(whyLost(tunnel).contains(u"shows another key"));
    QVERIFY(says(tunnel, u"REMOTE HOST IDENTIFICATION HAS CHANGED"_s));
    QVERIFY(tunnel.obstacle().isForThePerson);
    QCOMPARE(tunnel.pause(), std::chrono::milliseconds(0));
}

void tst_Tunnel::tellsThatTheKeyIsRefused()
{
    SshServer machine;
    machine.refuseAllKeys();
    machine.start();
    Tunnel tunnel(machine.options(u"/nowhere/admin.sock"_s));
    QVERIFY(whyLost(tunnel).contains(u"does not let you in"));
    QVERIFY(says(tunnel, u"Permission denied (publickey)."_s));
    QVERIFY(tunnel.obstacle().trouble.fix.contains(u"ssh-copy-id "_s + machine.address().text()));
    QCOMPARE(tunnel.pause(), std::chrono::milliseconds(0));
    machine.allowMyKey(); // and what a person then does
    tunnel.open();
    QTRY_VERIFY_WITH_TIMEOUT(tunnel.obstacle().trouble.what.contains(u"no admin socket"), Within);
}

void tst_Tunnel::tellsThatNothingListens()
{
    const SshServer machine; // not started
    Tunnel tunnel(machine.options());
    QCOMPARE(whyLost(tunnel), u"No ssh answers at %1."_s.arg(machine.address().text()));
    QVERIFY(says(tunnel, u"Connection refused"_s));
}

void tst_Tunnel::tellsThatThereIsNoSsh()
{
    const SshServer machine;
    Tunnel::Options options = machine.options();
    options.program = u"gatehouse-has-no-such-ssh"_s;
    Tunnel tunnel(options);
    QVERIFY(whyLost(tunnel).contains(u"gatehouse-has-no-such-ssh"));
    QVERIFY(tunnel.obstacle().isForThePerson);
}

void tst_Tunnel::comesBackWhenTheMachineDoes()
{
    AdminRig rig;
    rig.start();
    SshServer machine;
    machine.start();
    Tunnel tunnel(machine.options(rig.path()));
    tunnel.open();
    QVERIFY(isReady(tunnel));
    QList<std::chrono::milliseconds> pauses;
    connect(&tunnel, &Tunnel::stateChanged, &tunnel, [&] {
        if (tunnel.state() == Tunnel::State::Lost)
            pauses.append(tunnel.pause());
    });
    machine.stop();
    QTRY_VERIFY_WITH_TIMEOUT(pauses.size() >= 4, Within);
    QVERIFY(pauses.at(1) > pauses.at(0));
    QCOMPARE(pauses.at(3), std::chrono::milliseconds(400)); // and no longer than that
    machine.start();
    QVERIFY(isReady(tunnel));
    QVERIFY(answers(tunnel));
}

/// As with command= in authorized_keys, or a shell that lets nobody in.
void tst_Tunnel::goesToTheSocketOfAnAccountThatRunsNothing()
{
    AdminRig rig;
    rig.start();
    SshServer machine;
    machine.start({"ForceCommand /bin/false"});
    Tunnel tunnel(machine.options(rig.path()));
    tunnel.open();
    QVERIFY(isReady(tunnel));
    QVERIFY(answers(tunnel));
}

void tst_Tunnel::leavesNothingBehind()
{
    AdminRig rig;
    rig.start();
    SshServer machine;
    machine.start();
    QString socket;
    {
        Tunnel tunnel(machine.options(rig.path()));
        tunnel.open();
        QVERIFY(isReady(tunnel));
        socket = tunnel.localSocket();
        QVERIFY(QFile::exists(socket));
    }
    QVERIFY(!QFile::exists(QFileInfo(socket).path()));
    Tunnel again(machine.options(rig.path()));
    again.open();
    QVERIFY(isReady(again));
    again.close();
    QCOMPARE(again.state(), Tunnel::State::Closed);
    QLocalSocket late;
    late.connectToServer(again.localSocket());
    QVERIFY(!late.waitForConnected(1000));
}

QTEST_GUILESS_MAIN(tst_Tunnel)
#include "tst_Tunnel.moc"
