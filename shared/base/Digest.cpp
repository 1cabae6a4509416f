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
    const char *keyBytes = key.isEmpty() ? "" : key.data(); // OpenSSL takes no null for no bytes
    if (!HMAC(EVP_sha256(), keyBytes, static_cast<int>(key.size()),
            reinterpret_cast<const unsigned char *>(data.data()),
            static_cast<std::size_t>(data.size()), digest.bytes.data(), &length))
        qFatal("OpenSSL cannot compute HMAC-SHA-256; derived keys would be guessable.");
    return digest;
}

} // namespace gatehouse::base
