// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/RequestTable.h"
#include "protocol/Frames.h"

#include <QLocalSocket>
#include <QTimer>

namespace gatehouse::admin {

/// What one connection may cost.
struct ConnectionLimits
{
    std::chrono::milliseconds helloWithin {5'000};
    std::chrono::milliseconds frameWithin {30'000}; ///< from its first byte to its last
    std::chrono::milliseconds snapshotLife {60'000}; ///< since it was last read
    int requests = 64; ///< unanswered; then nothing more is read
    qsizetype waitingBytes = qsizetype(4) << 20; ///< that the peer has not read
};

/// One program that administers: reads its frames one at a time, so that none keeps the core from
/// others, has them answered, and tells it events. Core thread; owns its socket.
class Connection final : public QObject, public Subscriber
{
    Q_OBJECT
public:
    using Dispatch = std::function<void(
        const Asker &asker, const protocol::Request &request, const Respond &respond)>;

    /// Greets at once. \a socket is taken over.
    Connection(QLocalSocket *socket, Peer peer, const protocol::Greeting &greeting,
        const ConnectionLimits &limits, Dispatch dispatch, QObject *parent);

    /// Nothing unless it has subscribed.
    void tell(const protocol::Event &event);
    bool isSubscribed() const { return m_isSubscribed && !m_isClosing; }
    /// Says why and closes.
    void refuse(const QJsonValue &id, const protocol::Failure &failure);
    /// The server stops: what was written is still sent, if the peer reads it now.
    void finish();

    void subscribe(Snapshot snapshot) override;
    void unsubscribe() override;
    const Snapshot &snapshot() const override { return m_snapshot; }
    void dropSnapshot() override;

Q_SIGNALS:
    /// It has said which program it is.
    void greeted(const gatehouse::admin::Peer &peer, const QString &program);
    /// The peer has gone, or was cut. Nothing follows.
    void closed();

private:
    void schedule();
    void turn();
    void watchDeadline(bool frameCame);
    void handle(const QByteArray &frame);
    void handleHello(const protocol::Request &request);
    void handleRequest(const protocol::Request &request);
    void send(const protocol::Envelope &envelope);

    QLocalSocket *const m_socket;
    const Peer m_peer;
    const ConnectionLimits m_limits;
    const Dispatch m_dispatch;
    protocol::FrameReader m_reader;
    QTimer m_turn;
    QTimer m_deadline; ///< of the hello, then of each frame that has begun
    QTimer m_snapshotEnd;
    QString m_program; ///< empty until it has said hello
    bool m_isGreeted = false;
    bool m_isClosing = false;
    bool m_mayHaveMore = false; ///< whole frames in the reader
    bool m_isSubscribed = false;
    int m_underWay = 0;
    qint64 m_eventNumber = 0;
    Snapshot m_snapshot;
};

} // namespace gatehouse::admin
