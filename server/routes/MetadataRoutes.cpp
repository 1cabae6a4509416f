// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/MetadataRoutes.h"

#include "base/Base64Url.h"
#include "base/Digest.h"
#include "oauth/Metadata.h"

namespace gatehouse::routes {

namespace {

constexpr char ServerSegment[] = "/.well-known/oauth-authorization-server";
constexpr char OpenIdSegment[] = "/.well-known/openid-configuration";
constexpr char ResourceSegment[] = "/.well-known/oauth-protected-resource";

QByteArray etagOf(const QByteArray &body)
{
    return '"' + base::toBase64Url(base::sha256(body).toBytes().first(12)) + '"';
}

/// RFC 9110 13.1.2: a list of entity tags, weak or not, or `*`.
bool matchesEtag(const QByteArray &field, const QByteArray &etag)
{
    for (QByteArray candidate : field.split(',')) {
        candidate = candidate.trimmed();
        if (candidate.startsWith("W/"))
            candidate = candidate.sliced(2);
        if (candidate == etag || candidate == "*")
            return true;
    }
    return false;
}

} // namespace

MetadataDocuments::MetadataDocuments(const oauth::Profile &profile)
{
    const QByteArray server = oauth::authorizationServerMetadata(profile);
    m_authorizationServer = {server, etagOf(server)};
    for (const oauth::Resource &resource : profile.resources) {
        const QByteArray body = oauth::protectedResourceMetadata(profile, resource);
        m_resources.insert(resource.path, {body, etagOf(body)});
        if (m_resources.size() == 1)
            m_resources.insert("", {body, etagOf(body)});
    }
}

net::Response MetadataDocuments::authorizationServer(const net::Request &request) const
{
    const bool openId = request.path.startsWith(OpenIdSegment);
    const QByteArray resource =
        request.path.sliced(qstrlen(openId ? OpenIdSegment : ServerSegment));
    if (!m_resources.contains(resource))
        return notFoundJson();
    return serve(m_authorizationServer, request);
}

net::Response MetadataDocuments::protectedResource(const net::Request &request) const
{
    const auto document = m_resources.constFind(request.path.sliced(qstrlen(ResourceSegment)));
    return document == m_resources.cend() ? notFoundJson() : serve(*document, request);
}

net::Response MetadataDocuments::serve(const Document &document, const net::Request &request) const
{
    const net::Headers headers {{"Cache-Control", "public, max-age=300"}, {"ETag", document.etag}};
    if (matchesEtag(request.headers.value("If-None-Match"), document.etag))
        return {.status = 304, .headers = headers};
    return {.contentType = "application/json", .headers = headers, .body = document.body};
}

net::Response notFoundJson()
{
    return {.status = 404,
        .contentType = "application/json",
        .headers = {{"Cache-Control", "no-store"}},
        .body = "{\"error\":\"not_found\",\"error_description\":\"There is nothing at this "
                "address.\"}"};
}

} // namespace gatehouse::routes
