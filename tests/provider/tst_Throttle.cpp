// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/Throttle.h"
#include "support/FakeClock.h"

#include <QTest>

using namespace gatehouse;
using namespace std::chrono_literals;
using provider::Throttle;

class tst_Throttle : public QObject
{
    Q_OBJECT

    test::FakeClock m_clock;

    static void fail(Throttle &throttle, const QByteArray &key, int times)
    {
        for (int i = 0; i < times; ++i)
            throttle.failed(key);
    }

private Q_SLOTS:
    void letsFourFailuresPass();
    void doublesTheWaitWithEveryFurtherFailure();
    void waitsAtMostFiveMinutes();
    void keepsKeysApart();
    void forgetsAfterAnHour();
    void takesBackOneFailure();
    void forgetsOnDemand();
    void holdsABoundedNumberOfKeys();
};

void tst_Throttle::letsFourFailuresPass()
{
    Throttle throttle(m_clock);
    fail(throttle, "jane", 4);
    QVERIFY(!throttle.wait("jane"));
    throttle.failed("jane");
    QCOMPARE(throttle.wait("jane"), 1s);
    m_clock.advance(1s);
    QVERIFY(!throttle.wait("jane"));
}

void tst_Throttle::doublesTheWaitWithEveryFurtherFailure()
{
    Throttle throttle(m_clock);
    fail(throttle, "jane", 5);
    for (const auto expected : {2s, 4s, 8s, 16s}) {
        throttle.failed("jane");
        QCOMPARE(throttle.wait("jane"), expected);
    }
    m_clock.advance(10s);
    QCOMPARE(throttle.wait("jane"), 6s);
}

void tst_Throttle::waitsAtMostFiveMinutes()
{
    Throttle throttle(m_clock);
    fail(throttle, "jane", 1000);
    QCOMPARE(throttle.wait("jane"), 300s);
}

void tst_Throttle::keepsKeysApart()
{
    Throttle throttle(m_clock);
    fail(throttle, "jane", 9);
    QVERIFY(!throttle.wait("john"));
    QVERIFY(!throttle.wait("Jane"));
}

void tst_Throttle::forgetsAfterAnHour()
{
    Throttle throttle(m_clock);
    fail(throttle, "jane", 9);
    m_clock.advance(1h);
    throttle.failed("jane");
    QVERIFY(!throttle.wait("jane"));
}

void tst_Throttle::takesBackOneFailure()
{
    Throttle throttle(m_clock);
    fail(throttle, "jane", 5);
    throttle.takeBack("jane");
    QVERIFY(!throttle.wait("jane"));
    fail(throttle, "john", 1);
    throttle.takeBack("john");
    throttle.takeBack("nobody");
    QCOMPARE(throttle.size(), 1);
}

void tst_Throttle::forgetsOnDemand()
{
    Throttle throttle(m_clock);
    fail(throttle, "jane", 9);
    throttle.forget("jane");
    QVERIFY(!throttle.wait("jane"));
    QCOMPARE(throttle.size(), 0);
}

void tst_Throttle::holdsABoundedNumberOfKeys()
{
    Throttle throttle(m_clock);
    fail(throttle, "oldest", 9);
    m_clock.advance(1s);
    fail(throttle, "kept", 9);
    m_clock.advance(1s);
    for (int i = 0; i < 4095; ++i)
        throttle.failed(QByteArray::number(i));
    QCOMPARE(throttle.size(), 4096);
    QVERIFY(!throttle.wait("oldest"));
    QVERIFY(throttle.wait("kept"));
    m_clock.advance(2h);
    throttle.failed("new");
    QCOMPARE(throttle.size(), 1);
}

QTEST_GUILESS_MAIN(tst_Throttle)
#include "tst_Throttle.moc"
