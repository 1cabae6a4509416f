// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/StreamRelay.h"
#include "support/TestFront.h"

using namespace gatehouse;
using namespace gateway;
using namespace test;
using namespace std::chrono_literals;

namespace {

/// What a client reads when \a act has done its work on a worker.
QByteArray streamed(const std::function<void(StreamRelay &)> &act)
{
    // Outlives the front, for a reply may still hold a callback of the relay.
    std::unique_ptr<StreamRelay> relay;
    const net::WorkerHandler handler = [&](const net::Request &, net::Reply reply) {
        relay = std::make_unique<StreamRelay>(reply, [](bool) {});
        act(*relay);
        relay->end([] {});
    };
    const TestFront front({net::Route {"/s", {net::Method::Get}, net::Cors::None, 0, handler}});
    RawClient client = front.connect();
    client.send("GET /s HTTP/1.1\r\nHost: a\r\n\r\n");
    return client.answer().value_or(RawAnswer()).body;
}

} // namespace

class tst_StreamRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysSomethingWhenNothingIsSaid();
    void neverBreaksAnEventApart();
    void endsWithAMessageWhenTheSourceFails();
};

void tst_StreamRelay::saysSomethingWhenNothingIsSaid()
{
    const QByteArray body = streamed([](StreamRelay &relay) {
        relay.beginEvents({}, nullptr);
        const auto now = StreamRelay::Time::now();
        relay.tick(now + 14s);
        relay.push("data: a\n\n");
        relay.tick(now + 14s);
        relay.tick(now + 16s);
    });
    QCOMPARE(body, ": open\n\ndata: a\n\n: keep-alive\n\n");
}

void tst_StreamRelay::neverBreaksAnEventApart()
{
    const QByteArray body = streamed([](StreamRelay &relay) {
        relay.beginEvents({}, nullptr);
        relay.push("data: a\n");
        relay.tick(StreamRelay::Time::now() + 60s);
        relay.push("data: b\n\n");
    });
    QCOMPARE(body, ": open\n\ndata: a\ndata: b\n\n");
}

void tst_StreamRelay::endsWithAMessageWhenTheSourceFails()
{
    const auto failing = [](const QByteArray &before) {
        return streamed([&before](StreamRelay &relay) {
            relay.beginEvents({}, nullptr);
            relay.push(before);
            relay.fail("{}", [] {});
        });
    };
    QCOMPARE(failing("data: a\n\n"), ": open\n\ndata: a\n\ndata: {}\n\n");
    // In the middle of an event nothing of ours could be told from it.
    QCOMPARE(failing("data: a"), ": open\n\ndata: a");
}

QTEST_GUILESS_MAIN(tst_StreamRelay)
#include "tst_StreamRelay.moc"
