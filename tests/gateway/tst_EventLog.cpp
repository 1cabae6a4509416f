// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/EventLog.h"

#include <QTest>

using gatehouse::gateway::EventLog;

class tst_EventLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatCameAfterAnEventOfTheSameStream();
    void dropsTheOldestBeyondItsBounds();
    void keepsNothingThatIsLargerThanTheWhole();
    void readsOnlyItsOwnNames_data();
    void readsOnlyItsOwnNames();
};

namespace {

QByteArrayList textsOf(const std::vector<EventLog::Event> &events)
{
    QByteArrayList texts;
    for (const EventLog::Event &event : events)
        texts.append(event.json);
    return texts;
}

} // namespace

void tst_EventLog::tellsWhatCameAfterAnEventOfTheSameStream()
{
    EventLog log;
    const EventLog::Id first = log.append(7, "a");
    log.append(8, "other");
    log.append(7, "b");
    log.append(7, "c");
    QCOMPARE(textsOf(log.after(first)), (QByteArrayList {"b", "c"}));
    QCOMPARE(textsOf(log.after({7, 0})), (QByteArrayList {"a", "b", "c"}));
    QVERIFY(log.after({9, 0}).empty());
    QVERIFY(log.holds(8) && !log.holds(9));
}

void tst_EventLog::dropsTheOldestBeyondItsBounds()
{
    EventLog log;
    for (std::size_t i = 0; i < EventLog::MaxEvents + 10; ++i)
        log.append(1, QByteArray::number(qulonglong(i)));
    QCOMPARE(log.after({1, 0}).size(), EventLog::MaxEvents);
    QCOMPARE(log.after({1, 0}).front().json, "10");

    EventLog large;
    for (int i = 0; i < 10; ++i)
        large.append(1, QByteArray(EventLog::MaxBytes / 4, 'x'));
    QCOMPARE(large.after({1, 0}).size(), std::size_t(4));
}

void tst_EventLog::keepsNothingThatIsLargerThanTheWhole()
{
    EventLog log;
    log.append(1, QByteArray(EventLog::MaxBytes + 1, 'x'));
    QVERIFY(!log.holds(1));
    log.append(1, "y");
    QCOMPARE(textsOf(log.after({1, 0})), (QByteArrayList {"y"}));
}

void tst_EventLog::readsOnlyItsOwnNames_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "-", "1", "1-", "-1", "a-1", "1-a", "01-1", "1-01", "+1-1", "1--1",
             "1-1 ", " 1-1", "1-1-1", "99999999999999999999-1"})
        QTest::newRow(text) << QByteArray(text);
}

void tst_EventLog::readsOnlyItsOwnNames()
{
    QFETCH(QByteArray, text);
    QVERIFY(!EventLog::parse(text));
    const EventLog::Id id {12, 345};
    QCOMPARE(EventLog::parse(EventLog::text(id)), std::optional(id));
}

QTEST_GUILESS_MAIN(tst_EventLog)
#include "tst_EventLog.moc"
