// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/StepBuffer.h"
#include "support/FakeClock.h"
#include "support/FakeRandom.h"

#include <QTest>

#include <thread>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;

class tst_StepBuffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrder();
    void countsAnewWhatWasGivenOut();
    void givesOutWhatKnowsOfEachOther();
    void countsWhatRepeats();
    void keepsWhatDiffers();
    void countsNoStepThatMakesTheStory();
    void dropsWhatDoesNotFit();
    void notesACallThatFoundNoRoomLater();
    void leavesTheCoreRoomInAFlood();
    void leavesTheWorkersRoomInAFloodOfSignIns();
    void letsTheOldestOfAClientGoWhenItIsFull();
    void notesTheFirstCallOfASessionOnly();
    void tiesOneProgramTogetherAndTellsNothing();
    void takesStepsFromManyThreads();

private:
    FakeClock m_clock;
    FakeRandom m_random;

    WaitingStep challenge(const QByteArray &tie) const
    {
        return {.step = {.at = m_clock.now(),
                    .lastAt = m_clock.now(),
                    .kind = StepKind::Challenged,
                    .tie = tie}};
    }
    std::vector<TimelineStep> signIns(const QByteArray &client, int first, int count) const
    {
        std::vector<TimelineStep> steps;
        for (int i = first; i < first + count; ++i)
            steps.push_back({.at = m_clock.now(),
                .kind = StepKind::Asked,
                .signIn = QByteArray::number(i),
                .clientId = {client}});
        return steps;
    }
    static AccessRecord token(const QByteArray &session)
    {
        AccessRecord record;
        record.session.id = {session};
        record.session.clientId = {"client"};
        return record;
    }
};

void tst_StepBuffer::keepsTheOrder()
{
    StepBuffer buffer(m_random);
    QVERIFY(buffer.isEmpty());
    buffer.addFromWorker(challenge("a"));
    buffer.addAll({challenge("b").step, challenge("c").step});
    QVERIFY(!buffer.isEmpty());
    const auto waiting = buffer.drain();
    QCOMPARE(waiting.size(), 3u);
    QCOMPARE(waiting[0], challenge("a"));
    QCOMPARE(waiting[2], challenge("c"));
    QVERIFY(buffer.isEmpty());
    QVERIFY(buffer.drain().empty());
}

void tst_StepBuffer::countsAnewWhatWasGivenOut()
{
    StepBuffer buffer(m_random);
    buffer.addFromWorker(challenge("a"));
    QCOMPARE(buffer.drain().size(), 1u);
    buffer.addFromWorker(challenge("b"));
    buffer.addFromWorker(challenge("a"));
    buffer.addFromWorker(challenge("a"));
    const auto waiting = buffer.drain();
    QCOMPARE(waiting.size(), 2u);
    QCOMPARE(waiting[1].step.times, 2);
}

void tst_StepBuffer::givesOutWhatKnowsOfEachOther()
{
    StepBuffer buffer(m_random);
    auto steps = signIns("client", 1, 2);
    steps[1].kind = StepKind::TokensIssued;
    steps[1].signIn = steps[0].signIn;
    steps[1].session = {"session"};
    buffer.addAll(steps);
    buffer.addCall(token("session"), m_clock.now());
    const auto waiting = buffer.drain();
    QCOMPARE(waiting.size(), 3u);
    QCOMPARE(waiting[0].step.session, domain::SessionId {"session"});
    QCOMPARE(waiting[2].step.signIn, steps[0].signIn);
}

void tst_StepBuffer::countsWhatRepeats()
{
    StepBuffer buffer(m_random);
    for (int i = 0; i < 1000; ++i) {
        buffer.addFromWorker(challenge("a"));
        buffer.addFromWorker(challenge("b"));
    }
    m_clock.advance(1s);
    buffer.addFromWorker(challenge("a"));
    const auto waiting = buffer.drain();
    QCOMPARE(waiting.size(), 2u);
    QCOMPARE(waiting[0].step.times, 1001);
    QCOMPARE(waiting[0].step.lastAt - waiting[0].step.at, 1s);
    QCOMPARE(waiting[1].step.times, 1000);
    QCOMPARE(buffer.dropped(), quint64(0));
}

