// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/DeskBench.h"
#include "shell/Languages.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using models::News;
using models::NewsChoice;

namespace {

const QString WantsIn = u"A client wants in"_s;

} // namespace

/// What the app tells by the notifications of a desktop, and how they are answered.
class tst_Desktop : public QObject, protected DeskBench
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void asksWhetherToLetAClientIn();
    void allowsAndDeniesByTheButtons();
    void takesBackWhatWasAnsweredElsewhere();
    void takesBackWhatNobodyAnswered();
    void opensThePageItIsAbout();
    void mergesWhatRepeats();
    void tellsOfTheRestOnlyWhenWanted();
    void tellsOfWhoeverIsNew();
    void showsNoMoreThanAFew();
    void leavesOutWhatTheWindowShows();
    void doesNotSayTwiceWhatWasClosed();
    void saysThatAnAnswerDidNotGetThrough();
    void showsTheMostUrgentLast();
    void saysTheSameAgainWhenItHappensAgain();
    void namesTheMachine();
    void isSilentWhenItsDeskIsPutAway();
};

void tst_Desktop::initTestCase()
{
    Scene::forgetSettings();
    shell::speak(QLocale(QLocale::English, QLocale::UnitedStates), *qApp);
}

void tst_Desktop::asksWhetherToLetAClientIn()
{
    begin();
    QCOMPARE(news().way(), NewsChoice::Way::Desktop);
    const QByteArray code = m_scene->askForApproval(u"Zed"_s);
    QTRY_COMPARE(m_desktop->titles(), QStringList {WantsIn});
    const Bubble bubble = m_desktop->seen.first();
    QVERIFY2(bubble.body.contains(QString::fromUtf8(code)), qPrintable(bubble.body));
    QVERIFY(bubble.body.contains(u"Zed returns to windsurf.example"_s));
    QCOMPARE(bubble.actions,
        (QStringList {u"default"_s, u"Open"_s, u"allow"_s, u"Allow"_s, u"deny"_s, u"Deny"_s}));
    QCOMPARE(bubble.urgency, 1);
    QCOMPARE(bubble.shownFor, 0);
}

void tst_Desktop::allowsAndDeniesByTheButtons()
{
    begin();
    m_scene->askForApproval(u"Zed"_s);
    QTRY_VERIFY(m_desktop->find(WantsIn));
    m_desktop->press(m_desktop->find(WantsIn), u"allow"_s);
    QTRY_VERIFY(rig().approval.waiting().isEmpty());
    const auto clients = rig().store.clients({.text = "Zed", .offset = 0, .limit = 1});
    QCOMPARE(clients->clients.first().standing, domain::ClientStanding::Approved);
    m_scene->askForApproval(u"Other"_s);
    QTRY_VERIFY(m_desktop->find(WantsIn));
    m_desktop->press(m_desktop->find(WantsIn), u"deny"_s);
    QTRY_VERIFY(rig().approval.waiting().isEmpty());
    const auto others = rig().store.clients({.text = "Other", .offset = 0, .limit = 1});
    QCOMPARE(others->clients.first().standing, domain::ClientStanding::Undecided);
    QTRY_COMPARE(m_desk->live.lists.approvals.rowCount(), 0);
    QVERIFY(m_desktop->seen.isEmpty());
    QCOMPARE(m_desktop->told, 2);
    QVERIFY(!m_desk->window.isVisible()); // who answers there need not come here
}

void tst_Desktop::takesBackWhatWasAnsweredElsewhere()
{
    begin();
    const QByteArray code = m_scene->askForApproval();
    QTRY_VERIFY(m_desktop->find(WantsIn));
    RawAdmin other = rig().client();
    QVERIFY(other.ask("clients.deny", R"({"code":")" + code + R"("})").contains("result"_L1));
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->seen.isEmpty(), 3'000);
}

void tst_Desktop::takesBackWhatNobodyAnswered()
{
    begin();
    m_scene->askForApproval();
    QTRY_VERIFY(m_desktop->find(WantsIn));
    rig().clock.advance(base::seconds(300));
    m_desk->live.lists.refresh(models::ServerLists::List::Approvals); // as it does now and then
    QTRY_VERIFY(m_desktop->seen.isEmpty());
}

