// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace gatehouse::config {

/// One KEY=VALUE of a settings file; \a line is where its name stands, counted from 1.
struct EnvEntry
{
    QByteArray name;
    QByteArray value;
    int line = 0;

    bool operator==(const EnvEntry &) const = default;
};

/// The lines that an entry takes, counted from 1.
struct EnvLines
{
    int first = 0;
    int last = 0;

    bool operator==(const EnvLines &) const = default;
};

/// Something about one line; never quotes it, since it may hold a secret.
struct EnvRemark
{
    QString message;
    int line = 0;

    bool operator==(const EnvRemark &) const = default;
};

struct EnvFile
{
    QList<EnvEntry> entries; ///< in the order of the file
    QList<EnvLines> lines; ///< of each of them
    QList<EnvRemark> mistakes; ///< lines that cannot be read
    QList<EnvRemark> warnings; ///< lines that may not mean what they seem to
};

/// Reads the syntax of systemd's EnvironmentFile= (systemd.exec(5)): comments start a line with #
/// or ;, values may be quoted ('…' literally; "…" with backslash before " \ ` $), a backslash at
/// the end of a line continues it, an unquoted value loses the blanks around it. Also tolerates
/// `export ` and CRLF. Pure; any thread.
EnvFile parseEnvFile(QByteArrayView text);

/// \a value so that parseEnvFile reads it back: as it is where that is safe, else in double quotes.
QByteArray quotedEnvValue(const QByteArray &value);

} // namespace gatehouse::config
