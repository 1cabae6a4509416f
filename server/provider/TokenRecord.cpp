// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/TokenRecord.h"

#include "base/Json.h"

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;

QByteArray toRecord(const ProviderTokens &tokens)
{
    QJsonObject record {{u"access_token"_s, QString::fromUtf8(tokens.accessToken.reveal())}};
    if (tokens.refreshToken)
        record.insert("refresh_token"_L1, QString::fromUtf8(tokens.refreshToken->reveal()));
    if (tokens.expiresAt)
        record.insert("expires_at"_L1, qint64(tokens.expiresAt->time_since_epoch().count()));
    return base::toJson(record);
}

} // namespace gatehouse::provider
