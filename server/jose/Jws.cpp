// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/Jws.h"

#include "base/Base64Url.h"
#include "base/Json.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <array>

namespace gatehouse::jose {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr qsizetype MaxTokenBytes = 16 * 1024;
constexpr int MinRsaBits = 2048;
constexpr int MaxRsaBits = 8192;
constexpr qsizetype MaxExponentBytes = 8;
constexpr qsizetype Ed25519Bytes = 32;

enum class Family { RsaPkcs1, RsaPss, Ecdsa, EdDsa };

/// RFC 7518 3.1 and RFC 8037 3.1: every algorithm there is for us.
struct Algorithm
{
    QByteArrayView name;
    Family family;
    const EVP_MD *(*digest)();
    int curveBits; ///< ES*: the curve that belongs to it (RFC 7518 3.4); else 0
};

constexpr std::array<Algorithm, 10> Algorithms {{
    {"RS256", Family::RsaPkcs1, EVP_sha256, 0},
    {"RS384", Family::RsaPkcs1, EVP_sha384, 0},
    {"RS512", Family::RsaPkcs1, EVP_sha512, 0},
    {"PS256", Family::RsaPss, EVP_sha256, 0},
    {"PS384", Family::RsaPss, EVP_sha384, 0},
    {"PS512", Family::RsaPss, EVP_sha512, 0},
    {"ES256", Family::Ecdsa, EVP_sha256, 256},
    {"ES384", Family::Ecdsa, EVP_sha384, 384},
    {"ES512", Family::Ecdsa, EVP_sha512, 521},
    {"EdDSA", Family::EdDsa, nullptr, 0},
}};

struct Curve
{
    QLatin1String name;
    const char *group;
    qsizetype coordinateBytes;
};

constexpr std::array<Curve, 3> Curves {{
    {"P-256"_L1, "prime256v1", 32},
    {"P-384"_L1, "secp384r1", 48},
    {"P-521"_L1, "secp521r1", 66},
}};

template <auto free> struct Freed
{
    template <typename T> void operator()(T *thing) const { free(thing); }
};
using Key = std::shared_ptr<EVP_PKEY>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using ParamBuilder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using EcSignature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;

Err<Error> invalid(const QString &message)
{
    return Err(Error {ErrorKind::Invalid, message});
}

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

const Algorithm *findAlgorithm(QByteArrayView name)
{
    for (const Algorithm &algorithm : Algorithms) {
        if (algorithm.name == name)
            return &algorithm;
    }
    return nullptr;
}

bool fits(const Algorithm &algorithm, EVP_PKEY *key)
{
    switch (algorithm.family) {
    case Family::RsaPkcs1:
    case Family::RsaPss:
        return EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA;
    case Family::Ecdsa:
        return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC
            && EVP_PKEY_get_bits(key) == algorithm.curveBits;
    case Family::EdDsa:
        return EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519;
    }
    return false;
}

/// The bytes of a base64url member; empty when it is missing, no string or misspelled.
QByteArray member(const QJsonObject &jwk, QLatin1String name)
{
    return base::fromBase64Url(jwk[name].toString().toUtf8()).value_or(QByteArray());
}

Number numberFrom(const QByteArray &bytes)
{
    return Number(BN_bin2bn(bytesOf(bytes), static_cast<int>(bytes.size()), nullptr));
}

Key keyFromParams(const char *type, OSSL_PARAM_BLD *builder)
{
    const Params params(OSSL_PARAM_BLD_to_param(builder));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY *key = nullptr;
    if (!params || !context || EVP_PKEY_fromdata_init(context.get()) <= 0
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) <= 0)
        return {};
    return {key, EVP_PKEY_free};
}

Key rsaKey(const QJsonObject &jwk)
{
    const QByteArray modulus = member(jwk, "n"_L1);
    const QByteArray exponent = member(jwk, "e"_L1);
    if (modulus.size() > MaxRsaBits / 8 + 1 || exponent.size() > MaxExponentBytes)
        return {};
    const Number n = numberFrom(modulus);
    const Number e = numberFrom(exponent);
    const ParamBuilder builder(OSSL_PARAM_BLD_new());
    if (!n || !e || !builder || BN_num_bits(n.get()) < MinRsaBits
        || BN_num_bits(n.get()) > MaxRsaBits || !BN_is_odd(n.get()) || !BN_is_odd(e.get())
        || BN_is_one(e.get()))
        return {};
    if (!OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get())
        || !OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()))
        return {};
    return keyFromParams("RSA", builder.get());
}

