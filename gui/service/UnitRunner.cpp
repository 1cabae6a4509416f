// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/UnitRunner.h"

#include "base/ReplacedFile.h"
#include "service/StartFiles.h"

#include <QDir>
#include <QFileInfo>

namespace gatehouse::service {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr mode_t UnitMode = 0644;
constexpr int LinesRead = 100;

QString unit()
{
    return u"gatehouse.service"_s;
}

} // namespace

void UnitRunner::isThere(
    const Places &places, QObject *context, const std::function<void(bool)> &done)
{
    service::run({.program = u"systemctl"_s,
                     .arguments = {u"--user"_s, u"is-system-running"_s},
                     .environment = places.environment},
        context, [done](const Result<Output> &output) {
            // Its exit code is for the health of the whole session.
            static const QStringList running {
                u"initializing"_s, u"starting"_s, u"running"_s, u"degraded"_s, u"maintenance"_s};
            done(output && running.contains(output->out.trimmed()));
        });
}

void UnitRunner::run(const QString &program, const QStringList &arguments,
    const std::function<void(const Result<Output> &)> &done)
{
    service::run({.program = program, .arguments = arguments, .environment = places().environment},
        this, done);
}

void UnitRunner::ask(const QStringList &arguments, const Done &done)
{
    run(u"systemctl"_s, QStringList {u"--user"_s} + arguments,
        [done](const Result<Output> &output) {
            if (!output)
                return done(Err(output.error()));
            if (output->code != 0)
                return done(Err(Error {
                    ErrorKind::Unavailable, tr("systemd refuses it: %1").arg(output->words())}));
            done({});
        });
}

void UnitRunner::install(AtLogin atLogin, const Done &done)
{
    QDir().mkpath(QFileInfo(places().unitFile).path());
    if (auto written = base::replaceFile(places().unitFile, unitText(places()), UnitMode); !written)
        return later(done, written);
    reread(atLogin, done);
}

void UnitRunner::reread(AtLogin atLogin, const Done &done)
{
    ask({u"daemon-reload"_s}, [this, atLogin, done](const Result<void> &reloaded) {
        if (!reloaded)
            return done(reloaded);
        ask({atLogin == AtLogin::Starts ? u"enable"_s : u"disable"_s, unit()}, done);
    });
}

void UnitRunner::remove(const Done &done)
{
    ask({u"disable"_s, unit()}, [this, done](const Result<void> &) {
        QFile::remove(places().unitFile);
        ask({u"daemon-reload"_s}, done);
    });
}

void UnitRunner::launch(const Done &done)
{
    // After too many failures in a row systemd starts nothing until it is told to forget them.
    ask({u"reset-failed"_s, unit()}, [this, done](const Result<void> &) {
        ask({u"start"_s, unit()}, done);
    });
}

void UnitRunner::end(const Done &done)
{
    ask({u"stop"_s, unit()}, done);
}

void UnitRunner::look(const std::function<void(State)> &done)
{
    run(u"systemctl"_s, {u"--user"_s, u"show"_s, u"--property=ActiveState,SubState"_s, unit()},
        [done](const Result<Output> &output) {
            const bool waits = output && output->out.contains(u"SubState=auto-restart"_s);
            const bool lives = output && !waits
                && (output->out.contains(u"ActiveState=active"_s)
                    || output->out.contains(u"ActiveState=activating"_s)
                    || output->out.contains(u"ActiveState=reloading"_s));
            done(lives ? State::Alive : State::Gone);
        });
}

void UnitRunner::readLines(const std::function<void(QStringList)> &done)
{
    run(u"journalctl"_s,
        {u"--user"_s, u"--unit"_s, unit(), u"--lines"_s, QString::number(LinesRead), u"--output"_s,
            u"cat"_s, u"--no-pager"_s, u"--quiet"_s},
        [done](const Result<Output> &output) {
            done(output ? linesToShow(output->out) : QStringList());
        });
}

} // namespace gatehouse::service
