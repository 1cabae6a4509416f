// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/EventStream.h"
#include "models/ServerWords.h"

#include <QPointer>

/// What the desktop app shows, as item models that the server's events keep true. Owns the
/// connection, the rows, their order and the words for them; leaves to others how they are shown
/// (pages) and what a person may do with them.
namespace gatehouse::models {

/// The server that the app administers: looked for at several sockets, found again when it was
/// gone. Belongs to the thread it was made on.
class LiveServer : public QObject
{
    Q_OBJECT
public:
    enum class Connection {
        Connecting,
        Connected, ///< how things stand has been read, and every change is told
        Lost, ///< problem() says why; tried again after pause()
    };
    struct Options
    {
        QStringList sockets; ///< where it may be, the likeliest first
        QString program; ///< what this program calls itself, with its version
        std::chrono::milliseconds firstPause {500}; ///< before it is looked for again; doubles
        std::chrono::milliseconds longestPause {10'000};
        std::chrono::milliseconds statusEvery {10'000};
        std::chrono::milliseconds statusWithin = link::AdminLink::RequestWithin; ///< else it hangs
    };
    template <typename Reply>
    using Done = std::function<void(const base::Result<Reply, protocol::Failure> &)>;

    explicit LiveServer(Options options, QObject *parent = nullptr);
    ~LiveServer() override;

    void open();
    /// Looks for it now instead of after the pause.
    void retryNow();

    Connection connection() const { return m_connection; }
    /// False as soon as it has gone, also before connectionChanged() tells.
    bool isConnected() const;
    /// While it is Lost.
    const base::Error &problem() const { return m_problem; }
    /// How long it waits between two tries; 0 when it does not wait.
    std::chrono::milliseconds pause() const { return m_pause; }
    const QStringList &sockets() const { return m_options.sockets; }
    /// Of the server that was connected last; nothing before the first.
    const std::optional<protocol::Status> &status() const { return m_status; }
    /// Asks for the status now rather than at the next turn.
    void refreshStatus();

    /// \a done is called once, later, unless \a context has gone by then; with the sentences of the
    /// server in the language of the app.
    template <typename Reply, typename Params>
    void ask(const QString &method, const Params &params, QObject *context, Done<Reply> done,
        std::chrono::milliseconds within = link::AdminLink::RequestWithin)
    {
        m_doors.at(m_current).link->template ask<Reply>(
            method, params,
            [guard = QPointer(context), done = std::move(done)](const auto &answer) {
                if (!guard)
                    return;
                if (answer)
                    done(ServerWords::reply(*answer));
                else
                    done(base::Err(ServerWords::said(answer.error())));
            },
            within);
    }

Q_SIGNALS:
    void connectionChanged();
    void statusChanged();
    /// What was shown before is over.
    void began(const gatehouse::link::EventStream::Beginning &beginning);
    void happened(const gatehouse::protocol::Event &event);

private:
    /// One of the sockets.
    struct Door
    {
        std::unique_ptr<link::AdminLink> link;
        std::unique_ptr<link::EventStream> stream;
    };

    void addDoor(const QString &socket);
    void knock(std::size_t door);
    void follow(std::size_t door);
    void lose(const base::Error &problem);
    void enter(Connection connection);

    const Options m_options;
    std::vector<Door> m_doors;
    std::size_t m_current = 0;
    QTimer m_retry;
    QTimer m_statusTimer;
    Connection m_connection = Connection::Connecting;
    base::Error m_problem;
    base::Error m_firstProblem; ///< of this round through the doors that is not NotFound
    std::chrono::milliseconds m_pause {0};
    std::optional<protocol::Status> m_status;
};

} // namespace gatehouse::models
