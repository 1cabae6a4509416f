// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Scene.h"
#include "notify/Wording.h"
#include "shell/Languages.h"
#include "shell/Tray.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using shell::Tray;

/// What the icon in the tray says, and which presses it hears. No test has a tray: what the desktop
/// makes of it is not seen here.
class tst_Tray : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void hearsAPressOnItsOwnMessageAndOnlyOnce();
    void doesNotHearWhatIsPressedLater();
    void saysThatWhatDoesNotStayHasGone();
    void saysNoMarkup();
    void leavesAnOpenMenuAlone();
    void leavesAMenuAloneThatTheDesktopShows_data();
    void leavesAMenuAloneThatTheDesktopShows();
    void takesAMenuForClosedAfterAWhile();
    void listsNoMoreThanFitAMenu();

private:
    static constexpr std::chrono::milliseconds ShownFor {300};

    /// As Qt does for that of any program.
    void press() const { Q_EMIT m_icon->messageClicked(); }

    /// How many the menu offers to let in.
    int allowed() const
    {
        int count = 0;
        for (const QAction *action : m_tray->menu().actions())
            count += action->text().startsWith(u"Allow "_s) ? 1 : 0;
        return count;
    }

    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<Tray> m_tray;
    QSystemTrayIcon *m_icon = nullptr;
};

void tst_Tray::initTestCase()
{
    Scene::forgetSettings();
    shell::speak(QLocale(QLocale::English, QLocale::UnitedStates), *qApp);
}

void tst_Tray::init()
{
    m_scene = std::make_unique<Scene>();
    m_scene->startServer();
    m_scene->connectApp();
    m_tray = std::make_unique<Tray>(*m_scene->live, shell::TrayTimes {.shown = ShownFor});
    m_icon = m_tray->findChild<QSystemTrayIcon *>();
    m_icon->show();
}

void tst_Tray::cleanup()
{
    m_tray.reset();
    m_scene.reset();
}

void tst_Tray::hearsAPressOnItsOwnMessageAndOnlyOnce()
{
    QSignalSpy wanted(m_tray.get(), &Tray::windowWanted);
    QSignalSpy opened(m_tray.get(), &Tray::opened);
    press();
    QCOMPARE(wanted.count(), 0);
    m_tray->say(u"Gatehouse"_s, u"It goes on here."_s);
    press();
    press();
    QCOMPARE(wanted.count(), 1);
    m_tray->show({.key = "stolen", .title = u"A token was stolen"_s, .text = {}, .page = {}});
    press();
    press();
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().toByteArray(), "stolen");
    QCOMPARE(wanted.count(), 1);
}

void tst_Tray::doesNotHearWhatIsPressedLater()
{
    QSignalSpy opened(m_tray.get(), &Tray::opened);
    m_tray->show({.key = "stolen", .title = {}, .text = {}, .page = {}, .stays = true});
    QTimer later;
    later.setSingleShot(true);
    later.start(ShownFor * 2);
    QTRY_VERIFY(!later.isActive());
    press();
    QCOMPARE(opened.count(), 0);
}

void tst_Tray::saysThatWhatDoesNotStayHasGone()
{
    QSignalSpy dismissed(m_tray.get(), &Tray::dismissed);
    const notify::Note passing {.key = "example", .title = {}, .text = {}, .page = {}};
    m_tray->show({.key = "approval", .title = {}, .text = {}, .page = {}, .stays = true});
    m_tray->show({.key = "closed", .title = {}, .text = {}, .page = {}});
    m_tray->show(passing);
    m_tray->show(passing); // once for both
    m_tray->close("closed");
    QTRY_COMPARE(dismissed.count(), 1);
    QCOMPARE(dismissed.first().first().toByteArray(), "example");
    m_tray->show(passing);
    QTRY_COMPARE(dismissed.count(), 2);
    QCOMPARE(dismissed.last().first().toByteArray(), "example");
}

void tst_Tray::saysNoMarkup()
{
    QCOMPARE(notify::Wording::withoutMarkup(u"<b>Zed</b> & Co, 5 clients"_s),
        u"‹b›Zed‹/b› + Co, 5 clients"_s);
}

