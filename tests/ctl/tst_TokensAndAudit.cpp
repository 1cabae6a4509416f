// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "CtlRun.h"
#include "store/SqliteDatabase.h"

using namespace gatehouse;
using namespace gatehouse::test;

/// gatehousectl itself, with a real server: the commands of tokens and of the audit log.
class tst_TokensAndAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void makesATokenAndRevokesIt();
    void listsTokens();
    void revokesAPersonsTokensOrAll();
    void saysWhatIsWrongWithAToken_data();
    void saysWhatIsWrongWithAToken();
    void showsWhatHasHappened();
    void exportsTheLog();
    void exportsToAFileOfItsOwner();
    void defusesWhatASpreadsheetWouldCompute();
    void verifiesTheLog();
    void findsWhatWasTouched();
    void saysWhatIsWrongWithAnAuditCommand_data();
    void saysWhatIsWrongWithAnAuditCommand();

private:
    Ended ctl(const QStringList &arguments) const
    {
        return m_run.run(arguments + QStringList {u"--socket"_s, m_flow->adminSocket()});
    }
    Ended json(const QStringList &arguments) const
    {
        return ctl(arguments + QStringList {u"--json"_s});
    }
    QStringList creation(const QString &name) const
    {
        return {u"token"_s, u"create"_s, name, u"--user"_s, u"ann"_s, u"--server"_s, u"/mcp"_s};
    }

    CtlRun m_run;
    std::unique_ptr<Flow> m_flow;
};

void tst_TokensAndAudit::init()
{
    m_flow = std::make_unique<Flow>();
}

void tst_TokensAndAudit::makesATokenAndRevokesIt()
{
    const Ended shown = ctl(creation(u"Report"_s));
    QVERIFY2(shown.code == 0, qPrintable(shown.err));
    QVERIFY(shown.out.startsWith(u"Token gth_pat_") && shown.out.contains(u"shown this once"));
    const Ended made = json(creation(u"Other"_s) + QStringList {u"--expires"_s, u"2d"_s});
    const QByteArray token = made.json().value("token"_L1).toString().toUtf8();
    const QString id = made.json().value("id"_L1).toString();
    QCOMPARE(m_flow->doorStatuses(token, 4), QSet<int> {200});
    const Ended revoked = ctl({u"token"_s, u"revoke"_s, id});
    QVERIFY2(revoked.code == 0, qPrintable(revoked.err));
    QCOMPARE(revoked.out, u"1 token is revoked.\n"_s);
    QCOMPARE(m_flow->doorStatuses(token, 4), QSet<int> {401});
    const Ended again = ctl({u"token"_s, u"revoke"_s, id});
    QCOMPARE(again.code, 1);
    QVERIFY(again.err.startsWith(u"gatehousectl: There is no token"));
}

void tst_TokensAndAudit::listsTokens()
{
    QVERIFY(ctl({u"token"_s, u"list"_s}).out.startsWith(u"TOKEN"));
    ctl(creation(u"Report"_s) + QStringList {u"--tool"_s, u"read_*"_s, u"--tool"_s, u"echo"_s});
    ctl(creation(u"Other"_s));
    const QStringList lines =
        ctl({u"token"_s, u"list"_s, u"rep"_s}).out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    for (const QString &part : {u"Report"_s, u"ann"_s, u"/mcp"_s, u"read_* echo"_s, u"active"_s})
        QVERIFY2(lines.last().contains(part), qPrintable(lines.last()));
    QVERIFY(!lines.last().contains(u"gth_pat_"));
    const Ended all = json({u"token"_s, u"list"_s});
    QCOMPARE(all.json().value("total"_L1), QJsonValue(2));
    QCOMPARE(all.firstRow().value("name"_L1), QJsonValue(u"Other"_s));
    QCOMPARE(all.firstRow().value("state"_L1), QJsonValue(u"active"_s));
}

void tst_TokensAndAudit::revokesAPersonsTokensOrAll()
{
    for (const QString &name : {u"One"_s, u"Two"_s})
        ctl(creation(name));
    const Ended nobody = ctl({u"token"_s, u"revoke"_s, u"--user"_s, u"zebra"_s});
    QCOMPARE(nobody.code, 1);
    QVERIFY(nobody.err.contains(u"zebra"));
    QCOMPARE(json({u"token"_s, u"revoke"_s, u"--user"_s, u"Ann"_s}).json().value("tokens"_L1),
        QJsonValue(2));
    ctl(creation(u"Three"_s));
    const Ended asked = ctl({u"token"_s, u"revoke"_s, u"--all"_s});
    QCOMPARE(asked.code, 2);
    QVERIFY(asked.err.contains(u"--yes"));
    QCOMPARE(
        ctl({u"token"_s, u"revoke"_s, u"--all"_s, u"--yes"_s}).out, u"1 token is revoked.\n"_s);
    QCOMPARE(json({u"token"_s, u"list"_s}).json().value("total"_L1), QJsonValue(0));
}

