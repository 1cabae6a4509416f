// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/DiagnosisTexts.h"
#include "gui/Scene.h"
#include "models/AttemptsModel.h"
#include "oauth/TimelineWords.h"
#include "pages/AttemptsPage.h"
#include "pages/FindingCard.h"
#include "pages/StepsView.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using models::AttemptWords;
using oauth::StepKind;
using oauth::TimelineStep;

/// How clients tried to connect as the owner sees it, with a server over a real socket.
class tst_AttemptsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scene::forgetSettings(); }
    void init();
    void cleanup() { m_scene.reset(); }

    void showsWhoCameHowFarAndWhatWentWrong();
    void tellsOneStepByStep();
    void showsWhatWasNotReached();
    void showsOnlyWhatWentWrong();
    void filtersAtTheServer();
    void asksForTheNextOnesAtItsEnd();
    void asksForTheNextOnesAfterAnAnswerThatIsUnderWay();
    void showsWhatComesMeanwhileAndKeepsTheSelection();
    void saysWhatIsWrongOnceItIsKnown();
    void followsAnAttemptThatGoesOn();
    void keepsTheSelectionWhenWhatLedToItIsFound();
    void saysThatNobodyHasTried();
    void goesOnWhenTheServerComesBack();
    void copiesAReport();
    void leadsToTheSessionAndBack();
    void saysWhatItDoesNotKnowAsTheServerDoes();

private:
    using Column = models::AttemptsModel::Column;

    static constexpr int Patience = 10'000; ///< it looks every few seconds

    void open() const
    {
        m_scene->connectApp();
        m_scene->showPage(u"attempts"_s);
    }
    int rows() const
    {
        QTreeView *table = m_scene->table();
        return table ? table->model()->rowCount() : 0;
    }
    QString cell(int row, Column column) const
    {
        return m_scene->table()->model()->index(row, column).data().toString();
    }
    void choose(int row) const
    {
        m_scene->table()->setCurrentIndex(m_scene->table()->model()->index(row, 0));
    }
    TimelineStep step(StepKind kind, const QByteArray &signIn, const QString &name = u"New"_s) const
    {
        const base::sys_seconds now = m_scene->rig.clock.now();
        return {.at = now,
            .lastAt = now,
            .kind = kind,
            .signIn = signIn,
            .clientId = {name.toLower().toUtf8()},
            .clientName = name};
    }
    void record(const QList<TimelineStep> &steps) const
    {
        QVERIFY(m_scene->rig.store.timeline().record(steps));
    }
    void recordMany(int count) const
    {
        for (int i = 0; i < count; ++i)
            record({step(StepKind::Asked, QByteArray::number(i), u"Client %1"_s.arg(i))});
    }
    /// What is said of the steps that are shown, as a screen reader says it.
    QStringList story() const
    {
        QStringList lines;
        for (const auto *item : m_scene->window->findChildren<pages::StepItem *>())
            lines.append(item->accessibleName().simplified());
        return lines;
    }
    QStringList cards() const
    {
        QStringList texts;
        for (const auto *card : m_scene->window->findChildren<pages::FindingCard *>())
            texts.append(card->accessibleName().simplified());
        return texts;
    }
    bool isSaid(const QString &part) const
    {
        const auto labels = m_scene->window->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&part](const QLabel *label) {
            return label->isVisible() && label->text().contains(part);
        });
    }

    std::unique_ptr<Scene> m_scene;
};

void tst_AttemptsPage::init()
{
    m_scene = std::make_unique<Scene>();
    m_scene->startServer();
}

