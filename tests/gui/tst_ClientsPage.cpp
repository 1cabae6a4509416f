// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Printable.h"
#include "gui/Scene.h"
#include "pages/ElidedLabel.h"
#include "pages/NewClientDialog.h"
#include "pages/Notice.h"
#include "pages/Snippet.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

/// What the owner does about clients, with a server over a real socket.
class tst_ClientsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scene::forgetSettings(); }
    void init();
    void cleanup() { m_scene.reset(); }

    void letsAClientIn();
    void blocksAndUnblocksAClient();
    void deletesAClient();
    void makesAClientAndShowsItsSecretOnce();
    void makesAnAgent();
    void fillsInWhatIsKnownOfAProduct();
    void keepsWhatWasTypedWhenTheServerGoes();
    void namesAreTextAndNothingElse();

private:
    template <typename Widget> Widget *visible() const { return m_scene->visible<Widget>(); }
    void press(const QString &text) const { QVERIFY2(m_scene->press(text), qPrintable(text)); }

    std::unique_ptr<Scene> m_scene;
};

void tst_ClientsPage::init()
{
    m_scene = std::make_unique<Scene>();
    m_scene->startServer();
    m_scene->openSessions(12);
    m_scene->connectApp();
}

void tst_ClientsPage::letsAClientIn()
{
    m_scene->showPage(u"overview"_s);
    QVERIFY(!m_scene->button(u"Allow"_s));
    m_scene->askForApproval();
    QTRY_VERIFY(m_scene->button(u"Allow"_s));
    QVERIFY(m_scene->button(u"Allow"_s)->accessibleName().contains(u"Windsurf"));
    QTRY_VERIFY(m_scene->button(u"Allow"_s)->isEnabled());
    press(u"Allow"_s);
    QTRY_VERIFY(m_scene->rig.approval.waiting().isEmpty());
    QTRY_VERIFY(!m_scene->button(u"Allow"_s));
    m_scene->askForApproval(u"Another"_s);
    QTRY_VERIFY(m_scene->button(u"Deny"_s) && m_scene->button(u"Deny"_s)->isEnabled());
    press(u"Deny"_s);
    QTRY_VERIFY(!m_scene->button(u"Deny"_s));
}

void tst_ClientsPage::blocksAndUnblocksAClient()
{
    m_scene->showPage(u"clients"_s);
    QTRY_VERIFY(m_scene->table());
    m_scene->table()->setCurrentIndex(m_scene->table()->model()->index(0, 0));
    press(u"Block…"_s);
    QVERIFY(m_scene->answerQuestion(u"yes"_s));
    QTRY_VERIFY(m_scene->notice().contains(u"is blocked"));
    QTRY_VERIFY(m_scene->button(u"Unblock"_s));
    QVERIFY(!m_scene->button(u"Block…"_s));
    press(u"Unblock"_s);
    QTRY_VERIFY(m_scene->button(u"Block…"_s));
    press(u"Approve"_s);
    QTRY_VERIFY(!m_scene->button(u"Approve"_s));
}

void tst_ClientsPage::deletesAClient()
{
    m_scene->showPage(u"clients"_s);
    QTRY_COMPARE(m_scene->live->lists.clients.rowCount(), 5);
    m_scene->table()->setCurrentIndex(m_scene->table()->model()->index(0, 0));
    press(u"Delete…"_s);
    QVERIFY(m_scene->answerQuestion(u"yes"_s));
    QTRY_COMPARE(m_scene->live->lists.clients.rowCount(), 4);
    QVERIFY(m_scene->notice().contains(u"is deleted"));
}

