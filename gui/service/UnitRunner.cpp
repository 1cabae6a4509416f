// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/UnitRunner.h"

#include "base/ReplacedFile.h"
#include "service/StartFiles.h"

#include <QDir>
#include <QFileInfo>
#include <QTimer>

#include <chrono>

namespace gatehouse::service {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr mode_t UnitMode = 0644;
constexpr int LinesRead = 100;
constexpr auto JournalWrites = 500ms; // what it was told

QString unit()
{
    return u"gatehouse.service"_s;
}

/// systemd.time(7)
QString stampOfNow()
{
    const std::chrono::duration<double> now = std::chrono::system_clock::now().time_since_epoch();
    return u'@' + QString::number(now.count(), 'f', 6);
}

using Lines = UnitRunner::Lines;

/// What the first of \a asks says that says anything.
void firstOf(QList<std::function<void(const Lines &)>> asks, const Lines &done)
{
    const auto ask = asks.takeFirst();
    ask([asks, done](const QStringList &lines) {
        if (!lines.isEmpty() || asks.isEmpty())
            return done(lines);
        firstOf(asks, done);
    });
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

Result<void> UnitRunner::writeUnit()
{
    if (auto named = canBeNamed(places()); !named)
        return named;
    QDir().mkpath(QFileInfo(places().unitFile).path());
    return base::replaceFile(places().unitFile, unitText(places()), UnitMode);
}

void UnitRunner::install(AtLogin atLogin, const Done &done)
{
    if (auto written = writeUnit(); !written)
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
    m_begun = stampOfNow();
    if (QFileInfo::exists(places().unitFile))
        return begin(done);
    // Somebody has brought their settings along.
    if (auto written = writeUnit(); !written)
        return later(done, written);
    ask({u"daemon-reload"_s}, [this, done](const Result<void> &reloaded) {
        if (!reloaded)
            return done(reloaded);
        begin(done);
    });
}

void UnitRunner::begin(const Done &done)
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

void UnitRunner::readLines(const Lines &done)
{
    const auto journal = [this](Whose whose) {
        return [this, whose](const Lines &take) { readJournal(whose, take); };
    };
    const auto journalLater = [this](const Lines &take) {
        QTimer::singleShot(JournalWrites, this, [this, take] { readJournal(Whose::Server, take); });
    };
    firstOf({journal(Whose::Server), journalLater, journalLater, journalLater,
                journal(Whose::Systemd), [this](const Lines &take) { check(take); }},
        done);
}

void UnitRunner::readJournal(Whose whose, const Lines &done)
{
    QStringList arguments {u"--user"_s, u"--lines"_s, QString::number(LinesRead), u"--output"_s,
        u"cat"_s, u"--no-pager"_s, u"--quiet"_s};
    if (!m_begun.isEmpty()) // what it said before that would be taken for what it says now
        arguments << u"--since"_s << m_begun;
    // Of a program that has ended by the time it is looked at the journal knows no unit any more.
    if (whose == Whose::Server)
        arguments << u"_SYSTEMD_USER_UNIT="_s + unit() << u"+"_s
                  << u"SYSLOG_IDENTIFIER="_s + QLatin1String(NameInJournal);
    else
        arguments << u"--unit"_s << unit();
    run(u"journalctl"_s, arguments, [done](const Result<Output> &output) {
        done(output ? linesToShow(output->out) : QStringList());
    });
}

/// A journal that is not kept on the disk is not for everybody to read.
void UnitRunner::check(const Lines &done)
{
    run(places().server, {u"--settings"_s, places().settingsFile, u"--check"_s},
        [done](const Result<Output> &output) {
            done(output && output->code != 0 ? linesToShow(output->words()) : QStringList());
        });
}

} // namespace gatehouse::service
