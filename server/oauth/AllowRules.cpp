// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/AllowRules.h"

#include <algorithm>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A to Z only: the lower case of the Kelvin sign is k, and nobody may become somebody else by it.
QString asciiLower(const QString &text)
{
    QString result = text;
    for (QChar &c : result) {
        if (c >= u'A' && c <= u'Z')
            c = QChar(c.unicode() + (u'a' - u'A'));
    }
    return result;
}

QStringList lowered(const QStringList &list)
{
    QStringList result;
    for (const QString &entry : list)
        result.append(asciiLower(entry.trimmed()));
    result.removeAll(QString());
    return result;
}

/// Exactly one '@', something on both sides, printable ASCII only: nothing that looks like another
/// address.
bool isPlainAddress(const QString &email)
{
    const qsizetype at = email.indexOf(u'@');
    return at > 0 && at < email.size() - 1 && email.count(u'@') == 1
        && std::all_of(email.cbegin(), email.cend(),
            [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

bool addressMatches(const QString &rule, const QString &email)
{
    if (rule.startsWith(u"*@"_s))
        return email.sliced(email.indexOf(u'@')) == QStringView(rule).sliced(1);
    return rule == email;
}

/// What this server itself says of a Google domain or a Microsoft tenant: no group of a provider is
/// called so.
bool isTenant(const QString &group)
{
    return group.startsWith(u"hd:"_s) || group.startsWith(u"tid:"_s);
}

} // namespace

AllowRules::AllowRules(const QStringList &users, const QStringList &groups, GroupNames names)
    : m_users(lowered(users))
    , m_groups(lowered(groups))
    , m_names(names)
{ }

bool AllowRules::allows(const domain::Identity &identity, const QByteArray &provider) const
{
    if (identity.issuer == "local")
        return true;
    if (m_users.contains(u"*"_s))
        return true;
    const QString email = asciiLower(identity.email);
    if (identity.emailVerified && isPlainAddress(email)) {
        const bool named = std::any_of(m_users.cbegin(), m_users.cend(),
            [&](const QString &rule) { return addressMatches(rule, email); });
        if (named)
            return true;
    }
    return std::any_of(identity.groups.cbegin(), identity.groups.cend(),
        [this, name = QString::fromUtf8(provider)](
            const QString &group) { return allowsGroup(group, name); });
}

bool AllowRules::allowsGroup(const QString &group, const QString &provider) const
{
    const QString name = asciiLower(group);
    if (m_names == GroupNames::WithProvider && !isTenant(group))
        return m_groups.contains(asciiLower(provider) + u'/' + name);
    return m_groups.contains(name);
}

} // namespace gatehouse::oauth
