// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/Connection.h"
#include "admin/Requests.h"
#include "admin/SocketPlace.h"

#include <QLocalServer>
#include <QTimer>

#include <memory>

/// The server's end of the admin socket. Owns who may connect, what they may ask, and what they are
/// told; leaves the form of the messages to protocol, and what is done to oauth and the store.
/// Everything here lives on the core thread and never waits.
namespace gatehouse::admin {

/// Listens on a local socket of this machine for those who administer this server. Keeps the
/// parts' references.
class AdminServer : public QObject
{
    Q_OBJECT
public:
    static constexpr int MaxConnections = 32;

    struct Options
    {
        QString path;
        QByteArray group; ///< whose members may connect too; empty: nobody else
        ConnectionLimits limits {};
    };
    explicit AdminServer(const Parts &parts, QObject *parent = nullptr);
    ~AdminServer() override;

    /// For groups of requests from elsewhere: before start().
    RequestTable &requests() { return m_requests; }
    /// Reads what there is and listens. Conflict, Invalid or Io, with a sentence that says what to
    /// do, when it cannot.
    base::Result<void> start(const Options &options);
    /// Everybody is sent away.
    void stop();

    /// What the workers have counted.
    void noteTraffic(const QList<SessionUse> &uses, const protocol::Counted &counted)
    {
        m_feed->noteTraffic(uses, counted);
    }
    int connections() const { return int(m_connections.size()); }

private:
    void accept();
    void admit(QLocalSocket *socket, const Peer &peer);
    void noteRefused(const base::Result<Peer> &peer) const;
    void forget(Connection *connection);
    void dispatch(
        const Asker &asker, const protocol::Request &request, const Respond &respond) const;
    void broadcast(const protocol::Event &event) const;
    int watchers() const;

    const Parts m;
    SessionIndex m_sessions;
    std::shared_ptr<EventFeed> m_feed; ///< also known, weakly, to the events it listens to
    LongReads m_longReads;
    Desk m_desk;
    RequestTable m_requests;
    Options m_options;
    PeerRules m_rules;
    std::unique_ptr<SocketPlace> m_place;
    QLocalServer m_server;
    QTimer m_tick;
    std::vector<Connection *> m_connections; ///< children of this
};

} // namespace gatehouse::admin
