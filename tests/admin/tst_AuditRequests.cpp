// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/AuditText.h"
#include "AdminRig.h"

#include <QJsonArray>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using oauth::AuditKind;

/// The audit log over the admin socket: what is asked of it, and what administering leaves in it.
class tst_AuditRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhoConnects();
    void tellsEveryChangeAndWhoMadeIt_data();
    void tellsEveryChangeAndWhoMadeIt();
    void tellsNoChangeThatFailed();
    void asksNewestFirst();
    void pagesThroughEverything();
    void refusesAKindThatIsNone();
    void exportsInFramesThatFit();
    void defusesCells_data();
    void defusesCells();
    void verifiesAPartAtATime();
    void tellsWatchersOfNewRows();

private:
    static void fill(AdminRig &rig, int count, const oauth::AuditEntry &entry)
    {
        QList<oauth::AuditEntry> entries;
        for (int i = 0; i < count; ++i)
            entries.append(entry);
        if (!rig.store.auditLog().append(entries, rig.clock.now()))
            qFatal("The audit log of the test cannot be written.");
    }
    static QList<oauth::AuditRow> rows(AdminRig &rig)
    {
        return *rig.store.auditLog().after(0, 100'000);
    }
    static oauth::AuditEntry last(AdminRig &rig) { return rows(rig).last().entry; }
};

void tst_AuditRequests::tellsWhoConnects()
{
    AdminRig rig;
    rig.start();
    const RawAdmin client = rig.client();
    QTRY_COMPARE(rows(rig).size(), 1);
    QCOMPARE(last(rig).kind, AuditKind::AdminConnected);
    const QString actor = u"user %1, process %2, test"_s.arg(::geteuid()).arg(::getpid());
    QCOMPARE(last(rig).actor, actor);
}

void tst_AuditRequests::tellsEveryChangeAndWhoMadeIt_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *method, const char *params, const QString &kind) {
        QTest::newRow(method) << QByteArray(method) << QByteArray(params) << kind;
    };
    row("clients.block", R"({"client":"c1"})", u"client.blocked"_s);
    row("clients.unblock", R"({"client":"c1"})", u"client.unblocked"_s);
    row("clients.delete", R"({"client":"c1"})", u"client.deleted"_s);
    row("clients.approve", R"({"code":"c1"})", u"client.approved"_s);
    row("clients.deny", R"({"code":"c2"})", u"client.denied"_s);
    row("clients.create", R"({"name":"Desk","redirectUris":["https://desk.example/cb"]})",
        u"client.created"_s);
    row("tokens.create", R"({"name":"Report","user":"u1","servers":["/mcp"]})", u"token.created"_s);
    row("sessions.end", R"({"session":"s1"})", u"session.ended"_s);
    row("stop", "{}", u"server.stop-asked"_s);
}

void tst_AuditRequests::tellsEveryChangeAndWhoMadeIt()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, params);
    QFETCH(QString, kind);
    AdminRig rig;
    rig.start(2);
    rig.addClient("c1");
    const domain::Client waiting = rig.addClient("c2");
    rig.approval.ask(waiting, waiting.redirectUris.first(), base::sha256("browser"));
    RawAdmin client = rig.client();
    QVERIFY2(client.ask(method, params).contains("result"_L1), method.constData());
    QTRY_COMPARE(oauth::auditWord(last(rig).kind), kind);
    QVERIFY(last(rig).actor.endsWith(u", test"));
    for (const oauth::AuditRow &row : rows(rig)) {
        for (const QString &text : {row.entry.detail, QString::fromUtf8(row.entry.subject)})
            QVERIFY(!text.contains(u"gth_"));
    }
    // No change is without a row, also one that says nothing of itself.
    const qsizetype before = rows(rig).size();
    client.ask("sessions.end", R"({"client":"nobody"})");
    QCOMPARE(rows(rig).size(), before + 1);
    QCOMPARE(last(rig).kind, AuditKind::AdminChanged);
    QCOMPARE(last(rig).subject, "sessions.end");
}