void tst_Desktop::opensThePageItIsAbout()
{
    begin();
    m_scene->askForApproval();
    QTRY_VERIFY(m_desktop->find(WantsIn));
    m_desktop->press(m_desktop->find(WantsIn), u"default"_s);
    QTRY_VERIFY(m_desk->window.isVisible());
    QCOMPARE(m_desk->window.currentPage(), u"clients"_s);
    QCOMPARE(qgetenv("XDG_ACTIVATION_TOKEN"), "a token of the desktop");
    QCOMPARE(rig().approval.waiting().size(), 1); // it is looked at, not answered
}

void tst_Desktop::mergesWhatRepeats()
{
    begin();
    steal(1);
    QTRY_COMPARE(m_desktop->titles(), QStringList {u"A token was stolen"_s});
    QCOMPARE(m_desktop->seen.first().urgency, 2);
    QElapsedTimer timer;
    timer.start();
    QSignalSpy heard(&m_desk->live.server, &models::LiveServer::happened);
    for (int i = 2; i < 40; ++i) {
        heard.clear();
        steal(i);
        QVERIFY(QTest::qWaitFor([&heard] { return !heard.isEmpty(); })); // one by one
    }
    QTRY_COMPARE(m_desktop->titles(), QStringList {u"39 tokens were stolen"_s});
    QVERIFY2(m_desktop->told <= 3 + timer.elapsed() / 1000, "it is shown anew for each of them");
    m_desktop->press(m_desktop->seen.firstKey(), u"default"_s);
    QTRY_COMPARE(m_desk->window.currentPage(), u"overview"_s);
    QTRY_VERIFY(m_desktop->seen.isEmpty());
}

void tst_Desktop::tellsOfTheRestOnlyWhenWanted()
{
    begin();
    rig().happen(oauth::ProviderDown {"corp", u"no answer"_s});
    arrive(50);
    steal(1); // comes after them
    QTRY_COMPARE(m_desktop->titles(), QStringList {u"A token was stolen"_s});
    news().setWanted(News::TokenStolen, false);
    QTRY_VERIFY(m_desktop->seen.isEmpty());
    rig().happen(oauth::ProviderAnswered {"corp"});
    news().setWanted(News::ProviderDown, true);
    rig().happen(oauth::ProviderDown {"corp", u"no answer"_s});
    QTRY_COMPARE(m_desktop->titles(), QStringList {u"A provider is down"_s});
    QVERIFY(m_desktop->seen.first().body.contains(u"Corp"_s));
    rig().happen(oauth::ProviderAnswered {"corp"});
    QTRY_COMPARE(m_desktop->titles(), QStringList {u"A provider answers again"_s});
    QVERIFY(QSettings().contains(u"news/provider-down"_s)); // for the next start
}

void tst_Desktop::tellsOfWhoeverIsNew()
{
    begin();
    news().setWanted(News::PersonArrived, true);
    rig().open(3); // no news
    arrive(50);
    QTRY_COMPARE(m_desktop->titles(), QStringList {u"Somebody new has signed in"_s});
    QCOMPARE(m_desktop->seen.first().body, u"User 0, with Client 2."_s);
    arrive(51);
    QTRY_COMPARE(
        m_desktop->titles(), QStringList {u"2 people have signed in for the first time"_s});
    QVERIFY(m_desktop->seen.first().body.contains(u"User 1"_s));
}

void tst_Desktop::showsNoMoreThanAFew()
{
    begin();
    for (int i = 0; i < 10; ++i)
        m_scene->askForApproval(u"Client %1"_s.arg(i));
    const QStringList first {u"7 more clients want in"_s, WantsIn, WantsIn, WantsIn};
    QTRY_COMPARE(m_desktop->titles(), first);
    m_desktop->press(m_desktop->find(WantsIn), u"deny"_s);
    const QStringList then {u"6 more clients want in"_s, WantsIn, WantsIn, WantsIn};
    QTRY_COMPARE(m_desktop->titles(), then);
    QSignalSpy dismissed(m_outlet, &notify::Outlet::dismissed);
    m_desktop->goAway(m_desktop->find(then.first())); // all of those are seen
    QTRY_COMPARE(dismissed.count(), 1);
    m_scene->askForApproval(u"Another"_s);
    QTRY_VERIFY(m_desktop->find(u"1 more client wants in"_s));
}

