// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/Service.h"
#include "support/LoginSession.h"
#include "support/Somebody.h"

#include <QTcpServer>

#include <csignal>

using namespace gatehouse;
using namespace gatehouse::test;
using service::AtLogin;
using service::Service;
using service::Trouble;

namespace {

using Outcome = base::Result<void, Trouble>;

} // namespace

/// The real gatehoused as a service of a real systemd.
class tst_Unit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void startsAndStopsTheServer();
    void startsWithSettingsAlone();
    void startsWhenThePersonLogsIn();
    void startsAgainAfterACrash();
    void saysWhyItDoesNotStart_data();
    void saysWhyItDoesNotStart();
    void saysNotWhatItSaidBefore();
    void leavesWrongSettingsAlone();
    void saysWhatIsWrongWithoutAJournal();
    void saysThatTheProgramIsGone_data();
    void saysThatTheProgramIsGone();

private:
    template <typename Work> Outcome outcomeOf(const Work &work);
    Outcome started()
    {
        return outcomeOf([this](const auto &done) { m_service->start(done); });
    }
    qint64 process() const { return service::whoAnswers(m_somebody->places().socket()); }
    /// What `systemctl --user` says.
    QByteArray asked(const QStringList &arguments) const;

    bool isLoggedIn() const
    {
        const QByteArray health = asked({u"is-system-running"_s});
        return health == "running" || health == "degraded"; // by a service that has failed
    }

    LoginSession m_session;
    QString m_server; ///< a gatehoused that the person can read
    std::optional<Somebody> m_somebody;
    std::optional<Service> m_service;
};

template <typename Work> Outcome tst_Unit::outcomeOf(const Work &work)
{
    std::optional<Outcome> outcome;
    work([&outcome](const Outcome &result) { outcome = result; });
    if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 30'000))
        qFatal("it does not answer");
    return *outcome;
}

QByteArray tst_Unit::asked(const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(m_somebody->environment);
    process.start(u"/usr/bin/systemctl"_s, QStringList {u"--user"_s} + arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        qFatal("systemctl does not answer");
    return process.readAllStandardOutput().trimmed();
}

void tst_Unit::initTestCase()
{
    QFile server(u"" GATEHOUSED ""_s);
    QVERIFY(server.open(QIODevice::ReadOnly));
    if (const auto obstacle = m_session.begin())
        QSKIP(qPrintable(u"no systemd to run a session here: "_s + *obstacle));
    // Characters that stand for something in a unit.
    const QString folder = LoginSession::home() + u"/a \"100%\" $HOME \\ folder"_s;
    QVERIFY(QDir().mkpath(folder));
    QFile copy(folder + u"/gatehoused"_s);
    QVERIFY(copy.open(QIODevice::WriteOnly));
    QVERIFY(copy.write(server.readAll()) == server.size());
    copy.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    m_server = copy.fileName();
}

void tst_Unit::init()
{
    m_somebody.emplace(m_server);
    m_somebody->environment.insert(u"HOME"_s, LoginSession::home());
    m_somebody->environment.insert(u"XDG_RUNTIME_DIR"_s, LoginSession::runtime());
    m_somebody->environment.insert(u"PATH"_s, u"/usr/bin:/bin"_s);
    m_somebody->writeSettings(LocalSettings);
    m_service.emplace(m_somebody->places());
    QTRY_VERIFY_WITH_TIMEOUT(isLoggedIn(), 20'000);
    QVERIFY(outcomeOf([this](const auto &done) { m_service->install(AtLogin::Stays, done); }));
}

void tst_Unit::cleanup()
{
    if (!m_service)
        return;
    static_cast<void>(outcomeOf([this](const auto &done) { m_service->stop(done); }));
    QVERIFY(outcomeOf([this](const auto &done) { m_service->remove(done); }));
    QCOMPARE(asked({u"show"_s, u"--property=LoadState"_s, u"gatehouse.service"_s}),
        "LoadState=not-found");
    m_service.reset();
    m_somebody.reset();
}

void tst_Unit::startsAndStopsTheServer()
{
    std::optional<Service::Way> way;
    m_service->findWay([&way](Service::Way found) { way = found; });
    QTRY_COMPARE(way, Service::Way::Unit);
    QVERIFY(!m_service->isRunning());
    const Outcome first = started();
    QVERIFY2(first, first ? "" : qPrintable(first.error().lines.join(u'\n')));
    QCOMPARE(asked({u"is-active"_s, u"gatehouse.service"_s}), "active");
    const qint64 process = this->process();
    QVERIFY(process != 0);
    QVERIFY(outcomeOf([this](const auto &done) { m_service->restart(done); }));
    QVERIFY(this->process() != 0);
    QVERIFY(this->process() != process);
    QVERIFY(outcomeOf([this](const auto &done) { m_service->stop(done); }));
    QVERIFY(!m_service->isRunning());
    QCOMPARE(asked({u"is-active"_s, u"gatehouse.service"_s}), "inactive");
}

/// As after a move to another machine.
void tst_Unit::startsWithSettingsAlone()
{
    QVERIFY(outcomeOf([this](const auto &done) { m_service->remove(done); }));
    const Outcome outcome = started();
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().what));
    QCOMPARE(asked({u"is-enabled"_s, u"gatehouse.service"_s}), "disabled");
}

