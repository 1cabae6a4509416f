// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/Jws.h"

#include <cstddef>
#include <cstdint>

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

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const PublicKey ed =
        key("OKP", "Ed25519", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "");
    static const PublicKey ec = key("EC", "P-256", "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");
    const QByteArrayView text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto token = gatehouse::jose::parseCompactJws(text)) {
        ed.verify(token->algorithm, token->signedPart, token->signature);
        ec.verify(token->algorithm, token->signedPart, token->signature);
        // Whoever can write a header can write a key.
        static_cast<void>(PublicKey::fromJwk(token->header));
        static_cast<void>(PublicKey::fromJwk(token->claims));
    }
    return 0;
}
