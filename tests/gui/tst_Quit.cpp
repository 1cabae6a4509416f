// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Ending.h"
#include "gui/FirstRun.h"
#include "gui/Scene.h"
#include "pages/NewTokenDialog.h"
#include "pages/SecretDialog.h"
#include "shell/UnsavedGuard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using wizard::SetupWizard;

namespace {

const QString LoseTyped = u"Lose what you typed?"_s;
const QString QuitUnfinished = u"Quit before the set-up is finished?"_s;
const QString LoseSecret = u"Lose the secret that you typed?"_s;
const QString NotCopied = u"Quit without having copied it?"_s;

/// A window that has something going on.
class Busy : public QWidget, public pages::Keeping
{
public:
    std::optional<pages::Question> beforeEnd() const override { return {}; }
    bool isBusy() const override { return busy; }

    bool busy = true;
};

} // namespace

/// What may be lost when the program ends, and how it is kept from that.
class tst_Quit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scene::forgetSettings(); }
    void init() { QSettings().clear(); }

    void goesOnWhileTheSetUpIsApplied();
    void asksBeforeAHalfFilledSetUpIsLost();
    void asksWhenTheSetUpIsLeftHalfFilled();
    void asksBeforeWhatStandsOnTheFirstPageIsLost();
    void aNoForgetsTheYesBefore();
    void asksOnceHoweverOftenItIsTold();
    void asksOneThingAtATimeInAWindow();
    void asksBeforeATypedSecretIsLost();
    void doesNotGoToTheTrayWhenItEnds();
    void waitsAtASignalForWhatGoesOn();
    void holdsTheSessionOnlyWhereItMayAsk();
};

