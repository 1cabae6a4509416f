// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/RequestHead.h"

#include <QTest>

using namespace gatehouse::net;
using Outcome = HeadResult::Outcome;

namespace {

HeadResult parse(const QByteArray &bytes)
{
    return parseRequestHead(bytes, HeadLimits());
}

QByteArray get(const QByteArray &fields)
{
    return "GET /a HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &fields)
{
    return "POST /a HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

QByteArray to(const QByteArray &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

QByteArray at(const QByteArray &host)
{
    return "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
}

} // namespace

class tst_RequestHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatWasSent();
    void understandsTheFraming();
    void keepsTheConnectionAsTold_data();
    void keepsTheConnectionAsTold();
    void acceptsHosts_data();
    void acceptsHosts();
    void refuses_data();
    void refuses();
    void refusesBeforeTheHeadIsComplete_data();
    void refusesBeforeTheHeadIsComplete();
    void refusesAHeadThatIsTooLong();
    void refusesTooManyFields();
    void forgivesOneEmptyLineBeforeTheRequest();
    void saysTheSameFedByteByByte_data();
    void saysTheSameFedByteByByte();
};

void tst_RequestHead::readsWhatWasSent()
{
    const QByteArray bytes = "POST /mcp/a%2Fb?x=1&y=%20 HTTP/1.1\r\nHost: example.org:8443\r\n"
                             "X-Tag:one\r\nx-tag: \t two words \t\r\nX-Empty:\r\n\r\nbody";
    const HeadResult result = parse(bytes);
    QCOMPARE(result.outcome, Outcome::Complete);
    QCOMPARE(result.consumed, bytes.size() - 4);
    QCOMPARE(result.head.method, Method::Post);
    QCOMPARE(result.head.target, QByteArray("/mcp/a%2Fb?x=1&y=%20"));
    QCOMPARE(result.head.path(), QByteArrayView("/mcp/a%2Fb"));
    const QList<Header> expected {
        {"Host", "example.org:8443"}, {"X-Tag", "one"}, {"x-tag", "two words"}, {"X-Empty", ""}};
    QCOMPARE(result.head.headers.fields(), expected);
    QCOMPARE(result.head.headers.values("x-TAG"), (QList<QByteArray> {"one", "two words"}));
}

void tst_RequestHead::understandsTheFraming()
{
    QVERIFY(!parse(get("")).head.contentLength);
    QVERIFY(!parse(get("")).head.chunked);
    QCOMPARE(parse(post("Content-Length: 12\r\n")).head.contentLength, std::optional<qint64>(12));
    QVERIFY(parse(post("Transfer-Encoding: Chunked\r\n")).head.chunked);
    QVERIFY(parse(post("Expect: 100-Continue\r\n")).head.expectsContinue);
}

void tst_RequestHead::keepsTheConnectionAsTold_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("keepAlive");
    QTest::addRow("HTTP/1.1") << get("") << true;
    QTest::addRow("close") << get("Connection: close\r\n") << false;
    QTest::addRow("close in a list") << get("Connection: x-a ,\tCLOSE\r\n") << false;
    QTest::addRow("a token that begins like it") << get("Connection: closed\r\n") << true;
    QTest::addRow("HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
}

void tst_RequestHead::keepsTheConnectionAsTold()
{
    QFETCH(const QByteArray, bytes);
    const HeadResult result = parse(bytes);
    QCOMPARE(result.outcome, Outcome::Complete);
    QTEST(result.head.keepAlive, "keepAlive");
}

void tst_RequestHead::acceptsHosts_data()
{
    QTest::addColumn<QByteArray>("host");
    for (const char *host : {"a", "example.org", "example.org:443", "127.0.0.1:8080", "[::1]",
             "[::1]:8080", "[fe80::1.2.3.4]:1", "under_score.test", "a:65535"})
        QTest::addRow("%s", host) << QByteArray(host);
}

void tst_RequestHead::acceptsHosts()
{
    QFETCH(const QByteArray, host);
    QCOMPARE(parse(at(host)).outcome, Outcome::Complete);
}

void tst_RequestHead::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status = 400) {
        QTest::addRow("%s", name) << bytes << status;
    };
    row("garbage", QByteArray("\0\1\2garbage\r\n\r\n", 14));
    row("a TLS hello", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 abc\n", 16));
    row("no version", "GET /\r\n\r\n");
    row("only a method", "GET\r\n\r\n");
    row("two empty lines", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("HTTP/9.9", "GET / HTTP/9.9\r\nHost: a\r\n\r\n", 505);
    row("HTTP/2.0 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("HTTPxxxx", "GET / HTTPxxxx\r\nHost: a\r\n\r\n");
    row("lower-case version", "GET / http/1.1\r\nHost: a\r\n\r\n");
    row("HTTP/1.1 and more", "GET / HTTP/1.11\r\nHost: a\r\n\r\n");
    row("two blanks before the target", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("blank after the version", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n");
    row("tab instead of a blank", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n");
    row("no Host", "GET / HTTP/1.1\r\n\r\n");
    row("two Hosts", get("Host: b\r\n"));
    row("the same Host twice", get("host: a\r\n"));
    row("empty Host", at(""));
    row("userinfo in Host", at("u:p@evil"));
    row("evil Host", at("u:p@evil:99999/x?y#z"));
    row("path in Host", at("a/b"));
    row("blank in Host", at("a b"));
    row("list in Host", at("a,b"));
    row("escape in Host", at("a%00b"));
    row("port too large", at("a:65536"));
    row("port of six digits", at("a:000080"));
    row("port no number", at("a:+80"));
    row("empty port", at("a:"));
    row("open bracket", at("[::1"));
    row("empty brackets", at("[]"));
    row("something behind the bracket", at("[::1]x"));
    row("foreign letters in brackets", at("[::1%25eth0]"));
    row("absolute-form", to("http://other/a"));
    row("authority-form", to("a:443"));
    row("asterisk-form", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");
    row("double slash", to("//foo/echo"));
    row("fragment", to("/a#b"));
    row("quote in the target", to("/a\"b"));
    row("backslash in the target", to("/a\\b"));
    row("letter beyond ASCII in the target", to("/\xc3\xa4"));
    row("bracket in the target", to("/a[0]"));
    row("long target", to("/" + QByteArray(8 * 1024, 'a')), 414);
    row("CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("TRACE", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("PROPFIND", "PROPFIND / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("lower-case method", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("no token as method", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("line without a colon", get("broken line\r\n"));
    row("no field name", get(": a\r\n"));
    row("space before the colon", post("Content-Length : 5\r\n"));
    row("tab before the colon", post("Content-Length\t: 5\r\n"));
    row("obs-fold", get("X-A: 1\r\n 2\r\n"));
    row("obs-fold by tab", get("X-A: 1\r\n\t2\r\n"));
    row("fold as the first line", "GET / HTTP/1.1\r\n Host: a\r\n\r\n");
    row("NUL in a value", get(QByteArray("X-A: a\0b\r\n", 10)));
    row("NUL in a name", get(QByteArray("X\0A: a\r\n", 8)));
    row("DEL in a value", get("X-A: a\x7f\r\n"));
    row("escape in a value", get("X-A: a\x1b[31m\r\n"));
    row("bare LF everywhere", "GET / HTTP/1.1\nHost: a\n\n");
    row("one bare LF", "GET / HTTP/1.1\r\nHost: a\nX-A: b\r\n\r\n");
    row("bare LF as the end", "GET / HTTP/1.1\r\nHost: a\r\n\n");
    row("bare CR in a value", get("X-A: a\rX-B: c\r\n"));
    row("CR twice at the end of a line", "GET / HTTP/1.1\r\nHost: a\r\r\n\r\n");
    row("CL and TE", post("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n"));
    row("TE and CL", post("Transfer-Encoding: chunked\r\nContent-Length: 6\r\n"));
    row("two lengths", post("Content-Length: 5\r\nContent-Length: 50\r\n"));
    row("the same length twice", post("Content-Length: 5\r\nContent-Length: 5\r\n"));
    row("a list of lengths", post("Content-Length: 5, 5\r\n"));
    row("negative length", post("Content-Length: -5\r\n"));
    row("signed length", post("Content-Length: +5\r\n"));
    row("hexadecimal length", post("Content-Length: 0x5\r\n"));
    row("length with a blank", post("Content-Length: 5 5\r\n"));
    row("empty length", post("Content-Length:\r\n"));
    row("length in words", post("Content-Length: abc\r\n"));
    row("length 2^63", post("Content-Length: 9223372036854775808\r\n"));
    row("length 2^63-1", post("Content-Length: 9223372036854775807\r\n"));
    row("length of a hundred digits", post("Content-Length: " + QByteArray(100, '0') + "\r\n"));
    row("TE xchunked", post("Transfer-Encoding: xchunked\r\n"), 501);
    row("TE identity", post("Transfer-Encoding: identity\r\nContent-Length: 5\r\n"), 501);
    row("TE gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n"), 501);
    row("TE chunked, chunked", post("Transfer-Encoding: chunked, chunked\r\n"), 501);
    row("TE twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 501);
    row("empty TE", post("Transfer-Encoding:\r\n"), 501);
    row("TE with vertical tab",
        post("Transfer-Encoding: \x0b"
             "chunked\r\n"));
    row("TE in HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("bare CR behind what is refused otherwise", "GET / HTTP/9.9\r\nX: a\rb\r\n\r\n");
    row("bare CR beyond the limit", get("X: " + QByteArray(17'000, 'a') + "\rb\r\n"), 431);
    row("unknown expectation", post("Expect: 200-maybe\r\n"), 417);
}

void tst_RequestHead::refuses()
{
    QFETCH(const QByteArray, bytes);
    const HeadResult result = parse(bytes);
    QCOMPARE(result.outcome, Outcome::Refused);
    QTEST(result.status, "status");
}

void tst_RequestHead::refusesBeforeTheHeadIsComplete_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("bare LF") << QByteArray("GET / HTTP/1.1\nHost");
    QTest::addRow("bare LF first") << QByteArray("\nGET");
    QTest::addRow("bare LF later") << QByteArray("GET / HTTP/1.1\r\nHost: a\nX");
    QTest::addRow("bare CR") << QByteArray("GET / HTTP/1.1\r\nX: a\rb");
    QTest::addRow("bare CR in a finished line") << QByteArray("GET / HTTP/1.1\r\nX: a\rb\r\n");
    QTest::addRow("NUL in a finished line") << QByteArray("GET /\0 HTTP/1.1\r\n", 17);
    QTest::addRow("NUL") << QByteArray("GET /\0", 6);
    QTest::addRow("a second empty line") << QByteArray("\r\n\r\n");
}

void tst_RequestHead::refusesBeforeTheHeadIsComplete()
{
    QFETCH(const QByteArray, bytes);
    QCOMPARE(parse(bytes).outcome, Outcome::Refused);
    QCOMPARE(parse(bytes).status, 400);
}

void tst_RequestHead::refusesAHeadThatIsTooLong()
{
    const HeadLimits limits {1024, 64};
    const QByteArray open = "GET / HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(1024, 'a');
    QCOMPARE(parseRequestHead(open, limits).status, 431);
    QCOMPARE(parseRequestHead(open + "\r\n\r\n", limits).status, 431);
    const QByteArray fits = "GET / HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(900, 'a');
    QCOMPARE(parseRequestHead(fits, limits).outcome, Outcome::NeedMore);
    QCOMPARE(parseRequestHead(fits + "\r\n\r\n", limits).outcome, Outcome::Complete);
}

void tst_RequestHead::refusesTooManyFields()
{
    QByteArray fields;
    for (int i = 0; i < 63; ++i)
        fields += "X-" + QByteArray::number(i) + ": 1\r\n";
    QCOMPARE(parse(get(fields)).outcome, Outcome::Complete);
    QCOMPARE(parse(get(fields + "X-More: 1\r\n")).status, 431);
}

void tst_RequestHead::forgivesOneEmptyLineBeforeTheRequest()
{
    const QByteArray bytes = "\r\n" + get("");
    QCOMPARE(parse(bytes).outcome, Outcome::Complete);
    QCOMPARE(parse(bytes).consumed, bytes.size());
}

void tst_RequestHead::saysTheSameFedByteByByte_data()
{
    refuses_data();
    QTest::addRow("a good one") << get("X-A: b\r\n") << 0;
    QTest::addRow("a good one after an empty line") << "\r\n" + get("X-A: b\r\n") << 0;
}

void tst_RequestHead::saysTheSameFedByteByByte()
{
    QFETCH(const QByteArray, bytes);
    HeadResult result;
    qsizetype fed = 0;
    while (result.outcome == Outcome::NeedMore && fed < bytes.size()) {
        ++fed;
        result = parseRequestHead(QByteArrayView(bytes).first(fed), HeadLimits(), fed - 1);
    }
    QCOMPARE(result.outcome, parse(bytes).outcome);
    QTEST(result.status, "status");
}

QTEST_APPLESS_MAIN(tst_RequestHead)
#include "tst_RequestHead.moc"