void tst_TokensAndAudit::saysWhatIsWrongWithAToken_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("nobody") << QStringList {u"--server"_s, u"/mcp"_s} << 2;
    QTest::newRow("no server") << QStringList {u"--user"_s, u"ann"_s} << 2;
    const QStringList good {u"--user"_s, u"ann"_s, u"--server"_s, u"/mcp"_s};
    QTest::newRow("no time") << good + QStringList {u"--expires"_s, u"soon"_s} << 2;
    QTest::newRow("too long") << good + QStringList {u"--expires"_s, u"367d"_s} << 1;
    QTest::newRow("a stranger") << QStringList {u"--user"_s, u"bob"_s, u"--server"_s, u"/mcp"_s}
                                << 1;
    QTest::newRow("another server")
        << QStringList {u"--user"_s, u"ann"_s, u"--server"_s, u"/mcp/none"_s} << 1;
}

void tst_TokensAndAudit::saysWhatIsWrongWithAToken()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const Ended ended = ctl(QStringList {u"token"_s, u"create"_s, u"Report"_s} + arguments);
    QCOMPARE(ended.code, code);
    QVERIFY(ended.out.isEmpty());
    QVERIFY2(ended.err.startsWith(u"gatehousectl: ") && ended.err.count(u'\n') == 1,
        qPrintable(ended.err));
}

void tst_TokensAndAudit::showsWhatHasHappened()
{
    Journey(*m_flow, "Cursor").tokens();
    ctl(creation(u"Report"_s));
    QVERIFY(ctl({u"audit"_s}).out.startsWith(u"NUMBER"));
    const Ended made = json({u"audit"_s, u"--kind"_s, u"token"_s});
    QVERIFY2(made.code == 0, qPrintable(made.err));
    QCOMPARE(made.json().value("rows"_L1).toArray().size(), 1);
    QCOMPARE(made.firstRow().value("kind"_L1), QJsonValue(u"token.created"_s));
    QVERIFY(made.firstRow().value("actor"_L1).toString().contains(u"gatehousectl"));
    QVERIFY(!made.out.contains(u"gth_pat_"));
    const Ended opened = ctl({u"audit"_s, u"--kind=session.opened"_s, u"--who"_s, u"ANN"_s,
        u"--client"_s, u"curs"_s, u"--since"_s, u"1h"_s});
    const QStringList lines = opened.out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.last().contains(u"Cursor"));
    QCOMPARE(ctl({u"audit"_s, u"--until"_s, u"1h"_s}).out.count(u'\n'), 1);
    QCOMPARE(ctl({u"audit"_s, u"--filter"_s, u"nothing like it"_s}).out.count(u'\n'), 1);
    QCOMPARE(ctl({u"audit"_s, u"--limit"_s, u"2"_s}).out.count(u'\n'), 3);
}

void tst_TokensAndAudit::exportsTheLog()
{
    Journey(*m_flow, "Cursor").tokens();
    const QStringList csv = ctl({u"audit"_s, u"export"_s}).out.split(u"\r\n"_s);
    QVERIFY(csv.first().startsWith(u"number,time,kind"));
    QVERIFY(csv.at(1).startsWith(u"1,2") && csv.at(1).contains(u"\"server.started\""));
    const QStringList lines = ctl({u"audit"_s, u"export"_s, u"--format"_s, u"json"_s})
                                  .out.split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(lines.size() >= csv.size() - 2);
    qint64 number = 0;
    for (const QString &line : lines) {
        const QJsonObject row = QJsonDocument::fromJson(line.toUtf8()).object();
        QCOMPARE(row.value("number"_L1).toInteger(), ++number);
        QCOMPARE(row.value("digest"_L1).toString().size(), 64);
    }
}

