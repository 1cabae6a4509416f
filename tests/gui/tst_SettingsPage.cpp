// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Scene.h"
#include "pages/Notice.h"
#include "pages/SecretDialog.h"
#include "pages/SettingField.h"
#include "pages/SettingsPage.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>

using namespace gatehouse;
using namespace gatehouse::test;

/// Settings and secrets as their owner changes them, with a server over a real socket.
class tst_SettingsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scene::forgetSettings(); }
    void init();
    void cleanup() { m_scene.reset(); }

    void showsEveryGroupWithWhereValuesComeFrom();
    void findsASettingByAnyWord();
    void savesAllThatIsChanged();
    void judgesWhileOneTypes();
    void showsWhatTheServerRefusesAtItsRow();
    void goesBackToTheDefault();
    void choosesAmongAFewWords();
    void leavesAloneWhatComesFromElsewhere();
    void keepsWhatWasTypedElsewhereAndWithoutAServer();
    void discardsAfterAYes();
    void takesWhatSomebodyElseChanges();
    void keepsSeveralLines();
    void neverSavesAHiddenPassword();
    void savesAPasswordThatIsHiddenFromThenOn();
    void keepsASecretAndNeverShowsIt();
    void removesASecretAfterAYes();
    void saysWhatToDoAboutALockedKeychain();
    void saysWhenTheServerGoesOnWithTheFormerSecret();

private:
    FakeConfiguration &configuration() const { return m_scene->rig.configuration; }
    void open() const;
    void group(const QString &title) const;
    QLineEdit *line(const QString &name) const { return m_scene->named<QLineEdit>(name); }
    /// All that is said about a setting.
    QString about(const QByteArray &name) const;
    QPushButton *namedButton(const QString &name) const
    {
        return m_scene->named<QPushButton>(name);
    }
    void press(const QString &text) const { QVERIFY2(m_scene->press(text), qPrintable(text)); }
    QString groupText(int row) const;

    std::unique_ptr<Scene> m_scene;
};

void tst_SettingsPage::init()
{
    m_scene = std::make_unique<Scene>();
    m_scene->startServer();
    open();
}

void tst_SettingsPage::open() const
{
    m_scene->connectApp();
    m_scene->showPage(u"settings"_s);
    QTRY_VERIFY(line(u"OAUTH_CLIENT_ID"_s));
}

void tst_SettingsPage::group(const QString &title) const
{
    auto *list = m_scene->visible<pages::SettingsPage>()->findChild<QListWidget *>();
    const auto found = list->findItems(title, Qt::MatchStartsWith);
    QVERIFY2(!found.isEmpty(), qPrintable(title));
    list->setCurrentItem(found.first());
}

QString tst_SettingsPage::groupText(int row) const
{
    return m_scene->visible<pages::SettingsPage>()->findChild<QListWidget *>()->item(row)->text();
}