void tst_AuditRequests::tellsNoChangeThatFailed()
{
    AdminRig rig;
    rig.start();
    RawAdmin client = rig.client();
    QTRY_COMPARE(rows(rig).size(), 1);
    client.ask("clients.block", R"({"client":"nobody"})");
    client.ask("tokens.revoke", R"({"id":"nobody"})");
    client.ask("sessions.list");
    rig.addClient("c1");
    rig.store.failNextBatch();
    client.ask("clients.block", R"({"client":"c1"})");
    QCOMPARE(rows(rig).size(), 1);
}

void tst_AuditRequests::asksNewestFirst()
{
    AdminRig rig;
    rig.start();
    fill(rig, 3, {.kind = AuditKind::ClientBlocked, .who = u"ann"_s, .client = {"c1"}});
    fill(rig, 1, {.kind = AuditKind::ClientDenied});
    RawAdmin client = rig.client();
    const QJsonArray found =
        client.resultOf("audit.query", R"({"kind":"client","who":"ANN","client":"c1","limit":2})")
            .value("rows"_L1)
            .toArray();
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0]["number"_L1].toInt(), 3);
    QCOMPARE(found[1]["number"_L1].toInt(), 2);
}

void tst_AuditRequests::pagesThroughEverything()
{
    AdminRig rig;
    rig.start();
    fill(rig, 2500, {.kind = AuditKind::ClientBlocked, .detail = QString(300, u'界')});
    RawAdmin client = rig.client();
    QByteArray before;
    int count = 0;
    int pages = 0;
    while (true) {
        const QJsonObject page = client.resultOf(
            "audit.query", R"({"kind":"client.blocked","limit":1000)" + before + '}');
        QVERIFY(!page.isEmpty());
        count += int(page.value("rows"_L1).toArray().size());
        ++pages;
        if (!page.contains("next"_L1))
            break;
        before = R"(,"before":)" + QByteArray::number(page.value("next"_L1).toInteger());
    }
    QCOMPARE(count, 2500);
    QVERIFY(pages > 3);
}

void tst_AuditRequests::refusesAKindThatIsNone()
{
    AdminRig rig;
    rig.start();
    RawAdmin client = rig.client();
    for (const char *method : {"audit.query", "audit.export"}) {
        const QJsonObject error =
            client.errorOf(method, R"({"format":"csv","kind":"client.bloked"})");
        QCOMPARE(codeOf(error), codeOf(protocol::FailureCode::InvalidParams));
    }
    const QJsonObject error = client.errorOf("audit.query", R"({"kind":"client.bloked"})");
    QVERIFY(error.value("message"_L1).toString().contains(u"client.blocked"));
    QCOMPARE(codeOf(client.errorOf("audit.verify", R"({"number":1})")),
        codeOf(protocol::FailureCode::InvalidParams));
}

void tst_AuditRequests::exportsInFramesThatFit()
{
    AdminRig rig;
    rig.start();
    const QString worst(300, u'"');
    fill(rig, 500,
        {.kind = AuditKind::ClientBlocked,
            .actor = worst,
            .who = QString(300, u'界'),
            .clientName = worst,
            .detail = worst});
    RawAdmin client = rig.client();
    for (const QByteArray &format : {QByteArray("csv"), QByteArray("json")}) {
        QString all;
        QByteArray after;
        while (true) {
            client.send(R"({"jsonrpc":"2.0","id":99,"method":"audit.export","params":{"format":")"
                + format + R"(","kind":"client.blocked")" + after + "}}\n");
            const QByteArray frame = client.line().value_or(QByteArray());
            QVERIFY(!frame.isEmpty() && frame.size() < (1 << 20));
            const QJsonObject part =
                QJsonDocument::fromJson(frame).object().value("result"_L1).toObject();
            all += part.value("text"_L1).toString();
            if (!part.contains("next"_L1))
                break;
            after = R"(,"after":)" + QByteArray::number(part.value("next"_L1).toInteger());
        }
        QCOMPARE(all.count(u'\n'), format == "csv" ? 501 : 500);
        QCOMPARE(all.count(u"client.blocked"_s), 500);
    }
}

