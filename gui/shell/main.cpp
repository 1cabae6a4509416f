// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Signals.h"
#include "notify/Desktop.h"
#include "pages/RoomyStyle.h"
#include "service/TrialServer.h"
#include "shell/Languages.h"
#include "shell/Machines.h"
#include "shell/ServerControl.h"
#include "shell/SingleInstance.h"
#include "shell/UnsavedGuard.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDesktopServices>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QMessageBox>
#include <QStandardPaths>

namespace {

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;

// QT_LOGGING_RULES="gatehouse.app.debug=true" says how long starting takes.
Q_LOGGING_CATEGORY(appLog, "gatehouse.app", QtInfoMsg)

/// The one that was named; none: the server is looked for.
std::optional<QString> namedSocket(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "gatehouse::shell::Main", "Watches and administers gatehoused."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption socket(u"socket"_s,
        QCoreApplication::translate(
            "gatehouse::shell::Main", "The admin socket of the server (ADMIN_SOCKET)."),
        u"PATH"_s);
    parser.addOption(socket);
    parser.process(application);
    return parser.isSet(socket) ? std::optional(parser.value(socket)) : std::nullopt;
}

void logStart(const shell::MainWindow &window, const models::LiveData &data, QElapsedTimer timer)
{
    QObject::connect(&window, &shell::MainWindow::firstShown, &window,
        [timer] { qCDebug(appLog, "window shown after %lld ms", qlonglong(timer.elapsed())); });
    QObject::connect(&data.server, &models::LiveServer::connectionChanged, &window, [&data, timer] {
        if (data.server.isConnected())
            qCDebug(appLog, "%d sessions known after %lld ms", data.sessions.total(),
                qlonglong(timer.elapsed()));
    });
}

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer timer;
    timer.start();
    QApplication application(argc, argv);
    // Until the last of it has gone: what it shows on the desktop is taken back.
    const base::Signals signals([] { shell::UnsavedGuard::endUnasked(); });
    QCoreApplication::setOrganizationName(u"gatehouse"_s);
    QCoreApplication::setApplicationName(u"gatehouse"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(GATEHOUSE_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Gatehouse"_s);
    QGuiApplication::setDesktopFileName(u"gatehouse"_s);
    QApplication::setQuitOnLastWindowClosed(false); // the window says when
    pages::dress();
    shell::speak(QLocale(), application);
    const std::optional<QString> socket = namedSocket(application);
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/gatehouse-app"_s;
    shell::SingleInstance instance(folder);
    const auto role = instance.claim();
    if (!role) {
        QMessageBox::critical(nullptr, u"Gatehouse"_s, role.error().message);
        return 1;
    }
    if (*role == shell::SingleInstance::Role::Second)
        return 0;
    service::TrialServer::sweep();
    const base::SystemClock clock;
    const QString program = u"gatehouse " GATEHOUSE_VERSION ""_s;
    service::Service service(service::placesOf(
        QProcessEnvironment::systemEnvironment(), QCoreApplication::applicationDirPath()));
    shell::Desk here(
        {.sockets = socket ? QStringList {*socket}
                           : service::socketsOf(service.places(), config::processInputs({})),
            .program = program},
        clock, {}, notify::makeDesktopOutlet());
    shell::Machines machines(here, clock, program, {.address = {}, .folder = folder},
        [] { return notify::makeDesktopOutlet(); });
    QObject::connect(&instance, &shell::SingleInstance::called, &machines,
        [&machines] { machines.shown().bringUp(); });
    logStart(here.window, here.live, timer);
    base::SystemRandom random;
    std::optional<shell::ServerControl> control;
    if (!socket) { // with one that was named, somebody else starts that server
        control.emplace(here.window,
            wizard::Means {.service = service,
                .live = here.live,
                .random = random,
                .openBrowser = [](const QUrl &url) { QDesktopServices::openUrl(url); }});
        QObject::connect(&*control, &shell::ServerControl::setUpOpened, &machines,
            [&machines] { machines.setMayLeave(false); });
        QObject::connect(&*control, &shell::ServerControl::setUpClosed, &machines,
            [&machines] { machines.setMayLeave(true); });
        control->beginWithSetUp();
    }
    const shell::UnsavedGuard guard;
    QObject::connect(&application, &QCoreApplication::aboutToQuit, &machines,
        [&machines] { machines.shown().window.remember(); });
    here.bringUp();
    here.live.server.open();
    return QApplication::exec();
}
