// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/FirstRun.h"
#include "gui/Scene.h"
#include "pages/CredentialsDialog.h"
#include "pages/ElidedLabel.h"
#include "pages/NewClientDialog.h"
#include "pages/NewsDialog.h"
#include "pages/NewTokenDialog.h"
#include "pages/Notice.h"
#include "pages/PageTable.h"
#include "pages/SecretDialog.h"
#include "pages/ServerChoice.h"
#include "pages/SettingsPage.h"
#include "pages/Snippet.h"
#include "pages/VerifyDialog.h"
#include "shell/AboutDialog.h"
#include "shell/ConnectDialog.h"
#include "shell/Desk.h"
#include "shell/Languages.h"
#include "shell/MachineBanner.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFontInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProcess>
#include <QScrollArea>
#include <QTest>
#include <QToolButton>

using namespace gatehouse;
using namespace gatehouse::test;

/// Every page as people of both languages see and use it: nothing cut off, nothing without a name,
/// nothing that needs a mouse. The language is that of GATEHOUSE_TEST_LANGUAGE, English without it.
class tst_text_fits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyPageAtTheSmallestWindow_data();
    void everyPageAtTheSmallestWindow();
    void everyGroupOfSettings();
    void sessionsInGroups();
    void theClientsOfProducts();
    void theDialogs();
    void theWayToAnotherMachine();
    void theNewsInTheWindow();
    void theSetUp_data();
    void theSetUp();
    void everyWidgetHasAName_data() { everyPageAtTheSmallestWindow_data(); }
    void everyWidgetHasAName();
    void tabReachesEverything_data() { everyPageAtTheSmallestWindow_data(); }
    void tabReachesEverything();
    void thePagesByTheirShortcuts();
    void germanToo();

private:
    static bool isGerman() { return qEnvironmentVariable("GATEHOUSE_TEST_LANGUAGE") == u"de"; }
    std::unique_ptr<Scene> scene(const QString &page) const;
    static QStringList cutOff(const QWidget &root);
    static bool isScrolled(const QWidget &widget);
};

void tst_text_fits::initTestCase()
{
    Scene::forgetSettings();
    QVERIFY2(QFontInfo(QApplication::font()).family().contains(u"DejaVu"),
        "Without the fonts of installer/packages-test.txt there is nothing to measure.");
    shell::speak(isGerman() ? QLocale(QLocale::German, QLocale::Germany)
                            : QLocale(QLocale::English, QLocale::UnitedStates),
        *qApp);
}

void tst_text_fits::everyPageAtTheSmallestWindow_data()
{
    QTest::addColumn<QString>("page");
    for (const pages::PageRow &row : pages::pageTable())
        QTest::newRow(row.id.toUtf8()) << row.id;
}

/// The page with something selected, somebody waiting and trouble.
std::unique_ptr<Scene> tst_text_fits::scene(const QString &page) const
{
    auto scene = std::make_unique<Scene>();
    scene->startServer();
    scene->openSessions(40);
    scene->connectApp();
    scene->trouble();
    scene->askForApproval(u"A client with a name that is longer than one would like it to be"_s);
    scene->makeTokens();
    scene->examine();
    scene->tryToConnect();
    scene->showPage(page);
    if (page == u"doctor"_s || page == u"settings"_s) {
        if (!QTest::qWaitFor([&] { return scene->visible<QScrollArea>(); }))
            qFatal("The page stays empty.");
    } else {
        if (!QTest::qWaitFor([&] { return scene->table(); }))
            qFatal("The page has no rows.");
        scene->table()->setCurrentIndex(scene->table()->model()->index(0, 0));
    }
    if (!QTest::qWaitFor([&] { return scene->live->lists.approvals.rowCount() == 1; }))
        qFatal("Nobody waits.");
    QCoreApplication::processEvents();
    return scene;
}

