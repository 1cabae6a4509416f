// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Scene.h"
#include "models/SessionGroups.h"
#include "models/Words.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMessageBox>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using models::SessionGroups;

/// The page of sessions when they stand in groups, with a server over a real socket.
class tst_SessionsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scene::forgetSettings(); }
    void init();
    void cleanup();

    void groupsByPersonAndByClient();
    void endsAllOfAGroup();
    void deleteOnAGroupAsksAboutAllOfIt();
    void tellsOfAGroup();
    void keepsWhoIsSelectedWhenTheGroupingChanges();
    void keepsNothingOfAFormerGrouping();
    void remembersTheGrouping();
    void filtersGroups();
    void showsWhereASessionIsUsedFrom();

private:
    SessionGroups *groups() const
    {
        return qobject_cast<SessionGroups *>(m_scene->table()->model());
    }
    void group(const QString &by) const
    {
        auto *box = m_scene->visible<QComboBox>();
        box->setCurrentIndex(box->findText(by));
        QCOMPARE(box->currentText(), by);
    }
    QModelIndex groupOf(const QString &title) const
    {
        for (int row = 0; row < groups()->rowCount(); ++row) {
            if (groups()->index(row, 0).data().toString().startsWith(title))
                return groups()->index(row, 0);
        }
        return {};
    }
    qsizetype living() const
    {
        return m_scene->rig.store.sessions(m_scene->rig.clock.now())->size();
    }

    std::unique_ptr<Scene> m_scene;
};

void tst_SessionsPage::init()
{
    m_scene = std::make_unique<Scene>();
    m_scene->startServer();
    m_scene->openSessions(40);
    m_scene->connectApp();
    m_scene->showPage(u"sessions"_s);
}

void tst_SessionsPage::cleanup()
{
    group(u"None"_s);
    m_scene.reset();
}

void tst_SessionsPage::groupsByPersonAndByClient()
{
    QVERIFY(!groups());
    QCOMPARE(nameOf(*m_scene->visible<QComboBox>()), u"&Group by"_s);
    QVERIFY(!m_scene->button(u"Collapse all"_s));
    group(u"Person"_s);
    QVERIFY(groups());
    QCOMPARE(groups()->rowCount(), 6);
    QVERIFY(m_scene->table()->isExpanded(groups()->index(0, 0)));
    QVERIFY(groups()->index(0, 0).data().toString().startsWith(u"Ann Novak, ann@corp.example – "));
    QVERIFY(m_scene->press(u"Collapse all"_s));
    QVERIFY(!m_scene->table()->isExpanded(groups()->index(0, 0)));
    QVERIFY(m_scene->press(u"Expand all"_s));
    QVERIFY(m_scene->table()->isExpanded(groups()->index(5, 0)));
    group(u"Client"_s);
    QCOMPARE(groups()->rowCount(), 5);
    QVERIFY(groupOf(u"ChatGPT – "_s).isValid());
    group(u"None"_s);
    QVERIFY(!groups());
    QCOMPARE(m_scene->table()->model()->rowCount(), 40);
}

void tst_SessionsPage::endsAllOfAGroup()
{
    group(u"Person"_s);
    m_scene->table()->setCurrentIndex(groupOf(u"Ben Okafor"_s));
    const int ended = groups()->rowCount(groupOf(u"Ben Okafor"_s));
    QVERIFY(ended > 1);
    QVERIFY(!m_scene->button(u"End session…"_s));
    QVERIFY(!m_scene->button(u"End all of this client…"_s));
    QVERIFY(m_scene->press(u"End all of this person…"_s));
    auto *box = m_scene->window->findChild<QMessageBox *>(u"question"_s);
    QVERIFY(box && box->text().contains(u"Ben Okafor"));
    QVERIFY(m_scene->answerQuestion(u"yes"_s));
    QTRY_COMPARE(living(), 40 - ended);
    QTRY_VERIFY(!groupOf(u"Ben Okafor"_s).isValid());
    QVERIFY(!m_scene->table()->currentIndex().isValid());
    group(u"Client"_s);
    const QModelIndex claude = groupOf(u"Claude"_s);
    const int more = groups()->rowCount(claude);
    m_scene->table()->setCurrentIndex(claude);
    QVERIFY(!m_scene->button(u"End all of this person…"_s));
    QVERIFY(m_scene->press(u"End all of this client…"_s));
    QVERIFY(m_scene->answerQuestion(u"yes"_s));
    QTRY_COMPARE(living(), 40 - ended - more);
}

