// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/StartFiles.h"
#include "support/Somebody.h"
#include "wizard/Apply.h"
#include "wizard/DraftSettings.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QTcpServer>

#include <csignal>

using namespace gatehouse;
using namespace gatehouse::test;
using service::Trouble;
using wizard::Apply;
using wizard::Draft;

namespace {

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost, 0);
    return server.serverPort();
}

/// One account kept here, on a port that is free.
Draft localDraft()
{
    Draft draft;
    draft.signInAt = wizard::SignInAt::Local;
    draft.port = freePort();
    draft.accountName = u"ann"_s;
    draft.password = base::Secret("correct horse battery");
    return draft;
}

Draft googleDraft()
{
    Draft draft = localDraft();
    draft.signInAt = wizard::SignInAt::Google;
    draft.clientId = u"an-id"_s;
    draft.clientSecret = base::Secret("a new secret");
    draft.people = u"ann@example.com"_s;
    return draft;
}

/// As a server of \a somebody keeps it; its path.
QString writeSecret(const Somebody &somebody, const QByteArray &value)
{
    const QString folder = somebody.places().dataDir + u"/secrets"_s;
    const QString secret = folder + u"/PROVIDER_CLIENT_SECRET"_s;
    somebody.write(secret, value);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile::setPermissions(secret, QFile::ReadOwner | QFile::WriteOwner);
    return secret;
}

