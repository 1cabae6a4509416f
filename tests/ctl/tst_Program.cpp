// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Printable.h"
#include "CtlRun.h"

#include <sys/ioctl.h>

#include <fcntl.h>

using namespace gatehouse;
using namespace gatehouse::test;

/// gatehousectl itself, with a real server: every command, as a table and as JSON.
class tst_Program : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void everyCommandAnswers_data();
    void everyCommandAnswers();
    void showsTheStatus();
    void showsSessions();
    void filtersSessions();
    void endsASession();
    void endsAPersonsSessions();
    void saysWhichTokensStay();
    void endsAllOnlyWithAYes();
    void watchesSessionsGo();
    void blocksAClient();
    void makesAClient();
    void letsAClientIn();
    void reloadsAndStops();
    void aNameNeverReachesTheTerminalAsItIs();
    void fitsTheTerminal();

private:
    Ended run(const QStringList &arguments) const { return m_run.run(arguments); }
    Ended ctl(const QStringList &arguments) const
    {
        return run(arguments + QStringList {u"--socket"_s, m_flow->adminSocket()});
    }
    Ended json(const QStringList &arguments) const
    {
        return ctl(arguments + QStringList {u"--json"_s});
    }
    qsizetype living() const { return flowSessions().size(); }
    QList<domain::Session> flowSessions() const
    {
        return *m_flow->store().sessions(base::SystemClock().now());
    }

    CtlRun m_run;
    std::unique_ptr<Flow> m_flow;
};

void tst_Program::init()
{
    m_flow = std::make_unique<Flow>();
}

void tst_Program::everyCommandAnswers_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("member");
    const auto row = [](const QString &command, const QString &heading, const QString &member) {
        QTest::newRow(qPrintable(command)) << command.split(u' ') << heading << member;
    };
    row(u"status"_s, u"server  "_s, u"upSince"_s);
    row(u"sessions"_s, u"SESSION"_s, u"rows"_s);
    row(u"users"_s, u"PERSON"_s, u"rows"_s);
    row(u"clients"_s, u"CLIENT"_s, u"rows"_s);
    row(u"clients waiting"_s, u"CODE"_s, u"rows"_s);
    row(u"servers"_s, u"NAME"_s, u"rows"_s);
    row(u"providers"_s, u"PROVIDER"_s, u"rows"_s);
    row(u"providers test local"_s, u"The provider local answers."_s, {});
    row(u"reload"_s, u"The certificates and"_s, {});
    row(u"end --client nobody"_s, u"0 sessions have ended."_s, u"sessions"_s);
}

void tst_Program::everyCommandAnswers()
{
    QFETCH(QStringList, command);
    QFETCH(QString, heading);
    QFETCH(QString, member);
    const Journey journey(*m_flow);
    journey.tokens();
    const Ended table = ctl(command);
    QVERIFY2(table.code == 0, qPrintable(table.err));
    QVERIFY2(table.out.startsWith(heading), qPrintable(table.out));
    QVERIFY(table.err.isEmpty());
    const Ended object = json(command);
    QVERIFY2(object.code == 0, qPrintable(object.err));
    QCOMPARE(object.out.count(u'\n'), 1);
    QJsonParseError error;
    QVERIFY(QJsonDocument::fromJson(object.out.toUtf8(), &error).isObject());
    QVERIFY(member.isEmpty() || object.json().contains(member));
    QCOMPARE(run(command + QStringList {u"--help"_s}).code, 0);
}

void tst_Program::showsTheStatus()
{
    Journey(*m_flow).tokens();
    const Ended status = ctl({u"status"_s});
    QVERIFY(status.out.contains(QString::fromUtf8(m_flow->origin())));
    QVERIFY(status.out.contains(u"1, of 1 people"));
    QCOMPARE(json({u"status"_s}).json().value("sessions"_L1), QJsonValue(1));
}

