// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/ProviderTokens.h"
#include "gateway/ServerSet.h"
#include "gateway/SessionRecovery.h"
#include "gateway/UpstreamSessions.h"
#include "net/StreamClient.h"

#include <QPointer>

#include <map>
#include <unordered_set>

namespace gatehouse::gateway {

class HttpRelay;

/// What the workers' HttpUpstreams of one server share.
struct HttpParts
{
    std::shared_ptr<UpstreamSessions> sessions;
    std::shared_ptr<ProviderTokens> tokens;
    QSslConfiguration tls;
};

/// An MCP server with a URL, as one worker sees it: a client of its own, a HttpRelay for each
/// request under way.
class HttpUpstream final : public QObject, public Upstream
{
    Q_OBJECT
public:
    /// \a server has an HttpTarget with a good URL.
    HttpUpstream(std::shared_ptr<const Server> server, HttpParts parts);
    ~HttpUpstream() override;

    void handle(const Call &call, net::Reply reply) override;
    void endSession(const domain::SessionId &session) override;
    bool isIdle() const override { return m_relays.empty() && m_recoveries.empty(); }

    // For its relays.

    const Server &server() const { return *m_server; }
    const HttpParts &parts() const { return m_parts; }
    net::StreamClient &client() { return m_client; }
    std::shared_ptr<net::Inbox> inbox() const { return m_inbox; }
    void forget(HttpRelay *relay) { m_relays.erase(relay); }

    /// \a isGone: the upstream could not be asked; the session may live again later.
    using Recovered = std::function<void(bool isGone)>;
    /// The upstream has forgotten \a usedId: begins that session again as \a like began it, once
    /// for all relays that ask meanwhile. \a context: nobody is told once it is gone.
    void recover(const QByteArray &publicId, const QByteArray &usedId, const net::Headers &headers,
        QObject *context, Recovered done);

private:
    void tick();
    void onRecovered(const QByteArray &publicId, const QByteArray &usedId,
        const SessionRecovery::Outcome &outcome);

    struct Waiting
    {
        std::unique_ptr<SessionRecovery> recovery;
        std::vector<std::pair<QPointer<QObject>, Recovered>> waiters;
    };

    const std::shared_ptr<const Server> m_server;
    const HttpParts m_parts;
    net::StreamClient m_client;
    std::shared_ptr<net::Inbox> m_inbox;
    std::unordered_set<HttpRelay *> m_relays; ///< children of this
    std::map<QByteArray, Waiting> m_recoveries; ///< by public id
    QTimer m_ticks;
};

} // namespace gatehouse::gateway
