// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/SessionLimits.h"
#include "gateway/Traffic.h"

#include <QTest>

#include <thread>

using namespace gatehouse;
using namespace gateway;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using Kind = SessionLimits::Kind;

namespace {

const domain::SessionId Ann {"ann"};
const domain::SessionId Bob {"bob"};

bool isAdmitted(const std::variant<SessionLimits::Ticket, SessionLimits::Refusal> &answer)
{
    return std::holds_alternative<SessionLimits::Ticket>(answer);
}

} // namespace

class tst_SessionLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boundsWhatIsUnderWay();
    void boundsStreamsOfOneAndInAll();
    void boundsRequestsASecond();
    void forgetsWhoIsIdle();
    void countsRightFromManyThreads();
    void namesOfToolsAreBounded();
    void addsUpWhatWorkersCounted();
    void cutsANameOfAToolBetweenCharactersOnly();
    void aRequestBecomesAStreamWithoutBeingCountedTwice();
};

void tst_SessionLimits::boundsWhatIsUnderWay()
{
    const auto limits = std::make_shared<SessionLimits>(SessionLimits::Bounds {.concurrent = 2});
    const auto now = SessionLimits::Clock::now();
    auto first = limits->admit(Ann, Kind::Request, now);
    {
        const auto second = limits->admit(Ann, Kind::Request, now);
        QVERIFY(isAdmitted(first) && isAdmitted(second));
        QVERIFY(!isAdmitted(limits->admit(Ann, Kind::Request, now)));
        QVERIFY(isAdmitted(limits->admit(Bob, Kind::Request, now)));
        QVERIFY(isAdmitted(limits->admit(Ann, Kind::Stream, now)));
    }
    QVERIFY(isAdmitted(limits->admit(Ann, Kind::Request, now)));
}

void tst_SessionLimits::boundsStreamsOfOneAndInAll()
{
    const auto limits = std::make_shared<SessionLimits>(
        SessionLimits::Bounds {.streamsPerSession = 1, .streams = 2});
    const auto now = SessionLimits::Clock::now();
    const auto ann = limits->admit(Ann, Kind::Stream, now);
    QVERIFY(!isAdmitted(limits->admit(Ann, Kind::Stream, now)));
    QCOMPARE(limits->streams(), 1);
    {
        const auto bob = limits->admit(Bob, Kind::Stream, now);
        QVERIFY(!isAdmitted(limits->admit({"cid"}, Kind::Stream, now)));
        QCOMPARE(limits->streams(), 2);
    }
    QVERIFY(isAdmitted(limits->admit({"cid"}, Kind::Stream, now)));
}

void tst_SessionLimits::boundsRequestsASecond()
{
    const auto limits =
        std::make_shared<SessionLimits>(SessionLimits::Bounds {.requestsPerSecond = 10});
    const auto start = SessionLimits::Clock::now();
    const auto admitted = [&](SessionLimits::Clock::time_point now) {
        int count = 0;
        while (count < 100 && isAdmitted(limits->admit(Ann, Kind::Request, now)))
            ++count;
        return count;
    };
    QCOMPARE(admitted(start), 10);
    QCOMPARE(admitted(start + 100ms), 1);
    QCOMPARE(admitted(start + 600ms), 5);
    QCOMPARE(admitted(start + 60s), 10);
    QVERIFY(isAdmitted(limits->admit(Bob, Kind::Request, start)));
}

void tst_SessionLimits::forgetsWhoIsIdle()
{
    const auto limits = std::make_shared<SessionLimits>(SessionLimits::Bounds {});
    const auto now = SessionLimits::Clock::now();
    const auto held = limits->admit(Ann, Kind::Request, now);
    for (int i = 0; i < 1000; ++i)
        QVERIFY(isAdmitted(limits->admit({QByteArray::number(i)}, Kind::Request, now)));
    QCOMPARE(limits->tidy(now + 1h), 1U);
}

