// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "CtlRun.h"
#include "daemon/Restore.h"
#include "flows/FakeProvider.h"
#include "support/RawAdmin.h"

using namespace gatehouse;
using namespace gatehouse::test;
using base::Secret;
using daemon::Overwrite;
using daemon::restoreBackup;

namespace {

constexpr char Words[] = "correct horse battery staple";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList everythingIn(const QString &folder)
{
    return QDir(folder).entryList(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

} // namespace

/// A backup of a running server, and the way back.
class tst_Backup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sessionsMoveWithIt();
    void holdsNothingSecretInClear();
    void isMadeWhileTheServerWrites();
    void doesNotOverwriteAFile();
    void wantsALongPassphrase();
    void makesOneAtATime();
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();
    void refusesAFolderWithData();
    void keepsWhatWasThere();
    void refusesADamagedFileAndTouchesNothing();
    void goesOnAfterACrash();
    void refusesAFolderThatAServerUses();

private:
    /// Runs gatehousectl backup with a passphrase on its standard input.
    Ended backUp(const Flow &flow, const QString &file, const QByteArray &words = Words) const;
    config::Settings settingsFor(const QString &folder, const QByteArray &baseUrl) const
    {
        config::Settings settings;
        settings.authStrategy = config::AuthStrategy::Local;
        settings.dataDir = folder;
        settings.baseUrl = baseUrl;
        settings.port = quint16(QUrl(QString::fromUtf8(baseUrl)).port());
        settings.adminSocket = u"off"_s;
        settings.workers = 1;
        settings.oauthScopes = domain::Scopes({"mcp"});
        return settings;
    }
    static auto serverWith(const config::Settings &settings)
    {
        config::Loaded loaded;
        loaded.settings = settings;
        return daemon::Daemon::create(loaded, {});
    }
    base::Result<QString> restore(
        const config::Settings &settings, Overwrite overwrite = Overwrite::Never) const
    {
        return restoreBackup(m_file, Secret(Words), settings, overwrite);
    }
    /// One in m_file; the sessions' tokens.
    Tokens makeBackup()
    {
        m_flow = std::make_unique<Flow>();
        m_journey = std::make_unique<Journey>(*m_flow);
        const Tokens tokens = m_journey->tokens();
        const Ended ended = backUp(*m_flow, m_file);
        if (ended.code != 0)
            qFatal("%s", qPrintable(ended.err));
        return tokens;
    }

    CtlRun m_run;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Flow> m_flow;
    std::unique_ptr<Journey> m_journey;
    QString m_file;
};

void tst_Backup::init()
{
    m_journey.reset();
    m_flow.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"backup"_s);
}

Ended tst_Backup::backUp(const Flow &flow, const QString &file, const QByteArray &words) const
{
    QProcess process;
    m_run.prepare(process, {u"backup"_s, file, u"--socket"_s, flow.adminSocket()});
    process.start();
    process.write(words + '\n');
    process.closeWriteChannel();
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 20'000))
        process.kill();
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError())};
}

void tst_Backup::sessionsMoveWithIt()
{
    const Tokens tokens = makeBackup();
    QCOMPARE(QFileInfo(m_file).permissions()
            & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
        QFile::Permissions());
    // The data folder of before keeps nothing of it.
    const QString before = QFileInfo(m_flow->databasePath()).path();
    for (const QString &name : everythingIn(before))
        QVERIFY2(!name.startsWith(u".backup"), qPrintable(name));

    const QByteArray baseUrl = m_flow->origin();
    const auto whereFrom = [](oauth::Store &store) {
        return store.sessions(base::SystemClock().now())->first().openedFrom;
    };
    QVERIFY(!whereFrom(m_flow->store()).isEmpty());
    m_flow->stop();
    const QString elsewhere = m_folder->filePath(u"elsewhere"_s);
    const config::Settings settings = settingsFor(elsewhere, baseUrl);
    const auto restored = restore(settings);
    QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().message));
    QVERIFY(restored->contains(elsewhere));
    QCOMPARE(everythingIn(elsewhere), (QStringList {u"gatehouse.db"_s, u"tokens.key"_s}));
    auto moved = serverWith(settings);
    QVERIFY2(moved, qPrintable(moved ? QString() : moved.error().message));
    QVERIFY(whereFrom((*moved)->store()).isEmpty()); // a backup is kept for long
    QVERIFY((*moved)->start());
    const Tokens next = Journey::tokensOf(m_journey->refresh(tokens.refresh));
    QVERIFY(!next.access.isEmpty());
    QCOMPARE(m_flow->doorStatuses(next.access, 2), QSet<int> {200});
}

