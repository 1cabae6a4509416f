// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/AdminServer.h"

#include "admin/AdminLog.h"

#include <algorithm>
#include <unistd.h>

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using base::Err;
using protocol::Failure;
using protocol::FailureCode;

namespace {

/// One frame, then the end: for who may not come in.
void sendAway(QLocalSocket *socket, const Failure &failure)
{
    const auto frame =
        protocol::frameOf(protocol::toJson(protocol::FailedAnswer {QJsonValue::Null, failure}));
    if (frame)
        socket->write(*frame);
    socket->flush();
    QObject::connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    socket->disconnectFromServer();
    QTimer::singleShot(1s, socket, &QObject::deleteLater);
}

} // namespace

AdminServer::AdminServer(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m(parts)
    , m_sessions(parts.profile.issuer)
    , m_feed(std::make_shared<EventFeed>(
          m, m_sessions, [this](const protocol::Event &event) { broadcast(event); }))
    , m_desk {m, m_sessions, *m_feed, parts.clock.now(), [this] { return watchers(); }, m_longReads}
{
    for (const auto &group : {sessionRequests(m_desk), clientRequests(m_desk),
             tokenRequests(m_desk), attemptRequests(m_desk), auditRequests(m_desk),
             serverRequests(m_desk), eventRequests(m_desk), doctorRequests(m_desk),
             backupRequests(m_desk), settingsRequests(m_desk)})
        m_requests.add(group);
    m.events.addListener([feed = std::weak_ptr(m_feed)](const oauth::Event &event) {
        if (const auto living = feed.lock())
            living->take(event);
    });
    m.audit.addListener([feed = std::weak_ptr(m_feed)](const oauth::AuditRow &row) {
        if (const auto living = feed.lock())
            living->take(row);
    });
    connect(&m_server, &QLocalServer::newConnection, this, &AdminServer::accept);
    connect(&m_tick, &QTimer::timeout, this, [this] { m_feed->tick(); });
}

AdminServer::~AdminServer()
{
    stop();
}

base::Result<void> AdminServer::start(const Options &options)
{
    m_options = options;
    m_rules = {.user = ::geteuid(), .group = {}};
    if (!options.group.isEmpty()) {
        const auto group = groupNamed(options.group);
        if (!group)
            return Err(group.error());
        m_rules.group = *group;
    }
    const auto sessions = m.store.sessions(m.clock.now());
    if (!sessions)
        return Err(sessions.error());
    m_sessions.reset(*sessions);
    auto place = SocketPlace::claim(options.path, m_rules.group);
    if (!place)
        return Err(place.error());
    m_place = std::move(*place);
    if (auto listening = m_place->listen(m_server); !listening) {
        m_place.reset();
        return listening;
    }
    m_tick.start(1s);
    return {};
}

void AdminServer::stop()
{
    m_tick.stop();
    m_server.close();
    for (Connection *connection : std::exchange(m_connections, {})) {
        connection->finish();
        connection->deleteLater();
    }
    m_place.reset();
}

void AdminServer::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        const auto peer = peerOf(int(socket->socketDescriptor()));
        if (!peer || !m_rules.admits(*peer)) {
            qCWarning(lcAdmin).noquote()
                << "Refused at the admin socket:"
                << (peer ? u"user %1, process %2"_s.arg(peer->user).arg(peer->process)
                         : peer.error().message);
            m.runBatch([&] { noteRefused(peer); });
            sendAway(socket,
                {FailureCode::NotPermitted,
                    u"Only the user that gatehoused runs as, root and the members of ADMIN_GROUP "
                    "may administer it."_s});
        } else if (connections() >= MaxConnections) {
            qCWarning(lcAdmin) << "Too many connections at the admin socket.";
            sendAway(socket,
                {FailureCode::Unavailable, u"There are too many connections; try again later."_s});
        } else {
            admit(socket, *peer);
        }
    }
}

void AdminServer::noteRefused(const base::Result<Peer> &peer) const
{
    m.audit.record({.kind = oauth::AuditKind::AdminRefused,
        .actor = peer ? shownActor(*peer, {}) : QString(),
        .detail = peer ? QString() : peer.error().message});
}

void AdminServer::admit(QLocalSocket *socket, const Peer &peer)
{
    auto *connection = new Connection(
        socket, peer, {.server = QStringLiteral(GATEHOUSE_VERSION), .issuer = m.profile.issuer},
        m_options.limits,
        [this](const Asker &asker, const protocol::Request &request, const Respond &respond) {
            dispatch(asker, request, respond);
        },
        this);
    m_connections.push_back(connection);
    connect(
        connection, &Connection::greeted, this, [this](const Peer &who, const QString &program) {
            const oauth::Auditor::Acting acting(m.audit, shownActor(who, program));
            m.runBatch([this] { m.audit.record({.kind = oauth::AuditKind::AdminConnected}); });
        });
    connect(connection, &Connection::closed, this, [this, connection] { forget(connection); });
}

void AdminServer::forget(Connection *connection)
{
    std::erase(m_connections, connection);
    connection->deleteLater();
}

void AdminServer::dispatch(
    const Asker &asker, const protocol::Request &request, const Respond &respond) const
{
    const RequestRow *row = m_requests.find(request.method);
    if (!row)
        return respond(Err(Failure {
            FailureCode::MethodNotFound, u"There is no request \"%1\"."_s.arg(request.method)}));
    if (row->effect != Effect::Reads)
        qCInfo(lcAdmin).noquote() << request.method << "by" << asker.program << "of user"
                                  << asker.peer.user;
    const oauth::Auditor::Acting acting(
        m.audit, row->effect == Effect::Reads ? QString() : shownActor(asker.peer, asker.program));
    if (row->effect != Effect::Changes)
        return row->handler(asker, request.params, respond);
    std::optional<Outcome> outcome;
    const bool durable = m.runBatch([&] {
        row->handler(
            asker, request.params, [&outcome](const Outcome &answer) { outcome.emplace(answer); });
        // Whatever a handler forgets.
        if (outcome && *outcome && m.audit.waiting() == 0)
            m.audit.record(
                {.kind = oauth::AuditKind::AdminChanged, .subject = request.method.toUtf8()});
    });
    if (!durable || !outcome)
        return respond(Err(Failure {FailureCode::Unavailable,
            u"Nothing can be stored, so nothing was changed; the log says why."_s}));
    respond(*outcome);
}

void AdminServer::broadcast(const protocol::Event &event) const
{
    const std::vector<Connection *> everybody = m_connections; // one may go meanwhile
    for (Connection *connection : everybody)
        connection->tell(event);
}

int AdminServer::watchers() const
{
    return int(std::count_if(m_connections.cbegin(), m_connections.cend(),
        [](const Connection *connection) { return connection->isSubscribed(); }));
}

} // namespace gatehouse::admin
