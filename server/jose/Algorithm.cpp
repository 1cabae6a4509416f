// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/Algorithm.h"

namespace gatehouse::jose {

bool Algorithm::fits(EVP_PKEY *key) const
{
    switch (family) {
    case Family::RsaPkcs1:
    case Family::RsaPss:
        return EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA;
    case Family::Ecdsa:
        return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC && EVP_PKEY_get_bits(key) == curveBits;
    case Family::EdDsa:
        return EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519;
    }
    return false;
}

const Algorithm *findAlgorithm(QByteArrayView name)
{
    for (const Algorithm &algorithm : Algorithms) {
        if (algorithm.name == name)
            return &algorithm;
    }
    return nullptr;
}

} // namespace gatehouse::jose
