// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArrayList>
#include <QJsonObject>

#include <memory>

/// Signatures of JOSE (RFC 7515, 7517, 7518, 8037) on OpenSSL's EVP: reads keys, verifies compact
/// JWS. Owns no policy about claims; that is provider/IdToken's and the caller's.
namespace gatehouse::jose {

class Verifier;

/// A public key (RFC 7517) that can only be used with algorithms of its own family. A
/// value; any thread.
class PublicKey
{
public:
    /// RSA 2048…8192 bit, EC P-256, P-384, P-521, OKP Ed25519. Invalid for anything else, for a
    /// private or symmetric key, for "use" other than "sig", and for a point that is not on its
    /// curve.
    static base::Result<PublicKey> fromJwk(const QJsonObject &jwk);

    const QByteArray &keyId() const { return m_keyId; } ///< `kid`; empty when there is none
    const QByteArray &algorithm() const
    {
        return m_algorithm;
    } ///< `alg`; empty when the key does not say

    /// RFC 7518 3: RS, PS, ES 256/384/512 and EdDSA, checked against the key's type, its curve and
    /// its own `alg`; false for any other name.
    bool verify(
        QByteArrayView algorithm, QByteArrayView signedPart, QByteArrayView signature) const;

private:
    std::shared_ptr<Verifier> m_verifier; ///< shared by copies
    QByteArray m_keyId;
    QByteArray m_algorithm;
};

/// The names verify() knows, for whoever advertises them.
QByteArrayList algorithmNames();

/// A compact JWS (RFC 7515 3.1) taken apart, nothing verified yet.
struct CompactJws
{
    QJsonObject header;
    QJsonObject claims;
    QByteArray algorithm; ///< from the header; one of the names PublicKey::verify() knows
    QByteArray keyId;
    QByteArray signedPart;
    QByteArray signature;
};

/// Invalid when it is not three base64url parts of JSON objects, larger than 16 KiB, has `crit` or
/// `b64`, or an algorithm outside the allow-list (so never none, never HS*).
base::Result<CompactJws> parseCompactJws(QByteArrayView token);

} // namespace gatehouse::jose
