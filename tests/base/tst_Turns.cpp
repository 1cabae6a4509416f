// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Turns.h"

#include <QtTest>

#include <sched.h>
#include <thread>

using namespace gatehouse;

namespace {

/// What \a steps leave a thread with, and one that it makes then.
std::pair<int, int> policiesAfter(const std::function<void()> &steps)
{
    std::pair<int, int> policies;
    std::thread([&] {
        steps();
        policies.first = ::sched_getscheduler(0);
        std::thread([&] { policies.second = ::sched_getscheduler(0); }).join();
    }).join();
    return policies;
}

} // namespace

/// Who waits for its turn.
class tst_Turns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesThePolicySomebodyChose();
    void aThreadAndThoseItMakesInterruptNobody();
    void oneAloneInterruptsAsUsualAgain();
};

void tst_Turns::leavesThePolicySomebodyChose()
{
    const auto chosen = [] {
        const sched_param none {};
        ::sched_setscheduler(0, SCHED_IDLE, &none);
        base::interruptNobody();
        base::interruptAsUsual();
    };
    QCOMPARE(policiesAfter(chosen), std::pair(SCHED_IDLE, SCHED_IDLE));
}

void tst_Turns::aThreadAndThoseItMakesInterruptNobody()
{
    QCOMPARE(policiesAfter(&base::interruptNobody), std::pair(SCHED_BATCH, SCHED_BATCH));
    QCOMPARE(::sched_getscheduler(0), SCHED_OTHER);
}

void tst_Turns::oneAloneInterruptsAsUsualAgain()
{
    const auto both = [] {
        base::interruptNobody();
        base::interruptAsUsual();
    };
    QCOMPARE(policiesAfter(both), std::pair(SCHED_OTHER, SCHED_OTHER));
}

QTEST_GUILESS_MAIN(tst_Turns)
#include "tst_Turns.moc"