void tst_TokensAndAudit::exportsToAFileOfItsOwner()
{
    const QString path = m_run.home() + u"/audit.csv"_s;
    const Ended ended = ctl({u"audit"_s, u"export"_s, u"--format"_s, u"csv"_s, u"--kind"_s,
        u"server"_s, u"--output"_s, path});
    QVERIFY2(ended.code == 0, qPrintable(ended.err));
    QVERIFY(ended.out.isEmpty());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("\r\n"), 2);
    QCOMPARE(file.permissions() & ~(QFileDevice::ReadUser | QFileDevice::WriteUser),
        QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const Ended nowhere =
        ctl({u"audit"_s, u"export"_s, u"--output"_s, m_run.home() + u"/none/audit.csv"_s});
    QCOMPARE(nowhere.code, 1);
    QVERIFY(nowhere.err.contains(u"cannot be written"));
}

void tst_TokensAndAudit::defusesWhatASpreadsheetWouldCompute()
{
    const Journey evil(*m_flow, "=HYPERLINK(1)");
    const QString csv = ctl({u"audit"_s, u"export"_s, u"--client"_s, u"HYPERLINK"_s}).out;
    QVERIFY2(csv.contains(u"\"'=HYPERLINK(1)\""), qPrintable(csv));
    QVERIFY(!csv.contains(u"\"=HYPER"));
}

void tst_TokensAndAudit::verifiesTheLog()
{
    const Ended good = ctl({u"audit"_s, u"verify"_s});
    QVERIFY2(good.code == 0, qPrintable(good.err));
    const QString noted = good.out.trimmed().section(u' ', -1);
    QCOMPARE(noted.section(u':', 1).size(), 64);
    Journey(*m_flow, "Cursor").tokens();
    QCOMPARE(ctl({u"audit"_s, u"verify"_s, u"--noted"_s, noted}).code, 0);
    const QString other = noted.section(u':', 0, 0) + u':' + QString(64, u'0');
    const Ended bad = ctl({u"audit"_s, u"verify"_s, u"--noted"_s, other});
    QCOMPARE(bad.code, 1);
    QVERIFY(bad.err.contains(u"written anew"));
    const Ended object = json({u"audit"_s, u"verify"_s});
    QCOMPARE(object.json().value("good"_L1), QJsonValue(true));
}

void tst_TokensAndAudit::findsWhatWasTouched()
{
    Journey(*m_flow, "Cursor").tokens();
    {
        store::SqliteDatabase database(m_flow->databasePath());
        QVERIFY(database.open().ok());
        QVERIFY(database.runOnce(u"DROP TRIGGER audit_is_never_changed"_s).ok());
        QVERIFY(database.runOnce(u"UPDATE audit SET who = 'me' WHERE number = 2"_s).ok());
    }
    const Ended bad = ctl({u"audit"_s, u"verify"_s});
    QCOMPARE(bad.code, 1);
    QVERIFY2(bad.err.contains(u"Row 2 "), qPrintable(bad.err));
    const Ended object = json({u"audit"_s, u"verify"_s});
    QCOMPARE(object.code, 1);
    QCOMPARE(object.json().value("row"_L1), QJsonValue(2));
}

void tst_TokensAndAudit::saysWhatIsWrongWithAnAuditCommand_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("no time") << QStringList {u"--since"_s, u"soon"_s} << 2;
    QTest::newRow("no day") << QStringList {u"--until"_s, u"2026-02-31"_s} << 2;
    QTest::newRow("no number") << QStringList {u"--limit"_s, u"many"_s} << 2;
    QTest::newRow("none") << QStringList {u"--limit"_s, u"0"_s} << 2;
    QTest::newRow("a kind that is none") << QStringList {u"--kind"_s, u"client.bloked"_s} << 1;
    QTest::newRow("another format") << QStringList {u"export"_s, u"--format"_s, u"xlsx"_s} << 2;
    QTest::newRow("nothing noted") << QStringList {u"verify"_s, u"--noted"_s, u"7"_s} << 2;
    QTest::newRow("no digest") << QStringList {u"verify"_s, u"--noted"_s, u"7:abc"_s} << 1;
}

void tst_TokensAndAudit::saysWhatIsWrongWithAnAuditCommand()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const Ended ended = ctl(QStringList {u"audit"_s} + arguments);
    QCOMPARE(ended.code, code);
    QVERIFY(ended.out.isEmpty());
    QVERIFY2(ended.err.startsWith(u"gatehousectl: ") && ended.err.count(u'\n') == 1,
        qPrintable(ended.err));
}

QTEST_GUILESS_MAIN(tst_TokensAndAudit)
#include "tst_TokensAndAudit.moc"
