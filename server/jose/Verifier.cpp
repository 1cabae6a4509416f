// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/Verifier.h"

#include <QByteArray>

#include <openssl/ecdsa.h>
#include <openssl/rsa.h>

namespace gatehouse::jose {

namespace {

struct FreeSignature
{
    void operator()(ECDSA_SIG *signature) const { ECDSA_SIG_free(signature); }
};
struct FreeBigNumber
{
    void operator()(BIGNUM *number) const { BN_free(number); }
};
using EcSignature = std::unique_ptr<ECDSA_SIG, FreeSignature>;
using BigNumber = std::unique_ptr<BIGNUM, FreeBigNumber>;

const unsigned char *rawBytes(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

/// RFC 7518 3.4: R and S side by side, each as long as the curve; OpenSSL wants DER. Empty when it
/// is not that.
QByteArray derFromRaw(QByteArrayView signature, int curveBits)
{
    const int half = (curveBits + 7) / 8;
    if (signature.size() != 2 * half)
        return {};
    BigNumber r(BN_bin2bn(rawBytes(signature), half, nullptr));
    BigNumber s(BN_bin2bn(rawBytes(signature) + half, half, nullptr));
    const EcSignature pair(ECDSA_SIG_new());
    if (!r || !s || !pair || !ECDSA_SIG_set0(pair.get(), r.get(), s.get()))
        return {};
    static_cast<void>(r.release()); // now the pair's
    static_cast<void>(s.release());
    QByteArray der(i2d_ECDSA_SIG(pair.get(), nullptr), Qt::Uninitialized);
    auto *end = reinterpret_cast<unsigned char *>(der.data());
    i2d_ECDSA_SIG(pair.get(), &end);
    return der;
}

} // namespace

Verifier::Verifier(std::shared_ptr<EVP_PKEY> key)
    : m_key(std::move(key))
{ }

bool Verifier::verify(
    const Algorithm &algorithm, QByteArrayView signedPart, QByteArrayView signature) const
{
    if (!algorithm.fits(m_key.get()))
        return false;
    if (algorithm.family != Algorithm::Family::Ecdsa)
        return isSignature(algorithm, signedPart, signature);
    return isSignature(algorithm, signedPart, derFromRaw(signature, algorithm.curveBits));
}

Verifier::Context Verifier::newContext(const Algorithm &algorithm) const
{
    Context context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *keyContext = nullptr; // owned by context
    const EVP_MD *digest = algorithm.digest ? algorithm.digest() : nullptr;
    if (!context
        || EVP_DigestVerifyInit(context.get(), &keyContext, digest, nullptr, m_key.get()) <= 0)
        return {};
    // RFC 7518 3.5: the salt is as long as the digest.
    if (algorithm.family == Algorithm::Family::RsaPss
        && (EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING) <= 0
            || EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, RSA_PSS_SALTLEN_DIGEST) <= 0))
        return {};
    return context;
}

/// Null when OpenSSL has no such algorithm.
const EVP_MD_CTX *Verifier::prepared(const Algorithm &algorithm) const
{
    const std::lock_guard lock(m_mutex);
    Context &context = m_prepared[&algorithm];
    if (!context)
        context = newContext(algorithm);
    return context.get();
}

bool Verifier::isSignature(
    const Algorithm &algorithm, QByteArrayView signedPart, QByteArrayView signature) const
{
    const EVP_MD_CTX *from = prepared(algorithm);
    const Context context(EVP_MD_CTX_new());
    if (signature.isEmpty() || !from || !context || EVP_MD_CTX_copy_ex(context.get(), from) != 1)
        return false;
    EVP_MD_CTX_set_flags(context.get(), EVP_MD_CTX_FLAG_FINALISE); // it is used this once
    return EVP_DigestVerify(context.get(), rawBytes(signature),
               static_cast<std::size_t>(signature.size()), rawBytes(signedPart),
               static_cast<std::size_t>(signedPart.size()))
        == 1;
}

} // namespace gatehouse::jose