QString tst_SettingsPage::about(const QByteArray &name) const
{
    QStringList texts;
    for (const auto *field : m_scene->window->findChildren<pages::SettingField *>()) {
        if (field->name() != name)
            continue;
        for (const auto *label : field->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
    }
    return texts.join(u'|');
}

void tst_SettingsPage::showsEveryGroupWithWhereValuesComeFrom()
{
    group(u"Tokens"_s);
    QCOMPARE(line(u"ACCESS_TOKEN_TTL"_s)->text(), u"30m"_s);
    QVERIFY(about("ACCESS_TOKEN_TTL").contains(u"gatehouse.env"));
    QVERIFY(about("ACCESS_TOKEN_TTL").contains(u"How long an access token lives."));
    QCOMPARE(line(u"REFRESH_GRACE"_s)->text(), QString());
    QCOMPARE(line(u"REFRESH_GRACE"_s)->placeholderText(), u"60s"_s);
    QVERIFY(about("REFRESH_GRACE").contains(u"Default: 60s."));
    QVERIFY(!line(u"OAUTH_CLIENT_ID"_s)); // is of another group
    group(u"MCP servers"_s);
    QVERIFY(about("MCP_TITLE").contains(u"Takes a restart"));
}

void tst_SettingsPage::findsASettingByAnyWord()
{
    auto *filter = line(u"Filter by name, help or value"_s);
    filter->setText(u"login.corp.example"_s);
    QVERIFY(line(u"PROVIDER_ACCOUNTS_URL"_s) && !line(u"OAUTH_CLIENT_ID"_s));
    filter->setText(u"grace"_s);
    QVERIFY(line(u"REFRESH_GRACE"_s) && !line(u"PROVIDER_ACCOUNTS_URL"_s));
    filter->setText(u"no such thing"_s);
    QVERIFY(!line(u"REFRESH_GRACE"_s));
    group(u"Limits"_s);
    QCOMPARE(filter->text(), QString());
    QVERIFY(line(u"RPS_LIMIT"_s));
}

void tst_SettingsPage::savesAllThatIsChanged()
{
    QVERIFY(!m_scene->press(u"Save"_s)); // nothing is changed
    group(u"Tokens"_s);
    line(u"ACCESS_TOKEN_TTL"_s)->setText(u"2h"_s);
    QVERIFY(about("ACCESS_TOKEN_TTL").contains(u"Not saved yet"));
    group(u"MCP servers"_s);
    line(u"MCP_TITLE"_s)->setText(u"Team tools"_s);
    QCOMPARE(groupText(7), u"Tokens (1)"_s);
    press(u"Save"_s);
    QTRY_COMPARE(configuration().values.size(), 2);
    QTRY_VERIFY(m_scene->notice().contains(u"In force now: ACCESS_TOKEN_TTL."));
    QVERIFY(m_scene->notice().contains(u"After a restart of the server: MCP_TITLE."));
    QTRY_VERIFY(about("MCP_TITLE").contains(u"Waits for a restart"));
    QVERIFY(!about("MCP_TITLE").contains(u"Not saved yet"));
    QCOMPARE(groupText(7), u"Tokens"_s);
    QVERIFY(!m_scene->button(u"Save"_s)->isEnabled());
}

void tst_SettingsPage::judgesWhileOneTypes()
{
    configuration().mistakes->insert("ACCESS_TOKEN_TTL=3", u"ACCESS_TOKEN_TTL must be 1m to 1d."_s);
    group(u"Tokens"_s);
    line(u"ACCESS_TOKEN_TTL"_s)->clear();
    QTest::keyClicks(line(u"ACCESS_TOKEN_TTL"_s), u"3"_s);
    QTRY_VERIFY(about("ACCESS_TOKEN_TTL").contains(u"must be 1m to 1d"));
    QTest::keyClicks(line(u"ACCESS_TOKEN_TTL"_s), u"h"_s);
    QTRY_VERIFY(!about("ACCESS_TOKEN_TTL").contains(u"must be 1m to 1d"));
    QCOMPARE(line(u"ACCESS_TOKEN_TTL"_s)->text(), u"3h"_s);
    QVERIFY(configuration().values.isEmpty());
}

void tst_SettingsPage::showsWhatTheServerRefusesAtItsRow()
{
    configuration().mistakes->insert("MCP_TITLE=bad", u"MCP_TITLE is bad."_s);
    group(u"MCP servers"_s);
    line(u"MCP_TITLE"_s)->setText(u"bad"_s);
    group(u"Tokens"_s);
    line(u"ACCESS_TOKEN_TTL"_s)->setText(u"2h"_s);
    press(u"Save"_s);
    QTRY_VERIFY(m_scene->notice().contains(u"Nothing was changed."));
    QTRY_VERIFY(line(u"MCP_TITLE"_s)); // it goes there
    QVERIFY(about("MCP_TITLE").contains(u"MCP_TITLE is bad."));
    QCOMPARE(line(u"MCP_TITLE"_s)->text(), u"bad"_s);
    QVERIFY(configuration().values.isEmpty());
    line(u"MCP_TITLE"_s)->setText(u"good"_s);
    press(u"Save"_s);
    QTRY_COMPARE(configuration().values.size(), 2);
}

void tst_SettingsPage::goesBackToTheDefault()
{
    group(u"Tokens"_s);
    auto *reset = m_scene->named<QToolButton>(u"ACCESS_TOKEN_TTL: back to the default"_s);
    QVERIFY(reset);
    QVERIFY(!m_scene->named<QToolButton>(u"REFRESH_GRACE: back to the default"_s));
    reset->click();
    QCOMPARE(line(u"ACCESS_TOKEN_TTL"_s)->text(), QString());
    QVERIFY(!reset->isVisible());
    press(u"Save"_s);
    QTRY_COMPARE(configuration().values.size(), 1);
    QCOMPARE(configuration().values.first().value, QString());
}

void tst_SettingsPage::choosesAmongAFewWords()
{
    group(u"Who may come in"_s);
    auto *approval = m_scene->named<QComboBox>(u"CLIENT_APPROVAL"_s);
    QVERIFY(approval);
    QCOMPARE(approval->count(), 4); // the default, open, known, ask
    approval->setCurrentIndex(approval->findData(u"ask"_s));
    press(u"Save"_s);
    QTRY_COMPARE(configuration().values.size(), 1);
    QCOMPARE(configuration().values.first().value, u"ask"_s);
    group(u"Tokens"_s);
    auto *flag = m_scene->named<QComboBox>(u"PRM_OFFLINE_ACCESS"_s);
    QVERIFY(flag && flag->findData(u"true"_s) > 0);
}

void tst_SettingsPage::leavesAloneWhatComesFromElsewhere()
{
    group(u"Listening"_s);
    QVERIFY(line(u"PORT"_s)->isReadOnly());
    QVERIFY2(about("PORT").contains(u"wins over the settings file"), qPrintable(about("PORT")));
    QVERIFY(!line(u"BASE_URL"_s)->isReadOnly());
}

void tst_SettingsPage::keepsWhatWasTypedElsewhereAndWithoutAServer()
{
    group(u"Tokens"_s);
    line(u"ACCESS_TOKEN_TTL"_s)->setText(u"2h"_s);
    m_scene->showPage(u"overview"_s);
    m_scene->showPage(u"settings"_s);
    QCOMPARE(line(u"ACCESS_TOKEN_TTL"_s)->text(), u"2h"_s);
    m_scene->loseServer();
    line(u"REFRESH_GRACE"_s)->setText(u"90s"_s);
    QVERIFY(!m_scene->press(u"Save"_s));
    const auto says = [&](const QString &text) {
        const auto labels = m_scene->window->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    };
    QVERIFY(says(u"2 change(s) not saved. The server is away"_s));
    QVERIFY(m_scene->rig.tryStart().ok());
    m_scene->live->server.retryNow();
    QTRY_VERIFY(m_scene->button(u"Save"_s)->isEnabled());
    QCOMPARE(line(u"ACCESS_TOKEN_TTL"_s)->text(), u"2h"_s);
    QCOMPARE(line(u"REFRESH_GRACE"_s)->text(), u"90s"_s);
    press(u"Save"_s);
    QTRY_COMPARE(configuration().values.size(), 2);
}

void tst_SettingsPage::discardsAfterAYes()
{
    group(u"Tokens"_s);
    line(u"ACCESS_TOKEN_TTL"_s)->setText(u"2h"_s);
    press(u"Discard…"_s);
    QVERIFY(m_scene->answerQuestion(u"no"_s));
    QCOMPARE(line(u"ACCESS_TOKEN_TTL"_s)->text(), u"2h"_s);
    press(u"Discard…"_s);
    QVERIFY(m_scene->answerQuestion(u"yes"_s));
    QCOMPARE(line(u"ACCESS_TOKEN_TTL"_s)->text(), u"30m"_s);
    QVERIFY(!m_scene->button(u"Save"_s)->isEnabled());
}

void tst_SettingsPage::takesWhatSomebodyElseChanges()
{
    group(u"Tokens"_s);
    line(u"REFRESH_GRACE"_s)->setText(u"90s"_s);
    RawAdmin other = m_scene->rig.client();
    QVERIFY(other.ask("settings.set", R"({"values":[{"name":"ACCESS_TOKEN_TTL","value":"4h"}]})")
                .contains(u"result"_s));
    QTRY_COMPARE(line(u"ACCESS_TOKEN_TTL"_s)->text(), u"4h"_s);
    QCOMPARE(line(u"REFRESH_GRACE"_s)->text(), u"90s"_s);
}

void tst_SettingsPage::keepsSeveralLines()
{
    m_scene.reset();
    m_scene = std::make_unique<Scene>();
    for (protocol::SettingRow &row : configuration().list.rows) {
        if (row.name != "MCP_INSTRUCTIONS")
            continue;
        row.value = u"One.\nTwo."_s;
        row.set = true;
    }
    m_scene->startServer();
    open();
    group(u"MCP servers"_s);
    auto *text = m_scene->named<QPlainTextEdit>(u"MCP_INSTRUCTIONS"_s);
    QVERIFY(text);
    QCOMPARE(text->toPlainText(), u"One.\nTwo."_s);
    text->appendPlainText(u"Three."_s);
    press(u"Save"_s);
    QTRY_COMPARE(configuration().values.size(), 1);
    QCOMPARE(configuration().values.first().value, u"One.\nTwo.\nThree."_s);
}

void tst_SettingsPage::neverSavesAHiddenPassword()
{
    group(u"Outgoing connections"_s);
    line(u"OUTGOING_PROXY"_s)->setText(u"http://***@proxy.example:8080"_s);
    QTRY_VERIFY(about("OUTGOING_PROXY").contains(u"password in place of ***"));
    QVERIFY(!m_scene->press(u"Save"_s));
}

void tst_SettingsPage::savesAPasswordThatIsHiddenFromThenOn()
{
    group(u"Outgoing connections"_s);
    line(u"OUTGOING_PROXY"_s)->setText(u"http://ann:tell@proxy.example:8080"_s);
    press(u"Save"_s);
    QTRY_COMPARE(line(u"OUTGOING_PROXY"_s)->text(), u"http://***@proxy.example:8080"_s);
    QCOMPARE(configuration().values.last().value, u"http://ann:tell@proxy.example:8080"_s);
    QVERIFY(!m_scene->press(u"Save"_s));
    QVERIFY(!about("OUTGOING_PROXY").contains(u"Not saved"));
}

void tst_SettingsPage::keepsASecretAndNeverShowsIt()
{
    group(u"The client credential"_s);
    QTRY_VERIFY(about("OAUTH_CLIENT_SECRET").contains(u"Not set"));
    QVERIFY(!namedButton(u"Remove OAUTH_CLIENT_SECRET"_s));
    namedButton(u"Set OAUTH_CLIENT_SECRET"_s)->click();
    auto *dialog = m_scene->visible<pages::SecretDialog>();
    QVERIFY(dialog);
    auto *value = dialog->findChild<QLineEdit *>();
    QCOMPARE(value->echoMode(), QLineEdit::Password);
    QVERIFY(!m_scene->press(u"Keep"_s));
    QTest::keyClicks(value, u" correct horse battery "_s);
    press(u"Keep"_s);
    QTRY_COMPARE(configuration().secrets.value("OAUTH_CLIENT_SECRET"), "correct horse battery");
    QTRY_VERIFY2(m_scene->notice().contains(u"OAUTH_CLIENT_SECRET is kept in the keychain."),
        qPrintable(m_scene->notice()));
    QCOMPARE(configuration().reloads, 1); // or the server would not use it
    QTRY_VERIFY(about("OAUTH_CLIENT_SECRET").contains(u"Set, kept in the keychain."));
    QVERIFY(namedButton(u"Replace OAUTH_CLIENT_SECRET"_s));
    for (const auto *field : m_scene->window->findChildren<QLineEdit *>())
        QVERIFY(!field->isVisible() || !field->text().contains(u"correct horse"));
}

void tst_SettingsPage::removesASecretAfterAYes()
{
    group(u"The provider"_s);
    QTRY_VERIFY(namedButton(u"Remove PROVIDER_CLIENT_SECRET"_s));
    namedButton(u"Remove PROVIDER_CLIENT_SECRET"_s)->click();
    QVERIFY(m_scene->window->findChild<QMessageBox *>(u"question"_s)
                ->informativeText()
                .contains(u"cannot be undone"));
    QVERIFY(m_scene->answerQuestion(u"yes"_s));
    QTRY_VERIFY(configuration().secrets.isEmpty());
    QTRY_VERIFY(m_scene->notice().contains(u"is removed"));
    QTRY_VERIFY(!namedButton(u"Remove PROVIDER_CLIENT_SECRET"_s));
}

void tst_SettingsPage::saysWhatToDoAboutALockedKeychain()
{
    const QString locked = u"The keychain is locked. Log in at the desktop, or unlock it."_s;
    group(u"The client credential"_s);
    QTRY_VERIFY(about("OAUTH_CLIENT_SECRET").contains(u"Not set"));
    configuration().outcome = base::Err(base::Error {base::ErrorKind::Unavailable, locked});
    namedButton(u"Set OAUTH_CLIENT_SECRET"_s)->click();
    auto *dialog = m_scene->visible<pages::SecretDialog>();
    auto *value = dialog->findChild<QLineEdit *>();
    QTest::keyClicks(value, u"correct horse battery"_s);
    press(u"Keep"_s);
    QTRY_COMPARE(dialog->findChild<pages::Notice *>()->text(), locked);
    QCOMPARE(value->text(), u"correct horse battery"_s); // to try again
    dialog->reject();
    group(u"The provider"_s);
    QTRY_VERIFY2(about("PROVIDER_CLIENT_SECRET").contains(locked),
        qPrintable(about("PROVIDER_CLIENT_SECRET")));
}

void tst_SettingsPage::saysWhenTheServerGoesOnWithTheFormerSecret()
{
    group(u"The provider"_s);
    QTRY_VERIFY(namedButton(u"Replace PROVIDER_CLIENT_SECRET"_s));
    configuration().holdsBack = true;
    namedButton(u"Replace PROVIDER_CLIENT_SECRET"_s)->click();
    QTest::keyClicks(
        m_scene->visible<pages::SecretDialog>()->findChild<QLineEdit *>(), u"another secret"_s);
    press(u"Keep"_s);
    QTRY_COMPARE(configuration().held(), 1);
    auto *dialog = m_scene->visible<pages::SecretDialog>();
    dialog->reject(); // or nobody would hear how it ends
    dialog->findChild<QLineEdit *>()->setText(u"another"_s);
    QVERIFY(!m_scene->press(u"Keep"_s) && dialog->isVisible());
    configuration().letGo(); // it is kept
    QTRY_COMPARE(configuration().reloads, 1);
    configuration().outcome =
        base::Err(base::Error {base::ErrorKind::Invalid, u"A file is missing."_s});
    configuration().holdsBack = false;
    configuration().letGo();
    QTRY_VERIFY2(m_scene->notice().contains(u"goes on as before: A file is missing."),
        qPrintable(m_scene->notice()));
}

QTEST_MAIN(tst_SettingsPage)
#include "tst_SettingsPage.moc"
