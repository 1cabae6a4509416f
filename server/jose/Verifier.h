// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jose/Algorithm.h"

#include <map>
#include <memory>
#include <mutex>

namespace gatehouse::jose {

/// Verifies with one public key. What OpenSSL looks up before it can, which takes it half as long
/// as a signature of RSA itself, is kept for each algorithm. Any thread.
class Verifier
{
public:
    /// \a key: not null.
    explicit Verifier(std::shared_ptr<EVP_PKEY> key);

    /// False also when \a algorithm is not for this key. Leaves its errors in OpenSSL's queue.
    bool verify(
        const Algorithm &algorithm, QByteArrayView signedPart, QByteArrayView signature) const;

private:
    struct FreeContext
    {
        void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
    };
    using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

    Context newContext(const Algorithm &algorithm) const;
    const EVP_MD_CTX *prepared(const Algorithm &algorithm) const;
    bool isSignature(
        const Algorithm &algorithm, QByteArrayView signedPart, QByteArrayView signature) const;

    const std::shared_ptr<EVP_PKEY> m_key;
    mutable std::mutex m_mutex;
    /// Ready to verify, only copied from; never taken out again. Guarded by m_mutex.
    mutable std::map<const Algorithm *, Context> m_prepared;
};

} // namespace gatehouse::jose