void tst_SessionsPage::deleteOnAGroupAsksAboutAllOfIt()
{
    group(u"Client"_s);
    m_scene->activate();
    m_scene->table()->setFocus();
    m_scene->table()->setCurrentIndex(groupOf(u"Cursor"_s));
    QTest::keyClick(m_scene->table(), Qt::Key_Delete);
    auto *box = m_scene->window->findChild<QMessageBox *>(u"question"_s);
    QVERIFY(box);
    QVERIFY2(box->text().contains(u"every session with Cursor"), qPrintable(box->text()));
    QVERIFY(m_scene->answerQuestion(u"no"_s));
    QCOMPARE(living(), 40);
}

void tst_SessionsPage::tellsOfAGroup()
{
    group(u"Person"_s);
    const QModelIndex ann = groupOf(u"Ann Novak"_s);
    m_scene->table()->setCurrentIndex(ann);
    QVERIFY(m_scene->details().contains(u"ann@corp.example"_s));
    QVERIFY(m_scene->details().contains(QString::number(groups()->rowCount(ann))));
    const QByteArray id = groups()->rowAt(groups()->index(0, 0, ann))->id;
    const qint64 before = groups()->summaryOf(ann).use.requests;
    m_scene->rig.server->noteTraffic(
        {{{id}, {.requests = 5000}, m_scene->rig.clock.now()}}, {.requests = 5000});
    QTRY_VERIFY2(m_scene->details().contains(models::Words::number(before + 5000)),
        qPrintable(m_scene->details().join(u'\n')));
    m_scene->table()->setCurrentIndex(groups()->index(0, 0, ann));
    QTRY_VERIFY(m_scene->details().contains(QString::fromUtf8(id)));
    QVERIFY(m_scene->button(u"End session…"_s));
}

void tst_SessionsPage::keepsWhoIsSelectedWhenTheGroupingChanges()
{
    m_scene->table()->setCurrentIndex(m_scene->live->sessions.index(17, 0));
    const QByteArray id = m_scene->live->sessions.rowAt(m_scene->table()->currentIndex())->id;
    for (const QString &by : {u"Person"_s, u"Client"_s}) {
        group(by);
        const auto *row = groups()->rowAt(m_scene->table()->currentIndex());
        QVERIFY(row);
        QCOMPARE(row->id, id);
    }
    group(u"None"_s);
    QCOMPARE(m_scene->live->sessions.rowAt(m_scene->table()->currentIndex())->id, id);
}

void tst_SessionsPage::keepsNothingOfAFormerGrouping()
{
    for (const QString &by : {u"Person"_s, u"Client"_s, u"None"_s})
        group(by);
    const QTreeView *table = m_scene->table();
    const auto others = [table] {
        auto all = table->findChildren<QItemSelectionModel *>();
        all.removeOne(table->selectionModel());
        all.removeOne(table->header()->selectionModel());
        return all.size();
    };
    QTRY_COMPARE(others(), 0);
}

void tst_SessionsPage::remembersTheGrouping()
{
    group(u"Client"_s);
    m_scene.reset();
    m_scene = std::make_unique<Scene>();
    m_scene->startServer();
    m_scene->openSessions(12);
    m_scene->connectApp();
    m_scene->showPage(u"sessions"_s);
    QCOMPARE(m_scene->visible<QComboBox>()->currentText(), u"Client"_s);
    QVERIFY(groups() && groups()->by() == SessionGroups::By::Client);
    QVERIFY(m_scene->table()->isExpanded(groups()->index(0, 0)));
}

void tst_SessionsPage::filtersGroups()
{
    group(u"Person"_s);
    auto *filter = m_scene->visible<QLineEdit>();
    filter->setText(u"erika"_s);
    QCOMPARE(groups()->rowCount(), 1);
    filter->setText(u"nobody at all"_s);
    QVERIFY(!m_scene->table());
    filter->clear();
    QCOMPARE(groups()->rowCount(), 6);
    QVERIFY(m_scene->table()->isExpanded(groups()->index(3, 0)));
}

void tst_SessionsPage::showsWhereASessionIsUsedFrom()
{
    m_scene->visible<QLineEdit>()->setText(u"203.0.113.11"_s);
    QVERIFY(m_scene->table());
    m_scene->table()->setCurrentIndex(m_scene->table()->model()->index(0, 0));
    const QModelIndex cell =
        m_scene->table()->currentIndex().siblingAtColumn(models::SessionsModel::From);
    QCOMPARE(cell.data().toString(), u"203.0.113.11"_s);
    QVERIFY(m_scene->details().contains(u"203.0.113.11"_s));
}

QTEST_MAIN(tst_SessionsPage)
#include "tst_SessionsPage.moc"
