// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/DeskBench.h"
#include "shell/Languages.h"

#include <QApplication>
#include <QDBusMessage>
#include <QElapsedTimer>
#include <QTest>
#include <QThread>

using namespace gatehouse;
using namespace gatehouse::test;
using models::News;
using models::NewsChoice;

namespace {

const QString ClientWantsIn = u"A client wants in"_s;

} // namespace

/// By which way a note reaches a person, and what cannot come that way.
class tst_Ways : public QObject, protected DeskBench
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void namesAreTextAndNothingElse_data();
    void namesAreTextAndNothingElse();
    void listensToTheDesktopAlone();
    void usesTheWindowWithoutButtons();
    void usesTheWindowWithoutADesktop();
    void usesTheWindowWithoutABus();
    void goesOnWithADesktopThatComesBack();
    void leavesNothingBehind();
    void leavesNothingBehindThatIsNotShownYet();
    void endsWithADesktopThatIsSilent();
    void asksADesktopAnewThatHasFailed();
    void leavesADesktopAloneThatFailsAgain();
};

void tst_Ways::initTestCase()
{
    Scene::forgetSettings();
    shell::speak(QLocale(QLocale::English, QLocale::UnitedStates), *qApp);
}

void tst_Ways::namesAreTextAndNothingElse_data()
{
    QTest::addColumn<QStringList>("can");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("body");
    const QString name = u"<b>Zed</b> & Co\\x0aAllow it\\x202e"_s;
    const QString lookalike = u"‹b›Zed‹/b› + Co\\x0aAllow it\\x202e"_s;
    const QString rest = u" returns to windsurf.example."_s;
    QTest::newRow("markup") << QStringList {u"actions"_s, u"body"_s, u"body-markup"_s}
                            << ClientWantsIn << name.toHtmlEscaped() + rest;
    QTest::newRow("plain") << QStringList {u"actions"_s, u"body"_s} << ClientWantsIn
                           << lookalike + rest;
    QTest::newRow("one line") << QStringList {u"actions"_s}
                              << ClientWantsIn + u": "_s + lookalike + rest << QString();
}

void tst_Ways::namesAreTextAndNothingElse()
{
    QFETCH(QStringList, can);
    QFETCH(QString, title);
    QFETCH(QString, body);
    begin(can);
    m_scene->askForApproval(u"<b>Zed</b> & Co\nAllow it\u202e"_s);
    QTRY_COMPARE(m_desktop->seen.size(), 1);
    const Bubble bubble = m_desktop->seen.first();
    QVERIFY2(bubble.title.startsWith(title), qPrintable(bubble.title));
    QVERIFY2(bubble.body.startsWith(body), qPrintable(bubble.body));
    m_desktop->press(m_desktop->seen.firstKey(), u"deny"_s);
    m_scene->askForApproval(u"A name without an end "_s.repeated(200));
    QTRY_COMPARE(m_desktop->told, 2);
    QTRY_COMPARE(m_desktop->seen.size(), 1);
    QVERIFY(m_desktop->seen.first().title.size() + m_desktop->seen.first().body.size() < 300);
}

/// Another program of the session does not press the buttons of ours.
void tst_Ways::listensToTheDesktopAlone()
{
    begin();
    m_scene->askForApproval();
    QTRY_VERIFY(m_desktop->find(ClientWantsIn));
    QDBusConnection other = QDBusConnection::connectToBus(m_bus->address(), u"another program"_s);
    QDBusMessage pressed = QDBusMessage::createSignal(u"/org/freedesktop/Notifications"_s,
        u"org.freedesktop.Notifications"_s, u"ActionInvoked"_s);
    pressed << m_desktop->find(ClientWantsIn) << u"allow"_s;
    QVERIFY(other.send(pressed));
    QVERIFY(!other
                 .call(QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s,
                     u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s, u"GetId"_s))
                 .arguments()
                 .isEmpty()); // the bus has passed it on
    // An answer of the desktop to something else, and one that there is not.
    Q_EMIT m_desktop->ActionInvoked(m_desktop->find(ClientWantsIn) + 5, u"allow"_s);
    Q_EMIT m_desktop->ActionInvoked(m_desktop->find(ClientWantsIn), u"allow everybody"_s);
    m_scene->askForApproval(u"Another"_s);
    QTRY_COMPARE(m_desktop->seen.size(), 2);
    QCOMPARE(rig().approval.waiting().size(), 2);
    QDBusConnection::disconnectFromBus(u"another program"_s);
}

void tst_Ways::usesTheWindowWithoutButtons()
{
    begin({u"body"_s, u"body-markup"_s});
    QCOMPARE(news().way(), NewsChoice::Way::Window); // there is no tray either
    m_desk->window.showPage(u"settings"_s);
    m_desk->window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&m_desk->window));
    m_scene->askForApproval();
    steal(1);
    QTRY_VERIFY2(inWindow().startsWith(u"A token was stolen. "_s), qPrintable(inWindow()));
    QVERIFY(m_desktop->seen.isEmpty());
    for (auto *button : m_desk->window.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == u"Show"_s)
            button->click();
    }
    QCOMPARE(m_desk->window.currentPage(), u"overview"_s);
    QTRY_COMPARE(inWindow(), QString());
}

void tst_Ways::usesTheWindowWithoutADesktop()
{
    beginWith(notify::makeDesktopOutlet(m_bus->address()));
    QCOMPARE(news().way(), NewsChoice::Way::Window);
    m_desktop = std::make_unique<FakeDesktop>(
        m_bus->address(), QStringList {u"actions"_s, u"body"_s}); // it comes later
    QTRY_COMPARE(news().way(), NewsChoice::Way::Desktop);
    m_scene->askForApproval();
    QTRY_VERIFY(m_desktop->find(ClientWantsIn));
}

