// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <openssl/evp.h>

#include <array>

namespace gatehouse::jose {

/// One way to sign (RFC 7518 3.1, RFC 8037 3.1).
struct Algorithm
{
    enum class Family { RsaPkcs1, RsaPss, Ecdsa, EdDsa };

    QByteArrayView name;
    Family family;
    const EVP_MD *(*digest)();
    int curveBits; ///< ES*: the curve that belongs to it (RFC 7518 3.4); else 0

    /// Is the key of its kind, and on its curve?
    bool fits(EVP_PKEY *key) const;
};

/// Every algorithm there is for us.
inline constexpr std::array<Algorithm, 10> Algorithms {{
    {"RS256", Algorithm::Family::RsaPkcs1, EVP_sha256, 0},
    {"RS384", Algorithm::Family::RsaPkcs1, EVP_sha384, 0},
    {"RS512", Algorithm::Family::RsaPkcs1, EVP_sha512, 0},
    {"PS256", Algorithm::Family::RsaPss, EVP_sha256, 0},
    {"PS384", Algorithm::Family::RsaPss, EVP_sha384, 0},
    {"PS512", Algorithm::Family::RsaPss, EVP_sha512, 0},
    {"ES256", Algorithm::Family::Ecdsa, EVP_sha256, 256},
    {"ES384", Algorithm::Family::Ecdsa, EVP_sha384, 384},
    {"ES512", Algorithm::Family::Ecdsa, EVP_sha512, 521},
    {"EdDSA", Algorithm::Family::EdDsa, nullptr, 0},
}};

/// Null for any other name.
const Algorithm *findAlgorithm(QByteArrayView name);

} // namespace gatehouse::jose
