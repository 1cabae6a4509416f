// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/Jws.h"
#include "provider/IdToken.h"
#include "support/TestKey.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using gatehouse::jose::PublicKey;

/// RFC 8037 A.2 and RFC 7515 A.3: what is fuzzed is the way to the verification, too.
PublicKey key(const char *type, const char *curve, const char *x, const char *y)
{
    const QJsonObject jwk {{QStringLiteral("kty"), QLatin1String(type)},
        {QStringLiteral("crv"), QLatin1String(curve)}, {QStringLiteral("x"), QLatin1String(x)},
        {QStringLiteral("y"), QLatin1String(y)}};
    return *PublicKey::fromJwk(jwk);
}

// The claims are only looked at once the signature holds: they are signed here, over good ones.
void checkClaims(const QByteArray &text)
{
    using namespace gatehouse;
    using namespace Qt::Literals::StringLiterals;
    const auto said = base::parseJsonObject(text);
    if (!said)
        return;
    QJsonObject claims {{u"iss"_s, u"https://idp.example"_s}, {u"sub"_s, u"somebody"_s},
        {u"aud"_s, u"gatehouse"_s}, {u"nonce"_s, u"nonce"_s}, {u"iat"_s, 999'999'999},
        {u"exp"_s, 1'000'000'600}};
    for (auto claim = said->begin(); claim != said->end(); ++claim)
        claims.insert(claim.key(), claim.value());
    static const test::TestKey signer = test::TestKey::ed25519();
    static const QList<provider::IssuerKey> keys {{*jose::PublicKey::fromJwk(signer.jwk()), {}}};
    static const QJsonObject header {{QStringLiteral("alg"), QStringLiteral("EdDSA")},
        {QStringLiteral("typ"), QStringLiteral("JWT")}};
    const auto token = jose::parseCompactJws(signer.signedToken(header, claims));
    if (!token)
        return;
    for (const QByteArray issuer : {"https://idp.example", "https://idp.example/{tenantid}/v2.0"}) {
        const auto verified = provider::verifyIdToken(*token, keys,
            {issuer, {"idp.example"}, "gatehouse", QByteArray("nonce"), std::nullopt,
                base::sys_seconds(base::seconds(1'000'000'000))});
        if (verified && (verified->subject.isEmpty() || verified->issuer.contains('{')))
            std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const PublicKey ed =
        key("OKP", "Ed25519", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "");
    static const PublicKey ec = key("EC", "P-256", "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");
    const QByteArrayView text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (text.startsWith('{'))
        checkClaims(text.toByteArray());
    if (const auto token = gatehouse::jose::parseCompactJws(text)) {
        ed.verify(token->algorithm, token->signedPart, token->signature);
        ec.verify(token->algorithm, token->signedPart, token->signature);
        // Whoever can write a header can write a key.
        static_cast<void>(PublicKey::fromJwk(token->header));
        static_cast<void>(PublicKey::fromJwk(token->claims));
    }
    return 0;
}