bool isStarted(service::Service &service)
{
    std::optional<bool> isStarted;
    service.start([&isStarted](const auto &result) { isStarted = result.ok(); });
    return QTest::qWaitFor([&isStarted] { return isStarted.has_value(); }, 30'000) && *isStarted;
}

/// Whether it took everything back.
bool isUndone(Apply &apply)
{
    std::optional<bool> isUndone;
    apply.undo([&isUndone](const auto &result) { isUndone = result.ok(); });
    return QTest::qWaitFor([&isUndone] { return isUndone.has_value(); }, 30'000) && *isUndone;
}

/// Every file below \a folder that the set-up could have written.
QStringList filesIn(const QString &folder)
{
    QStringList files;
    QDirIterator all(
        folder, QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (all.hasNext())
        files.append(all.next());
    // Nobody's but a log of what went wrong, and locks.
    files.removeIf([](const QString &file) {
        return file.contains(u"/.local/state/") || file.contains(u"/run/");
    });
    files.sort();
    return files;
}

} // namespace

/// Puts a draft in force with the real server, and takes it back.
class tst_Apply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAndStarts();
    void leavesNothingWhenUndone();
    void leavesNothingWhenItFails_data();
    void leavesNothingWhenItFails();
    void putsBackWhatWasThere();
    void putsEverySecretBackWhereItWas();
    void putsTheUnitBack();
    void leavesAnAccountAloneUntilTheServerStarts();
    void takesNothingBackFromUnderAServer();
};

void tst_Apply::writesAndStarts()
{
    const Somebody somebody;
    const service::Places places = somebody.places();
    service::Service service(places);
    Apply apply(service);
    QSignalSpy succeeded(&apply, &Apply::succeeded);
    QSignalSpy failed(&apply, &Apply::failed);
    Draft draft = localDraft();
    draft.servers = R"({"mcpServers":{"a":{"url":"http://127.0.0.1:9/mcp"}}})";
    apply.run(draft);
    QTRY_VERIFY_WITH_TIMEOUT(succeeded.count() + failed.count() == 1, 30'000);
    QCOMPARE(failed.count(), 0);
    QVERIFY(service.isRunning());
    const auto mode = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    for (const QString &file : {places.settingsFile, wizard::serversFile(places)})
        QCOMPARE(QFile::permissions(file), mode);
    QVERIFY(QFile::exists(places.autostartFile));
    QVERIFY(!somebody.read(places.settingsFile).contains("correct horse"));
}

void tst_Apply::leavesNothingWhenUndone()
{
    const Somebody somebody;
    const QStringList before = filesIn(somebody.path({}));
    service::Service service(somebody.places());
    Apply apply(service);
    QSignalSpy succeeded(&apply, &Apply::succeeded);
    apply.run(localDraft());
    QTRY_COMPARE_WITH_TIMEOUT(succeeded.count(), 1, 30'000);
    QVERIFY(apply.hasChanged());
    apply.run(localDraft()); // after the person has gone back
    QTRY_COMPARE_WITH_TIMEOUT(succeeded.count(), 2, 30'000);
    QVERIFY(isUndone(apply));
    QVERIFY(!service.isRunning());
    QVERIFY(!apply.hasChanged());
    QCOMPARE(filesIn(somebody.path({})), before);
}

void tst_Apply::leavesNothingWhenItFails_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("line");
    QTest::addRow("port in use") << u"does not start"_s << u"already listens on"_s;
    QTest::addRow("password") << u"account"_s << u"too short"_s;
    QTest::addRow("settings") << u"go together"_s << u"BASE_URL"_s;
}

void tst_Apply::leavesNothingWhenItFails()
{
    QFETCH(QString, what);
    QFETCH(QString, line);
    const Somebody somebody;
    const QStringList before = filesIn(somebody.path({}));
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, 0));
    Draft draft = localDraft();
    if (what.contains(u"start"))
        draft.port = other.serverPort();
    else if (what == u"account")
        draft.password = base::Secret("short");
    else
        draft.reach = wizard::Reach::Proxy; // and no domain
    service::Service service(somebody.places());
    Apply apply(service);
    std::optional<Trouble> trouble;
    connect(&apply, &Apply::failed, this, [&trouble](const Trouble &why) { trouble = why; });
    apply.run(draft);
    QTRY_VERIFY_WITH_TIMEOUT(trouble, 30'000);
    QVERIFY2(trouble->what.contains(what), qPrintable(trouble->what));
    QVERIFY2(trouble->lines.join(u'\n').contains(line), qPrintable(trouble->lines.join(u'\n')));
    QVERIFY(!apply.hasChanged());
    QVERIFY(!apply.isRunning());
    QVERIFY(!service.isRunning());
    QCOMPARE(filesIn(somebody.path({})), before);
}

/// Of somebody who has a server already, and a secret of it.
void tst_Apply::putsBackWhatWasThere()
{
    const Somebody somebody;
    const service::Places places = somebody.places();
    const QByteArray settings = "# mine\n" + QByteArray(LocalSettings);
    somebody.writeSettings(settings);
    service::Service service(places);
    QVERIFY(isStarted(service));
    const QString secret = writeSecret(somebody, "the former secret");
    Apply apply(service);
    QSignalSpy succeeded(&apply, &Apply::succeeded);
    apply.run(googleDraft());
    QTRY_COMPARE_WITH_TIMEOUT(succeeded.count(), 1, 30'000);
    QCOMPARE(somebody.read(secret), "a new secret");
    QVERIFY(somebody.read(places.settingsFile).startsWith("# mine\n"));
    QVERIFY(isUndone(apply));
    QCOMPARE(somebody.read(places.settingsFile), settings);
    QCOMPARE(somebody.read(secret), "the former secret");
    QVERIFY(service.isRunning());
    QVERIFY(!QFile::exists(places.autostartFile));
}

/// The second run has another store, which refuses.
void tst_Apply::putsEverySecretBackWhereItWas()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); // and so no keychain
    const Somebody somebody;
    somebody.writeSettings(LocalSettings);
    const QString secret = writeSecret(somebody, "the former secret");
    QFile::setPermissions(
        somebody.places().dataDir, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    service::Service service(somebody.places());
    Apply apply(service);
    QSignalSpy succeeded(&apply, &Apply::succeeded);
    QSignalSpy failed(&apply, &Apply::failed);
    Draft draft = googleDraft();
    apply.run(draft);
    QTRY_COMPARE_WITH_TIMEOUT(succeeded.count(), 1, 30'000);
    QCOMPARE(somebody.read(secret), "a new secret");
    draft.keychain = true;
    apply.run(draft);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 60'000);
    QCOMPARE(somebody.read(secret), "the former secret");
    QCOMPARE(somebody.read(somebody.places().settingsFile), LocalSettings);
}

/// One that the person has written, and not enabled.
void tst_Apply::putsTheUnitBack()
{
    const Somebody somebody;
    somebody.writeSystemd();
    somebody.writeSettings(LocalSettings);
    const service::Places places = somebody.places();
    const QByteArray unit = "# mine\n" + service::unitText(places);
    somebody.write(places.unitFile, unit);
    service::Service service(places);
    QVERIFY(isStarted(service));
    Apply apply(service);
    QSignalSpy succeeded(&apply, &Apply::succeeded);
    apply.run(localDraft());
    QTRY_COMPARE_WITH_TIMEOUT(succeeded.count(), 1, 30'000);
    QVERIFY(places.startsAtLogin());
    QVERIFY(somebody.read(places.unitFile) != unit);
    QVERIFY(isUndone(apply));
    QCOMPARE(somebody.read(places.unitFile), unit);
    QVERIFY(!places.startsAtLogin());
    QVERIFY(service.isRunning());
}

/// Its password cannot be put back.
void tst_Apply::leavesAnAccountAloneUntilTheServerStarts()
{
    const Somebody somebody;
    somebody.writeSettings(LocalSettings);
    service::Service service(somebody.places());
    QVERIFY(isStarted(service)); // and has a database from then on
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, 0));
    Apply apply(service);
    QList<Apply::Step> steps;
    connect(&apply, &Apply::stepped, this, [&steps](Apply::Step step) { steps.append(step); });
    QSignalSpy succeeded(&apply, &Apply::succeeded);
    QSignalSpy failed(&apply, &Apply::failed);
    Draft draft = localDraft();
    draft.port = other.serverPort();
    apply.run(draft);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 30'000);
    QVERIFY(!steps.contains(Apply::Step::Account));
    QCOMPARE(apply.lastingAccount(), QString());
    other.close();
    apply.run(draft);
    QTRY_COMPARE_WITH_TIMEOUT(succeeded.count(), 1, 30'000);
    QVERIFY(steps.contains(Apply::Step::Account));
    QCOMPARE(steps.last(), Apply::Step::Starting);
    QCOMPARE(apply.lastingAccount(), u"ann"_s);
    QVERIFY(service.isRunning());
}

void tst_Apply::takesNothingBackFromUnderAServer()
{
    const Somebody somebody;
    const service::Places places = somebody.places();
    service::Service service(places,
        {.readyWithin = std::chrono::seconds(8), .lookEvery = std::chrono::milliseconds(50)});
    Apply apply(service);
    QSignalSpy succeeded(&apply, &Apply::succeeded);
    apply.run(localDraft());
    QTRY_COMPARE_WITH_TIMEOUT(succeeded.count(), 1, 30'000);
    const qint64 server = service::whoAnswers(places.socket());
    ::kill(pid_t(server), SIGSTOP);
    std::optional<bool> isBack;
    apply.undo([&isBack](const auto &result) { isBack = result.ok(); });
    const bool wasRunning = apply.isRunning();
    static_cast<void>(QTest::qWaitFor([&isBack] { return isBack.has_value(); }, 30'000));
    ::kill(pid_t(server), SIGCONT);
    QVERIFY(isBack == false);
    QVERIFY(wasRunning);
    QVERIFY(!apply.isRunning());
    QVERIFY(apply.isStuck());
    QVERIFY(apply.hasChanged());
    QVERIFY(QFile::exists(places.settingsFile));
    QVERIFY(QFile::exists(places.dataDir));
    QTRY_VERIFY_WITH_TIMEOUT(!service::isRunning(server), 20'000); // told so before
    QVERIFY(isUndone(apply));
    QVERIFY(!QFile::exists(places.dataDir));
}

QTEST_GUILESS_MAIN(tst_Apply)
#include "tst_Apply.moc"
