// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Passphrase.h"
#include "base/Signals.h"
#include "base/Turns.h"
#include "config/Describe.h"
#include "daemon/Accounts.h"
#include "daemon/CommandLine.h"
#include "daemon/Daemon.h"
#include "daemon/Demo.h"
#include "daemon/Restore.h"
#include "daemon/Setup.h"
#include "net/EpollDispatcher.h"
#include "settings/LoadSettings.h"

#include <QCoreApplication>
#include <QFile>

#include <csignal>
#include <cstdio>

namespace {

using namespace gatehouse;
using daemon::CommandLine;
using Task = CommandLine::Task;

constexpr int Done = 0;
constexpr int CannotStart = 1;
constexpr int Misused = 2;

void say(std::FILE *stream, const QString &text)
{
    std::fputs(text.toUtf8().constData(), stream);
    std::fflush(stream);
}

int fail(int code, const QString &sentence)
{
    say(stderr, QStringLiteral("gatehoused: %1\n").arg(sentence));
    return code;
}

/// Only the end of the line: the form does not trim a password either.
QByteArray withoutLineEnd(QByteArray line)
{
    if (line.endsWith('\n'))
        line.chop(1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

int addUser(const config::Loaded &loaded, const config::Inputs &inputs, const QString &name)
{
    auto running = daemon::Daemon::create(loaded, inputs);
    if (!running)
        return fail(CannotStart, running.error().message);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return fail(
            CannotStart, QStringLiteral("The password cannot be read from standard input."));
    const base::Secret password(withoutLineEnd(input.readLine(2048)));
    base::SystemRandom random;
    const base::SystemClock clock;
    if (auto saved = daemon::saveLocalAccount((*running)->store(), name, password, random, clock);
        !saved)
        return fail(CannotStart, saved.error().message);
    say(stdout, QStringLiteral("The account %1 is saved.\n").arg(name));
    return Done;
}

int restore(const config::Settings &settings, const CommandLine &line)
{
    const auto passphrase =
        base::readPassphrase(QStringLiteral("Passphrase of the backup"), base::Asked::Once);
    if (!passphrase)
        return fail(Misused, passphrase.error().message);
    const auto restored = daemon::restoreBackup(line.backupFile, *passphrase, settings,
        line.overwrites ? daemon::Overwrite::Allowed : daemon::Overwrite::Never);
    if (!restored)
        return fail(CannotStart, restored.error().message);
    say(stdout, *restored + u'\n');
    return Done;
}

/// Before a server can start that needs it.
int setSecret(const config::Inputs &inputs, const QString &name)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return fail(CannotStart, QStringLiteral("The secret cannot be read from standard input."));
    const base::Secret secret(withoutLineEnd(input.read(secrets::MaxSecretBytes + 2)));
    if (const auto made = daemon::makeDataFolder(config::secretWants(inputs).dataDir); !made)
        return fail(CannotStart, made.error().message);
    const auto saved = settings::saveSecret(inputs, name.toUtf8(), secret);
    if (!saved)
        return fail(CannotStart, saved.error().message);
    say(stdout, *saved + u'\n');
    return Done;
}

int serve(const config::Loaded &loaded, const config::Inputs &inputs, const daemon::Demo *demo)
{
    base::interruptNobody();
    auto created = daemon::Daemon::create(loaded, inputs);
    if (!created)
        return fail(CannotStart, created.error().message);
    daemon::Daemon &server = **created;
    QString tour;
    if (demo) {
        auto prepared = demo->prepare(server);
        if (!prepared)
            return fail(CannotStart, prepared.error().message);
        tour = *prepared;
    }
    std::signal(SIGPIPE, SIG_IGN);
    const base::Signals signalsOfTheSystem(
        [] { QCoreApplication::quit(); }, [&server] { server.reload([](const auto &) {}); });
    QObject::connect(
        &server, &daemon::Daemon::stopAsked, &server, [] { QCoreApplication::quit(); });
    if (auto started = server.start(); !started)
        return fail(CannotStart, started.error().message);
    say(stdout,
        QStringLiteral("Gatehouse is ready at %1\n%2")
            .arg(QString::fromUtf8(server.baseUrl()), tour));
    const int code = QCoreApplication::exec();
    server.stop();
    return code;
}

/// Needs the application object.
int run(const QCoreApplication &, const CommandLine &line)
{
    config::Inputs inputs = config::processInputs(line.settingsFile);
    std::unique_ptr<daemon::Demo> demo;
    if (line.task == Task::Demo) {
        demo = std::make_unique<daemon::Demo>();
        auto given = demo->inputs(inputs);
        if (!given)
            return fail(CannotStart, given.error().message);
        inputs = *given;
    }
    if (line.task == Task::SetSecret)
        return setSecret(inputs, line.name);
    const config::LoadResult loaded = settings::loadSettingsNow(inputs);
    if (!loaded) {
        say(stderr, config::describeRefusal(loaded.error()));
        return Misused;
    }
    for (const QString &warning : loaded->warnings)
        say(stderr, QStringLiteral("gatehoused: warning: %1\n").arg(warning));
    if (line.task == Task::PrintConfig) {
        say(stdout, config::printedConfig(*loaded));
        return Done;
    }
    if (line.task == Task::Check) {
        say(stdout, QStringLiteral("The settings are good.\n"));
        return Done;
    }
    base::installLog(loaded->settings.logFormat, loaded->settings.logLevel);
    if (line.task == Task::AddUser)
        return addUser(*loaded, inputs, line.name);
    if (line.task == Task::Restore)
        return restore(loaded->settings, line);
    return serve(*loaded, inputs, demo.get());
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setEventDispatcher(new net::EpollDispatcher);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("gatehoused"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GATEHOUSE_VERSION));

    const auto line = daemon::parseCommandLine(QCoreApplication::arguments().sliced(1));
    if (!line)
        return fail(Misused, line.error().message);
    if (line->task == Task::Help) {
        say(stdout, daemon::usage() + u'\n' + config::settingsHelp());
        return Done;
    }
    if (line->task == Task::Manual) {
        say(stdout, daemon::manualPage());
        return Done;
    }
    if (line->task == Task::Version) {
        say(stdout, QStringLiteral("gatehoused " GATEHOUSE_VERSION "\n"));
        return Done;
    }
    return run(application, *line);
}
