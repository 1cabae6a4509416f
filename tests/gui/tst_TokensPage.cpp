// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Scene.h"
#include "pages/NewTokenDialog.h"
#include "pages/Notice.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QGuiApplication>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>

using namespace gatehouse;
using namespace gatehouse::test;

/// What the owner does about personal access tokens, with a server over a real socket.
class tst_TokensPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scene::forgetSettings(); }
    void init();
    void cleanup() { m_scene.reset(); }

    void showsWhoATokenActsForAndWhatItMayCall();
    void saysWhatTokensAreForWhenThereIsNone();
    void makesATokenAndShowsItOnce();
    void takesATokenForSomebodyWhoIsTyped();
    void tellsTwoOfTheSameNameApart();
    void saysWhatIsMissing();
    void keepsWhatWasTypedWhenTheServerGoes();
    void revokesATokenAfterAYes();
    void seesATokenThatSomebodyElseHasMade();

private:
    template <typename Widget> Widget *visible() const { return m_scene->visible<Widget>(); }
    void press(const QString &text) const { QVERIFY2(m_scene->press(text), qPrintable(text)); }
    const QList<protocol::TokenRow> &rows() const { return m_scene->live->lists.tokens.rows(); }
    pages::NewTokenDialog *openDialog() const;
    /// What the dialog says is wrong, or how it went.
    static QString said(const pages::NewTokenDialog &dialog)
    {
        return dialog.findChild<pages::Notice *>()->text();
    }
    QString shownToken() const;

    std::unique_ptr<Scene> m_scene;
};

void tst_TokensPage::init()
{
    m_scene = std::make_unique<Scene>();
    m_scene->startServer();
    m_scene->openSessions(12);
}

pages::NewTokenDialog *tst_TokensPage::openDialog() const
{
    m_scene->showPage(u"tokens"_s);
    if (!QTest::qWaitFor([&] { return m_scene->live->lists.people.rowCount() == 6; }))
        qFatal("The people are not known.");
    m_scene->press(u"New token…"_s);
    return visible<pages::NewTokenDialog>();
}

QString tst_TokensPage::shownToken() const
{
    for (const auto *field : m_scene->window->findChildren<QLineEdit *>()) {
        if (field->isVisible() && field->text().startsWith(u"gth_pat_"))
            return field->text();
    }
    return {};
}

void tst_TokensPage::showsWhoATokenActsForAndWhatItMayCall()
{
    m_scene->makeTokens();
    m_scene->connectApp();
    m_scene->showPage(u"tokens"_s);
    QTRY_COMPARE(rows().size(), 3);
    QVERIFY(m_scene->select(u"Nightly report"_s));
    const QStringList details = m_scene->details();
    for (const QString &wanted :
        {u"Ann Novak"_s, u"ann@corp.example"_s, u"search, read_*"_s, u"Active"_s, u"Never"_s})
        QVERIFY2(details.contains(wanted), qPrintable(wanted));
    m_scene->visible<QLineEdit>()->setText(u"build"_s);
    QCOMPARE(m_scene->table()->model()->rowCount(), 1);
}

void tst_TokensPage::saysWhatTokensAreForWhenThereIsNone()
{
    m_scene->connectApp();
    m_scene->showPage(u"tokens"_s);
    const auto says = [&](const QString &text) {
        const auto labels = m_scene->window->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    };
    QTRY_VERIFY(says(u"lets a script call MCP servers"_s));
}

