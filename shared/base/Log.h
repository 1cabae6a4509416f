// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QString>

namespace gatehouse::base {

/// How lines look: for a person, for a machine, for systemd (priority prefix, no time).
enum class LogFormat { Text, Json, Journal };
enum class LogLevel { Debug, Info, Warning, Error };

/// Installs the one message handler of the process: every line goes to standard error, whole, with
/// control characters escaped so that nobody's name can forge a line (SECURITY: log injection).
/// Call once, early.
void installLog(LogFormat format, LogLevel level);

/// One line as it would be written, without the trailing newline. Pure; what the handler uses and
/// tests read.
QByteArray formatLogLine(LogFormat format, QtMsgType type, const char *category,
    const QString &message, qint64 unixMilliseconds);

} // namespace gatehouse::base
