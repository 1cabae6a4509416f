// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Ids.h"
#include "gateway/JsonRpc.h"
#include "process/Endings.h"
#include "process/ErrorLines.h"

#include <deque>
#include <unordered_map>
#include <vector>

namespace gatehouse::gateway {

/// A stdio server's program as MCP sees it: started when it is needed, initialised, asked, started
/// again with some patience when it dies. Every request goes out under an id and a progress token
/// of ours, so that those of several clients never meet. On the hub's thread.
class StdioChild
{
public:
    using Time = std::chrono::steady_clock;
    using milliseconds = std::chrono::milliseconds;

    struct Timing
    {
        milliseconds firstPause {500}; ///< before it is started again; doubles each time
        milliseconds longestPause {60'000};
        milliseconds steady {60'000}; ///< it ran that long: the pause is short again
        milliseconds longestWait {5'000}; ///< for the end of a pause; a request waits no longer
        milliseconds initialize {120'000}; ///< npx may have to fetch the program first
        milliseconds call {3'600'000};
    };

    struct Plan
    {
        QByteArray name; ///< for the log
        process::Program program;
        QList<base::Secret> secrets; ///< never to be seen in the log
        QByteArray whose; ///< whose end hurries its own; empty: nobody's
        QJsonObject initializeParams;
        bool announcesItself =
            false; ///< `notifications/initialized` is ours to send, not the client's
    };

    /// Whose request it is, and what it was before it was rewritten.
    struct Asker
    {
        QByteArray session;
        quint64 stream = 0;
        QJsonValue id;
        QString method;
    };
    struct Failure
    {
        int status = 502;
        QString message;
        std::chrono::seconds retryAfter {0};
    };
    /// Called on the hub's thread; must not destroy the child.
    struct Hearer
    {
        std::function<std::optional<Failure>()> mayStart;
        std::function<void(const Asker &, const QJsonObject &answer)> onAnswer;
        std::function<void(const Asker &, const Failure &)> onFailure;
        std::function<void(const Asker &, const QJsonObject &notification)> onProgress;
        std::function<void(const QJsonObject &)> onRequest;
        std::function<void(const QJsonObject &)> onNotification;
        std::function<void()> onReady; ///< each time it has been initialised
        std::function<void()> onGone; ///< it does not run any more; what it asked is void
    };

    static constexpr qsizetype MaxLine = 8 * 1024 * 1024; ///< bytes of one message
    static constexpr std::size_t MaxWaiting = 256; ///< requests before it is ready
    /// Of those: more would not go into its standard input either.
    static constexpr qsizetype MaxWaitingBytes = process::Child::MaxUnread;

    /// \a guard and \a endings must outlive it.
    StdioChild(
        Plan plan, Timing timing, Hearer hearer, process::Guard &guard, process::Endings &endings);
    StdioChild(const StdioChild &) = delete;
    StdioChild &operator=(const StdioChild &) = delete;
    /// Ends it, with time to tidy up.
    ~StdioChild();

    /// Answered once by onAnswer or onFailure, unless it is cancelled. `initialize` and
    /// `server/discover` are answered by ourselves as soon as it is ready, perhaps at once.
    void request(QJsonObject message, Asker asker);
    /// Dropped when it does not run.
    void notify(const QJsonObject &message);
    /// The answer to a request of its own, under its own id.
    void answer(const QJsonObject &message) { notify(message); }
    /// The client has been told that it is initialised, and says so.
    void announce();
    /// Gives up those requests.
    void cancel(const std::function<bool(const Asker &)> &which, const QString &reason);

    /// Starts it when it does not run.
    void wake();
    /// It may start again when it is needed.
    void stop(process::Child::Patience patience);
    /// For the next start.
    void setProgram(process::Program program, QList<base::Secret> secrets, QByteArray whose);

    bool isRunning() const { return m_process != nullptr; }
    bool isReady() const { return m_state == State::Ready; }
    /// Within stop(): it is not to be started again by itself.
    bool isStopping() const { return m_isStopping; }
    bool isBusy() const { return !m_asked.empty() || !m_waiting.empty(); }
    Time::time_point lastUse() const { return m_lastUse; }
    const QJsonObject &initialized() const { return m_initialized; }
    pid_t pid() const { return m_process ? m_process->pid() : -1; }

    /// Deadlines.
    void tick(Time::time_point now);

private:
    enum class State { Stopped, Pausing, Starting, Ready };
    struct Asked
    {
        Asker asker;
        QJsonValue progressToken;
        Time::time_point since;
    };
    struct Waiting
    {
        Asker asker;
        QJsonObject message;
        qsizetype bytes = 0;
    };

    void start();
    bool mayWait(qsizetype bytes) const;
    void send(const QJsonObject &message);
    void dispatch(QJsonObject message, Asker asker);
    void sendInitialize();
    void onOutput(QByteArrayView bytes);
    void onMessage(const QByteArray &line);
    void onAnswer(const QJsonObject &answer);
    void onInitialized(const QJsonObject &answer);
    void onEnded(const QString &how);
    void letGo(process::Child::Patience patience);
    void failAll(const Failure &failure);
    void failLater(const Asker &asker, const Failure &failure);
    void pause();
    void complain(const QString &what);

    Plan m_plan;
    const Timing m_timing;
    const Hearer m_hearer;
    process::Guard &m_guard;
    process::Endings &m_endings;
    State m_state = State::Stopped;
    std::unique_ptr<process::Child> m_process;
    process::LineReader m_output {MaxLine};
    std::unique_ptr<process::ErrorLines> m_errors;
    QJsonObject m_initialized; ///< the result of `initialize`; kept when it stops
    bool m_isAnnounced = false; ///< the client has once said that it is initialised
    bool m_hasAnnounced = false; ///< this process has been told so
    quint64 m_lastId = 0;
    std::unordered_map<quint64, Asked> m_asked;
    std::deque<Waiting> m_waiting;
    milliseconds m_pause {0}; ///< the last one
    Time::time_point m_startedAt {};
    Time::time_point m_pausesUntil {};
    QTimer m_pauseTimer;
    Time::time_point m_lastUse = Time::now();
    int m_complaints = 0;
    bool m_isStopping = false;
};

} // namespace gatehouse::gateway
