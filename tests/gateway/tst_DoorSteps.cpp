// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "DoorBench.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using oauth::StepKind;
using oauth::StepReason;

/// What the door tells the timeline.
class tst_DoorSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notesAChallengeWithoutAnyAddress();
    void notesATokenThatIsNoGoodByItsDigest();
    void notesTheFirstCallOfASession();
    void notesNothingOfWhatNeverReachedTheToken();

private:
    net::Response call(const QByteArray &authorization, const QByteArray &path = "/mcp")
    {
        net::Request request =
            mcpPost(Initialize, {{"User-Agent", "some-client/1"}, {"Host", "127.0.0.1:3000"}});
        request.path = path;
        request.peer = QHostAddress(u"192.0.2.7"_s);
        if (!authorization.isEmpty())
            request.headers.append("Authorization", authorization);
        return m_bench.answer(request);
    }

    DoorBench m_bench;
};

void tst_DoorSteps::notesAChallengeWithoutAnyAddress()
{
    QCOMPARE(call({}).status, 401);
    const auto waiting = m_bench.steps.drain();
    QCOMPARE(waiting.size(), 1u);
    const oauth::TimelineStep expected {.at = m_bench.clock.now(),
        .lastAt = m_bench.clock.now(),
        .kind = StepKind::Challenged,
        .tie = m_bench.steps.tieOf("192.0.2.7", "some-client/1")};
    QCOMPARE(waiting[0].step, expected);
    QVERIFY(!waiting[0].token);
}

void tst_DoorSteps::notesATokenThatIsNoGoodByItsDigest()
{
    QCOMPARE(call("Bearer unknown").status, 401);
    QCOMPARE(call("Bearer gth_at_live", "/mcp/two").status, 401);
    QCOMPARE(call("Basic abc").status, 401);
    const auto waiting = m_bench.steps.drain();
    QCOMPARE(waiting.size(), 3u);
    QCOMPARE(waiting[0].step.kind, StepKind::TokenRefused);
    QCOMPARE(waiting[0].step.reason, StepReason::Unknown);
    QCOMPARE(waiting[0].token, std::optional(base::sha256("unknown")));
    QCOMPARE(waiting[1].step.reason, StepReason::OtherResource);
    QCOMPARE(waiting[1].token, std::optional(base::sha256(Token)));
    QVERIFY(!waiting[2].token);
}

void tst_DoorSteps::notesTheFirstCallOfASession()
{
    QCOMPARE(call("Bearer gth_at_live").status, 200);
    QCOMPARE(call("Bearer gth_at_live").status, 200);
    const auto waiting = m_bench.steps.drain();
    QCOMPARE(waiting.size(), 1u);
    QCOMPARE(waiting[0].step.kind, StepKind::FirstCall);
    QCOMPARE(waiting[0].step.session, m_bench.published.find(base::sha256(Token))->session.id);
    QVERIFY(waiting[0].step.tie.isEmpty());
}

void tst_DoorSteps::notesNothingOfWhatNeverReachedTheToken()
{
    call({}, "/mcp/nowhere");
    QVERIFY(m_bench.steps.isEmpty());
}

QTEST_GUILESS_MAIN(tst_DoorSteps)
#include "tst_DoorSteps.moc"
