// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/LocalTime.h"
#include "gui/SessionRows.h"
#include "models/SessionsModel.h"
#include "pages/RowsView.h"
#include "support/BusyTime.h"

#include <QAbstractItemModelTester>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;
using models::SessionsModel;
using protocol::SessionRow;
using test::busyMicroseconds;
using test::moment;
using test::sessionRow;
using test::sessionRows;
using test::Slowness;
using test::usedSession;

namespace {

QStringList column(const SessionsModel &model, int number)
{
    QStringList texts;
    for (int i = 0; i < model.rowCount(); ++i)
        texts.append(model.index(i, number).data().toString());
    return texts;
}

QByteArrayList ids(const SessionsModel &model)
{
    QByteArrayList list;
    for (int i = 0; i < model.rowCount(); ++i)
        list.append(model.rowAt(model.index(i, 0))->id);
    return list;
}

} // namespace

class tst_SessionsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheNewestFirst();
    void sortsByEveryColumn();
    void filtersByWhatStandsSomewhere();
    void saysWithFewWordsSinceWhen();
    void knowsWhereASessionIsUsedFrom();
    void takesWhatHappens();
    void gathersTheChangesOfAFrame();
    void keepsWhoIsSelected();
    void keepsSelectionAndScrollWhenItBeginsAnew();
    void agreesWithAListThatIsSortedAnew();
    void staysSmoothWithManyChanges();
    void sortsAndFiltersManyAtOnce();

private:
    static void settled(SessionsModel &model, const protocol::Event &event)
    {
        model.take(event);
        model.settle();
    }
};

void tst_SessionsModel::showsTheNewestFirst()
{
    SessionsModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.begin(sessionRows(3));
    QCOMPARE(ids(model), (QByteArrayList {"s2", "s1", "s0"}));
    QCOMPARE(model.total(), 3);
    QCOMPARE(model.index(0, SessionsModel::Person).data().toString(), u"Person 2"_s);
    QCOMPARE(model.index(0, SessionsModel::Used).data().toString(), u"–"_s);
    QVERIFY(!model.rowAt(model.index(3, 0)));
    QCOMPARE(model.indexOf("s0").row(), 2);
    QVERIFY(!model.indexOf("nobody").isValid());
}

void tst_SessionsModel::sortsByEveryColumn()
{
    SessionsModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<SessionRow> list = sessionRows(3);
    list[0].person = u"Zoe"_s;
    list[1].person = u"Änne"_s;
    list[2].person = u"bob"_s;
    list[0].use.requests = 9;
    list[1].use.requests = 100;
    list[0].usedAt = moment(5);
    model.begin(list);
    model.sort(SessionsModel::Person, Qt::AscendingOrder);
    QCOMPARE(column(model, SessionsModel::Person), (QStringList {u"Änne"_s, u"bob"_s, u"Zoe"_s}));
    model.sort(SessionsModel::Person, Qt::DescendingOrder);
    QCOMPARE(column(model, SessionsModel::Person), (QStringList {u"Zoe"_s, u"bob"_s, u"Änne"_s}));
    model.sort(SessionsModel::Requests, Qt::DescendingOrder);
    QCOMPARE(ids(model), (QByteArrayList {"s1", "s0", "s2"}));
    model.sort(SessionsModel::Used, Qt::DescendingOrder);
    QCOMPARE(ids(model).first(), "s0");
    model.sort(SessionsModel::Ends, Qt::AscendingOrder);
    QCOMPARE(ids(model), (QByteArrayList {"s2", "s1", "s0"}));
    model.sort(SessionsModel::Client, Qt::AscendingOrder);
    QCOMPARE(ids(model), (QByteArrayList {"s0", "s1", "s2"}));
}

void tst_SessionsModel::filtersByWhatStandsSomewhere()
{
    SessionsModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.begin(sessionRows(200));
    model.setFilter(u" PERSON 42 "_s);
    QCOMPARE(ids(model), (QByteArrayList {"s142", "s42"}));
    QCOMPARE(model.total(), 200);
    model.setFilter(u"p7@corp"_s);
    QCOMPARE(ids(model), (QByteArrayList {"s107", "s7"}));
    settled(model, protocol::SessionOpened {sessionRow(207)}); // fits
    settled(model, protocol::SessionOpened {sessionRow(208)}); // does not
    QCOMPARE(ids(model), (QByteArrayList {"s207", "s107", "s7"}));
    model.setFilter({});
    QCOMPARE(model.rowCount(), 202);
    QCOMPARE(ids(model).first(), "s208");
}