void tst_ClientsPage::makesAClientAndShowsItsSecretOnce()
{
    m_scene->showPage(u"clients"_s);
    press(u"New client…"_s);
    auto *dialog = visible<pages::NewClientDialog>();
    QVERIFY(dialog);
    press(u"Create"_s);
    auto *notice = dialog->findChild<pages::Notice *>();
    QVERIFY2(notice->text().contains(u"name"), qPrintable(notice->text()));
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"Desk"_s);
    press(u"Create"_s);
    QVERIFY(notice->text().contains(u"sent back"));
    dialog->findChild<QPlainTextEdit *>()->setPlainText(u"http://evil.example/cb"_s);
    press(u"Create"_s);
    QTRY_VERIFY2(notice->text().contains(u"evil.example"), qPrintable(notice->text()));
    QCOMPARE(dialog->findChild<QLineEdit *>()->text(), u"Desk"_s);
    dialog->findChild<QPlainTextEdit *>()->setPlainText(u"https://desk.example/cb\n"_s);
    press(u"Create"_s);
    const auto secret = [&]() -> QLineEdit * {
        for (auto *field : dialog->findChildren<QLineEdit *>()) {
            if (field->isVisible() && field->text().startsWith(u"gth_cs_"))
                return field;
        }
        return nullptr;
    };
    QTRY_VERIFY(secret());
    QVERIFY(secret()->isReadOnly());
    press(u"I have copied it"_s);
    QTRY_COMPARE(m_scene->live->lists.clients.rowCount(), 6);
    // What is only hidden could be read again.
    QTRY_VERIFY(m_scene->window->findChildren<pages::NewClientDialog *>().isEmpty());
}

void tst_ClientsPage::makesAnAgent()
{
    m_scene->showPage(u"clients"_s);
    QTRY_COMPARE(m_scene->live->lists.servers.rowCount(), 1);
    press(u"New client…"_s);
    auto *dialog = visible<pages::NewClientDialog>();
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"Nightly job"_s);
    auto *product = dialog->findChild<QComboBox *>();
    product->setCurrentIndex(product->count() - 1);
    press(u"Create"_s);
    QVERIFY(dialog->findChild<pages::Notice *>()->text().contains(u"at least one server"));
    m_scene->visible<QCheckBox>()->setChecked(true);
    press(u"Create"_s);
    product->setCurrentIndex(0); // the answer is about what was asked
    QTRY_VERIFY(m_scene->button(u"I have copied it"_s));
    const QString text = m_scene->visible<pages::Snippet>()->text();
    QVERIFY2(text.contains(u"client_credentials") && text.contains(u"gth_cs_")
            && text.contains(u"https://gate.example/token"),
        qPrintable(text));
    QTRY_COMPARE(m_scene->live->lists.clients.rowCount(), 6);
    const auto &rows = m_scene->live->lists.clients.rows();
    QVERIFY(std::any_of(rows.cbegin(), rows.cend(),
        [](const protocol::ClientRow &row) { return row.agent && row.name == u"Nightly job"; }));
}

