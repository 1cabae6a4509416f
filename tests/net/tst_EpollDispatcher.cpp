// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/EpollBench.h"
#include "support/BusyTime.h"

#include <QEventLoop>
#include <QThread>
#include <QTimer>

#include <latch>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;
using gatehouse::net::EpollDispatcher;
using gatehouse::test::busyMicroseconds;
using gatehouse::test::EpollBench;
using gatehouse::test::Pair;

namespace {

/// Calls a function for each event posted to it.
class EventCounter : public QObject
{
public:
    explicit EventCounter(std::function<void()> onEvent)
        : m_onEvent(std::move(onEvent))
    { }
    bool event(QEvent *) override
    {
        m_onEvent();
        return true;
    }

private:
    std::function<void()> m_onEvent;
};

/// Counts the milliseconds of its life.
class TickingThread : public QThread
{
public:
    std::atomic<int> ticks {0};

protected:
    void run() override
    {
        QTimer timer;
        connect(&timer, &QTimer::timeout, &timer, [this] { ++ticks; });
        timer.start(1ms);
        exec();
    }
};

} // namespace

/// Timers, wake-ups from other threads, and sleep.
class tst_EpollDispatcher : public EpollBench
{
    Q_OBJECT

private Q_SLOTS:
    void isInUse();
    void firesTimersInTheirOrder();
    void firesARepeatingTimer();
    void lastsAsLongAsATimer();
    void neitherStarvesNorHangsOnZeroTimers();
    void forgetsATimerStoppedByAnother();
    void doesNotFireATimerInsideItsOwnHandler();
    void forgetsTheTimersOfADeletedObject();
    void tellsWhatTimersThereAre();
    void returnsAtOnceWithoutWaitFlag();
    void wakesFromAnotherThread();
    void losesNoWakeUp();
    void endsALoopFromAnotherThread();
    void sleepsWhenNothingHappens();
    void servesAThreadOfItsOwn();
};

void tst_EpollDispatcher::isInUse()
{
    QVERIFY(qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance()));
}

void tst_EpollDispatcher::firesTimersInTheirOrder()
{
    QList<int> fired;
    for (const int delay : {300, 100, 200, 0})
        QTimer::singleShot(delay, Qt::PreciseTimer, this, [&fired, delay] { fired.append(delay); });
    QTRY_COMPARE(fired.size(), 4);
    QCOMPARE(fired, (QList<int> {0, 100, 200, 300}));
}

void tst_EpollDispatcher::firesARepeatingTimer()
{
    QTimer timer;
    int fired = 0;
    connect(&timer, &QTimer::timeout, this, [&] {
        if (++fired == 5)
            timer.stop();
    });
    timer.start(2ms);
    QTRY_COMPARE(fired, 5);
    QVERIFY(!timer.isActive());
}

void tst_EpollDispatcher::lastsAsLongAsATimer()
{
    QElapsedTimer clock;
    clock.start();
    QEventLoop loop;
    QTimer::singleShot(50ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
    QVERIFY(clock.elapsed() >= 50);
}

void tst_EpollDispatcher::neitherStarvesNorHangsOnZeroTimers()
{
    QTimer zero;
    int turns = 0;
    bool isRead = false;
    QEventLoop loop;
    connect(&zero, &QTimer::timeout, this, [&] {
        if (++turns > 10 && isRead)
            loop.quit();
    });
    zero.start(0);
    QTimer::singleShot(10s, &loop, &QEventLoop::quit);
    Pair pair;
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] { isRead = pair.read() == 'x'; });
    pair.write();
    loop.exec();
    QVERIFY(turns > 10);
    QVERIFY(isRead);
}

void tst_EpollDispatcher::forgetsATimerStoppedByAnother()
{
    QTimer first;
    QTimer second;
    int fired = 0;
    connect(&first, &QTimer::timeout, this, [&] { ++fired, second.stop(); });
    connect(&second, &QTimer::timeout, this, [&] { ++fired, first.stop(); });
    first.setSingleShot(true);
    second.setSingleShot(true);
    first.start(5ms);
    second.start(5ms);
    QElapsedTimer clock;
    for (clock.start(); clock.elapsed() < 10;) { } // both are due now
    QTRY_COMPARE(fired, 1);
    QCoreApplication::processEvents();
    QCOMPARE(fired, 1);
}

