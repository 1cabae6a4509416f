// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Ending.h"
#include "gui/Scene.h"
#include "pages/Icon.h"
#include "pages/NewsDialog.h"
#include "pages/Notice.h"
#include "pages/PageTable.h"
#include "pages/Tone.h"
#include "shell/AboutDialog.h"
#include "shell/SingleInstance.h"
#include "shell/Tray.h"
#include "shell/TroubleDialog.h"
#include "shell/UnsavedGuard.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using shell::SingleInstance;
using shell::Tray;

/// The program around the pages.
class tst_Window : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void showsThePageThatIsChosen();
    void remembersItselfBetweenTwoStarts();
    void saysHowToStartTheServer();
    void saysWhenAnotherProgramAnswers();
    void goesOnByItselfWhenTheServerIsThere();
    void aSecondStartCallsTheFirst();
    void takesTheFolderOfOneThatWasKilled();
    void asksBeforeUnsavedSettingsAreLost();
    void answersFromTheTray();
    void keepsWhatSomebodyWantsToBeTold();
    void iconsFollowThePalette();
    void tonesAreReadOnLightAndDark();
    void namesTheLicences();
    void takesNoMoreRoomThanATroubleHasLines();

private:
    static QString banner(const Scene &scene)
    {
        const QPushButton *retry = scene.button(u"Retry now"_s);
        return retry ? retry->parentWidget()->accessibleName() : QString();
    }
};

void tst_Window::initTestCase()
{
    Scene::forgetSettings();
}

void tst_Window::init()
{
    QSettings().clear();
}

void tst_Window::showsThePageThatIsChosen()
{
    Scene scene;
    scene.startServer();
    scene.connectApp();
    scene.showPage(u"overview"_s);
    auto *sidebar = scene.window->findChild<QListWidget *>();
    QCOMPARE(sidebar->count(), int(pages::pageTable().size()));
    sidebar->setFocus();
    QTest::keyClick(sidebar, Qt::Key_Down);
    QCOMPARE(scene.window->currentPage(), u"sessions"_s);
    QTest::keyClick(sidebar, Qt::Key_End);
    QCOMPARE(scene.window->currentPage(), pages::pageTable().back().id);
    scene.window->showPage(u"nowhere"_s);
    QCOMPARE(scene.window->currentPage(), pages::pageTable().back().id);
}

void tst_Window::remembersItselfBetweenTwoStarts()
{
    {
        Scene scene;
        scene.startServer();
        scene.connectApp();
        scene.showPage(u"people"_s, {1000, 666});
        scene.window->setStaysInTray(true); // or the test would end here
        scene.window->close();
    }
    Scene scene;
    scene.startServer();
    scene.connectApp();
    QCOMPARE(scene.window->currentPage(), u"people"_s);
    QCOMPARE(scene.window->size(), QSize(1000, 666));
}

void tst_Window::saysHowToStartTheServer()
{
    Scene scene;
    scene.loseServer();
    scene.showPage(u"sessions"_s);
    for (const QString &part : {u"Not connected"_s, u"retrying"_s,
             u"/run/gatehouse/admin.sock.none"_s, u"systemctl start gatehouse"_s})
        QVERIFY2(banner(scene).contains(part), qPrintable(banner(scene)));
}

void tst_Window::saysWhenAnotherProgramAnswers()
{
    const QTemporaryDir folder;
    QLocalServer other; // what answers is no Gatehouse server
    QVERIFY(other.listen(folder.filePath(u"a.sock"_s)));
    connect(&other, &QLocalServer::newConnection, &other,
        [&other] { other.nextPendingConnection()->write("220 smtp.example ESMTP\n"); });
    base::SystemClock clock;
    models::LiveData live({.sockets = {folder.filePath(u"a.sock"_s)}, .program = u"test"_s}, clock);
    shell::MainWindow window(live);
    live.server.open();
    window.show();
    QTRY_COMPARE(live.server.connection(), models::LiveServer::Connection::Lost);
    const auto labels = window.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(u"is no Gatehouse server")
            && !label->text().contains(u"systemctl");
    }));
}

void tst_Window::goesOnByItselfWhenTheServerIsThere()
{
    Scene scene;
    scene.startServer();
    scene.openSessions(3);
    scene.connectApp();
    scene.showPage(u"sessions"_s);
    QVERIFY(banner(scene).isEmpty());
    scene.loseServer();
    QVERIFY(!banner(scene).isEmpty());
    QCOMPARE(scene.table()->model()->rowCount(), 3); // what was, stays to be read
    QVERIFY(scene.rig.tryStart().ok());
    QTRY_VERIFY(scene.live->server.isConnected());
    QVERIFY(banner(scene).isEmpty());
}

