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
    /// Whose group a rule means. With several providers it says which: anybody may make a GitHub
    /// organisation called like a group of the company. hd: and tid: rules are whole as they are.
    enum class GroupNames { Bare, WithProvider };

    /// \a users: e-mail addresses, `*@domain` or `*`; \a groups: as in Identity::groups, or
    /// `provider/group`. Compared without ASCII case.
    AllowRules(
        const QStringList &users, const QStringList &groups, GroupNames names = GroupNames::Bare);

    /// \a provider: the name of the one that vouches for \a identity. E-mail rules count verified
    /// addresses only. Local accounts were made by the owner, so any of them is in.
    bool allows(const domain::Identity &identity, const QByteArray &provider) const;
    bool isEmpty() const { return m_users.isEmpty() && m_groups.isEmpty(); }

private:
    bool allowsGroup(const QString &group, const QString &provider) const;

    QStringList m_users;
    QStringList m_groups;
    GroupNames m_names;
};

} // namespace gatehouse::oauth
