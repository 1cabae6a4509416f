// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/AnswerBody.h"
#include "net/StreamClient.h"

namespace gatehouse::net {

/// One connection of a StreamClient, its owner; deletes itself when it is over.
class ClientConnection final : public QObject, private TransportOwner
{
    Q_OBJECT
public:
    explicit ClientConnection(StreamClient &client);
    ~ClientConnection() override;

    /// Connects first where that is needed. Not while another exchange is under way.
    void begin(Exchange &exchange);
    /// The exchange has gone.
    void abandon();
    void updateReading();
    /// Is it certain that the server has closed it, or said something nobody asked for?
    bool isStale();
    /// Looks at every deadline; \a now is the client's clock.
    void sweep(qint64 now);

private:
    enum class State { Connecting, Idle, Head, Body, Closed };

    void onReadable() override;
    void onProgress() override { m_since = m_client.m_clock.elapsed(); }
    void onLost() override;

    void onConnected(base::Result<std::unique_ptr<Transport>> transport);
    void sendRequest();
    void consume(QByteArrayView bytes);
    bool consumeHead(QByteArrayView &bytes);
    void consumeBody(QByteArrayView bytes);
    void onEndOfStream();
    void complete(bool isClean);
    void fail(ExchangeFault fault);
    void close();
    void enter(State state);

    StreamClient &m_client;
    std::unique_ptr<Connector> m_connector;
    std::unique_ptr<Transport> m_transport;
    Exchange *m_exchange = nullptr; ///< null when idle or abandoned
    State m_state = State::Connecting;
    qint64 m_since = 0; ///< the client's clock when something last happened
    QByteArray m_ahead; ///< of an incomplete head
    AnswerHead m_head;
    AnswerBody m_body;
    bool m_isSending = false; ///< a break is then told later, not out of send()
    bool m_isStream = false; ///< the body is an event stream, which may be silent for ever
};

} // namespace gatehouse::net
