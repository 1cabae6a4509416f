// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/ProviderChecks.h"

#include "findings/PeerFindings.h"

namespace gatehouse::doctor {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

QString nameOf(const ProviderPlace &place)
{
    return QString::fromUtf8(place.provider.name());
}

} // namespace

Check providerCheck(const Means &means, const ProviderPlace &place)
{
    return {.name = u"provider:"_s + nameOf(place),
        .title = u"the provider %1"_s.arg(nameOf(place)),
        .run = [means, place](QObject *context, const Check::Done &done) {
            const provider::SignInStart start {.state = means.random.token256(),
                .nonce = means.random.token256(),
                .codeChallenge = means.random.token256(),
                .redirectUri = place.redirectUri,
                .loginHint = {}};
            place.provider.signInUrl(start, context, [place, done](const auto &url) {
                base::Result<void> asked;
                if (!url)
                    asked = Err(Error {ErrorKind::Unavailable, url.error().message});
                done({findings::providerFinding(nameOf(place), asked)});
            });
        }};
}

Check credentialsCheck(const Means &means, const ProviderPlace &place)
{
    return {.name = u"credentials:"_s + nameOf(place),
        .title = u"our credentials at the provider %1"_s.arg(nameOf(place)),
        .run = [means, place](QObject *context, const Check::Done &done) {
            const provider::Redemption madeUp {.code = means.random.token256(),
                .codeVerifier = means.random.token256(),
                .nonce = means.random.token256(),
                .redirectUri = place.redirectUri,
                .iss = {},
                .isMadeUp = true};
            place.provider.redeem(madeUp, context, [place, done](const auto &grant) {
                findings::CodeRefusal refusal {
                    .error = {}, .message = u"it took a code that nobody has."_s};
                if (!grant)
                    refusal = {grant.error().error, grant.error().message};
                done({findings::credentialsFinding(nameOf(place), refusal)});
            });
        }};
}

} // namespace gatehouse::doctor