void tst_Window::aSecondStartCallsTheFirst()
{
    const QTemporaryDir folder;
    SingleInstance first(folder.filePath(u"app"_s));
    QCOMPARE(*first.claim(), SingleInstance::Role::First);
    QSignalSpy called(&first, &SingleInstance::called);
    // On a thread of its own, as in another program: it waits for the answer of the first.
    std::optional<SingleInstance::Role> role;
    const std::unique_ptr<QThread> second(QThread::create([&] {
        SingleInstance instance(folder.filePath(u"app"_s));
        if (const auto claimed = instance.claim(); claimed)
            role = *claimed;
    }));
    second->start();
    QTRY_COMPARE(called.count(), 1);
    QVERIFY(second->wait(5000));
    QCOMPARE(role, SingleInstance::Role::Second);
    QCOMPARE(QFile::permissions(folder.filePath(u"app"_s))
            & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
        QFile::Permissions());
}

void tst_Window::takesTheFolderOfOneThatWasKilled()
{
    const QTemporaryDir folder;
    {
        QLocalServer killed;
        QVERIFY(killed.listen(folder.filePath(u"other.sock"_s)));
        QVERIFY(QFile::rename(folder.filePath(u"other.sock"_s), folder.filePath(u"app.sock"_s)));
    }
    SingleInstance instance(folder.path());
    const auto role = instance.claim();
    QVERIFY2(role.ok(), role ? "" : qPrintable(role.error().message));
    QCOMPARE(*role, SingleInstance::Role::First);
}

void tst_Window::asksBeforeUnsavedSettingsAreLost()
{
    Scene scene;
    const shell::UnsavedGuard guard;
    scene.startServer();
    scene.connectApp();
    changeASetting(scene);
    scene.window->showPage(u"sessions"_s);
    QStringList story;
    const auto asks = [&scene, &story](const QString &answer) {
        const auto *box = scene.window->findChild<QMessageBox *>(u"question"_s);
        story.append(box && box->text().contains(u"1 change") ? answer : u"nothing"_s);
        scene.answerQuestion(answer);
    };
    QTimer::singleShot(0, scene.window.get(), [&] {
        scene.window->close();
        QVERIFY(scene.window->isVisible());
        QCOMPARE(scene.window->currentPage(), u"settings"_s);
        QApplication::quit(); // as by the menu, meanwhile
        asks(u"no"_s);
        QCOMPARE(scene.window->unsavedChanges(), 1);
        QApplication::quit();
        asks(u"yes"_s);
    });
    QApplication::exec();
    QCOMPARE(story, (QStringList {u"no"_s, u"yes"_s}));
    QCOMPARE(scene.window->unsavedChanges(), 1); // nobody has thrown it away before the end
}

void tst_Window::answersFromTheTray()
{
    Scene scene;
    scene.startServer();
    scene.connectApp();
    Tray tray(*scene.live);
    scene.askForApproval(u"Zed & Co"_s);
    const auto action = [&](const QString &begin) -> QAction * {
        for (QAction *one : tray.menu().actions()) {
            if (one->text().startsWith(begin))
                return one;
        }
        return nullptr;
    };
    QTRY_VERIFY(action(u"Allow Zed && Co"_s)); // which no letter of it is a shortcut for
    action(u"Allow Zed"_s)->trigger();
    QTRY_VERIFY(scene.rig.approval.waiting().isEmpty());
    QTRY_VERIFY(!action(u"Allow Zed"_s));
    scene.askForApproval(u"Other"_s);
    QTRY_VERIFY(action(u"Deny Other"_s));
    action(u"Deny Other"_s)->trigger();
    QTRY_VERIFY(!action(u"Deny Other"_s));
    QSignalSpy wanted(&tray, &Tray::windowWanted);
    action(u"Open Gatehouse"_s)->trigger();
    QCOMPARE(wanted.count(), 1);
}