void tst_AttemptsPage::showsWhoCameHowFarAndWhatWentWrong()
{
    m_scene->tryToConnect();
    open();
    QTRY_COMPARE(rows(), 6);
    QCOMPARE(cell(0, Column::Client), u"VS Code"_s);
    QCOMPARE(cell(0, Column::HowFar), u"The person allowed it"_s);
    QCOMPARE(cell(0, Column::Finding), QString());
    QCOMPARE(cell(1, Column::Client), u"Unknown program"_s);
    QCOMPARE(cell(1, Column::HowFar), u"Came without a token"_s);
    QCOMPARE(cell(2, Column::HowFar), u"Got its tokens"_s);
    QVERIFY(cell(2, Column::Finding).contains(u"“ChatGPT” got its tokens and then stopped"));
    QVERIFY(cell(3, Column::Finding).contains(u"has another port"));
    QCOMPARE(cell(5, Column::HowFar), u"Renewed its access"_s);
    QCOMPARE(cell(5, Column::Finding), u"It works."_s);
    const auto state = [this](int row) {
        return AttemptWords::State(m_scene->table()
                                       ->model()
                                       ->index(row, 0)
                                       .data(models::AttemptsModel::StateRole)
                                       .toInt());
    };
    QCOMPARE(state(0), AttemptWords::State::Open);
    QCOMPARE(state(2), AttemptWords::State::Wrong);
    QCOMPARE(state(5), AttemptWords::State::Works);
}

void tst_AttemptsPage::tellsOneStepByStep()
{
    m_scene->tryToConnect();
    open();
    QTRY_COMPARE(rows(), 6);
    choose(3);
    QCOMPARE(cards().size(), 1);
    QVERIFY2(cards().first().contains(u"http://127.0.0.1:53682/oauth/callback"),
        qPrintable(cards().first()));
    QVERIFY2(cards().first().contains(u"make a client anew with it"), qPrintable(cards().first()));
    QVERIFY2(story().first().startsWith(
                 u"went wrong: Its request to sign in was refused. The registered return address "
                 "has another port. http://127.0.0.1:53682/oauth/callback 3 time"),
        qPrintable(story().first()));
    for (const QString &wanted : {u"Cursor"_s, u"https://cursor.example/client.json"_s})
        QVERIFY(m_scene->details().contains(wanted));
    choose(5);
    QCOMPARE(cards().size(), 1);
    QVERIFY(cards().first().contains(u"It works."));
    QCOMPARE(story().size(), 12);
    QVERIFY(story().at(6).startsWith(u"done: The person went to sign in. corp"));
}

void tst_AttemptsPage::showsWhatWasNotReached()
{
    m_scene->tryToConnect();
    open();
    QTRY_COMPARE(rows(), 6);
    choose(2);
    const QStringList lines = story();
    QCOMPARE(lines.size(), 12);
    QVERIFY(lines.at(9).startsWith(u"done: Got its tokens."));
    QCOMPARE(lines.at(10), u"not reached: Called the MCP server."_s);
    QCOMPARE(lines.at(11), u"not reached: Renewed its access."_s);
}

void tst_AttemptsPage::showsOnlyWhatWentWrong()
{
    m_scene->tryToConnect();
    open();
    QTRY_COMPARE(rows(), 6);
    m_scene->visible<QCheckBox>()->click();
    QTRY_COMPARE(rows(), 3);
    for (int row = 0; row < rows(); ++row)
        QVERIFY(!cell(row, Column::Finding).isEmpty());
}

void tst_AttemptsPage::filtersAtTheServer()
{
    m_scene->tryToConnect();
    open();
    QTRY_COMPARE(rows(), 6);
    auto *field = m_scene->named<QLineEdit>(u"Filter by client or session ID"_s);
    field->setText(u"cursor"_s);
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(cell(0, Column::Client), u"Cursor"_s);
    field->setText(u"zebra"_s);
    QTRY_VERIFY(isSaid(u"No attempt of the last 7 days fits the filter"_s));
    field->clear();
    QTRY_COMPARE(rows(), 6);
}

void tst_AttemptsPage::asksForTheNextOnesAtItsEnd()
{
    recordMany(250);
    open();
    QTRY_VERIFY(rows() >= models::AttemptsModel::PageRows);
    QVERIFY(!QTest::qWaitFor([&] { return rows() > models::AttemptsModel::PageRows; }, 300));
    QVERIFY(isSaid(u"and more"_s));
    for (int round = 0; round < 5; ++round) {
        m_scene->table()->scrollToBottom();
        const int before = rows();
        static_cast<void>(QTest::qWaitFor([&] { return rows() > before; }, 300));
    }
    QCOMPARE(rows(), 250);
    QCOMPARE(cell(249, Column::Client), u"Client 0"_s);
}

