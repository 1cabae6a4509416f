// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/CoreQueue.h"
#include "net/FacadeListener.h"
#include "net/Inbox.h"
#include "net/RouteTable.h"

#include <memory>
#include <unordered_map>

class QHttpServer;

namespace gatehouse::net {

/// One worker's front: lets QHttpServer find the row of each request, by rules that compare the
/// path literally, and runs the row's handler here or on the core thread. Its source file is the
/// only one that knows QHttpServer. Lives on the worker's thread.
class HttpListener : public QObject
{
    Q_OBJECT
public:
    struct Setup
    {
        Limits limits;
        TrustedProxies proxies;
        std::shared_ptr<const RouteTable> table;
        WorkerHandler fallback; ///< answers paths without a row
        CoreQueue *core = nullptr; ///< must outlive the listener
        std::shared_ptr<FrontCounters> counters;
        std::shared_ptr<AddressBook> addresses;
        std::optional<QSslConfiguration> tls;
        std::function<std::shared_ptr<void>()> makeCompany; ///< see HttpServer::setCompany()
    };

    explicit HttpListener(Setup setup);
    ~HttpListener() override;

    /// Takes over a listening \a descriptor; false when Qt refuses it.
    bool open(int descriptor);
    FacadeListener &connections() { return *m_listener; }
    /// Commands left here run on the worker's thread.
    std::shared_ptr<Inbox> inbox() const { return m_inbox; }

private:
    void addRow(std::size_t row);
    void onRouted(std::size_t row);
    void onUnrouted();
    std::optional<RouteTable::Match> matchOf(std::size_t row) const;
    void serve(FacadeSocket &socket, const RouteTable::Match &match);
    void serveWithoutRow(FacadeSocket &socket);
    void askCore(FacadeSocket &socket, const CoreHandler &handler, const Reply &reply);
    void readInbox();

    Setup m_setup;
    Front m_front;
    std::shared_ptr<void> m_company; ///< goes when every connection has gone
    std::unique_ptr<QHttpServer> m_qt;
    FacadeListener *m_listener; ///< owned by m_qt once bound
    std::shared_ptr<Inbox> m_inbox;
    std::unordered_map<quint64, Reply> m_waiting; ///< for the core's answers, by ticket
    quint64 m_lastTicket = 0;
};

} // namespace gatehouse::net
