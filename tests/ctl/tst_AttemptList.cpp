// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "CtlRun.h"
#include "oauth/Timeline.h"

using namespace gatehouse;
using namespace gatehouse::test;

/// gatehousectl itself, with a real server: how clients tried to connect.
class tst_AttemptList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_flow = std::make_unique<Flow>(); }

    void showsHowFarEachCame();
    void tellsWhatIsWrongStepByStep();
    void showsTheWayOfASession();
    void saysThatThereIsNone();
    void refusesALimitThatIsNone();

private:
    Ended ctl(const QStringList &arguments) const
    {
        return m_run.run(QStringList {u"attempts"_s} + arguments
            + QStringList {u"--socket"_s, m_flow->adminSocket()});
    }
    /// Steps are written once a second.
    void waitFor(oauth::StepKind last) const
    {
        const auto isThere = [this, last] {
            const auto steps = m_flow->store().timeline().steps({}, 1);
            return steps && !steps->isEmpty() && steps->first().kind == last;
        };
        QVERIFY(QTest::qWaitFor(isThere));
    }
    QByteArray deny(const QByteArray &name) const
    {
        const Journey journey(*m_flow, name);
        Browser browser(*m_flow);
        const RawAnswer consent = browser.open(journey.authorizeTarget());
        browser.post("/authorize/consent",
            {{"form_token", Browser::formToken(consent)}, {"decision", "deny"}});
        waitFor(oauth::StepKind::Denied);
        return journey.clientId();
    }

    CtlRun m_run;
    std::unique_ptr<Flow> m_flow;
};

void tst_AttemptList::showsHowFarEachCame()
{
    QCOMPARE(ctl({}).out.simplified(), u"TIME CLIENT HOW FAR FINDING"_s);
    const Journey journey(*m_flow, "Claude");
    QVERIFY(!journey.tokens().access.isEmpty());
    waitFor(oauth::StepKind::TokensIssued);
    const QByteArray denied = deny("Cursor");
    const Ended all = ctl({});
    QVERIFY2(all.code == 0, qPrintable(all.err));
    const QStringList lines = all.out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines[1].contains(u"Cursor  Asked to sign in"), qPrintable(lines[1]));
    QVERIFY2(lines[1].contains(u"The person chose Deny for “Cursor”."), qPrintable(lines[1]));
    QVERIFY2(lines[2].contains(u"Claude  Got its tokens"), qPrintable(lines[2]));
    QCOMPARE(ctl({u"cur"_s}).out.count(u'\n'), 2);
    QCOMPARE(ctl({u"--trouble"_s}).out.count(u'\n'), 2);
    QCOMPARE(ctl({u"--limit"_s, u"1"_s}).out.count(u'\n'), 2);
    const Ended ofClient = ctl({u"--client"_s, QString::fromUtf8(denied), u"--json"_s});
    QCOMPARE(ofClient.json().value("rows"_L1).toArray().size(), 1);
    QCOMPARE(ofClient.firstRow().value("clientName"_L1), QJsonValue(u"Cursor"_s));
}

void tst_AttemptList::tellsWhatIsWrongStepByStep()
{
    deny("Cursor");
    const QString story = ctl({u"--steps"_s}).out;
    for (const QString &part : {u"  Cursor  client "_s,
             u"  ! The person chose Deny for “Cursor”.\n    Nothing. If it was a mistake"_s,
             u"  Registered itself\n"_s,
             u"  Asked to sign in: The page that asks for consent was shown.\n"_s,
             u"  The person denied it\n"_s})
        QVERIFY2(story.contains(part), qPrintable(story));
}

void tst_AttemptList::showsTheWayOfASession()
{
    const Journey journey(*m_flow, "Claude");
    QVERIFY(!journey.tokens().access.isEmpty());
    waitFor(oauth::StepKind::TokensIssued);
    const QByteArray session =
        m_flow->store().sessions(base::SystemClock().now())->first().id.value;
    const QString story = ctl({u"--session"_s, QString::fromUtf8(session)}).out;
    for (const QString &part : {u"session "_s + QString::fromUtf8(session), u"Got its tokens"_s,
             u"The person went to sign in (local)"_s})
        QVERIFY2(story.contains(part), qPrintable(story));
}

void tst_AttemptList::saysThatThereIsNone()
{
    const Ended none = ctl({u"--session"_s, u"nobody"_s});
    QCOMPARE(none.code, 0);
    QCOMPARE(none.out, u"There is no such attempt in the last 7 days.\n"_s);
}

void tst_AttemptList::refusesALimitThatIsNone()
{
    const Ended wrong = ctl({u"--limit"_s, u"none"_s});
    QCOMPARE(wrong.code, 2);
    QVERIFY(wrong.err.contains(u"--limit"));
}

QTEST_GUILESS_MAIN(tst_AttemptList)
#include "tst_AttemptList.moc"
