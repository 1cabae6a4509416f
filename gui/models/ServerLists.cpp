// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ServerLists.h"

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds Soon {1'000};
constexpr std::chrono::milliseconds WaitingAsked {10'000};

} // namespace

ServerLists::ServerLists(LiveServer &server, QObject *parent)
    : QObject(parent)
    , m_server(server)
{
    stateOf(List::Approvals).isWatched = true;
    m_soon.setSingleShot(true);
    m_soon.setInterval(Soon);
    m_approvalsTimer.setInterval(WaitingAsked);
    connect(&m_soon, &QTimer::timeout, this, &ServerLists::refreshOld);
    connect(&m_approvalsTimer, &QTimer::timeout, this, [this] { refresh(List::Approvals); });
    connect(&m_server, &LiveServer::began, this, &ServerLists::begin);
    connect(&m_server, &LiveServer::happened, this, &ServerLists::take);
    // No event tells of the use of a token.
    connect(&m_server, &LiveServer::statusChanged, this, [this] { refresh(List::Tokens); });
}

void ServerLists::begin(const link::EventStream::Beginning &beginning)
{
    approvals.setRows(beginning.approvals);
    if (!beginning.approvals.isEmpty())
        m_approvalsTimer.start();
    Q_EMIT refreshed(List::Approvals);
    for (State &state : m_states) {
        state.isOld = true;
        state.isKnown = false;
    }
    stateOf(List::Approvals).isKnown = true;
    refreshOld();
}

void ServerLists::take(const protocol::Event &event)
{
    if (const auto *wanted = std::get_if<protocol::ApprovalWanted>(&event)) {
        approvals.put(*wanted);
        m_approvalsTimer.start();
        Q_EMIT refreshed(List::Approvals);
    } else if (const auto *answered = std::get_if<protocol::ApprovalAnswered>(&event)) {
        approvals.remove(answered->code);
        refresh(List::Clients);
    } else if (std::holds_alternative<protocol::SessionOpened>(event)
        || std::holds_alternative<protocol::SessionEnded>(event)) {
        refresh(List::People);
        refresh(List::Clients);
        refresh(List::Servers);
    } else if (std::holds_alternative<protocol::ClientRegistered>(event)) {
        refresh(List::Clients);
    } else if (std::holds_alternative<protocol::Health>(event)) {
        refresh(List::Providers);
    } else if (const auto *added = std::get_if<protocol::AuditAdded>(&event)) {
        takeAudited(added->row.kind);
    }
}

/// What others have changed too, with the command line tool or another window.
void ServerLists::takeAudited(const QString &kind)
{
    if (kind.startsWith("token."_L1))
        refresh(List::Tokens);
    else if (kind.startsWith("client."_L1))
        refresh(List::Clients);
    else if (kind.startsWith("settings."_L1) || kind == "server.reloaded"_L1) {
        refresh(List::Servers);
        refresh(List::Providers);
    }
}

void ServerLists::setWatched(List list, bool isWatched)
{
    stateOf(list).isWatched = isWatched;
    if (isWatched)
        refreshOld();
}

bool ServerLists::isKnown(List list) const
{
    return m_server.isConnected() && m_states.at(std::size_t(list)).isKnown;
}

void ServerLists::refresh(List list)
{
    stateOf(list).isOld = true;
    if (!m_soon.isActive())
        m_soon.start();
}

void ServerLists::refreshOld()
{
    m_soon.stop();
    if (!m_server.isConnected())
        return;
    for (int i = 0; i < ListCount; ++i) {
        State &state = m_states.at(std::size_t(i));
        if (state.isOld && state.isWatched)
            ask(List(i));
    }
}

void ServerLists::ask(List list)
{
    State &state = stateOf(list);
    state.isOld = false;
    ++state.round;
    switch (list) {
    case List::Clients:
        return askForPage<protocol::Clients>(list, u"clients.list"_s, clients);
    case List::People:
        return askForPage<protocol::People>(list, u"users.list"_s, people);
    case List::Approvals:
        return askForWhole<protocol::Approvals>(list, u"approvals.list"_s, approvals);
    case List::Servers:
        return askForWhole<protocol::Servers>(list, u"servers.list"_s, servers);
    case List::Providers:
        return askForWhole<protocol::Providers>(list, u"providers.list"_s, providers);
    case List::Tokens:
        return askForPage<protocol::Tokens>(list, u"tokens.list"_s, tokens);
    }
}

template <typename Reply, typename Model>
void ServerLists::askForPage(
    List list, const QString &method, Model &model, std::shared_ptr<Reply> soFar)
{
    const protocol::ListQuery query {
        .filter = {}, .offset = int(soFar->rows.size()), .limit = protocol::MaxPage};
    m_server.ask<Reply>(method, query, this,
        [this, list, method, &model, soFar, round = stateOf(list).round](const auto &answer) {
            if (stateOf(list).round != round)
                return;
            if (!answer) {
                stateOf(list).isOld = true;
                return;
            }
            soFar->rows.append(answer->rows);
            if (!answer->rows.isEmpty() && soFar->rows.size() < answer->total)
                return askForPage<Reply>(list, method, model, soFar);
            model.setRows(soFar->rows);
            stateOf(list).isKnown = true;
            Q_EMIT refreshed(list);
        });
}

template <typename Reply, typename Model>
void ServerLists::askForWhole(List list, const QString &method, Model &model)
{
    m_server.ask<Reply>(method, protocol::Nothing {}, this,
        [this, list, &model, round = stateOf(list).round](const auto &answer) {
            if (stateOf(list).round != round)
                return;
            if (!answer) {
                stateOf(list).isOld = true;
                return;
            }
            model.setRows(answer->rows);
            if (list == List::Approvals && answer->rows.isEmpty())
                m_approvalsTimer.stop();
            stateOf(list).isKnown = true;
            Q_EMIT refreshed(list);
        });
}

} // namespace gatehouse::models
