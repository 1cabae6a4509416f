// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/FakeProvider.h"
#include "gui/FirstRun.h"
#include "gui/Scene.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>
#include <QTreeWidget>
#include <QWizardPage>

using namespace gatehouse;
using namespace gatehouse::test;
using wizard::SetupWizard;

/// What the pages of the set-up take, keep, refuse and try out. Nothing is written here.
class tst_SetUpPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scene::forgetSettings(); }
    void keepsWhatWasTypedBothWays();
    void refusesWhatIsMissingOrWrong();
    void checksCredentialsBeforeTheyAreWritten();
    void knowsGoodCredentialsFromBadOnes();
    void staysWhereThePersonHasGone();
    void forgetsAPageThatHasGone();
    void listsTheToolsOfServers();
};

void tst_SetUpPages::keepsWhatWasTypedBothWays()
{
    FirstRun run;
    run.begin();
    run.goTo(SetupWizard::Provider);
    QVERIFY(run.press(u"GitHub"_s));
    const quint16 port = run.setUp().draft().port;
    QVERIFY(run.next());
    QVERIFY(run.type(u"Client ID"_s, u"an-id"_s));
    QVERIFY(run.type(u"Client secret"_s, u"a-secret"_s));
    run.back();
    QVERIFY(run.isOn(SetupWizard::Provider));
    run.back();
    QVERIFY(run.isOn(SetupWizard::Reach));
    QCOMPARE(run.setUp().currentPage()->findChild<QSpinBox *>()->value(), int(port));
    QVERIFY(run.next());
    QVERIFY(run.named<QAbstractButton>(u"GitHub"_s)->isChecked());
    QVERIFY(run.next());
    QCOMPARE(run.named<QLineEdit>(u"Client ID"_s)->text(), u"an-id"_s);
    QCOMPARE(run.named<QLineEdit>(u"Client secret"_s)->text(), u"a-secret"_s);
    QCOMPARE(run.named<QLineEdit>(u"Client secret"_s)->echoMode(), QLineEdit::Password);
}

void tst_SetUpPages::refusesWhatIsMissingOrWrong()
{
    FirstRun run;
    run.begin();
    QVERIFY(run.press(u"By a domain of my own, behind Caddy or nginx"_s));
    QVERIFY(!run.next());
    QVERIFY(run.notice().contains(u"domain"));
    QVERIFY(run.type(u"Domain"_s, u"gate example"_s));
    QVERIFY(!run.next());
    QVERIFY2(run.notice().contains(u"BASE_URL"), qPrintable(run.notice()));
    QVERIFY(run.press(u"From this machine only"_s));
    run.goTo(SetupWizard::Credentials);
    QVERIFY(!run.next());
    QVERIFY(run.notice().contains(u"name"));
    QVERIFY(run.type(u"Name"_s, u"ann"_s));
    QVERIFY(run.type(u"Password"_s, u"short"_s));
    QVERIFY(!run.next());
    QVERIFY(run.notice().contains(u"8"));
    QVERIFY(run.type(u"Password"_s, QLatin1String(Password)));
    QVERIFY(!run.next());
    QVERIFY(run.notice().contains(u"not the same"));
}

void tst_SetUpPages::checksCredentialsBeforeTheyAreWritten()
{
    // Without discovery: what answers is no provider, and that is said.
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost, 0));
    const QString issuer = u"http://127.0.0.1:%1"_s.arg(silent.serverPort());
    silent.close();
    FirstRun run;
    run.begin();
    run.goTo(SetupWizard::Provider);
    QVERIFY(run.press(u"Another provider"_s));
    QVERIFY(run.next());
    QVERIFY(run.type(u"Issuer"_s, issuer));
    QVERIFY(run.type(u"Client ID"_s, u"an-id"_s));
    QVERIFY(run.type(u"Client secret"_s, u"a-secret-of-it"_s));
    QVERIFY(!run.next());
    QVERIFY(!run.setUp().button(QWizard::NextButton)->isEnabled()); // while it is asked
    QTRY_VERIFY_WITH_TIMEOUT(run.named<QPushButton>(u"Go on anyway"_s), 30'000);
    QVERIFY2(run.notice().contains(u"cannot be asked"), qPrintable(run.notice()));
    QVERIFY(!run.notice().contains(u"a-secret-of-it"));
    FirstRun::picture(run.setUp(), u"3-refused"_s);
    QVERIFY(run.press(u"Go on anyway"_s));
    QVERIFY(run.isOn(SetupWizard::Allowed));
    QVERIFY(!run.next());
    QVERIFY(run.notice().contains(u"nobody could sign in"));
    QVERIFY(!QFile::exists(run.somebody.places().settingsFile));
}

