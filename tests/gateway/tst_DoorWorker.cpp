// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Door.h"
#include "McpBench.h"
#include "support/TestFront.h"

#include <QTest>

#include <atomic>

using namespace gatehouse;
using namespace gateway;
using namespace test;

namespace {

const domain::SessionId Ann {"ann"};

class SharedClock final : public base::Clock
{
public:
    base::sys_seconds now() const override { return base::sys_seconds(base::seconds(seconds)); }
    std::atomic<qint64> seconds {1000};
};

/// What the test and the worker tell each other.
struct Shared
{
    std::atomic<int> ended {0}; ///< how often Ann's session was
    std::atomic<bool> begins {true}; ///< streams begin, else they wait for that
};

/// Begins streams and says nothing more.
class StreamingUpstream final : public Upstream
{
public:
    explicit StreamingUpstream(Shared &shared)
        : m_shared(shared)
    {
        QObject::connect(&m_poll, &QTimer::timeout, &m_poll, [this] { begin(); });
        m_poll.start(1);
    }

    void handle(const Call &, net::Reply reply) override { m_waiting.push_back(std::move(reply)); }
    void endSession(const domain::SessionId &session) override { m_shared.ended += session == Ann; }
    bool isIdle() const override { return false; }

private:
    void begin()
    {
        if (!m_shared.begins)
            return;
        for (net::Reply &reply : m_waiting) {
            reply.begin({.contentType = "text/event-stream"});
            reply.write(": open\n\n");
            m_streams.push_back(std::move(reply));
        }
        m_waiting.clear();
    }

    Shared &m_shared;
    QTimer m_poll;
    std::vector<net::Reply> m_streams;
    std::vector<net::Reply> m_waiting;
};

/// One worker with the company of a door, and a server behind it.
struct Bench
{
    Shared shared;
    SharedClock clock;
    LiveStreams live {[](const Traffic &) {}};
    base::Published<ServerSet> servers;
    std::shared_ptr<SessionLimits> limits =
        std::make_shared<SessionLimits>(SessionLimits::Bounds {});
    std::shared_ptr<const Server> server =
        std::make_shared<const Server>(Server {{.name = "one"}, ServerRules({.name = "one"}),
            [this](const auto &) { return std::make_unique<StreamingUpstream>(shared); }});
    TestFront front {{route()}, {.workers = 1},
        [this] { return std::make_shared<DoorWorker>(live, servers, clock); }};

    Bench() { serve({server}); }
    void serve(const std::vector<std::shared_ptr<const Server>> &all)
    {
        servers.set(std::make_shared<const ServerSet>("http://127.0.0.1:3000", all));
    }
    net::Route route()
    {
        return {"/s", {net::Method::Get}, net::Cors::None, 0,
            net::WorkerHandler([this](const net::Request &request, net::Reply reply) {
                oauth::AccessRecord caller = callerOf(request.headers.value("Session"));
                auto ticket = limits->admit(caller.session.id, SessionLimits::Kind::Stream, {});
                DoorWorker::here()->watch(reply,
                    {.key = {"one", {}},
                        .server = server,
                        .session = caller.session.id,
                        .endsAt = base::sys_seconds(
                            base::seconds(request.headers.value("Ends").toLongLong())),
                        .isStanding = true,
                        .ticket = std::move(std::get<SessionLimits::Ticket>(ticket))});
                const CallBody body;
                DoorWorker::here()->upstreamOf(server).handle(
                    {request, body, std::make_shared<const oauth::AccessRecord>(caller)}, reply);
            })};
    }
    RawClient open(const QByteArray &session, qint64 ends) const
    {
        RawClient client = front.connect();
        client.send("GET /s HTTP/1.1\r\nHost: a\r\nSession: " + session
            + "\r\nEnds: " + QByteArray::number(ends) + "\r\n\r\n");
        return client;
    }
};

} // namespace

/// What the door keeps on a worker, and when it lets go of it.
class tst_DoorWorker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsWhatASessionHasOpenWhenItsTimeIsOver();
    void endsStandingStreamsOfAServerThatWent();
};

void tst_DoorWorker::endsWhatASessionHasOpenWhenItsTimeIsOver()
{
    Bench bench;
    RawClient mine = bench.open("ann", 1010);
    RawClient others = bench.open("bob", 1011);
    QVERIFY(mine.waitForText(": open\n\n") && others.waitForText(": open\n\n"));
    bench.clock.seconds = 1010;
    QVERIFY(mine.waitForText("0\r\n\r\n"));
    QTRY_COMPARE(bench.shared.ended.load(), 1); // the server behind has been told
    QVERIFY(!others.waitForText("0\r\n\r\n", 50));
    QTRY_COMPARE(bench.limits->streams(), 1);
}

void tst_DoorWorker::endsStandingStreamsOfAServerThatWent()
{
    Bench bench;
    RawClient stream = bench.open("ann", 2000);
    QVERIFY(stream.waitForText(": open\n\n"));
    bench.shared.begins = false;
    RawClient late = bench.open("ann", 2000);
    QVERIFY(!late.waitForText(": open\n\n", 50));
    bench.live.refresh(); // nothing has changed
    QVERIFY(!stream.waitForText("0\r\n\r\n", 50));
    bench.serve({std::make_shared<const Server>(*bench.server)}); // it has changed
    bench.live.refresh();
    QVERIFY(stream.waitForText("0\r\n\r\n"));
    bench.shared.begins = true;
    QVERIFY(late.waitForText("0\r\n\r\n"));
}

QTEST_GUILESS_MAIN(tst_DoorWorker)
#include "tst_DoorWorker.moc"