void tst_AuditRequests::defusesCells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("plain") << u"Claude"_s << u"\"Claude\""_s;
    QTest::newRow("quotes") << u"a\"b,c"_s << u"\"a\"\"b,c\""_s;
    QTest::newRow("=") << u"=1+1"_s << u"\"'=1+1\""_s;
    QTest::newRow("+") << u"+1"_s << u"\"'+1\""_s;
    QTest::newRow("-") << u"-1"_s << u"\"'-1\""_s;
    QTest::newRow("@") << u"@SUM(1)"_s << u"\"'@SUM(1)\""_s;
    QTest::newRow("a wide sign") << u"\uff1d1"_s << u"\"'\uff1d1\""_s;
    QTest::newRow("later in the text") << u"a=1"_s << u"\"a=1\""_s;
    QTest::newRow("a line") << u"a\r\nb"_s << u"\"a\\x0d\\x0ab\""_s;
    QTest::newRow("a tab before it") << u"\t=1"_s << u"\"\\x09=1\""_s;
}

void tst_AuditRequests::defusesCells()
{
    QFETCH(QString, text);
    QFETCH(QString, cell);
    const oauth::AuditRow row {.mark = {7, {}}, .entry = {.clientName = text}};
    const QString line = admin::auditCsvLine(row);
    QVERIFY2(line.contains(u",\"\","_s + cell + u",\"\","_s), qPrintable(line));
    QVERIFY(line.endsWith(u"\"\r\n") && line.count(u'\n') == 1);
    QVERIFY(line.startsWith(u"7,1970-01-01T00:00:00Z,\"admin.changed\","));
}

void tst_AuditRequests::verifiesAPartAtATime()
{
    AdminRig rig;
    rig.start();
    fill(rig, 5000, {.kind = AuditKind::ClientBlocked});
    RawAdmin client = rig.client();
    QTRY_COMPARE(rows(rig).size(), 5001);
    const QJsonObject good = client.resultOf("audit.verify");
    QCOMPARE(good.value("good"_L1), QJsonValue(true));
    QCOMPARE(good.value("first"_L1), QJsonValue(1));
    QCOMPARE(good.value("last"_L1), QJsonValue(5001));
    const QByteArray digest = rows(rig).at(2999).mark.digest.toBytes().toHex();
    QCOMPARE(good.value("digest"_L1).toString().toLatin1(),
        rows(rig).last().mark.digest.toBytes().toHex());
    QCOMPARE(client.resultOf("audit.verify", R"({"number":3000,"digest":")" + digest + R"("})")
                 .value("good"_L1),
        QJsonValue(true));
    const QJsonObject bad =
        client.resultOf("audit.verify", R"({"number":2999,"digest":")" + digest + R"("})");
    QCOMPARE(bad.value("good"_L1), QJsonValue(false));
    QCOMPARE(bad.value("row"_L1), QJsonValue(2999));
    QCOMPARE(bad.value("last"_L1), QJsonValue(2998));
    // Whoever asks meanwhile does not wait for the last part.
    client.send(R"({"jsonrpc":"2.0","id":"log","method":"audit.verify","params":{}})"
                "\n"
                R"({"jsonrpc":"2.0","id":"other","method":"sessions.list","params":{}})"
                "\n");
    QCOMPARE(client.message().value("id"_L1).toString(), u"other"_s);
    QCOMPARE(client.message().value("id"_L1).toString(), u"log"_s);
}

void tst_AuditRequests::tellsWatchersOfNewRows()
{
    AdminRig rig;
    rig.tellsAudit = true;
    rig.start();
    rig.addClient("c1");
    RawAdmin watcher = rig.client();
    QTRY_COMPARE(rows(rig).size(), 1);
    watcher.ask("events.subscribe");
    RawAdmin other = rig.client();
    QTRY_COMPARE(rows(rig).size(), 2);
    other.ask("clients.block", R"({"client":"c1"})");
    QStringList kinds;
    while (kinds.size() < 2) {
        const QJsonObject event = watcher.message();
        QVERIFY(!event.isEmpty());
        if (event.value("method"_L1) == "audit.added"_L1)
            kinds.append(event["params"_L1]["row"_L1]["kind"_L1].toString());
    }
    QCOMPARE(kinds, (QStringList {u"admin.connected"_s, u"client.blocked"_s}));
}

QTEST_GUILESS_MAIN(tst_AuditRequests)
#include "tst_AuditRequests.moc"
