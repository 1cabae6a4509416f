// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace gatehouse::protocol {

// The audit log: `audit.query`, `audit.export`, `audit.verify`.

struct AuditRow
{
    qint64 number = 0;
    base::sys_seconds at {};
    QString kind; ///< such as client.blocked; docs/admin-protocol.md has all of them
    QString actor; ///< who did it; empty: whom it is about, or the server itself
    QString who; ///< the person it is about
    QByteArray client; ///< its id
    QString clientName;
    QByteArray subject; ///< the id of a session or token, the name of a setting
    QString detail;
};
/// Which rows; empty members ask nothing.
struct AuditFilter
{
    QString kind; ///< one, or a group: client
    QString who; ///< stands in actor or who
    QString client; ///< stands in its id or name
    QString text; ///< stands anywhere
    std::optional<base::sys_seconds> since;
    std::optional<base::sys_seconds> until; ///< not itself
};
/// Newest first.
struct AuditQuery : AuditFilter
{
    std::optional<qint64> before; ///< goes on before that number
    int limit = 100; ///< MaxPage at most
};
struct AuditPage
{
    QList<AuditRow> rows; ///< perhaps fewer than asked for, perhaps none though there are more
    std::optional<qint64> next; ///< ask on with it as `before`; missing: that was all
};
enum class AuditFormat { Csv, Json };
/// Oldest first.
struct AuditExport : AuditFilter
{
    AuditFormat format = AuditFormat::Csv;
    qint64 after = 0; ///< goes on after that number; 0: from the beginning
};
struct AuditText
{
    QString text; ///< whole lines
    std::optional<qint64> next; ///< ask on with it as `after`; missing: that was all
};
/// What somebody has noted elsewhere of a row; a digest is 64 hexadecimal digits.
struct AuditVerify
{
    std::optional<qint64> number;
    QByteArray digest;
};
struct AuditVerdict
{
    bool good = true;
    qint64 first = 0; ///< the first row there is
    qint64 last = 0; ///< the last row that is good
    QByteArray digest; ///< of that one
    std::optional<qint64> row; ///< the first one that is not
    QString problem; ///< a sentence about it
};
/// Event `audit.added`.
struct AuditAdded
{
    AuditRow row;
};

} // namespace gatehouse::protocol