void tst_StepBuffer::keepsWhatDiffers()
{
    StepBuffer buffer(m_random);
    QList<WaitingStep> all(8, challenge("a"));
    all[1].step.kind = StepKind::MetadataRead;
    all[2].step.reason = StepReason::Unknown;
    all[3].step.clientId = {"client"};
    all[4].step.session = {"session"};
    all[5].step.signIn = "sign-in";
    all[6].step.detail = "detail";
    all[7].token = base::sha256("token");
    for (const WaitingStep &waiting : all)
        buffer.addFromWorker(waiting);
    QCOMPARE(buffer.drain().size(), 8u);
}

void tst_StepBuffer::countsNoStepThatMakesTheStory()
{
    StepBuffer buffer(m_random);
    TimelineStep asked = challenge("a").step;
    asked.kind = StepKind::Asked;
    buffer.addAll({asked, asked});
    QCOMPARE(buffer.drain().size(), 2u);
}

void tst_StepBuffer::dropsWhatDoesNotFit()
{
    StepBuffer buffer(m_random);
    const std::size_t more = StepBuffer::MaxFromWorkers + 7;
    for (std::size_t i = 0; i < more; ++i)
        buffer.addFromWorker(challenge(QByteArray::number(i)));
    QCOMPARE(buffer.dropped(), quint64(7));
    buffer.addFromWorker(challenge("0")); // is counted at its place still
    QCOMPARE(buffer.dropped(), quint64(7));
    const auto waiting = buffer.drain();
    QCOMPARE(waiting.size(), StepBuffer::MaxFromWorkers);
    QCOMPARE(waiting[0].step.times, 2);
    QVERIFY(buffer.addFromWorker(challenge("new")));
    QCOMPARE(buffer.drain().size(), 1u);
}

void tst_StepBuffer::notesACallThatFoundNoRoomLater()
{
    StepBuffer buffer(m_random);
    for (std::size_t i = 0; i < StepBuffer::MaxFromWorkers; ++i)
        QVERIFY(buffer.addFromWorker(challenge(QByteArray::number(i))));
    buffer.addCall(token("one"), m_clock.now());
    QCOMPARE(buffer.dropped(), quint64(0)); // it is not lost
    QCOMPARE(buffer.drain().size(), StepBuffer::MaxFromWorkers);
    buffer.addCall(token("one"), m_clock.now());
    QCOMPARE(buffer.drain().size(), 1u);
}

void tst_StepBuffer::leavesTheCoreRoomInAFlood()
{
    StepBuffer buffer(m_random);
    for (std::size_t i = 0; i < StepBuffer::MaxWaiting; ++i)
        buffer.addFromWorker(challenge(QByteArray::number(i)));
    std::vector<TimelineStep> many(StepBuffer::MaxWaiting, challenge("core").step);
    for (TimelineStep &step : many)
        step.kind = StepKind::Asked;
    buffer.addAll(many);
    const auto waiting = buffer.drain();
    QCOMPARE(waiting.size(), StepBuffer::MaxWaiting);
    const auto isOfTheCore = [](const auto &one) { return one.step.kind == StepKind::Asked; };
    QCOMPARE(std::size_t(std::count_if(waiting.begin(), waiting.end(), isOfTheCore)),
        StepBuffer::MaxWaiting - StepBuffer::MaxFromWorkers);
}

void tst_StepBuffer::leavesTheWorkersRoomInAFloodOfSignIns()
{
    StepBuffer buffer(m_random);
    buffer.addAll(signIns("client", 0, int(StepBuffer::MaxFromWorkers)));
    for (std::size_t i = 0; i < StepBuffer::MaxFromWorkers; ++i)
        QVERIFY(buffer.addFromWorker(challenge(QByteArray::number(i))));
    QVERIFY(!buffer.addFromWorker(challenge("one too many")));
}

