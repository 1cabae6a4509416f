// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/LoopBreaker.h"
#include "support/FakeClock.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using oauth::LoopBreaker;
using namespace std::chrono_literals;

class tst_LoopBreaker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopsTheFifthRequestWithinAMinute();
    void letsSlowClientsPass();
    void stopsAgainWhileTheLoopGoesOn();
    void countsEachClientAndBrowserAlone();
    void beginsAnewForWhoIsForgiven();
    void keepsABoundedNumberOfPairs();

private:
    const base::Digest m_browser = base::sha256("browser");
};

void tst_LoopBreaker::stopsTheFifthRequestWithinAMinute()
{
    FakeClock clock;
    LoopBreaker loops(clock);
    for (int i = 0; i < 4; ++i) {
        QVERIFY(!loops.isLooping(m_browser, {"client"}));
        clock.advance(14s);
    }
    QVERIFY(loops.isLooping(m_browser, {"client"})); // 56 s after the first
}

void tst_LoopBreaker::letsSlowClientsPass()
{
    FakeClock clock;
    LoopBreaker loops(clock);
    for (int i = 0; i < 50; ++i) {
        QVERIFY(!loops.isLooping(m_browser, {"client"}));
        clock.advance(15s); // the fifth comes 60 s after the first
    }
}

void tst_LoopBreaker::stopsAgainWhileTheLoopGoesOn()
{
    FakeClock clock;
    LoopBreaker loops(clock);
    for (int i = 0; i < 4; ++i)
        QVERIFY(!loops.isLooping(m_browser, {"client"}));
    for (int i = 0; i < 20; ++i) {
        QVERIFY(loops.isLooping(m_browser, {"client"}));
        clock.advance(1s);
    }
    clock.advance(60s);
    QVERIFY(!loops.isLooping(m_browser, {"client"}));
}

void tst_LoopBreaker::countsEachClientAndBrowserAlone()
{
    FakeClock clock;
    LoopBreaker loops(clock);
    for (int i = 0; i < 4; ++i) {
        QVERIFY(!loops.isLooping(m_browser, {"client"}));
        QVERIFY(!loops.isLooping(m_browser, {"other"}));
        QVERIFY(!loops.isLooping(base::sha256("other"), {"client"}));
    }
    QVERIFY(loops.isLooping(m_browser, {"client"}));
    loops.forgive(m_browser, {"client"});
    QVERIFY(loops.isLooping(m_browser, {"other"}));
    QVERIFY(loops.isLooping(base::sha256("other"), {"client"}));
}

void tst_LoopBreaker::beginsAnewForWhoIsForgiven()
{
    FakeClock clock;
    LoopBreaker loops(clock);
    for (int i = 0; i < 5; ++i)
        loops.isLooping(m_browser, {"client"});
    loops.forgive(m_browser, {"client"});
    loops.forgive(m_browser, {"nobody"});
    for (int i = 0; i < 4; ++i)
        QVERIFY(!loops.isLooping(m_browser, {"client"}));
    QVERIFY(loops.isLooping(m_browser, {"client"}));
}

void tst_LoopBreaker::keepsABoundedNumberOfPairs()
{
    FakeClock clock;
    LoopBreaker loops(clock);
    for (int i = 0; i < 4; ++i) {
        loops.isLooping(m_browser, {"quiet"});
        loops.isLooping(m_browser, {"busy"});
    }
    for (std::size_t i = 0; i < LoopBreaker::MaxPairs - 1; ++i)
        QVERIFY(!loops.isLooping(base::sha256(QByteArray::number(i)), {"flood"}));
    QCOMPARE(loops.size(), LoopBreaker::MaxPairs);
    QVERIFY(loops.isLooping(m_browser, {"busy"}));
    QVERIFY(!loops.isLooping(m_browser, {"quiet"})); // made room
    QCOMPARE(loops.size(), LoopBreaker::MaxPairs);
}

QTEST_GUILESS_MAIN(tst_LoopBreaker)

#include "tst_LoopBreaker.moc"
