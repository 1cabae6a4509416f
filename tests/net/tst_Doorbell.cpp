// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Doorbell.h"

#include <QtTest>

#include <thread>

using namespace gatehouse;

/// Who is called when, and how often.
class tst_Doorbell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bell.reset(); }

    void isAnsweredOnceHoweverOftenItRings();
    void isHeardAtTheEndOfARow();
    void isHeardAtTheEndOfTheOuterRow();
    void isHeardAtOnceFromAThreadWithoutARow();
    void everyBellOfARowIsHeard();
    void mayGoBeforeTheRowEnds();
    void answersNobodyOnceSilenced();

private:
    int answered()
    {
        QCoreApplication::processEvents();
        return m_answered;
    }

    std::optional<net::Doorbell> m_bell;
    int m_answered = 0;
};

void tst_Doorbell::init()
{
    m_answered = 0;
    m_bell.emplace([this] { ++m_answered; });
}

void tst_Doorbell::isAnsweredOnceHoweverOftenItRings()
{
    m_bell->ring();
    m_bell->ring();
    QCOMPARE(answered(), 1);
    QCOMPARE(answered(), 1);
    m_bell->ring();
    QCOMPARE(answered(), 2);
}

void tst_Doorbell::isHeardAtTheEndOfARow()
{
    {
        const net::Doorbell::Row row;
        m_bell->ring();
        m_bell->ring();
        QCOMPARE(answered(), 0);
    }
    QCOMPARE(answered(), 1);
    m_bell->ring();
    QCOMPARE(answered(), 2);
}

void tst_Doorbell::isHeardAtTheEndOfTheOuterRow()
{
    {
        const net::Doorbell::Row outer;
        {
            const net::Doorbell::Row inner;
            m_bell->ring();
        }
        QCOMPARE(answered(), 0);
    }
    QCOMPARE(answered(), 1);
}

void tst_Doorbell::isHeardAtOnceFromAThreadWithoutARow()
{
    const net::Doorbell::Row row;
    m_bell->ring();
    std::thread([this] { m_bell->ring(); }).join();
    QCOMPARE(answered(), 1);
}

void tst_Doorbell::everyBellOfARowIsHeard()
{
    int other = 0;
    net::Doorbell second([&other] { ++other; });
    {
        const net::Doorbell::Row row;
        m_bell->ring();
        second.ring();
        m_bell->ring();
    }
    QCOMPARE(answered(), 1);
    QCOMPARE(other, 1);
}

void tst_Doorbell::mayGoBeforeTheRowEnds()
{
    {
        const net::Doorbell::Row row;
        m_bell->ring();
        m_bell.reset();
        m_bell.emplace([this] { m_answered += 100; }); // may well get the descriptor of the first
    }
    QCOMPARE(answered(), 0);
}

void tst_Doorbell::answersNobodyOnceSilenced()
{
    m_bell->silence();
    m_bell->ring();
    QCOMPARE(answered(), 0);
}

QTEST_GUILESS_MAIN(tst_Doorbell)
#include "tst_Doorbell.moc"