void tst_StepBuffer::letsTheOldestOfAClientGoWhenItIsFull()
{
    StepBuffer buffer(m_random);
    buffer.addFromWorker(challenge("a"));
    constexpr int Many = int(StepBuffer::MaxWaiting) + 1000;
    for (int first = 0; first < Many; first += 4)
        buffer.addAll(signIns("client", first, 4));
    buffer.addFromWorker(challenge("a"));
    QCOMPARE(buffer.dropped(), quint64(0));
    const auto waiting = buffer.drain();
    QCOMPARE(waiting.size(), std::size_t(MaxStepsPerClient) + 2);
    QCOMPARE(waiting.front(), challenge("a"));
    QCOMPARE(waiting.back(), challenge("a"));
    QCOMPARE(waiting[1].step.signIn, QByteArray::number(Many - MaxStepsPerClient));
    QCOMPARE(waiting[waiting.size() - 2].step.signIn, QByteArray::number(Many - 1));
    // Room is made once until they are taken: nobody makes the core look again and again.
    buffer.addAll(signIns("client", 0, int(StepBuffer::MaxWaiting)));
    buffer.addAll(signIns("client", 0, 1));
    QCOMPARE(buffer.dropped(), quint64(0));
    buffer.addAll(signIns("client", 0, int(StepBuffer::MaxWaiting)));
    QCOMPARE(buffer.dropped(), quint64(MaxStepsPerClient) + 1);
}

void tst_StepBuffer::notesTheFirstCallOfASessionOnly()
{
    StepBuffer buffer(m_random);
    for (int i = 0; i < 3; ++i)
        buffer.addCall(token("one"), m_clock.now());
    buffer.addCall(token("two"), m_clock.now());
    const auto waiting = buffer.drain();
    QCOMPARE(waiting.size(), 2u);
    QCOMPARE(waiting[0].step.kind, StepKind::FirstCall);
    QCOMPARE(waiting[0].step.session, domain::SessionId {"one"});
    QCOMPARE(waiting[0].step.clientId, domain::ClientId {"client"});
    QCOMPARE(waiting[0].step.times, 1);
    buffer.addCall(token("one"), m_clock.now());
    QVERIFY(buffer.isEmpty());
}

void tst_StepBuffer::tiesOneProgramTogetherAndTellsNothing()
{
    const StepBuffer buffer(m_random);
    const QByteArray tie = buffer.tieOf("192.0.2.7", "mcp-remote/0.1");
    QCOMPARE(tie.size(), 12);
    QCOMPARE(buffer.tieOf("192.0.2.7", "mcp-remote/0.1"), tie);
    QVERIFY(buffer.tieOf("192.0.2.8", "mcp-remote/0.1") != tie);
    QVERIFY(buffer.tieOf("192.0.2.7", "curl") != tie);
    // After a restart the key is another, so that nobody can try out addresses.
    const StepBuffer restarted(m_random);
    QVERIFY(restarted.tieOf("192.0.2.7", "mcp-remote/0.1") != tie);
}

void tst_StepBuffer::takesStepsFromManyThreads()
{
    StepBuffer buffer(m_random);
    int counted = 0;
    std::vector<std::thread> workers;
    for (int worker = 0; worker < 4; ++worker)
        workers.emplace_back([&] {
            for (int i = 0; i < 1000; ++i) {
                buffer.addFromWorker(challenge(QByteArray::number(i % 10)));
                buffer.addCall(token(QByteArray::number(i % 10)), m_clock.now());
            }
        });
    const auto take = [&] {
        for (const WaitingStep &waiting : buffer.drain())
            counted += waiting.step.kind == StepKind::Challenged ? waiting.step.times : 0;
    };
    for (int i = 0; i < 50; ++i)
        take();
    for (std::thread &worker : workers)
        worker.join();
    take();
    QCOMPARE(counted, 4000);
}

QTEST_GUILESS_MAIN(tst_StepBuffer)

#include "tst_StepBuffer.moc"
