// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "protocol/Envelope.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::protocol;
using namespace Qt::Literals::StringLiterals;

/// JSON-RPC 2.0, sections 4 to 6.
class tst_Envelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites_data();
    void readsWhatItWrites();
    void refuses_data();
    void refuses();
    void tellsTheIdOfWhatItRefuses();
    void saysFailuresOfOursInItsWords_data();
    void saysFailuresOfOursInItsWords();
};

void tst_Envelope::readsWhatItWrites_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("request, 4") << QByteArray(
        R"({"id":7,"jsonrpc":"2.0","method":"status","params":{"a":1}})");
    QTest::newRow("its id is a text")
        << QByteArray(R"({"id":"a-1","jsonrpc":"2.0","method":"status","params":{}})");
    QTest::newRow("notification, 4.1")
        << QByteArray(R"({"jsonrpc":"2.0","method":"hello","params":{}})");
    QTest::newRow("answer, 5") << QByteArray(R"({"id":7,"jsonrpc":"2.0","result":{"a":1}})");
    QTest::newRow("failed answer, 5.1")
        << QByteArray(R"({"error":{"code":-32601,"message":"No."},"id":7,"jsonrpc":"2.0"})");
    QTest::newRow("failed answer to nobody knows what")
        << QByteArray(R"({"error":{"code":-32700,"message":"No."},"id":null,"jsonrpc":"2.0"})");
}

void tst_Envelope::readsWhatItWrites()
{
    QFETCH(QByteArray, frame);
    const auto envelope = readEnvelope(frame);
    QVERIFY2(envelope.ok(), frame.constData());
    QCOMPARE(base::toJson(toJson(*envelope)), frame);
}

void tst_Envelope::refuses_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<int>("code");
    const int parse = int(FailureCode::ParseError);
    const int invalid = int(FailureCode::InvalidRequest);
    const auto row = [](const char *name, const char *frame, int code) {
        QTest::newRow(name) << QByteArray(frame) << code;
    };
    row("nothing", "", parse);
    row("no JSON", "GET / HTTP/1.1", parse);
    row("no UTF-8", "{\"jsonrpc\":\"2.0\",\"method\":\"\xff\"}", parse);
    row("a batch, 6", R"([{"jsonrpc":"2.0","id":1,"method":"status"}])", parse);
    row("another version", R"({"jsonrpc":"1.0","id":1,"method":"status"})", invalid);
    row("no version", R"({"id":1,"method":"status"})", invalid);
    row("an id that is a list", R"({"jsonrpc":"2.0","id":[],"method":"status"})", invalid);
    row("an id that is null", R"({"jsonrpc":"2.0","id":null,"method":"status"})", invalid);
    row("an id with a fraction", R"({"jsonrpc":"2.0","id":1.5,"method":"status"})", invalid);
    row("a method that is a number", R"({"jsonrpc":"2.0","id":1,"method":1})", invalid);
    row("no method", R"({"jsonrpc":"2.0","id":1})", invalid);
    row("an empty method", R"({"jsonrpc":"2.0","id":1,"method":""})", invalid);
    row("params by position", R"({"jsonrpc":"2.0","id":1,"method":"a","params":[1]})", invalid);
    row("a foreign member", R"({"jsonrpc":"2.0","id":1,"method":"a","sudo":true})", invalid);
    row("a member twice", R"({"jsonrpc":"2.0","id":1,"id":2,"method":"a"})", invalid);
    row("twice in the params",
        R"({"jsonrpc":"2.0","id":1,"method":"a","params":{"all":false,"all":true}})", invalid);
    row("a result that is a text", R"({"jsonrpc":"2.0","id":1,"result":"ok"})", invalid);
    row("result and error", R"({"jsonrpc":"2.0","id":1,"result":{},"error":{}})", invalid);
    row("an error without a code", R"({"jsonrpc":"2.0","id":1,"error":{"message":"a"}})", invalid);
    QTest::newRow("an endless id")
        << QByteArray(R"({"jsonrpc":"2.0","id":")" + QByteArray(200, 'x') + R"(","method":"a"})")
        << invalid;
    QTest::newRow("too deep") << QByteArray(R"({"jsonrpc":"2.0","id":1,"method":"a","params":)"
        + QByteArray(100'000, '[') + QByteArray(100'000, ']') + '}')
                              << parse;
}

void tst_Envelope::refuses()
{
    QFETCH(QByteArray, frame);
    QFETCH(int, code);
    const auto envelope = readEnvelope(frame);
    QVERIFY(!envelope.ok());
    QCOMPARE(int(envelope.error().failure.code), code);
    QVERIFY(envelope.error().failure.message.endsWith(u'.'));
}

void tst_Envelope::tellsTheIdOfWhatItRefuses()
{
    const auto envelope = readEnvelope(R"({"jsonrpc":"2.0","id":12,"method":"a","params":1})");
    QVERIFY(!envelope.ok());
    QCOMPARE(envelope.error().id, QJsonValue(12));
}

void tst_Envelope::saysFailuresOfOursInItsWords_data()
{
    QTest::addColumn<base::ErrorKind>("kind");
    QTest::addColumn<FailureCode>("code");
    QTest::newRow("invalid") << base::ErrorKind::Invalid << FailureCode::InvalidParams;
    QTest::newRow("not found") << base::ErrorKind::NotFound << FailureCode::NotFound;
    QTest::newRow("conflict") << base::ErrorKind::Conflict << FailureCode::Conflict;
    QTest::newRow("unavailable") << base::ErrorKind::Unavailable << FailureCode::Unavailable;
    QTest::newRow("the disk") << base::ErrorKind::Io << FailureCode::Unavailable;
    QTest::newRow("corrupt") << base::ErrorKind::Corrupt << FailureCode::InternalError;
}

void tst_Envelope::saysFailuresOfOursInItsWords()
{
    QFETCH(base::ErrorKind, kind);
    QFETCH(FailureCode, code);
    QCOMPARE(failureFrom({kind, u"A sentence."_s}), (Failure {code, u"A sentence."_s}));
    if (kind != base::ErrorKind::Io && kind != base::ErrorKind::Corrupt)
        QCOMPARE(errorFrom({code, u"A sentence."_s}), (base::Error {kind, u"A sentence."_s}));
}

QTEST_GUILESS_MAIN(tst_Envelope)
#include "tst_Envelope.moc"