void tst_Desktop::leavesOutWhatTheWindowShows()
{
    begin();
    m_desk->window.showPage(u"overview"_s);
    m_desk->bringUp();
    QVERIFY(QTest::qWaitForWindowActive(&m_desk->window));
    m_scene->askForApproval();
    steal(1);
    QTRY_COMPARE(m_desk->live.lists.approvals.rowCount(), 1);
    QTRY_VERIFY(m_desk->live.activity.rowCount() >= 2);
    m_desk->window.showPage(u"settings"_s);
    steal(2); // of which this page says nothing
    QTRY_COMPARE(m_desktop->titles(), QStringList {u"A token was stolen"_s});
    QCOMPARE(m_desktop->told, 1);
    m_desk->window.hide();
    m_scene->askForApproval(u"Another"_s);
    QTRY_VERIFY(m_desktop->find(WantsIn));
    QCOMPARE(m_desktop->seen.size(), 2); // the first one was seen
}

void tst_Desktop::doesNotSayTwiceWhatWasClosed()
{
    begin();
    m_scene->askForApproval(u"One"_s);
    steal(1);
    QTRY_COMPARE(m_desktop->seen.size(), 2);
    while (!m_desktop->seen.isEmpty())
        m_desktop->goAway(m_desktop->seen.firstKey());
    m_scene->askForApproval(u"Two"_s);
    QTRY_COMPARE(m_desktop->titles(), QStringList {WantsIn});
    QVERIFY(m_desktop->seen.first().body.contains(u"Two"_s));
    steal(2);
    QTRY_COMPARE(m_desktop->titles(), (QStringList {WantsIn, u"A token was stolen"_s}));
    QCOMPARE(m_desktop->told, 4);
}

void tst_Desktop::saysThatAnAnswerDidNotGetThrough()
{
    begin();
    m_scene->askForApproval();
    QTRY_VERIFY(m_desktop->find(WantsIn));
    rig().store.failNextBatch();
    m_desktop->press(m_desktop->find(WantsIn), u"allow"_s);
    QTRY_COMPARE(m_desktop->titles(), QStringList {u"That did not work"_s});
    m_desktop->press(m_desktop->seen.firstKey(), u"default"_s);
    QTRY_COMPARE(m_desk->window.currentPage(), u"clients"_s);
}

/// Where there is room for one, it covers the others.
void tst_Desktop::showsTheMostUrgentLast()
{
    begin();
    m_desk->putAway(); // so that both are told at once
    m_scene->askForApproval();
    steal(1);
    QTRY_COMPARE(m_desk->live.lists.approvals.rowCount(), 1);
    QTRY_VERIFY(m_desk->live.activity.rowCount() >= 2);
    m_desk->bringUp();
    QTRY_COMPARE(m_desktop->seen.size(), 2);
    QCOMPARE(m_desktop->seen.last().title, u"A token was stolen"_s);
}

void tst_Desktop::saysTheSameAgainWhenItHappensAgain()
{
    begin();
    news().askForExample();
    QTRY_COMPARE(m_desktop->told, 1);
    news().askForExample();
    QTRY_COMPARE(m_desktop->told, 2);
    for (const QString &name : {u"One"_s, u"Two"_s}) {
        m_scene->askForApproval(name);
        QTRY_VERIFY(m_desktop->find(WantsIn));
        rig().store.failNextBatch();
        m_desktop->press(m_desktop->find(WantsIn), u"allow"_s);
        const int told = m_desktop->told;
        QTRY_COMPARE(m_desktop->told, told + 1);
        QVERIFY(m_desktop->find(u"That did not work"_s));
    }
}

void tst_Desktop::namesTheMachine()
{
    begin({u"actions"_s, u"body"_s}, u"ann@vps.example"_s);
    m_scene->askForApproval();
    QTRY_COMPARE(m_desktop->titles(), QStringList {u"ann@vps.example: A client wants in"_s});
}

void tst_Desktop::isSilentWhenItsDeskIsPutAway()
{
    begin();
    m_scene->askForApproval();
    QTRY_VERIFY(m_desktop->find(WantsIn));
    m_desk->putAway();
    QTRY_VERIFY(m_desktop->seen.isEmpty());
    m_scene->askForApproval(u"Another"_s);
    steal(1);
    QTRY_COMPARE(m_desk->live.lists.approvals.rowCount(), 2);
    QTRY_VERIFY(m_desk->live.activity.rowCount() >= 3);
    QCOMPARE(m_desktop->told, 1);
}

QTEST_MAIN(tst_Desktop)
#include "tst_Desktop.moc"
