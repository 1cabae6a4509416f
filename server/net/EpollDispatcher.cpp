// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/EpollDispatcher.h"

#include <QCoreApplication>
#include <QThread>
#include <QVarLengthArray>

#include <sys/epoll.h>
#include <sys/eventfd.h>

#include <cerrno>
#include <unistd.h>

namespace gatehouse::net {

namespace {

constexpr int MaxEventsInTurn = 256; // then timers and posted events have theirs
constexpr qint64 NanosecondsInMillisecond = 1'000'000;
constexpr qint64 LongestWait = 3'600'000; // milliseconds
constexpr std::array<quint32, 3> EventOfType {EPOLLIN, EPOLLOUT, EPOLLPRI};

quint64 pack(int descriptor, quint32 generation)
{
    return quint64(generation) << 32 | quint32(descriptor);
}

} // namespace

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wakeUp(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (m_epoll < 0 || m_wakeUp < 0)
        qFatal("No descriptor is free for an event loop; raise the limit of open files.");
    epoll_event event {};
    event.events = EPOLLIN;
    event.data.u64 = pack(m_wakeUp, 0);
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeUp, &event);
    m_clock.start();
}

EpollDispatcher::~EpollDispatcher()
{
    ::close(m_wakeUp);
    ::close(m_epoll);
}

void EpollDispatcher::startingUp()
{
    m_thread = QThread::currentThreadId();
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_isInterrupted = false;
    Q_EMIT awake();
    m_mustNotWait = false;
    QCoreApplication::sendPostedEvents();
    if (m_isInterrupted)
        return false;
    armDirty();
    const bool mayWait = flags.testFlag(QEventLoop::WaitForMoreEvents) && !m_mustNotWait;
    if (mayWait)
        Q_EMIT aboutToBlock();
    bool isActive = waitForEvents(mayWait ? timeout(flags) : 0, flags);
    if (!flags.testFlag(QEventLoop::X11ExcludeTimers))
        isActive |= activateTimers();
    return isActive;
}

bool EpollDispatcher::waitForEvents(int timeout, QEventLoop::ProcessEventsFlags flags)
{
    std::array<epoll_event, MaxEventsInTurn> events;
    const int count = ::epoll_wait(m_epoll, events.data(), MaxEventsInTurn, timeout);
    if (timeout != 0)
        Q_EMIT awake();
    bool isActive = false;
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[std::size_t(i)];
        const int descriptor = int(quint32(event.data.u64));
        if (descriptor == m_wakeUp) {
            drainWakeUps();
            isActive = true;
        } else if (!flags.testFlag(QEventLoop::ExcludeSocketNotifiers)) {
            isActive |= activate(descriptor, quint32(event.data.u64 >> 32), event.events);
        }
    }
    return isActive;
}

int EpollDispatcher::timeout(QEventLoop::ProcessEventsFlags flags) const
{
    // A timer whose handler runs an event loop of its own does not fire in it.
    const auto next = std::find_if(m_queue.begin(), m_queue.end(),
        [this](const auto &entry) { return !m_timers.constFind(entry.second)->isFiring; });
    if (next == m_queue.end() || flags.testFlag(QEventLoop::X11ExcludeTimers))
        return -1;
    const qint64 left = std::max<qint64>(next->first - m_clock.nsecsElapsed(), 0);
    const qint64 milliseconds = (left + NanosecondsInMillisecond - 1) / NanosecondsInMillisecond;
    return int(std::min(milliseconds, LongestWait));
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    const auto [it, isNew] = m_watches.try_emplace(descriptor);
    if (isNew)
        it->second.generation = ++m_lastGeneration;
    it->second.notifiers[notifier->type()] = notifier;
    markDirty(descriptor, it->second);
}

/// A descriptor nobody watches any more leaves epoll now, for its owner may close it at once.
void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    const auto it = m_watches.find(descriptor);
    if (it == m_watches.end() || it->second.notifiers[notifier->type()] != notifier)
        return;
    it->second.notifiers[notifier->type()] = nullptr;
    if (wanted(it->second) != 0)
        return markDirty(descriptor, it->second);
    if (it->second.armed != 0)
        ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
    m_watches.erase(it);
}

quint32 EpollDispatcher::wanted(const Watch &watch)
{
    quint32 events = 0;
    for (std::size_t type = 0; type < NotifierTypes; ++type) {
        if (watch.notifiers[type])
            events |= EventOfType[type];
    }
    return events;
}

void EpollDispatcher::markDirty(int descriptor, Watch &watch)
{
    if (watch.isDirty)
        return;
    watch.isDirty = true;
    m_dirty.push_back(descriptor);
}

/// Notifiers go on and off many times in a turn; epoll is told once.
void EpollDispatcher::armDirty()
{
    for (const int descriptor : m_dirty) {
        const auto it = m_watches.find(descriptor);
        if (it == m_watches.end() || !it->second.isDirty)
            continue;
        it->second.isDirty = false;
        arm(descriptor, it->second);
    }
    m_dirty.clear();
}

