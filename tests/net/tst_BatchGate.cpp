// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/BatchGate.h"

#include <QTest>

using gatehouse::net::BatchGate;

/// When a batch begins while another one is on its way to the disk.
class tst_BatchGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOpenWhileTheDiskIsFree();
    void waitsForTheDiskUntilThereIsEnough();
    void opensOnceForAllWhoWait();
    void opensForNobodyWhoDidNotWait();
    void opensForWhoWaitedBeforeTheLastBatchBegan();
    void opensForNobodyOnceItIsClosed();
};

void tst_BatchGate::isOpenWhileTheDiskIsFree()
{
    BatchGate gate([] {});
    QVERIFY(gate.mayBegin(1));
    gate.begin();
    gate.end();
    QVERIFY(gate.mayBegin(1));
}

void tst_BatchGate::waitsForTheDiskUntilThereIsEnough()
{
    BatchGate gate([] {});
    gate.begin();
    QVERIFY(!gate.mayBegin(1));
    QVERIFY(!gate.mayBegin(BatchGate::Enough - 1));
    QVERIFY(gate.mayBegin(BatchGate::Enough));
}

void tst_BatchGate::opensOnceForAllWhoWait()
{
    int opened = 0;
    BatchGate gate([&opened] { ++opened; });
    gate.begin();
    QVERIFY(!gate.mayBegin(1));
    QVERIFY(!gate.mayBegin(2));
    gate.begin();
    gate.end();
    QCOMPARE(opened, 0);
    gate.end();
    QCOMPARE(opened, 1);
}

void tst_BatchGate::opensForNobodyWhoDidNotWait()
{
    int opened = 0;
    BatchGate gate([&opened] { ++opened; });
    gate.begin();
    QVERIFY(gate.mayBegin(BatchGate::Enough));
    gate.end();
    QCOMPARE(opened, 0);
}

/// A worker may come between the moment the core took what waits and the beginning of that batch.
void tst_BatchGate::opensForWhoWaitedBeforeTheLastBatchBegan()
{
    int opened = 0;
    BatchGate gate([&opened] { ++opened; });
    gate.begin();
    QVERIFY(gate.mayBegin(BatchGate::Enough));
    QVERIFY(!gate.mayBegin(1));
    gate.begin();
    gate.end();
    gate.end();
    QCOMPARE(opened, 1);
}

void tst_BatchGate::opensForNobodyOnceItIsClosed()
{
    int opened = 0;
    BatchGate gate([&opened] { ++opened; });
    gate.begin();
    QVERIFY(!gate.mayBegin(1));
    gate.close();
    gate.end();
    QCOMPARE(opened, 0);
}

QTEST_GUILESS_MAIN(tst_BatchGate)
#include "tst_BatchGate.moc"
