// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/Languages.h"
#include "shell/MainWindow.h"
#include "shell/ServerControl.h"
#include "shell/SingleInstance.h"
#include "shell/Tray.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDesktopServices>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QMessageBox>
#include <QSettings>
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

/// The window, the tray and the second start, each told of the others.
void wire(shell::MainWindow &window, shell::Tray &tray, shell::SingleInstance &instance)
{
    QObject::connect(
        &instance, &shell::SingleInstance::called, &window, &shell::MainWindow::bringUp);
    QObject::connect(&tray, &shell::Tray::windowWanted, &window, [&window](const QString &page) {
        window.bringUp();
        window.showPage(page);
    });
    QObject::connect(&window, &shell::MainWindow::wentToTray, &tray, [&tray] {
        QSettings settings;
        if (settings.value(u"tray/explained"_s).toBool())
            return;
        settings.setValue(u"tray/explained"_s, true);
        tray.say(u"Gatehouse"_s,
            QCoreApplication::translate("gatehouse::shell::Main",
                "Gatehouse goes on here, so that it can tell you when a client wants in."));
    });
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
    QCoreApplication::setOrganizationName(u"gatehouse"_s);
    QCoreApplication::setApplicationName(u"gatehouse"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(GATEHOUSE_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Gatehouse"_s);
    QGuiApplication::setDesktopFileName(u"gatehouse"_s);
    QApplication::setQuitOnLastWindowClosed(false); // the window says when
    shell::speak(QLocale(), application);
    const std::optional<QString> socket = namedSocket(application);
    shell::SingleInstance instance(
        QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/gatehouse-app"_s);
    const auto role = instance.claim();
    if (!role) {
        QMessageBox::critical(nullptr, u"Gatehouse"_s, role.error().message);
        return 1;
    }
    if (*role == shell::SingleInstance::Role::Second)
        return 0;
    const base::SystemClock clock;
    service::Service service(service::placesOf(
        QProcessEnvironment::systemEnvironment(), QCoreApplication::applicationDirPath()));
    models::LiveData data(
        {.sockets = socket ? QStringList {*socket}
                           : service::socketsOf(service.places(), config::processInputs({})),
            .program = u"gatehouse " GATEHOUSE_VERSION ""_s},
        clock);
    shell::MainWindow window(data);
    shell::Tray tray(data);
    wire(window, tray, instance);
    logStart(window, data, timer);
    base::SystemRandom random;
    std::optional<shell::ServerControl> control;
    if (!socket) { // with one that was named, somebody else starts that server
        control.emplace(window,
            wizard::Means {.service = service,
                .live = data,
                .random = random,
                .openBrowser = [](const QUrl &url) { QDesktopServices::openUrl(url); }});
        control->beginWithSetUp();
    }
    tray.show();
    window.setStaysInTray(shell::Tray::isThere());
    window.show();
    data.server.open();
    return QApplication::exec();
}
