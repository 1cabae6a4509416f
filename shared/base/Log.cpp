// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Log.h"

#include "base/Json.h"
#include "base/Printable.h"

#include <QDateTime>

#include <atomic>
#include <cstdio>
#include <unistd.h>

namespace gatehouse::base {

namespace {

std::atomic<LogFormat> currentFormat {LogFormat::Text};

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
    case QtFatalMsg:
        return "error";
    }
    return "error";
}

/// sd-daemon(3): a line may open with its priority.
const char *journalPrefix(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "<7>";
    case QtInfoMsg:
        return "<6>";
    case QtWarningMsg:
        return "<4>";
    case QtCriticalMsg:
    case QtFatalMsg:
        return "<3>";
    }
    return "<3>";
}

/// So that one message is one line.
QByteArray escaped(const QString &message)
{
    return printable(message).toUtf8();
}

void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QByteArray line = formatLogLine(currentFormat.load(std::memory_order_relaxed), type,
                                context.category, message, QDateTime::currentMSecsSinceEpoch())
        + '\n';
    const auto written =
        ::write(STDERR_FILENO, line.constData(), static_cast<std::size_t>(line.size()));
    Q_UNUSED(written) // nobody is left to tell
}

} // namespace

QByteArray formatLogLine(LogFormat format, QtMsgType type, const char *category,
    const QString &message, qint64 unixMilliseconds)
{
    const QByteArray name = category ? category : "default";
    if (format == LogFormat::Journal)
        return journalPrefix(type) + name + ": " + escaped(message);
    const QByteArray time = QDateTime::fromMSecsSinceEpoch(unixMilliseconds, Qt::UTC)
                                .toString(Qt::ISODateWithMs)
                                .toUtf8();
    if (format == LogFormat::Json)
        return toJson(QJsonObject {{QStringLiteral("time"), QString::fromUtf8(time)},
            {QStringLiteral("level"), QLatin1String(levelName(type))},
            {QStringLiteral("category"), QString::fromUtf8(name)},
            {QStringLiteral("message"), QString::fromUtf8(escaped(message))}});
    return time + ' ' + QByteArray(levelName(type)).leftJustified(7) + ' ' + name + ": "
        + escaped(message);
}

void installLog(LogFormat format, LogLevel level)
{
    currentFormat = format;
    QString rules;
    if (level > LogLevel::Debug)
        rules += QStringLiteral("*.debug=false\n");
    if (level > LogLevel::Info)
        rules += QStringLiteral("*.info=false\n");
    if (level > LogLevel::Warning)
        rules += QStringLiteral("*.warning=false\n");
    QLoggingCategory::setFilterRules(rules);
    qInstallMessageHandler(writeLine);
}

} // namespace gatehouse::base
