// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Scene.h"
#include "models/Words.h"
#include "pages/Notice.h"
#include "pages/Tile.h"
#include "pages/TrafficChart.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

/// What a person does on the pages, with a server over a real socket.
class tst_Pages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void endsASession();
    void endsNothingWithoutAYes();
    void endsAllOfAPerson();
    void endsAllOfAClient();
    void saysWhatTheServerSaysNo();
    void copiesTheIdOfASession();
    void showsTheDetailsOfASession();
    void filtersSessionsAndSaysWhenNoneFits();
    void goesFromAPersonToTheSessions();
    void testsAProvider();
    void showsTheServersAndReadsThemAgain();
    void tellsOnTheOverviewHowItIs();
    void takesNoCommandWhileThereIsNoServer();
    void saysThatThereIsNothingOnlyWhenTheServerHasSaidSo();

private:
    qsizetype living() const
    {
        return m_scene->rig.store.sessions(m_scene->rig.clock.now())->size();
    }
    QStringList details() const { return m_scene->details(); }
    template <typename Widget> Widget *visible() const { return m_scene->visible<Widget>(); }
    void press(const QString &text) const { QVERIFY2(m_scene->press(text), qPrintable(text)); }

    std::unique_ptr<Scene> m_scene;
};

void tst_Pages::initTestCase()
{
    Scene::forgetSettings();
}

void tst_Pages::init()
{
    m_scene = std::make_unique<Scene>();
    m_scene->startServer();
    m_scene->openSessions(12);
    m_scene->connectApp();
}

void tst_Pages::cleanup()
{
    m_scene.reset();
}

void tst_Pages::endsASession()
{
    m_scene->showPage(u"sessions"_s);
    QVERIFY(m_scene->select(u"Ben Okafor"_s));
    const QByteArray id = m_scene->live->sessions.rowAt(m_scene->table()->currentIndex())->id;
    press(u"End session…"_s);
    auto *box = m_scene->window->findChild<QMessageBox *>(u"question"_s);
    QVERIFY(box && box->informativeText().contains(u"cannot be undone"));
    QVERIFY2(box->text().contains(u"Ben Okafor"), qPrintable(box->text()));
    QVERIFY(m_scene->answerQuestion(u"yes"_s));
    QTRY_COMPARE(living(), 11);
    QTRY_COMPARE(m_scene->table()->model()->rowCount(), 11);
    QVERIFY(!m_scene->live->sessions.find(id));
    QVERIFY(!m_scene->table()->currentIndex().isValid()); // or the next press would end another
    QVERIFY(!m_scene->button(u"End session…"_s));
    QTRY_COMPARE(m_scene->notice(), u"1 session(s) have ended."_s); // no language is installed here
}

void tst_Pages::endsNothingWithoutAYes()
{
    m_scene->showPage(u"sessions"_s);
    QVERIFY(m_scene->select(u"Ben Okafor"_s));
    press(u"End session…"_s);
    auto *box = m_scene->window->findChild<QMessageBox *>(u"question"_s);
    QTest::keyClick(box, Qt::Key_Return); // the answer at hand is no
    QTRY_VERIFY(!m_scene->window->findChild<QMessageBox *>(u"question"_s));
    m_scene->activate();
    m_scene->table()->setFocus();
    QTest::keyClick(m_scene->table(), Qt::Key_Delete);
    QVERIFY(m_scene->answerQuestion(u"no"_s));
    QSignalSpy refreshed(&m_scene->live->server, &models::LiveServer::statusChanged);
    m_scene->live->server.refreshStatus(); // the next answer comes after any to a command
    QTRY_VERIFY(!refreshed.isEmpty());
    QCOMPARE(living(), 12);
}

void tst_Pages::endsAllOfAPerson()
{
    m_scene->showPage(u"sessions"_s);
    QVERIFY(m_scene->select(u"Ann Novak"_s));
    const QByteArray user = m_scene->live->sessions.rowAt(m_scene->table()->currentIndex())->user;
    press(u"End all of this person…"_s);
    QVERIFY(m_scene->answerQuestion(u"yes"_s));
    const auto ofUser = [&] {
        int count = 0;
        for (int i = 0; i < m_scene->live->sessions.rowCount(); ++i)
            count +=
                m_scene->live->sessions.rowAt(m_scene->live->sessions.index(i, 0))->user == user;
        return count;
    };
    QTRY_COMPARE(ofUser(), 0);
    QVERIFY(living() > 0);
}