void tst_TokensPage::makesATokenAndShowsItOnce()
{
    m_scene->connectApp();
    auto *dialog = openDialog();
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"Nightly report"_s);
    auto *person = dialog->findChild<QComboBox *>();
    person->setCurrentIndex(person->findText(u"Ben Okafor (ben@corp.example)"_s));
    dialog->findChild<QCheckBox *>()->setChecked(true);
    for (auto *field : dialog->findChildren<QLineEdit *>()) {
        if (field->placeholderText().contains(u"read_*"))
            field->setText(u"search, read_*"_s);
    }
    auto *expiry = dialog->findChildren<QComboBox *>().last();
    expiry->setCurrentIndex(expiry->count() - 1);
    auto *day = dialog->findChild<QDateEdit *>();
    QVERIFY(day->isVisible());
    day->setDate(QDate::currentDate().addDays(3));
    press(u"Create"_s);
    dialog->reject(); // somebody is impatient
    QVERIFY(!m_scene->press(u"Cancel"_s));
    QTRY_VERIFY2(!shownToken().isEmpty(), qPrintable(said(*dialog)));
    QVERIFY(said(*dialog).contains(u"shown this once"));
    dialog->close();
    QVERIFY(dialog->isVisible());
    const QString token = shownToken();
    for (auto *button : dialog->findChildren<QToolButton *>()) {
        if (button->accessibleName() == u"Copy the token")
            button->click();
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), token);
    QTRY_COMPARE(rows().size(), 1);
    QCOMPARE(rows().first().person, u"Ben Okafor"_s);
    QCOMPARE(rows().first().tools, QStringList({u"search"_s, u"read_*"_s}));
    const QDateTime end =
        QDateTime::fromSecsSinceEpoch(rows().first().expiresAt.time_since_epoch().count());
    QCOMPARE(end.date(), day->date());
    press(u"I have copied it"_s);
    // What is only hidden could be read again.
    QTRY_VERIFY(m_scene->window->findChildren<pages::NewTokenDialog *>().isEmpty());
    QVERIFY(shownToken().isEmpty());
}

void tst_TokensPage::takesATokenForSomebodyWhoIsTyped()
{
    m_scene->connectApp();
    auto *dialog = openDialog();
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"Job"_s);
    auto *person = dialog->findChild<QComboBox *>();
    person->setEditText(u"nobody@corp.example"_s);
    dialog->findChild<QCheckBox *>()->setChecked(true);
    press(u"Create"_s);
    QTRY_VERIFY2(said(*dialog).contains(u"nobody@corp.example"), qPrintable(said(*dialog)));
    person->setEditText(u"farah@corp.example"_s);
    press(u"Create"_s);
    QTRY_VERIFY2(!shownToken().isEmpty(), qPrintable(said(*dialog)));
}

void tst_TokensPage::tellsTwoOfTheSameNameApart()
{
    domain::Session elsewhere = m_scene->rig.session(0);
    elsewhere.id = {"elsewhere"};
    elsewhere.user = {
        "https://other.example", "1", u"ben@corp.example"_s, true, u"Ben Okafor"_s, {}};
    elsewhere.provider = "other";
    m_scene->rig.runBatch([&] {
        QVERIFY(m_scene->rig.store.openSession(elsewhere, {}, base::sha256("no code"),
            {.access = base::sha256("elsewhere"),
                .accessExpiresAt = m_scene->rig.clock.now() + base::seconds(3600),
                .refresh = base::sha256("refresh elsewhere"),
                .refreshExpiresAt = m_scene->rig.clock.now() + base::seconds(90'000),
                .issuedAt = m_scene->rig.clock.now()}));
        m_scene->rig.events.happened(oauth::SessionOpened {elsewhere});
    });
    m_scene->connectApp();
    m_scene->showPage(u"tokens"_s);
    QTRY_COMPARE(m_scene->live->lists.people.rowCount(), 7);
    press(u"New token…"_s);
    auto *dialog = visible<pages::NewTokenDialog>();
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"Job"_s);
    dialog->findChild<QCheckBox *>()->setChecked(true);
    auto *person = dialog->findChild<QComboBox *>();
    QByteArrayList users;
    for (int i = 0; i < person->count(); ++i) {
        if (person->itemText(i).startsWith(u"Ben Okafor"_s))
            users.append(person->itemData(i).toByteArray());
    }
    QCOMPARE(users.size(), 2);
    QVERIFY(person->findText(u"Ben Okafor (ben@corp.example)"_s) >= 0);
    person->setCurrentIndex(person->findData(users.last()));
    QVERIFY2(person->currentText().contains(u" at "_s), qPrintable(person->currentText()));
    press(u"Create"_s);
    QTRY_COMPARE(rows().size(), 1);
    QCOMPARE(m_scene->rig.personalTokens.list()->first().token.user.userId().value, users.last());
}