void tst_EpollDispatcher::doesNotFireATimerInsideItsOwnHandler()
{
    QTimer timer;
    int depth = 0;
    int deepest = 0;
    int fired = 0;
    connect(&timer, &QTimer::timeout, this, [&] {
        ++fired;
        deepest = std::max(deepest, ++depth);
        QEventLoop loop;
        QTimer::singleShot(5ms, &loop, &QEventLoop::quit);
        loop.exec();
        --depth;
    });
    timer.start(0);
    QTRY_VERIFY(fired >= 3);
    QCOMPARE(deepest, 1);
}

void tst_EpollDispatcher::forgetsTheTimersOfADeletedObject()
{
    auto timer = std::make_unique<QTimer>();
    bool isFired = false;
    connect(timer.get(), &QTimer::timeout, this, [&isFired] { isFired = true; });
    timer->start(1ms);
    timer.reset();
    QEventLoop loop;
    QTimer::singleShot(10ms, &loop, &QEventLoop::quit);
    loop.exec();
    QVERIFY(!isFired);
}

void tst_EpollDispatcher::tellsWhatTimersThereAre()
{
    auto *dispatcher = QAbstractEventDispatcher::instance();
    QObject object;
    const int id = object.startTimer(60'000, Qt::PreciseTimer);
    const auto timers = dispatcher->registeredTimers(&object);
    QCOMPARE(timers.size(), 1);
    QCOMPARE(timers.first().timerId, id);
    QCOMPARE(timers.first().interval, 60'000);
    QCOMPARE(timers.first().timerType, Qt::PreciseTimer);
    QVERIFY(dispatcher->remainingTime(id) > 50'000);
    object.killTimer(id);
    QCOMPARE(dispatcher->remainingTime(id), -1);
    QVERIFY(dispatcher->registeredTimers(&object).isEmpty());
}

void tst_EpollDispatcher::returnsAtOnceWithoutWaitFlag()
{
    auto *dispatcher = QAbstractEventDispatcher::instance();
    QTimer later;
    later.start(10s);
    QElapsedTimer clock;
    clock.start();
    while (dispatcher->processEvents(QEventLoop::AllEvents)) { }
    QVERIFY(clock.elapsed() < 5000);
}

void tst_EpollDispatcher::wakesFromAnotherThread()
{
    QEventLoop loop;
    int calls = 0;
    EventCounter counter([&] { ++calls, loop.quit(); });
    std::latch asleep {1};
    std::once_flag once;
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, &loop,
        [&] { std::call_once(once, [&asleep] { asleep.count_down(); }); });
    std::thread other([&] {
        asleep.wait();
        QCoreApplication::postEvent(&counter, new QEvent(QEvent::User));
    });
    loop.exec();
    other.join();
    QCOMPARE(calls, 1);
}

void tst_EpollDispatcher::losesNoWakeUp()
{
    constexpr int Rounds = 20'000;
    std::atomic<int> received {0};
    QEventLoop loop;
    QTimer::singleShot(60s, &loop, &QEventLoop::quit);
    EventCounter counter([&] {
        if (++received == Rounds)
            loop.quit();
        received.notify_one();
    });
    std::thread other([&] {
        for (int i = 0; i < Rounds; ++i) {
            const int before = received;
            QCoreApplication::postEvent(&counter, new QEvent(QEvent::User));
            // Sometimes while it sleeps, sometimes while it works.
            if (i % 3 == 0 && before < Rounds)
                received.wait(before);
        }
    });
    loop.exec();
    const int heard = received.exchange(Rounds); // which lets the other go on
    received.notify_one();
    other.join();
    QCOMPARE(heard, Rounds);
}

void tst_EpollDispatcher::endsALoopFromAnotherThread()
{
    for (int i = 0; i < 100; ++i) {
        QThread thread;
        thread.setEventDispatcher(new EpollDispatcher);
        thread.start();
        thread.quit();
        QVERIFY(thread.wait(10'000));
    }
}

void tst_EpollDispatcher::sleepsWhenNothingHappens()
{
    QEventLoop loop;
    Pair pair;
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    QTimer::singleShot(200ms, &loop, &QEventLoop::quit);
    const qint64 before = busyMicroseconds();
    loop.exec();
    QVERIFY(busyMicroseconds() - before < 50'000);
}

void tst_EpollDispatcher::servesAThreadOfItsOwn()
{
    TickingThread thread;
    thread.setEventDispatcher(new EpollDispatcher);
    thread.start();
    QTRY_VERIFY(thread.ticks >= 5);
    thread.quit();
    QVERIFY(thread.wait(10'000));
}

QTEST_GUILESS_MAIN(tst_EpollDispatcher)
#include "tst_EpollDispatcher.moc"
