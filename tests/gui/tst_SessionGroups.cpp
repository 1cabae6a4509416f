// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/SessionRows.h"
#include "models/SessionGroups.h"

#include <QAbstractItemModelTester>
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

/// "Person 1 – 2 session(s): s3 s1", a line each: no language is installed here.
QStringList groupLines(const SessionGroups &groups)
{
    QStringList texts;
    for (int i = 0; i < groups.rowCount(); ++i) {
        const QModelIndex group = groups.index(i, 0);
        QString line = group.data().toString() + u':';
        for (int j = 0; j < groups.rowCount(group); ++j)
            line += u' ' + QString::fromUtf8(groups.rowAt(groups.index(j, 0, group))->id);
        texts.append(line);
    }
    return texts;
}

QModelIndex groupKeyed(const SessionGroups &groups, const QByteArray &key)
{
    const QModelIndexList found =
        groups.match(groups.index(0, 0), SessionGroups::KeyRole, key, 1, Qt::MatchExactly);
    return found.value(0);
}

} // namespace

class tst_SessionGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsSessionsUnderTheirPersonOrClient();
    void sortsWithinTheGroups();
    void followsWhatHappens();
    void tellsWhatChanged();
    void addsUpAGroup();
    void tellsNamesakesApart();
    void callsAGroupAsTheLatestSessionSays();
    void agreesWithGroupsThatAreMadeAnew();
};

