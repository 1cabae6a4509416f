// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Scene.h"
#include "models/AuditWords.h"
#include "oauth/Audit.h"
#include "pages/ActivityPage.h"
#include "pages/Notice.h"
#include "pages/VerifyDialog.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

/// The audit log as its reader sees it, with a server over a real socket.
class tst_ActivityPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scene::forgetSettings(); }
    void init();
    void cleanup() { m_scene.reset(); }

    void everyKindHasWords();
    void asksForAPageAndNoMore();
    void asksForTheNextOnesAfterAnAnswerThatIsUnderWay();
    void asksForTheNextOneAtItsEnd();
    void filtersAtTheServer();
    void filtersByTime();
    void showsWhatHappensMeanwhile();
    void keepsItsFilterWhenTheServerComesBack();
    void showsTheDetailsOfARow();
    void exportsWhatTheFilterShows();
    void saysWhyAFileCannotBeWritten();
    void writesNothingWhenTheServerGoes();
    void verifiesInPlainWords();

private:
    /// So many rows about changes of one client.
    void write(int count, const QString &detail = u"rows"_s) const;
    void open() const;
    int rows() const
    {
        QTreeView *table = m_scene->table();
        return table ? table->model()->rowCount() : 0;
    }
    QString cell(int row, models::AuditModel::Column column) const
    {
        return m_scene->table()->model()->index(row, column).data().toString();
    }
    void press(const QString &text) const { QVERIFY2(m_scene->press(text), qPrintable(text)); }
    QLineEdit *textField() const { return m_scene->named<QLineEdit>(u"Filter by any text"_s); }
    pages::ActivityPage *page() const { return m_scene->visible<pages::ActivityPage>(); }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<Scene> m_scene;
};

void tst_ActivityPage::init()
{
    m_scene = std::make_unique<Scene>();
    m_scene->startServer();
}

void tst_ActivityPage::write(int count, const QString &detail) const
{
    m_scene->rig.runBatch([&] {
        for (int i = 0; i < count; ++i)
            m_scene->rig.audit.record({.kind = oauth::AuditKind::ClientApproved,
                .actor = u"user 0"_s,
                .client = {"c1"},
                .clientName = u"Claude"_s,
                .detail = detail});
    });
}

void tst_ActivityPage::open() const
{
    m_scene->connectApp();
    m_scene->showPage(u"activity"_s);
    QTRY_VERIFY(rows() > 0);
}

void tst_ActivityPage::everyKindHasWords()
{
    for (const QString &kind : oauth::auditWords()) {
        QVERIFY2(models::AuditWords::kind(kind) != kind, qPrintable(kind));
        QVERIFY(models::AuditWords::kinds().contains(kind));
    }
    QCOMPARE(models::AuditWords::kind(u"client.painted"_s), u"client.painted"_s);
}

void tst_ActivityPage::asksForTheNextOnesAfterAnAnswerThatIsUnderWay()
{
    constexpr int PageRows = models::AuditModel::PageRows;
    write(3 * PageRows);
    m_scene->connectApp();
    models::AuditModel model(m_scene->live->server);
    model.setWatched(true);
    QTRY_COMPARE(model.rowCount(), PageRows);
    model.setWatched(false);
    QSignalSpy happened(&m_scene->live->server, &models::LiveServer::happened);
    write(1);
    QTRY_VERIFY(!happened.isEmpty());
    model.setWatched(true); // which asks for the new one
    model.askForMore();
    QTRY_COMPARE(model.rowCount(), 2 * PageRows + 1);
}

void tst_ActivityPage::asksForAPageAndNoMore()
{
    write(3000);
    open();
    QVERIFY(!QTest::qWaitFor([&] { return rows() > models::AuditModel::PageRows; }, 300));
    const auto labels = m_scene->window->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
        return label->isVisible() && label->text().endsWith(u"and more");
    }));
}

