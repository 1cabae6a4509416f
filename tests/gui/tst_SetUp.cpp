// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/FakeProvider.h"
#include "flows/Visitor.h"
#include "gui/Ending.h"
#include "gui/FirstRun.h"
#include "gui/Scene.h"
#include "pages/Snippet.h"
#include "shell/UnsavedGuard.h"
#include "wizard/DraftSettings.h"
#include "wizard/StepList.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QTcpServer>

using namespace gatehouse;
using namespace gatehouse::test;
using wizard::SetupWizard;
using State = wizard::StepList::State;

/// From nothing to a session in the list, by the keys and buttons that a person has.
class tst_SetUp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scene::forgetSettings(); }
    void fromNothingToASessionThatEnds();
    void signsInAtAProvider();
    void saysWhyTheServerDoesNotStart();
    void saysThatTheAppDoesNotReachIt();
    void closesByItsWindow();
    void leavesNothingWhenCancelled_data();
    void leavesNothingWhenCancelled();
    void asksBeforeItSetsUpOverMistakes();
    void opensByItselfOnlyWithNothingSetUp();
    void keepsAPortThatIsAnyFreeOne();
    void startsAndStopsFromTheMenu();
};

void tst_SetUp::fromNothingToASessionThatEnds()
{
    FirstRun run;
    run.begin();
    FirstRun::picture(run.setUp(), u"1-reach"_s);
    run.goTo(SetupWizard::Start);
    QVERIFY(run.isOn(SetupWizard::Start));
    QVERIFY(!QFile::exists(run.somebody.places().settingsFile)); // nothing is applied yet
    QVERIFY(!run.service->isRunning());
    QVERIFY(run.next());
    QVERIFY(run.isOn(SetupWizard::Proof));
    // The doctor signs in as every known client.
    QTRY_VERIFY_WITH_TIMEOUT(run.named<QPushButton>(u"Sign in with the browser"_s), 60'000);
    QCOMPARE(run.stepOf(u"apply"_s), State::Good);
    QCOMPARE(run.stepOf(u"start"_s), State::Good);
    FirstRun::picture(run.setUp(), u"7-examined"_s);
    QVERIFY(run.press(u"Sign in with the browser"_s));
    QTRY_COMPARE_WITH_TIMEOUT(run.stepOf(u"tools"_s), State::Good, 30'000);
    QCOMPARE(run.visited.size(), 1);
    QVERIFY2(run.notice().startsWith(u"It works."), qPrintable(run.notice()));
    FirstRun::picture(run.setUp(), u"8-proven"_s);
    // What the person sees in the window meanwhile.
    run.window->showPage(u"sessions"_s);
    QTRY_COMPARE(run.live->sessions.rowCount(), 1);
    const auto cell = [&run](int column) {
        return run.live->sessions.index(0, column).data().toString();
    };
    QCOMPARE(cell(models::SessionsModel::Person), u"ann"_s);
    QCOMPARE(cell(models::SessionsModel::Client), u"Gatehouse set-up"_s);
    FirstRun::picture(*run.window, u"9-session"_s);
    QVERIFY(run.press(u"List the tools again"_s));
    QTRY_COMPARE(run.stepOf(u"tools"_s), State::Good);
    // End session.
    for (auto *table : run.window->findChildren<QTreeView *>()) {
        if (table->isVisible() && table->window() == run.window.get())
            table->setCurrentIndex(run.live->sessions.index(0, 0));
    }
    for (auto *button : run.window->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == u"End session…")
            button->click();
    }
    auto *question = run.window->findChild<QMessageBox *>(u"question"_s);
    QVERIFY(question);
    question->findChild<QPushButton *>(u"yes"_s)->click();
    QTRY_COMPARE(run.live->sessions.rowCount(), 0);
    // The next call of the client.
    QVERIFY(run.press(u"List the tools again"_s));
    QTRY_COMPARE(run.stepOf(u"tools"_s), State::Bad);
    QVERIFY2(run.notice().contains(u"401"), qPrintable(run.notice()));
    FirstRun::picture(run.setUp(), u"10-ended"_s);
    QVERIFY(run.next());
    QVERIFY(run.isOn(SetupWizard::Connect));
    const QString url = QString::fromUtf8(run.setUp().draft().baseUrl()) + u"/mcp"_s;
    for (const auto *snippet : run.setUp().currentPage()->findChildren<pages::Snippet *>())
        QVERIFY2(snippet->text().contains(url), qPrintable(snippet->text()));
    FirstRun::picture(run.setUp(), u"11-connect"_s);
    run.setUp().button(QWizard::FinishButton)->click();
    QTRY_VERIFY(!run.control->setUp());
    QVERIFY(run.service->isRunning());
    QVERIFY(QFile::exists(run.somebody.places().settingsFile));
}

/// With a secret that only the server has read.
void tst_SetUp::signsInAtAProvider()
{
    FakeProvider provider;
    provider.codeRefusal = "invalid_grant";
    FirstRun run;
    run.person = [](const QUrl &url) { visitByProvider(url); };
    run.begin();
    run.goTo(SetupWizard::Provider);
    QVERIFY(run.knowsProvider(provider, u"the-secret-at-the-provider"_s));
    QVERIFY(!run.next());
    QTRY_VERIFY_WITH_TIMEOUT(run.isOn(SetupWizard::Allowed), 30'000);
    run.named<QPlainTextEdit>(u"E-mail addresses, one a line. *@example.com is everybody of that "
                              "domain."_s)
        ->setPlainText(u"*@example.com"_s);
    while (!run.isOn(SetupWizard::Proof))
        QVERIFY2(run.next(), qPrintable(run.notice()));
    QTRY_VERIFY_WITH_TIMEOUT(run.named<QPushButton>(u"Sign in with the browser"_s), 60'000);
    const service::Places places = run.somebody.places();
    QVERIFY(!run.somebody.read(places.settingsFile).contains("the-secret-at-the-provider"));
    QCOMPARE(run.somebody.read(places.dataDir + u"/secrets/PROVIDER_CLIENT_SECRET"_s),
        "the-secret-at-the-provider");
    provider.codeRefusal.clear();
    QVERIFY(run.press(u"Sign in with the browser"_s));
    QTRY_COMPARE_WITH_TIMEOUT(run.stepOf(u"tools"_s), State::Good, 30'000);
    QTRY_COMPARE(run.live->sessions.rowCount(), 1);
    QCOMPARE(
        run.live->sessions.index(0, models::SessionsModel::Person).data().toString(), u"Ann"_s);
}

void tst_SetUp::saysWhyTheServerDoesNotStart()
{
    FirstRun run;
    run.begin();
    run.goTo(SetupWizard::Start);
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, run.setUp().draft().port));
    QVERIFY(run.next());
    QTRY_VERIFY_WITH_TIMEOUT(run.named<QPushButton>(u"Try again"_s), 30'000);
    QCOMPARE(run.stepOf(u"start"_s), State::Bad);
    QVERIFY2(run.notice().contains(u"another port"), qPrintable(run.notice()));
    QVERIFY(run.named<QPlainTextEdit>(u"What the server said"_s)
                ->toPlainText()
                .contains(u"already listens on"));
    QVERIFY(!run.setUp().button(QWizard::NextButton)->isEnabled());
    QVERIFY(!QFile::exists(run.somebody.places().settingsFile));
    FirstRun::picture(run.setUp(), u"7-port-in-use"_s);
    other.close();
    QVERIFY(run.press(u"Try again"_s));
    QTRY_VERIFY_WITH_TIMEOUT(run.named<QPushButton>(u"Sign in with the browser"_s), 60'000);
}

/// Its socket is not where the app looks.
void tst_SetUp::saysThatTheAppDoesNotReachIt()
{
    FirstRun run;
    const QByteArray socket = run.somebody.path(u"run/s"_s).toUtf8();
    run.somebody.writeSettings("AUTH_STRATEGY=local\nWORKERS=1\nADMIN_SOCKET=" + socket
        + "\nPORT=" + QByteArray::number(FirstRun::freePort()) + '\n');
    run.window->show();
    run.live->server.open();
    run.control->openSetUp();
    QTRY_VERIFY(run.control->setUp() && run.setUp().isVisible());
    while (!run.isOn(SetupWizard::Proof))
        QVERIFY2(run.next(), qPrintable(run.notice()));
    QTRY_VERIFY_WITH_TIMEOUT(run.named<QPushButton>(u"Try again"_s), 60'000);
    QVERIFY2(run.notice().contains(QString::fromUtf8(socket)), qPrintable(run.notice()));
    QVERIFY(run.setUp().button(QWizard::CancelButton)->isEnabled());
    QVERIFY(run.service->isRunning());
    FirstRun::picture(run.setUp(), u"7-not-reached"_s);
    const QByteArray settings = run.somebody.read(run.somebody.places().settingsFile);
    const shell::UnsavedGuard guard;
    QVERIFY(inLoop([&run] { // it looks there when it is started again
        QVERIFY(run.press(u"Quit Gatehouse"_s));
        QVERIFY(!isEnding());
        QVERIFY(answer(u"yes"_s));
    }));
    QVERIFY(run.service->isRunning());
    QCOMPARE(run.somebody.read(run.somebody.places().settingsFile), settings);
}

void tst_SetUp::closesByItsWindow()
{
    FirstRun run;
    run.begin();
    QVERIFY(run.setUp().close());
    QTRY_VERIFY(!run.control->setUp());
    run.control->openSetUp();
    QTRY_VERIFY(run.control->setUp() && run.setUp().isVisible());
}

void tst_SetUp::leavesNothingWhenCancelled_data()
{
    QTest::addColumn<bool>("systemd");
    QTest::addRow("a service") << true;
    QTest::addRow("a program") << false;
}

void tst_SetUp::leavesNothingWhenCancelled()
{
    QFETCH(bool, systemd);
    FirstRun run;
    if (systemd)
        run.somebody.writeSystemd();
    run.begin();
    run.goTo(SetupWizard::Start);
    QVERIFY(run.next());
    QTRY_VERIFY_WITH_TIMEOUT(run.named<QPushButton>(u"Sign in with the browser"_s), 60'000);
    QVERIFY(run.service->isRunning());
    QCOMPARE(QFile::exists(run.somebody.places().unitFile), systemd);
    run.setUp().button(QWizard::CancelButton)->click();
    auto *question = run.setUp().findChild<QMessageBox *>(u"question"_s);
    QVERIFY(question);
    question->findChild<QPushButton *>(u"yes"_s)->click();
    run.setUp().close(); // in a hurry
    for (const auto *box : run.setUp().findChildren<QMessageBox *>())
        QVERIFY(!box->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!run.control->setUp(), 30'000);
    QVERIFY(!run.service->isRunning());
    const service::Places places = run.somebody.places();
    for (const QString &path :
        {places.settingsFile, places.unitFile, places.autostartFile, places.dataDir})
        QVERIFY2(!QFile::exists(path), qPrintable(path));
}

void tst_SetUp::opensByItselfOnlyWithNothingSetUp()
{
    FirstRun run;
    run.somebody.writeSettings(LocalSettings);
    run.control->beginWithSetUp();
    run.window->show();
    run.live->server.open();
    QTRY_COMPARE(run.live->server.connection(), models::LiveServer::Connection::Lost);
    QVERIFY(!run.control->setUp());
    run.control->openSetUp(); // from the menu
    QTRY_VERIFY(run.control->setUp());
    QCOMPARE(run.setUp().draft().signInAt, wizard::SignInAt::Local);
}

void tst_SetUp::asksBeforeItSetsUpOverMistakes()
{
    FirstRun run;
    const QByteArray settings = "AUTH_STRATEGY=local\nPORT=many\nMCP_TITLE=Ours\n";
    run.somebody.writeSettings(settings);
    run.window->show();
    const auto answer = [&run](const QString &button) {
        run.control->openSetUp();
        QMessageBox *question = nullptr;
        static_cast<void>(QTest::qWaitFor([&run, &question] {
            question = run.window->findChild<QMessageBox *>(u"question"_s);
            return question || run.control->setUp();
        }));
        if (!question || !question->informativeText().contains(u"PORT"))
            return false;
        FirstRun::picture(*question, u"14-mistakes"_s);
        question->findChild<QPushButton *>(button)->click();
        question->setObjectName(QString());
        return true;
    };
    QVERIFY(answer(u"no"_s));
    QVERIFY(!run.control->setUp());
    QVERIFY(answer(u"yes"_s));
    QTRY_VERIFY(run.control->setUp());
    QCOMPARE(run.setUp().draft().signInAt, wizard::SignInAt::Local);
    QCOMPARE(run.somebody.read(run.somebody.places().settingsFile), settings);
}

void tst_SetUp::keepsAPortThatIsAnyFreeOne()
{
    FirstRun run;
    run.somebody.writeSettings(LocalSettings); // PORT=0
    run.window->show();
    run.control->openSetUp();
    QTRY_VERIFY(run.control->setUp());
    auto *port = run.setUp().currentPage()->findChild<QSpinBox *>();
    QCOMPARE(port->text(), u"any that is free"_s);
    FirstRun::picture(run.setUp(), u"15-any-port"_s);
    QVERIFY2(run.next(), qPrintable(run.notice()));
    QCOMPARE(run.setUp().draft().port, quint16(0));
    const auto changes = wizard::settingsOf(run.setUp().draft(), run.somebody.places());
    QVERIFY(changes.isEmpty());
    auto *redirect = run.setUp().currentPage()->findChild<pages::Snippet *>();
    run.named<QRadioButton>(u"GitHub"_s)->click();
    QVERIFY(!redirect->isVisible()); // with a port 0 it would be none
    FirstRun::picture(run.setUp(), u"16-no-redirect"_s);
    run.named<QRadioButton>(u"Accounts kept here"_s)->click();
    run.back();
    port->setValue(4000); // of one's own will
    QVERIFY2(run.next(), qPrintable(run.notice()));
    run.named<QRadioButton>(u"GitHub"_s)->click();
    QVERIFY(redirect->isVisible());
    QCOMPARE(redirect->text(), u"http://127.0.0.1:4000/oauth/callback"_s);
    QVERIFY(wizard::settingsOf(run.setUp().draft(), run.somebody.places())
                .contains(config::NewSetting {"PORT", "4000"}));
}

void tst_SetUp::startsAndStopsFromTheMenu()
{
    FirstRun run;
    run.somebody.writeSettings("AUTH_STRATEGY=local\nPORT=many\n");
    shell::MainWindow &window = *run.window;
    window.show();
    run.live->server.open();
    QTRY_COMPARE(run.live->server.connection(), models::LiveServer::Connection::Lost);
    const auto pressInBanner = [&window](const QString &text) {
        for (auto *button : window.findChildren<QPushButton *>()) {
            if (button->isVisible() && button->isEnabled() && button->text() == text)
                return button->click(), true;
        }
        return false;
    };
    FirstRun::picture(window, u"12-stopped"_s);
    QVERIFY(pressInBanner(u"Start the server"_s));
    QTRY_VERIFY_WITH_TIMEOUT(window.findChild<QDialog *>(), 30'000);
    auto *trouble = window.findChild<QDialog *>();
    QVERIFY(trouble->findChild<QPlainTextEdit *>()->toPlainText().contains(u"PORT"));
    FirstRun::picture(*trouble, u"13-trouble"_s);
    trouble->reject();
    run.somebody.writeSettings(LocalSettings);
    QVERIFY(pressInBanner(u"Start the server"_s));
    QTRY_VERIFY_WITH_TIMEOUT(run.live->server.isConnected(), 30'000);
    const auto action = [&window](const QString &text) -> QAction * {
        for (QAction *one : window.findChildren<QAction *>()) {
            if (one->text().remove(u'&') == text)
                return one;
        }
        for (QAction *one : window.menuBar()->actions().constFirst()->menu()->actions()) {
            if (one->text().remove(u'&') == text)
                return one;
        }
        return nullptr;
    };
    QVERIFY(!action(u"Start the server"_s)->isEnabled());
    const qint64 process = service::whoAnswers(run.somebody.places().socket());
    action(u"Restart the server"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!run.service->isBusy(), 30'000);
    QVERIFY(service::whoAnswers(run.somebody.places().socket()) != process);
    QTRY_VERIFY_WITH_TIMEOUT(run.live->server.isConnected(), 30'000);
    action(u"Stop the server…"_s)->trigger();
    auto *question = window.findChild<QMessageBox *>(u"question"_s);
    QVERIFY(question);
    question->findChild<QPushButton *>(u"yes"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(
        run.live->server.connection(), models::LiveServer::Connection::Lost, 30'000);
    QVERIFY(!run.service->isRunning());
    QTRY_VERIFY(action(u"Start the server"_s)->isEnabled());
}

QTEST_MAIN(tst_SetUp)
#include "tst_SetUp.moc"
