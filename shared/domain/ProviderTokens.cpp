// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ProviderTokens.h"

#include "base/Json.h"

namespace gatehouse::domain {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

QByteArray toRecord(const ProviderTokens &tokens)
{
    QJsonObject record {{u"access_token"_s, QString::fromUtf8(tokens.accessToken.reveal())}};
    if (tokens.refreshToken)
        record.insert("refresh_token"_L1, QString::fromUtf8(tokens.refreshToken->reveal()));
    if (tokens.expiresAt)
        record.insert("expires_at"_L1, qint64(tokens.expiresAt->time_since_epoch().count()));
    if (tokens.checkedAt)
        record.insert("checked_at"_L1, qint64(tokens.checkedAt->time_since_epoch().count()));
    return base::toJson(record);
}

base::Result<ProviderTokens> providerTokensFrom(const QByteArray &record)
{
    const auto json = base::parseJsonObject(record);
    if (!json)
        return Err(json.error());
    ProviderTokens tokens;
    tokens.accessToken = base::Secret(json->value("access_token"_L1).toString().toUtf8());
    if (tokens.accessToken.isEmpty())
        return Err(Error {ErrorKind::Invalid, u"A record of provider tokens has no token."_s});
    if (const QByteArray refresh = json->value("refresh_token"_L1).toString().toUtf8();
        !refresh.isEmpty())
        tokens.refreshToken = base::Secret(refresh);
    if (const QJsonValue end = json->value("expires_at"_L1); !end.isUndefined())
        tokens.expiresAt = base::sys_seconds(base::seconds(end.toInteger()));
    if (const QJsonValue checked = json->value("checked_at"_L1); !checked.isUndefined())
        tokens.checkedAt = base::sys_seconds(base::seconds(checked.toInteger()));
    return tokens;
}

} // namespace gatehouse::domain
