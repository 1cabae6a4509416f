// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Mistake.h"
#include "config/SettingsTable.h"
#include "findings/PeerFindings.h"
#include "flows/Visitor.h"
#include "gui/DarkPalette.h"
#include "gui/FirstRun.h"
#include "gui/Scene.h"
#include "models/ServerSpeech.h"
#include "pages/CredentialsDialog.h"
#include "pages/NewClientDialog.h"
#include "pages/NewsDialog.h"
#include "pages/NewTokenDialog.h"
#include "pages/PageTable.h"
#include "pages/RoomyStyle.h"
#include "pages/SecretDialog.h"
#include "pages/SettingsPage.h"
#include "pages/VerifyDialog.h"
#include "pages/WaitingPanel.h"
#include "remote/SshServer.h"
#include "service/Advice.h"
#include "service/Service.h"
#include "shell/AboutDialog.h"
#include "shell/ConnectDialog.h"
#include "shell/Languages.h"
#include "shell/MachineBanner.h"
#include "shell/Machines.h"
#include "shell/TroubleDialog.h"
#include "shell/UnsavedGuard.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTcpServer>
#include <QTest>
#include <QTreeView>

#include <algorithm>
#include <cstdio>

// `gatehouse_screenshots FOLDER LANGUAGE`: a picture of every page in every state, light and dark.
// The scale is that of QT_SCALE_FACTOR.

namespace {

using namespace gatehouse;
using namespace gatehouse::test;

enum class State { Full, Empty, Error, Disconnected };

struct Look
{
    const char *name;
    QPalette palette;
};

/// A server in \a state and the app before it.
std::unique_ptr<Scene> sceneIn(State state)
{
    auto scene = std::make_unique<Scene>();
    if (state == State::Disconnected) {
        scene->loseServer();
        return scene;
    }
    if (state == State::Empty) {
        scene->rig.start();
        scene->connectApp();
        return scene;
    }
    scene->startServer();
    scene->openSessions(60);
    scene->makeTokens();
    scene->examine();
    scene->tryToConnect();
    scene->connectApp();
    scene->traffic();
    if (state == State::Error) {
        scene->trouble();
        scene->askForApproval();
    }
    return scene;
}

/// Rows come a moment after the page is shown.
void settle(const Scene &scene, State state)
{
    const auto hasRows = [&] {
        const QTreeView *table = scene.table();
        return table && table->model()->rowCount() > 0;
    };
    static_cast<void>(QTest::qWaitFor(hasRows, state == State::Disconnected ? 50 : 600));
    QTreeView *table = scene.table();
    if (table && table->selectionMode() != QAbstractItemView::NoSelection && hasRows())
        table->setCurrentIndex(table->model()->index(2 % table->model()->rowCount(), 0));
    const auto *waiting = scene.window->findChild<pages::WaitingPanel *>();
    static_cast<void>(QTest::qWaitFor([waiting] {
        const auto buttons = waiting->findChildren<QPushButton *>();
        return std::all_of(buttons.cbegin(), buttons.cend(),
            [](const QPushButton *button) { return button->isEnabled(); });
    }));
    QTest::qWait(60);
}

class Camera
{
public:
    Camera(const QString &folder, const QString &language)
        : m_folder(folder)
        , m_language(language)
    { }