void tst_ActivityPage::asksForTheNextOneAtItsEnd()
{
    write(700);
    open();
    for (int round = 0; round < 8; ++round) {
        m_scene->table()->scrollToBottom();
        const int before = rows();
        static_cast<void>(QTest::qWaitFor([&] { return rows() > before; }, 300));
    }
    QCOMPARE(rows(), 701); // and that the app has connected
    QCOMPARE(cell(700, models::AuditModel::What), u"Client approved"_s);
}

void tst_ActivityPage::filtersAtTheServer()
{
    write(500);
    write(1, u"a needle"_s);
    write(500);
    open();
    textField()->setText(u"needle"_s);
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(cell(0, models::AuditModel::Detail), u"a needle"_s);
    textField()->setText(u"nothing like that"_s);
    const auto nothing = [&] {
        const auto labels = m_scene->window->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"fits the filter");
        });
    };
    QTRY_VERIFY(nothing());
    textField()->clear();
    auto *kind = m_scene->named<QComboBox>(u"Kind"_s);
    kind->setCurrentIndex(kind->findData(u"admin.connected"_s));
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(cell(0, models::AuditModel::What), u"Administrator connected"_s);
    kind->setCurrentIndex(kind->findData(u"client"_s));
    QTRY_VERIFY(rows() > 100);
    m_scene->named<QLineEdit>(u"Done by or about this person"_s)->setText(u"user 1"_s);
    QTRY_VERIFY(nothing());
}

void tst_ActivityPage::filtersByTime()
{
    const base::sys_seconds now = m_scene->rig.clock.now();
    m_scene->rig.clock.set(now - std::chrono::hours(24) * 20);
    write(3, u"long ago"_s);
    m_scene->rig.clock.set(now);
    write(2, u"just now"_s);
    open();
    QCOMPARE(rows(), 6);
    auto *when = m_scene->named<QComboBox>(u"Time"_s);
    when->setCurrentIndex(when->findData(7));
    QTRY_COMPARE(rows(), 3);
    when->setCurrentIndex(when->findData(30));
    QTRY_COMPARE(rows(), 6);
    QVERIFY(!m_scene->named<QDateEdit>(u"First day"_s));
    when->setCurrentIndex(when->count() - 1);
    const QDate day = QDate::currentDate().addDays(-20);
    m_scene->named<QDateEdit>(u"First day"_s)->setDate(day.addDays(-1));
    m_scene->named<QDateEdit>(u"Last day"_s)->setDate(day);
    QTRY_COMPARE(rows(), 3);
    QCOMPARE(cell(0, models::AuditModel::Detail), u"long ago"_s);
}

void tst_ActivityPage::showsWhatHappensMeanwhile()
{
    open();
    const int before = rows();
    write(2, u"first"_s);
    write(1, u"second"_s);
    QTRY_COMPARE(rows(), before + 3);
    QCOMPARE(cell(0, models::AuditModel::Detail), u"second"_s);
    m_scene->showPage(u"overview"_s);
    write(4);
    m_scene->showPage(u"activity"_s);
    QTRY_COMPARE(rows(), before + 7);
    textField()->setText(u"second"_s);
    QTRY_COMPARE(rows(), 1);
    write(1, u"another second"_s);
    write(1, u"something else"_s);
    QTRY_COMPARE(rows(), 2);
}

void tst_ActivityPage::keepsItsFilterWhenTheServerComesBack()
{
    write(1, u"a needle"_s);
    open();
    textField()->setText(u"needle"_s);
    QTRY_COMPARE(rows(), 1);
    m_scene->loseServer();
    QCOMPARE(rows(), 1);
    QVERIFY(!m_scene->press(u"Export…"_s) && !m_scene->press(u"Verify…"_s));
    write(1, u"a second needle"_s);
    QVERIFY(m_scene->rig.tryStart().ok());
    m_scene->live->server.retryNow();
    QTRY_COMPARE(rows(), 2);
    QCOMPARE(textField()->text(), u"needle"_s);
}

