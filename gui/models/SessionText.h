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
    /// What a cell has no room for.
    static QString hint(const protocol::SessionRow &row, SessionsModel::Column column);
    /// "Ann with Claude": how a question names it.
    static QString label(const protocol::SessionRow &row);
};

} // namespace gatehouse::models