void tst_Backup::holdsNothingSecretInClear()
{
    const FakeProvider provider;
    const Flow flow("2", provider.settings());
    const Tokens tokens = ProviderJourney(flow).tokens();
    QCOMPARE(backUp(flow, m_file).code, 0);
    const QByteArray file = contentOf(m_file);
    const QByteArray key =
        contentOf(QFileInfo(flow.databasePath()).path() + u"/tokens.key"_s).trimmed();
    QVERIFY(file.size() > 10'000 && key.size() == 43);
    for (const QByteArray &secret : {tokens.access, tokens.refresh, QByteArray("provider-at-1"),
             QByteArray("provider-rt-1"), key, base::fromBase64Url(key).value(), QByteArray(Words),
             QByteArray("SQLite format 3"), QByteArray("the-secret-at-the-provider")})
        QVERIFY2(!file.contains(secret), secret.constData());
}

void tst_Backup::isMadeWhileTheServerWrites()
{
    const Flow flow;
    const Journey journey(flow);
    Tokens tokens = journey.tokens();
    QProcess process;
    m_run.prepare(process, {u"backup"_s, m_file, u"--socket"_s, flow.adminSocket()});
    process.start();
    process.write(QByteArray(Words) + '\n');
    process.closeWriteChannel();
    int refreshed = 0;
    while (process.state() != QProcess::NotRunning && refreshed < 5000) {
        const Tokens next = Journey::tokensOf(journey.refresh(tokens.refresh));
        QVERIFY(!next.refresh.isEmpty());
        tokens = next;
        ++refreshed;
        QCoreApplication::processEvents();
    }
    QVERIFY(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 20'000));
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(refreshed > 1);
    const QString elsewhere = m_folder->filePath(u"elsewhere"_s);
    QVERIFY(restore(settingsFor(elsewhere, flow.origin())));
}

void tst_Backup::doesNotOverwriteAFile()
{
    const Flow flow;
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    const Ended ended = backUp(flow, m_file);
    QCOMPARE(ended.code, 1);
    QVERIFY(ended.err.contains(u"name another file"));
    QCOMPARE(contentOf(m_file), "mine");
    QCOMPARE(everythingIn(m_folder->path()), QStringList {u"backup"_s});
}

void tst_Backup::wantsALongPassphrase()
{
    const Flow flow;
    const Ended brief = backUp(flow, m_file, "eleven char");
    QCOMPARE(brief.code, 1);
    QVERIFY(brief.err.contains(u"12 characters"));
    QCOMPARE(backUp(flow, m_file, "").code, 2);
    QVERIFY(everythingIn(m_folder->path()).isEmpty());
}

void tst_Backup::makesOneAtATime()
{
    const Flow flow;
    RawAdmin admin(flow.adminSocket());
    QVERIFY(admin.greet());
    QVERIFY(admin.errorOf("backup.read", R"({"offset":0})").value("code"_L1) == -32001);
    const QByteArray begin = R"({"passphrase":")" + QByteArray(Words) + R"("})";
    QVERIFY(admin.ask("backup.begin", begin).contains(u"result"_s));
    QVERIFY(admin.errorOf("backup.begin", begin).value("code"_L1) == -32002);
    QTRY_VERIFY_WITH_TIMEOUT(
        admin.resultOf("backup.read", R"({"offset":0})").value("ready"_L1).toBool(), 20'000);
    // Only what is sealed waits for its reader.
    const QString folder = QFileInfo(flow.databasePath()).path();
    QVERIFY(QFile::exists(folder + u"/.backup-sealed"_s));
    QVERIFY(!QFile::exists(folder + u"/.backup-database"_s));
    QVERIFY(admin.ask("backup.end").contains(u"result"_s));
    // One that is being made goes when it is made.
    QVERIFY(admin.ask("backup.begin", begin).contains(u"result"_s));
    QVERIFY(admin.ask("backup.end").contains(u"result"_s));
    QVERIFY(admin.errorOf("backup.read", R"({"offset":0})").value("code"_L1) == -32001);
    QVERIFY(QTest::qWaitFor(
        [&] { return admin.ask("backup.begin", begin).contains(u"result"_s); }, 20'000));
}

void tst_Backup::refusesWhatDoesNotFit_data()
{
    using Change = std::function<void(config::Settings &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("words");
    QTest::newRow("another issuer")
        << Change([](config::Settings &settings) { settings.baseUrl = "https://other.example"; })
        << u"https://other.example"_s;
    QTest::newRow("another key") << Change([](config::Settings &settings) {
        settings.rsTokensEncKey = {Secret(base::SystemRandom().bytes(32))};
    }) << u"RS_TOKENS_ENC_KEY"_s;
}

void tst_Backup::refusesWhatDoesNotFit()
{
    QFETCH(std::function<void(config::Settings &)>, change);
    QFETCH(QString, words);
    makeBackup();
    const QString elsewhere = m_folder->filePath(u"elsewhere"_s);
    config::Settings settings = settingsFor(elsewhere, m_flow->origin());
    change(settings);
    const auto restored = restore(settings, Overwrite::Allowed);
    QVERIFY(!restored);
    QVERIFY2(restored.error().message.contains(words), qPrintable(restored.error().message));
    QVERIFY(!QFileInfo::exists(elsewhere));
    const auto opened = restoreBackup(m_file, Secret("another horse battery"),
        settingsFor(elsewhere, m_flow->origin()), Overwrite::Allowed);
    QVERIFY(!opened && opened.error().message.contains(u"passphrase"));
    QVERIFY(!QFileInfo::exists(elsewhere));
}

void tst_Backup::refusesAFolderWithData()
{
    makeBackup();
    const QString elsewhere = m_folder->filePath(u"elsewhere"_s);
    QVERIFY(QDir().mkpath(elsewhere));
    QFile file(elsewhere + u"/something"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const config::Settings settings = settingsFor(elsewhere, m_flow->origin());
    const auto restored = restore(settings);
    QVERIFY(!restored && restored.error().message.contains(u"--force"));
    QCOMPARE(everythingIn(elsewhere), QStringList {u"something"_s});
    QVERIFY(restore(settings, Overwrite::Allowed));
}

void tst_Backup::keepsWhatWasThere()
{
    const Tokens first = makeBackup();
    const Tokens second = Journey(*m_flow).tokens();
    Q_UNUSED(second)
    const QString folder = QFileInfo(m_flow->databasePath()).path();
    const QByteArray key = contentOf(folder + u"/tokens.key"_s);
    const QByteArray baseUrl = m_flow->origin();
    // As on a machine that lost nothing but its last hour.
    const QString copy = m_folder->filePath(u"copy"_s);
    QVERIFY(QDir().mkpath(copy));
    m_flow->stop();
    m_flow.reset();
    QVERIFY(!QFileInfo::exists(folder));
    const config::Settings settings = settingsFor(copy, baseUrl);
    QVERIFY(restore(settings));
    QVERIFY(serverWith(settings)); // makes the log and the lock
    QVERIFY(restore(settings, Overwrite::Allowed));
    const QStringList names = everythingIn(copy);
    for (const QString &name : {u"gatehouse.db"_s, u"tokens.key"_s,
             u"gatehouse.db.before-restore"_s, u"tokens.key.before-restore"_s})
        QVERIFY2(names.contains(name), qPrintable(names.join(u' ')));
    for (const QString &name : names)
        QVERIFY2(!name.contains(u".restored") && name != u"restore.decided", qPrintable(name));
    QCOMPARE(contentOf(copy + u"/tokens.key"_s), key);
    Q_UNUSED(first)
}

void tst_Backup::refusesADamagedFileAndTouchesNothing()
{
    makeBackup();
    const QString elsewhere = m_folder->filePath(u"elsewhere"_s);
    const config::Settings settings = settingsFor(elsewhere, m_flow->origin());
    QVERIFY(restore(settings));
    const QByteArray database = contentOf(elsewhere + u"/gatehouse.db"_s);
    const QStringList names = everythingIn(elsewhere);
    QByteArray damaged = contentOf(m_file);
    damaged[damaged.size() - 5] = char(damaged[damaged.size() - 5] ^ 1);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(damaged);
    file.close();
    const auto restored = restore(settings, Overwrite::Allowed);
    QVERIFY(!restored && restored.error().message.contains(u"damaged"));
    QCOMPARE(contentOf(elsewhere + u"/gatehouse.db"_s), database);
    QCOMPARE(everythingIn(elsewhere), names);
    const QString fresh = m_folder->filePath(u"fresh"_s);
    QVERIFY(!restore(settingsFor(fresh, m_flow->origin())));
    QVERIFY(!QFileInfo::exists(fresh));
}

/// It was decided, and then the power went: the next start ends it.
void tst_Backup::goesOnAfterACrash()
{
    const Tokens tokens = makeBackup();
    const QByteArray baseUrl = m_flow->origin();
    m_flow->stop();
    const QString elsewhere = m_folder->filePath(u"elsewhere"_s);
    const config::Settings settings = settingsFor(elsewhere, baseUrl);
    QVERIFY(restore(settings));
    QVERIFY(QFile::rename(elsewhere + u"/gatehouse.db"_s, elsewhere + u"/gatehouse.db.restored"_s));
    const auto start = [&settings] {
        const auto started = serverWith(settings);
        return started ? (*started)->store().sessions(base::SystemClock().now())->size() : -1;
    };
    // Not decided yet: what is staged does not count.
    QCOMPARE(start(), 0);
    QFile marker(elsewhere + u"/restore.decided"_s);
    QVERIFY(marker.open(QIODevice::WriteOnly));
    marker.close();
    QCOMPARE(start(), 1);
    QVERIFY(!QFile::exists(marker.fileName()));
    QCOMPARE(start(), 1);
    Q_UNUSED(tokens)
}

void tst_Backup::refusesAFolderThatAServerUses()
{
    makeBackup();
    const QString folder = QFileInfo(m_flow->databasePath()).path();
    const auto restored = restore(settingsFor(folder, m_flow->origin()), Overwrite::Allowed);
    QVERIFY(!restored && restored.error().message.contains(u"stop it first"));
    QVERIFY(!QFile::exists(folder + u"/gatehouse.db.restored"_s));
}

QTEST_GUILESS_MAIN(tst_Backup)
#include "tst_Backup.moc"
