// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/Jws.h"

#include "base/Base64Url.h"
#include "base/Json.h"
#include "jose/Verifier.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

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

Err<Error> invalid(const QString &message)
{
    return Err(Error {ErrorKind::Invalid, message});
}

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
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
    Key key = keyFromParams("EC", builder.get());
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
    const Key key = keyFrom(jwk);
    ERR_clear_error();
    if (!key)
        return invalid(u"The key is not one of RSA 2048 to 8192, P-256, P-384, P-521, Ed25519."_s);
    result.m_keyId = jwk["kid"_L1].toString().toUtf8();
    result.m_algorithm = jwk["alg"_L1].toString().toUtf8();
    const Algorithm *own = findAlgorithm(result.m_algorithm);
    if (jwk.contains("alg"_L1) && (!own || !own->fits(key.get())))
        return invalid(u"The key's own algorithm does not belong to it."_s);
    result.m_verifier = std::make_shared<Verifier>(key);
    return result;
}

bool PublicKey::verify(
    QByteArrayView algorithm, QByteArrayView signedPart, QByteArrayView signature) const
{
    const Algorithm *named = findAlgorithm(algorithm);
    if (!m_verifier || !named || (!m_algorithm.isEmpty() && algorithm != m_algorithm))
        return false;
    const bool good = m_verifier->verify(*named, signedPart, signature);
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
