// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>
#include <QElapsedTimer>
#include <QHash>
#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <map>
#include <unordered_map>
#include <vector>

namespace gatehouse::net {

/// Qt's event loop on epoll. Qt's own loops hand every descriptor to poll() on each turn: with
/// thousands of waiting connections that is all they do. Install it before anything else needs the
/// thread's loop: QThread::setEventDispatcher(), QCoreApplication::setEventDispatcher(). Linux
/// only.
class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT
public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int id) override;

    void wakeUp() override;
    void interrupt() override;
    void startingUp() override;

private:
    static constexpr std::size_t NotifierTypes = 3; ///< QSocketNotifier::Type

    /// A descriptor somebody watches. Its generation tells it from an earlier one of that number.
    struct Watch
    {
        std::array<QSocketNotifier *, NotifierTypes> notifiers {};
        quint32 generation = 0;
        quint32 armed = 0; ///< what epoll knows of it
        bool isDirty = false;
    };
    struct Timer
    {
        qint64 interval; ///< milliseconds
        qint64 due; ///< nanoseconds of m_clock
        Qt::TimerType type;
        QObject *object;
        bool isFiring = false;
    };
    using Watches = std::unordered_map<int, Watch>;

    static quint32 wanted(const Watch &watch);
    void markDirty(int descriptor, Watch &watch);
    void armDirty();
    void arm(int descriptor, Watch &watch);
    bool activate(int descriptor, quint32 generation, quint32 events);
    bool activateNotifier(int descriptor, quint32 generation, QSocketNotifier::Type type);
    bool activateTimers();
    bool waitForEvents(int timeout, QEventLoop::ProcessEventsFlags flags);
    int timeout(QEventLoop::ProcessEventsFlags flags) const;
    void drainWakeUps();
    void dequeue(int id, qint64 due);

    int m_epoll;
    int m_wakeUp; ///< an eventfd
    Watches m_watches;
    std::vector<int> m_dirty;
    quint32 m_lastGeneration = 0;
    QHash<int, Timer> m_timers;
    std::multimap<qint64, int> m_queue; ///< timer ids by due time
    QElapsedTimer m_clock;
    std::atomic<bool> m_isWoken {false}; ///< the eventfd is, or will be at once, readable
    std::atomic<bool> m_isInterrupted {false};
    std::atomic<Qt::HANDLE> m_thread {nullptr}; ///< whose loop it is, once that has started
    bool m_mustNotWait = false; ///< woken from its own thread
};

} // namespace gatehouse::net
