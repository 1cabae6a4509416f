// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/LiveServer.h"

#include <algorithm>

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;
using base::ErrorKind;
using link::AdminLink;
using link::EventStream;

LiveServer::LiveServer(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    m_retry.setSingleShot(true);
    m_statusTimer.setInterval(m_options.statusEvery);
    connect(&m_retry, &QTimer::timeout, this, &LiveServer::open);
    connect(&m_statusTimer, &QTimer::timeout, this, &LiveServer::refreshStatus);
    for (const QString &socket : m_options.sockets)
        addDoor(socket);
    Q_ASSERT(!m_doors.empty());
}

LiveServer::~LiveServer()
{
    for (const Door &door : m_doors)
        door.link->disconnect(this);
}

void LiveServer::addDoor(const QString &socket)
{
    const std::size_t number = m_doors.size();
    Door door;
    door.link = std::make_unique<AdminLink>(AdminLink::Options {
        .socket = socket, .program = m_options.program, .reconnect = AdminLink::Reconnect::Never});
    door.stream = std::make_unique<EventStream>(*door.link);
    connect(door.link.get(), &AdminLink::stateChanged, this, [this, number] { follow(number); });
    connect(door.stream.get(), &EventStream::began, this,
        [this](const EventStream::Beginning &beginning) {
            m_pause = {};
            m_statusTimer.start();
            refreshStatus();
            m_connection = Connection::Connected; // who hears of the beginning may ask for more
            EventStream::Beginning translated = beginning;
            translated.health = ServerWords::said(beginning.health);
            Q_EMIT began(translated);
            Q_EMIT connectionChanged();
        });
    connect(door.stream.get(), &EventStream::happened, this, [this](const protocol::Event &event) {
        if (std::holds_alternative<protocol::Health>(event))
            refreshStatus();
        Q_EMIT happened(ServerWords::said(event));
    });
    connect(door.stream.get(), &EventStream::failed, this,
        [this, number](const protocol::Failure &failure) {
            // What the link says when it is lost tells more.
            if (m_doors.at(number).link->state() == AdminLink::State::Ready)
                lose(protocol::errorFrom(failure));
        });
    m_doors.push_back(std::move(door));
}

bool LiveServer::isConnected() const
{
    return m_connection == Connection::Connected
        && m_doors.at(m_current).link->state() == AdminLink::State::Ready;
}

void LiveServer::open()
{
    m_retry.stop();
    m_firstProblem = {};
    if (m_connection == Connection::Lost)
        enter(Connection::Connecting);
    knock(0);
}

void LiveServer::retryNow()
{
    if (m_connection == Connection::Lost)
        open();
}

void LiveServer::knock(std::size_t door)
{
    m_current = door;
    m_doors.at(door).link->open();
}

void LiveServer::follow(std::size_t door)
{
    const AdminLink &link = *m_doors.at(door).link;
    if (door != m_current || link.state() != AdminLink::State::Lost)
        return;
    const bool wasThere = m_connection == Connection::Connected;
    if (link.problem().kind != ErrorKind::NotFound && m_firstProblem.message.isEmpty())
        m_firstProblem = link.problem();
    if (!wasThere && door + 1 < m_doors.size())
        return knock(door + 1);
    if (!m_firstProblem.message.isEmpty())
        return lose(m_firstProblem);
    lose({ErrorKind::NotFound,
        tr("No Gatehouse server answers at %1.").arg(m_options.sockets.join(tr(" or at ")))});
}

void LiveServer::lose(const base::Error &problem)
{
    m_problem = {problem.kind, ServerWords::said(problem.message)};
    m_statusTimer.stop();
    m_doors.at(m_current).link->close();
    m_pause = std::clamp(m_pause * 2, m_options.firstPause, m_options.longestPause);
    m_retry.start(m_pause);
    enter(Connection::Lost);
}

void LiveServer::refreshStatus()
{
    ask<protocol::Status>(
        u"status"_s, protocol::Nothing {}, this,
        [this](const auto &answer) {
            if (answer) {
                m_status = *answer;
                Q_EMIT statusChanged();
            } else if (answer.error().code == protocol::FailureCode::Unavailable && isConnected()) {
                lose(protocol::errorFrom(answer.error()));
            }
        },
        m_options.statusWithin);
}

void LiveServer::enter(Connection connection)
{
    m_connection = connection;
    Q_EMIT connectionChanged();
}

} // namespace gatehouse::models
