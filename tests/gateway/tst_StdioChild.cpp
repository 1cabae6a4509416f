// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/StdioBench.h"
#include "support/Processes.h"

#include <QElapsedTimer>

#include <unistd.h>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace std::chrono_literals;
using domain::Isolation;

/// The children of a stdio server from start to end.
class tst_StdioChild : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsNothingBeforeItIsNeeded();
    void answersWhatIsUnderWayWhenAChildDies();
    void keepsTheSessionWhenAChildDies();
    void startsAgainByItselfForWhoListens();
    void pausesLongerEachTime();
    void saysThatAProgramCannotBeStarted();
    void saysThatAProgramEndsAtOnce();
    void saysThatAProgramStaysMute();
    void looksPastWhatIsNoMessage();
    void endsAChildWhoseMessageIsTooLong();
    void livesThroughAFlood();
    void stopsAnIdleChildAndStartsItAgain();
    void keepsAChildThatIsListenedTo();
    void stopsTheChildOfAnEndedSessionAtOnce();
    void hurriesTheChildOfAnEndedSessionThatWasEndingPolitely();
    void keepsASharedChildWhenOneOfItsClientsEnds();
    void stopsAPersonsChildThatHasTheTokenOfAnEndedSession();
    void givesTheEnvironmentThatIsDeclared();
    void leavesNothingThatWentToAnotherSession();
};

namespace {

bool isAlive(const QString &pid)
{
    return test::isAlive(pid.toInt());
}

} // namespace

void tst_StdioChild::startsNothingBeforeItIsNeeded()
{
    StdioBench bench;
    bench.target().command = u"/nowhere/server"_s;
    bench.open();
    QCOMPARE(bench.post("ann", toolCall(1, u"echo"_s), "x").status(), 404);
}

void tst_StdioChild::answersWhatIsUnderWayWhenAChildDies()
{
    StdioBench bench;
    bench.limits.timing.firstPause = 10ms;
    bench.open();
    const QByteArray session = bench.session("ann");
    const Heard held = bench.post("ann", toolCall(1, u"hold"_s), session);
    const Heard killing = bench.post("ann", toolCall(2, u"die"_s), session);
    for (const Heard &heard : {held, killing}) {
        QCOMPARE(heard.errorCode(), -32603);
        QCOMPARE(heard.status(), 502);
    }
    QCOMPARE(held.answer()["id"_L1], QJsonValue(1));
}

void tst_StdioChild::keepsTheSessionWhenAChildDies()
{
    StdioBench bench;
    bench.limits.timing.firstPause = 10ms;
    bench.open();
    const QByteArray session = bench.session("ann", u"2025-06-18"_s);
    bench.post("ann", rpc(1, u"resources/subscribe"_s, {{u"uri"_s, u"a:b"_s}}), session)
        .isComplete();
    const QString before = bench.call("ann", session, u"pid"_s);
    bench.post("ann", toolCall(1, u"die"_s), session).isComplete();
    const QString after = bench.call("ann", session, u"pid"_s);
    QVERIFY(!after.isEmpty());
    QVERIFY(after != before);
    // As the client began it the first time, with what it has subscribed to.
    const QJsonArray seen = bench.seen("ann", session);
    QCOMPARE(seen[0]["params"_L1]["protocolVersion"_L1], QJsonValue(u"2025-06-18"_s));
    QCOMPARE(seen[0]["params"_L1]["clientInfo"_L1]["name"_L1], QJsonValue(u"ann"_s));
    QCOMPARE(seen[1]["method"_L1], QJsonValue(u"notifications/initialized"_s));
    QCOMPARE(seen[2]["method"_L1], QJsonValue(u"resources/subscribe"_s));
}

