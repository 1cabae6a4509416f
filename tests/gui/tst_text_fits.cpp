// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/FirstRun.h"
#include "gui/FullScene.h"
#include "gui/LocalTime.h"
#include "pages/CredentialsDialog.h"
#include "pages/ElidedLabel.h"
#include "pages/NewClientDialog.h"
#include "pages/NewsDialog.h"
#include "pages/NewTokenDialog.h"
#include "pages/Notice.h"
#include "pages/PageTable.h"
#include "pages/RoomyStyle.h"
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
#include <QScrollBar>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace std::chrono_literals;

/// Every page as people of both languages see it: nothing cut off. The language is that of
/// GATEHOUSE_TEST_LANGUAGE, English without it.
class tst_text_fits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyPageAtTheSmallestWindow_data();
    void everyPageAtTheSmallestWindow();
    void everyTableAtTheUsualSize_data();
    void everyTableAtTheUsualSize();
    void everyGroupOfSettings();
    void sessionsInGroups();
    void theClientsOfProducts();
    void theDialogs();
    void theWayToAnotherMachine();
    void theNewsInTheWindow();
    void theSetUp_data();
    void theSetUp();
    void germanToo();

private:
    static bool isGerman() { return qEnvironmentVariable("GATEHOUSE_TEST_LANGUAGE") == u"de"; }
    static QStringList cutOff(const QWidget &root);
    static bool isScrolled(const QWidget &widget);
};

void tst_text_fits::initTestCase()
{
    Scene::forgetSettings();
    pages::dress();
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
        if (const auto *lines = qobject_cast<const QPlainTextEdit *>(widget);
            lines && lines->verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff) {
            text = lines->toPlainText();
            needed = {
                0, int(lines->document()->size().height()) * lines->fontMetrics().lineSpacing()};
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
    const auto shown = fullScene(page);
    const QStringList found = cutOff(*shown->window);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    shown->loseServer();
    QCoreApplication::processEvents();
    QCOMPARE(shown->window->size(), shown->window->minimumSize());
    const QStringList lost = cutOff(*shown->window);
    QVERIFY2(lost.isEmpty(), qPrintable(lost.join(u'\n')));
}

void tst_text_fits::everyTableAtTheUsualSize_data()
{
    QTest::addColumn<std::chrono::minutes>("since");
    QTest::newRow("in the afternoon") << std::chrono::minutes(15h);
    QTest::newRow("just after midnight") << 5min; // nearly all is of yesterday, and says so
}

/// Nothing is to be looked for at the right.
void tst_text_fits::everyTableAtTheUsualSize()
{
    QFETCH(std::chrono::minutes, since);
    const LocalTime localTime(since);
    Scene scene;
    scene.startServer();
    scene.openSessions(60);
    scene.makeTokens();
    scene.tryToConnect();
    scene.connectApp();
    for (const pages::PageRow &row : pages::pageTable()) {
        scene.showPage(row.id, {1180, 740});
        const QTreeView *table = scene.table();
        if (!table)
            continue;
        QTRY_VERIFY2(table->model()->rowCount() > 0, qPrintable(row.id));
        QTRY_VERIFY2(table->horizontalScrollBar()->maximum() == 0, qPrintable(row.id));
    }
}

void tst_text_fits::sessionsInGroups()
{
    const auto shown = fullScene(u"sessions"_s);
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
    const auto shown = fullScene(u"clients"_s);
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
    const auto shown = fullScene(u"settings"_s);
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
    const auto shown = fullScene(u"clients"_s);
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
    const auto shown = fullScene(u"sessions"_s);
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
