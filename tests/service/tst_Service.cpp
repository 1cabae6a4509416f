// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/Runner.h"
#include "service/Service.h"
#include "service/StartFiles.h"
#include "support/Somebody.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>

using namespace gatehouse;
using namespace gatehouse::test;
using service::AtLogin;
using service::Service;
using service::Trouble;

namespace {

using Outcome = base::Result<void, Trouble>;

/// What \a work says in the end.
template <typename Work> Outcome outcomeOf(const Work &work)
{
    std::optional<Outcome> outcome;
    work([&outcome](const Outcome &result) { outcome = result; });
    if (outcome)
        qFatal("it answers before it returns");
    if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 30'000))
        qFatal("it does not answer");
    return *outcome;
}

Outcome started(Service &service)
{
    return outcomeOf([&service](const Service::Done &done) { service.start(done); });
}

} // namespace

/// The real gatehoused, with and without a systemd.
class tst_Service : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsAndStopsTheServer_data();
    void startsAndStopsTheServer();
    void goesOnWithoutTheApp();
    void startsAtLoginAndNoLonger_data();
    void startsAtLoginAndNoLonger();
    void saysWhyItDoesNotStart_data();
    void saysWhyItDoesNotStart();
    void saysThatThereIsNoServer();
    void doesOneThingAtATime();
    void stopsAServerThatWasStartedByHand();
    void stopsAServerThatHasNotAnsweredYet();
    void quotesPathsInItsFiles();
    void refusesALineBreakInAPath_data();
    void refusesALineBreakInAPath();
    void keepsSettingsOfTheShellAway();
    void knowsWhatIsSetUp();
    void looksWhereItStartsTheServer();
    void showsTheBeginningOfWhatIsLong();
    void showsWholeLinesOfALongLog();
};

void tst_Service::startsAndStopsTheServer_data()
{
    QTest::addColumn<bool>("systemd");
    QTest::addRow("as a service") << true;
    QTest::addRow("as a program") << false;
}

void tst_Service::startsAndStopsTheServer()
{
    QFETCH(bool, systemd);
    const Somebody somebody;
    if (systemd)
        somebody.writeSystemd();
    somebody.writeSettings(LocalSettings);
    Service service(somebody.places());
    std::optional<Service::Way> way;
    service.findWay([&way](Service::Way found) { way = found; });
    QTRY_VERIFY(way.has_value());
    QCOMPARE(*way, systemd ? Service::Way::Unit : Service::Way::Process);
    QVERIFY(outcomeOf([&](const auto &done) { service.install(AtLogin::Starts, done); }));
    QVERIFY(!service.isRunning());
    const Outcome first = started(service);
    QVERIFY2(first, first ? "" : qPrintable(first.error().lines.join(u'\n')));
    QVERIFY(service.isRunning());
    const qint64 process = service::whoAnswers(somebody.places().socket());
    QVERIFY(outcomeOf([&service](const auto &done) { service.restart(done); }));
    QVERIFY(service.isRunning());
    QVERIFY(service::whoAnswers(somebody.places().socket()) != process);
    QVERIFY(outcomeOf([&service](const auto &done) { service.stop(done); }));
    QVERIFY(!service.isRunning());
    QCOMPARE(somebody.read(somebody.path(u"asked"_s)).contains("--user start gatehouse.service"),
        systemd);
}

void tst_Service::goesOnWithoutTheApp()
{
    const Somebody somebody;
    somebody.writeSettings(LocalSettings);
    {
        Service service(somebody.places());
        QVERIFY(started(service));
    }
    Service again(somebody.places());
    QVERIFY(again.isRunning());
    QVERIFY(outcomeOf([&again](const auto &done) { again.stop(done); }));
    QVERIFY(!again.isRunning());
}

void tst_Service::startsAtLoginAndNoLonger_data()
{
    startsAndStopsTheServer_data();
}

void tst_Service::startsAtLoginAndNoLonger()
{
    QFETCH(bool, systemd);
    const Somebody somebody;
    if (systemd)
        somebody.writeSystemd();
    const service::Places places = somebody.places();
    const QString file = systemd ? places.unitFile : places.autostartFile;
    Service service(places);
    QVERIFY(outcomeOf([&](const auto &done) { service.install(AtLogin::Starts, done); }));
    const QByteArray text = somebody.read(file);
    QVERIFY(text.contains(places.server.toUtf8()));
    QVERIFY(text.contains(places.settingsFile.toUtf8()));
    QCOMPARE(
        somebody.read(somebody.path(u"asked"_s)).contains("enable gatehouse.service"), systemd);
    QVERIFY(places.startsAtLogin());
    QVERIFY(outcomeOf([&](const auto &done) { service.install(AtLogin::Stays, done); }));
    QVERIFY(!places.startsAtLogin());
    QCOMPARE(QFile::exists(file), systemd);
    QVERIFY(outcomeOf([&](const auto &done) { service.install(AtLogin::Starts, done); }));
    QVERIFY(outcomeOf([&](const auto &done) { service.remove(done); }));
    QVERIFY(!QFile::exists(file));
    QVERIFY(!places.startsAtLogin());
}

