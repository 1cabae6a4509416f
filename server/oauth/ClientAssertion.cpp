// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientAssertion.h"

#include "oauth/ClientIdUrl.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

constexpr auto Skew = 60s;
constexpr auto MaxLife = 10min;
constexpr qsizetype MaxJtiBytes = 256;

Err<Error> badAssertion(const char16_t *why)
{
    return Err(Error {
        ErrorKind::Invalid, u"The client assertion is refused: "_s + QString::fromUtf16(why)});
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

/// RFC 8725 3.11: a token that says it is of another kind is not of this one.
bool isOfThisKind(const QJsonObject &header)
{
    const QString type = header["typ"_L1].toString().toLower();
    return !header.contains("typ"_L1) || type == "jwt"_L1 || type == "client-authentication+jwt"_L1;
}

/// RFC 7523 3 point 3: we are its audience, alone.
bool isForUs(const QJsonValue &audience, const QByteArrayList &us)
{
    const QJsonArray named = audience.isArray() ? audience.toArray() : QJsonArray {audience};
    return !named.isEmpty()
        && std::all_of(named.begin(), named.end(), [&us](const QJsonValue &one) {
               return one.isString() && us.contains(one.toString().toUtf8());
           });
}

base::Result<base::sys_seconds> checkTimes(const QJsonObject &claims, base::sys_seconds now)
{
    const auto expires = timeOf(claims, "exp"_L1);
    if (!expires)
        return badAssertion(u"it does not say when it expires.");
    if (now >= *expires + Skew)
        return badAssertion(u"it has expired.");
    if (*expires > now + MaxLife + Skew)
        return badAssertion(u"it lives longer than ten minutes.");
    if (claims.contains("iat"_L1)) {
        const auto issued = timeOf(claims, "iat"_L1);
        if (!issued || *issued > now + Skew)
            return badAssertion(u"it was issued in the future; compare the clocks.");
        if (*expires - *issued > MaxLife)
            return badAssertion(u"it lives longer than ten minutes.");
    }
    if (claims.contains("nbf"_L1)) {
        const auto begins = timeOf(claims, "nbf"_L1);
        if (!begins || *begins > now + Skew)
            return badAssertion(u"it is not valid yet; compare the clocks.");
    }
    return *expires + Skew;
}

} // namespace

base::Result<ClientAssertion> parseClientAssertion(QByteArrayView text)
{
    auto token = jose::parseCompactJws(text);
    if (!token)
        return Err(token.error());
    if (!isOfThisKind(token->header))
        return badAssertion(u"it is a token of another kind.");
    const QByteArray issuer = token->claims["iss"_L1].toString().toUtf8();
    const QByteArray subject = token->claims["sub"_L1].toString().toUtf8();
    if (issuer.isEmpty() || issuer != subject || issuer.size() > MaxClientIdBytes)
        return badAssertion(u"its issuer and subject are not one client.");
    const QByteArray jti = token->claims["jti"_L1].toString().toUtf8();
    if (jti.isEmpty() || jti.size() > MaxJtiBytes)
        return badAssertion(u"it has no jti of 1 to 256 bytes.");
    const QByteArray use = base::sha256(subject).toBytes() + jti;
    return ClientAssertion {std::move(*token), {subject}, base::sha256(use)};
}

base::Result<base::sys_seconds> checkClientAssertion(
    const ClientAssertion &assertion, const QByteArrayList &audiences, base::sys_seconds now)
{
    if (!isForUs(assertion.token.claims["aud"_L1], audiences))
        return badAssertion(u"it is not for this server alone.");
    return checkTimes(assertion.token.claims, now);
}

} // namespace gatehouse::oauth