Key ecKey(const QJsonObject &jwk)
{
    const QByteArray x = member(jwk, "x"_L1);
    const QByteArray y = member(jwk, "y"_L1);
    const QString name = jwk["crv"_L1].toString();
    const auto curve = std::find_if(
        Curves.begin(), Curves.end(), [&](const Curve &one) { return name == one.name; });
    if (curve == Curves.end() || x.size() != curve->coordinateBytes
        || y.size() != curve->coordinateBytes)
        return {};
    const QByteArray point = '\x04' + x + y; // SEC 1 2.3.3: uncompressed
    const ParamBuilder builder(OSSL_PARAM_BLD_new());
    if (!builder
        || !OSSL_PARAM_BLD_push_utf8_string(
            builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, curve->group, 0)
        || !OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY,
            point.constData(), static_cast<std::size_t>(point.size())))
        return {};
    const Key key = keyFromParams("EC", builder.get());
    const KeyContext context(key ? EVP_PKEY_CTX_new(key.get(), nullptr) : nullptr);
    if (!context || EVP_PKEY_public_check(context.get()) != 1)
        return {};
    return key;
}

Key edKey(const QJsonObject &jwk)
{
    const QByteArray x = member(jwk, "x"_L1);
    if (jwk["crv"_L1].toString() != "Ed25519"_L1 || x.size() != Ed25519Bytes)
        return {};
    return {EVP_PKEY_new_raw_public_key(
                EVP_PKEY_ED25519, nullptr, bytesOf(x), static_cast<std::size_t>(x.size())),
        EVP_PKEY_free};
}

Key keyFrom(const QJsonObject &jwk)
{
    const QString type = jwk["kty"_L1].toString();
    if (type == "RSA"_L1)
        return rsaKey(jwk);
    if (type == "EC"_L1)
        return ecKey(jwk);
    if (type == "OKP"_L1)
        return edKey(jwk);
    return {};
}

/// RFC 7517 4.2, 4.3: what the key itself says it is for.
bool isForVerifying(const QJsonObject &jwk)
{
    if (jwk.contains("use"_L1) && jwk["use"_L1].toString() != "sig"_L1)
        return false;
    return !jwk.contains("key_ops"_L1) || jwk["key_ops"_L1].toArray().contains("verify"_L1);
}

/// RFC 7518 3.4: R and S side by side, each as long as the curve; OpenSSL wants DER. Empty when it
/// is not that.
QByteArray derFromRaw(QByteArrayView signature, int curveBits)
{
    const int half = (curveBits + 7) / 8;
    if (signature.size() != 2 * half)
        return {};
    Number r(BN_bin2bn(bytesOf(signature), half, nullptr));
    Number s(BN_bin2bn(bytesOf(signature) + half, half, nullptr));
    const EcSignature pair(ECDSA_SIG_new());
    if (!r || !s || !pair || !ECDSA_SIG_set0(pair.get(), r.get(), s.get()))
        return {};
    r.release(); // now the pair's
    s.release();
    QByteArray der(i2d_ECDSA_SIG(pair.get(), nullptr), Qt::Uninitialized);
    auto *end = reinterpret_cast<unsigned char *>(der.data());
    i2d_ECDSA_SIG(pair.get(), &end);
    return der;
}

bool verifyWith(
    EVP_PKEY *key, const Algorithm &algorithm, QByteArrayView signedPart, QByteArrayView signature)
{
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *keyContext = nullptr; // owned by context
    const EVP_MD *digest = algorithm.digest ? algorithm.digest() : nullptr;
    if (!context || EVP_DigestVerifyInit(context.get(), &keyContext, digest, nullptr, key) <= 0)
        return false;
    // RFC 7518 3.5: the salt is as long as the digest.
    if (algorithm.family == Family::RsaPss
        && (EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING) <= 0
            || EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, RSA_PSS_SALTLEN_DIGEST) <= 0))
        return false;
    return EVP_DigestVerify(context.get(), bytesOf(signature),
               static_cast<std::size_t>(signature.size()), bytesOf(signedPart),
               static_cast<std::size_t>(signedPart.size()))
        == 1;
}

