// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/RegistrationLimit.h"
#include "support/FakeClock.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace std::chrono_literals;

class tst_RegistrationLimit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsOneAddressDoABurst();
    void givesAnAddressSixEverySecond();
    void savesNoMoreThanABurst();
    void refusesNobodyForTheSakeOfAnother();
    void boundsAllAddressesTogether();
    void chargesNobodyForWhatWasRefused();
    void remembersABoundedNumberOfAddresses();
    void isNotStoppedByAClockThatIsSetBack();

private:
    /// How many of \a attempts may.
    int taken(RegistrationLimit &limit, const QByteArray &address, int attempts) const
    {
        int count = 0;
        for (int i = 0; i < attempts; ++i)
            count += limit.take(address) ? 0 : 1;
        return count;
    }

    test::FakeClock m_clock;
};

void tst_RegistrationLimit::letsOneAddressDoABurst()
{
    RegistrationLimit limit(m_clock);
    QCOMPARE(taken(limit, "192.0.2.1", 100), 60);
    const auto wait = limit.take("192.0.2.1");
    QVERIFY(wait);
    QVERIFY(*wait >= 1s);
}

void tst_RegistrationLimit::givesAnAddressSixEverySecond()
{
    RegistrationLimit limit(m_clock);
    taken(limit, "192.0.2.1", 60);
    for (int second = 0; second < 5; ++second) {
        m_clock.advance(1s);
        QCOMPARE(taken(limit, "192.0.2.1", 20), 6);
    }
    m_clock.advance(3s);
    QCOMPARE(taken(limit, "192.0.2.1", 100), 18);
}

void tst_RegistrationLimit::savesNoMoreThanABurst()
{
    RegistrationLimit limit(m_clock);
    taken(limit, "192.0.2.1", 60);
    m_clock.advance(24h);
    QCOMPARE(taken(limit, "192.0.2.1", 100), 60);
}

void tst_RegistrationLimit::refusesNobodyForTheSakeOfAnother()
{
    RegistrationLimit limit(m_clock);
    QCOMPARE(taken(limit, "192.0.2.1", 100'000), 60);
    QCOMPARE(taken(limit, "192.0.2.2", 60), 60);
}

void tst_RegistrationLimit::boundsAllAddressesTogether()
{
    RegistrationLimit limit(m_clock);
    const auto round = [&] {
        int all = 0;
        for (int address = 0; address < 100; ++address)
            all += taken(limit, QByteArray::number(address), 10);
        return all;
    };
    QCOMPARE(round(), 300);
    QCOMPARE(round(), 0);
    m_clock.advance(1s);
    QCOMPARE(round(), 30);
    m_clock.advance(1h);
    QCOMPARE(round(), 300);
}

void tst_RegistrationLimit::chargesNobodyForWhatWasRefused()
{
    RegistrationLimit limit(m_clock);
    for (int address = 0; address < 5; ++address)
        taken(limit, QByteArray::number(address), 60); // all there is for all
    QCOMPARE(taken(limit, "late", 1000), 0);
    m_clock.advance(10s);
    QCOMPARE(taken(limit, "late", 1000), 60);
}

void tst_RegistrationLimit::remembersABoundedNumberOfAddresses()
{
    RegistrationLimit limit(m_clock);
    for (int i = 0; i < 100'000; ++i) {
        if (i % 30 == 0)
            m_clock.advance(1s);
        limit.take(QByteArray::number(i));
    }
    QVERIFY2(limit.size() <= 1024, QByteArray::number(limit.size()));
    for (int i = 0; i < 100'000; ++i) // all in one second
        limit.take(QByteArray::number(-i));
    QVERIFY2(limit.size() <= 2048, QByteArray::number(limit.size()));
}

void tst_RegistrationLimit::isNotStoppedByAClockThatIsSetBack()
{
    RegistrationLimit limit(m_clock);
    taken(limit, "192.0.2.1", 60);
    m_clock.advance(-24h);
    QCOMPARE(taken(limit, "192.0.2.1", 1), 0);
    m_clock.advance(1s);
    QCOMPARE(taken(limit, "192.0.2.1", 10), 6);
}

QTEST_GUILESS_MAIN(tst_RegistrationLimit)

#include "tst_RegistrationLimit.moc"
