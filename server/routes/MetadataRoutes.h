// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Response.h"
#include "oauth/Profile.h"

#include <QHash>

namespace gatehouse::routes {

/// The metadata documents, made once; every worker serves the same bytes. Immutable; any thread.
class MetadataDocuments
{
public:
    explicit MetadataDocuments(const oauth::Profile &profile);

    /// RFC 8414 3 and 3.1, at its own place, with the path of a resource appended, or as
    /// openid-configuration.
    net::Response authorizationServer(const net::Request &request) const;
    /// RFC 9728 3: of the resource whose path stands after the well-known segment; the root's is
    /// the default resource's. 404 for a resource that is not served.
    net::Response protectedResource(const net::Request &request) const;

private:
    struct Document
    {
        QByteArray body;
        QByteArray etag;
    };
    net::Response serve(const Document &document, const net::Request &request) const;

    Document m_authorizationServer;
    QHash<QByteArray, Document> m_resources; ///< by the path of the resource; "" is the default
};

/// 404 as JSON.
net::Response notFoundJson();

} // namespace gatehouse::routes
