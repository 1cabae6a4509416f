// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Timeline.h"

#include <QHash>
#include <QMap>

namespace gatehouse::oauth {

/// What can be said of an attempt in plain words. The texts are templates with names in double
/// braces, marked for translation in the context "Diagnosis"; \a values holds what the names stand
/// for.
struct Finding
{
    QByteArray id; ///< never changes; for scripts
    const char *sentence = nullptr; ///< what happened
    const char *advice = nullptr; ///< what to do
    QMap<QString, QString> values {};

    /// A template, translated or not, with the values put in.
    QString filled(const QString &text) const;
    QString sentenceText() const { return filled(QString::fromUtf8(sentence)); }
    QString adviceText() const { return filled(QString::fromUtf8(advice)); }
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
};

/// What only shows over several attempts of one client.
class ClientHabits
{
public:
    ClientHabits() = default;
    /// \a attempts: newest first.
    ClientHabits(const QList<Attempt> &attempts, base::sys_seconds now, base::seconds accessTtl);

    /// How many sessions of it were used, outlived their first access token and never refreshed it;
    /// 0 when one of them did.
    int neverRefreshed(const domain::ClientId &client) const;

private:
    struct Habit
    {
        int outlived = 0;
        int refreshed = 0;
    };
    QHash<QByteArray, Habit> m_habits;
};

/// Every rule of the table that applies to \a attempt, the most telling first. Pure.
QList<Finding> diagnose(const Attempt &attempt, const ClientHabits &habits, base::sys_seconds now);

} // namespace gatehouse::oauth
