// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/EpollDispatcher.h"

#include <QEventLoop>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <sys/socket.h>

#include <ctime>
#include <latch>
#include <mutex>
#include <thread>
#include <unistd.h>

using namespace gatehouse::net;
using namespace std::chrono_literals;

namespace {

/// Two connected descriptors.
struct Pair
{
    Pair() { ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()); }
    ~Pair()
    {
        for (const int end : ends)
            ::close(end);
    }
    void write() const { (void)!::write(ends[1], "x", 1); }
    char read() const
    {
        char c = 0;
        (void)!::read(ends[0], &c, 1);
        return c;
    }

    std::array<int, 2> ends {-1, -1};
};

std::chrono::nanoseconds cpuTime()
{
    timespec time {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

} // namespace

class tst_EpollDispatcher : public QObject
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
    void tellsOfReadableAndWritable();
    void doesNotReportToANotifierRemovedByAnother();
    void mayDeleteANotifierInItsOwnHandler();
    void tellsAReusedDescriptorFromItsPredecessor();
    void togglesANotifier();
    void reportsAHangUpOfThePeer();
    void servesTimersBesideABusyDescriptor();
    void leavesOutNotifiersWhenTold();
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
    for (const int delay : {30, 10, 20, 0})
        QTimer::singleShot(delay, Qt::PreciseTimer, this, [&fired, delay] { fired.append(delay); });
    QTRY_COMPARE(fired.size(), 4);
    QCOMPARE(fired, (QList<int> {0, 10, 20, 30}));
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
    connect(&zero, &QTimer::timeout, this, [&turns] { ++turns; });
    zero.start(0);
    QEventLoop loop;
    QTimer::singleShot(20ms, &loop, &QEventLoop::quit);
    Pair pair;
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    bool isRead = false;
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

void tst_EpollDispatcher::tellsOfReadableAndWritable()
{
    Pair pair;
    QSocketNotifier readable(pair.ends[0], QSocketNotifier::Read);
    QSocketNotifier writable(pair.ends[0], QSocketNotifier::Write);
    int reads = 0;
    int writes = 0;
    connect(&readable, &QSocketNotifier::activated, this, [&] { reads += pair.read() == 'x'; });
    connect(&writable, &QSocketNotifier::activated, this, [&] {
        ++writes;
        writable.setEnabled(false);
    });
    QTRY_COMPARE(writes, 1);
    QCOMPARE(reads, 0);
    pair.write();
    QTRY_COMPARE(reads, 1);
    QCOMPARE(writes, 1);
}

void tst_EpollDispatcher::doesNotReportToANotifierRemovedByAnother()
{
    Pair a;
    Pair b;
    auto first = std::make_unique<QSocketNotifier>(a.ends[0], QSocketNotifier::Read);
    auto second = std::make_unique<QSocketNotifier>(b.ends[0], QSocketNotifier::Read);
    int activations = 0;
    connect(first.get(), &QSocketNotifier::activated, this, [&] { ++activations, second.reset(); });
    connect(second.get(), &QSocketNotifier::activated, this, [&] { ++activations, first.reset(); });
    a.write();
    b.write();
    QCoreApplication::processEvents(); // both are ready in this one turn
    QCOMPARE(activations, 1);
}

void tst_EpollDispatcher::mayDeleteANotifierInItsOwnHandler()
{
    Pair pair;
    auto *notifier = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read);
    bool isActivated = false;
    connect(notifier, &QSocketNotifier::activated, this, [&] {
        isActivated = true;
        notifier->setEnabled(false);
        notifier->deleteLater();
    });
    pair.write();
    QTRY_VERIFY(isActivated);
    QCoreApplication::processEvents();
}

void tst_EpollDispatcher::tellsAReusedDescriptorFromItsPredecessor()
{
    Pair a;
    auto b = std::make_unique<Pair>();
    Pair fresh;
    const int reused = b->ends[0];
    auto first = std::make_unique<QSocketNotifier>(a.ends[0], QSocketNotifier::Read);
    auto second = std::make_unique<QSocketNotifier>(reused, QSocketNotifier::Read);
    std::unique_ptr<QSocketNotifier> third;
    int stale = 0;
    const auto replace = [&](int kept) {
        // The number of a descriptor that is ready in this turn now means another one.
        first->setEnabled(false);
        second->setEnabled(false);
        ::dup2(fresh.ends[0], kept);
        third = std::make_unique<QSocketNotifier>(kept, QSocketNotifier::Read);
        connect(third.get(), &QSocketNotifier::activated, this, [&] { ++stale; });
    };
    connect(first.get(), &QSocketNotifier::activated, this, [&] { replace(reused); });
    connect(second.get(), &QSocketNotifier::activated, this, [&] { replace(a.ends[0]); });
    a.write();
    b->write();
    QCoreApplication::processEvents();
    QVERIFY(third);
    QCoreApplication::processEvents();
    QCOMPARE(stale, 0);
    fresh.write();
    QTRY_VERIFY(stale > 0);
    third.reset();
}

