// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "net/Request.h"

#include <QObject>

#include <chrono>
#include <functional>

namespace gatehouse::net {

/// A request of ours to somebody else's server.
struct OutgoingRequest
{
    QByteArray method = "GET";
    QByteArray url; ///< absolute http or https URL
    Headers headers;
    QByteArray body;
    std::chrono::milliseconds timeout {10'000}; ///< for all of it: name, connect, TLS, answer
    qsizetype maxBytes = 1024 * 1024; ///< of the answer's body, enforced while reading
    QList<QHostAddress> onlyAddresses; ///< connect to one of these and nowhere else; empty: by name
};

struct IncomingResponse
{
    int status = 0;
    Headers headers;
    QByteArray body;
};

/// The outgoing HTTP client of the core thread. Redirects are never followed. An HTTP status,
/// whatever it is, is a success here; errors are: TimedOut, Unavailable (name, connection, TLS),
/// Invalid (URL, or an answer larger than allowed).
class HttpClient
{
public:
    using Done = std::function<void(base::Result<IncomingResponse>)>;

    HttpClient() = default;
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;
    virtual ~HttpClient() = default;

    /// \a done is called exactly once, later, on the caller's thread, and not at all once \a
    /// context is gone.
    virtual void send(OutgoingRequest request, QObject *context, Done done) = 0;
};

} // namespace gatehouse::net
