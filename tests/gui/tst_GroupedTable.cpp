// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/SessionRows.h"
#include "models/SessionGroups.h"
#include "pages/Folds.h"
#include "pages/RowsView.h"
#include "support/BusyTime.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;
using models::SessionGroups;
using models::SessionsModel;
using protocol::SessionRow;
using test::sessionRow;
using test::sessionRows;
using test::usedSession;
using GroupBy = SessionGroups::By;

namespace {

/// The table of sessions as its page has it when they stand in groups.
struct GroupedTable
{
    SessionsModel model;
    pages::RowsView view {u"Sessions"_s};
    pages::Folds folds {view, SessionGroups::KeyRole};
    std::unique_ptr<SessionGroups> groups;

    ~GroupedTable() { view.setModel(nullptr); }
    void group(GroupBy by)
    {
        groups = std::make_unique<SessionGroups>(model, by);
        view.setGrouped(true);
        view.setModel(groups.get());
        folds.follow(*groups);
        view.resize(1000, 700);
        view.show();
    }
    QByteArray current() const
    {
        const SessionRow *row = groups->rowAt(view.currentIndex());
        return row ? row->id : QByteArray();
    }
};

QModelIndex groupIn(const GroupedTable &table, const QByteArray &key)
{
    const QModelIndexList found = table.groups->match(
        table.groups->index(0, 0), SessionGroups::KeyRole, key, 1, Qt::MatchExactly);
    return found.value(0);
}

} // namespace

/// Groups of sessions as they are seen: what is selected, folded and scrolled to, and how smoothly.
class tst_GroupedTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsSelectionScrollAndFolds();
    void selectsNothingWhenTheGroupGoes();
    void selectsTheGroupThatIsFoldedOverASession();
    void foldsAndUnfoldsAll();
    void worksWithTheKeyboard();
    void staysSmoothWithManyChanges_data();
    void staysSmoothWithManyChanges();
};

void tst_GroupedTable::keepsSelectionScrollAndFolds()
{
    GroupedTable table;
    table.model.begin(sessionRows(1000));
    table.group(GroupBy::Person);
    const QModelIndex folded = groupIn(table, "u30");
    QVERIFY(table.view.isExpanded(folded));
    table.view.collapse(folded);
    table.view.setCurrentIndex(table.groups->indexOf("s550"));
    QTRY_VERIFY(table.view.verticalScrollBar()->maximum() > 0);
    table.view.scrollTo(table.view.currentIndex(), QAbstractItemView::PositionAtTop);
    const int place = table.view.verticalScrollBar()->value();
    QVERIFY(place > 0);
    for (int i = 0; i < 200; ++i)
        table.model.take(usedSession(i * 3, i, i));
    table.model.take(protocol::SessionEnded {"s999"}); // below
    table.model.take(protocol::SessionOpened {sessionRow(1099)}); // below too
    table.model.settle();
    QCoreApplication::processEvents();
    QCOMPARE(table.current(), "s550");
    QCOMPARE(table.view.selectionModel()->selectedRows().size(), 1);
    QCOMPARE(table.view.verticalScrollBar()->value(), place);
    QVERIFY(!table.view.isExpanded(groupIn(table, "u30")));
    table.model.setFilter(u"person 5"_s); // the folded one goes
    QVERIFY(!groupIn(table, "u30").isValid());
    QCOMPARE(table.current(), "s550");
    table.model.setFilter({}); // and comes back as it was
    QVERIFY(!table.view.isExpanded(groupIn(table, "u30")));
    QVERIFY(table.view.isExpanded(groupIn(table, "u31")));
}

void tst_GroupedTable::selectsNothingWhenTheGroupGoes()
{
    GroupedTable table;
    table.model.begin(sessionRows(300));
    table.group(GroupBy::Person);
    QSignalSpy changes(table.view.selectionModel(), &QItemSelectionModel::currentRowChanged);
    table.view.setCurrentIndex(table.groups->indexOf("s142"));
    changes.clear();
    for (const char *id : {"s42", "s142", "s242"})
        table.model.take(protocol::SessionEnded {id});
    table.model.settle();
    QVERIFY(!table.view.currentIndex().isValid());
    QVERIFY(!changes.isEmpty());
    table.view.setCurrentIndex(groupIn(table, "u43"));
    for (const char *id : {"s43", "s143", "s243"})
        table.model.take(protocol::SessionEnded {id});
    table.model.settle();
    QVERIFY(!table.view.currentIndex().isValid());
}

