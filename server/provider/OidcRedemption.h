// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/IdToken.h"
#include "provider/OidcProvider.h"

namespace gatehouse::provider {

/// The OpenID Connect part of a redemption or renewal: id_token, keys, and userinfo when it is
/// needed.
class OidcRedemption final : public RedemptionFlow
{
public:
    OidcRedemption(const OidcProvider::Core &core, ProviderMetadata metadata, const Errand &errand,
        QObject *context, Done done);

    void start();

protected:
    void identify(TokenAnswer answer) override;

private:
    void failForIssuer();
    void verify(const jose::CompactJws &token, const JwksCache::Answer &keys);
    bool canDoWithout(const base::Result<net::IncomingResponse> &userinfo) const;
    bool saysEnough(const QJsonObject &claims) const;
    void complete(const base::Result<net::IncomingResponse> &userinfo);
    void askWithoutIdToken();
    void grant(const QJsonObject &claims);

    const Preset m_preset;
    const std::shared_ptr<JwksCache> m_keys;
    const ProviderMetadata m_metadata;
    TokenAnswer m_answer;
    VerifiedIdToken m_idToken;
};

} // namespace gatehouse::provider
