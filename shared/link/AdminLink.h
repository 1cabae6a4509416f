// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/Codec.h"
#include "protocol/Envelope.h"
#include "protocol/Frames.h"

#include <QLocalSocket>
#include <QTimer>

#include <functional>
#include <unordered_map>

/// The client's end of the admin socket, for every program that administers a server. Owns how one
/// gets there, asks and listens; leaves to others what is asked and shown. Belongs to the thread it
/// was made on.
namespace gatehouse::link {

/// A connection to the admin socket of one server, made again when it breaks.
class AdminLink : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Closed, ///< not asked to be open
        Connecting,
        Ready, ///< requests are answered
        Lost, ///< problem() says why; tried again when Options say so
    };
    enum class Reconnect { Never, Always };
    struct Options
    {
        QString socket; ///< its path
        QString program; ///< what this program calls itself, with its version
        Reconnect reconnect = Reconnect::Always;
        std::chrono::milliseconds connectWithin {5'000};
        std::chrono::milliseconds firstPause {250}; ///< before it is tried again; doubles
        std::chrono::milliseconds longestPause {10'000};
    };
    using Answer = base::Result<QJsonObject, protocol::Failure>;
    using Done = std::function<void(const Answer &)>;
    static constexpr std::chrono::milliseconds RequestWithin {30'000};

    explicit AdminLink(Options options, QObject *parent = nullptr);
    ~AdminLink() override;

    void open();
    /// What was asked and not answered yet fails.
    void close();

    State state() const { return m_state; }
    /// While it is Lost. NotFound: no server is there. Invalid: it does not want us, or speaks
    /// another version.
    const base::Error &problem() const { return m_problem; }
    /// When it is tried again; 0 when it is not.
    std::chrono::milliseconds pause() const { return m_pause; }
    /// What the server said of itself, once it is Ready.
    const protocol::Greeting &greeting() const { return m_greeting; }
    const QString &socketPath() const { return m_options.socket; }

    /// \a done is called exactly once, later, with the answer or why there is none; not at all once
    /// this link is gone.
    void request(const QString &method, const QJsonObject &params, Done done,
        std::chrono::milliseconds within = RequestWithin);
    /// The same with messages.
    template <typename Reply, typename Params>
    void ask(const QString &method, const Params &params,
        std::function<void(const base::Result<Reply, protocol::Failure> &)> done,
        std::chrono::milliseconds within = RequestWithin);

Q_SIGNALS:
    void stateChanged();
    /// In the order they were told. Only after `events.subscribe`.
    void eventCame(const gatehouse::protocol::NumberedEvent &event);

private:
    struct Pending
    {
        Done done;
        std::unique_ptr<QTimer> deadline;
    };

    void read();
    void take(const QByteArray &frame);
    void takeNotification(const protocol::Notification &notification);
    void takeGreeting(const QJsonObject &params);
    void takeAnswer(const QJsonValue &id, const Answer &answer);
    void send(const protocol::Envelope &envelope);
    void socketFailed();
    void lose(const base::Error &problem);
    void failPending();
    void enter(State state);

    const Options m_options;
    QLocalSocket m_socket;
    protocol::FrameReader m_reader;
    QTimer m_connectDeadline;
    QTimer m_retry;
    State m_state = State::Closed;
    base::Error m_problem;
    std::chrono::milliseconds m_pause {0};
    protocol::Greeting m_greeting;
    bool m_isGreeted = false;
    qint64 m_lastId = 0;
    std::unordered_map<qint64, Pending> m_pending;
};

template <typename Reply, typename Params>
void AdminLink::ask(const QString &method, const Params &params,
    std::function<void(const base::Result<Reply, protocol::Failure> &)> done,
    std::chrono::milliseconds within)
{
    const auto told = [done = std::move(done)](const Answer &answer) {
        if (!answer)
            return done(base::Err(answer.error()));
        auto reply = protocol::decode<Reply>(*answer);
        if (!reply)
            return done(base::Err(protocol::Failure {protocol::FailureCode::InternalError,
                QStringLiteral("The server's answer is not understood. ")
                    + reply.error().message}));
        done(*std::move(reply));
    };
    request(method, protocol::encode(params), told, within);
}

} // namespace gatehouse::link
