// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/AnswerHead.h"
#include "net/Connector.h"

#include <QElapsedTimer>

#include <unordered_set>
#include <vector>

namespace gatehouse::net {

/// A request whose answer may be a stream.
struct StreamRequest
{
    QByteArray method = "POST";
    Headers headers; ///< all but Host, Content-Length and Connection
    QByteArray body;
};

/// Why an answer did not come, or not to its end.
enum class ExchangeFault {
    Unreachable, ///< no connection; nothing was sent
    Lost, ///< the connection broke
    TimedOut, ///< no head in time, or a body with a length that stands still
    Malformed, ///< no HTTP that can be trusted
};

/// Hears the answer to one StreamRequest, in this order: onHead, onBody any number of times, then
/// onEnd; or onFault at any point, and then nothing more. May destroy its Exchange at any time.
class ExchangeOwner
{
public:
    virtual void onHead(const AnswerHead &head) = 0;
    virtual void onBody(QByteArrayView piece) = 0;
    virtual void onEnd() = 0;
    virtual void onFault(ExchangeFault fault) = 0;

protected:
    ~ExchangeOwner() = default;
};

class ClientConnection;

/// One request under way. Destroyed before its end, it gives the request up: the connection is
/// closed, so that the server notices. Must not outlive its StreamClient.
class Exchange
{
public:
    Exchange(const Exchange &) = delete;
    Exchange &operator=(const Exchange &) = delete;
    ~Exchange();

    /// While it is off, no more than is on its way already is taken from the server.
    void setReading(bool on);

private:
    friend class StreamClient;
    friend class ClientConnection;
    Exchange(ExchangeOwner &owner, StreamRequest request)
        : m_owner(owner)
        , m_request(std::move(request))
    { }

    ExchangeOwner &m_owner;
    StreamRequest m_request; ///< its body goes when it is sent
    ClientConnection *m_connection = nullptr; ///< null when over
    bool m_isReading = true;
};

struct StreamClientOptions
{
    ServerAddress address;
    QSslConfiguration tls; ///< used when the address says so
    std::chrono::milliseconds connectTime {5000};
    std::chrono::milliseconds headTime {300'000}; ///< from the request to the head of its answer
    std::chrono::milliseconds stallTime {60'000}; ///< of a body that is no event stream
    std::chrono::milliseconds keepTime {3000}; ///< of an idle connection; Node.js closes after 5 s
    int maxIdle = 256;
};

/// HTTP/1.1 to one server on the event loop of the thread that made it: kept connections, one
/// request on each at a time, answers handed on as they arrive. Follows nothing, retries nothing,
/// decodes nothing but chunks. Bodies of requests are in memory, bounded by the front.
class StreamClient final : public QObject
{
    Q_OBJECT
public:
    explicit StreamClient(StreamClientOptions options, QObject *parent = nullptr);
    ~StreamClient() override;

    /// \a owner hears nothing before this returns.
    std::unique_ptr<Exchange> send(StreamRequest request, ExchangeOwner &owner);

    /// For tests: open connections, idle ones among them.
    std::size_t connections() const { return m_connections.size(); }

private:
    friend class ClientConnection;
    ClientConnection *takeIdle();
    void keep(ClientConnection *connection);
    void forget(ClientConnection *connection);
    void sweep();

    const StreamClientOptions m_options;
    SystemResolver m_resolver;
    QElapsedTimer m_clock;
    QTimer m_sweep;
    std::unordered_set<ClientConnection *> m_connections; ///< children of this
    std::vector<ClientConnection *> m_idle; ///< the freshest last
};

} // namespace gatehouse::net