void tst_GroupedTable::selectsTheGroupThatIsFoldedOverASession()
{
    GroupedTable table;
    table.model.begin(sessionRows(300));
    table.group(GroupBy::Person);
    table.view.setCurrentIndex(table.groups->indexOf("s142"));
    table.view.collapse(groupIn(table, "u42"));
    QCOMPARE(table.view.currentIndex(), groupIn(table, "u42"));
    table.view.setCurrentIndex(table.groups->indexOf("s143"));
    table.folds.foldAll(true);
    QCOMPARE(table.view.currentIndex(), groupIn(table, "u43"));
}

void tst_GroupedTable::foldsAndUnfoldsAll()
{
    GroupedTable table;
    table.model.begin(sessionRows(300));
    table.group(GroupBy::Client);
    QSignalSpy changed(&table.folds, &pages::Folds::changed);
    table.folds.foldAll(true);
    QVERIFY(table.folds.areAllFolded());
    QCOMPARE(changed.count(), 1);
    SessionRow fresh = sessionRow(301);
    fresh.client = "c99";
    table.model.take(protocol::SessionOpened {fresh});
    table.model.settle();
    QVERIFY(!table.view.isExpanded(groupIn(table, "c99")));
    table.view.expand(groupIn(table, "c3"));
    QVERIFY(!table.folds.areAllFolded());
    table.group(GroupBy::Client); // made anew, as when one looks at people in between
    QVERIFY(table.view.isExpanded(groupIn(table, "c3")));
    QVERIFY(!table.view.isExpanded(groupIn(table, "c4")));
    table.folds.foldAll(false);
    QVERIFY(table.view.isExpanded(groupIn(table, "c4")));
}

void tst_GroupedTable::worksWithTheKeyboard()
{
    GroupedTable table;
    table.model.begin(sessionRows(300));
    table.group(GroupBy::Client);
    table.view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&table.view));
    table.view.setFocus();
    table.view.setCurrentIndex(table.groups->index(0, 0));
    QTest::keyClick(&table.view, Qt::Key_Left);
    QVERIFY(!table.view.isExpanded(table.groups->index(0, 0)));
    QTest::keyClick(&table.view, Qt::Key_Down);
    QCOMPARE(table.view.currentIndex().siblingAtColumn(0), table.groups->index(1, 0));
    QTest::keyClick(&table.view, Qt::Key_Down);
    QCOMPARE(table.view.currentIndex().parent(), table.groups->index(1, 0));
    QTest::keyClick(&table.view, Qt::Key_Left);
    QCOMPARE(table.view.currentIndex().siblingAtColumn(0), table.groups->index(1, 0));
    QTest::keyClick(&table.view, Qt::Key_Up);
    QTest::keyClick(&table.view, Qt::Key_Right);
    QVERIFY(table.view.isExpanded(table.groups->index(0, 0)));
}

void tst_GroupedTable::staysSmoothWithManyChanges_data()
{
    QTest::addColumn<GroupBy>("by");
    QTest::addColumn<int>("people");
    QTest::newRow("a hundred people") << GroupBy::Person << 100;
    QTest::newRow("three thousand people") << GroupBy::Person << 3000;
    QTest::newRow("seven clients") << GroupBy::Client << 100;
}

void tst_GroupedTable::staysSmoothWithManyChanges()
{
    QFETCH(GroupBy, by);
    QFETCH(int, people);
    constexpr int Frames = 60;
    constexpr int ChangesAFrame = 50; // at 20 frames a second: 1,000 a second
    GroupedTable table;
    table.model.begin(sessionRows(test::ManySessions, people));
    table.model.sort(SessionsModel::Used, Qt::DescendingOrder);
    table.group(by);
    table.view.setCurrentIndex(table.groups->indexOf("s9999"));
    QCoreApplication::processEvents();
    std::vector<qint64> times;
    for (int frame = 0; frame < Frames; ++frame) {
        const qint64 begun = test::busyMicroseconds();
        for (int i = 0; i < ChangesAFrame; ++i) {
            const int number = (frame * 7919 + i * 211) % test::ManySessions;
            const int fresh = test::ManySessions + frame * ChangesAFrame + i;
            if (i % 10 == 0)
                table.model.take(protocol::SessionOpened {sessionRow(fresh, people)});
            else if (i % 10 == 1)
                table.model.take(protocol::SessionEnded {sessionRow(number).id});
            else
                table.model.take(usedSession(number, 2'000'000 + frame, frame));
        }
        table.model.settle();
        QCoreApplication::processEvents(); // lays out and paints
        times.push_back(test::busyMicroseconds() - begun);
    }
    std::sort(times.begin(), times.end());
    const qint64 most = times[times.size() * 9 / 10];
    qInfo("a frame takes %lld us at the median; %lld at most of nine in ten",
        times[times.size() / 2], most);
    QVERIFY2(most <= 16'000 * test::Slowness, qPrintable(QString::number(most)));
}

QTEST_MAIN(tst_GroupedTable)
#include "tst_GroupedTable.moc"
