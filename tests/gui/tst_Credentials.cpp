// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Scene.h"
#include "pages/CredentialsDialog.h"
#include "pages/FindingCard.h"
#include "pages/Notice.h"

#include <QLineEdit>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

/// The credentials at a provider: tried out, kept, replaced, removed.
class tst_Credentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scene::forgetSettings(); }
    void init();
    void cleanup() { m_scene.reset(); }

    void checksWhatIsTypedWithoutKeepingIt();
    void saysNothingOfWhatIsNoLongerTyped();
    void saysWhyTheProviderRefuses();
    void takesNothingForAnotherProvider();
    void keepsTheSecretAndTheId();
    void keepsTheSecretAlone();
    void staysUntilBothAreKept();
    void asksBeforeWhatIsTypedIsLost();
    void removesTheSecretAfterAYes();
    void saysWhatToDoAboutALockedKeychain();
    void leavesLocalAccountsAlone();

private:
    FakeConfiguration &configuration() const { return m_scene->rig.configuration; }
    QString said() const { return m_dialog->findChild<pages::Notice *>()->text(); }
    void press(const QString &text) const { QVERIFY2(m_scene->press(text), qPrintable(text)); }
    QLineEdit *field(int place) const { return m_dialog->findChildren<QLineEdit *>().at(place); }
    QLineEdit *address() const { return field(0); }
    QLineEdit *id() const { return field(1); }
    QLineEdit *secret() const { return field(2); }
    bool says(const QString &text) const
    {
        const auto labels = m_dialog->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

    std::unique_ptr<Scene> m_scene;
    pages::CredentialsDialog *m_dialog = nullptr;
};

void tst_Credentials::init()
{
    m_scene = std::make_unique<Scene>();
    m_scene->startServer();
    m_scene->connectApp();
    m_scene->showPage(u"signin"_s);
    QTRY_COMPARE(m_scene->live->lists.providers.rowCount(), 2);
    QVERIFY(m_scene->select(u"corp"_s));
    press(u"Credentials…"_s);
    m_dialog = m_scene->visible<pages::CredentialsDialog>();
    QVERIFY(m_dialog);
    QTRY_COMPARE(id()->text(), u"gatehouse-team"_s);
    QTRY_VERIFY(says(u"One is kept in the keychain."_s));
}

void tst_Credentials::checksWhatIsTypedWithoutKeepingIt()
{
    m_scene->rig.trial = {.good = true,
        .title = u"Corp"_s,
        .redirectUri = "https://gate.example/oauth/callback",
        .findings = {{.id = u"provider:default"_s, .what = u"It answers."_s}}};
    QVERIFY(!m_scene->press(u"Check"_s)); // nothing is typed
    secret()->setText(u"typed-secret"_s);
    press(u"Check"_s);
    QTRY_VERIFY2(said().contains(u"Corp knows this id and secret"), qPrintable(said()));
    const protocol::ProviderCandidate &tried = m_scene->rig.tried.first();
    QCOMPARE(tried.clientId, "gatehouse-team");
    QCOMPARE(tried.clientSecret, "typed-secret");
    QCOMPARE(tried.accountsUrl, "https://login.corp.example");
    QCOMPARE(tried.strategy, "oauth");
    QVERIFY(tried.name.isEmpty());
    QVERIFY(m_scene->named<QLineEdit>(u"Register there"_s)->text().endsWith(u"/oauth/callback"));
    QVERIFY(configuration().secrets.value("PROVIDER_CLIENT_SECRET") != "typed-secret");
    QCOMPARE(secret()->echoMode(), QLineEdit::Password);
}

void tst_Credentials::saysNothingOfWhatIsNoLongerTyped()
{
    m_scene->rig.trial = {.good = true, .title = u"Corp"_s};
    QTest::keyClicks(secret(), u"typed-secret"_s);
    press(u"Check"_s);
    QTest::keyClicks(secret(), u"-2"_s);
    QTRY_VERIFY(m_scene->button(u"Check"_s)->isEnabled());
    QVERIFY(!m_dialog->findChild<pages::Notice *>()->isVisible());
    press(u"Check"_s);
    QTRY_VERIFY(said().contains(u"Corp knows this id and secret"));
    QTest::keyClicks(secret(), u"3"_s);
    QVERIFY(!m_dialog->findChild<pages::Notice *>()->isVisible());
}

/// Until it is known which settings are those of this one.
void tst_Credentials::takesNothingForAnotherProvider()
{
    pages::CredentialsDialog early(*m_scene->live, {"corp", u"Corp"_s}, nullptr);
    for (auto *field : early.findChildren<QLineEdit *>().first(3))
        QVERIFY(field->isReadOnly());
    for (auto *field : early.findChildren<QLineEdit *>().first(3))
        QTRY_VERIFY(!field->isReadOnly());
}

