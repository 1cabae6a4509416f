// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/SseReader.h"

#include <QTest>

using namespace gatehouse::gateway;

namespace {

/// Writes "x" data anew as "y", lets "bad" not pass, leaves other data alone.
SseReader editing(qsizetype maxEvent = 1000)
{
    return SseReader(
        [](const QByteArray &data) {
            return data == "bad" ? std::nullopt : std::optional(data == "x" ? "y" : data);
        },
        maxEvent);
}

QByteArray fed(SseReader reader, const QByteArray &bytes, qsizetype size)
{
    QByteArray out;
    for (qsizetype at = 0; at < bytes.size(); at += size)
        out += reader.feed(QByteArrayView(bytes).sliced(at, std::min(size, bytes.size() - at)));
    return out;
}

} // namespace

class tst_SseReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesEverythingUntouchedWithoutAnEditor();
    void knowsWhereEventsEnd();
    void editsTheDataOfAnEvent_data();
    void editsTheDataOfAnEvent();
    void holdsOnlySoMuchOfAnEvent();
    void endsAtAnEventThatMustNotPass();
    void noticesIds();
};

void tst_SseReader::passesEverythingUntouchedWithoutAnEditor()
{
    const QByteArray stream = "id: 1\r\ndata: a\r\n\r\n: c\n\ndata:b\rdata: c\r\r\0x";
    for (const qsizetype size : {1, 3, 100})
        QCOMPARE(fed({}, stream, size), stream);
}

void tst_SseReader::knowsWhereEventsEnd()
{
    SseReader reader;
    QVERIFY(reader.isBetweenEvents());
    for (const auto &[piece, isBetween] : QList<std::pair<QByteArray, bool>> {{"data", false},
             {": x\n", false}, {"\n", true}, {"data: y\r", false}, {"\n", false}, {"\r", true},
             {"\n", true}, {": comment\n", false}, {"\n", true}, {"\n", true}, {"x", false}}) {
        reader.feed(piece);
        QCOMPARE(reader.isBetweenEvents(), isBetween);
    }
}

void tst_SseReader::editsTheDataOfAnEvent_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *name, const QByteArray &stream, const QByteArray &wanted) {
        QTest::newRow(name) << stream << wanted;
    };
    row("another one", "data: a\n\n", "data: a\n\n");
    row("a comment", ": x\n\n", ": x\n\n");
    row("the one", "data: x\n\n", "data: y\n\n");
    row("without a blank", "data:x\n\n", "data: y\n\n");
    row("with CRLF", "event: e\r\nid: 7\r\ndata: x\r\n\r\ndata: a\r\n\r\n",
        "event: e\nid: 7\ndata: y\n\ndata: a\r\n\r\n");
    row("with CR", "data: x\r\rdata: x\r\r", "data: y\n\ndata: y\n\n");
    row("over two lines", "data: x\ndata\n\ndata: x\n\n", "data: x\ndata\n\ndata: y\n\n");
    row("two", "data: x\n\ndata: x\n\n", "data: y\n\ndata: y\n\n");
    row("unfinished", "data: x\n", "");
}

void tst_SseReader::editsTheDataOfAnEvent()
{
    QFETCH(QByteArray, stream);
    QFETCH(QByteArray, wanted);
    for (const qsizetype size : {1, 2, 5, 100})
        QCOMPARE(fed(editing(), stream, size), wanted);
}

void tst_SseReader::holdsOnlySoMuchOfAnEvent()
{
    SseReader reader = editing(100);
    reader.feed("data: " + QByteArray(90, 'a') + "\n\n");
    QVERIFY(!reader.hasFailed());
    QVERIFY(reader.feed("data: " + QByteArray(200, 'a')).isEmpty());
    QVERIFY(reader.hasFailed());
    QVERIFY(reader.feed("\n\ndata: x\n\n").isEmpty());
}

void tst_SseReader::endsAtAnEventThatMustNotPass()
{
    SseReader reader = editing();
    QCOMPARE(reader.feed("data: a\n\nid: 1\ndata: bad\n\ndata: b\n\n"), "data: a\n\n");
    QVERIFY(reader.hasFailed());
    QVERIFY(reader.feed("data: c\n\n").isEmpty());
}

void tst_SseReader::noticesIds()
{
    SseReader reader;
    reader.feed("data: id: 1\n\nidle: 1\n\n");
    QVERIFY(!reader.isResumable());
    reader.feed("id: 1\ndata: a\n\n");
    QVERIFY(reader.isResumable());
}

QTEST_APPLESS_MAIN(tst_SseReader)
#include "tst_SseReader.moc"
