// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

namespace gatehouse::base {

Digest sha256(QByteArrayView data)
{
    Digest digest;
    SHA256(reinterpret_cast<const unsigned char *>(data.data()),
        static_cast<std::size_t>(data.size()), digest.bytes.data());
    return digest;
}

Digest hmacSha256(QByteArrayView key, QByteArrayView data)
{
    Digest digest;
    unsigned int length = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
        reinterpret_cast<const unsigned char *>(data.data()), static_cast<std::size_t>(data.size()),
        digest.bytes.data(), &length);
    return digest;
}

} // namespace gatehouse::base
