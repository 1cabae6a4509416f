// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/Advice.h"
#include "service/Command.h"

#include <QFileSystemWatcher>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

namespace gatehouse::remote {

/// An ssh that makes the admin socket of another machine a socket of this one, started again when
/// it ends. Never asks a person for anything. Belongs to the thread it was made on; the ssh ends
/// with it.
class Tunnel : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Closed, ///< not asked to be open
        Connecting,
        Up, ///< what connects to localSocket() comes out there
        Lost, ///< obstacle() says why; tried again after pause() when there is one
    };
    struct Options
    {
        Address address;
        QString folder; ///< of this person alone; the local socket is in a folder in it
        QString program = QStringLiteral("ssh");
        QStringList arguments {}; ///< before all others
        std::chrono::milliseconds connectWithin {30'000};
        std::chrono::milliseconds firstPause {1'000}; ///< before it is tried again; doubles
        std::chrono::milliseconds longestPause {60'000};
    };

    explicit Tunnel(Options options, QObject *parent = nullptr);
    ~Tunnel() override;

    /// Now, instead of after the pause.
    void open();
    void close();

    State state() const { return m_state; }
    /// While it is Lost.
    const Obstacle &obstacle() const { return m_obstacle; }
    /// 0 when it is not tried again by itself.
    std::chrono::milliseconds pause() const { return m_pause; }
    const Address &address() const { return m_options.address; }
    QString localSocket() const;

Q_SIGNALS:
    void stateChanged();

private:
    QStringList arguments(const QStringList &own) const;
    void look();
    void takeLook(const service::Output &output);
    void forward(const QString &remoteSocket);
    void lookForSocket();
    void readErrors();
    void forwardEnded();
    void lose(const Obstacle &obstacle);
    void endProcess();
    void enter(State state);

    const Options m_options;
    QTemporaryDir m_folder;
    QFileSystemWatcher m_watcher;
    QProcess m_process;
    QTimer m_deadline;
    QTimer m_retry;
    State m_state = State::Closed;
    Obstacle m_obstacle;
    std::chrono::milliseconds m_lastPause {0};
    std::chrono::milliseconds m_pause {0};
    QStringList m_lines; ///< what ssh said last
    int m_round = 0; ///< of trying: what belongs to an earlier one is dropped
};

} // namespace gatehouse::remote