void tst_Pages::endsAllOfAClient()
{
    m_scene->showPage(u"sessions"_s);
    m_scene->table()->setCurrentIndex(m_scene->table()->model()->index(0, 0));
    const QByteArray client =
        m_scene->live->sessions.rowAt(m_scene->table()->currentIndex())->client;
    press(u"End all of this client…"_s);
    QVERIFY(m_scene->answerQuestion(u"yes"_s));
    QTRY_VERIFY(living() < 12);
    const auto living = *m_scene->rig.store.sessions(m_scene->rig.clock.now());
    QVERIFY(std::none_of(living.cbegin(), living.cend(),
        [&](const domain::Session &session) { return session.clientId.value == client; }));
}

void tst_Pages::saysWhatTheServerSaysNo()
{
    m_scene->showPage(u"sessions"_s);
    QVERIFY(m_scene->select(u"Ben Okafor"_s));
    press(u"End session…"_s);
    const QByteArray id = m_scene->live->sessions.rowAt(m_scene->table()->currentIndex())->id;
    m_scene->rig.runBatch(
        [&] { QVERIFY(m_scene->rig.sessions.end({id}, domain::EndReason::Revoked).ok()); });
    QTRY_COMPARE(m_scene->table()->model()->rowCount(), 11); // another row is in its place
    QVERIFY(m_scene->answerQuestion(u"yes"_s));
    QTRY_VERIFY2(m_scene->notice().contains(u"it may have ended"), qPrintable(m_scene->notice()));
    QCOMPARE(living(), 11);
}

void tst_Pages::copiesTheIdOfASession()
{
    m_scene->showPage(u"sessions"_s);
    QVERIFY(m_scene->select(u"Chiara Rossi"_s));
    press(u"Copy the session ID"_s);
    QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(),
        m_scene->live->sessions.rowAt(m_scene->table()->currentIndex())->id);
}

void tst_Pages::showsTheDetailsOfASession()
{
    m_scene->showPage(u"sessions"_s);
    QVERIFY(!m_scene->button(u"End session…"_s)); // nothing is selected
    QVERIFY(m_scene->select(u"Dmitri Ivanov"_s));
    QVERIFY2(details().contains(u"dmitri@partner.example"_s), qPrintable(details().join(u'\n')));
    QVERIFY(m_scene->button(u"End session…"_s));
    const QByteArray id = m_scene->live->sessions.rowAt(m_scene->table()->currentIndex())->id;
    m_scene->rig.server->noteTraffic(
        {{{id}, {.requests = 4321}, m_scene->rig.clock.now()}}, {.requests = 4321});
    QTRY_VERIFY2(details().join(u'\n').contains(models::Words::number(4321).left(3)),
        qPrintable(details().join(u'\n')));
}

void tst_Pages::filtersSessionsAndSaysWhenNoneFits()
{
    m_scene->showPage(u"sessions"_s);
    auto *filter = visible<QLineEdit>();
    QTest::keyClicks(filter, u"erika"_s);
    QVERIFY(m_scene->table()->model()->rowCount() < 12);
    QTest::keyClicks(filter, u"zzz"_s);
    QVERIFY(!m_scene->table());
    const auto labels = m_scene->window->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
        return label->isVisible() && label->text() == u"No session fits the filter";
    }));
    filter->clear();
    QCOMPARE(m_scene->table()->model()->rowCount(), 12);
}

void tst_Pages::goesFromAPersonToTheSessions()
{
    m_scene->showPage(u"people"_s);
    QTRY_VERIFY(m_scene->table());
    QVERIFY(m_scene->select(u"Ann Novak"_s));
    press(u"Show the sessions"_s);
    QCOMPARE(m_scene->window->currentPage(), u"sessions"_s);
    QCOMPARE(m_scene->live->sessions.filter(), u"ann@corp.example"_s);
}

void tst_Pages::testsAProvider()
{
    m_scene->showPage(u"signin"_s);
    QTRY_VERIFY(m_scene->table());
    QVERIFY(m_scene->select(u"corp"_s));
    press(u"Test"_s);
    QTRY_COMPARE(m_scene->notice(), u"Corp answers as it should."_s);
    m_scene->rig.testOutcome =
        base::Err(base::Error {base::ErrorKind::Unavailable, u"Its certificate has expired."_s});
    press(u"Test"_s);
    QTRY_COMPARE(m_scene->notice(), u"Corp: Its certificate has expired."_s);
}

