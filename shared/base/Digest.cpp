// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Digest.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <memory>

namespace gatehouse::base {

namespace {

/// Looked up once: finding an algorithm takes OpenSSL 3 longer than to digest a token.
const EVP_MD *sha256Algorithm()
{
    static const EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    if (!algorithm)
        qFatal("OpenSSL has no SHA-256.");
    return algorithm;
}

using MacContext = std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)>;

/// HMAC with SHA-256 but no key yet; only copied from, by whichever thread.
const EVP_MAC_CTX *hmacTemplate()
{
    static const MacContext context = [] {
        char digest[] = "SHA256";
        const OSSL_PARAM params[] = {
            OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
            OSSL_PARAM_construct_end()};
        EVP_MAC *const hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
        MacContext made(hmac ? EVP_MAC_CTX_new(hmac) : nullptr, &EVP_MAC_CTX_free);
        EVP_MAC_free(hmac);
        if (!made || EVP_MAC_CTX_set_params(made.get(), params) != 1)
            qFatal("OpenSSL has no HMAC-SHA-256.");
        return made;
    }();
    return context.get();
}

/// Ready to take in what is to be signed under \a key.
MacContext keyedContext(QByteArrayView key)
{
    const char *bytes = key.isEmpty() ? "" : key.data(); // OpenSSL takes no null for no bytes
    MacContext context(EVP_MAC_CTX_dup(hmacTemplate()), &EVP_MAC_CTX_free);
    if (!context
        || EVP_MAC_init(context.get(), reinterpret_cast<const unsigned char *>(bytes),
               std::size_t(key.size()), nullptr)
            != 1)
        qFatal("OpenSSL cannot take the key of an HMAC-SHA-256.");
    return context;
}

Digest finishMac(const MacContext &context, QByteArrayView data)
{
    Digest digest;
    std::size_t length = 0;
    const bool made = context
        && EVP_MAC_update(context.get(), reinterpret_cast<const unsigned char *>(data.data()),
               std::size_t(data.size()))
            == 1
        && EVP_MAC_final(context.get(), digest.bytes.data(), &length, digest.bytes.size()) == 1;
    if (!made)
        qFatal("OpenSSL cannot compute HMAC-SHA-256; derived keys would be guessable.");
    return digest;
}

} // namespace

Digest sha256(QByteArrayView data)
{
    Digest digest;
    if (!EVP_Digest(data.data(), std::size_t(data.size()), digest.bytes.data(), nullptr,
            sha256Algorithm(), nullptr))
        qFatal("OpenSSL cannot compute SHA-256.");
    return digest;
}

Digest hmacSha256(QByteArrayView key, QByteArrayView data)
{
    return finishMac(keyedContext(key), data);
}

HmacKey::HmacKey(QByteArrayView key)
    : m_ready(keyedContext(key))
{ }

Digest HmacKey::of(QByteArrayView data) const
{
    return finishMac(MacContext(EVP_MAC_CTX_dup(m_ready.get()), &EVP_MAC_CTX_free), data);
}

} // namespace gatehouse::base
