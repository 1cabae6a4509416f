// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Scene.h"
#include "notify/Wording.h"
#include "shell/Tray.h"

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
    void initTestCase() { Scene::forgetSettings(); }
    void init();
    void cleanup();

    void hearsAPressOnItsOwnMessageAndOnlyOnce();
    void doesNotHearWhatIsPressedLater();
    void saysThatWhatDoesNotStayHasGone();
    void saysNoMarkup();

private:
    static constexpr std::chrono::milliseconds ShownFor {300};

    /// As Qt does for that of any program.
    void press() const { Q_EMIT m_icon->messageClicked(); }

    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<Tray> m_tray;
    QSystemTrayIcon *m_icon = nullptr;
};

void tst_Tray::init()
{
    m_scene = std::make_unique<Scene>();
    m_scene->startServer();
    m_scene->connectApp();
    m_tray = std::make_unique<Tray>(*m_scene->live, ShownFor);
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

QTEST_MAIN(tst_Tray)
#include "tst_Tray.moc"