/// Most are of other days: with the time of day too, their table would not fit.
void tst_SessionsModel::saysWithFewWordsSinceWhen()
{
    const test::LocalTime noon(std::chrono::hours(12));
    SessionRow today = sessionRow(0);
    SessionRow before = sessionRow(1);
    today.openedAt = before.openedAt = base::SystemClock().now();
    before.openedAt -= base::seconds(49 * 3600);
    SessionsModel model;
    model.begin({today, before});
    const QDateTime day = QDateTime::currentDateTime().addSecs(-49 * 3600);
    const auto since = [&](int row) {
        return model.index(row, SessionsModel::Since).data().toString();
    };
    QVERIFY2(since(0).contains(u':'), qPrintable(since(0)));
    QVERIFY2(!since(1).contains(u':'), qPrintable(since(1)));
    QVERIFY2(since(1).contains(QString::number(day.date().day())), qPrintable(since(1)));
}

void tst_SessionsModel::knowsWhereASessionIsUsedFrom()
{
    SessionsModel model;
    QList<SessionRow> list = sessionRows(3);
    list[0].openedFrom = "10.0.0.10";
    list[1].openedFrom = "10.0.0.9";
    model.begin(list);
    const auto from = [&model](const QByteArray &id) {
        return model.indexOf(id).siblingAtColumn(SessionsModel::From).data().toString();
    };
    QCOMPARE(from("s0"), u"10.0.0.10"_s);
    QCOMPARE(from("s2"), u"–"_s);
    model.sort(SessionsModel::From, Qt::AscendingOrder);
    QCOMPARE(ids(model).last(), "s0"); // 9 is before 10
    protocol::SessionUsed use = usedSession(0, 5, 1);
    use.usedFrom = "198.51.100.2";
    settled(model, use);
    QCOMPARE(from("s0"), u"198.51.100.2"_s);
    const QString hint =
        model.indexOf("s0").siblingAtColumn(SessionsModel::From).data(Qt::ToolTipRole).toString();
    QVERIFY2(hint.contains(u"10.0.0.10") && hint.contains(u"198.51.100.2"), qPrintable(hint));
    model.setFilter(u"198.51"_s);
    QCOMPARE(ids(model), QByteArrayList {"s0"});
    use.usedFrom = "203.0.113.1";
    settled(model, use);
    QCOMPARE(model.rowCount(), 0);
    model.setFilter(u"10.0.0.1"_s);
    QCOMPARE(ids(model), QByteArrayList {"s0"});
}

void tst_SessionsModel::takesWhatHappens()
{
    SessionsModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.begin(sessionRows(3));
    settled(model, protocol::SessionOpened {sessionRow(9)});
    QCOMPARE(ids(model), (QByteArrayList {"s9", "s2", "s1", "s0"}));
    settled(model, usedSession(1, 77, 12));
    QCOMPARE(model.index(2, SessionsModel::Requests).data().toString(), u"12"_s);
    QVERIFY(model.index(2, SessionsModel::Used).data().toString() != u"–"_s);
    settled(model, protocol::SessionEnded {"s2"});
    QCOMPARE(ids(model), (QByteArrayList {"s9", "s1", "s0"}));
    QVERIFY(!model.find("s2"));
    settled(model, protocol::SessionEnded {"nobody"});
    settled(model, usedSession(777, 1, 1));
    SessionRow refreshed = sessionRow(1);
    refreshed.refreshedAt = moment(500);
    settled(model, protocol::SessionRefreshed {refreshed});
    QCOMPARE(model.find("s1")->refreshedAt, std::optional(moment(500)));
    QCOMPARE(model.total(), 3);
}

void tst_SessionsModel::gathersTheChangesOfAFrame()
{
    SessionsModel model;
    model.begin(sessionRows(100));
    model.sort(SessionsModel::Used, Qt::DescendingOrder);
    QSignalSpy changes(&model, &SessionsModel::dataChanged);
    QSignalSpy layouts(&model, &SessionsModel::layoutChanged);
    QSignalSpy removals(&model, &SessionsModel::rowsRemoved);
    for (int i = 0; i < 50; ++i)
        model.take(usedSession(i, 1000 + i, i));
    for (int i = 50; i < 60; ++i)
        model.take(protocol::SessionEnded {sessionRow(i).id});
    QCOMPARE(changes.count() + layouts.count() + removals.count(), 0);
    QTRY_COMPARE(removals.count(), 1);
    QCOMPARE(changes.count(), 1);
    QVERIFY(layouts.count() <= 2);
    QCOMPARE(ids(model).first(), "s49");
    QCOMPARE(model.rowCount(), 90);
}

void tst_SessionsModel::keepsWhoIsSelected()
{
    SessionsModel model;
    QTreeView view;
    view.setModel(&model);
    model.begin(sessionRows(500));
    view.setCurrentIndex(model.indexOf("s250"));
    const auto current = [&] { return model.rowAt(view.currentIndex())->id; };
    model.sort(SessionsModel::Person, Qt::AscendingOrder);
    QCOMPARE(current(), "s250");
    for (int i = 0; i < 100; ++i)
        model.take(protocol::SessionEnded {sessionRow(i).id});
    for (int i = 500; i < 600; ++i)
        model.take(protocol::SessionOpened {sessionRow(i)});
    model.settle();
    QCOMPARE(current(), "s250");
    model.setFilter(u"Person 50"_s);
    QCOMPARE(current(), "s250");
    QCOMPARE(view.selectionModel()->selectedRows().size(), 1);
}