bool tst_text_fits::isScrolled(const QWidget &widget)
{
    for (const QWidget *parent = widget.parentWidget(); parent; parent = parent->parentWidget()) {
        if (qobject_cast<const QScrollArea *>(parent))
            return true;
    }
    return false;
}

/// What has less room than its text needs.
QStringList tst_text_fits::cutOff(const QWidget &root)
{
    QStringList found;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;
        QSize needed;
        QString text;
        if (const auto *label = qobject_cast<const QLabel *>(widget);
            label && !label->text().isEmpty()) {
            text = label->text();
            needed = label->wordWrap()
                ? QSize(label->minimumSizeHint().width(), label->heightForWidth(label->width()))
                : label->sizeHint();
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget);
                   button && !button->text().isEmpty()) {
            text = button->text();
            needed = button->sizeHint();
        } else if (const auto *field = qobject_cast<const QLineEdit *>(widget);
                   field && field->text().isEmpty()) {
            text = field->placeholderText();
            needed = {field->fontMetrics().horizontalAdvance(text) + 50, 0};
        }
        // What can be scrolled to is not cut off, only what is wider than its place.
        const QSize room =
            isScrolled(*widget) ? widget->size() : widget->visibleRegion().boundingRect().size();
        if (needed.width() > room.width() || needed.height() > room.height())
            found.append(u"“%1” needs %2x%3 and has %4x%5"_s.arg(text)
                             .arg(needed.width())
                             .arg(needed.height())
                             .arg(room.width())
                             .arg(room.height()));
    }
    return found;
}

void tst_text_fits::everyPageAtTheSmallestWindow()
{
    QFETCH(QString, page);
    const auto shown = scene(page);
    const QStringList found = cutOff(*shown->window);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    shown->loseServer();
    QCoreApplication::processEvents();
    QCOMPARE(shown->window->size(), shown->window->minimumSize());
    const QStringList lost = cutOff(*shown->window);
    QVERIFY2(lost.isEmpty(), qPrintable(lost.join(u'\n')));
}

void tst_text_fits::sessionsInGroups()
{
    const auto shown = scene(u"sessions"_s);
    auto *box = shown->visible<QComboBox>();
    for (const int by : {1, 2, 0}) {
        box->setCurrentIndex(by);
        shown->table()->setCurrentIndex(shown->table()->model()->index(0, 0));
        QCoreApplication::processEvents();
        const QStringList found = cutOff(*shown->window);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
}

/// With what is known of each product, and what is to be entered there.
void tst_text_fits::theClientsOfProducts()
{
    const auto shown = scene(u"clients"_s);
    for (int i = 0; i < pages::clientTemplates().size(); ++i) {
        pages::NewClientDialog dialog(*shown->live, shown->window.get());
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        dialog.findChild<QComboBox *>()->setCurrentIndex(i);
        QCoreApplication::processEvents();
        QVERIFY2(cutOff(dialog).isEmpty(), qPrintable(cutOff(dialog).join(u'\n')));
        auto *name = dialog.findChild<QLineEdit *>();
        if (name->text().isEmpty())
            name->setText(u"Desk"_s);
        auto *redirects = dialog.findChild<QPlainTextEdit *>();
        if (redirects->toPlainText().isEmpty())
            redirects->setPlainText(u"https://desk.example/callback"_s);
        for (auto *server : dialog.findChild<pages::ServerChoice *>()->findChildren<QCheckBox *>())
            server->setChecked(true);
        QPushButton *create = nullptr;
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->isDefault())
                create = button;
        }
        QVERIFY(create);
        create->click();
        QTRY_VERIFY(dialog.findChild<pages::Snippet *>());
        QCoreApplication::processEvents();
        QVERIFY2(cutOff(dialog).isEmpty(), qPrintable(cutOff(dialog).join(u'\n')));
    }
}

