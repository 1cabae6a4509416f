// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Timeline.h"

#include <QHash>
#include <QMap>

#include <functional>
#include <optional>

namespace gatehouse::oauth {

/// What can be said of an attempt in plain words: those of domain::DiagnosisText, with the values
/// that their names stand for. An attempt of no known client has no value for "client".
struct Finding
{
    QByteArray id;
    QMap<QString, QString> values {};

    QString sentenceText() const; ///< in English
    QString adviceText() const;
};

/// One client's way from the first 401 to the first refresh, as far as it came.
struct Attempt
{
    QByteArray signIn {}; ///< empty when none began
    domain::ClientId clientId {}; ///< empty when it never said
    QString clientName {};
    domain::SessionId session {}; ///< empty when none was opened
    base::sys_seconds from {};
    base::sys_seconds until {};
    QList<TimelineStep> steps {}; ///< oldest first
    QList<Finding> findings {};
    /// The lowest of its steps: a lower one once a step before turns out to be its own.
    qint64 number = 0;
};

/// How long the access tokens of a client live.
using AccessTtlOf = std::function<base::seconds(const domain::ClientId &client)>;

/// What only shows over several attempts of one client.
class ClientHabits
{
public:
    ClientHabits() = default;
    /// \a attempts: newest first. \a accessTtlOf is asked once for each client of which it matters.
    ClientHabits(
        const QList<Attempt> &attempts, base::sys_seconds now, const AccessTtlOf &accessTtlOf);

    /// How many sessions of it were used, outlived their first access token and never refreshed it;
    /// 0 when one of them did.
    int neverRefreshed(const domain::ClientId &client) const;

private:
    struct Habit
    {
        int outlived = 0;
        int refreshed = 0;
        std::optional<base::seconds> accessTtl {}; ///< once it was asked for
    };
    QHash<QByteArray, Habit> m_habits;
};

/// Every rule of the table that applies to \a attempt, the most telling first. Pure.
QList<Finding> diagnose(const Attempt &attempt, const ClientHabits &habits, base::sys_seconds now);

} // namespace gatehouse::oauth
