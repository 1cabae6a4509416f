// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Door.h"
#include "McpBench.h"

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
    void init();

    void notesAChallengeWithoutAnyAddress();
    void notesATokenThatIsNoGoodByItsDigest();
    void notesTheFirstCallOfASession();
    void notesNothingOfWhatNeverReachedTheToken();

private:
    net::Response call(const QByteArray &authorization, const QByteArray &path = "/mcp")
    {
        net::Request request = mcpPost(
            R"({"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25"}})",
            {{"User-Agent", "some-client/1"}, {"Host", "127.0.0.1:3000"}});
        request.path = path;
        request.peer = QHostAddress(u"192.0.2.7"_s);
        if (!authorization.isEmpty())
            request.headers.append("Authorization", authorization);
        return m_door->answer(request);
    }

    McpBench m_bench;
    oauth::Profile m_profile {.issuer = "http://127.0.0.1:3000",
        .resources = {{"http://127.0.0.1:3000/mcp", "/mcp", u"Default"_s},
            {"http://127.0.0.1:3000/mcp/files", "/mcp/files", u"Files"_s}}};
    oauth::PublishedTable m_published;
    std::optional<oauth::StepBuffer> m_steps;
    std::optional<gateway::Door> m_door;
};

void tst_DoorSteps::init()
{
    m_steps.emplace(m_bench.random);
    m_door.emplace(gateway::Door::Parts {.profile = m_profile,
        .published = m_published,
        .builtin = m_bench.builtin,
        .clock = m_bench.clock,
        .home = [](const net::Request &) { return net::Response(); },
        .steps = &*m_steps});
    m_published.stageToken(base::sha256("live"), m_bench.caller);
    m_published.applyStaged();
}

void tst_DoorSteps::notesAChallengeWithoutAnyAddress()
{
    QCOMPARE(call({}).status, 401);
    const auto waiting = m_steps->drain();
    QCOMPARE(waiting.size(), 1u);
    const oauth::TimelineStep expected {.at = m_bench.clock.now(),
        .lastAt = m_bench.clock.now(),
        .kind = StepKind::Challenged,
        .tie = m_steps->tieOf("192.0.2.7", "some-client/1")};
    QCOMPARE(waiting[0].step, expected);
    QVERIFY(!waiting[0].token);
}

void tst_DoorSteps::notesATokenThatIsNoGoodByItsDigest()
{
    QCOMPARE(call("Bearer unknown").status, 401);
    QCOMPARE(call("Bearer live", "/mcp/files").status, 401);
    QCOMPARE(call("Basic abc").status, 401);
    const auto waiting = m_steps->drain();
    QCOMPARE(waiting.size(), 3u);
    QCOMPARE(waiting[0].step.kind, StepKind::TokenRefused);
    QCOMPARE(waiting[0].step.reason, StepReason::Unknown);
    QCOMPARE(waiting[0].token, std::optional(base::sha256("unknown")));
    QCOMPARE(waiting[1].step.reason, StepReason::OtherResource);
    QCOMPARE(waiting[1].token, std::optional(base::sha256("live")));
    QVERIFY(!waiting[2].token);
}

void tst_DoorSteps::notesTheFirstCallOfASession()
{
    QCOMPARE(call("Bearer live").status, 200);
    QCOMPARE(call("Bearer live").status, 200);
    const auto waiting = m_steps->drain();
    QCOMPARE(waiting.size(), 1u);
    QCOMPARE(waiting[0].step.kind, StepKind::FirstCall);
    QCOMPARE(waiting[0].step.session, domain::SessionId {"one"});
    QVERIFY(waiting[0].step.tie.isEmpty());
}

void tst_DoorSteps::notesNothingOfWhatNeverReachedTheToken()
{
    call({}, "/mcp/nowhere");
    QVERIFY(m_steps->isEmpty());
}

QTEST_GUILESS_MAIN(tst_DoorSteps)
#include "tst_DoorSteps.moc"
