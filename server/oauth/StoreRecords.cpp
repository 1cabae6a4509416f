// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/StoreRecords.h"

#include "base/Base64Url.h"

namespace gatehouse::oauth {

domain::SessionId sessionMadeFrom(const base::Digest &code)
{
    constexpr qsizetype IdBytes = 16;
    constexpr qsizetype TimeBytes = 6; // of the sign-in's id: sessions of one time begin alike
    const QByteArray bytes = code.toBytes();
    const base::Digest named = base::sha256("session of code " + bytes);
    return {base::toBase64Url(bytes.first(TimeBytes) + named.toBytes().first(IdBytes - TimeBytes))};
}

} // namespace gatehouse::oauth
