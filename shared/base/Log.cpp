// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Log.h"

#include "base/Json.h"

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

/// Whether a terminal or a viewer would obey it instead of showing it: C0, DEL, C1, the line
/// separators, and what turns the direction of text around.
bool isControl(char16_t u)
{
    return u < 0x20 || (u >= 0x7f && u < 0xa0) || (u >= 0x2028 && u <= 0x202e)
        || (u >= 0x2066 && u <= 0x2069);
}

/// Such characters become \xNN, so that one message is one line and reads as it was written.
QByteArray escaped(const QString &message)
{
    QString safe;
    safe.reserve(message.size());
    for (const QChar c : message) {
        const char16_t u = c.unicode();
        if (isControl(u))
            safe += QStringLiteral("\\x%1").arg(u, 2, 16, QLatin1Char('0'));
        else
            safe += c;
    }
    return safe.toUtf8();
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
