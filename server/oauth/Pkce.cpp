// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Pkce.h"

#include "base/Base64Url.h"
#include "base/Digest.h"
#include "base/PercentEncoding.h"
#include "base/Secret.h"

#include <algorithm>

namespace gatehouse::oauth {

bool isCodeChallenge(QByteArrayView challenge)
{
    return challenge.size() == 43 && base::fromBase64Url(challenge).has_value();
}

bool isCodeVerifier(QByteArrayView verifier)
{
    return verifier.size() >= 43 && verifier.size() <= 128
        && std::all_of(verifier.begin(), verifier.end(), base::isUnreserved);
}

QByteArray codeChallengeFor(QByteArrayView verifier)
{
    return base::toBase64Url(base::sha256(verifier).toBytes());
}

bool verifierMatches(QByteArrayView verifier, QByteArrayView challenge)
{
    return isCodeVerifier(verifier) && base::Secret(codeChallengeFor(verifier)).equals(challenge);
}

} // namespace gatehouse::oauth
