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
    void gathersForAMomentAfterABatchOfSeveral();
    void gathersForNoMomentAfterASmallOne();
    void opensWhenBothTheMomentAndTheDiskAreOver_data();
    void opensWhenBothTheMomentAndTheDiskAreOver();
    void opensForNobodyOnceItIsClosed();
};

void tst_BatchGate::isOpenWhileTheDiskIsFree()
{
    BatchGate gate([] {});
    QVERIFY(gate.mayBegin(1));
    gate.begin(1);
    gate.end();
    QVERIFY(gate.mayBegin(1));
}

void tst_BatchGate::waitsForTheDiskUntilThereIsEnough()
{
    BatchGate gate([] {});
    gate.begin(1);
    QVERIFY(!gate.mayBegin(1));
    QVERIFY(!gate.mayBegin(BatchGate::Enough - 1));
    QVERIFY(gate.mayBegin(BatchGate::Enough));
}

void tst_BatchGate::opensOnceForAllWhoWait()
{
    int opened = 0;
    BatchGate gate([&opened] { ++opened; });
    gate.begin(1);
    QVERIFY(!gate.mayBegin(1));
    QVERIFY(!gate.mayBegin(2));
    gate.begin(1);
    gate.end();
    QCOMPARE(opened, 0);
    gate.end();
    QCOMPARE(opened, 1);
}

void tst_BatchGate::opensForNobodyWhoDidNotWait()
{
    int opened = 0;
    BatchGate gate([&opened] { ++opened; });
    gate.begin(1);
    QVERIFY(gate.mayBegin(BatchGate::Enough));
    gate.end();
    QCOMPARE(opened, 0);
}

/// A worker may come between the moment the core took what waits and the beginning of that batch.
void tst_BatchGate::opensForWhoWaitedBeforeTheLastBatchBegan()
{
    int opened = 0;
    BatchGate gate([&opened] { ++opened; });
    gate.begin(1);
    QVERIFY(gate.mayBegin(BatchGate::Enough));
    QVERIFY(!gate.mayBegin(1));
    gate.begin(1);
    gate.end();
    gate.end();
    QCOMPARE(opened, 1);
}

void tst_BatchGate::gathersForAMomentAfterABatchOfSeveral()
{
    int opened = 0;
    BatchGate gate([&opened] { ++opened; });
    QVERIFY(gate.begin(BatchGate::Several));
    gate.end();
    QVERIFY(!gate.mayBegin(BatchGate::Enough - 1));
    QVERIFY(gate.mayBegin(BatchGate::Enough));
    gate.endMoment();
    QCOMPARE(opened, 1);
    QVERIFY(gate.mayBegin(1));
}

void tst_BatchGate::gathersForNoMomentAfterASmallOne()
{
    BatchGate gate([] {});
    QVERIFY(!gate.begin(BatchGate::Several - 1));
    gate.end();
    QVERIFY(gate.mayBegin(1));
    QVERIFY(gate.begin(BatchGate::Several));
    gate.end();
    QVERIFY(!gate.begin(1)); // the moment of the one before is over
    gate.end();
    QVERIFY(gate.mayBegin(1));
}

void tst_BatchGate::opensWhenBothTheMomentAndTheDiskAreOver_data()
{
    QTest::addColumn<bool>("momentFirst");
    QTest::newRow("the moment first") << true;
    QTest::newRow("the disk first") << false;
}

void tst_BatchGate::opensWhenBothTheMomentAndTheDiskAreOver()
{
    QFETCH(bool, momentFirst);
    int opened = 0;
    BatchGate gate([&opened] { ++opened; });
    gate.begin(BatchGate::Several);
    QVERIFY(!gate.mayBegin(1));
    if (momentFirst)
        gate.endMoment();
    else
        gate.end();
    QCOMPARE(opened, 0);
    if (momentFirst)
        gate.end();
    else
        gate.endMoment();
    QCOMPARE(opened, 1);
}

void tst_BatchGate::opensForNobodyOnceItIsClosed()
{
    int opened = 0;
    BatchGate gate([&opened] { ++opened; });
    gate.begin(1);
    QVERIFY(!gate.mayBegin(1));
    gate.close();
    gate.end();
    QCOMPARE(opened, 0);
}

QTEST_GUILESS_MAIN(tst_BatchGate)
#include "tst_BatchGate.moc"
