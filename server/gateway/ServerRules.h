// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/McpServer.h"
#include "oauth/AllowRules.h"
#include "oauth/Store.h"

namespace gatehouse::gateway {

/// Does \a text match \a glob, in which `*` is any run of characters and `?` is one? Linear in the
/// product of their lengths. Pure.
bool matchesGlob(QStringView glob, QStringView text);

/// Who may use one server, and which of its tools. Immutable; any thread.
class ServerRules
{
public:
    using GroupNames = oauth::AllowRules::GroupNames;

    explicit ServerRules(const domain::McpServer &server, GroupNames names = GroupNames::Bare);

    /// (Users or groups) and clients; a list that is not there asks nothing.
    bool allowsCaller(const domain::Session &session) const;
    /// Deny wins, whatever the letters' case or Unicode form; allow is exact.
    bool allowsTool(const QString &name) const;
    bool hasToolRules() const { return !m_tools.isEmpty(); }
    /// All of these must be in the token.
    const domain::Scopes &scopes() const { return m_scopes; }

private:
    bool allowsPerson(const domain::Identity &user, const QByteArray &provider) const;

    oauth::AllowRules m_people;
    QStringList m_names; ///< of local accounts; anybody for `*`
    bool m_everyone;
    QByteArrayList m_clients;
    domain::ToolRules m_tools; ///< deny is folded
    domain::Scopes m_scopes;
};

} // namespace gatehouse::gateway