void tst_AttemptsPage::asksForTheNextOnesAfterAnAnswerThatIsUnderWay()
{
    recordMany(250);
    m_scene->connectApp();
    models::AttemptsModel model(m_scene->live->server);
    model.setWatched(true);
    QTRY_COMPARE(model.rowCount(), model.PageRows);
    model.setWatched(true); // which asks for the first ones
    model.askForMore();
    QTRY_COMPARE(model.rowCount(), 2 * model.PageRows);
}

void tst_AttemptsPage::showsWhatComesMeanwhileAndKeepsTheSelection()
{
    recordMany(80);
    open();
    QTRY_COMPARE(rows(), 80);
    choose(60);
    const QString chosen = cell(60, Column::Client);
    QTreeView *table = m_scene->table();
    table->scrollTo(table->currentIndex(), QAbstractItemView::PositionAtCenter);
    const QPersistentModelIndex atTop = table->indexAt({5, 5});
    m_scene->rig.clock.advance(base::seconds(1));
    record({step(StepKind::Asked, "a new one"), step(StepKind::Asked, "another", u"Two"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 82, Patience);
    QCOMPARE(cell(0, Column::Client), u"Two"_s);
    QCOMPARE(table->currentIndex().row(), 62);
    QCOMPARE(cell(62, Column::Client), chosen);
    QVERIFY(table->visualRect(table->currentIndex()).intersects(table->viewport()->rect()));
    QVERIFY(atTop.isValid());
    m_scene->showPage(u"overview"_s);
    record({step(StepKind::Asked, "a third", u"Three"_s)});
    m_scene->showPage(u"attempts"_s);
    QTRY_COMPARE(rows(), 83);
}

// "Stopped after its tokens" is known a minute after the last step, without another.
void tst_AttemptsPage::saysWhatIsWrongOnceItIsKnown()
{
    TimelineStep issued = step(StepKind::TokensIssued, "s");
    issued.session = {"session"};
    record({step(StepKind::Asked, "s"), issued});
    open();
    QTRY_COMPARE(rows(), 1);
    choose(0);
    QVERIFY(cards().isEmpty());
    m_scene->rig.clock.advance(base::seconds(61));
    QTRY_COMPARE_WITH_TIMEOUT(cards().size(), 1, Patience);
    QVERIFY(cell(0, Column::Finding).contains(u"then stopped"));
    QCOMPARE(m_scene->table()->currentIndex().row(), 0);
}

void tst_AttemptsPage::followsAnAttemptThatGoesOn()
{
    record({step(StepKind::Asked, "s")});
    open();
    QTRY_COMPARE(rows(), 1);
    choose(0);
    QVERIFY(story().at(1).startsWith(u"not reached: The person allowed it"));
    record({step(StepKind::Allowed, "s")});
    QTRY_VERIFY_WITH_TIMEOUT(story().at(1).startsWith(u"done: The person allowed it"), Patience);
    QCOMPARE(rows(), 1);
    QCOMPARE(cell(0, Column::HowFar), u"The person allowed it"_s);
}

// That the request without a token was its own shows when the program comes for its tokens.
void tst_AttemptsPage::keepsTheSelectionWhenWhatLedToItIsFound()
{
    TimelineStep knock = step(StepKind::Challenged, {});
    knock.clientId = {};
    knock.clientName.clear();
    knock.tie = "program";
    record({knock});
    m_scene->rig.clock.advance(base::seconds(1));
    record({step(StepKind::Asked, "between", u"Another"_s)});
    m_scene->rig.clock.advance(base::seconds(1));
    record({step(StepKind::Asked, "s")});
    open();
    QTRY_COMPARE(rows(), 3);
    choose(0);
    QCOMPARE(cell(0, Column::Client), u"New"_s);
    TimelineStep issued = step(StepKind::TokensIssued, "s");
    issued.tie = "program";
    issued.session = {"session"};
    record({issued});
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 2, Patience);
    QCOMPARE(m_scene->table()->currentIndex().row(), 1);
    QCOMPARE(cell(1, Column::Client), u"New"_s);
    QVERIFY(story().first().startsWith(u"done: Came without a token"));
}

void tst_AttemptsPage::saysThatNobodyHasTried()
{
    open();
    QTRY_VERIFY(isSaid(u"No client has tried to connect in the last 7 days"_s));
    QVERIFY(!m_scene->button(u"Copy as a report"_s));
    record({step(StepKind::Asked, "s")});
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, Patience);
}

