// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Scene.h"
#include "pages/FindingCard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QProgressBar>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

/// What the doctor has found, as its reader sees it, with a server over a real socket.
class tst_DoctorPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scene::forgetSettings(); }
    void init();
    void cleanup() { m_scene.reset(); }

    void runsAndFollowsTheDoctor();
    void showsTheWorstFirst();
    void copiesTheReport();
    void saysThatNobodyHasLooked();
    void keepsTheReportWhileTheServerIsAway();
    void saysWhenTheServerWentAwayMeanwhile();
    void findingsAreTextAndNothingElse();

private:
    protocol::Examination underWay() const
    {
        return {.isFinished = false,
            .startedAt = m_scene->rig.clock.now(),
            .checks = {{u"settings"_s, u"the settings"_s, protocol::CheckState::Done},
                {u"tls"_s, u"the certificate of BASE_URL"_s, protocol::CheckState::Running},
                {u"disk"_s, u"the data folder"_s, protocol::CheckState::Waiting}},
            .findings = {{.id = u"settings"_s, .what = u"The settings fit together."_s}}};
    }
    void open() const
    {
        m_scene->connectApp();
        m_scene->showPage(u"doctor"_s);
    }
    bool says(const QString &text) const
    {
        const auto labels = m_scene->window->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    QStringList ids() const;
    void press(const QString &text) const { QVERIFY2(m_scene->press(text), qPrintable(text)); }

    std::unique_ptr<Scene> m_scene;
};

void tst_DoctorPage::init()
{
    m_scene = std::make_unique<Scene>();
    m_scene->startServer();
}

/// Of the findings, from top to bottom.
QStringList tst_DoctorPage::ids() const
{
    QMap<int, QString> ids;
    for (const auto *card : m_scene->window->findChildren<pages::FindingCard *>()) {
        if (card->isVisible())
            ids.insert(card->y(), card->finding().id);
    }
    return ids.values();
}

void tst_DoctorPage::runsAndFollowsTheDoctor()
{
    m_scene->rig.examination = protocol::Examination {};
    open();
    m_scene->rig.examination = underWay();
    press(u"Look for problems"_s);
    QTRY_COMPARE(m_scene->rig.examinations, 1);
    QTRY_VERIFY(says(u"Looking at the certificate of BASE_URL…"_s));
    QVERIFY(!m_scene->press(u"Look for problems"_s));
    auto *gauge = m_scene->visible<QProgressBar>();
    QVERIFY(gauge);
    QCOMPARE(gauge->maximum(), 3);
    QCOMPARE(gauge->value(), 1);
    QCOMPARE(ids(), QStringList {u"settings"_s});
    m_scene->examine();
    QTRY_VERIFY(says(u"1 problem(s), 1 warning(s)"_s));
    QVERIFY(!m_scene->visible<QProgressBar>());
    QVERIFY(m_scene->button(u"Look for problems"_s)->isEnabled());
    QTRY_COMPARE(ids().size(), 5);
}

void tst_DoctorPage::showsTheWorstFirst()
{
    m_scene->examine();
    open();
    QTRY_COMPARE(ids(),
        QStringList(
            {u"credentials:corp"_s, u"tls"_s, u"settings"_s, u"disk"_s, u"sign-in:claude"_s}));
    QVERIFY(says(u"Every sign-in fails on its way back."_s));
    QVERIFY(says(u"What to do: See why it was not renewed"_s));
    // Another run finds less, and what is the same stays.
    m_scene->rig.examination->findings.removeAt(3);
    press(u"Look for problems"_s);
    QTRY_COMPARE(ids(), QStringList({u"tls"_s, u"settings"_s, u"disk"_s, u"sign-in:claude"_s}));
    QVERIFY(says(u"1 warning(s); the rest"_s));
}

void tst_DoctorPage::copiesTheReport()
{
    m_scene->examine();
    open();
    QTRY_VERIFY(m_scene->button(u"Copy the report"_s)->isEnabled());
    press(u"Copy the report"_s);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains(u"https://gate.example"));
    QVERIFY(text.contains(u"Problem: The provider corp refuses"));
    QVERIFY(text.contains(u"    See why it was not renewed"));
    QVERIFY(text.contains(u"[credentials:corp]"));
}

void tst_DoctorPage::saysThatNobodyHasLooked()
{
    m_scene->rig.examination = protocol::Examination {};
    open();
    QTRY_VERIFY(says(u"Nobody has looked since the server was started."_s));
    QVERIFY(says(u"signs in as each known client does"_s));
    QVERIFY(!m_scene->button(u"Copy the report"_s)->isEnabled());
}

void tst_DoctorPage::keepsTheReportWhileTheServerIsAway()
{
    m_scene->examine();
    open();
    QTRY_COMPARE(ids().size(), 5);
    m_scene->loseServer();
    QTRY_VERIFY(says(u"The server is away now."_s));
    QCOMPARE(ids().size(), 5);
    QVERIFY(!m_scene->press(u"Look for problems"_s));
    press(u"Copy the report"_s);
    m_scene->rig.examination = protocol::Examination {}; // it was started again
    QVERIFY(m_scene->rig.tryStart().ok());
    m_scene->live->server.retryNow();
    QTRY_VERIFY(m_scene->button(u"Look for problems"_s)->isEnabled());
    QTRY_VERIFY(!says(u"The server is away now."_s));
    QCOMPARE(ids().size(), 5);
}

void tst_DoctorPage::saysWhenTheServerWentAwayMeanwhile()
{
    m_scene->rig.examination = underWay();
    open();
    QTRY_VERIFY(says(u"Looking at the certificate of BASE_URL…"_s));
    m_scene->loseServer();
    QTRY_VERIFY(says(u"went away before the doctor was done"_s));
    QVERIFY(!m_scene->visible<QProgressBar>());
}

/// What a provider or an MCP server has said may stand in a finding.
void tst_DoctorPage::findingsAreTextAndNothingElse()
{
    m_scene->examine();
    m_scene->rig.examination->findings[0] = {u"mcp:x"_s, protocol::FindingLevel::Problem,
        u"<b>It</b> says \u202eno"_s, u"<img src=x>"_s, u"<a href='x'>Fix</a>"_s};
    open();
    QTRY_VERIFY(says(u"<b>It</b>"_s));
    for (const auto *label : m_scene->window->findChildren<QLabel *>()) {
        QVERIFY(!label->text().contains(QChar(0x202e)));
        if (label->text().contains(u'<'))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

QTEST_MAIN(tst_DoctorPage)
#include "tst_DoctorPage.moc"