void tst_Pages::showsTheServersAndReadsThemAgain()
{
    m_scene->showPage(u"servers"_s);
    QTRY_VERIFY(m_scene->table());
    QVERIFY(m_scene->select(u"one"_s));
    QVERIFY(details().contains(u"https://gate.example/mcp"_s));
    press(u"Copy the address"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"https://gate.example/mcp"_s);
    press(u"Read the file again"_s);
    QTRY_COMPARE(m_scene->rig.configuration.reloads, 1);
    QTRY_VERIFY(m_scene->notice().contains(u"read again"));
    m_scene->rig.configuration.outcome = base::Err(
        base::Error {base::ErrorKind::Invalid, u"Line 3 of the servers file is wrong."_s});
    press(u"Read the file again"_s);
    QTRY_VERIFY(m_scene->notice().contains(u"Line 3"));
}

void tst_Pages::tellsOnTheOverviewHowItIs()
{
    m_scene->showPage(u"overview"_s);
    const int before = 12; // sessions that were opened
    QTRY_COMPARE(m_scene->table()->model()->rowCount(), before);
    const auto tile = [this](const QString &caption) {
        for (const auto *one : m_scene->window->findChildren<pages::Tile *>()) {
            if (one->accessibleName().startsWith(caption))
                return one->accessibleName();
        }
        return QString();
    };
    QCOMPARE(tile(u"Sessions now"_s), u"Sessions now: 12"_s);
    QCOMPARE(tile(u"People"_s), u"People: 6"_s);
    QVERIFY(details().contains(u"https://gate.example"_s));
    m_scene->traffic();
    auto *chart = visible<pages::TrafficChart>();
    QVERIFY2(chart->accessibleDescription().contains(u"requests"),
        qPrintable(chart->accessibleDescription()));
    m_scene->trouble();
    const auto problems = [this] {
        int count = 0;
        for (const auto *notice : m_scene->window->findChildren<pages::Notice *>())
            count += notice->isVisible() && notice->text().contains(u"did not answer within 10");
        return count;
    };
    QTRY_COMPARE(problems(), 1);
    QCOMPARE(m_scene->table()->model()->rowCount(), before + 3); // theft, refusal, provider
}

void tst_Pages::takesNoCommandWhileThereIsNoServer()
{
    m_scene->showPage(u"sessions"_s);
    QVERIFY(m_scene->select(u"Ben Okafor"_s));
    QVERIFY(m_scene->button(u"End session…"_s)->isEnabled());
    m_scene->loseServer();
    QVERIFY(!m_scene->button(u"End session…"_s)->isEnabled());
    QTest::keyClick(m_scene->table(), Qt::Key_Delete);
    QVERIFY(!m_scene->window->findChild<QMessageBox *>(u"question"_s));
    QVERIFY(m_scene->button(u"Retry now"_s));
    QVERIFY(m_scene->rig.tryStart().ok());
    m_scene->button(u"Retry now"_s)->click();
    QTRY_VERIFY(m_scene->button(u"End session…"_s)->isEnabled());
    QTRY_VERIFY(!m_scene->button(u"Retry now"_s));
}

void tst_Pages::saysThatThereIsNothingOnlyWhenTheServerHasSaidSo()
{
    const auto isSaid = [](const Scene &scene, const QString &part) {
        const auto labels = scene.window->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(part);
        });
    };
    Scene scene;
    scene.loseServer();
    for (const QString &page : {u"overview"_s, u"sessions"_s, u"people"_s, u"servers"_s}) {
        scene.showPage(page);
        QVERIFY(isSaid(scene, u"once it is connected"_s));
    }
    const std::pair<QString, QString> offers[] {{u"clients"_s, u"New client…"_s},
        {u"servers"_s, u"Read the file again"_s}, {u"signin"_s, u"Credentials…"_s},
        {u"tokens"_s, u"New token…"_s}, {u"activity"_s, u"Verify…"_s}};
    for (const auto &[page, button] : offers) {
        scene.showPage(page);
        QVERIFY2(!scene.button(button)->isEnabled(), qPrintable(button));
    }
    Scene empty;
    empty.rig.start();
    empty.connectApp();
    empty.showPage(u"sessions"_s);
    QTRY_VERIFY(isSaid(empty, u"Nobody is connected"_s));
    empty.showPage(u"people"_s);
    QTRY_VERIFY(isSaid(empty, u"Nobody has a session"_s));
    QVERIFY(!isSaid(empty, u"once it is connected"_s));
}

QTEST_MAIN(tst_Pages)
#include "tst_Pages.moc"