void tst_SetUpPages::knowsGoodCredentialsFromBadOnes()
{
    FakeProvider provider;
    provider.codeRefusal = "invalid_client"; // our id or secret is wrong
    FirstRun run;
    run.begin();
    run.goTo(SetupWizard::Provider);
    QVERIFY(run.knowsProvider(provider, u"a-wrong-secret"_s));
    QVERIFY(run.press(u"Check now"_s));
    QTRY_VERIFY_WITH_TIMEOUT(run.notice().contains(u"refuses our client id or secret"), 30'000);
    QVERIFY(run.isOn(SetupWizard::Credentials));
    // An id and secret that are known; only the code is nobody's.
    provider.codeRefusal = "invalid_grant";
    QVERIFY(run.type(u"Client secret"_s, u"the-secret-at-the-provider"_s));
    QVERIFY(!run.next()); // it is asked first
    QTRY_VERIFY_WITH_TIMEOUT(run.isOn(SetupWizard::Allowed), 30'000);
    QVERIFY(provider.redirectUris.contains(run.setUp().draft().redirectUri()));
    // What was good is good for these addresses alone.
    run.back();
    QVERIFY(run.type(u"Token URL"_s, QString::fromUtf8(provider.url("/another"))));
    QVERIFY(!run.next());
    QVERIFY(run.isOn(SetupWizard::Credentials));
}

void tst_SetUpPages::staysWhereThePersonHasGone()
{
    FakeProvider provider;
    provider.codeRefusal = "invalid_grant";
    FirstRun run;
    run.begin();
    run.goTo(SetupWizard::Provider);
    QVERIFY(run.knowsProvider(provider, u"the-secret-at-the-provider"_s));
    QVERIFY(!run.next());
    QSignalSpy judged(run.setUp().page(SetupWizard::Credentials), &QWizardPage::completeChanged);
    run.back();
    QVERIFY(run.isOn(SetupWizard::Provider));
    QTRY_VERIFY_WITH_TIMEOUT(judged.count() > 0, 30'000);
    QVERIFY(!provider.redirectUris.isEmpty());
    QVERIFY(run.isOn(SetupWizard::Provider));
}

/// It is told later how the server is run.
void tst_SetUpPages::forgetsAPageThatHasGone()
{
    FirstRun run;
    run.opened({u"start"_s, SetupWizard::Start, {}}).reset();
    bool isKnown = false;
    run.service->findWay([&isKnown](service::Service::Way) { isKnown = true; });
    QTRY_VERIFY(isKnown);
}

void tst_SetUpPages::listsTheToolsOfServers()
{
    const FakeProvider other; // something that is no MCP server
    FirstRun run;
    run.begin();
    run.goTo(SetupWizard::Servers);
    auto *input = run.setUp().currentPage()->findChild<QPlainTextEdit *>();
    QVERIFY(!run.named<QPushButton>(u"List the tools"_s)->isEnabled());
    input->setPlainText(u"{"_s);
    QVERIFY(run.press(u"Add"_s));
    QVERIFY(run.notice().contains(u"not JSON"));
    input->setPlainText(QString::fromUtf8(other.url("/mcp")));
    QVERIFY(run.press(u"Add"_s));
    auto *list = run.setUp().currentPage()->findChild<QTreeWidget *>();
    QCOMPARE(list->topLevelItemCount(), 1);
    QVERIFY(run.press(u"List the tools"_s));
    QTRY_COMPARE_WITH_TIMEOUT(list->topLevelItem(0)->text(2), u"not known"_s, 30'000);
    QVERIFY2(run.notice().startsWith(u"local: "), qPrintable(run.notice()));
    QTRY_VERIFY(run.named<QPushButton>(u"List the tools"_s)->isEnabled());
    QVERIFY(run.press(u"Remove"_s));
    QCOMPARE(list->topLevelItemCount(), 0);
    // Who forgets to press Add has it added.
    input->setPlainText(u"{"_s);
    QVERIFY(!run.next());
    QVERIFY(run.notice().contains(u"not JSON"));
    input->setPlainText(u"https://mcp.example.com/mcp"_s);
    QVERIFY(run.next());
    QVERIFY(run.setUp().draft().servers.contains("mcp.example.com"));
}

QTEST_MAIN(tst_SetUpPages)
#include "tst_SetUpPages.moc"
