// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Metadata.h"

#include "base/Json.h"

#include <QJsonArray>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonArray strings(const QByteArrayList &list)
{
    QJsonArray array;
    for (const QByteArray &entry : list)
        array.append(QString::fromUtf8(entry));
    return array;
}

} // namespace

QByteArray authorizationServerMetadata(const Profile &profile)
{
    const auto at = [&](const char *path) { return QString::fromUtf8(profile.issuer + path); };
    const QByteArrayList secretMethods {"none", "client_secret_basic", "client_secret_post"};
    return base::toJson({{u"issuer"_s, QString::fromUtf8(profile.issuer)},
        {u"authorization_endpoint"_s, at("/authorize")}, {u"token_endpoint"_s, at("/token")},
        {u"registration_endpoint"_s, at("/register")}, {u"revocation_endpoint"_s, at("/revoke")},
        {u"response_types_supported"_s, QJsonArray {u"code"_s}},
        {u"response_modes_supported"_s, QJsonArray {u"query"_s}},
        {u"grant_types_supported"_s, QJsonArray {u"authorization_code"_s, u"refresh_token"_s}},
        {u"code_challenge_methods_supported"_s, QJsonArray {u"S256"_s}},
        {u"token_endpoint_auth_methods_supported"_s, strings(secretMethods)},
        {u"revocation_endpoint_auth_methods_supported"_s, strings(secretMethods)},
        {u"scopes_supported"_s, strings(profile.scopes.with("offline_access").tokens())},
        {u"authorization_response_iss_parameter_supported"_s, true},
        {u"service_documentation"_s, at("/")}});
}

QByteArray protectedResourceMetadata(const Profile &profile, const Resource &resource)
{
    const domain::Scopes &needed = resource.scopes.isEmpty() ? profile.scopes : resource.scopes;
    const domain::Scopes scopes =
        profile.prmOfflineAccess ? needed.with("offline_access") : needed.without("offline_access");
    return base::toJson({{u"resource"_s, QString::fromUtf8(resource.uri)},
        {u"authorization_servers"_s, QJsonArray {QString::fromUtf8(profile.issuer)}},
        {u"scopes_supported"_s, strings(scopes.tokens())},
        {u"bearer_methods_supported"_s, QJsonArray {u"header"_s}},
        {u"resource_name"_s, resource.title}});
}

QByteArray protectedResourceMetadataUrl(const Profile &profile, const Resource &resource)
{
    return profile.issuer + "/.well-known/oauth-protected-resource" + resource.path;
}

} // namespace gatehouse::oauth
