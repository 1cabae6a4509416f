// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "process/Guard.h"
#include "process/Spawn.h"

#include <QSocketNotifier>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>

namespace gatehouse::process {

/// One running program and its pipes, on the event loop of the thread that started it; nothing here
/// ever waits. Must go on that thread.
class Child
{
public:
    /// Called on that thread, never from start(). A call may write and end, but not destroy the
    /// child; onEnded may.
    struct Hearer
    {
        std::function<void(QByteArrayView)> onOutput;
        std::function<void(QByteArrayView)> onErrorOutput;
        /// Once, when it has ended and everything it wrote was told. \a how: for a log.
        std::function<void(const QString &how)> onEnded;
    };

    /// How long each step of an end may take: standard input is closed, then SIGTERM, then SIGKILL,
    /// both to it, its whole group, and what it has started elsewhere.
    struct Patience
    {
        std::chrono::milliseconds untilTerminate {2000};
        std::chrono::milliseconds untilKill {3000};
    };
    /// For a child that must be gone within a tenth of a second.
    static constexpr Patience Hurry {std::chrono::milliseconds(0), std::chrono::milliseconds(30)};

    /// More than this waiting for its standard input is refused.
    static constexpr qsizetype MaxUnread = 16 * 1024 * 1024;

    /// \a guard must outlive it; gives it one variable more, a mark to find what it starts by.
    static base::Result<std::unique_ptr<Child>> start(
        const Program &program, Guard &guard, Hearer hearer);
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;
    /// Kills what is left of it and of all it has started.
    ~Child();

    /// False when it does not read what it already got, or is being ended.
    bool write(QByteArrayView bytes);
    /// Ends it in steps; a second call can only make them faster.
    void end(Patience patience);
    /// Nothing is told any more.
    void ignore();
    bool hasEnded() const { return m_spawned.pid < 0; }
    pid_t pid() const { return m_spawned.pid; }

private:
    Child(const Spawned &spawned, QByteArray mark, Guard &guard, Hearer hearer);

    void watch();
    void flush();
    /// Reads what is there, up to a bound. False: the stream is over.
    bool read(int descriptor, const std::function<void(QByteArrayView)> &tell);
    void onReadable(std::unique_ptr<QSocketNotifier> &notifier);
    void onExit();
    void closeInput();
    void signalAll(int signal) const;
    void reap();

    Spawned m_spawned;
    const QByteArray m_mark;
    Guard &m_guard;
    Hearer m_hearer;
    std::unique_ptr<QSocketNotifier> m_inputNotifier;
    std::unique_ptr<QSocketNotifier> m_outputNotifier;
    std::unique_ptr<QSocketNotifier> m_errorNotifier;
    std::unique_ptr<QSocketNotifier> m_exitNotifier;
    std::deque<QByteArray> m_unread; ///< the first one from m_taken on
    qsizetype m_taken = 0;
    qsizetype m_unreadBytes = 0;
    QTimer m_terminate;
    QTimer m_kill;
    bool m_isEnding = false;
    QString m_how;
};

} // namespace gatehouse::process
