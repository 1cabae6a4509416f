// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Log.h"
#include "process/ErrorLines.h"

#include <QTest>

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using base::Secret;
using process::ErrorLines;
using process::redacted;

class tst_ErrorLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsLineByLine();
    void cannotForgeALineOfTheLog();
    void hidesSecretsInEveryForm_data();
    void hidesSecretsInEveryForm();
    void hidesEachLineOfASecretOfSeveral();
    void hidesWhatLooksLikeATokenOfOurs();
    void cutsALongLineAndHidesWhatStoodAtTheCut();
    void tellsOnlySoManyLinesInAWhile();
};

namespace {

const ErrorLines::Time::time_point Start {1h};

struct Bench
{
    QStringList lines;
    ErrorLines errors;

    explicit Bench(const QList<Secret> &secrets = {})
        : errors(secrets, [this](const QString &line) { lines.append(line); })
    { }
};

} // namespace

void tst_ErrorLines::tellsLineByLine()
{
    Bench bench;
    bench.errors.feed("one\ntw", Start);
    bench.errors.feed("o\r\n", Start);
    bench.errors.feed("three", Start);
    QCOMPARE(bench.lines, (QStringList {u"one"_s, u"two"_s}));
    bench.errors.finish(Start);
    QCOMPARE(bench.lines.last(), u"three"_s);
}

void tst_ErrorLines::cannotForgeALineOfTheLog()
{
    Bench bench;
    bench.errors.feed("\x1b[31mred\x1b[0m\rinfo: all is well\n", Start);
    QCOMPARE(bench.lines.size(), 1);
    const QByteArray line =
        base::formatLogLine(base::LogFormat::Text, QtInfoMsg, "test", bench.lines.first(), 0);
    QVERIFY2(
        !line.contains('\x1b') && !line.contains('\r') && !line.contains('\n'), line.constData());
}

void tst_ErrorLines::hidesSecretsInEveryForm_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("shown");
    const QByteArray secret = "p&ss/w?rd=1";
    QTest::newRow("as it is") << "key=" + secret + ";" << QByteArray("key=***;");
    QTest::newRow("twice") << secret + secret << QByteArray("******");
    QTest::newRow("in a URL") << "?k=" + secret.toPercentEncoding() << QByteArray("?k=***");
    QTest::newRow("base64") << secret.toBase64() << QByteArray("***");
    QTest::newRow("nothing of it") << QByteArray("p&ss") << QByteArray("p&ss");
}

void tst_ErrorLines::hidesSecretsInEveryForm()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, shown);
    QCOMPARE(redacted(line, {Secret("p&ss/w?rd=1")}), shown);
}

void tst_ErrorLines::hidesEachLineOfASecretOfSeveral()
{
    Bench bench({Secret("-----BEGIN KEY-----\nabcdefgh\n-----END KEY-----\n")});
    bench.errors.feed("read: abcdefgh\n", Start);
    QCOMPARE(bench.lines, (QStringList {u"read: ***"_s}));
}

void tst_ErrorLines::hidesWhatLooksLikeATokenOfOurs()
{
    const QByteArray token =
        QByteArray(32, '\x9d')
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    QCOMPARE(token.size(), 43);
    QCOMPARE(redacted("Bearer " + token + ".", {}), "Bearer ***.");
    QCOMPARE(redacted(token.first(42), {}), token.first(42));
    const QByteArray rule(60, '-');
    QCOMPARE(redacted(rule, {}), rule);
}

void tst_ErrorLines::cutsALongLineAndHidesWhatStoodAtTheCut()
{
    const QByteArray secret = "the-secret-of-the-child";
    Bench bench({Secret(secret)});
    bench.errors.feed(QByteArray(ErrorLines::MaxLine - 10, ' ') + secret, Start);
    QCOMPARE(bench.lines.size(), 1);
    QVERIFY(bench.lines.first().endsWith(u"…"));
    QVERIFY(!bench.lines.first().contains(u"the-"));
    QVERIFY(bench.lines.first().size() <= ErrorLines::MaxLine);
}

void tst_ErrorLines::tellsOnlySoManyLinesInAWhile()
{
    Bench bench;
    bench.errors.feed(QByteArray("x\n").repeated(1000), Start);
    QCOMPARE(bench.lines.size(), ErrorLines::MaxLines);
    bench.errors.feed("later\n", Start + ErrorLines::Window);
    QCOMPARE(bench.lines.size(), ErrorLines::MaxLines + 2);
    QCOMPARE(bench.lines.at(ErrorLines::MaxLines), u"(950 more lines were dropped)"_s);
    QCOMPARE(bench.lines.last(), u"later"_s);
}

QTEST_GUILESS_MAIN(tst_ErrorLines)
#include "tst_ErrorLines.moc"