void tst_Unit::startsWhenThePersonLogsIn()
{
    QVERIFY(outcomeOf([this](const auto &done) { m_service->install(AtLogin::Starts, done); }));
    QCOMPARE(asked({u"is-enabled"_s, u"gatehouse.service"_s}), "enabled");
    QVERIFY(m_somebody->places().startsAtLogin());
    m_session.logInAgain();
    QTRY_VERIFY_WITH_TIMEOUT(m_service->isRunning(), 20'000);
    QVERIFY(outcomeOf([this](const auto &done) { m_service->install(AtLogin::Stays, done); }));
    QCOMPARE(asked({u"is-enabled"_s, u"gatehouse.service"_s}), "disabled");
    QVERIFY(!m_somebody->places().startsAtLogin());
    m_session.logInAgain();
    QTRY_VERIFY_WITH_TIMEOUT(!m_service->isRunning(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(isLoggedIn(), 20'000);
    QVERIFY(!m_service->isRunning());
}

void tst_Unit::startsAgainAfterACrash()
{
    QVERIFY(started());
    const qint64 process = this->process();
    QVERIFY(::kill(pid_t(process), SIGKILL) == 0);
    QTRY_VERIFY_WITH_TIMEOUT(this->process() != 0 && this->process() != process, 20'000);
    QCOMPARE(asked({u"show"_s, u"--property=NRestarts"_s, u"gatehouse.service"_s}), "NRestarts=1");
}

void tst_Unit::saysWhyItDoesNotStart_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("fix");
    QTest::addRow("port in use") << QByteArray("AUTH_STRATEGY=local\nPORT={taken}\n")
                                 << u"already listens on"_s << u"port"_s;
    QTest::addRow("wrong setting")
        << QByteArray("AUTH_STRATEGY=local\nPORT=many\n") << u"PORT"_s << u"set-up"_s;
}

void tst_Unit::saysWhyItDoesNotStart()
{
    QFETCH(QByteArray, settings);
    QFETCH(QString, line);
    QFETCH(QString, fix);
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, 0));
    m_somebody->writeSettings(settings.replace("{taken}", QByteArray::number(other.serverPort())));
    const Outcome outcome = started();
    QVERIFY(!outcome);
    const QString said = outcome.error().lines.join(u'\n');
    QVERIFY2(said.contains(line), qPrintable(said));
    QVERIFY2(outcome.error().fix.contains(fix), qPrintable(outcome.error().fix));
}

void tst_Unit::saysNotWhatItSaidBefore()
{
    m_somebody->writeSettings("AUTH_STRATEGY=local\nPORT=many\n");
    QVERIFY(!started());
    m_somebody->writeSettings("AUTH_STRATEGY=local\nPORT=0\nWORKERS=none\n");
    const Outcome outcome = started();
    QVERIFY(!outcome);
    const QStringList lines = outcome.error().lines;
    QCOMPARE(lines.filter(u"WORKERS=none"_s), lines);
    QVERIFY(!lines.isEmpty());
}

void tst_Unit::leavesWrongSettingsAlone()
{
    m_somebody->writeSettings("AUTH_STRATEGY=local\nPORT=many\n");
    QVERIFY(!started());
    QCOMPARE(asked({u"show"_s, u"--property=ActiveState,ExecMainStatus"_s, u"gatehouse.service"_s}),
        "ExecMainStatus=2\nActiveState=failed");
    m_somebody->writeSettings(LocalSettings);
    QVERIFY(started());
}

/// As where it is not kept on the disk, which a person may not read.
void tst_Unit::saysWhatIsWrongWithoutAJournal()
{
    m_somebody->writeProgram(u"journalctl"_s, "#!/bin/sh\nexit 1\n");
    m_somebody->environment.insert(u"PATH"_s, m_somebody->path(u"bin:/usr/bin:/bin"_s));
    m_somebody->writeSettings("AUTH_STRATEGY=local\nPORT=many\n");
    m_service.emplace(m_somebody->places());
    const Outcome outcome = started();
    QVERIFY(!outcome);
    QVERIFY2(!outcome.error().lines.filter(u"PORT=many"_s).isEmpty(),
        qPrintable(outcome.error().lines.join(u'\n')));
}

void tst_Unit::saysThatTheProgramIsGone_data()
{
    QTest::addColumn<QString>("name");
    QTest::addRow("by systemd") << u"moved"_s;
    QTest::addRow("by a shell") << u"it's moved"_s;
}

void tst_Unit::saysThatTheProgramIsGone()
{
    QFETCH(QString, name);
    const QString folder = LoginSession::home() + u'/' + name;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(QFile::copy(m_server, folder + u"/gatehoused"_s));
    service::Places places = m_somebody->places();
    places.server = folder + u"/gatehoused"_s;
    m_service.emplace(places);
    QVERIFY(outcomeOf([this](const auto &done) { m_service->install(AtLogin::Stays, done); }));
    QVERIFY(started());
    QVERIFY(outcomeOf([this](const auto &done) { m_service->stop(done); }));
    QVERIFY(QFile::remove(places.server));
    const Outcome outcome = started();
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().fix.contains(u"no longer where it was"_s),
        qPrintable(outcome.error().lines.join(u'\n')));
    QCOMPARE(asked({u"show"_s, u"--property=ActiveState,NRestarts"_s, u"gatehouse.service"_s}),
        "NRestarts=0\nActiveState=failed");
}

QTEST_GUILESS_MAIN(tst_Unit)
#include "tst_Unit.moc"