void tst_Quit::goesOnWhileTheSetUpIsApplied()
{
    FirstRun run;
    const shell::UnsavedGuard guard;
    run.begin();
    run.goTo(SetupWizard::Start);
    const bool hasEnded = inLoop([&run] {
        QVERIFY(run.next());
        QVERIFY(run.setUp().isBusy());
        run.window->close();
        QApplication::quit();
        run.setUp().close();
        QVERIFY(!isEnding());
        QVERIFY(run.window->isVisible() && run.setUp().isVisible());
        QVERIFY(questions().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(run.named<QPushButton>(u"Sign in with the browser"_s), 60'000);
        run.window->close();
        QCOMPARE(askedText(), QuitUnfinished);
        FirstRun::picture(*questions().first(), u"20-quit-unfinished"_s);
        QVERIFY(!isEnding());
        QVERIFY(answer(u"no"_s));
        run.setUp().button(QWizard::CancelButton)->click();
        QCOMPARE(askedText(), u"Take back what has been set up?"_s);
        QApplication::quit(); // as from the tray
        QCOMPARE(askedText(), QuitUnfinished);
        QVERIFY(!isEnding());
        QVERIFY(answer(u"yes"_s));
    });
    QVERIFY(hasEnded);
    QVERIFY(run.service->isRunning());
    QVERIFY(QFile::exists(run.somebody.places().settingsFile));
}

void tst_Quit::asksBeforeAHalfFilledSetUpIsLost()
{
    FirstRun run;
    const shell::UnsavedGuard guard;
    run.begin();
    run.goTo(SetupWizard::Credentials);
    const bool hasEnded = inLoop([&run] {
        QVERIFY(run.type(u"Name"_s, u"ann"_s));
        run.window->close();
        QCOMPARE(askedText(), LoseTyped);
        FirstRun::picture(*questions().first(), u"21-quit-half-filled"_s);
        QVERIFY(answer(u"no"_s));
        QVERIFY(!isEnding());
        QVERIFY(run.setUp().isVisible() && run.isOn(SetupWizard::Credentials));
        QCOMPARE(run.named<QLineEdit>(u"Name"_s)->text(), u"ann"_s);
        run.window->hide(); // in the tray
        QApplication::quit();
        QVERIFY(run.window->isVisible());
        QCOMPARE(askedText(), LoseTyped);
        QVERIFY(answer(u"yes"_s));
    });
    QVERIFY(hasEnded);
}

void tst_Quit::asksWhenTheSetUpIsLeftHalfFilled()
{
    FirstRun run;
    run.begin();
    run.goTo(SetupWizard::Credentials);
    QVERIFY(run.type(u"Name"_s, u"ann"_s));
    QTest::keyClick(&run.setUp(), Qt::Key_Escape);
    QCOMPARE(askedText(), LoseTyped);
    QVERIFY(answer(u"no"_s));
    QVERIFY(!run.setUp().close());
    QCOMPARE(askedText(), LoseTyped);
    QVERIFY(answer(u"no"_s));
    QCOMPARE(run.named<QLineEdit>(u"Name"_s)->text(), u"ann"_s);
    run.back();
    run.back();
    QVERIFY(run.isOn(SetupWizard::Reach));
    run.setUp().button(QWizard::CancelButton)->click();
    QCOMPARE(askedText(), LoseTyped);
    QVERIFY(answer(u"yes"_s));
    QTRY_VERIFY(!run.control->setUp());
}

void tst_Quit::asksBeforeWhatStandsOnTheFirstPageIsLost()
{
    FirstRun run;
    const shell::UnsavedGuard guard;
    run.begin();
    auto *port = run.setUp().currentPage()->findChild<QSpinBox *>();
    const int before = port->value();
    port->setValue(before + 1);
    QVERIFY(!run.setUp().close());
    QVERIFY(answer(u"no"_s));
    port->setValue(before);
    QVERIFY(inLoop([&run] {
        run.window->close();
        QVERIFY(questions().isEmpty());
    }));
}

void tst_Quit::aNoForgetsTheYesBefore()
{
    Scene scene;
    const shell::UnsavedGuard guard;
    scene.startServer();
    scene.openSessions(12);
    scene.connectApp();
    changeASetting(scene);
    scene.showPage(u"tokens"_s);
    QTRY_VERIFY(scene.live->lists.servers.rowCount() > 0);
    QVERIFY(scene.press(u"New token…"_s));
    auto &dialog = *scene.visible<pages::NewTokenDialog>();
    dialog.findChild<QLineEdit *>()->setText(u"Job"_s);
    dialog.findChild<QComboBox *>()->setEditText(u"ann@corp.example"_s);
    dialog.findChild<QCheckBox *>()->setChecked(true);
    QVERIFY(scene.press(u"Create"_s));
    QVERIFY(dialog.isBusy());
    const bool hasEnded = inLoop([&] {
        QApplication::quit();
        QVERIFY(questions().isEmpty());
        QTRY_VERIFY(!dialog.isBusy());
        for (int time = 0; time < 2; ++time) {
            QApplication::quit();
            QCOMPARE(askedText(), NotCopied);
            FirstRun::picture(*questions().first(), u"22-quit-not-copied"_s);
            QVERIFY(answer(u"yes"_s));
            QCOMPARE(askedText(), u"Lose 1 change(s) that are not saved?"_s);
            QVERIFY(answer(u"no"_s));
            QVERIFY(!isEnding());
            QVERIFY(dialog.isVisible());
            QCOMPARE(scene.window->unsavedChanges(), 1);
        }
        QApplication::quit();
        QVERIFY(answer(u"yes"_s));
        QVERIFY(answer(u"yes"_s));
    });
    QVERIFY(hasEnded);
}

void tst_Quit::asksOnceHoweverOftenItIsTold()
{
    Scene scene;
    const shell::UnsavedGuard guard;
    scene.startServer();
    scene.connectApp();
    changeASetting(scene);
    const bool hasEnded = inLoop([&scene] {
        scene.window->close();
        const auto asked = questions();
        QCOMPARE(asked.size(), 1);
        scene.window->close();
        QApplication::quit();
        QCOMPARE(questions(), asked);
        QVERIFY(!isEnding());
        QVERIFY(answer(u"no"_s));
    });
    QVERIFY(!hasEnded);
}

/// Else what ends the program stood over another question, or was taken for it.
void tst_Quit::asksOneThingAtATimeInAWindow()
{
    Scene scene;
    scene.startServer();
    scene.connectApp();
    scene.showPage(u"overview"_s);
    QStringList story;
    const auto ask = [&](QWidget *over, const QString &text) {
        pages::confirm(over, {.title = text, .text = text, .verb = text},
            [&story, text] { story.append(text); });
    };
    ask(scene.window->centralWidget(), u"former"_s); // as a page does
    ask(scene.window.get(), u"later"_s);
    QCOMPARE(askedText(), u"later"_s);
    pages::NewTokenDialog dialog(*scene.live, scene.window.get());
    dialog.open();
    ask(&dialog, u"elsewhere"_s);
    QCOMPARE(questions().size(), 2);
    for (QMessageBox *box : questions())
        box->findChild<QPushButton *>(u"yes"_s)->click();
    story.sort();
    QCOMPARE(story, (QStringList {u"elsewhere"_s, u"later"_s}));
}

void tst_Quit::asksBeforeATypedSecretIsLost()
{
    Scene scene;
    const shell::UnsavedGuard guard;
    scene.startServer();
    scene.connectApp();
    scene.showPage(u"settings"_s);
    models::SecretKeeper secrets(scene.live->server);
    pages::SecretDialog dialog(
        secrets, {"OAUTH_CLIENT_SECRET", u"Help."_s, u"the keychain"_s}, scene.window.get());
    dialog.open();
    dialog.reject();
    QVERIFY(!dialog.isVisible()); // nothing is typed
    dialog.open();
    QTest::keyClicks(dialog.findChild<QLineEdit *>(), u"correct horse"_s);
    const bool hasEnded = inLoop([&dialog] {
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QCOMPARE(askedText(), LoseSecret);
        FirstRun::picture(*questions().first(), u"23-lose-secret"_s);
        QVERIFY(answer(u"no"_s));
        QVERIFY(!dialog.close());
        QVERIFY(answer(u"no"_s));
        QVERIFY(dialog.isVisible());
        QApplication::quit();
        QCOMPARE(askedText(), LoseSecret);
        QVERIFY(answer(u"no"_s));
        QVERIFY(!isEnding());
        QCOMPARE(dialog.findChild<QLineEdit *>()->text(), u"correct horse"_s);
        dialog.reject();
        QVERIFY(answer(u"yes"_s));
        QVERIFY(!dialog.isVisible());
        QApplication::quit();
        QVERIFY(questions().isEmpty());
    });
    QVERIFY(hasEnded);
}

void tst_Quit::doesNotGoToTheTrayWhenItEnds()
{
    Scene scene;
    const shell::UnsavedGuard guard;
    scene.startServer();
    scene.connectApp();
    scene.showPage(u"overview"_s);
    scene.window->setStaysInTray(true);
    QSignalSpy wentToTray(scene.window.get(), &shell::MainWindow::wentToTray);
    QVERIFY(inLoop([] { QApplication::quit(); }));
    QCOMPARE(wentToTray.count(), 0);
    QVERIFY(!inLoop([&scene] { scene.window->close(); }));
    QCOMPARE(wentToTray.count(), 1);
}

void tst_Quit::waitsAtASignalForWhatGoesOn()
{
    Busy window;
    window.show();
    const bool hasEnded = inLoop([&window] {
        shell::UnsavedGuard::endUnasked();
        QVERIFY(!isEnding());
        window.busy = false;
        QTRY_VERIFY(isEnding());
    });
    QVERIFY(hasEnded);
}

void tst_Quit::holdsTheSessionOnlyWhereItMayAsk()
{
    Scene scene;
    shell::UnsavedGuard guard;
    scene.startServer();
    scene.connectApp();
    scene.showPage(u"settings"_s);
    QTRY_VERIFY(scene.named<QLineEdit>(u"OAUTH_CLIENT_ID"_s));
    int asked = 0;
    const auto mayAsk = [&asked](bool may) { return [&asked, may] { return ++asked, may; }; };
    const bool hasEnded = inLoop([&] {
        QVERIFY(!guard.holdsSession(mayAsk(true)));
        QCOMPARE(asked, 0); // there is nothing to ask about
        scene.named<QLineEdit>(u"OAUTH_CLIENT_ID"_s)->setText(u"another"_s);
        QVERIFY(guard.holdsSession(mayAsk(true)));
        QVERIFY(guard.holdsSession(mayAsk(true))); // still
        QCOMPARE(questions().size(), 1);
        QVERIFY(answer(u"no"_s));
        QVERIFY(!isEnding());
        QVERIFY(!guard.holdsSession(mayAsk(false)));
        QCOMPARE(asked, 3);
        QApplication::quit(); // as the session does then
        QVERIFY(questions().isEmpty());
    });
    QVERIFY(hasEnded);
}

QTEST_MAIN(tst_Quit)
#include "tst_Quit.moc"
