// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/Flow.h"

#include <QProcess>
#include <QTest>

namespace gatehouse::test {

struct Ended
{
    int code = -1;
    QString out;
    QString err;

    QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
    QJsonObject firstRow() const { return json().value("rows"_L1).toArray().first().toObject(); }
};

/// gatehousectl as somebody runs it, with nothing of the person who runs the test.
class CtlRun
{
public:
    QString home() const { return m_home.path(); }
    QProcessEnvironment more; ///< besides what every program needs

    void prepare(QProcess &process, const QStringList &arguments) const
    {
        QProcessEnvironment environment;
        for (const QString &name : {u"PATH"_s, u"LD_LIBRARY_PATH"_s, u"ASAN_OPTIONS"_s,
                 u"UBSAN_OPTIONS"_s, u"LSAN_OPTIONS"_s, u"TSAN_OPTIONS"_s}) {
            const QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
            if (own.contains(name))
                environment.insert(name, own.value(name));
        }
        environment.insert(u"HOME"_s, m_home.path());
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        environment.insert(more);
        process.setProcessEnvironment(environment);
        process.setProgram(u"" GATEHOUSECTL ""_s);
        process.setArguments(arguments);
    }
    /// Meanwhile the server, which lives on this thread, goes on.
    Ended run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        prepare(process, arguments);
        process.start();
        process.write(input);
        process.closeWriteChannel();
        if (!QTest::qWaitFor(
                [&process] { return process.state() == QProcess::NotRunning; }, 20'000)) {
            process.kill();
            process.waitForFinished();
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
    }

private:
    QTemporaryDir m_home;
};

} // namespace gatehouse::test
