// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/IdToken.h"

#include "provider/ProviderMetadata.h"

#include <QJsonArray>

#include <cmath>

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr auto Skew = 60s;
constexpr qsizetype MaxSubjectBytes = 255; // OpenID Connect Core 2

Err<Error> refused(const QString &why)
{
    return Err(Error {ErrorKind::Invalid, u"The id_token is refused: %1."_s.arg(why)});
}

/// Replaces {tenantid} by the tenant the token names; empty when it names none.
QByteArray withTenant(QByteArray issuer, const QJsonObject &claims)
{
    if (!issuer.contains("{tenantid}"))
        return issuer;
    const QByteArray tenant = claims["tid"_L1].toString().toUtf8();
    return isUuid(tenant) ? issuer.replace("{tenantid}", tenant) : QByteArray();
}

/// 3.1.3.7 point 2. The issuer in its one spelling, or empty.
QByteArray acceptedIssuer(const QJsonObject &claims, const IdTokenRules &rules)
{
    const QByteArray named = claims["iss"_L1].toString().toUtf8();
    const QByteArray expected = withTenant(rules.issuer, claims);
    const bool fits =
        !named.isEmpty() && (named == expected || rules.issuerAliases.contains(named));
    return fits ? expected : QByteArray();
}

/// 3.1.3.7 points 3 to 5: it is for us, and if it is for others too then made out to us.
bool isForUs(const QJsonObject &claims, const QByteArray &clientId)
{
    const QString us = QString::fromUtf8(clientId);
    const QJsonValue audience = claims["aud"_L1];
    const QJsonArray audiences = audience.isArray() ? audience.toArray() : QJsonArray {audience};
    if (!audiences.contains(us))
        return false;
    if (claims.contains("azp"_L1))
        return claims["azp"_L1].toString() == us;
    return audiences.size() == 1;
}

/// RFC 7519 2: NumericDate; nothing when it is none or not a time of this era.
std::optional<base::sys_seconds> timeOf(const QJsonObject &claims, QLatin1String name)
{
    constexpr double farthest = 1e11;
    const double value = claims[name].toDouble(-1);
    if (!(value >= 0 && value < farthest))
        return std::nullopt;
    return base::sys_seconds(base::seconds(static_cast<qint64>(std::floor(value))));
}

/// 3.1.3.7 points 9 and 10; empty when the token is valid now.
QString faultInTime(const QJsonObject &claims, base::sys_seconds now)
{
    const auto expires = timeOf(claims, "exp"_L1);
    const auto issued = timeOf(claims, "iat"_L1);
    if (!expires || !issued)
        return u"it does not say when it was issued and expires"_s;
    if (now >= *expires + Skew)
        return u"it has expired"_s;
    if (*issued > now + Skew)
        return u"it was issued in the future; compare the clocks"_s;
    if (claims.contains("nbf"_L1) && timeOf(claims, "nbf"_L1).value_or(now + 2 * Skew) > now + Skew)
        return u"it is not valid yet"_s;
    return {};
}

/// 3.1.3.7 point 11.
bool hasNonce(const QJsonObject &claims, const std::optional<QByteArray> &nonce)
{
    return !nonce || (!nonce->isEmpty() && claims["nonce"_L1].toString().toUtf8() == *nonce);
}

bool isSigned(const jose::CompactJws &token, const QList<IssuerKey> &keys)
{
    const QByteArray issuer = token.claims["iss"_L1].toString().toUtf8();
    return std::any_of(keys.begin(), keys.end(), [&](const IssuerKey &one) {
        if (!one.issuer.isEmpty() && withTenant(one.issuer, token.claims) != issuer)
            return false;
        return one.key.verify(token.algorithm, token.signedPart, token.signature);
    });
}

} // namespace

Result<VerifiedIdToken> verifyIdToken(
    const jose::CompactJws &token, const QList<IssuerKey> &keys, const IdTokenRules &rules)
{
    if (rules.algorithms && !rules.algorithms->contains(token.algorithm))
        return refused(u"the provider does not sign with its algorithm"_s);
    if (!isSigned(token, keys))
        return refused(u"its signature is not the provider's"_s);
    const QJsonObject &claims = token.claims;
    const QByteArray issuer = acceptedIssuer(claims, rules);
    if (issuer.isEmpty())
        return refused(u"it is of another issuer"_s);
    if (!isForUs(claims, rules.clientId))
        return refused(u"it is for another client"_s);
    if (const QString fault = faultInTime(claims, rules.now); !fault.isEmpty())
        return refused(fault);
    if (!hasNonce(claims, rules.nonce))
        return refused(u"its nonce is of another sign-in"_s);
    const QByteArray subject = claims["sub"_L1].toString().toUtf8();
    if (subject.isEmpty() || subject.size() > MaxSubjectBytes)
        return refused(u"it does not say who signed in"_s);
    return VerifiedIdToken {issuer, subject, claims};
}

} // namespace gatehouse::provider
