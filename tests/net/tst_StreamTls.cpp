// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/StreamClient.h"
#include "support/OpenSsl.h"
#include "support/TestFront.h"

#include <QTemporaryDir>
#include <QTimer>

using namespace gatehouse;
using namespace net;
using namespace test;

namespace {

struct Listener final : ExchangeOwner
{
    QByteArray body;
    bool hasEnded = false;
    std::optional<ExchangeFault> fault;

    void onHead(const AnswerHead &) override { }
    void onBody(QByteArrayView piece) override { body += piece; }
    void onEnd() override { hasEnded = true; }
    void onFault(ExchangeFault what) override { fault = what; }
};

} // namespace

/// Our client of MCP servers with an https URL.
class tst_StreamTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void speaksTlsToAServerItTrusts();
    void refusesAnUnknownAuthority();
    void refusesACertificateForAnotherName();
    void saysWhenCaFileHoldsNothing();
    void readsToTheEndWhatAServerThatClosesHasSaid();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    ListenOptions options(const QString &name) const
    {
        ListenOptions result;
        result.tls = TlsFiles {path(name + u".crt"_s), path(name + u".key"_s)};
        return result;
    }
    void makeCertificate(const QString &name, const QString &subject) const
    {
        openssl({u"req"_s, u"-x509"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=t"_s,
            u"-newkey"_s, u"rsa:2048"_s, u"-addext"_s, u"subjectAltName="_s + subject, u"-keyout"_s,
            path(name + u".key"_s), u"-out"_s, path(name + u".crt"_s)});
    }
    static Route echo(std::atomic<int> &seen)
    {
        return TestFront::onWorker("/mcp", {Method::Post}, [&seen](const Request &request) {
            ++seen;
            return TestFront::text(request.body);
        });
    }
    static StreamClientOptions to(const TestFront &front, const QString &caFile)
    {
        return {.address = *serverAddress(
                    "https://127.0.0.1:" + QByteArray::number(front.server.port()) + "/mcp"),
            .tls = *clientTls(caFile)};
    }

    QTemporaryDir m_folder;
};

void tst_StreamTls::initTestCase()
{
    makeCertificate(u"here"_s, u"IP:127.0.0.1"_s);
    makeCertificate(u"elsewhere"_s, u"DNS:elsewhere.example"_s);
}

void tst_StreamTls::speaksTlsToAServerItTrusts()
{
    std::atomic<int> seen {0};
    const TestFront front({echo(seen)}, options(u"here"_s));
    StreamClient client(to(front, path(u"here.crt"_s)));
    const QByteArray large(300'000, 'x');
    for (int i = 0; i < 3; ++i) {
        Listener listener;
        const auto exchange = client.send({.body = large}, listener);
        QTRY_VERIFY(listener.hasEnded);
        QCOMPARE(listener.body, large);
    }
    QCOMPARE(front.server.counters().connections.load(), 1);
}

void tst_StreamTls::refusesAnUnknownAuthority()
{
    std::atomic<int> seen {0};
    const TestFront front({echo(seen)}, options(u"here"_s));
    StreamClient client(to(front, {}));
    Listener listener;
    const auto exchange = client.send({.body = "secret"}, listener);
    QTRY_VERIFY(listener.fault == ExchangeFault::Unreachable);
    QCOMPARE(seen.load(), 0);
}

void tst_StreamTls::refusesACertificateForAnotherName()
{
    std::atomic<int> seen {0};
    const TestFront front({echo(seen)}, options(u"elsewhere"_s));
    StreamClient client(to(front, path(u"elsewhere.crt"_s)));
    Listener listener;
    const auto exchange = client.send({.body = "secret"}, listener);
    QTRY_VERIFY(listener.fault == ExchangeFault::Unreachable);
    QCOMPARE(seen.load(), 0);
}

void tst_StreamTls::saysWhenCaFileHoldsNothing()
{
    const auto tls = clientTls(path(u"here.key"_s));
    QVERIFY(!tls && tls.error().message.contains(u"here.key"_s));
}

void tst_StreamTls::readsToTheEndWhatAServerThatClosesHasSaid()
{
    std::atomic<bool> goesOn {false};
    const QByteArray tail(50'000, 'y');
    const Route route {
        "/mcp", {Method::Post}, Cors::None, 1024, WorkerHandler([&](const Request &, Reply reply) {
            reply.begin(TestFront::text({}));
            reply.write("first");
            auto *timer = new QTimer;
            QObject::connect(timer, &QTimer::timeout, timer, [&, timer, reply]() mutable {
                if (!goesOn)
                    return;
                reply.write(tail);
                reply.end();
                timer->deleteLater();
            });
            timer->start(1);
        })};
    const TestFront front({route}, options(u"here"_s));
    StreamClient client(to(front, path(u"here.crt"_s)));
    Listener listener;
    const auto exchange =
        client.send({.headers = {{"Connection", "close"}}, .body = "x"}, listener);
    QTRY_COMPARE(listener.body, "first");
    exchange->setReading(false);
    goesOn = true;
    QVERIFY(!QTest::qWaitFor([&listener] { return listener.fault.has_value(); }, 200));
    exchange->setReading(true);
    QTRY_VERIFY(listener.hasEnded);
    QCOMPARE(listener.body, "first" + tail);
}

QTEST_GUILESS_MAIN(tst_StreamTls)
#include "tst_StreamTls.moc"
