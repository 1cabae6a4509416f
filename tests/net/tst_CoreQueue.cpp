// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/CoreQueue.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace gatehouse::net;

namespace {

Response answer(const QByteArray &body)
{
    return {200, QByteArrayLiteral("text/plain"), {}, body};
}

/// A batch runner that notes what happened in which order.
struct Runner
{
    CoreQueue::BatchRunner function()
    {
        return [this](const std::function<void()> &work, const CoreQueue::Told &told) {
            log.append("begin");
            work();
            log.append(commits ? "commit" : "fail");
            if (waits)
                waiting.append(told);
            else
                told(commits);
        };
    }

    bool commits = true;
    bool waits = false; ///< for the disk
    QList<CoreQueue::Told> waiting;
    QByteArrayList log;
};

/// A request whose answer, this body, is noted with its status.
void submitTo(CoreQueue &queue, Runner &runner, const QByteArray &body)
{
    queue.submit([body](const Request &, const Respond &respond) { respond(answer(body)); }, {},
        [&runner](const Response &response) {
            runner.log.append(QByteArray::number(response.status) + ' ' + response.body);
        });
}

} // namespace

class tst_CoreQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsWhatArrivesTogetherInOneBatch();
    void runsOneByOneWhenTold();
    void answersAfterTheCommit();
    void turnsEveryAnswerOfAFailedBatchInto503();
    void holdsAnswersUntilTheDiskHasThem();
    void gathersTheNextBatchWhileTheDiskIsWaitedFor();
    void runsWhatGathersInTheMomentAfterABatchOfSeveral();
    void runsTheNextBatchWhileTheDiskIsWaitedForOnceItIsBigEnough();
    void runsWhatHasGatheredWhenTheDiskIsFree();
    void mayGoBeforeTheDiskIsFree();
    void turnsAnswersInto503WhenTheDiskDoesNotKeepThem();
    void letsALaterAnswerThrough();
    void holdsALateAnswerGivenInABatch();
    void failsALateAnswerGivenInAFailedBatch();
    void boundsABatch();
    void takesNothingOnceClosed();
    void takesWorkFromManyThreads();
    void outlivesByItsResponds();
};

void tst_CoreQueue::runsWhatArrivesTogetherInOneBatch()
{
    Runner runner;
    CoreQueue queue(runner.function());
    for (int i = 0; i < 3; ++i)
        queue.enqueue([&runner, i] { runner.log.append(QByteArray::number(i)); });
    QVERIFY(runner.log.isEmpty());
    QCoreApplication::processEvents();
    QCOMPARE(runner.log, (QByteArrayList {"begin", "0", "1", "2", "commit"}));
    queue.enqueue([&runner] { runner.log.append("3"); });
    QCoreApplication::processEvents();
    QCOMPARE(runner.log.size(), 8);
}

void tst_CoreQueue::runsOneByOneWhenTold()
{
    Runner runner;
    CoreQueue queue(runner.function(), CoreQueue::Grouping::OneByOne);
    for (int i = 0; i < 2; ++i)
        queue.enqueue([&runner, i] { runner.log.append(QByteArray::number(i)); });
    const QByteArrayList each {"begin", "0", "commit", "begin", "1", "commit"};
    QTRY_COMPARE(runner.log, each);
}

void tst_CoreQueue::answersAfterTheCommit()
{
    Runner runner;
    CoreQueue queue(runner.function());
    Request request;
    request.body = "the request";
    queue.submit(
        [&runner](const Request &seen, const Respond &respond) {
            runner.log.append(seen.body);
            respond(answer("yes"));
        },
        request, [&runner](const Response &response) { runner.log.append(response.body); });
    QCoreApplication::processEvents();
    QCOMPARE(runner.log, (QByteArrayList {"begin", "the request", "commit", "yes"}));
}

void tst_CoreQueue::turnsEveryAnswerOfAFailedBatchInto503()
{
    Runner runner;
    runner.commits = false;
    CoreQueue queue(runner.function());
    QList<Response> answers;
    for (int i = 0; i < 2; ++i)
        queue.submit([](const Request &, const Respond &respond) { respond(answer("yes")); }, {},
            [&answers](const Response &response) { answers.append(response); });
    QCoreApplication::processEvents();
    QCOMPARE(answers.size(), 2);
    for (const Response &response : answers) {
        QCOMPARE(response.status, 503);
        QCOMPARE(response.headers.value("Retry-After"), QByteArray("5"));
        QCOMPARE(response.contentType, QByteArray("application/json"));
        QVERIFY(response.body.contains("\"error\":\"temporarily_unavailable\""));
    }
}

