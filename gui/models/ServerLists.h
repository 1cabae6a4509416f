// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ListModels.h"
#include "models/LiveServer.h"

namespace gatehouse::models {

/// The lists that the server answers whole: asked for when it is connected, and again when an event
/// has made one old, at most once a second and only while somebody looks at it. Keeps a reference
/// to the server.
class ServerLists : public QObject
{
    Q_OBJECT
public:
    enum class List { Clients, Approvals, People, Servers, Providers, Tokens };
    static constexpr int ListCount = 6;

    explicit ServerLists(LiveServer &server, QObject *parent = nullptr);

    /// Somebody looks at it, or no longer does. The approvals are always looked at.
    void setWatched(List list, bool isWatched);
    /// The server that is connected has said it.
    bool isKnown(List list) const;
    /// What it says has changed, for all one knows.
    void refresh(List list);

    ClientsModel clients;
    ApprovalsModel approvals;
    PeopleModel people;
    ServersModel servers;
    ProvidersModel providers;
    TokensModel tokens;

Q_SIGNALS:
    /// The rows of this list are those of now.
    void refreshed(gatehouse::models::ServerLists::List list);

private:
    struct State
    {
        bool isOld = true;
        bool isWatched = false;
        bool isKnown = false;
        int round = 0; ///< of asking: an answer to an earlier one is dropped
    };

    void begin(const link::EventStream::Beginning &beginning);
    void take(const protocol::Event &event);
    void takeAudited(const QString &kind);
    void refreshOld();
    void ask(List list);
    /// The pages of a list, one after the other, then \a model shows them.
    template <typename Reply, typename Model>
    void askForPage(List list, const QString &method, Model &model,
        std::shared_ptr<Reply> soFar = std::make_shared<Reply>());
    template <typename Reply, typename Model>
    void askForWhole(List list, const QString &method, Model &model);
    State &stateOf(List list) { return m_states.at(std::size_t(list)); }

    LiveServer &m_server;
    std::array<State, ListCount> m_states;
    QTimer m_soon;
    QTimer m_approvalsTimer; ///< who waits may run out of time, of which no event tells
};

} // namespace gatehouse::models