void tst_Window::keepsWhatSomebodyWantsToBeTold()
{
    Scene scene;
    scene.startServer();
    scene.connectApp();
    scene.showPage(u"settings"_s);
    QVERIFY(scene.press(u"Notifications…"_s));
    auto *dialog = scene.visible<pages::NewsDialog>();
    QVERIFY(dialog);
    QStringList on;
    const auto boxes = dialog->findChildren<QCheckBox *>();
    for (auto *box : boxes) {
        if (box->isChecked())
            on.append(box->text());
        box->toggle();
    }
    QCOMPARE(boxes.size(), 4);
    QCOMPARE(on, (QStringList {u"A &client wants in"_s, u"A &token was stolen"_s}));
    const models::NewsChoice other; // as after the next start
    for (const models::News news : {models::News::ApprovalWanted, models::News::TokenStolen})
        QVERIFY(!other.isWanted(news));
    for (const models::News news : {models::News::ProviderDown, models::News::PersonArrived})
        QVERIFY(other.isWanted(news));
    QSignalSpy example(&scene.live->news, &models::NewsChoice::exampleWanted);
    QVERIFY(scene.press(u"Show an example"_s));
    QCOMPARE(example.count(), 1);
}

void tst_Window::iconsFollowThePalette()
{
    const QPalette before = QApplication::palette();
    const auto darkest = [](const QImage &image) {
        int least = 255;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() > 200)
                    least = std::min(least, image.pixelColor(x, y).lightness());
            }
        }
        return least;
    };
    const QIcon icon = pages::icon(u"people"_s);
    QPalette light = before;
    light.setColor(QPalette::WindowText, Qt::black);
    QApplication::setPalette(light);
    QVERIFY(darkest(icon.pixmap(24).toImage()) < 40);
    QPalette dark = before;
    dark.setColor(QPalette::WindowText, Qt::white);
    QApplication::setPalette(dark);
    QVERIFY(darkest(icon.pixmap(24).toImage()) > 215);
    QApplication::setPalette(before);
}

/// WCAG 2.1, 1.4.3: 4.5 to 1.
void tst_Window::tonesAreReadOnLightAndDark()
{
    const auto luminance = [](const QColor &color) {
        const auto linear = [](float part) {
            return part <= 0.03928F ? part / 12.92F : std::pow((part + 0.055F) / 1.055F, 2.4F);
        };
        return 0.2126F * linear(color.redF()) + 0.7152F * linear(color.greenF())
            + 0.0722F * linear(color.blueF());
    };
    const auto contrast = [&](const QColor &a, const QColor &b) {
        const float high = std::max(luminance(a), luminance(b));
        const float low = std::min(luminance(a), luminance(b));
        return (high + 0.05F) / (low + 0.05F);
    };
    for (const bool dark : {false, true}) {
        QPalette palette;
        palette.setColor(
            QPalette::Window, dark ? QColor(0x2a, 0x2a, 0x2e) : QColor(0xef, 0xef, 0xef));
        palette.setColor(QPalette::WindowText, dark ? Qt::white : Qt::black);
        const QColor window = palette.color(QPalette::Window);
        for (const pages::Tone tone : {pages::Tone::Good, pages::Tone::Warning, pages::Tone::Bad})
            QVERIFY(contrast(pages::toneColor(tone, palette), window) >= 4.5F);
        QVERIFY(contrast(pages::quietColor(palette), window) >= 4.5F);
    }
}

void tst_Window::namesTheLicences()
{
    const shell::AboutDialog about(nullptr);
    QString text;
    for (const QLabel *label : about.findChildren<QLabel *>())
        text += label->text();
    for (const QString &part : {u"GPL-3.0-or-later"_s, u"Lesser General Public License"_s, u"Qt"_s,
             u"warranty"_s, u"" GATEHOUSE_VERSION ""_s})
        QVERIFY2(text.contains(part), qPrintable(part));
}

void tst_Window::takesNoMoreRoomThanATroubleHasLines()
{
    service::Trouble trouble {.what = u"systemd refuses it: no such unit."_s, .fix = u"Try it."_s};
    shell::TroubleDialog bare(shell::TroubleDialog::About::Server, trouble, nullptr);
    bare.show();
    trouble.lines = {u"error: PORT=many must be a number."_s};
    shell::TroubleDialog full(shell::TroubleDialog::About::Server, trouble, nullptr);
    full.show();
    const auto *notice = bare.findChild<pages::Notice *>();
    QVERIFY(notice->height() < full.height() / 4);
    QVERIFY(bare.height() < full.height() / 2);
}

QTEST_MAIN(tst_Window)
#include "tst_Window.moc"