void tst_SessionGroups::putsSessionsUnderTheirPersonOrClient()
{
    SessionsModel model;
    model.begin({sessionRow(1), sessionRow(2), sessionRow(101), sessionRow(8)});
    SessionGroups people(model, GroupBy::Person);
    const QAbstractItemModelTester tester(
        &people, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(groupLines(people),
        (QStringList {u"Person 1, p1@corp.example – 2 session(s): s101 s1"_s,
            u"Person 2, p2@corp.example – 1 session(s): s2"_s,
            u"Person 8, p8@corp.example – 1 session(s): s8"_s}));
    const SessionGroups clients(model, GroupBy::Client);
    QCOMPARE(groupLines(clients),
        (QStringList {u"Client 1 – 2 session(s): s8 s1"_s, u"Client 2 – 1 session(s): s2"_s,
            u"Client 3 – 1 session(s): s101"_s}));
    const QModelIndex group = clients.index(0, 0);
    QVERIFY(clients.isGroup(group) && !clients.rowAt(group));
    QCOMPARE(clients.someRowOf(group)->client, "c1");
    QCOMPARE(clients.index(0, SessionsModel::Client, group).data().toString(), u"Client 1"_s);
    QCOMPARE(clients.parent(clients.indexOf("s1")), group);
    QVERIFY(!clients.indexOf("nobody").isValid());
}

void tst_SessionGroups::sortsWithinTheGroups()
{
    SessionsModel model;
    model.begin({sessionRow(1), sessionRow(2), sessionRow(101), sessionRow(201)});
    model.take(usedSession(101, 9, 50));
    model.settle();
    SessionGroups groups(model, GroupBy::Person);
    const QAbstractItemModelTester tester(
        &groups, QAbstractItemModelTester::FailureReportingMode::QtTest);
    groups.sort(SessionsModel::Requests, Qt::DescendingOrder);
    QVERIFY(groupLines(groups).first().endsWith(u"s101 s201 s1"));
    QVERIFY(groupLines(groups).first().startsWith(u"Person 1,")); // the groups stay
    groups.sort(SessionsModel::Person, Qt::DescendingOrder);
    QVERIFY(groupLines(groups).first().startsWith(u"Person 2,"));
    groups.sort(SessionsModel::Since, Qt::AscendingOrder);
    QVERIFY(groupLines(groups).first().endsWith(u": s1 s101 s201"));
}

void tst_SessionGroups::followsWhatHappens()
{
    SessionsModel model;
    model.begin(sessionRows(3));
    SessionGroups groups(model, GroupBy::Person);
    const QAbstractItemModelTester tester(
        &groups, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.take(protocol::SessionOpened {sessionRow(101)}); // of somebody who is there
    model.take(protocol::SessionOpened {sessionRow(15)}); // of somebody else
    model.take(protocol::SessionEnded {"s0"}); // all of a person
    model.settle();
    QCOMPARE(groupLines(groups),
        (QStringList {u"Person 1, p1@corp.example – 2 session(s): s101 s1"_s,
            u"Person 2, p2@corp.example – 1 session(s): s2"_s,
            u"Person 15, p15@corp.example – 1 session(s): s15"_s}));
    model.setFilter(u"person 1"_s);
    QCOMPARE(groups.rowCount(), 2);
    model.setFilter(u"nobody"_s);
    QCOMPARE(groups.rowCount(), 0);
    model.setFilter({});
    QCOMPARE(groups.rowCount(), 3);
    SessionRow renamed = sessionRow(101); // opened last
    renamed.person = u"Zoe"_s;
    model.take(protocol::SessionRefreshed {renamed});
    model.settle();
    QVERIFY2(groupLines(groups).last().startsWith(u"Zoe, p1@corp.example"),
        qPrintable(groupLines(groups).join(u'\n')));
}

void tst_SessionGroups::tellsWhatChanged()
{
    SessionsModel model;
    model.begin(sessionRows(300));
    const SessionGroups groups(model, GroupBy::Person);
    QSignalSpy changes(&groups, &SessionGroups::dataChanged);
    for (int i = 0; i < 20; ++i) // more than the model below tells one by one
        model.take(usedSession(i, 5, 1));
    model.settle();
    QSet<QByteArray> told;
    for (const QList<QVariant> &change : std::as_const(changes)) {
        const QModelIndex from = change.at(0).toModelIndex();
        const QModelIndex to = change.at(1).toModelIndex();
        QCOMPARE(from.parent(), to.parent());
        if (groups.isGroup(from))
            told.insert(from.data(SessionGroups::KeyRole).toByteArray());
        for (int row = from.row(); from.parent().isValid() && row <= to.row(); ++row)
            told.insert(groups.rowAt(from.siblingAtRow(row))->id);
    }
    for (int i = 0; i < 20; ++i)
        QVERIFY(told.contains(sessionRow(i).id) && told.contains(sessionRow(i).user));
    QCOMPARE(told.size(), 40);
}

void tst_SessionGroups::addsUpAGroup()
{
    SessionsModel model;
    model.begin(sessionRows(300));
    const SessionGroups groups(model, GroupBy::Person);
    model.take(usedSession(7, 20, 3));
    model.take(usedSession(107, 10, 4));
    model.settle();
    const SessionGroups::Summary summary = groups.summaryOf(groupKeyed(groups, "u7"));
    QCOMPARE(summary.sessions, 3);
    QCOMPARE(summary.since, sessionRow(7).openedAt);
    QCOMPARE(summary.usedAt, usedSession(7, 20, 3).usedAt);
    QCOMPARE(summary.use.requests, 7);
}

void tst_SessionGroups::tellsNamesakesApart()
{
    SessionsModel model;
    SessionRow one = sessionRow(1);
    SessionRow other = sessionRow(2);
    other.person = one.person;
    model.begin({one, other});
    const SessionGroups groups(model, GroupBy::Person);
    QCOMPARE(groups.rowCount(), 2);
    QVERIFY(groups.index(0, 0).data() != groups.index(1, 0).data());
}

/// Not as the one that was used last: the name would change with every request.
void tst_SessionGroups::callsAGroupAsTheLatestSessionSays()
{
    const auto called = [](int number, const QString &name) {
        SessionRow row = sessionRow(number);
        row.person = name;
        return row;
    };
    SessionsModel model;
    model.begin({sessionRow(1), sessionRow(2), called(101, u"Zoe"_s)});
    SessionGroups groups(model, GroupBy::Person);
    const QAbstractItemModelTester tester(
        &groups, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(groupLines(groups).last().startsWith(u"Zoe,"));
    model.take(usedSession(1, 200, 1));
    model.settle();
    QVERIFY(groupLines(groups).last().startsWith(u"Zoe,"));
    model.take(protocol::SessionOpened {called(201, u"Ann"_s)});
    model.settle();
    QVERIFY(groupLines(groups).first().startsWith(u"Ann,"));
    model.take(protocol::SessionEnded {"s201"});
    model.settle();
    QVERIFY(groupLines(groups).last().startsWith(u"Zoe,"));
}

/// Whatever happens in whatever order, what is shown is what groups made anew would show, and who
/// keeps an index keeps what it means.
void tst_SessionGroups::agreesWithGroupsThatAreMadeAnew()
{
    SessionsModel model;
    model.begin(sessionRows(60));
    model.sort(SessionsModel::Requests, Qt::DescendingOrder);
    SessionGroups groups(model, GroupBy::Client);
    const QAbstractItemModelTester tester(
        &groups, QAbstractItemModelTester::FailureReportingMode::QtTest);
    test::Churn churn;
    for (int round = 0; round < 150; ++round) {
        std::vector<std::pair<QPersistentModelIndex, QByteArray>> kept;
        for (int i = 0; i < groups.rowCount(); ++i) {
            const QModelIndex group = groups.index(i, 0);
            kept.emplace_back(group, groups.someRowOf(group)->client);
            const QModelIndex last = groups.index(groups.rowCount(group) - 1, 3, group);
            kept.emplace_back(last, groups.rowAt(last)->id);
        }
        churn.goOn(model);
        if (churn.random(5) == 0)
            model.setFilter(churn.random(2) == 0 ? QString() : u"client 3"_s);
        model.settle();
        QCOMPARE(groupLines(groups), groupLines(SessionGroups(model, GroupBy::Client)));
        for (const auto &[index, meant] : kept) {
            if (!index.isValid())
                continue;
            const bool isGroup = groups.isGroup(index);
            QCOMPARE(isGroup ? groups.someRowOf(index)->client : groups.rowAt(index)->id, meant);
            QCOMPARE(index.column(), isGroup ? 0 : 3);
        }
    }
}

QTEST_MAIN(tst_SessionGroups)
#include "tst_SessionGroups.moc"