void tst_Ways::usesTheWindowWithoutABus()
{
    beginWith(notify::makeDesktopOutlet(u"unix:path="_s + QDir::tempPath() + u"/no-such-bus"_s));
    QCOMPARE(news().way(), NewsChoice::Way::Window);
    m_desk->window.showPage(u"clients"_s);
    m_desk->window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&m_desk->window));
    news().setWanted(News::PersonArrived, true);
    m_desk->window.setWindowState(Qt::WindowMinimized);
    arrive(50);
    QTRY_VERIFY2(inWindow().startsWith(u"Somebody new has signed in. "_s), qPrintable(inWindow()));
    news().askForExample();
    steal(1);
    QTRY_VERIFY(inWindow().startsWith(u"A token was stolen. "_s)); // before all others
}

void tst_Ways::goesOnWithADesktopThatComesBack()
{
    begin();
    m_scene->askForApproval();
    QTRY_VERIFY(m_desktop->find(ClientWantsIn));
    const uint former = m_desktop->find(ClientWantsIn);
    m_desktop->stop();
    QTRY_COMPARE(news().way(), NewsChoice::Way::Window);
    m_desktop->begin();
    QTRY_COMPARE(news().way(), NewsChoice::Way::Desktop);
    QTRY_VERIFY(m_desktop->find(ClientWantsIn));
    QVERIFY(m_desktop->find(ClientWantsIn) != former);
    Q_EMIT m_desktop->ActionInvoked(former, u"allow"_s); // which is another program's by now
    m_desktop->press(m_desktop->find(ClientWantsIn), u"deny"_s);
    QTRY_VERIFY(rig().approval.waiting().isEmpty());
    QVERIFY(
        rig().store.clients({.text = "Windsurf", .offset = 0, .limit = 1})->clients.first().standing
        == domain::ClientStanding::Undecided);
}

/// Nobody would hear the buttons.
void tst_Ways::leavesNothingBehind()
{
    begin();
    m_scene->askForApproval();
    QTRY_VERIFY(m_desktop->find(ClientWantsIn));
    m_desk.reset();
    QTRY_VERIFY(m_desktop->seen.isEmpty());
}

/// It is asked to show one, and the app ends before it has said which that is.
void tst_Ways::leavesNothingBehindThatIsNotShownYet()
{
    m_desktop = std::make_unique<FakeDesktop>(m_bus->address(), QStringList {u"actions"_s});
    auto outlet = notify::makeDesktopOutlet(m_bus->address());
    QTRY_COMPARE(outlet->presence(), notify::Outlet::Presence::There);
    QThread elsewhere; // or it would wait for the app as the app for it
    m_desktop->moveToThread(&elsewhere);
    elsewhere.start();
    outlet->show({.key = "one", .title = u"One"_s, .text = {}, .page = {}, .stays = true});
    outlet.reset();
    const auto inside = [this](const auto &work) {
        QMetaObject::invokeMethod(m_desktop.get(), work, Qt::BlockingQueuedConnection);
    };
    const bool isTakenBack = QTest::qWaitFor([&] {
        bool isEmpty = false;
        inside([&] { isEmpty = m_desktop->seen.isEmpty(); });
        return isEmpty;
    });
    inside([this] { m_desktop->moveToThread(thread()); });
    elsewhere.quit();
    QVERIFY(elsewhere.wait());
    QVERIFY(isTakenBack);
    QCOMPARE(m_desktop->told, 1);
}

void tst_Ways::endsWithADesktopThatIsSilent()
{
    m_desktop = std::make_unique<FakeDesktop>(m_bus->address(), QStringList {u"actions"_s});
    auto outlet = notify::makeDesktopOutlet(m_bus->address());
    QTRY_COMPARE(outlet->presence(), notify::Outlet::Presence::There);
    outlet->show({.key = "one", .title = u"One"_s, .text = {}, .page = {}, .stays = true});
    outlet->show({.key = "two", .title = u"Two"_s, .text = {}, .page = {}, .stays = true});
    QElapsedTimer timer;
    timer.start();
    outlet.reset(); // in its thread nothing is answered meanwhile
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
}

void tst_Ways::asksADesktopAnewThatHasFailed()
{
    begin();
    m_scene->askForApproval();
    QTRY_VERIFY(m_desktop->find(ClientWantsIn));
    const uint former = m_desktop->find(ClientWantsIn);
    m_desktop->failures = 1;
    steal(1);
    QTRY_VERIFY(m_desktop->find(u"A token was stolen"_s));
    QTRY_VERIFY(m_desktop->find(ClientWantsIn));
    QVERIFY(!m_desktop->seen.contains(former));
    QCOMPARE(m_desktop->seen.size(), 2);
}

void tst_Ways::leavesADesktopAloneThatFailsAgain()
{
    begin();
    m_desk->window.showPage(u"settings"_s);
    m_desk->window.show();
    m_desktop->failures = 1'000;
    steal(1);
    QTRY_VERIFY(inWindow().startsWith(u"A token was stolen. "_s));
    QVERIFY(!QTest::qWaitFor([this] { return m_desktop->failures < 998; }, 2'500));
    QCOMPARE(news().way(), NewsChoice::Way::Window);
    QVERIFY(inWindow().startsWith(u"A token was stolen. "_s));
}

QTEST_MAIN(tst_Ways)
#include "tst_Ways.moc"