void tst_text_fits::everyGroupOfSettings()
{
    const auto shown = scene(u"settings"_s);
    auto *groups = shown->visible<pages::SettingsPage>()->findChild<QListWidget *>();
    QVERIFY(groups->count() >= 10);
    for (int i = 0; i < groups->count(); ++i) {
        groups->setCurrentRow(i);
        QCoreApplication::processEvents();
        const QStringList found = cutOff(*shown->window);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
}

void tst_text_fits::theDialogs()
{
    const auto shown = scene(u"clients"_s);
    pages::NewClientDialog client(*shown->live, shown->window.get());
    pages::NewTokenDialog token(*shown->live, shown->window.get());
    pages::VerifyDialog verify(*shown->live, shown->window.get());
    pages::CredentialsDialog credentials(*shown->live, {"corp", u"Corp"_s}, shown->window.get());
    models::SecretKeeper secrets(shown->live->server);
    pages::SecretDialog secret(secrets,
        {"PROVIDER_CLIENT_SECRET", u"Gatehouse's own client secret at the provider."_s,
            u"the keychain"_s},
        shown->window.get());
    shell::ConnectDialog machine({.address = {}, .folder = QDir::tempPath()}, shown->window.get());
    pages::NewsDialog news(shown->live->news, shown->window.get());
    shell::AboutDialog about(shown->window.get());
    for (QDialog *dialog : std::initializer_list<QDialog *> {
             &client, &token, &verify, &credentials, &secret, &machine, &news, &about}) {
        dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        const QStringList found = cutOff(*dialog);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
}

/// With a name that is long, and a way that does not lead there.
void tst_text_fits::theWayToAnotherMachine()
{
    const auto shown = scene(u"sessions"_s);
    const remote::Address address {.user = u"administrator"_s,
        .host = u"a-machine-with-a-long-name.region-eu-central-1.compute.example.com"_s,
        .port = quint16(2222)};
    remote::Tunnel tunnel({.address = address,
        .folder = QDir::tempPath(),
        .program = u"gatehouse-has-no-such-ssh"_s});
    shown->window->setMachine(address.text());
    auto *banner = new shell::MachineBanner(tunnel, shown->window.get());
    shown->window->addAbove(banner);
    tunnel.open();
    QTRY_COMPARE(tunnel.state(), remote::Tunnel::State::Lost);
    shown->loseServer();
    QTest::qWait(0);
    QCOMPARE(shown->window->size(), shown->window->minimumSize());
    const QStringList lost = cutOff(*shown->window);
    QVERIFY2(lost.isEmpty(), qPrintable(lost.join(u'\n')));
    shell::ConnectDialog dialog(
        {.address = {}, .folder = QDir::tempPath(), .program = u"gatehouse-has-no-such-ssh"_s},
        shown->window.get());
    dialog.show();
    dialog.connectTo(address);
    auto *notice = dialog.findChild<pages::Notice *>();
    QTRY_VERIFY(notice->text().contains(u"gatehouse-has-no-such-ssh"));
    QTest::qWait(0);
    const QStringList found = cutOff(dialog);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

/// Of a desktop that has no place for them, with somebody waiting.
void tst_text_fits::theNewsInTheWindow()
{
    Scene server;
    server.startServer();
    shell::Desk desk({.sockets = {server.rig.path()}, .program = u"test"_s}, server.rig.clock);
    desk.window.showPage(u"settings"_s);
    desk.window.resize(desk.window.minimumSize());
    desk.window.show();
    desk.live.server.open();
    QTRY_VERIFY(desk.live.server.isConnected());
    server.askForApproval(u"A client with a name that is longer than one would like it to be"_s);
    domain::Session stolen = server.rig.session(1);
    stolen.clientName = u"A client with a name that is longer than one would like "_s.repeated(3);
    server.rig.happen(oauth::RefreshTokenStolen {stolen});
    const auto *notice = desk.window.findChild<pages::Notice *>(u"news"_s);
    QTRY_VERIFY(notice->isVisible());
    QTRY_COMPARE(desk.live.lists.approvals.rowCount(), 1);
    QTest::qWait(0);
    QCOMPARE(desk.window.size(), desk.window.minimumSize());
    FirstRun::picture(desk.window, isGerman() ? u"news-de"_s : u"news"_s);
    const QStringList found = cutOff(desk.window);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_text_fits::theSetUp_data()
{
    QTest::addColumn<int>("number");
    const QList<SetUpScene> scenes = setUpScenes();
    for (qsizetype i = 0; i < scenes.size(); ++i)
        QTest::newRow(scenes[i].name.toUtf8()) << int(i);
}

void tst_text_fits::theSetUp()
{
    QFETCH(int, number);
    FirstRun run;
    const auto wizard = run.opened(setUpScenes().at(number));
    wizard->resize(wizard->minimumSize());
    QVERIFY(QTest::qWaitForWindowExposed(wizard.get()));
    QCoreApplication::processEvents();
    const QStringList found = cutOff(*wizard);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    for (const QWidget *widget : wizard->findChildren<QWidget *>()) {
        const bool isPart = qobject_cast<const QAbstractSpinBox *>(widget->parent());
        if (!isPart && widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) != 0)
            QVERIFY2(!nameOf(*widget).isEmpty(), widget->metaObject()->className());
    }
}

void tst_text_fits::everyWidgetHasAName()
{
    QFETCH(QString, page);
    const auto shown = scene(page);
    int count = 0;
    for (const QWidget *widget : shown->window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        ++count;
        QVERIFY2(!nameOf(*widget).isEmpty(), widget->metaObject()->className());
    }
    QVERIFY(count > 3);
}

/// Whoever has no mouse comes to all that takes a key, and out of it again.
void tst_text_fits::tabReachesEverything()
{
    QFETCH(QString, page);
    const auto shown = scene(page);
    shown->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(shown->window.get()));
    auto *sidebar = shown->window->findChild<QListWidget *>();
    sidebar->setFocus();
    QSet<QWidget *> reached;
    for (int i = 0; i < 120; ++i) {
        reached.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        if (QApplication::focusWidget() == sidebar)
            break;
    }
    QCOMPARE(QApplication::focusWidget(), sidebar); // the way round
    for (QWidget *widget : shown->window->findChildren<QWidget *>()) {
        const bool takesKeys = widget->isVisible() && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->focusProxy();
        if (takesKeys)
            QVERIFY2(reached.contains(widget),
                qPrintable(u"%1 “%2” is not reached"_s.arg(
                    QString::fromLatin1(widget->metaObject()->className()), nameOf(*widget))));
    }
}

void tst_text_fits::thePagesByTheirShortcuts()
{
    const auto shown = scene(u"overview"_s);
    shown->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(shown->window.get()));
    int number = 0;
    for (const pages::PageRow &row : pages::pageTable()) {
        const auto key = Qt::Key(int(Qt::Key_0) + ++number % 10);
        if (number > 10)
            break; // there are no more digits
        QTest::keyClick(shown->window.get(), key, Qt::ControlModifier);
        QCOMPARE(shown->window->currentPage(), row.id);
    }
    QTest::keyClick(shown->window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(shown->window->currentPage(), u"settings"_s);
    shown->window->showPage(u"sessions"_s);
    shown->table()->setFocus();
    QTest::keySequence(shown->table(), QKeySequence::Find);
    QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
}

/// All of the above in German, in a program of its own: a language is for a whole program.
void tst_text_fits::germanToo()
{
    if (isGerman())
        QSKIP("This is the German run.");
    QProcess german;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"GATEHOUSE_TEST_LANGUAGE"_s, u"de"_s);
    german.setProcessEnvironment(environment);
    german.setProcessChannelMode(QProcess::MergedChannels);
    german.start(QCoreApplication::arguments().constFirst(), {}); // by the name it was called with
    QVERIFY(german.waitForFinished(100'000));
    QVERIFY2(german.exitCode() == 0, german.readAll().constData());
}

QTEST_MAIN(tst_text_fits)
#include "tst_text_fits.moc"
