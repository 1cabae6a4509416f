// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/AuthorizationUrl.h"

#include "base/PercentEncoding.h"

#include <array>

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What the sign-in sets itself, and what would carry a second request inside (RFC 9101) or the
/// client's resource (RFC 8707) to the provider.
constexpr std::array<QByteArrayView, 12> Reserved {"client_id", "redirect_uri", "response_type",
    "scope", "state", "nonce", "code_challenge", "code_challenge_method", "resource", "request",
    "request_uri", "response_mode"};

} // namespace

QByteArray formEncoded(const Parameters &parameters)
{
    QByteArray form;
    for (const auto &[name, value] : parameters) {
        if (!form.isEmpty())
            form += '&';
        form += base::percentEncoded(name);
        form += '=';
        form += base::percentEncoded(value);
    }
    return form;
}

base::Result<void> checkExtraParameters(const QMap<QByteArray, QByteArray> &parameters)
{
    for (auto one = parameters.begin(); one != parameters.end(); ++one) {
        const QByteArray name = one.key().trimmed().toLower();
        if (name.isEmpty() || std::find(Reserved.begin(), Reserved.end(), name) != Reserved.end())
            return base::Err(base::Error {base::ErrorKind::Invalid,
                u"OAUTH_EXTRA_AUTH_PARAMS must not set \"%1\"; the sign-in sets it itself."_s.arg(
                    QString::fromUtf8(one.key()))});
    }
    return {};
}

QByteArray authorizationUrl(const QByteArray &endpoint, const ProviderConfig &config,
    const QByteArrayList &scopes, const SignInStart &start, QMap<QByteArray, QByteArray> further)
{
    further.insert(config.extraAuthParams);
    Parameters parameters {{"response_type", "code"}, {"client_id", config.clientId},
        {"redirect_uri", start.redirectUri}, {"state", start.state},
        {"code_challenge", start.codeChallenge}, {"code_challenge_method", "S256"}};
    if (!scopes.isEmpty())
        parameters.append({"scope", scopes.join(' ')});
    for (auto one = further.begin(); one != further.end(); ++one)
        parameters.append({one.key(), one.value()});
    return endpoint + (endpoint.contains('?') ? '&' : '?') + formEncoded(parameters);
}

} // namespace gatehouse::provider
