// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/HttpClient.h"
#include "net/Resolver.h"

#include <memory>

namespace gatehouse::net {

/// What may be fetched from hosts that strangers name.
struct GuardRules
{
    QByteArray ownOrigin; ///< never asked
    std::chrono::milliseconds timeout {5000}; ///< for all of it, the name included
    qsizetype maxBytes = 64 * 1024;
    bool allowLoopback = false; ///< development: http on this machine, on any port
};

/// An HttpClient for JSON documents whose addresses strangers choose (SSRF). Only https on port 443
/// of a host name; the name is resolved once, every address it has must be public, and the
/// connection goes to those very addresses, so that a second answer of the name server changes
/// nothing (DNS rebinding). An answer with status 200 that is not JSON is an error. Keeps
/// references to both of its parts; they outlive it.
class GuardedHttpClient final : public HttpClient
{
public:
    GuardedHttpClient(HttpClient &client, Resolver &resolver, GuardRules rules);
    ~GuardedHttpClient() override;

    /// The error of what may not be fetched is Invalid. For the log only: what a name resolves to
    /// is nobody else's business.
    void send(OutgoingRequest request, QObject *context, Done done) override;

private:
    struct Flight;

    void connectTo(const std::shared_ptr<Flight> &flight, const QList<QHostAddress> &addresses);

    HttpClient &m_client;
    Resolver &m_resolver;
    const GuardRules m_rules;
    QObject m_context; ///< of what is under way
};

} // namespace gatehouse::net
