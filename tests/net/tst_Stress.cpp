// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestFront.h"

#include <QRandomGenerator>
#include <QTimer>

#include <atomic>
#include <thread>

using namespace gatehouse;
using namespace gatehouse::net;
using gatehouse::test::RawClient;
using gatehouse::test::TestFront;

namespace {

constexpr int Clients = 200;
constexpr int Threads = 8;

QByteArray request(const QByteArray &path, const QByteArray &body)
{
    return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// One client's life, drawn by chance. What it does hear must be right, and in order.
bool live(quint16 port, QRandomGenerator &random)
{
    RawClient client(port);
    if (!client.isConnected())
        return false;
    const QByteArrayList paths {"/worker", "/core", "/stream"};
    QByteArrayList bodies;
    QByteArray all;
    const int count = random.bounded(1, 6);
    for (int i = 0; i < count; ++i) {
        bodies.append(QByteArray::number(random.generate()).repeated(random.bounded(1, 300)));
        all += request(paths.at(random.bounded(int(paths.size()))), bodies.last());
    }
    bool isFinished = false;
    switch (random.bounded(6)) {
    case 0: // leaves in the middle of a request
        client.send(QByteArrayView(all).first(random.bounded(int(all.size()))));
        return client.close(), true;
    case 1: // resets without listening
        client.send(all);
        return client.reset(), true;
    case 2: // leaves after the first answer
        client.send(all);
        if (const auto answer = client.answer(); !answer || answer->body != bodies.first())
            return false;
        return client.close(), true;
    case 3: // sends everything, then only listens
        client.send(all);
        client.finishSending();
        isFinished = true;
        break;
    case 4: // byte by byte at first
        for (const char byte : all.first(50))
            client.send(QByteArray(1, byte));
        client.send(QByteArrayView(all).sliced(50));
        break;
    default:
        client.send(all);
    }
    for (const QByteArray &body : bodies) {
        const auto answer = client.answer(true, 30'000);
        // A stream's client that will send no more counts as gone.
        if (!answer)
            return isFinished && all.contains("/stream");
        if (answer->status != 200 || answer->body != body)
            return false;
    }
    return true;
}

} // namespace

/// Many clients of every manner at once. Run under the sanitizers it is the test of all lifetimes.
class tst_Stress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesEveryMannerOfClient();
};

void tst_Stress::survivesEveryMannerOfClient()
{
    ListenOptions options;
    options.workers = 2;
    std::vector<std::pair<Respond, Response>> later; // core thread only
    TestFront front({{"/worker", {Method::Post}, Cors::None, 1 << 20,
                         WorkerHandler([](const Request &request, Reply reply) {
                             reply.send(TestFront::text(request.body));
                         })},
                        {"/core", {Method::Post}, Cors::None, 1 << 20,
                            CoreHandler([&later](const Request &request, const Respond &respond) {
                                if (request.body.size() % 3 == 0)
                                    later.emplace_back(respond, TestFront::text(request.body));
                                else
                                    respond(TestFront::text(request.body));
                            })},
                        {"/stream", {Method::Post}, Cors::None, 1 << 20,
                            WorkerHandler([](const Request &request, Reply reply) {
                                reply.begin(TestFront::text({}));
                                const QByteArray body = request.body;
                                QTimer::singleShot(1, [reply, body]() mutable {
                                    reply.write(QByteArrayView(body).first(body.size() / 2));
                                    QTimer::singleShot(0, [reply, body]() mutable {
                                        reply.write(QByteArrayView(body).sliced(body.size() / 2));
                                        reply.end();
                                    });
                                });
                            })}},
        options);
    QTimer answerLater;
    connect(&answerLater, &QTimer::timeout, this, [&later] {
        for (auto &[respond, response] : std::exchange(later, {}))
            respond(std::move(response));
    });
    answerLater.start(3);

    std::atomic<int> wrong {0};
    std::atomic<int> finished {0};
    std::vector<std::thread> threads;
    const quint16 port = front.server.port();
    for (int t = 0; t < Threads; ++t) {
        threads.emplace_back([&wrong, &finished, port, t] {
            QRandomGenerator random(quint32(4711 + t));
            for (int i = 0; i < Clients / Threads * 4; ++i)
                wrong += !live(port, random);
            ++finished;
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(finished.load(), Threads, 100'000);
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
    QTRY_COMPARE(front.server.counters().connections.load(), 0);
    QCOMPARE(front.server.counters().bodyBytesInFlight.load(), 0);
}

QTEST_GUILESS_MAIN(tst_Stress)
#include "tst_Stress.moc"
