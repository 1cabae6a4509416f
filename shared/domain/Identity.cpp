// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Identity.h"

#include "base/Base64Url.h"
#include "base/Digest.h"

namespace gatehouse::domain {

UserId Identity::userId() const
{
    // The length in front keeps ("ab", "c") apart from ("a", "bc").
    const QByteArray pair = QByteArray::number(issuer.size()) + ':' + issuer + subject;
    return {base::toBase64Url(base::sha256(pair).toBytes().first(16))};
}

} // namespace gatehouse::domain