    void takeAll(const Look &look)
    {
        QApplication::setPalette(look.palette);
        const std::pair<State, const char *> states[] {{State::Full, "full"},
            {State::Empty, "empty"}, {State::Error, "error"},
            {State::Disconnected, "disconnected"}};
        for (const auto &[state, name] : states) {
            const auto scene = sceneIn(state);
            for (const pages::PageRow &row : pages::pageTable()) {
                scene->showPage(row.id, {1180, 740});
                settle(*scene, state);
                take(*scene->window, row.id + u'-' + QLatin1String(name), look);
            }
            if (state == State::Full) {
                takeDialogs(*scene, look);
                takeChanges(*scene, look);
                takeOutcomes(*scene, look);
            }
        }
        const auto scene = sceneIn(State::Error);
        for (const QString &page :
            {u"sessions"_s, u"tokens"_s, u"activity"_s, u"doctor"_s, u"settings"_s}) {
            scene->showPage(page); // at its smallest
            settle(*scene, State::Full);
            take(*scene->window, page + u"-smallest"_s, look);
        }
        takeMachines(look);
        takeSetUp(look);
    }

private:
    /// The server of another machine, over a real ssh.
    void takeMachines(const Look &look)
    {
        AdminRig rig;
        rig.start(12);
        SshServer machine;
        machine.changeHostKey();
        machine.start();
        const base::SystemClock clock;
        shell::Desk here({.sockets = {machine.path(u"none"_s)}, .program = u"picture"_s}, clock);
        shell::Machines machines(here, clock, u"picture"_s, machine.options());
        here.window.resize(1180, 740);
        here.bringUp();
        machines.openDialog();
        QPointer dialog = here.window.findChild<shell::ConnectDialog *>();
        QTest::qWait(60);
        take(*dialog, u"dialog-machine"_s, look);
        const auto waitFor = [](const std::function<bool()> &happens) {
            if (!QTest::qWaitFor(happens, 20'000))
                qFatal("the machine is not reached");
        };
        const auto *lines = dialog->findChild<QPlainTextEdit *>();
        dialog->connectTo(machine.address(rig.path()));
        take(*dialog, u"dialog-machine-connecting"_s, look);
        waitFor([&] { return lines->isVisible(); });
        QTest::qWait(60);
        take(*dialog, u"dialog-machine-refused"_s, look);
        machine.knowHostKey();
        dialog->connectTo(machine.address(rig.path()));
        waitFor([&] { return &machines.shown() != &here; });
        shell::Desk &there = machines.shown();
        waitFor([&] { return there.live.server.isConnected(); });
        there.window.showPage(u"sessions"_s);
        QTest::qWait(200);
        take(there.window, u"machine"_s, look);
        machine.stop();
        const auto *retry =
            there.window.findChild<shell::MachineBanner *>()->findChild<QPushButton *>();
        waitFor([&] { return retry->isVisible(); });
        there.window.resize(there.window.minimumSize());
        QTest::qWait(60);
        take(there.window, u"machine-lost"_s, look);
    }
    void takeSetUp(const Look &look)
    {
        FirstRun run;
        for (const SetUpScene &scene : setUpScenes()) {
            const auto wizard = run.opened(scene);
            wizard->resize(wizard->minimumSize());
            QTest::qWait(60);
            take(*wizard, u"setup-"_s + scene.name, look);
        }
        takeProof(run, look);
    }
    /// With a real server.
    void takeProof(FirstRun &run, const Look &look)
    {
        wizard::Draft draft;
        draft.signInAt = wizard::SignInAt::Local;
        draft.accountName = u"ann"_s;
        draft.password = base::Secret(Password);
        QTcpServer taken;
        taken.listen(QHostAddress::LocalHost, 0);
        draft.port = taken.serverPort();
        run.window->resize(1180, 740);
        run.begin();
        take(*run.window, u"first-run"_s, look);
        run.control->setUp()->close();
        const auto wizard = run.opened({u"proof"_s, wizard::SetupWizard::Proof, draft});
        const auto button = [&wizard](int number) {
            const auto all = wizard->currentPage()->findChildren<QPushButton *>();
            return all.at(number);
        };
        const auto waitFor = [](const QPushButton *shown) {
            if (!QTest::qWaitFor(
                    [shown] { return shown->isVisible() && shown->isEnabled(); }, 60'000))
                qFatal("the proof does not go on");
        };
        enum { Again, SignIn, CallAgain };
        waitFor(button(Again));
        take(*wizard, u"setup-proof-failed"_s, look);
        taken.close();
        button(Again)->click();
        waitFor(button(SignIn));
        take(*wizard, u"setup-proof-examined"_s, look);
        run.person = nullptr;
        button(SignIn)->click();
        static_cast<void>(QTest::qWaitFor([&run] { return !run.visited.isEmpty(); }));
        QTest::qWait(60);
        take(*wizard, u"setup-proof-browser"_s, look);
        Visitor("ann", Password).visit(run.visited.constLast());
        waitFor(button(CallAgain));
        take(*wizard, u"setup-proof-done"_s, look);
        wizard->button(QWizard::CancelButton)->click();
        QTest::qWait(60);
        if (auto *box = wizard->findChild<QMessageBox *>(u"question"_s))
            take(*box, u"dialog-take-back"_s, look);
        const QStringList lines {
            u"gatehoused: Another program already listens on 127.0.0.1:3000. Stop it, or choose "
            "another port."_s};
        shell::TroubleDialog trouble(shell::TroubleDialog::About::Server,
            {.what = service::Service::tr("The server does not start."),
                .fix = service::adviceFor(lines),
                .lines = lines},
            run.window.get());
        trouble.show();
        QTest::qWait(60);
        take(trouble, u"dialog-trouble"_s, look);
    }
    void takeDialogs(Scene &scene, const Look &look)
    {
        pages::NewClientDialog client(*scene.live, scene.window.get());
        pages::NewTokenDialog token(*scene.live, scene.window.get());
        pages::VerifyDialog verify(*scene.live, scene.window.get());
        pages::CredentialsDialog credentials(*scene.live, {"corp", u"Corp"_s}, scene.window.get());
        models::SecretKeeper secrets(scene.live->server);
        pages::SecretDialog secret(secrets,
            {"PROVIDER_CLIENT_SECRET",
                models::ServerSpeech::help(config::findSetting("PROVIDER_CLIENT_SECRET")->help),
                u"the keychain"_s},
            scene.window.get());
        scene.live->news.setWay(models::NewsChoice::Way::Desktop);
        pages::NewsDialog news(scene.live->news, scene.window.get());
        shell::AboutDialog about(scene.window.get());
        const std::pair<QDialog *, const char *> dialogs[] {{&client, "dialog-new-client"},
            {&token, "dialog-new-token"}, {&verify, "dialog-verify"},
            {&credentials, "dialog-credentials"}, {&secret, "dialog-secret"},
            {&news, "dialog-notifications"}, {&about, "dialog-about"}};
        for (const auto &[dialog, name] : dialogs) {
            dialog->show();
            QTest::qWait(60);
            take(*dialog, QLatin1String(name), look);
            dialog->close();
        }
        scene.showPage(u"sessions"_s, {1180, 740});
        settle(scene, State::Full);
        scene.activate();
        scene.table()->setFocus();
        QTest::keyClick(scene.table(), Qt::Key_Delete);
        QTest::qWait(60);
        if (auto *box = scene.window->findChild<QMessageBox *>(u"question"_s))
            take(*box, u"dialog-question"_s, look);
        scene.answerQuestion(u"no"_s);
    }
    /// Settings that are being changed, one of them to what it must not be.
    void takeChanges(Scene &scene, const Look &look)
    {
        scene.rig.configuration.mistakes->insert("PROVIDERS=Corp Ltd",
            config::Mistake {"PROVIDERS", u"Corp Ltd"_s,
                u"must be %1"_s.arg(config::findSetting("PROVIDERS")->rule.allowed),
                {}}.text()
                + u'.');
        scene.showPage(u"settings"_s, {1180, 740});
        const auto *page = scene.visible<pages::SettingsPage>();
        page->findChild<QListWidget *>()->setCurrentRow(1);
        scene.named<QLineEdit>(u"PROVIDERS"_s)->setText(u"Corp Ltd"_s);
        scene.named<QLineEdit>(u"PROVIDER_ACCOUNTS_URL"_s)->setText(u"https://id.example"_s);
        QTest::qWait(600);
        take(*scene.window, u"settings-changed"_s, look);
        shell::UnsavedGuard::unlessUnsaved(*scene.window, [] {});
        QTest::qWait(60);
        if (auto *box = scene.window->findChild<QMessageBox *>(u"question"_s))
            take(*box, u"dialog-unsaved"_s, look);
        scene.answerQuestion(u"no"_s);
    }
    static const char *doing(const QDialog &dialog)
    {
        if (qobject_cast<const pages::CredentialsDialog *>(&dialog))
            return "Check";
        return qobject_cast<const pages::VerifyDialog *>(&dialog) ? "Verify" : "Create";
    }
    /// In the words of its class, or of what it is made of.
    static void doIt(const QDialog &dialog)
    {
        for (const QMetaObject *of = dialog.metaObject(); of; of = of->superClass()) {
            const QString does = QCoreApplication::translate(of->className(), doing(dialog));
            for (auto *button : dialog.findChildren<QPushButton *>()) {
                if (button->text() == does)
                    return button->click();
            }
        }
        qFatal("a dialog does nothing");
    }
    /// Dialogs that have done something.
    void takeOutcomes(Scene &scene, const Look &look)
    {
        scene.rig.trial = {.title = u"Corp"_s,
            .redirectUri = "https://gate.example/oauth/callback",
            .findings = {findings::credentialsFinding(u"default"_s,
                {"invalid_client", u"The provider refused the code: invalid_client."_s})}};
        pages::CredentialsDialog credentials(*scene.live, {"corp", u"Corp"_s}, scene.window.get());
        credentials.show();
        QTest::qWait(100);
        credentials.findChildren<QLineEdit *>().at(2)->setText(u"a secret"_s);
        pages::NewClientDialog client(*scene.live, scene.window.get());
        client.show();
        client.findChild<QLineEdit *>()->setText(u"Job"_s);
        client.findChild<QPlainTextEdit *>()->setPlainText(u"https://job.example/callback"_s);
        pages::NewTokenDialog token(*scene.live, scene.window.get());
        token.show();
        token.findChild<QLineEdit *>()->setText(u"Job"_s);
        token.findChild<QComboBox *>()->setEditText(u"ann@corp.example"_s);
        token.findChild<QCheckBox *>()->setChecked(true);
        pages::VerifyDialog verify(*scene.live, scene.window.get());
        verify.show();
        QTest::qWait(60);
        for (const QDialog *dialog :
            std::initializer_list<QDialog *> {&credentials, &client, &token, &verify})
            doIt(*dialog);
        QTest::qWait(150);
        take(credentials, u"dialog-credentials-checked"_s, look);
        take(client, u"dialog-new-client-made"_s, look);
        take(token, u"dialog-new-token-made"_s, look);
        take(verify, u"dialog-verified"_s, look);
    }
    void take(QWidget &widget, const QString &what, const Look &look)
    {
        const qreal ratio = widget.devicePixelRatioF();
        const QString file = u"%1/%2-%3-%4%5.png"_s.arg(m_folder, what, QLatin1String(look.name),
            m_language, ratio > 1 ? u"@%1x"_s.arg(ratio) : QString());
        if (!widget.grab().save(file))
            qFatal("%s cannot be written.", qPrintable(file));
        std::printf("%s\n", qPrintable(file));
    }

    const QString m_folder;
    const QString m_language;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc != 3) {
        std::fputs("gatehouse_screenshots FOLDER LANGUAGE\n", stderr);
        return 2;
    }
    Scene::forgetSettings();
    const QString language = QString::fromLocal8Bit(argv[2]);
    shell::speak(QLocale(language), application);
    QApplication::setStyle(u"Fusion"_s);
    pages::dress();
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    Camera camera(folder, language);
    const QPalette light = QApplication::palette();
    camera.takeAll({"light", light});
    camera.takeAll({"dark", darkPalette()});
    return 0;
}