void EpollDispatcher::arm(int descriptor, Watch &watch)
{
    const quint32 events = wanted(watch);
    if (events == watch.armed)
        return;
    epoll_event event {};
    event.events = events;
    event.data.u64 = pack(descriptor, watch.generation);
    const bool isKnown = watch.armed != 0
        && (::epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &event) == 0 || errno != ENOENT);
    if (!isKnown && ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) != 0) {
        qWarning("An event loop cannot watch descriptor %d (error %d).", descriptor, errno);
        return;
    }
    watch.armed = events;
}

bool EpollDispatcher::activate(int descriptor, quint32 generation, quint32 events)
{
    // An error or a hang-up is found by reading or writing: whoever waits for either is told.
    const bool isBroken = (events & (EPOLLHUP | EPOLLERR)) != 0;
    bool isActive = false;
    if (isBroken || (events & EPOLLIN))
        isActive |= activateNotifier(descriptor, generation, QSocketNotifier::Read);
    if (isBroken || (events & EPOLLOUT))
        isActive |= activateNotifier(descriptor, generation, QSocketNotifier::Write);
    if (events & EPOLLPRI)
        isActive |= activateNotifier(descriptor, generation, QSocketNotifier::Exception);
    return isActive;
}

/// Looked up each time: the handler before may have ended any of them.
bool EpollDispatcher::activateNotifier(
    int descriptor, quint32 generation, QSocketNotifier::Type type)
{
    const auto it = m_watches.find(descriptor);
    if (it == m_watches.end() || it->second.generation != generation)
        return false;
    QSocketNotifier *notifier = it->second.notifiers[type];
    if (!notifier)
        return false;
    QEvent event(QEvent::SockAct);
    QCoreApplication::sendEvent(notifier, &event);
    return true;
}

void EpollDispatcher::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object)
{
    const qint64 due = m_clock.nsecsElapsed() + interval * NanosecondsInMillisecond;
    m_timers.insert(id, {interval, due, type, object});
    m_queue.emplace(due, id);
}

bool EpollDispatcher::unregisterTimer(int id)
{
    const auto it = m_timers.constFind(id);
    if (it == m_timers.cend())
        return false;
    dequeue(id, it->due);
    m_timers.erase(it);
    return true;
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    bool hasFound = false;
    for (const TimerInfo &timer : registeredTimers(object))
        hasFound |= unregisterTimer(timer.timerId);
    return hasFound;
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> timers;
    for (auto it = m_timers.cbegin(); it != m_timers.cend(); ++it) {
        if (it->object == object)
            timers.append(TimerInfo(it.key(), int(it->interval), it->type));
    }
    return timers;
}

int EpollDispatcher::remainingTime(int id)
{
    const auto it = m_timers.constFind(id);
    if (it == m_timers.cend())
        return -1;
    const qint64 left = it->due - m_clock.nsecsElapsed();
    return int(std::max<qint64>(left, 0) / NanosecondsInMillisecond);
}

void EpollDispatcher::dequeue(int id, qint64 due)
{
    auto [it, end] = m_queue.equal_range(due);
    while (it != end && it->second != id)
        ++it;
    if (it != end)
        m_queue.erase(it);
}

/// Each timer that is due at the beginning fires once: one of interval zero cannot hold the loop.
bool EpollDispatcher::activateTimers()
{
    if (m_queue.empty())
        return false;
    const qint64 now = m_clock.nsecsElapsed();
    QVarLengthArray<int, 16> due;
    for (auto it = m_queue.cbegin(); it != m_queue.cend() && it->first <= now; ++it)
        due.append(it->second);
    bool isActive = false;
    for (const int id : due) {
        const auto it = m_timers.find(id);
        if (it == m_timers.end() || it->isFiring || it->due > now)
            continue;
        dequeue(id, it->due);
        it->due = std::max(it->due + it->interval * NanosecondsInMillisecond, now);
        m_queue.emplace(it->due, id);
        it->isFiring = true;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(it->object, &event);
        if (const auto again = m_timers.find(id); again != m_timers.end())
            again->isFiring = false;
        isActive = true;
    }
    return isActive;
}

void EpollDispatcher::wakeUp()
{
    if (QThread::currentThreadId() == m_thread) {
        m_mustNotWait = true;
        return;
    }
    if (m_isWoken.exchange(true))
        return;
    const quint64 one = 1;
    (void)!::write(m_wakeUp, &one, sizeof one);
}

/// Read first, then allow the next write: the other way round one could be swallowed for ever.
void EpollDispatcher::drainWakeUps()
{
    quint64 count = 0;
    (void)!::read(m_wakeUp, &count, sizeof count);
    m_isWoken = false;
}

void EpollDispatcher::interrupt()
{
    m_isInterrupted = true;
    wakeUp();
}

} // namespace gatehouse::net
