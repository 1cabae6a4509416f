// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace gatehouse::provider {

/// Which schemes a provider's endpoints may have.
enum class Transport {
    HttpsOnly,
    LoopbackHttpToo, ///< the provider itself was configured as http on loopback: a test or a demo
};

/// Whether \a url is http on this machine's loopback: 127.0.0.0/8, [::1] or localhost.
bool isLoopbackHttp(const QByteArray &url);

/// Whether \a url may be fetched or put before a browser: https with a host, or what \a transport
/// adds; no user, no fragment, at most 2048 bytes, no character that a shell or a page would
/// take for its own.
bool isSafeEndpoint(const QByteArray &url, Transport transport);

} // namespace gatehouse::provider
