// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Identity.h"

#include <QStringList>

namespace gatehouse::oauth {

/// Who may come in: ALLOWED_USERS and ALLOWED_GROUPS. No rule: nobody. A value; immutable.
class AllowRules
{
public:
    /// \a users: e-mail addresses, `*@domain` or `*`; \a groups: as in Identity::groups. Compared
    /// without ASCII case.
    AllowRules(const QStringList &users, const QStringList &groups);

    /// E-mail rules count verified addresses only. Local accounts were made by the owner, so any of
    /// them is in.
    bool allows(const domain::Identity &identity) const;
    bool isEmpty() const { return m_users.isEmpty() && m_groups.isEmpty(); }

private:
    QStringList m_users;
    QStringList m_groups;
};

} // namespace gatehouse::oauth
