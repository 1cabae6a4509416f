// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace gatehouse::protocol {

// Attempts to connect, step by step: `attempts.list`.

struct AttemptStep
{
    QString kind; ///< such as tokens-issued; docs/admin-protocol.md has all of them
    QString reason; ///< such as port-differs; none where the kind says it all
    base::sys_seconds at {}; ///< the first time
    base::sys_seconds lastAt {};
    int times = 1; ///< how often in a row
    QString detail; ///< words of the server's, or the part of a URI that may be shown

    bool operator==(const AttemptStep &) const = default;
};
/// What a name in the texts of a finding stands for.
struct FindingValue
{
    QString name;
    QString value;

    bool operator==(const FindingValue &) const = default;
};
/// What is to be said of an attempt. The texts are in English; domain::diagnosisText() and the
/// values make them anew in another language.
struct AttemptFinding
{
    QByteArray id; ///< never changes; for scripts
    QString sentence; ///< what happened
    QString advice; ///< what to do
    QList<FindingValue> values;

    bool operator==(const AttemptFinding &) const = default;
};
struct AttemptRow
{
    qint64 number = 0; ///< of its earliest step
    QByteArray signIn; ///< names its sign-in; empty when none has begun
    QByteArray client; ///< its id; empty when it never said
    QString clientName;
    QByteArray session; ///< its id; empty when none was opened
    base::sys_seconds from {};
    base::sys_seconds until {}; ///< the last time that something happened
    QList<AttemptStep> steps; ///< oldest first
    QList<AttemptFinding> findings; ///< the most telling first

    bool operator==(const AttemptRow &) const = default;
};
/// Which attempts, newest first; empty members ask nothing.
struct AttemptsQuery
{
    QByteArray client; ///< its id
    QByteArray session; ///< its id
    QString text; ///< stands in the id or name of the client, or in the id of the session
    bool trouble = false; ///< only those with findings
    std::optional<qint64> before; ///< goes on after the one of that number
    int limit = 100; ///< MaxPage at most
};
struct AttemptsPage
{
    QList<AttemptRow> rows; ///< perhaps fewer than asked for
    std::optional<qint64> next; ///< ask on with it as `before`; missing: that was all
};

} // namespace gatehouse::protocol