void tst_ClientsPage::fillsInWhatIsKnownOfAProduct()
{
    m_scene->showPage(u"clients"_s);
    press(u"New client…"_s);
    auto *dialog = visible<pages::NewClientDialog>();
    auto *product = dialog->findChild<QComboBox *>();
    auto *name = dialog->findChild<QLineEdit *>();
    auto *redirects = dialog->findChild<QPlainTextEdit *>();
    const auto choose = [&](const QString &title) {
        product->setCurrentIndex(product->findText(title));
        return product->currentText() == title;
    };
    QVERIFY(choose(u"Claude"_s));
    QCOMPARE(name->text(), u"Claude"_s);
    QCOMPARE(redirects->toPlainText(),
        u"https://claude.ai/api/mcp/auth_callback\nhttps://claude.com/api/mcp/auth_callback"_s);
    QVERIFY(visible<QCheckBox>()->isChecked());
    QVERIFY(choose(u"ChatGPT"_s)); // whose address is another for each connector
    QCOMPARE(redirects->toPlainText(), QString());
    redirects->setPlainText(u"https://chatgpt.com/connector/oauth/typed"_s);
    QVERIFY(choose(u"Visual Studio Code"_s));
    QCOMPARE(name->text(), u"Visual Studio Code"_s);
    QCOMPARE(redirects->toPlainText(), u"https://chatgpt.com/connector/oauth/typed"_s);
    redirects->clear();
    QVERIFY(choose(u"Claude"_s) && choose(u"Cursor"_s));
    QVERIFY(redirects->toPlainText().contains(u"cursor://anysphere.cursor-mcp/oauth/callback"));
    QVERIFY(!visible<QCheckBox>()->isChecked());
    press(u"Create"_s);
    QTRY_VERIFY(m_scene->button(u"I have copied it"_s));
    const QJsonObject entry = QJsonDocument::fromJson(visible<pages::Snippet>()->text().toUtf8())
                                  .object()
                                  .value("mcpServers"_L1)
                                  .toObject()
                                  .value("gatehouse"_L1)
                                  .toObject();
    QCOMPARE(entry.value("url"_L1).toString(), u"https://gate.example/mcp"_s);
    const QByteArray id =
        entry.value("auth"_L1).toObject().value("CLIENT_ID"_L1).toString().toUtf8();
    const auto client = *m_scene->rig.store.client({id});
    QVERIFY(client && !client->isConfidential());
    QCOMPARE(client->redirectUris.size(), 3);
}

void tst_ClientsPage::keepsWhatWasTypedWhenTheServerGoes()
{
    m_scene->showPage(u"clients"_s);
    press(u"New client…"_s);
    auto *dialog = visible<pages::NewClientDialog>();
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"Desk"_s);
    dialog->findChild<QPlainTextEdit *>()->setPlainText(u"https://desk.example/cb"_s);
    m_scene->loseServer();
    press(u"Create"_s);
    auto *notice = dialog->findChild<pages::Notice *>();
    QTRY_VERIFY2(notice->text().contains(u"no connection"), qPrintable(notice->text()));
    QCOMPARE(dialog->findChild<QLineEdit *>()->text(), u"Desk"_s);
    QVERIFY(m_scene->rig.tryStart().ok());
    m_scene->live->server.retryNow();
    QTRY_VERIFY(m_scene->live->server.isConnected());
    press(u"Create"_s);
    QTRY_VERIFY(m_scene->button(u"I have copied it"_s));
}

/// A client names itself, so its name may be anything.
void tst_ClientsPage::namesAreTextAndNothingElse()
{
    const QString name = u"<img src=x><b>Claude</b> & \u202eevil %1 %2"_s;
    m_scene->askForApproval(name);
    m_scene->showPage(u"clients"_s);
    QTRY_VERIFY(m_scene->button(u"Allow"_s));
    const auto hasNotice = [this](const QString &part) {
        const auto notices = m_scene->window->findChildren<pages::Notice *>();
        return std::any_of(notices.cbegin(), notices.cend(),
            [&part](const pages::Notice *notice) { return notice->text().contains(part); });
    };
    QVERIFY(hasNotice(u"<img src=x>"_s));
    for (const auto *label : m_scene->window->findChildren<QLabel *>()) {
        QVERIFY(!label->text().contains(QChar(0x202e))); // turns the rest of the line around
        if (label->text().contains(u"<img"))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QVERIFY(pages::plainHint(name).startsWith(u"<qt>&lt;img"));
    m_scene->askForApproval(QString(300, u'x'));
    QTRY_VERIFY(hasNotice(QString(60, u'x') + u'…'));
    QTRY_VERIFY(m_scene->table() && m_scene->select(base::printable(name)));
    for (const auto *label : m_scene->window->findChildren<pages::ElidedLabel *>())
        QVERIFY(!label->accessibleName().contains(QChar(0x202e)));
    press(u"Block…"_s);
    auto *box = m_scene->window->findChild<QMessageBox *>(u"question"_s);
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QVERIFY(m_scene->answerQuestion(u"no"_s));
}

QTEST_MAIN(tst_ClientsPage)
#include "tst_ClientsPage.moc"
