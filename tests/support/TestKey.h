// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Base64Url.h"
#include "base/Json.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rsa.h>

#include <memory>

namespace gatehouse::test {

/// A private key, made in the test, that signs what a provider would sign, right or wrong.
class TestKey
{
public:
    static TestKey rsa(unsigned bits = 2048)
    {
        return TestKey(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t(bits)));
    }
    /// \a group: "P-256", "P-384", "P-521", "secp256k1"
    static TestKey ec(const char *group)
    {
        return TestKey(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", group));
    }
    static TestKey ed25519() { return TestKey(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")); }

    EVP_PKEY *get() const { return m_key.get(); }

    /// The public key (RFC 7517), with `kid` when \a keyId is not empty.
    QJsonObject jwk(const QString &keyId = {}) const
    {
        QJsonObject jwk;
        if (EVP_PKEY_is_a(get(), "RSA")) {
            jwk = {{k("kty"), k("RSA")}, {k("n"), text(number(OSSL_PKEY_PARAM_RSA_N))},
                {k("e"), text(number(OSSL_PKEY_PARAM_RSA_E))}};
        } else if (EVP_PKEY_is_a(get(), "EC")) {
            const int bytes = (EVP_PKEY_get_bits(get()) + 7) / 8;
            jwk = {{k("kty"), k("EC")}, {k("crv"), k("P-%1").arg(EVP_PKEY_get_bits(get()))},
                {k("x"), text(number(OSSL_PKEY_PARAM_EC_PUB_X, bytes))},
                {k("y"), text(number(OSSL_PKEY_PARAM_EC_PUB_Y, bytes))}};
        } else {
            QByteArray raw(32, '\0');
            std::size_t size = 32;
            EVP_PKEY_get_raw_public_key(get(), reinterpret_cast<uchar *>(raw.data()), &size);
            jwk = {{k("kty"), k("OKP")}, {k("crv"), k("Ed25519")}, {k("x"), text(raw)}};
        }
        if (!keyId.isEmpty())
            jwk.insert(k("kid"), keyId);
        return jwk;
    }

    /// A compact JWS (RFC 7515 7.1) with exactly this header and payload; `alg` of the header says
    /// how it is signed.
    QByteArray signedToken(const QJsonObject &header, const QByteArray &payload) const
    {
        const QByteArray input =
            base::toBase64Url(base::toJson(header)) + '.' + base::toBase64Url(payload);
        const QByteArray algorithm = header[k("alg")].toString().toUtf8();
        return input + '.' + base::toBase64Url(sign(algorithm, input));
    }
    QByteArray signedToken(const QJsonObject &header, const QJsonObject &claims) const
    {
        return signedToken(header, base::toJson(claims));
    }

    QByteArray sign(const QByteArray &algorithm, const QByteArray &input) const
    {
        const EVP_MD *digest = algorithm == "EdDSA" ? nullptr
            : algorithm.endsWith("384")             ? EVP_sha384()
            : algorithm.endsWith("512")             ? EVP_sha512()
                                                    : EVP_sha256();
        EVP_MD_CTX *context = EVP_MD_CTX_new();
        EVP_PKEY_CTX *keyContext = nullptr;
        EVP_DigestSignInit(context, &keyContext, digest, nullptr, get());
        if (algorithm.startsWith("PS")) {
            EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING);
            EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, RSA_PSS_SALTLEN_DIGEST);
        }
        const auto *data = reinterpret_cast<const uchar *>(input.constData());
        std::size_t size = 0;
        EVP_DigestSign(context, nullptr, &size, data, std::size_t(input.size()));
        QByteArray signature(qsizetype(size), '\0');
        EVP_DigestSign(context, reinterpret_cast<uchar *>(signature.data()), &size, data,
            std::size_t(input.size()));
        signature.resize(qsizetype(size));
        EVP_MD_CTX_free(context);
        return EVP_PKEY_is_a(get(), "EC") ? rawFromDer(signature) : signature;
    }

private:
    explicit TestKey(EVP_PKEY *key)
        : m_key(key, EVP_PKEY_free)
    { }

    static QString k(const char *ascii) { return QString::fromLatin1(ascii); }
    static QString text(const QByteArray &bytes)
    {
        return QString::fromLatin1(base::toBase64Url(bytes));
    }
    static QByteArray bytesOf(const BIGNUM *number, int size)
    {
        QByteArray bytes(size, '\0');
        BN_bn2binpad(number, reinterpret_cast<uchar *>(bytes.data()), size);
        return bytes;
    }
    QByteArray number(const char *name, int size = 0) const
    {
        BIGNUM *number = nullptr;
        EVP_PKEY_get_bn_param(get(), name, &number);
        const QByteArray bytes = bytesOf(number, size ? size : BN_num_bytes(number));
        BN_free(number);
        return bytes;
    }
    /// RFC 7518 3.4
    QByteArray rawFromDer(const QByteArray &der) const
    {
        const int half = (EVP_PKEY_get_bits(get()) + 7) / 8;
        const auto *data = reinterpret_cast<const uchar *>(der.constData());
        ECDSA_SIG *pair = d2i_ECDSA_SIG(nullptr, &data, der.size());
        const QByteArray raw =
            bytesOf(ECDSA_SIG_get0_r(pair), half) + bytesOf(ECDSA_SIG_get0_s(pair), half);
        ECDSA_SIG_free(pair);
        return raw;
    }

    std::shared_ptr<EVP_PKEY> m_key;
};

} // namespace gatehouse::test