void tst_Program::showsSessions()
{
    Journey(*m_flow, "Cursor").tokens();
    const QStringList lines = ctl({u"sessions"_s}).out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    for (const QString &part : {u"ann"_s, u"Cursor"_s, u"/mcp"_s})
        QVERIFY2(lines.last().contains(part), qPrintable(lines.last()));
    QVERIFY(!lines.last().contains(u'…')); // no terminal, nothing elided
    const Ended users = ctl({u"users"_s});
    QVERIFY(users.out.contains(u"ann"));
    const QJsonObject row = json({u"sessions"_s}).firstRow();
    QCOMPARE(row.value("clientName"_L1), QJsonValue(u"Cursor"_s));
    QCOMPARE(row.value("id"_L1).toString().toUtf8(), flowSessions().first().id.value);
}

void tst_Program::filtersSessions()
{
    Journey(*m_flow, "Cursor").tokens();
    const Journey second(*m_flow, "Claude");
    second.tokens();
    const auto names = [this](const QStringList &more) {
        QStringList found;
        for (const auto &row :
            json(QStringList {u"sessions"_s} + more).json().value("rows"_L1).toArray())
            found.append(row.toObject().value("clientName"_L1).toString());
        return found;
    };
    QCOMPARE(names({u"CURS"_s}), QStringList {u"Cursor"_s});
    QCOMPARE(names({u"--sort"_s, u"client"_s}), (QStringList {u"Claude"_s, u"Cursor"_s}));
    QCOMPARE(names({u"--sort=client"_s, u"--reverse"_s}), (QStringList {u"Cursor"_s, u"Claude"_s}));
    QCOMPARE(
        names({u"--client"_s, QString::fromUtf8(second.clientId())}), QStringList {u"Claude"_s});
    QCOMPARE(names({u"--user"_s, u"Ann"_s}).size(), 2);
    QCOMPARE(names({u"--server"_s, u"/mcp/other"_s}).size(), 0);
    const Ended nobody = ctl({u"sessions"_s, u"--user"_s, u"zebra"_s});
    QCOMPARE(nobody.code, 1);
    QVERIFY(nobody.err.contains(u"zebra"));
}

void tst_Program::endsASession()
{
    const Tokens tokens = Journey(*m_flow).tokens();
    const QString id = QString::fromUtf8(flowSessions().first().id.value);
    const Ended ended = ctl({u"end"_s, id});
    QVERIFY2(ended.code == 0, qPrintable(ended.err));
    QCOMPARE(ended.out, u"1 session has ended.\n"_s);
    QCOMPARE(m_flow->doorStatuses(tokens.access, 4), QSet<int> {401});
    const Ended again = ctl({u"end"_s, id});
    QCOMPARE(again.code, 1);
    QVERIFY(again.out.isEmpty() && again.err.startsWith(u"gatehousectl: There is no session"));
}

void tst_Program::endsAPersonsSessions()
{
    for (const char *name : {"Cursor", "Claude"})
        Journey(*m_flow, name).tokens();
    QCOMPARE(living(), 2);
    QCOMPARE(json({u"end"_s, u"--user"_s, u"ann"_s}).json().value("sessions"_L1), QJsonValue(2));
    QCOMPARE(living(), 0);
}

void tst_Program::saysWhichTokensStay()
{
    Journey(*m_flow).tokens();
    QCOMPARE(
        ctl({u"token"_s, u"create"_s, u"script"_s, u"--user"_s, u"ann"_s, u"--server"_s, u"/mcp"_s})
            .code,
        0);
    const Ended ended = ctl({u"end"_s, u"--user"_s, u"ann"_s});
    QCOMPARE(ended.out,
        u"1 session has ended.\n1 personal access token stays valid; `gatehousectl token revoke` "
        "ends such tokens.\n"_s);
    QVERIFY(run({u"end"_s, u"--help"_s}).out.contains(u"Personal access tokens"));
}

void tst_Program::endsAllOnlyWithAYes()
{
    Journey(*m_flow).tokens();
    const Ended asked = ctl({u"end"_s, u"--all"_s});
    QCOMPARE(asked.code, 2);
    QVERIFY(asked.err.contains(u"--yes"));
    QCOMPARE(living(), 1);
    QCOMPARE(ctl({u"end"_s, u"--all"_s, u"--yes"_s}).code, 0);
    QCOMPARE(living(), 0);
}