void tst_EpollDispatcher::togglesANotifier()
{
    Pair pair;
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    int activations = 0;
    connect(&notifier, &QSocketNotifier::activated, this, [&] { ++activations; });
    pair.write();
    notifier.setEnabled(false);
    QCoreApplication::processEvents();
    QCOMPARE(activations, 0);
    notifier.setEnabled(true);
    notifier.setEnabled(false);
    notifier.setEnabled(true);
    QCoreApplication::processEvents();
    QCOMPARE(activations, 1);
    QCoreApplication::processEvents(); // not read: still ready
    QCOMPARE(activations, 2);
}

void tst_EpollDispatcher::reportsAHangUpOfThePeer()
{
    Pair pair;
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    bool isActivated = false;
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        isActivated = true;
        notifier.setEnabled(false);
    });
    ::shutdown(pair.ends[1], SHUT_RDWR);
    QTRY_VERIFY(isActivated);
}

void tst_EpollDispatcher::servesTimersBesideABusyDescriptor()
{
    Pair pair;
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Write); // always ready
    int writes = 0;
    connect(&notifier, &QSocketNotifier::activated, this, [&writes] { ++writes; });
    int ticks = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&ticks] { ++ticks; });
    timer.start(1ms);
    QTRY_VERIFY(ticks >= 10);
    QVERIFY(writes > 10);
}

void tst_EpollDispatcher::leavesOutNotifiersWhenTold()
{
    Pair pair;
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    int activations = 0;
    connect(
        &notifier, &QSocketNotifier::activated, this, [&] { activations += pair.read() == 'x'; });
    pair.write();
    QCoreApplication::processEvents(QEventLoop::ExcludeSocketNotifiers);
    QCOMPARE(activations, 0);
    QCoreApplication::processEvents();
    QCOMPARE(activations, 1);
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
    bool isCalled = false;
    std::latch asleep {1};
    std::once_flag once;
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, &loop,
        [&] { std::call_once(once, [&asleep] { asleep.count_down(); }); });
    std::thread other([&] {
        asleep.wait();
        QMetaObject::invokeMethod(
            &loop, [&] { isCalled = true, loop.quit(); }, Qt::QueuedConnection);
    });
    loop.exec();
    other.join();
    QVERIFY(isCalled);
}

void tst_EpollDispatcher::losesNoWakeUp()
{
    constexpr int Rounds = 20'000;
    std::atomic<int> received {0};
    QEventLoop loop;
    QTimer::singleShot(60s, &loop, &QEventLoop::quit);
    std::thread other([&] {
        for (int i = 0; i < Rounds; ++i) {
            const int before = received;
            QMetaObject::invokeMethod(
                &loop,
                [&] {
                    if (++received == Rounds)
                        loop.quit();
                },
                Qt::QueuedConnection);
            if (i % 3 == 0) // sometimes while it sleeps, sometimes while it works
                while (received == before && received < Rounds)
                    std::this_thread::yield();
        }
    });
    loop.exec();
    other.join();
    QCOMPARE(received.load(), Rounds);
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
    const auto before = cpuTime();
    loop.exec();
    QVERIFY(cpuTime() - before < 50ms);
}

void tst_EpollDispatcher::servesAThreadOfItsOwn()
{
    QThread thread;
    thread.setEventDispatcher(new EpollDispatcher);
    thread.start();
    auto *object = new QObject;
    object->moveToThread(&thread);
    connect(&thread, &QThread::finished, object, &QObject::deleteLater);
    std::atomic<int> ticks {0};
    QMetaObject::invokeMethod(object, [object, &ticks] {
        auto *timer = new QTimer(object);
        connect(timer, &QTimer::timeout, object, [&ticks] { ++ticks; });
        timer->start(1ms);
    });
    QTRY_VERIFY(ticks >= 5);
    thread.quit();
    QVERIFY(thread.wait(10'000));
}

int main(int argc, char **argv)
{
    QCoreApplication::setEventDispatcher(new EpollDispatcher);
    QCoreApplication app(argc, argv);
    tst_EpollDispatcher test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_EpollDispatcher.moc"
