// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Secret.h"

#include <openssl/crypto.h>

namespace gatehouse::base {

bool Secret::equals(QByteArrayView other) const
{
    return m_bytes.size() == other.size()
        && CRYPTO_memcmp(m_bytes.constData(), other.data(), static_cast<std::size_t>(other.size()))
        == 0;
}

} // namespace gatehouse::base
