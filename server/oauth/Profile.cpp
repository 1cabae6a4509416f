// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Profile.h"

#include <QUrl>

#include <algorithm>

namespace gatehouse::oauth {

namespace {

QByteArray webHostOf(const QByteArray &uri)
{
    const QUrl url = QUrl::fromEncoded(uri, QUrl::StrictMode);
    return url.scheme() == QLatin1String("https") ? url.host().toUtf8() : QByteArray();
}

/// Every redirect URI, not any: who adds a well-known one to its own does not get its rule.
bool fits(const AccessTtlRule &rule, const domain::Client &client)
{
    if (rule.client == client.id.value)
        return true;
    const QByteArrayList &uris = client.redirectUris;
    return !uris.isEmpty() && std::all_of(uris.cbegin(), uris.cend(), [&](const QByteArray &uri) {
        return webHostOf(uri) == rule.client;
    });
}

} // namespace

base::seconds Profile::accessTtlOf(const domain::Client &client) const
{
    if (client.accessTtl)
        return std::min(*client.accessTtl, MaxAccessTtl);
    const auto rule = std::find_if(accessTtlRules.cbegin(), accessTtlRules.cend(),
        [&client](const AccessTtlRule &candidate) { return fits(candidate, client); });
    return rule == accessTtlRules.cend() ? accessTtl : std::min(rule->accessTtl, MaxAccessTtl);
}

} // namespace gatehouse::oauth
