// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/Flow.h"
#include "gui/Scene.h"
#include "remote/SshServer.h"
#include "shell/ConnectDialog.h"
#include "shell/Machines.h"
#include "shell/RecentMachines.h"
#include "shell/ServerControl.h"
#include "support/Somebody.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

constexpr int WayWithin = 20'000; // milliseconds; a machine may be busy

/// The app on a machine without a server, or with the one at \a socket.
struct AppHere
{
    explicit AppHere(const SshServer &machine, const QString &socket = {})
        : desk({.sockets = {socket.isEmpty() ? machine.path(u"no.sock"_s) : socket},
                   .program = u"test"_s},
            clock)
        , machines(desk, clock, u"test"_s, machine.options())
    {
        desk.bringUp();
        desk.live.server.open();
    }

    shell::MainWindow &window() { return machines.shown().window; }
    bool isAway() { return &machines.shown() != &desk; }
    /// Of the menus of the window that is shown; null when it is not offered.
    QAction *action(const QString &text)
    {
        for (const QMenu *menu : window().findChildren<QMenu *>()) {
            for (QAction *one : menu->actions()) {
                if (one->text().remove(u'&') == text)
                    return one;
            }
        }
        return nullptr;
    }
    shell::ConnectDialog *dialog()
    {
        for (auto *one : window().findChildren<shell::ConnectDialog *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    void ask(const QString &address, const QString &socket = {})
    {
        if (!dialog())
            action(u"Connect to a server…"_s)->trigger();
        dialog()->findChild<QComboBox *>()->setEditText(address);
        for (auto *field : dialog()->findChildren<QLineEdit *>()) {
            if (field->placeholderText().startsWith(u"Found by itself"))
                field->setText(socket);
        }
        press(u"Connect"_s);
    }
    /// False when no such button is seen.
    bool press(const QString &text)
    {
        for (auto *button : window().findChildren<QPushButton *>()) {
            if (button->isVisible() && button->isEnabled() && button->text() == text) {
                button->click();
                return true;
            }
        }
        return false;
    }
    /// Where that setting is typed; null when it is not seen.
    QLineEdit *setting(const QString &name)
    {
        for (auto *one : window().findChildren<QLineEdit *>()) {
            if (one->isVisible() && one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    bool says(const QString &text)
    {
        const auto labels = window().findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

    const base::SystemClock clock;
    shell::Desk desk;
    shell::Machines machines;
};

} // namespace

/// The same pages for the server of another machine, over a real ssh.
class tst_Machines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scene::forgetSettings(); }
    void init() { QSettings().clear(); }

    void showsTheServerOfAnotherMachine();
    void offersNothingOfThisMachineThere();
    void remembersWhereOneWas();
    void saysWhatIsInTheWay();
    void refusesWhatSshTakesForAnOption();
    void saysThatTheWayHasEndedAndComesBack();
    void saysThatTheServerThereIsGone();
    void staysWhileSomethingGoesOnHere();
    void losesUnsavedSettingsOnlyWhenItLeaves();
    void asksAboutWhatIsUnsavedHere();
};

void tst_Machines::showsTheServerOfAnotherMachine()
{
    const Flow flow;
    static_cast<void>(Journey(flow, "Claude").tokens());
    SshServer machine;
    machine.start({"SetEnv ADMIN_SOCKET=" + flow.adminSocket().toUtf8()});
    AppHere app(machine);
    app.desk.window.showPage(u"sessions"_s);
    const QString address = machine.address().text();
    app.ask(address);
    QVERIFY(app.says(u"Connecting to "_s + address));
    QVERIFY(!app.press(u"Connect"_s));
    QTRY_VERIFY_WITH_TIMEOUT(app.isAway(), WayWithin);
    QVERIFY(!app.desk.window.isVisible());
    QVERIFY(app.window().isVisible());
    QCOMPARE(app.window().currentPage(), u"sessions"_s);
    QCOMPARE(app.window().windowTitle(), address + u" — Gatehouse"_s);
    QVERIFY(app.says(u"another machine: "_s + address));
    QTRY_VERIFY_WITH_TIMEOUT(app.machines.shown().live.server.isConnected(), WayWithin);
    QCOMPARE(app.machines.shown().live.sessions.rowCount(), 1);
    QVERIFY(!app.says(u"Not connected"_s));
    QVERIFY(app.press(u"Back to this machine"_s));
    QVERIFY(!app.isAway());
    QVERIFY(app.desk.window.isVisible());
    QCOMPARE(app.desk.live.sessions.rowCount(), 0);
    QCOMPARE(app.window().windowTitle(), u"Gatehouse"_s);
}

void tst_Machines::offersNothingOfThisMachineThere()
{
    AdminRig rig;
    rig.start();
    SshServer machine;
    machine.start();
    AppHere app(machine);
    const Somebody somebody;
    service::Service service(somebody.places());
    base::SystemRandom random;
    const shell::ServerControl control(app.desk.window,
        {.service = service, .live = app.desk.live, .random = random, .openBrowser = {}});
    const QStringList ofThisMachine {
        u"Set up…"_s, u"Start the server"_s, u"Stop the server…"_s, u"Restart the server"_s};
    for (const QString &text : ofThisMachine)
        QVERIFY2(app.action(text), qPrintable(text));
    QVERIFY(!app.action(u"Back to this machine"_s));
    app.ask(machine.address().text(), rig.path());
    QTRY_VERIFY_WITH_TIMEOUT(app.isAway(), WayWithin);
    for (const QString &text : ofThisMachine)
        QVERIFY2(!app.action(text), qPrintable(text));
    QVERIFY(app.action(u"Connect to a server…"_s)); // to yet another one
    app.action(u"Back to this machine"_s)->trigger();
    QVERIFY(!app.isAway());
}

void tst_Machines::remembersWhereOneWas()
{
    AdminRig rig;
    rig.start();
    SshServer machine;
    machine.start();
    shell::rememberMachine({.host = u"other"_s});
    AppHere app(machine);
    app.ask(machine.address().text(), rig.path());
    QTRY_VERIFY_WITH_TIMEOUT(app.isAway(), WayWithin);
    app.machines.goBack();
    QCOMPARE(shell::recentMachines(),
        (QList<remote::Address> {machine.address(rig.path()), {.host = u"other"_s}}));
    QMenu *recent = app.action(u"Recent machines"_s)->menu();
    Q_EMIT recent->aboutToShow();
    QCOMPARE(recent->actions().at(1)->text(), u"other"_s);
    QCOMPARE(recent->actions().constFirst()->text(), machine.address().text());
    recent->actions().constFirst()->trigger(); // without typing
    QTRY_VERIFY_WITH_TIMEOUT(app.isAway(), WayWithin);
    app.machines.goBack();
    Q_EMIT recent->aboutToShow();
    recent->actions().constLast()->trigger();
    QVERIFY(shell::recentMachines().isEmpty());
    for (int number = 1; number <= 20; ++number)
        shell::rememberMachine({.host = u"vps%1"_s.arg(number)});
    QCOMPARE(shell::recentMachines().size(), 8);
    QCOMPARE(shell::recentMachines().constFirst().host, u"vps20"_s);
}

void tst_Machines::saysWhatIsInTheWay()
{
    SshServer machine;
    machine.changeHostKey();
    machine.start();
    AppHere app(machine);
    app.ask(machine.address().text());
    QTRY_VERIFY_WITH_TIMEOUT(app.says(u"shows another key"_s), WayWithin);
    auto *lines = app.dialog()->findChild<QPlainTextEdit *>();
    QVERIFY(lines->isVisible());
    QVERIFY(lines->toPlainText().contains(u"REMOTE HOST IDENTIFICATION HAS CHANGED"));
    QCOMPARE(app.dialog()->findChild<QComboBox *>()->currentText(), machine.address().text());
    machine.knowHostKey();
    machine.refuseAllKeys();
    app.ask(machine.address().text());
    QTRY_VERIFY_WITH_TIMEOUT(app.says(u"does not let you in"_s), WayWithin);
    machine.allowMyKey();
    app.ask(machine.address().text(), u"/nowhere/admin.sock"_s);
    QTRY_VERIFY_WITH_TIMEOUT(app.says(u"there is no admin socket at"_s), WayWithin);
    QVERIFY(!lines->isVisible());
    machine.stop();
    app.ask(machine.address().text());
    QTRY_VERIFY_WITH_TIMEOUT(app.says(u"No ssh answers"_s), WayWithin);
    QVERIFY(!app.isAway());
    QVERIFY(shell::recentMachines().isEmpty());
    QVERIFY(app.press(u"Cancel"_s));
    QVERIFY(!app.dialog());
}

void tst_Machines::refusesWhatSshTakesForAnOption()
{
    const SshServer machine;
    AppHere app(machine);
    const QString proof = machine.path(u"ran"_s);
    app.ask(u"-oProxyCommand=touch${IFS}"_s + proof);
    QVERIFY(app.says(u"That is no address of a machine."_s));
    app.ask(u"vps"_s, u"/a.sock:/etc/shadow"_s);
    QVERIFY(app.says(u"The socket is a path"_s));
    QVERIFY(!QFile::exists(proof));
}

void tst_Machines::saysThatTheWayHasEndedAndComesBack()
{
    AdminRig rig;
    rig.start(2);
    SshServer machine;
    machine.start();
    AppHere app(machine);
    app.ask(machine.address().text(), rig.path());
    QTRY_VERIFY_WITH_TIMEOUT(app.isAway(), WayWithin);
    const models::LiveData &live = app.machines.shown().live;
    QTRY_COMPARE_WITH_TIMEOUT(live.sessions.rowCount(), 2, WayWithin);
    machine.stop();
    QTRY_VERIFY_WITH_TIMEOUT(app.says(u"Not connected to "_s), WayWithin);
    QTRY_VERIFY_WITH_TIMEOUT(app.says(u"No ssh answers"_s), WayWithin);
    QVERIFY(!app.says(u"gatehoused"_s)); // it is told once, and of the right thing
    QCOMPARE(live.sessions.rowCount(), 2); // what was, stays to be read
    QTRY_VERIFY(app.press(u"What ssh says…"_s));
    QVERIFY(app.window().findChild<QPlainTextEdit *>()->toPlainText().contains(u"refused"));
    QVERIFY(app.press(u"Close"_s));
    machine.start();
    QTRY_VERIFY_WITH_TIMEOUT(live.server.isConnected(), WayWithin);
    QVERIFY(app.says(u"You see the server of another machine"_s));
}

void tst_Machines::staysWhileSomethingGoesOnHere()
{
    const SshServer machine;
    AppHere app(machine);
    app.machines.setMayLeave(false);
    app.action(u"Connect to a server…"_s)->trigger();
    QVERIFY(!app.dialog());
    app.machines.setMayLeave(true);
    app.action(u"Connect to a server…"_s)->trigger();
    QVERIFY(app.dialog());
}

void tst_Machines::losesUnsavedSettingsOnlyWhenItLeaves()
{
    Scene there; // a server that has settings
    there.startServer();
    SshServer machine;
    machine.start();
    AppHere app(machine);
    app.ask(machine.address().text(), there.rig.path());
    QTRY_VERIFY_WITH_TIMEOUT(app.isAway(), WayWithin);
    app.window().showPage(u"settings"_s);
    QTRY_VERIFY_WITH_TIMEOUT(app.setting(u"OAUTH_CLIENT_ID"_s), WayWithin);
    app.setting(u"OAUTH_CLIENT_ID"_s)->setText(u"another"_s);
    QCOMPARE(app.window().unsavedChanges(), 1);
    app.action(u"Connect to a server…"_s)->trigger();
    QVERIFY(app.press(u"Leave without saving"_s));
    QTRY_VERIFY(app.dialog());
    QVERIFY(app.press(u"Cancel"_s)); // nobody has left
    QCOMPARE(app.window().unsavedChanges(), 1);
    const shell::MainWindow &window = app.window();
    app.machines.goBack();
    QVERIFY(app.press(u"Leave without saving"_s));
    QVERIFY(!app.isAway());
    QCOMPARE(window.unsavedChanges(), 0); // it goes a moment later
}

void tst_Machines::asksAboutWhatIsUnsavedHere()
{
    Scene server; // for here and, another way, for there
    server.startServer();
    SshServer machine;
    machine.start();
    AppHere app(machine, server.rig.path());
    app.window().showPage(u"settings"_s);
    QTRY_VERIFY_WITH_TIMEOUT(app.setting(u"OAUTH_CLIENT_ID"_s), WayWithin);
    app.setting(u"OAUTH_CLIENT_ID"_s)->setText(u"another"_s);
    app.action(u"Connect to a server…"_s)->trigger();
    QVERIFY(!app.dialog());
    QVERIFY(app.press(u"Leave without saving"_s));
    QTRY_VERIFY(app.dialog());
    QCOMPARE(app.desk.window.unsavedChanges(), 1); // nobody has left
    app.ask(machine.address().text(), server.rig.path());
    QTRY_VERIFY_WITH_TIMEOUT(app.isAway(), WayWithin);
    QCOMPARE(app.desk.window.unsavedChanges(), 0);
}

void tst_Machines::saysThatTheServerThereIsGone()
{
    AdminRig rig;
    rig.start();
    SshServer machine;
    machine.start();
    AppHere app(machine);
    app.ask(machine.address().text(), rig.path());
    QTRY_VERIFY_WITH_TIMEOUT(app.isAway(), WayWithin);
    const models::LiveData &live = app.machines.shown().live;
    QTRY_VERIFY_WITH_TIMEOUT(live.server.isConnected(), WayWithin);
    rig.server.reset();
    QTRY_VERIFY_WITH_TIMEOUT(
        app.says(u"does not answer. Is gatehoused running there?"_s), WayWithin);
    QVERIFY(app.says(u"You see the server of another machine"_s)); // the way is there
    QVERIFY(rig.tryStart().ok());
    QTRY_VERIFY_WITH_TIMEOUT(live.server.isConnected(), WayWithin);
}

QTEST_MAIN(tst_Machines)
#include "tst_Machines.moc"
