// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/ServerRules.h"

#include <algorithm>

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One form for names that look or work alike, so that a denied tool has no second spelling.
QString folded(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC)
        .toCaseFolded()
        .normalized(QString::NormalizationForm_KC);
}

bool matchesAny(const QStringList &globs, const QString &name)
{
    return std::any_of(globs.cbegin(), globs.cend(),
        [&name](const QString &glob) { return matchesGlob(glob, name); });
}

} // namespace

bool matchesGlob(QStringView glob, QStringView text)
{
    qsizetype g = 0;
    qsizetype t = 0;
    qsizetype star = -1; // the last `*`, and where its run would go on
    qsizetype resume = 0;
    while (t < text.size()) {
        if (g < glob.size() && glob[g] == u'*') {
            star = g++;
            resume = t;
        } else if (g < glob.size() && (glob[g] == u'?' || glob[g] == text[t])) {
            ++g;
            ++t;
        } else if (star >= 0) {
            g = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (g < glob.size() && glob[g] == u'*')
        ++g;
    return g == glob.size();
}

ServerRules::ServerRules(const domain::McpServer &server, GroupNames names)
    : m_people(server.allow, server.groups, names)
    , m_names(server.allow)
    , m_everyone(server.allow.isEmpty() && server.groups.isEmpty())
    , m_clients(server.clients)
    , m_tools(server.tools)
    , m_scopes(server.scopes)
{
    for (QString &glob : m_tools.deny)
        glob = folded(glob);
}

bool ServerRules::allowsCaller(const domain::Session &session) const
{
    return allowsPerson(session.user, session.provider)
        && (m_clients.isEmpty() || m_clients.contains(session.clientId.value));
}

bool ServerRules::allowsPerson(const domain::Identity &user, const QByteArray &provider) const
{
    if (m_everyone)
        return true;
    if (user.issuer != "local")
        return m_people.allows(user, provider);
    // A local account has no address that anybody vouches for: here its name counts.
    return m_names.contains(u"*"_s)
        || m_names.contains(QString::fromUtf8(user.subject), Qt::CaseInsensitive);
}

bool ServerRules::allowsTool(const QString &name) const
{
    if (!m_tools.deny.isEmpty() && matchesAny(m_tools.deny, folded(name)))
        return false;
    return m_tools.allow.isEmpty() || matchesAny(m_tools.allow, name);
}

} // namespace gatehouse::gateway