void tst_Service::saysWhyItDoesNotStart_data()
{
    QTest::addColumn<bool>("systemd");
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("fix");
    for (const bool systemd : {true, false}) {
        const char *way = systemd ? "service" : "program";
        QTest::addRow("port in use, %s", way)
            << systemd << QByteArray("AUTH_STRATEGY=local\nPORT={taken}\n")
            << u"already listens on"_s << u"port"_s;
        QTest::addRow("wrong setting, %s", way)
            << systemd << QByteArray("AUTH_STRATEGY=local\nPORT=many\n") << u"PORT"_s
            << u"set-up"_s;
    }
}

void tst_Service::saysWhyItDoesNotStart()
{
    QFETCH(bool, systemd);
    QFETCH(QByteArray, settings);
    QFETCH(QString, line);
    QFETCH(QString, fix);
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, 0));
    const Somebody somebody;
    if (systemd)
        somebody.writeSystemd();
    somebody.writeSettings(settings.replace("{taken}", QByteArray::number(other.serverPort())));
    Service service(somebody.places());
    QVERIFY(outcomeOf([&](const auto &done) { service.install(AtLogin::Stays, done); }));
    const Outcome outcome = started(service);
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().lines.join(u'\n').contains(line),
        qPrintable(outcome.error().lines.join(u'\n')));
    QVERIFY2(outcome.error().fix.contains(fix), qPrintable(outcome.error().fix));
    QVERIFY(!outcome.error().what.isEmpty());
    QVERIFY(!service.isBusy());
}

void tst_Service::saysThatThereIsNoServer()
{
    const Somebody somebody(u"/nowhere/gatehoused"_s);
    QVERIFY(somebody.places().server.isEmpty());
    Service service(somebody.places());
    const Outcome outcome = started(service);
    QVERIFY(!outcome);
    QVERIFY(outcome.error().what.contains(u"not installed"));
}