void tst_Credentials::saysWhyTheProviderRefuses()
{
    m_scene->rig.trial = {.good = false,
        .title = u"Corp"_s,
        .findings = {{u"credentials:default"_s, protocol::FindingLevel::Problem,
            u"It refuses the client secret."_s, u"Nobody can sign in."_s, u"Make a new one."_s}}};
    secret()->setText(u"wrong"_s);
    press(u"Check"_s);
    QTRY_VERIFY(said().contains(u"could not sign in"));
    QTRY_VERIFY(says(u"It refuses the client secret."_s) && says(u"What to do: Make a new one."_s));
    for (const auto *label : m_dialog->findChildren<QLabel *>()) { // nothing is cut off
        if (label->isVisible() && label->wordWrap())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                qPrintable(label->text()));
    }
}

void tst_Credentials::keepsTheSecretAndTheId()
{
    id()->clear();
    QTest::keyClicks(id(), u"another-id"_s);
    secret()->setText(u"another-secret"_s);
    press(u"Save"_s);
    QTRY_COMPARE(configuration().values.size(), 1);
    QCOMPARE(configuration().values.first().name, "PROVIDER_CLIENT_ID");
    QCOMPARE(configuration().secrets.value("PROVIDER_CLIENT_SECRET"), "another-secret");
    QTRY_VERIFY2(said().contains(u"after its next restart"), qPrintable(said()));
    QCOMPARE(secret()->text(), QString());
    QVERIFY(!m_scene->press(u"Save"_s));
}

void tst_Credentials::keepsTheSecretAlone()
{
    secret()->setText(u"another-secret"_s);
    press(u"Save"_s);
    QTRY_VERIFY2(said().contains(u"Saved."), qPrintable(said()));
    QCOMPARE(configuration().secrets.value("PROVIDER_CLIENT_SECRET"), "another-secret");
    QVERIFY(configuration().values.isEmpty());
}

void tst_Credentials::staysUntilBothAreKept()
{
    id()->clear();
    QTest::keyClicks(id(), u"another-id"_s);
    secret()->setText(u" another-secret "_s); // as it is pasted
    press(u"Save"_s);
    QVERIFY(!m_scene->press(u"Close"_s));
    m_dialog->close();
    QVERIFY(m_dialog->isVisible());
    QTRY_COMPARE(configuration().values.size(), 1);
    QCOMPARE(configuration().secrets.value("PROVIDER_CLIENT_SECRET"), "another-secret");
    QTRY_VERIFY(said().contains(u"Saved."));
    QVERIFY(m_scene->press(u"Close"_s));
    QVERIFY(!m_dialog->isVisible());
}

void tst_Credentials::asksBeforeWhatIsTypedIsLost()
{
    secret()->setText(u"another-secret"_s);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QVERIFY(m_scene->answerQuestion(u"no"_s));
    secret()->clear();
    QTest::keyClicks(id(), u"-2"_s);
    QVERIFY(!m_dialog->close());
    QVERIFY(m_scene->answerQuestion(u"no"_s));
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(id()->text(), u"gatehouse-team-2"_s);
    press(u"Close"_s);
    QVERIFY(m_scene->answerQuestion(u"yes"_s));
    QVERIFY(!m_dialog->isVisible());
}

void tst_Credentials::removesTheSecretAfterAYes()
{
    press(u"Remove the secret…"_s);
    QVERIFY(m_scene->answerQuestion(u"no"_s));
    QVERIFY(!configuration().secrets.isEmpty());
    press(u"Remove the secret…"_s);
    QVERIFY(m_scene->answerQuestion(u"yes"_s));
    QTRY_VERIFY(configuration().secrets.isEmpty());
    QTRY_VERIFY(said().contains(u"Removed."));
    QTRY_VERIFY(says(u"None is kept yet"_s));
    QVERIFY(!m_scene->press(u"Remove the secret…"_s));
}

void tst_Credentials::saysWhatToDoAboutALockedKeychain()
{
    const QString locked = u"The keychain is locked. Unlock it, and try again."_s;
    configuration().outcome = base::Err(base::Error {base::ErrorKind::Unavailable, locked});
    secret()->setText(u"another-secret"_s);
    press(u"Save"_s);
    QTRY_COMPARE(said(), locked);
    QCOMPARE(secret()->text(), u"another-secret"_s);
    configuration().outcome = {};
    press(u"Save"_s);
    QTRY_COMPARE(configuration().secrets.value("PROVIDER_CLIENT_SECRET"), "another-secret");
}

void tst_Credentials::leavesLocalAccountsAlone()
{
    m_dialog->reject();
    QVERIFY(m_scene->select(u"local"_s));
    QVERIFY(!m_scene->button(u"Credentials…"_s)->isEnabled());
    QVERIFY(m_scene->select(u"corp"_s));
    QVERIFY(m_scene->button(u"Credentials…"_s)->isEnabled());
}

QTEST_MAIN(tst_Credentials)
#include "tst_Credentials.moc"