void tst_StdioChild::startsAgainByItselfForWhoListens()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"started"_s);
    const auto started = [&path] {
        QFile file(path);
        const QByteArray pids = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : "";
        return pids.isEmpty() ? QByteArrayList() : pids.split('\n');
    };
    StdioBench bench;
    bench.target().args = {path};
    bench.limits.timing.firstPause = 10ms;
    bench.open();
    const QByteArray session = bench.session("ann");
    const Heard stream = bench.stream("ann", session);
    QTRY_COMPARE(started().size(), 1);
    ::kill(started().first().toInt(), SIGKILL);
    QTRY_COMPARE(started().size(), 2);
    ::kill(started().last().toInt(), SIGKILL);
    QTRY_COMPARE(started().size(), 3);
    QCOMPARE(stream.all().size(), std::size_t(1)); // it stays open
}

void tst_StdioChild::pausesLongerEachTime()
{
    StdioBench bench;
    bench.limits.timing.firstPause = 400ms;
    bench.limits.timing.longestPause = 10'000ms;
    bench.limits.timing.longestWait = 850ms;
    bench.open();
    const QByteArray session = bench.session("ann");
    int tries = 0;
    Heard refused;
    do {
        bench.post("ann", toolCall(1, u"die"_s), session).isComplete();
        refused = bench.post("ann", toolCall(1, u"echo"_s, u"x"_s), session);
        QVERIFY(refused.isComplete());
    } while (refused.status() == 200 && ++tries < 10);
    // 400, 800, 1,600 ms: nobody is kept waiting that long.
    QCOMPARE(tries, 2);
    QCOMPARE(refused.status(), 503);
    QVERIFY(refused.all().back().retryAfter >= 1s);
}

void tst_StdioChild::saysThatAProgramCannotBeStarted()
{
    StdioBench bench;
    bench.target().command = u"/nowhere/server"_s;
    bench.open();
    const Heard refused = bench.initialize("ann");
    QCOMPARE(refused.status(), 502);
    QCOMPARE(refused.errorCode(), -32603);
    QVERIFY(!refused.answer()["error"_L1]["message"_L1].toString().contains(u"/nowhere"));
    // There is no session either.
    QCOMPARE(bench.post("ann", toolCall(1, u"echo"_s), refused.mcpSession()).status(), 404);
}

void tst_StdioChild::saysThatAProgramEndsAtOnce()
{
    StdioBench bench;
    bench.target().args = {u"broken"_s};
    bench.open();
    QCOMPARE(bench.initialize("ann").status(), 502);
}

void tst_StdioChild::saysThatAProgramStaysMute()
{
    StdioBench bench;
    bench.target().args = {u"mute"_s};
    bench.limits.timing.initialize = 100ms;
    bench.open();
    QCOMPARE(bench.initialize("ann").status(), 502);
}

void tst_StdioChild::looksPastWhatIsNoMessage()
{
    StdioBench bench;
    bench.open();
    const QByteArray session = bench.session("ann");
    QCOMPARE(bench.call("ann", session, u"garbage"_s, u"fine"_s), u"fine"_s);
    QCOMPARE(bench.call("ann", session, u"echo"_s, u"still there"_s), u"still there"_s);
}

void tst_StdioChild::endsAChildWhoseMessageIsTooLong()
{
    StdioBench bench;
    bench.limits.timing.firstPause = 10ms;
    bench.open();
    const QByteArray session = bench.session("ann");
    const QString before = bench.call("ann", session, u"pid"_s);
    QCOMPARE(bench.post("ann", toolCall(1, u"huge"_s), session).status(), 502);
    QVERIFY(bench.call("ann", session, u"pid"_s) != before);
    QTRY_VERIFY(!isAlive(before));
}

void tst_StdioChild::livesThroughAFlood()
{
    StdioBench bench;
    bench.open();
    const QByteArray ann = bench.session("ann");
    const QByteArray bob = bench.session("bob");
    gateway::StdioCall call =
        bench.callOf("ann", net::Method::Post, toolCall(1, u"flood"_s, u"over"_s), ann);
    call.acceptsEvents = false;
    const Heard flooding = bench.send(std::move(call));
    QCOMPARE(bench.call("bob", bob, u"echo"_s, u"in time"_s), u"in time"_s);
    QCOMPARE(flooding.text(), u"over"_s);
    // 4 MB were said; a bounded piece of it is kept.
    const Heard stream = bench.stream("ann", ann);
    QVERIFY(stream.waitForEvents(1));
    QVERIFY(stream.events().size() <= gateway::EventLog::MaxEvents);
}

