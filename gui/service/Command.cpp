// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/Command.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>

namespace gatehouse::service {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

QString said(const char *text)
{
    return QCoreApplication::translate("gatehouse::service::Command", text);
}

/// By the PATH that the program itself gets.
QString placeOf(const Command &command)
{
    if (command.program.contains(u'/'))
        return command.program;
    const QStringList path = command.environment.value(u"PATH"_s).split(u':', Qt::SkipEmptyParts);
    return path.isEmpty() ? QString() : QStandardPaths::findExecutable(command.program, path);
}

} // namespace

QString Output::words() const
{
    return (err.trimmed().isEmpty() ? out : err).trimmed();
}

void run(const Command &command, QObject *context,
    const std::function<void(const Result<Output> &)> &done)
{
    auto *process = new QProcess(context);
    process->setProcessEnvironment(command.environment);
    process->setProgram(placeOf(command));
    process->setArguments(command.arguments);
    auto *deadline = new QTimer(process);
    deadline->setSingleShot(true);
    const auto finish = [process, done](const Result<Output> &result) {
        process->disconnect(); // once
        process->kill();
        process->deleteLater();
        done(result);
    };
    const QString name = command.program.section(u'/', -1);
    QObject::connect(deadline, &QTimer::timeout, context, [finish, name] {
        finish(Err(Error {ErrorKind::TimedOut,
            said(QT_TRANSLATE_NOOP("gatehouse::service::Command", "%1 does not come to an end."))
                .arg(name)}));
    });
    QObject::connect(
        process, &QProcess::errorOccurred, context, [finish, name](QProcess::ProcessError error) {
            if (error != QProcess::FailedToStart)
                return; // told by finished()
            finish(Err(Error {ErrorKind::NotFound,
                said(QT_TRANSLATE_NOOP("gatehouse::service::Command", "%1 cannot be run."))
                    .arg(name)}));
        });
    QObject::connect(process, &QProcess::finished, context,
        [finish, process](int code, QProcess::ExitStatus status) {
            finish(Output {.code = status == QProcess::NormalExit ? code : -1,
                .out = QString::fromUtf8(process->readAllStandardOutput()),
                .err = QString::fromUtf8(process->readAllStandardError())});
        });
    QObject::connect(process, &QProcess::started, process, [process, input = command.input] {
        process->write(input);
        process->closeWriteChannel();
    });
    deadline->start(command.within);
    // From the event loop, so that nothing is answered before this returns.
    QTimer::singleShot(0, process, [process] { process->start(); });
}

} // namespace gatehouse::service