/// It is looked at and pressed while the app asks again who waits.
void tst_Tray::leavesAnOpenMenuAlone()
{
    const QByteArray code = m_scene->askForApproval(u"One"_s);
    QTRY_COMPARE(allowed(), 1);
    QAction *allow = m_tray->menu().actions().constFirst();
    QVERIFY(allow->text().contains(QString::fromUtf8(code)));
    QSignalSpy gone(allow, &QObject::destroyed);
    QSignalSpy refreshed(&m_scene->live->lists, &models::ServerLists::refreshed);
    m_scene->live->lists.refresh(models::ServerLists::List::Approvals);
    QTRY_VERIFY(refreshed.count() > 0); // and nothing has changed
    m_tray->menu().popup({});
    QVERIFY(m_tray->menu().isVisible());
    m_scene->askForApproval(u"Another"_s);
    QTRY_COMPARE(m_scene->live->lists.approvals.rowCount(), 2);
    QVERIFY(m_tray->menu().isVisible());
    QCOMPARE(gone.count(), 0);
    QCOMPARE(allowed(), 1);
    QTest::mouseClick(
        &m_tray->menu(), Qt::LeftButton, {}, m_tray->menu().actionGeometry(allow).center());
    QVERIFY(!m_tray->menu().isVisible());
    QTRY_COMPARE(m_scene->rig.approval.waiting().size(), 1);
    QTRY_COMPARE(allowed(), 1);
    QVERIFY(m_tray->menu().actions().constFirst()->text().contains(u"Another"_s));
}

void tst_Tray::leavesAMenuAloneThatTheDesktopShows_data()
{
    QTest::addColumn<QString>("end");
    QTest::newRow("closed") << u"closed"_s;
    QTest::newRow("something chosen") << u"chosen"_s;
}

/// Over D-Bus: nothing of it is a window of the app.
void tst_Tray::leavesAMenuAloneThatTheDesktopShows()
{
    QFETCH(QString, end);
    m_scene->askForApproval(u"One"_s);
    QTRY_COMPARE(allowed(), 1);
    Q_EMIT m_tray->menu().aboutToShow();
    QVERIFY(!m_tray->menu().isVisible());
    m_scene->askForApproval(u"Another"_s);
    QTRY_COMPARE(m_scene->live->lists.approvals.rowCount(), 2);
    QCOMPARE(allowed(), 1);
    if (end == u"closed"_s)
        Q_EMIT m_tray->menu().aboutToHide();
    else
        Q_EMIT m_tray->menu().triggered(m_tray->menu().actions().constLast());
    QTRY_COMPARE(allowed(), 2);
}

void tst_Tray::takesAMenuForClosedAfterAWhile()
{
    constexpr std::chrono::milliseconds OpenFor {500};
    m_tray = std::make_unique<Tray>(
        *m_scene->live, shell::TrayTimes {.shown = ShownFor, .open = OpenFor});
    QElapsedTimer open;
    open.start();
    Q_EMIT m_tray->menu().aboutToShow();
    m_scene->askForApproval(u"One"_s);
    QTRY_COMPARE(allowed(), 1);
    QVERIFY(open.hasExpired(OpenFor.count() * 9 / 10)); // timers of this kind are not exact
}

void tst_Tray::listsNoMoreThanFitAMenu()
{
    for (int i = 0; i < 20; ++i)
        m_scene->askForApproval(u"Client %1"_s.arg(i));
    QTRY_COMPARE(m_scene->live->lists.approvals.rowCount(), 20);
    QVERIFY(allowed() < 10);
    QAction *more = nullptr;
    for (QAction *action : m_tray->menu().actions()) {
        if (action->text().contains(u"more clients want in"_s))
            more = action;
    }
    QVERIFY(more);
    QVERIFY(more->text().startsWith(QString::number(20 - allowed())));
    QSignalSpy wanted(m_tray.get(), &Tray::windowWanted);
    more->trigger();
    QCOMPARE(wanted.count(), 1);
}

QTEST_MAIN(tst_Tray)
#include "tst_Tray.moc"
