// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/Claims.h"

#include <QJsonArray>

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MaxEmailLength = 254; // RFC 5321 4.5.3.1.3
constexpr qsizetype MaxNameLength = 200;
constexpr qsizetype MaxGroups = 500;
constexpr qsizetype MaxGroupLength = 256;

bool isDomainCharacter(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'0' && u <= u'9') || (u >= u'A' && u <= u'Z') || (u >= u'a' && u <= u'z')
        || u == u'-' || u == u'.';
}

QLatin1String trustClaim(EmailTrust trust)
{
    return trust == EmailTrust::EmailVerified ? "email_verified"_L1 : "xms_edov"_L1;
}

bool isVouchedFor(const QJsonObject &claims, EmailTrust trust)
{
    if (trust == EmailTrust::EmailVerified)
        return claims[trustClaim(trust)] == QJsonValue(true);
    // Microsoft's optional claim comes as a boolean, a number or a string.
    const QJsonValue owner = claims[trustClaim(trust)];
    return owner == QJsonValue(true) || owner == QJsonValue(1) || owner == QJsonValue(u"1"_s);
}

/// "hd:…" and "tid:…" are ours to say; a group that calls itself so would pass for a tenant.
bool isGroup(const QString &name)
{
    return !name.isEmpty() && name.size() <= MaxGroupLength
        && !name.startsWith("hd:"_L1, Qt::CaseInsensitive)
        && !name.startsWith("tid:"_L1, Qt::CaseInsensitive);
}

QList<QString> groupsOf(const QJsonObject &claims, const QByteArray &tenantClaim)
{
    QList<QString> groups;
    const QJsonArray named = claims["groups"_L1].toArray();
    for (const auto &group : named) {
        const QString name = group.toString();
        if (isGroup(name) && groups.size() < MaxGroups)
            groups.append(name);
    }
    const QString claim = QString::fromUtf8(tenantClaim);
    const QString tenant = claim.isEmpty() ? QString() : claims[claim].toString();
    if (!tenant.isEmpty() && tenant.size() <= MaxGroupLength)
        groups.append(claim + u':' + tenant);
    return groups;
}

} // namespace

QString cleanEmail(const QString &claimed)
{
    const qsizetype at = claimed.indexOf(u'@');
    const QString domain = claimed.mid(at + 1);
    if (at < 1 || claimed.size() > MaxEmailLength || domain.isEmpty())
        return {};
    if (!std::all_of(domain.begin(), domain.end(), isDomainCharacter)) // a second '@' included
        return {};
    const bool printable = std::all_of(
        claimed.begin(), claimed.end(), [](QChar c) { return c.isPrint() && !c.isSpace(); });
    return printable ? claimed : QString();
}

domain::Identity identityFromClaims(const QJsonObject &claims, const Preset &preset)
{
    domain::Identity identity;
    identity.email = cleanEmail(claims["email"_L1].toString());
    identity.emailVerified = !identity.email.isEmpty() && isVouchedFor(claims, preset.emailTrust);
    identity.name = claims["name"_L1].toString().left(MaxNameLength);
    identity.groups = groupsOf(claims, preset.tenantClaim);
    return identity;
}

domain::Identity updatedByClaims(
    domain::Identity known, const QJsonObject &claims, const Preset &preset)
{
    const domain::Identity said = identityFromClaims(claims, preset);
    if (claims.contains(trustClaim(preset.emailTrust))) {
        known.email = said.email;
        known.emailVerified = said.emailVerified;
    }
    if (!said.name.isEmpty())
        known.name = said.name;
    if (claims.contains("groups"_L1))
        known.groups.removeIf([](const QString &group) { return isGroup(group); });
    const QString tenant = QString::fromUtf8(preset.tenantClaim);
    if (!tenant.isEmpty() && claims.contains(tenant))
        known.groups.removeIf(
            [&](const QString &group) { return group.startsWith(tenant + u':'); });
    for (const QString &group : said.groups) {
        if (!known.groups.contains(group))
            known.groups.append(group);
    }
    return known;
}

} // namespace gatehouse::provider