void tst_SessionLimits::countsRightFromManyThreads()
{
    const auto limits = std::make_shared<SessionLimits>(
        SessionLimits::Bounds {.concurrent = 8, .streamsPerSession = 8, .streams = 16});
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&limits, i] {
            for (int turn = 0; turn < 5000; ++turn) {
                const auto kind = turn % 2 ? Kind::Stream : Kind::Request;
                const auto ticket =
                    limits->admit(i % 2 ? Ann : Bob, kind, SessionLimits::Clock::now());
                Q_ASSERT(isAdmitted(ticket));
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(limits->streams(), 0);
    QCOMPARE(limits->tidy(SessionLimits::Clock::now() + 1h), 0U);
}

void tst_SessionLimits::namesOfToolsAreBounded()
{
    Traffic traffic;
    for (int i = 0; i < 2000; ++i)
        traffic.add({"s", QByteArray::number(i)}, {Ann, {}}, {.requests = 1});
    traffic.add({"s", QByteArray(100'000, 'x')}, {Ann, {}}, {.requests = 1});
    QVERIFY(traffic.byTool().size() <= Traffic::MaxTools + 1);
    quint64 sum = 0;
    for (const auto &[key, counts] : traffic.byTool())
        sum += counts.requests;
    QCOMPARE(sum, 2001U);
    for (std::size_t i = 0; i < Traffic::MaxSessions + 100; ++i)
        traffic.add({"s", {}}, {{QByteArray::number(qulonglong(i))}, {}}, {.requests = 1});
    QCOMPARE(traffic.bySession().size(), Traffic::MaxSessions);
}

void tst_SessionLimits::addsUpWhatWorkersCounted()
{
    const base::sys_seconds later {base::seconds(100)};
    Traffic one;
    Counts counts {.requests = 1, .errors = 1, .bytesIn = 10, .bytesOut = 20};
    counts.addLatency(3ms);
    one.add({"s", "t"}, {Ann, QHostAddress(u"203.0.113.7"_s), later}, counts);
    Traffic all;
    all.add({"s", "t"}, {Ann, QHostAddress(u"198.51.100.2"_s)}, {.requests = 2});
    all.add(one);
    const Counts &sum = all.byTool().at({"s", "t"});
    QVERIFY(sum.requests == 3 && sum.errors == 1 && sum.bytesIn == 10 && sum.bytesOut == 20);
    QCOMPARE(sum.classes[1], 1U); // up to 5 ms
    QVERIFY(all.bySession().at(Ann).lastUsed == later);
    QCOMPARE(all.bySession().at(Ann).lastFrom, QHostAddress(u"203.0.113.7"_s));
    all.add({"s", "t"}, {Ann, QHostAddress(u"198.51.100.3"_s)}, {}); // told late, happened before
    QCOMPARE(all.bySession().at(Ann).lastFrom, QHostAddress(u"203.0.113.7"_s));
    Traffic tools;
    tools.addTools(all);
    QVERIFY(tools.bySession().empty());
    QCOMPARE(tools.byTool().at({"s", "t"}).requests, 3U);
    const QByteArray text = metricsText(all, {.connections = 4, .streams = 2, .stepsDropped = 3});
    QVERIFY(text.contains("gatehouse_mcp_errors_total{server=\"s\",tool=\"t\"} 1\n"));
    QVERIFY(text.contains("_bucket{server=\"s\",tool=\"t\",le=\"0.005\"} 1\n"));
    QVERIFY(text.contains("gatehouse_connections 4\n"));
    QVERIFY(text.contains("gatehouse_timeline_steps_dropped_total 3\n"));
    QVERIFY(!text.contains("ann") && !text.contains("203.0.113"));
}

void tst_SessionLimits::cutsANameOfAToolBetweenCharactersOnly()
{
    // One byte that is no UTF-8 makes Prometheus refuse the whole text.
    Traffic traffic;
    for (qsizetype before = 120; before < 132; ++before)
        traffic.add({"s", QByteArray(before, 'x') + "\xf0\x9f\x94\x91\xc3\xa9"}, {Ann, {}}, {});
    QVERIFY(metricsText(traffic, {}).isValidUtf8());
    for (const auto &[key, counts] : traffic.byTool())
        QVERIFY(key.tool.size() > 120 && key.tool.size() <= 128);
}

void tst_SessionLimits::aRequestBecomesAStreamWithoutBeingCountedTwice()
{
    const auto limits = std::make_shared<SessionLimits>(SessionLimits::Bounds {
        .requestsPerSecond = 2, .concurrent = 1, .streamsPerSession = 1, .streams = 2});
    const auto now = SessionLimits::Clock::now();
    {
        auto first = limits->admit(Ann, Kind::Request, now);
        QVERIFY(isAdmitted(first));
        QVERIFY(!limits->becomeStream(std::get<SessionLimits::Ticket>(first)));
        QCOMPARE(limits->streams(), 1);
        auto second = limits->admit(Ann, Kind::Request, now);
        QVERIFY(isAdmitted(second));
        // It stays a request when it may not become a stream.
        QVERIFY(limits->becomeStream(std::get<SessionLimits::Ticket>(second)));
        QCOMPARE(limits->streams(), 1);
        QVERIFY(!isAdmitted(limits->admit(Ann, Kind::Request, now + 1s)));
    }
    QCOMPARE(limits->streams(), 0);
    QVERIFY(isAdmitted(limits->admit(Ann, Kind::Request, now + 2s)));
}

QTEST_APPLESS_MAIN(tst_SessionLimits)
#include "tst_SessionLimits.moc"
