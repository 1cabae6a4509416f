// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/AddressBook.h"
#include "net/BodyCharge.h"
#include "net/BodyReader.h"
#include "net/Front.h"
#include "net/RequestHead.h"
#include "net/Transport.h"

#include <QTcpSocket>

namespace gatehouse::net {

class FacadeListener;
class ReplyChannel;

/// The socket QHttpServer sees. It has no descriptor; the real connection is its Transport. It
/// reads strictly, keeps every limit and deadline, and shows Qt one short canonical request at a
/// time ("POST /path HTTP/1.1"), never a byte of an incomplete or doubtful one. The exact request
/// is request(). Answers go through the ReplyChannel of the request, in the order of the requests.
/// Owned by its FacadeListener; deletes itself after disconnected().
class FacadeSocket final : public QTcpSocket, private TransportOwner
{
    Q_OBJECT
public:
    FacadeSocket(std::unique_ptr<Transport> transport, AddressBook::Seat seat, Request connection,
        Front &front, FacadeListener &listener);
    ~FacadeSocket() override;

    /// The request that waits for its answer; valid until the answer is complete.
    const Request &request() const { return m_request; }
    /// The same, to be carried to another thread.
    Request takeRequest();
    void setPathArgument(const QByteArray &argument) { m_request.pathArgument = argument; }
    bool isHttp10() const { return m_head.http10; }
    /// Will this answer be the last one here?
    bool closesAfterAnswer() const;

    /// \a channel answers the present request; it detaches when it goes.
    void attach(ReplyChannel *channel) { m_channel = channel; }
    void detach() { m_channel = nullptr; }
    /// The client's end of sending counts as departure from now on: somebody wants to know at once.
    void watchForDeparture();
    /// Bytes of an answer; \a second directly after \a first.
    void send(QByteArrayView first, QByteArrayView second = {});
    qint64 unsent() const { return m_transport->backlog(); }
    /// The answer is complete: the next request may come.
    void finishAnswer();
    /// Ends the connection at once.
    void cut();
    /// Ends it when no request is under way.
    void finishIfIdle();
    /// Looks at every deadline; \a now is Front::clock.
    void sweep(qint64 now);

    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override { return unsent(); }
    void disconnectFromHost() override { cut(); }
    void close() override { cut(); }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    struct Named
    {
        QHostAddress peer;
        QByteArray text;
    };

    enum class State { Idle, Head, Body, Answering, Draining, Closed };
    enum class Input { Unread, AllRead };

    void onReadable() override;
    void onProgress() override;
    void onLost() override;

    void onEndOfStream();
    void consume(QByteArrayView bytes);
    void consumeRequest(QByteArrayView bytes);
    /// What is left of \a bytes behind the head; nothing when there is no complete head.
    std::optional<QByteArrayView> consumeHead(QByteArrayView bytes);
    void beginBody();
    bool consumeBody(QByteArrayView &bytes);
    void namePeer();
    void route();
    void goOn();
    bool owesAnswers() const;
    void refuse(int status);
    void linger(Input input);
    void enter(State state);
    void updateReading();
    void onDeadline();

    std::unique_ptr<Transport> m_transport;
    AddressBook::Seat m_seat;
    Front &m_front;
    FacadeListener &m_listener;
    State m_state = State::Idle;
    qint64 m_since = 0; ///< Front::clock when m_state was entered
    qint64 m_lastProgress = 0; ///< Front::clock when bytes last went out
    QByteArray m_ahead; ///< received, not yet consumed
    qsizetype m_scanned = 0; ///< of m_ahead: known to hold no complete head
    RequestHead m_head;
    BodyReader m_body;
    BodyCharge m_charge;
    qsizetype m_drained = 0;
    Request m_request;
    Named m_named; ///< whom the last request came from
    QByteArray m_feed; ///< the canonical request, for Qt
    qsizetype m_fed = 0; ///< of m_feed
    ReplyChannel *m_channel = nullptr;
    bool m_peerFinished = false;
    bool m_watched = false; ///< see watchForDeparture()
};

} // namespace gatehouse::net