void tst_SessionsModel::keepsSelectionAndScrollWhenItBeginsAnew()
{
    SessionsModel model;
    QTreeView view;
    view.setUniformRowHeights(true);
    view.setModel(&model);
    view.resize(400, 300);
    view.show();
    model.begin(sessionRows(1000));
    view.setCurrentIndex(model.indexOf("s500"));
    QTRY_VERIFY(view.verticalScrollBar()->maximum() > 0);
    view.scrollTo(model.indexOf("s500"), QAbstractItemView::PositionAtTop);
    const int place = view.verticalScrollBar()->value();
    QVERIFY(place > 0);
    QList<SessionRow> again = sessionRows(1000);
    again.removeFirst(); // the oldest, which stands below
    model.begin(again);
    QCoreApplication::processEvents();
    QCOMPARE(model.rowAt(view.currentIndex())->id, "s500");
    QCOMPARE(view.verticalScrollBar()->value(), place);
    QCOMPARE(model.total(), 999);
}

/// Whatever happens in whatever order, what is shown is what a list made anew would show.
void tst_SessionsModel::agreesWithAListThatIsSortedAnew()
{
    SessionsModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.begin(sessionRows(60));
    model.sort(SessionsModel::Requests, Qt::DescendingOrder);
    test::Churn churn;
    for (int round = 0; round < 150; ++round) {
        churn.goOn(model);
        if (churn.random(10) == 0)
            model.setFilter(churn.random(2) == 0 ? QString() : u"client 3"_s);
        model.settle();
        SessionsModel anew;
        QList<SessionRow> all;
        for (int i = 0; i < 120; ++i) {
            if (const SessionRow *one = model.find(sessionRow(i).id))
                all.append(*one);
        }
        anew.begin(all);
        anew.sort(SessionsModel::Requests, Qt::DescendingOrder);
        anew.setFilter(model.filter());
        QCOMPARE(ids(model), ids(anew));
    }
}

void tst_SessionsModel::staysSmoothWithManyChanges()
{
    constexpr int Frames = 60;
    constexpr int ChangesAFrame = 50; // at 20 frames a second: 1,000 a second
    SessionsModel model;
    pages::RowsView view(u"Sessions"_s);
    view.setModel(&model);
    view.resize(1000, 700);
    view.show();
    model.begin(sessionRows(test::ManySessions));
    model.sort(SessionsModel::Used, Qt::DescendingOrder);
    view.setCurrentIndex(model.index(5, 0));
    QCoreApplication::processEvents();
    std::vector<qint64> ordering;
    std::vector<qint64> times;
    for (int frame = 0; frame < Frames; ++frame) {
        const qint64 begun = busyMicroseconds();
        for (int i = 0; i < ChangesAFrame; ++i) {
            const int number = (frame * 7919 + i * 211) % test::ManySessions;
            if (i % 10 == 0)
                model.take(protocol::SessionOpened {
                    sessionRow(test::ManySessions + frame * ChangesAFrame + i)});
            else if (i % 10 == 1)
                model.take(protocol::SessionEnded {sessionRow(number).id});
            else
                model.take(usedSession(number, 2'000'000 + frame, frame));
        }
        model.settle();
        ordering.push_back(busyMicroseconds() - begun);
        QCoreApplication::processEvents(); // lays out and paints
        times.push_back(busyMicroseconds() - begun);
    }
    std::sort(ordering.begin(), ordering.end());
    std::sort(times.begin(), times.end());
    const qint64 most = times[times.size() * 9 / 10];
    qInfo(
        "a frame takes %lld us at the median, %lld of them the order; %lld at most of nine in ten",
        times[times.size() / 2], ordering[ordering.size() / 2], most);
    QVERIFY2(most <= 16'000 * Slowness, qPrintable(QString::number(most)));
}

void tst_SessionsModel::sortsAndFiltersManyAtOnce()
{
    SessionsModel model;
    const QList<SessionRow> all = sessionRows(test::ManySessions);
    qint64 begun = busyMicroseconds();
    const auto took = [&begun](const char *what) {
        const qint64 time = (busyMicroseconds() - begun) / 1000;
        begun = busyMicroseconds();
        qInfo("%s: %lld ms", what, time);
        return time;
    };
    model.begin(all);
    QVERIFY(took("begin") < 300 * Slowness);
    model.sort(SessionsModel::Person, Qt::AscendingOrder);
    QVERIFY(took("sort by a text") < 200 * Slowness);
    model.setFilter(u"person 4"_s);
    QVERIFY(took("filter") < 100 * Slowness);
    model.setFilter({});
    QVERIFY(took("all again") < 200 * Slowness);
    QCOMPARE(model.rowCount(), test::ManySessions);
}

QTEST_MAIN(tst_SessionsModel)
#include "tst_SessionsModel.moc"
