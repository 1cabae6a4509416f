// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Metadata.h"

#include "base/Json.h"
#include "jose/Jws.h"

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
    QByteArrayList methods {"none", "client_secret_basic", "client_secret_post"};
    QByteArrayList provingMethods {"client_secret_basic", "client_secret_post"};
    if (profile.documents.enabled) {
        methods.append("private_key_jwt");
        provingMethods.append("private_key_jwt");
    }
    QJsonObject metadata {{u"issuer"_s, QString::fromUtf8(profile.issuer)},
        {u"authorization_endpoint"_s, at("/authorize")}, {u"token_endpoint"_s, at("/token")},
        {u"registration_endpoint"_s, at("/register")}, {u"revocation_endpoint"_s, at("/revoke")},
        {u"introspection_endpoint"_s, at("/introspect")},
        {u"response_types_supported"_s, QJsonArray {u"code"_s}},
        {u"response_modes_supported"_s, QJsonArray {u"query"_s}},
        {u"grant_types_supported"_s,
            QJsonArray {u"authorization_code"_s, u"refresh_token"_s, u"client_credentials"_s}},
        {u"code_challenge_methods_supported"_s, QJsonArray {u"S256"_s}},
        {u"token_endpoint_auth_methods_supported"_s, strings(methods)},
        {u"revocation_endpoint_auth_methods_supported"_s, strings(methods)},
        {u"introspection_endpoint_auth_methods_supported"_s, strings(provingMethods)},
        {u"scopes_supported"_s, strings(profile.scopes.with("offline_access").tokens())},
        {u"authorization_response_iss_parameter_supported"_s, true},
        {u"client_id_metadata_document_supported"_s, profile.documents.enabled},
        {u"service_documentation"_s, at("/")}};
    if (profile.documents.enabled) {
        // RFC 8414 2: which signatures private_key_jwt may have.
        const QJsonArray algorithms = strings(jose::algorithmNames());
        metadata.insert("token_endpoint_auth_signing_alg_values_supported"_L1, algorithms);
        metadata.insert("revocation_endpoint_auth_signing_alg_values_supported"_L1, algorithms);
        metadata.insert("introspection_endpoint_auth_signing_alg_values_supported"_L1, algorithms);
    }
    return base::toJson(metadata);
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