void tst_StdioChild::stopsAnIdleChildAndStartsItAgain()
{
    StdioBench bench;
    bench.limits.idle = 100ms;
    bench.open();
    const QByteArray session = bench.session("ann");
    const Heard stream = bench.stream("ann", session); // an open stream alone keeps no child
    const QString before = bench.call("ann", session, u"pid"_s);
    QTRY_VERIFY(!isAlive(before));
    const QString after = bench.call("ann", session, u"pid"_s);
    QVERIFY(!after.isEmpty() && after != before);
    QCOMPARE(stream.all().size(), std::size_t(1)); // it stays open
}

void tst_StdioChild::keepsAChildThatIsListenedTo()
{
    StdioBench bench;
    bench.limits.idle = 100ms;
    bench.open();
    const QByteArray session = bench.session("ann");
    const QByteArray idle = bench.session("bob");
    const Heard stream = bench.stream("ann", session);
    bench.post("ann", rpc(1, u"resources/subscribe"_s, {{u"uri"_s, u"a:b"_s}}), session)
        .isComplete();
    const QString kept = bench.call("ann", session, u"pid"_s);
    const QString stopped = bench.call("bob", idle, u"pid"_s);
    QTRY_VERIFY(!isAlive(stopped));
    QVERIFY(isAlive(kept));
}

/// SECURITY: a revoke cuts within a tenth of a second, whatever the child thinks of it.
void tst_StdioChild::stopsTheChildOfAnEndedSessionAtOnce()
{
    StdioBench bench;
    bench.open();
    const QByteArray ann = bench.session("ann");
    const QByteArray bob = bench.session("bob");
    bench.call("ann", ann, u"deaf"_s);
    const QString pid = bench.call("ann", ann, u"pid"_s);
    const QString other = bench.call("bob", bob, u"pid"_s);
    const Heard stream = bench.stream("ann", ann);
    const Heard held = bench.post("ann", toolCall(1, u"hold"_s), ann);
    QVERIFY(bench.call("ann", ann, u"echo"_s, u"x"_s) == u"x");
    QElapsedTimer timer;
    timer.start();
    bench.port->endOwner({"ann"});
    QVERIFY(stream.isComplete());
    QCOMPARE(held.status(), 404);
    while (isAlive(pid) && timer.elapsed() < 5000)
        QThread::yieldCurrentThread();
    QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(isAlive(other));
    QCOMPARE(bench.post("ann", toolCall(1, u"echo"_s), ann).status(), 404);
}

void tst_StdioChild::hurriesTheChildOfAnEndedSessionThatWasEndingPolitely()
{
    StdioBench bench;
    bench.open();
    std::map<QByteArray, QString> pids;
    for (const QByteArray name : {"ann", "bob"}) {
        const QByteArray session = bench.session(name);
        bench.call(name, session, u"deaf"_s);
        pids[name] = bench.call(name, session, u"pid"_s);
        QCOMPARE(bench.send(bench.callOf(name, net::Method::Delete, {}, session)).status(), 204);
    }
    QVERIFY(isAlive(pids["ann"]) && isAlive(pids["bob"])); // for five seconds
    QElapsedTimer timer;
    timer.start();
    bench.port->endOwner({"ann"});
    while (isAlive(pids["ann"]) && timer.elapsed() < 5000)
        QThread::yieldCurrentThread();
    QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(isAlive(pids["bob"]));
}