void tst_Program::watchesSessionsGo()
{
    Journey(*m_flow, "Cursor").tokens();
    QProcess table;
    QProcess lines;
    for (QProcess *process : {&table, &lines}) {
        QStringList arguments {u"sessions"_s, u"--watch"_s, u"--socket"_s, m_flow->adminSocket()};
        if (process == &lines)
            arguments.append(u"--json"_s);
        m_run.prepare(*process, arguments);
        process->start();
    }
    QByteArray shown;
    QByteArray told;
    const auto readBoth = [&] {
        shown += table.readAllStandardOutput();
        told += lines.readAllStandardOutput();
    };
    const auto see = [&](const QByteArray &inTable, const QByteArray &inLines) {
        return QTest::qWaitFor(
            [&] {
                readBoth();
                return shown.contains(inTable) && told.contains(inLines);
            },
            20'000);
    };
    QVERIFY(see("Cursor", "\"event\":\"snapshot\""));
    Journey(*m_flow, "Claude").tokens();
    QVERIFY(see("opened      ann, Claude at /mcp", "\"event\":\"session.opened\""));
    QCOMPARE(ctl({u"end"_s, u"--user"_s, u"ann"_s}).code, 0);
    QVERIFY(see("ended       ann, Cursor at /mcp", "\"reason\":\"revoked\""));
    m_flow->stop();
    QVERIFY(QTest::qWaitFor(
        [&] {
            return table.state() == QProcess::NotRunning && lines.state() == QProcess::NotRunning;
        },
        20'000));
    QCOMPARE(table.exitCode(), 1);
    QVERIFY(table.readAllStandardError().contains("connection to the server has ended"));
}

void tst_Program::blocksAClient()
{
    const Journey journey(*m_flow, "Cursor");
    journey.tokens();
    const QString id = QString::fromUtf8(journey.clientId());
    QVERIFY(ctl({u"clients"_s}).out.contains(u"Cursor"));
    QCOMPARE(ctl({u"clients"_s, u"block"_s, id}).out,
        u"The client is blocked; 1 of its sessions have ended.\n"_s);
    QCOMPARE(living(), 0);
    QCOMPARE(json({u"clients"_s, u"cursor"_s}).firstRow().value("standing"_L1),
        QJsonValue(u"blocked"_s));
    QCOMPARE(ctl({u"clients"_s, u"unblock"_s, id}).code, 0);
    QCOMPARE(ctl({u"clients"_s, u"delete"_s, id}).code, 0);
    QCOMPARE(ctl({u"clients"_s, u"delete"_s, id}).code, 1);
    QVERIFY(!*m_flow->store().client({journey.clientId()}));
}

void tst_Program::makesAClient()
{
    const Ended made = json({u"clients"_s, u"create"_s, u"My product"_s, u"--redirect"_s,
        QString::fromUtf8(RedirectUri)});
    QVERIFY2(made.code == 0, qPrintable(made.err));
    const KnownClient client {made.json().value("client"_L1).toString().toUtf8(),
        made.json().value("secret"_L1).toString().toUtf8()};
    QVERIFY(!Journey(*m_flow, client).tokens().access.isEmpty());
    const Ended agent = ctl({u"clients"_s, u"create"_s, u"Robot"_s, u"--server"_s,
        QString::fromUtf8(m_flow->mcpUrl())});
    QVERIFY2(agent.code == 0, qPrintable(agent.err));
    QVERIFY(agent.out.contains(u"gth_cs_"));
    QVERIFY(ctl({u"clients"_s}).out.contains(u"agent"));
    QCOMPARE(ctl({u"clients"_s, u"create"_s, u"Nothing"_s}).code, 2);
    QCOMPARE(
        ctl({u"clients"_s, u"create"_s, u"Bad"_s, u"--redirect"_s, u"javascript:x"_s}).code, 1);
}

void tst_Program::letsAClientIn()
{
    m_flow = std::make_unique<Flow>("2", QMap<QByteArray, QByteArray> {{"CLIENT_APPROVAL", "ask"}});
    const Journey journey(*m_flow, "Unknown");
    Browser browser(*m_flow);
    browser.open(journey.authorizeTarget());
    const QString code = json({u"clients"_s, u"waiting"_s}).firstRow().value("code"_L1).toString();
    QVERIFY(!code.isEmpty());
    QVERIFY(ctl({u"clients"_s, u"waiting"_s}).out.contains(code));
    const Ended allowed = ctl({u"clients"_s, u"approve"_s, code.toLower()});
    QVERIFY2(allowed.code == 0, qPrintable(allowed.err));
    QVERIFY(allowed.out.contains(QString::fromUtf8(journey.clientId())));
    QCOMPARE(ctl({u"clients"_s, u"deny"_s, code}).code, 1);
}

void tst_Program::reloadsAndStops()
{
    bool asked = false;
    QObject::connect(
        &m_flow->daemon(), &daemon::Daemon::stopAsked, this, [&asked] { asked = true; });
    QCOMPARE(ctl({u"reload"_s}).code, 0);
    QVERIFY(!asked);
    const Ended stopped = ctl({u"stop"_s});
    QCOMPARE(stopped.code, 0);
    QCOMPARE(stopped.out, u"The server stops.\n"_s);
    QVERIFY(asked);
}

void tst_Program::aNameNeverReachesTheTerminalAsItIs()
{
    const domain::Client client {.id = {"evil"},
        .name = u"a\x1b[2J\r\nroot"_s + QChar(0x9b) + QChar(0x202e),
        .redirectUris = {"https://evil.example/cb"},
        .issuedAt = base::SystemClock().now()};
    m_flow->administer([&client](daemon::Daemon &daemon) {
        return daemon.store().registerClient(client, base::sha256("evil")).ok();
    });
    for (const Ended &ended : {ctl({u"clients"_s}), json({u"clients"_s})}) {
        QCOMPARE(ended.code, 0);
        QVERIFY(ended.out.contains(u"root"));
        for (const QChar c : ended.out)
            QVERIFY(c == u'\n' || !base::isControl(c.unicode()));
    }
    QCOMPARE(json({u"clients"_s}).firstRow().value("name"_L1).toString(), client.name);
    const Ended error = ctl({u"clients"_s, u"block"_s, u"\x1b]0;x"_s});
    QCOMPARE(error.code, 1);
    QVERIFY(!error.err.contains(QChar(0x1b)));
}

void tst_Program::fitsTheTerminal()
{
    Journey(*m_flow, QByteArray(150, 'x')).tokens();
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    QVERIFY(terminal >= 0 && ::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0);
    const winsize size {.ws_row = 24, .ws_col = 72, .ws_xpixel = 0, .ws_ypixel = 0};
    QCOMPARE(::ioctl(terminal, TIOCSWINSZ, &size), 0);
    const QByteArray name = ::ptsname(terminal);
    QProcess process;
    m_run.prepare(process, {u"sessions"_s, u"--socket"_s, m_flow->adminSocket()});
    // Held open, so that nothing is lost when the program ends.
    const int held = ::open(name.constData(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    process.setStandardOutputFile(QString::fromUtf8(name));
    process.start();
    QVERIFY(
        QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 20'000));
    QByteArray out(16'384, '\0');
    const auto count = ::read(terminal, out.data(), std::size_t(out.size()));
    ::close(held);
    ::close(terminal);
    QVERIFY(count > 0);
    const QStringList lines =
        QString::fromUtf8(out.first(count)).split(u"\r\n"_s, Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    for (const QString &line : lines)
        QVERIFY2(line.size() <= 72, qPrintable(line));
    QVERIFY(lines.last().contains(u'…'));
}

QTEST_GUILESS_MAIN(tst_Program)
#include "tst_Program.moc"
