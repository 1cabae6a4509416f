// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace gatehouse::config {

enum class OriginKind { Default, Given, Environment, Credential, SettingsFile, SecretStore };

/// Where a value came from.
struct Origin
{
    OriginKind kind = OriginKind::Default;
    QString place; ///< for people: "the environment", "/etc/gatehouse/gatehouse.env, line 3"

    bool operator==(const Origin &) const = default;
};

/// One thing that keeps the server from starting.
struct Mistake
{
    QByteArray name; ///< of the setting; empty when a whole file is meant
    QString shown; ///< the value, masked where it is secret; empty when there is none
    QString problem; ///< goes on after the name: "must be …", "is not set: …"
    QString place; ///< where it came from; empty when it came from nowhere

    bool operator==(const Mistake &) const = default;

    /// One line.
    QString text() const;
};

/// What was found on the way through the settings.
struct Findings
{
    QList<Mistake> mistakes;
    QStringList warnings;
};

/// \a value without the user and the password a URL in it may hold.
QByteArray withoutPassword(const QByteArray &value);

/// \a value as it may be shown: one line, not too long, without the password of a URL.
QString shownValue(const QByteArray &value);

} // namespace gatehouse::config