void tst_StdioChild::keepsASharedChildWhenOneOfItsClientsEnds()
{
    StdioBench bench;
    bench.target().isolation = Isolation::Shared;
    bench.open();
    const QByteArray ann = bench.session("ann");
    const QByteArray bob = bench.session("bob");
    const QString pid = bench.call("bob", bob, u"pid"_s);
    const Heard held = bench.post("ann", toolCall(1, u"hold"_s), ann);
    bench.port->endOwner({"ann"});
    QVERIFY(held.isComplete());
    QCOMPARE(bench.call("bob", bob, u"pid"_s), pid);
    QVERIFY(bench.seenMethods("bob", bob).contains(u"notifications/cancelled"_s));
}

void tst_StdioChild::stopsAPersonsChildThatHasTheTokenOfAnEndedSession()
{
    StdioBench bench;
    bench.target().isolation = Isolation::User;
    bench.config.forward = domain::Forward::ProviderToken;
    bench.open();
    // Two OAuth sessions of one person.
    const auto send = [&bench](const QByteArray &owner, const QByteArray &body,
                          const QByteArray &mcpSession) {
        gateway::StdioCall call = bench.callOf("ann", net::Method::Post, body, mcpSession);
        oauth::AccessRecord record = *call.caller;
        record.session.id = {owner};
        call.caller = std::make_shared<const oauth::AccessRecord>(record);
        call.providerToken = base::Secret("token-of-" + owner);
        return bench.send(std::move(call));
    };
    const QByteArray begin = rpc(0, u"initialize"_s, {{u"protocolVersion"_s, u"2025-11-25"_s}});
    const QByteArray first = send("first", begin, {}).mcpSession();
    const QByteArray second = send("second", begin, {}).mcpSession();
    const auto token = [&] {
        const QString all = send("second", toolCall(1, u"environment"_s), second).text();
        return all.section(u"GATEHOUSE_PROVIDER_TOKEN="_s, 1).section(u'\n', 0, 0);
    };
    QVERIFY(!first.isEmpty());
    QCOMPARE(token(), u"token-of-first"_s);
    bench.port->endOwner({"first"});
    QCOMPARE(token(), u"token-of-second"_s);
}

/// SECURITY: environment leaks.
void tst_StdioChild::givesTheEnvironmentThatIsDeclared()
{
    qputenv("PROVIDER_CLIENT_SECRET", "must not be seen");
    StdioBench bench;
    bench.target().env = {{"KEY", base::Secret("the-key")}};
    bench.config.forward = domain::Forward::Identity;
    bench.open();
    const QStringList entries =
        bench.call("ann", bench.session("ann"), u"environment"_s).split(u'\n');
    QVERIFY(entries.contains(u"KEY=the-key"_s));
    QVERIFY(entries.contains(u"GATEHOUSE_SESSION=ann"_s));
    for (const QString &entry : entries) {
        const QString name = entry.section(u'=', 0, 0);
        const QStringList known {u"PATH"_s, u"HOME"_s, u"LANG"_s, u"TZ"_s, u"TMPDIR"_s, u"KEY"_s};
        QVERIFY2(
            known.contains(name) || name.startsWith(u"LC_"_s) || name.startsWith(u"GATEHOUSE_"_s),
            qPrintable(name));
    }
}

void tst_StdioChild::leavesNothingThatWentToAnotherSession()
{
    QTemporaryDir folder;
    const QString note = folder.filePath(u"pid"_s);
    StdioBench bench;
    bench.target().command = u"sh"_s;
    bench.target().args = {u"-c"_s, u"(setsid sleep 1000 & echo $! >\"$0\"); exec \"$1\""_s, note,
        QString::fromUtf8(GATEHOUSE_TEST_STDIO_SERVER)};
    bench.open();
    const QByteArray session = bench.session("ann");
    const QString pid = bench.call("ann", session, u"pid"_s);
    QFile file(note);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString left = QString::fromLatin1(file.readAll().trimmed());
    QTRY_COMPARE(::getsid(left.toInt()), left.toInt());
    bench.port->endOwner({"ann"});
    QTRY_VERIFY(!isAlive(pid) && !isAlive(left));
}

QTEST_GUILESS_MAIN(tst_StdioChild)
#include "tst_StdioChild.moc"
