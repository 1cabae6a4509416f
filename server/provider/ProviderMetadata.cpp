// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/ProviderMetadata.h"

#include "base/Json.h"

#include <QUrl>
#include <QUuid>

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr QByteArrayView WellKnown = "/.well-known/openid-configuration";

Err<Error> invalid(const QString &message)
{
    return Err(Error {ErrorKind::Invalid, message});
}

QByteArray stringOf(const QJsonObject &object, QLatin1String name)
{
    return object[name].toString().toUtf8();
}

QByteArrayList stringsOf(const QJsonObject &object, QLatin1String name)
{
    QByteArrayList strings;
    const QJsonArray array = object[name].toArray();
    for (const auto &value : array)
        strings.append(value.toString().toUtf8());
    return strings;
}

QByteArray withoutSlash(QByteArray url)
{
    while (url.endsWith('/'))
        url.chop(1);
    return url;
}

/// Microsoft's places are https://host/{tenant}/v2.0.
bool differsOnlyInTenant(const QByteArray &issuer, const QByteArray &place)
{
    const QByteArrayList have = issuer.split('/');
    QByteArrayList want = place.split('/');
    constexpr qsizetype tenant = 3;
    if (have.size() != want.size() || have.size() <= tenant || isUuid(want[tenant]))
        return false;
    want[tenant] = have[tenant];
    return have == want && (have[tenant] == "{tenantid}" || isUuid(have[tenant]));
}

bool isIssuerOf(const QByteArray &issuer, const QByteArray &place, IssuerRule rule)
{
    // OpenID Connect Discovery 4.1: a terminating slash is removed before the place is looked up.
    if (issuer == place || issuer == place + '/')
        return true;
    return rule == IssuerRule::TenantMayDiffer && differsOnlyInTenant(issuer, place);
}

/// The first endpoint that may not be used, by its name; empty when all may.
QString unsafeEndpoint(const QJsonObject &document, Transport transport)
{
    for (const auto name : {"authorization_endpoint"_L1, "token_endpoint"_L1, "jwks_uri"_L1}) {
        if (!isSafeEndpoint(stringOf(document, name), transport))
            return name;
    }
    for (const auto name : {"userinfo_endpoint"_L1, "revocation_endpoint"_L1}) {
        if (document.contains(name) && !isSafeEndpoint(stringOf(document, name), transport))
            return name;
    }
    return {};
}

} // namespace

bool isUuid(QByteArrayView text)
{
    constexpr qsizetype uuidBytes = 36;
    return text.size() == uuidBytes && !QUuid::fromString(QLatin1String(text)).isNull();
}

QByteArrayList discoveryPlaces(const QByteArray &accountsUrl)
{
    QByteArray url = accountsUrl.split('?').first();
    url = withoutSlash(url);
    if (url.endsWith(WellKnown))
        url = withoutSlash(url.chopped(WellKnown.size()));
    QByteArrayList places {url};
    const qsizetype authority = url.indexOf("://") + 3;
    for (qsizetype slash = url.lastIndexOf('/'); slash > authority; slash = url.lastIndexOf('/')) {
        url = withoutSlash(url.first(slash));
        places.append(url);
    }
    return places;
}

Result<ProviderMetadata> readProviderMetadata(
    QByteArrayView json, const QByteArray &place, Transport transport, IssuerRule rule)
{
    const auto document = base::parseJsonObject(json, MaxDocumentBytes);
    if (!document)
        return Err(document.error());
    const QByteArray issuer = stringOf(*document, "issuer"_L1);
    if (!isIssuerOf(issuer, place, rule))
        return invalid(
            u"The discovery document at %1 is of another issuer."_s.arg(QString::fromUtf8(place)));
    if (const QString name = unsafeEndpoint(*document, transport); !name.isEmpty())
        return invalid(
            u"The discovery document at %1 has no usable %2; it must be an https URL."_s.arg(
                QString::fromUtf8(place), name));
    ProviderMetadata metadata;
    metadata.issuer = issuer;
    metadata.authorizationEndpoint = stringOf(*document, "authorization_endpoint"_L1);
    metadata.tokenEndpoint = stringOf(*document, "token_endpoint"_L1);
    metadata.jwksUri = stringOf(*document, "jwks_uri"_L1);
    metadata.userinfoEndpoint = stringOf(*document, "userinfo_endpoint"_L1);
    metadata.revocationEndpoint = stringOf(*document, "revocation_endpoint"_L1);
    metadata.tokenAuthMethods = stringsOf(*document, "token_endpoint_auth_methods_supported"_L1);
    metadata.revocationAuthMethods =
        stringsOf(*document, "revocation_endpoint_auth_methods_supported"_L1);
    metadata.scopes = stringsOf(*document, "scopes_supported"_L1);
    if (document->contains("id_token_signing_alg_values_supported"_L1))
        metadata.signingAlgorithms =
            stringsOf(*document, "id_token_signing_alg_values_supported"_L1);
    metadata.sendsIss =
        document->value("authorization_response_iss_parameter_supported"_L1).toBool();
    return metadata;
}

} // namespace gatehouse::provider
