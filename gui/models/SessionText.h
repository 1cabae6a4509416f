// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/SessionsModel.h"

#include <QCoreApplication>

namespace gatehouse::models {

/// What stands in the table of sessions.
class SessionText
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::models::SessionText)
public:
    static QString title(SessionsModel::Column column);
    static QString cell(const protocol::SessionRow &row, SessionsModel::Column column);
    /// The address it was used from last; of one that was not used, where it was opened from.
    static QString from(const protocol::SessionRow &row);
    /// What a cell has no room for.
    static QString hint(const protocol::SessionRow &row, SessionsModel::Column column);
    /// "Ann with Claude": how a question names it.
    static QString label(const protocol::SessionRow &row);
    static QString label(const QString &person, const QString &client);
    /// What stands over the sessions of a person or a client.
    static QString group(const QString &title, int sessions);

private:
    static QString hintOfFrom(const protocol::SessionRow &row);
};

} // namespace gatehouse::models