void tst_CoreQueue::holdsAnswersUntilTheDiskHasThem()
{
    Runner runner;
    runner.waits = true;
    CoreQueue queue(runner.function());
    submitTo(queue, runner, "one");
    QCoreApplication::processEvents();
    QCOMPARE(runner.log, (QByteArrayList {"begin", "commit"}));
    std::thread disk([&runner] { runner.waiting.takeFirst()(true); });
    disk.join();
    QCOMPARE(runner.log.last(), QByteArray("200 one"));
}

void tst_CoreQueue::gathersTheNextBatchWhileTheDiskIsWaitedFor()
{
    Runner runner;
    runner.waits = true;
    CoreQueue queue(runner.function());
    for (const char *body : {"one", "two", "three"}) {
        submitTo(queue, runner, body);
        QCoreApplication::processEvents();
    }
    QCOMPARE(runner.log, (QByteArrayList {"begin", "commit"}));
}

void tst_CoreQueue::runsWhatGathersInTheMomentAfterABatchOfSeveral()
{
    // A machine that is busy may let the moment pass before anything comes.
    for (int attempt = 0; attempt < 100; ++attempt) {
        Runner runner;
        CoreQueue queue(runner.function());
        for (std::size_t i = 0; i < BatchGate::Several; ++i)
            submitTo(queue, runner, "early");
        QCoreApplication::processEvents();
        QCOMPARE(runner.log.count("200 early"), qsizetype(BatchGate::Several));
        for (const char *body : {"late", "later"}) {
            submitTo(queue, runner, body);
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(runner.log.last(), QByteArray("200 later"));
        if (runner.log.count("begin") == 2)
            return;
    }
    QFAIL("What came in the moment ran alone.");
}

void tst_CoreQueue::runsTheNextBatchWhileTheDiskIsWaitedForOnceItIsBigEnough()
{
    Runner runner;
    runner.waits = true;
    CoreQueue queue(runner.function());
    submitTo(queue, runner, "one");
    QCoreApplication::processEvents();
    for (std::size_t i = 0; i < BatchGate::Enough; ++i)
        submitTo(queue, runner, "two");
    QCoreApplication::processEvents();
    QCOMPARE(runner.log, (QByteArrayList {"begin", "commit", "begin", "commit"}));
    runner.waiting.takeFirst()(true);
    QCOMPARE(runner.log.last(), QByteArray("200 one"));
    runner.waiting.takeFirst()(true);
    QCOMPARE(runner.log.last(), QByteArray("200 two"));
}

void tst_CoreQueue::runsWhatHasGatheredWhenTheDiskIsFree()
{
    Runner runner;
    runner.waits = true;
    CoreQueue queue(runner.function());
    for (const char *body : {"one", "two"}) {
        submitTo(queue, runner, body);
        QCoreApplication::processEvents();
    }
    std::thread disk([&runner] { runner.waiting.takeFirst()(false); });
    disk.join();
    runner.log.clear();
    QCoreApplication::processEvents();
    QCOMPARE(runner.log, (QByteArrayList {"begin", "commit"}));
    runner.waiting.takeFirst()(true);
    QCOMPARE(runner.log.last(), QByteArray("200 two"));
}

void tst_CoreQueue::mayGoBeforeTheDiskIsFree()
{
    Runner runner;
    runner.waits = true;
    auto queue = std::make_unique<CoreQueue>(runner.function());
    for (const char *body : {"one", "two"}) {
        submitTo(*queue, runner, body);
        QCoreApplication::processEvents();
    }
    queue.reset(); // ASan sees who rings there all the same
    runner.waiting.takeFirst()(true);
    QCOMPARE(runner.log.last(), QByteArray("200 one"));
}

void tst_CoreQueue::turnsAnswersInto503WhenTheDiskDoesNotKeepThem()
{
    Runner runner;
    runner.waits = true;
    CoreQueue queue(runner.function());
    submitTo(queue, runner, "one");
    QCoreApplication::processEvents();
    runner.waiting.takeFirst()(false);
    QVERIFY(runner.log.last().startsWith("503 "));
}

void tst_CoreQueue::letsALaterAnswerThrough()
{
    Runner runner;
    CoreQueue queue(runner.function());
    Respond later;
    QByteArray heard;
    queue.submit([&later](const Request &, const Respond &respond) { later = respond; }, {},
        [&heard](const Response &response) { heard = response.body; });
    QCoreApplication::processEvents();
    QVERIFY(heard.isEmpty());
    later(answer("now"));
    QCOMPARE(heard, QByteArray("now"));
}

void tst_CoreQueue::holdsALateAnswerGivenInABatch()
{
    Runner runner;
    CoreQueue queue(runner.function());
    Respond later;
    queue.submit([&later](const Request &, const Respond &respond) { later = respond; }, {},
        [&runner](const Response &response) { runner.log.append(response.body); });
    QCoreApplication::processEvents();
    runner.log.clear();
    queue.enqueue([&] {
        runner.log.append("second step");
        later(answer("done"));
    });
    QCoreApplication::processEvents();
    QCOMPARE(runner.log, (QByteArrayList {"begin", "second step", "commit", "done"}));
}

void tst_CoreQueue::failsALateAnswerGivenInAFailedBatch()
{
    Runner runner;
    CoreQueue queue(runner.function());
    Respond later;
    int status = 0;
    queue.submit([&later](const Request &, const Respond &respond) { later = respond; }, {},
        [&status](const Response &response) { status = response.status; });
    QCoreApplication::processEvents();
    runner.commits = false;
    queue.enqueue([&] { later(answer("done")); });
    QCoreApplication::processEvents();
    QCOMPARE(status, 503);
}

void tst_CoreQueue::boundsABatch()
{
    int inBatch = 0;
    QList<int> batches;
    CoreQueue queue([&](const std::function<void()> &work, const CoreQueue::Told &told) {
        inBatch = 0;
        work();
        batches.append(inBatch);
        told(true);
    });
    for (int i = 0; i < 600; ++i)
        queue.enqueue([&inBatch] { ++inBatch; });
    QTRY_COMPARE(batches.size(), 3);
    QCOMPARE(batches, (QList<int> {256, 256, 88}));
}

void tst_CoreQueue::takesNothingOnceClosed()
{
    Runner runner;
    CoreQueue queue(runner.function());
    queue.close();
    int status = 0;
    queue.submit([](const Request &, const Respond &) { QFAIL("a closed queue ran a handler"); },
        {}, [&status](const Response &response) { status = response.status; });
    queue.enqueue([] { QFAIL("a closed queue ran work"); });
    QCOMPARE(status, 503);
    QCoreApplication::processEvents();
    QVERIFY(runner.log.isEmpty());
}

void tst_CoreQueue::takesWorkFromManyThreads()
{
    constexpr int Threads = 4;
    constexpr int Each = 2000;
    CoreQueue queue([](const std::function<void()> &work, const CoreQueue::Told &told) {
        work();
        told(true);
    });
    int ran = 0; // on the core thread only
    std::atomic<int> answered {0};
    std::vector<std::thread> threads;
    for (int t = 0; t < Threads; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < Each; ++i) {
                Request request;
                request.body = QByteArray::number(i);
                queue.submit(
                    [&ran](const Request &seen, const Respond &respond) {
                        ++ran;
                        respond(answer(seen.body));
                    },
                    std::move(request),
                    [&answered, i](const Response &response) {
                        answered += response.body == QByteArray::number(i);
                    });
            }
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered.load(), Threads * Each, 60'000);
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(ran, Threads * Each);
}

void tst_CoreQueue::outlivesByItsResponds()
{
    Respond later;
    QByteArray heard;
    {
        Runner runner;
        CoreQueue queue(runner.function());
        queue.submit([&later](const Request &, const Respond &respond) { later = respond; }, {},
            [&heard](const Response &response) { heard = response.body; });
        QCoreApplication::processEvents();
    }
    later(answer("late"));
    QCOMPARE(heard, QByteArray("late"));
}

QTEST_GUILESS_MAIN(tst_CoreQueue)
#include "tst_CoreQueue.moc"