Result<QJsonObject> jsonPart(QByteArrayView part)
{
    const auto bytes = base::fromBase64Url(part);
    if (!bytes)
        return invalid(u"A part of the token is not base64url."_s);
    return base::parseJsonObject(*bytes, MaxTokenBytes);
}

} // namespace

Result<PublicKey> PublicKey::fromJwk(const QJsonObject &jwk)
{
    if (jwk.contains("d"_L1) || jwk.contains("k"_L1))
        return invalid(u"The key is private or symmetric; only public keys may be published."_s);
    if (!isForVerifying(jwk))
        return invalid(u"The key is not for signatures."_s);
    PublicKey result;
    result.m_key = keyFrom(jwk);
    ERR_clear_error();
    if (!result.m_key)
        return invalid(u"The key is not one of RSA 2048 to 8192, P-256, P-384, P-521, Ed25519."_s);
    result.m_keyId = jwk["kid"_L1].toString().toUtf8();
    result.m_algorithm = jwk["alg"_L1].toString().toUtf8();
    const Algorithm *own = findAlgorithm(result.m_algorithm);
    if (jwk.contains("alg"_L1) && (!own || !fits(*own, result.m_key.get())))
        return invalid(u"The key's own algorithm does not belong to it."_s);
    return result;
}

bool PublicKey::verify(
    QByteArrayView algorithm, QByteArrayView signedPart, QByteArrayView signature) const
{
    const Algorithm *named = findAlgorithm(algorithm);
    if (!m_key || !named || !fits(*named, m_key.get()))
        return false;
    if (!m_algorithm.isEmpty() && algorithm != m_algorithm)
        return false;
    QByteArray der;
    if (named->family == Family::Ecdsa) {
        der = derFromRaw(signature, named->curveBits);
        signature = der;
    }
    const bool good =
        !signature.isEmpty() && verifyWith(m_key.get(), *named, signedPart, signature);
    ERR_clear_error();
    return good;
}

QByteArrayList algorithmNames()
{
    QByteArrayList names;
    for (const Algorithm &algorithm : Algorithms)
        names.append(algorithm.name.toByteArray());
    return names;
}

Result<CompactJws> parseCompactJws(QByteArrayView token)
{
    if (token.size() > MaxTokenBytes)
        return invalid(u"The token is larger than %1 bytes."_s.arg(MaxTokenBytes));
    const qsizetype first = token.indexOf('.');
    const qsizetype second = first < 0 ? -1 : token.indexOf('.', first + 1);
    if (second < 0 || token.indexOf('.', second + 1) >= 0)
        return invalid(u"The token does not have three parts."_s);
    auto header = jsonPart(token.first(first));
    if (!header)
        return Err(header.error());
    // RFC 7515 4.1.11: an extension that is not understood is a refusal, and we understand none.
    if (header->contains("crit"_L1) || header->contains("b64"_L1))
        return invalid(u"The token demands an extension that is not supported."_s);
    const QByteArray algorithm = header->value("alg"_L1).toString().toUtf8();
    if (!findAlgorithm(algorithm))
        return invalid(u"The token's signature algorithm is not allowed."_s);
    auto claims = jsonPart(token.sliced(first + 1, second - first - 1));
    if (!claims)
        return Err(claims.error());
    const auto signature = base::fromBase64Url(token.sliced(second + 1));
    if (!signature || signature->isEmpty())
        return invalid(u"The token's signature is missing or not base64url."_s);
    const QByteArray keyId = header->value("kid"_L1).toString().toUtf8();
    return CompactJws {std::move(*header), std::move(*claims), algorithm, keyId,
        token.first(second).toByteArray(), *signature};
}

} // namespace gatehouse::jose