void tst_AttemptsPage::goesOnWhenTheServerComesBack()
{
    m_scene->tryToConnect();
    open();
    QTRY_COMPARE(rows(), 6);
    m_scene->loseServer();
    QCOMPARE(rows(), 6); // they are still true of then
    record({step(StepKind::Asked, "later")});
    QVERIFY(m_scene->rig.tryStart().ok());
    m_scene->live->server.retryNow();
    QTRY_COMPARE(rows(), 7);
}

void tst_AttemptsPage::copiesAReport()
{
    m_scene->tryToConnect();
    open();
    QTRY_COMPARE(rows(), 6);
    choose(2);
    QVERIFY(m_scene->press(u"Copy as a report"_s));
    const QString report = QGuiApplication::clipboard()->text();
    for (const QString &part : {u"Attempt to connect to https://gate.example\nClient: ChatGPT\n"_s,
             u"Client ID: a81d7723c4\nSession: s2\n"_s,
             u"! “ChatGPT” got its tokens and then stopped"_s, u"Everything here went well."_s,
             u"  Got its tokens\n"_s, u"not reached  Renewed its access\n"_s})
        QVERIFY2(report.contains(part), qPrintable(report));
    QVERIFY(m_scene->notice().contains(u"copied"));
}

void tst_AttemptsPage::leadsToTheSessionAndBack()
{
    m_scene->openSessions(5);
    m_scene->tryToConnect();
    open();
    QTRY_COMPARE(rows(), 6);
    choose(2);
    QVERIFY(m_scene->press(u"Show the session"_s));
    QCOMPARE(m_scene->window->currentPage(), u"sessions"_s);
    QTRY_COMPARE(rows(), 1);
    choose(0);
    QVERIFY(m_scene->press(u"Show how it connected"_s));
    QCOMPARE(m_scene->window->currentPage(), u"attempts"_s);
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(cell(0, Column::Client), u"ChatGPT"_s);
    m_scene->named<QLineEdit>(u"Filter by client or session ID"_s)->clear();
    QTRY_COMPARE(rows(), 6);
    choose(0);
    QVERIFY(!m_scene->button(u"Show the session"_s)->isEnabled()); // there is none
}

void tst_AttemptsPage::saysWhatItDoesNotKnowAsTheServerDoes()
{
    const protocol::AttemptFinding newer {
        .id = "a-newer-one", .sentence = u"It is so."_s, .advice = u"Do that."_s, .values = {}};
    QCOMPARE(AttemptWords::sentence(newer), u"It is so."_s);
    QCOMPARE(AttemptWords::advice(newer), u"Do that."_s);
    protocol::AttemptRow row;
    row.steps = {{.kind = u"painted"_s, .reason = u"blue"_s, .detail = u"a\nb"_s}};
    QCOMPARE(AttemptWords::entries(row).first().title, u"painted"_s);
    QVERIFY(!AttemptWords::entries(row).first().text.contains(u'\n'));
    QCOMPARE(AttemptWords::howFar(row), u"painted"_s);
    for (const domain::DiagnosisText &text : domain::diagnosisTexts()) {
        const protocol::AttemptFinding nameless {
            .id = text.id, .sentence = {}, .advice = {}, .values = {}};
        QVERIFY2(!AttemptWords::sentence(nameless).contains(u"“”"), text.id);
    }
}

QTEST_MAIN(tst_AttemptsPage)
#include "tst_AttemptsPage.moc"
