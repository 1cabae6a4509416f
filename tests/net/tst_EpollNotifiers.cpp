// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/EpollBench.h"

#include <QTimer>

using gatehouse::test::EpollBench;
using gatehouse::test::Pair;
using namespace std::chrono_literals;

/// What the dispatcher says about descriptors.
class tst_EpollNotifiers : public EpollBench
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOfReadableAndWritable();
    void doesNotReportToANotifierRemovedByAnother();
    void mayDeleteANotifierInItsOwnHandler();
    void tellsAReusedDescriptorFromItsPredecessor();
    void togglesANotifier();
    void reportsAHangUpOfThePeer();
    void servesTimersBesideABusyDescriptor();
    void leavesOutNotifiersWhenTold();
};

void tst_EpollNotifiers::tellsOfReadableAndWritable()
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

void tst_EpollNotifiers::doesNotReportToANotifierRemovedByAnother()
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

void tst_EpollNotifiers::mayDeleteANotifierInItsOwnHandler()
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

void tst_EpollNotifiers::tellsAReusedDescriptorFromItsPredecessor()
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

void tst_EpollNotifiers::togglesANotifier()
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

void tst_EpollNotifiers::reportsAHangUpOfThePeer()
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

void tst_EpollNotifiers::servesTimersBesideABusyDescriptor()
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

void tst_EpollNotifiers::leavesOutNotifiersWhenTold()
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

QTEST_GUILESS_MAIN(tst_EpollNotifiers)
#include "tst_EpollNotifiers.moc"