void tst_TokensPage::saysWhatIsMissing()
{
    m_scene->connectApp();
    auto *dialog = openDialog();
    press(u"Create"_s);
    QVERIFY(said(*dialog).contains(u"name"));
    dialog->findChild<QLineEdit *>()->setText(u"Job"_s);
    press(u"Create"_s);
    QVERIFY(said(*dialog).contains(u"in whose name"));
    dialog->findChild<QComboBox *>()->setEditText(u"ann@corp.example"_s);
    press(u"Create"_s);
    QVERIFY(said(*dialog).contains(u"at least one server"));
    QVERIFY(rows().isEmpty());
}

void tst_TokensPage::keepsWhatWasTypedWhenTheServerGoes()
{
    m_scene->connectApp();
    auto *dialog = openDialog();
    dialog->findChild<QLineEdit *>()->setText(u"Job"_s);
    auto *person = dialog->findChild<QComboBox *>();
    person->setEditText(u"ann@corp.example"_s);
    dialog->findChild<QCheckBox *>()->setChecked(true);
    m_scene->loseServer();
    press(u"Create"_s);
    QTRY_VERIFY2(said(*dialog).contains(u"no connection"), qPrintable(said(*dialog)));
    QVERIFY(m_scene->rig.tryStart().ok());
    m_scene->live->server.retryNow();
    QTRY_VERIFY(m_scene->live->server.isConnected());
    QCOMPARE(person->currentText(), u"ann@corp.example"_s);
    press(u"Create"_s);
    QTRY_VERIFY2(!shownToken().isEmpty(), qPrintable(said(*dialog)));
}

void tst_TokensPage::revokesATokenAfterAYes()
{
    m_scene->makeTokens();
    m_scene->connectApp();
    m_scene->showPage(u"tokens"_s);
    QTRY_COMPARE(rows().size(), 3);
    QVERIFY(m_scene->select(u"Try-out"_s));
    press(u"Revoke…"_s);
    const auto *box = m_scene->window->findChild<QMessageBox *>(u"question"_s);
    QVERIFY(box && box->text().contains(u"Chiara Rossi"));
    QVERIFY(box->informativeText().contains(u"cannot be undone"));
    QVERIFY(m_scene->answerQuestion(u"no"_s));
    press(u"Revoke…"_s);
    QVERIFY(m_scene->answerQuestion(u"yes"_s));
    QTRY_COMPARE(rows().size(), 2);
    QVERIFY2(m_scene->notice().contains(u"Try-out is revoked"), qPrintable(m_scene->notice()));
    QVERIFY(!m_scene->select(u"Try-out"_s));
}

void tst_TokensPage::seesATokenThatSomebodyElseHasMade()
{
    m_scene->connectApp();
    m_scene->showPage(u"tokens"_s);
    QTRY_VERIFY(m_scene->live->lists.isKnown(models::ServerLists::List::Tokens));
    RawAdmin other = m_scene->rig.client();
    QVERIFY(other
                .ask("tokens.create",
                    R"({"name":"Elsewhere","user":"ann@corp.example","servers":["/mcp"]})")
                .contains(u"result"_s));
    QTRY_COMPARE(rows().size(), 1);
    QVERIFY(m_scene->select(u"Elsewhere"_s));
}

QTEST_MAIN(tst_TokensPage)
#include "tst_TokensPage.moc"
