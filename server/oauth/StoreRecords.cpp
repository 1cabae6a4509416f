// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/StoreRecords.h"

#include "base/Base64Url.h"

namespace gatehouse::oauth {

domain::SessionId sessionMadeFrom(const base::Digest &code)
{
    constexpr qsizetype IdBytes = 16;
    const base::Digest named = base::sha256("session of code " + code.toBytes());
    return {base::toBase64Url(named.toBytes().first(IdBytes))};
}

} // namespace gatehouse::oauth
