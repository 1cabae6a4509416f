// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "net/CoreQueue.h"
#include "net/Route.h"
#include "net/TrustedProxies.h"

#include <QHostAddress>
#include <QObject>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace gatehouse::net {

/// Every limit of the front, with its unit in the name or the type.
struct Limits
{
    qsizetype maxHeadBytes = 16 * 1024;
    int maxFields = 64;
    std::chrono::milliseconds handshakeTime {5000};
    std::chrono::milliseconds headTime {10'000};
    std::chrono::milliseconds bodyTime {30'000};
    std::chrono::milliseconds idleTime {60'000};
    std::chrono::milliseconds writeStallTime {30'000};
    int maxConnections = 10'000; ///< of the whole server
    int maxConnectionsPerAddress = 4096; ///< of no trusted proxy
    qint64 maxBodyBytesInFlight = 64 * 1024 * 1024; ///< of the whole server
    qint64 maxStreamBacklogBytes = 256 * 1024; ///< of one answer in pieces
};

/// PEM files; re-read by reloadTls().
struct TlsFiles
{
    QString certificateFile; ///< the chain, leaf first
    QString keyFile;
};

struct ListenOptions
{
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0; ///< 0: the operating system chooses
    int workers = 1;
    Limits limits;
    std::optional<TlsFiles> tls;
    TrustedProxies proxies;
};

/// What every worker counts; read from any thread.
struct FrontCounters
{
    std::atomic<int> connections {0};
    std::atomic<qint64> bodyBytesInFlight {0};
    std::atomic<quint64> requests {0};
    std::atomic<quint64> rejected {0};
    std::atomic<quint64> timedOut {0};
};

class Worker;
class AddressBook;
class RouteTable;

/// The front: workers, each a thread with an epoll event loop and a QHttpServer behind facade
/// sockets, all on one port (SO_REUSEPORT). Owned by and used on the core thread.
class HttpServer : public QObject
{
    Q_OBJECT
public:
    /// \a routes: the table; hot rows first. \a fallback answers what no row matches (404) on a
    /// worker; a row that matches with another method is answered 405 with Allow here. \a core must
    /// outlive the server.
    HttpServer(ListenOptions options, std::vector<Route> routes, WorkerHandler fallback,
        CoreQueue &core, QObject *parent = nullptr);
    ~HttpServer() override;

    /// What handlers keep for each worker: \a make is called on its thread before it accepts, and
    /// the result is dropped there after its last connection. Before start().
    void setCompany(std::function<std::shared_ptr<void>()> make)
    {
        m_makeCompany = std::move(make);
    }
    /// Binds and starts the workers. Conflict when the port is taken, Invalid when a TLS file is
    /// not usable; the message names it and says what to do.
    base::Result<void> start();
    /// The port in use; 0 before start().
    quint16 port() const { return m_port; }
    /// New connections get the files as they are now; when they are not usable everything stays as
    /// it was.
    base::Result<void> reloadTls();
    /// Stops accepting, lets answers under way finish for at most \a patience, then cuts. Returns
    /// when every worker has ended.
    void stop(std::chrono::milliseconds patience);

    const FrontCounters &counters() const { return *m_counters; }

private:
    ListenOptions m_options;
    std::shared_ptr<const RouteTable> m_table;
    WorkerHandler m_fallback;
    std::function<std::shared_ptr<void>()> m_makeCompany;
    CoreQueue &m_core;
    std::shared_ptr<FrontCounters> m_counters;
    std::shared_ptr<AddressBook> m_addresses;
    std::vector<std::unique_ptr<Worker>> m_workers;
    quint16 m_port = 0;
};

} // namespace gatehouse::net
