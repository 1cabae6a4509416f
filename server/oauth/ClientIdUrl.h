// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArrayList>

/// Client ids that are URLs (OAuth Client ID Metadata Document, "CIMD" below).
namespace gatehouse::oauth {

/// Which documents are asked for at all.
struct DocumentRules
{
    bool enabled = false;
    QByteArrayList allowedHosts; ///< "host" or "*.host"; empty: any
    bool allowLoopback = false; ///< development: http on this machine, with a port
};

/// A longer id is nobody's.
inline constexpr qsizetype MaxClientIdBytes = 2048;

/// RFC 3986 5.2.4: whether a browser would take segments of \a path away, however they are spelt,
/// and so arrive elsewhere than the bytes say. CIMD 3 forbids them too.
bool hasDotSegment(QByteArrayView path);

/// Whether \a id can only be the address of a document: it begins as an http or https URL.
bool isUrlId(QByteArrayView id);

/// CIMD 3: an https URL with a path and without user, fragment and dot segments; here also without
/// query, with a host name of several labels in lower case, on port 443. The Error's message says
/// what is wrong. Nothing is normalised: a URL is its own only spelling.
base::Result<void> checkClientIdUrl(QByteArrayView id, const DocumentRules &rules);

/// The same for the address of a client's keys (jwks_uri), where a query may follow.
base::Result<void> checkKeysUrl(QByteArrayView url, const DocumentRules &rules);

/// The host of a URL that passed; with its port when there is one.
QByteArray hostOfUrlId(QByteArrayView id);

} // namespace gatehouse::oauth