void tst_Service::doesOneThingAtATime()
{
    const Somebody somebody;
    somebody.writeSettings(LocalSettings);
    Service service(somebody.places());
    std::optional<Outcome> first;
    service.start([&first](const Outcome &result) { first = result; });
    QVERIFY(service.isBusy());
    const Outcome second = started(service);
    QVERIFY(!second);
    QTRY_VERIFY_WITH_TIMEOUT(first.has_value(), 20'000);
    QVERIFY(*first);
}

void tst_Service::stopsAServerThatWasStartedByHand()
{
    const Somebody somebody;
    somebody.writeSystemd();
    somebody.writeSettings(LocalSettings);
    QProcess byHand;
    byHand.setProcessEnvironment(somebody.environment);
    byHand.start(somebody.places().server, {u"--settings"_s, somebody.places().settingsFile});
    Service service(somebody.places());
    QTRY_VERIFY_WITH_TIMEOUT(service.isRunning(), 20'000);
    QVERIFY(outcomeOf([&service](const auto &done) { service.stop(done); }));
    QVERIFY(!service.isRunning());
    QTRY_COMPARE(byHand.state(), QProcess::NotRunning);
    QCOMPARE(byHand.exitCode(), 0);
}

/// As one that waits for the keychain to be unlocked. It is the only one, and it can be stopped.
void tst_Service::stopsAServerThatHasNotAnsweredYet()
{
    const Somebody somebody(u"/nowhere/gatehoused"_s);
    somebody.writeProgram(u"gatehoused"_s,
        "#!/bin/sh\necho $$ >> \"$HOME/started\"\nexec /usr/bin/tail -f /dev/null\n");
    Service service(somebody.places(),
        {.readyWithin = std::chrono::seconds(2), .lookEvery = std::chrono::milliseconds(50)});
    QVERIFY(!started(service));
    QVERIFY(!started(service));
    const QByteArrayList processes =
        somebody.read(somebody.path(u"started"_s)).trimmed().split('\n');
    const qint64 process = processes.constFirst().toLongLong();
    QVERIFY(service::isRunning(process));
    QVERIFY(outcomeOf([&service](const auto &done) { service.stop(done); }));
    QVERIFY(!service::isRunning(process));
    QCOMPARE(processes.size(), 1);
}

void tst_Service::quotesPathsInItsFiles()
{
    service::Places places;
    places.server = u"/opt/a b/100%/gatehoused"_s;
    places.settingsFile = u"/home/$USER/\"x\"/gatehouse.env"_s;
    const QByteArray unit = service::unitText(places);
    QVERIFY2(unit.contains(R"(ExecStart="/opt/a b/100%%/gatehoused" --settings )"
                           R"("/home/$$USER/\"x\"/gatehouse.env")"),
        unit.constData());
    const QByteArray entry = service::autostartText(places);
    QVERIFY2(entry.contains(R"(Exec="/opt/a b/100%%/gatehoused" --settings )"
                            R"("/home/\\$USER/\\"x\\"/gatehouse.env")"),
        entry.constData());
}

void tst_Service::refusesALineBreakInAPath_data()
{
    startsAndStopsTheServer_data();
}

/// What stands behind it would be a line of its own: ExecStartPre= and any program.
void tst_Service::refusesALineBreakInAPath()
{
    QFETCH(bool, systemd);
    const Somebody somebody;
    if (systemd)
        somebody.writeSystemd();
    service::Places places = somebody.places();
    places.settingsFile = u"/home/a\nExecStartPre=x/gatehouse.env"_s;
    Service service(places);
    const Outcome outcome =
        outcomeOf([&](const auto &done) { service.install(AtLogin::Starts, done); });
    QVERIFY(!outcome);
    const QString what = outcome.error().what;
    QVERIFY2(what.contains(u"line break"), qPrintable(what));
    QVERIFY2(!what.contains(u'\n'), qPrintable(what));
    QVERIFY(!QFile::exists(systemd ? places.unitFile : places.autostartFile));
}

void tst_Service::keepsSettingsOfTheShellAway()
{
    Somebody somebody;
    for (const QString &name : {u"PORT"_s, u"PROVIDER_CLIENT_SECRET_FILE"_s,
             u"PROVIDER_CORP_CLIENT_ID"_s, u"SECRET_FILES_KEY"_s, u"LANG"_s})
        somebody.environment.insert(name, u"8080"_s);
    const QStringList kept = somebody.places().environment.keys();
    QCOMPARE(kept.filter(u"PORT"_s), QStringList());
    QCOMPARE(kept.filter(u"PROVIDER"_s), QStringList());
    QCOMPARE(kept.filter(u"SECRET"_s), QStringList());
    QVERIFY(kept.contains(u"LANG"_s));
}

void tst_Service::knowsWhatIsSetUp()
{
    const Somebody somebody;
    QVERIFY(!somebody.places().isSetUp());
    QCOMPARE(somebody.places().socket(), somebody.path(u"run/gatehouse/admin.sock"_s));
    somebody.writeSettings("ADMIN_SOCKET=/run/elsewhere/s\n");
    QVERIFY(somebody.places().isSetUp());
    QCOMPARE(somebody.places().socket(), u"/run/elsewhere/s"_s);
    const Somebody other;
    other.write(other.path(u"etc/gatehouse.env"_s), {});
    QVERIFY(other.places().isSetUp());
}

void tst_Service::looksWhereItStartsTheServer()
{
    const Somebody somebody;
    somebody.writeSettings("ADMIN_SOCKET=/run/elsewhere/s\n");
    config::Inputs app;
    app.environment = {{"HOME", "/home/ann"}, {"XDG_RUNTIME_DIR", "/run/user/7"}};
    const QStringList sockets = service::socketsOf(somebody.places(), app);
    QCOMPARE(sockets.constFirst(), u"/run/elsewhere/s"_s);
    QVERIFY(sockets.contains(u"/run/user/7/gatehouse/admin.sock"_s));
    app.environment.insert("ADMIN_SOCKET", "/run/named");
    QCOMPARE(service::socketsOf(somebody.places(), app), QStringList {u"/run/named"_s});
    somebody.writeSettings("ADMIN_SOCKET=off\n");
    app.environment.remove("ADMIN_SOCKET");
    QVERIFY(!service::socketsOf(somebody.places(), app).contains(u"off"_s));
}

void tst_Service::showsTheBeginningOfWhatIsLong()
{
    QStringList said {u"30 settings are wrong:"_s};
    for (int i = 0; i < 30; ++i)
        said.append(u"SETTING_%1 must be a number"_s.arg(i));
    QCOMPARE(service::linesToShow(u"\n  "_s + said.join(u"\n\n"_s)), said);
    for (int i = 0; i < 1000; ++i)
        said.append(u"line %1"_s.arg(i));
    const QStringList shown = service::linesToShow(said.join(u'\n'));
    QVERIFY(shown.size() < 150);
    QCOMPARE(shown.constFirst(), said.constFirst());
    QVERIFY(shown.contains(u"…"_s));
    QCOMPARE(shown.constLast(), u"line 999"_s);
}

void tst_Service::showsWholeLinesOfALongLog()
{
    const Somebody somebody(u"/nowhere/gatehoused"_s);
    somebody.writeSettings(LocalSettings);
    somebody.writeProgram(u"gatehoused"_s,
        "#!/bin/sh\ni=0\nwhile [ $i -lt 9000 ]; do echo \"begin $i end\" >&2; i=$((i+1)); done\n"
        "exit 1\n");
    Service service(somebody.places());
    const Outcome outcome = started(service);
    QVERIFY(!outcome);
    const QStringList lines = outcome.error().lines;
    QVERIFY(lines.size() > 50);
    QCOMPARE(lines.filter(QRegularExpression(u"^begin \\d+ end$|^…$"_s)), lines);
    QCOMPARE(lines.constLast(), u"begin 8999 end"_s);
}

QTEST_GUILESS_MAIN(tst_Service)
#include "tst_Service.moc"