void tst_ActivityPage::showsTheDetailsOfARow()
{
    m_scene->openSessions(1);
    m_scene->rig.happen(oauth::SessionEnded {{"s0"}, domain::EndReason::RefreshReplayed});
    open();
    QTRY_VERIFY(rows() >= 2);
    QTreeView *table = m_scene->table();
    for (int row = 0; row < rows(); ++row) {
        if (cell(row, models::AuditModel::What) == u"Session ended")
            table->setCurrentIndex(table->model()->index(row, 0));
    }
    const QStringList details = m_scene->details();
    for (const QString &wanted :
        {u"Session ended"_s, u"session.ended"_s, u"a copy of its refresh token was used"_s})
        QVERIFY2(details.contains(wanted), qPrintable(details.join(u"; "_s)));
}

void tst_ActivityPage::exportsWhatTheFilterShows()
{
    write(2500, u"needle"_s);
    write(5);
    open();
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"log.csv"_s);
    textField()->setText(u"needle"_s);
    QTRY_COMPARE(cell(0, models::AuditModel::Detail), u"needle"_s);
    page()->exportTo(path, protocol::AuditFormat::Csv);
    QTRY_VERIFY2(m_scene->notice().contains(u"log.csv"), qPrintable(m_scene->notice()));
    QCOMPARE(contentOf(path).count('\n'), 2501); // with the heading
    QCOMPARE(contentOf(path).count("needle"), 2500);
    QCOMPARE(
        QFile::permissions(path) & QFileDevice::Permissions(0x0077), QFileDevice::Permissions());
    const QString json = folder.filePath(u"log.jsonl"_s);
    page()->exportTo(json, protocol::AuditFormat::Json);
    QTRY_COMPARE(contentOf(json).count('\n'), 2500);
    QVERIFY(contentOf(json).startsWith('{'));
}

void tst_ActivityPage::saysWhyAFileCannotBeWritten()
{
    open();
    page()->exportTo(u"/nowhere/at/all/log.csv"_s, protocol::AuditFormat::Csv);
    QTRY_VERIFY2(m_scene->notice().contains(u"cannot be written"), qPrintable(m_scene->notice()));
    QVERIFY(m_scene->button(u"Export…"_s)->isEnabled());
}

void tst_ActivityPage::writesNothingWhenTheServerGoes()
{
    write(2500);
    open();
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"log.csv"_s);
    page()->exportTo(path, protocol::AuditFormat::Csv);
    m_scene->loseServer();
    QTRY_VERIFY2(m_scene->notice().contains(u"not exported"), qPrintable(m_scene->notice()));
    QVERIFY(!QFile::exists(path));
}

void tst_ActivityPage::verifiesInPlainWords()
{
    write(3);
    open();
    press(u"Verify…"_s);
    auto *dialog = m_scene->visible<pages::VerifyDialog>();
    QVERIFY(dialog);
    const auto said = [dialog] { return dialog->findChild<pages::Notice *>()->text(); };
    press(u"Verify"_s);
    QTRY_VERIFY2(said().contains(u"as it was written"), qPrintable(said()));
    auto *mark = m_scene->named<QLineEdit>(u"To note now"_s);
    QVERIFY(mark && mark->text().contains(u':'));
    auto *noted = dialog->findChild<QLineEdit *>();
    noted->setText(u"something"_s);
    press(u"Verify"_s);
    QVERIFY(said().contains(u"64 hexadecimal digits"));
    noted->setText(u"2:%1"_s.arg(QString(64, u'0')));
    press(u"Verify"_s);
    QTRY_VERIFY2(said().contains(u"not as it was written"), qPrintable(said()));
    QVERIFY(!m_scene->named<QLineEdit>(u"To note now"_s));
}

QTEST_MAIN(tst_ActivityPage)
#include "tst_ActivityPage.moc"
