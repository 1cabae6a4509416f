// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/AuditMessages.h"

#include <QCoreApplication>
#include <QStringList>

namespace gatehouse::models {

/// How the app says what a row of the audit log says.
class AuditWords
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::models::AuditWords)
public:
    /// Of a kind or a group of kinds; one that is not known is as the server calls it.
    static QString kind(const QString &kind);
    /// Every kind that is known, each group before its own.
    static QStringList kinds();
    static bool isGroup(const QString &kind) { return !kind.contains(u'.'); }
    /// What it tells besides: the setting that was changed, why a session has ended.
    static QString about(const protocol::AuditRow &row);
    /// Who did it; empty as in the row.
    static QString actor(const protocol::AuditRow &row);
    /// Everything, a line for each thing there is.
    static QString whole(const protocol::AuditRow &row);
};

} // namespace gatehouse::models
