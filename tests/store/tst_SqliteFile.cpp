// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Schema.h"
#include "store/SqliteStore.h"
#include "store/StoreContract.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/resource.h>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace gatehouse;
using namespace gatehouse::test;
using base::ErrorKind;
using std::holds_alternative;

namespace {

/// While it lives, no file of this process grows beyond \a bytes: what a full disk looks like.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit tight {bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &tight);
    }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before {};
};

} // namespace

/// What SQLite adds to the rules of every store: the file, its schema, and what may befall it.
class tst_SqliteFile : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::SqliteStore> m_store;
    base::sys_seconds m_now {base::seconds(1767225600)};

    QString path() const { return m_folder->filePath(u"gate.db"_s); }
    void reopen();
    base::Error refusal(const QString &at) const;
    void edit(const QString &sql) const;
    oauth::NewTokens tokens(const QByteArray &name) const;
    domain::Session session(const QByteArray &id) const;
    base::Result<void> open(const QByteArray &id, const QByteArray &tokenName);
    base::Result<oauth::RotateOutcome> rotate(const QByteArray &presented, const QByteArray &name);
    bool isAccess(const QByteArray &token);

private Q_SLOTS:
    void init();
    void cleanup();

    void carriesTheSchemaInItsResources();
    void keepsEverythingWhenOpenedAgain();
    void carriesItsSchemaNumber();
    void createsFilesForItsOwnerOnly();
    void makesAnExistingFilePrivate();
    void isDurableAndCareful();

    void refusesANewerSchema();
    void refusesAnotherProgramsDatabase();
    void refusesAFileThatIsNoDatabase();
    void refusesADamagedDatabase();
    void refusesAFolder();
    void refusesAMissingFolder();
    void refusesAFolderThatCannotBeWritten();
    void refusesASecondServerAndNamesTheFirst();
    void takesOverTheLockOfAServerThatDied();

    void aFullDiskUndoesTheWholeBatch();
    void aFullDiskUndoesAVerbOutsideOfABatch();
    void aDiskThatFillsUpDuringABatchUndoesTheWholeBatch();
    void holdsNoTokenInReadableForm();
    void keepsNoProviderTokensWithAUsedCode();
    void keepsNoAnswerOnceItsTokenWasUsed();
    void keepsWhyASessionEnded();
};

void tst_SqliteFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    reopen();
}

void tst_SqliteFile::cleanup()
{
    m_store.reset();
}

void tst_SqliteFile::reopen()
{
    m_store.reset();
    m_store = must(store::SqliteStore::open(path()));
}

base::Error tst_SqliteFile::refusal(const QString &at) const
{
    const auto opened = store::SqliteStore::open(at);
    return opened ? base::Error {} : opened.error();
}

/// What another program does to the file.
void tst_SqliteFile::edit(const QString &sql) const
{
    store::SqliteDatabase database(path());
    must(database.open());
    must(database.runOnce(sql));
}

oauth::NewTokens tst_SqliteFile::tokens(const QByteArray &name) const
{
    return {base::sha256("a" + name), m_now + base::seconds(3600), base::sha256("r" + name),
        m_now + base::seconds(86400), domain::Scopes({"mcp"})};
}

domain::Session tst_SqliteFile::session(const QByteArray &id) const
{
    domain::Session session;
    session.id = {id};
    session.user = {"https://idp.example", "ada", u"ada@example.com"_s, true, u"Ada"_s, {}};
    session.clientId = {"client"};
    session.resource = "https://gate.example/mcp";
    session.openedAt = m_now;
    session.endsAt = m_now + base::seconds(86400);
    return session;
}

base::Result<void> tst_SqliteFile::open(const QByteArray &id, const QByteArray &tokenName)
{
    return m_store->openSession(session(id), "sealed", base::sha256("code"), tokens(tokenName));
}

base::Result<oauth::RotateOutcome> tst_SqliteFile::rotate(
    const QByteArray &presented, const QByteArray &name)
{
    return m_store->rotateRefresh(
        {base::sha256(presented), m_now, base::seconds(60), tokens(name), "sealed answer"});
}

bool tst_SqliteFile::isAccess(const QByteArray &token)
{
    return must(m_store->access(base::sha256(token), m_now)).has_value();
}

void tst_SqliteFile::carriesTheSchemaInItsResources()
{
    QVERIFY(store::newestSchema() >= 1);
    QVERIFY(QFile::exists(u":/schema/0001.sql"_s));
}

void tst_SqliteFile::keepsEverythingWhenOpenedAgain()
{
    must(open("one", "1"));
    QVERIFY(holds_alternative<oauth::Rotated>(must(rotate("r1", "2"))));
    reopen();
    QVERIFY(isAccess("a1"));
    QVERIFY(isAccess("a2"));
    QVERIFY(holds_alternative<oauth::Repeated>(must(rotate("r1", "3"))));
    QVERIFY(holds_alternative<oauth::Rotated>(must(rotate("r2", "3"))));
    QCOMPARE(must(m_store->sessions(m_now)), QList<domain::Session>({session("one")}));
}

void tst_SqliteFile::carriesItsSchemaNumber()
{
    m_store.reset();
    store::SqliteDatabase database(path());
    must(database.open());
    auto rows = must(database.run("PRAGMA user_version"));
    QVERIFY(rows.next());
    QCOMPARE(rows.number(0), store::newestSchema());
}

void tst_SqliteFile::createsFilesForItsOwnerOnly()
{
    must(open("one", "1"));
    constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s}) {
        QVERIFY2(QFile::exists(path() + suffix), qPrintable(suffix));
        QVERIFY2(!(QFile::permissions(path() + suffix) & Others), qPrintable(suffix));
    }
}

void tst_SqliteFile::makesAnExistingFilePrivate()
{
    m_store.reset();
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    reopen();
    QVERIFY(!(QFile::permissions(path()) & QFile::ReadOther));
}

void tst_SqliteFile::isDurableAndCareful()
{
    m_store.reset();
    store::SqliteDatabase database(path());
    must(database.open());
    const auto setting = [&database](const char *pragma) {
        auto rows = must(database.run(pragma));
        return rows.next() ? rows.text(0) : QString();
    };
    QCOMPARE(setting("PRAGMA journal_mode"), u"wal"_s);
    QCOMPARE(setting("PRAGMA synchronous"), u"2"_s); // FULL
    QCOMPARE(setting("PRAGMA foreign_keys"), u"1"_s);
    QCOMPARE(setting("PRAGMA secure_delete"), u"1"_s);
    QCOMPARE(setting("PRAGMA temp_store"), u"2"_s); // memory
}

void tst_SqliteFile::refusesANewerSchema()
{
    m_store.reset();
    edit(u"PRAGMA user_version = 9999"_s);
    const base::Error error = refusal(path());
    QCOMPARE(error.kind, ErrorKind::Invalid);
    QVERIFY2(error.message.contains(u"newer Gatehouse"_s), qPrintable(error.message));
    QVERIFY2(error.message.contains(u"9999"_s), qPrintable(error.message));
}

void tst_SqliteFile::refusesAnotherProgramsDatabase()
{
    m_store.reset();
    QVERIFY(QFile::remove(path()));
    edit(u"CREATE TABLE recipes (name TEXT)"_s);
    const base::Error error = refusal(path());
    QCOMPARE(error.kind, ErrorKind::Invalid);
    QVERIFY2(error.message.contains(u"another program"_s), qPrintable(error.message));
}

void tst_SqliteFile::refusesAFileThatIsNoDatabase()
{
    const QString other = m_folder->filePath(u"letter.txt"_s);
    QFile file(other);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    QCOMPARE(refusal(other).kind, ErrorKind::Corrupt);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray(8192, 'x')); // and leaves it as it was
}

void tst_SqliteFile::refusesADamagedDatabase()
{
    for (int i = 0; i < 50; ++i)
        must(open(QByteArray::number(i), QByteArray::number(i)));
    m_store.reset();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 page = 4096 * 2; page < file.size(); page += 4096) {
        file.seek(page);
        file.write(QByteArray(512, '\xff'));
    }
    file.close();
    const base::Error error = refusal(path());
    QCOMPARE(error.kind, ErrorKind::Corrupt);
}

void tst_SqliteFile::refusesAFolder()
{
    const base::Error error = refusal(m_folder->path());
    QCOMPARE(error.kind, ErrorKind::Invalid);
    QVERIFY2(error.message.contains(u"is a folder"_s), qPrintable(error.message));
}

void tst_SqliteFile::refusesAMissingFolder()
{
    const base::Error error = refusal(m_folder->filePath(u"missing/gate.db"_s));
    QCOMPARE(error.kind, ErrorKind::Invalid);
    QVERIFY2(error.message.contains(u"does not exist"_s), qPrintable(error.message));
}

void tst_SqliteFile::refusesAFolderThatCannotBeWritten()
{
    // /proc takes no new file from anybody, not even from root.
    const base::Error error = refusal(u"/proc/gate.db"_s);
    QCOMPARE(error.kind, ErrorKind::Io);
    QVERIFY2(error.message.contains(u"cannot be written"_s), qPrintable(error.message));
}

void tst_SqliteFile::refusesASecondServerAndNamesTheFirst()
{
    const base::Error error = refusal(path());
    QCOMPARE(error.kind, ErrorKind::Conflict);
    const QString pid = QString::number(QCoreApplication::applicationPid());
    QVERIFY2(error.message.contains(pid), qPrintable(error.message));
    must(open("one", "1")); // and the first one is none the worse
}

void tst_SqliteFile::takesOverTheLockOfAServerThatDied()
{
    // In a container a restarted server has the process id of the one that was killed, so a lock
    // with our own id may be anybody's.
    m_store.reset();
    QFile lock(path() + u".lock"_s);
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write(QByteArray::number(QCoreApplication::applicationPid()) + '\n'
        + QCoreApplication::applicationName().toUtf8() + '\n' + QSysInfo::machineHostName().toUtf8()
        + '\n');
    lock.close();
    reopen();
    must(open("one", "1"));
}

void tst_SqliteFile::aFullDiskUndoesTheWholeBatch()
{
    must(open("one", "1"));
    {
        const FullDisk full(static_cast<rlim_t>(QFileInfo(path() + u"-wal"_s).size()));
        const auto committed = m_store->batch([this] {
            QVERIFY(holds_alternative<oauth::Rotated>(must(rotate("r1", "2"))));
            must(open("two", "3"));
        });
        QVERIFY(!committed);
        QCOMPARE(committed.error().kind, ErrorKind::Io);
        QVERIFY(!isAccess("a2"));
    }
    QVERIFY(!isAccess("a3"));
    must(m_store->batch(
        [this] { QVERIFY(holds_alternative<oauth::Rotated>(must(rotate("r1", "2")))); }));
    reopen();
    QVERIFY(isAccess("a2"));
    QVERIFY(!isAccess("a3"));
}

void tst_SqliteFile::aFullDiskUndoesAVerbOutsideOfABatch()
{
    must(open("one", "1"));
    {
        const FullDisk full(static_cast<rlim_t>(QFileInfo(path() + u"-wal"_s).size()));
        QVERIFY(!rotate("r1", "2"));
        QVERIFY(!m_store->endSession({"one"}, domain::EndReason::Revoked, m_now));
        QVERIFY(isAccess("a1"));
    }
    QVERIFY(holds_alternative<oauth::Rotated>(must(rotate("r1", "2"))));
}

/// SQLite writes a large transaction out before its commit; when that fails it rolls back all of it
/// by itself, and the verbs that follow must not start to commit on their own, room or no room.
void tst_SqliteFile::aDiskThatFillsUpDuringABatchUndoesTheWholeBatch()
{
    must(open("one", "1"));
    bool filled = false;
    const auto committed = m_store->batch([this, &filled] {
        must(open("two", "2"));
        {
            const FullDisk full(static_cast<rlim_t>(QFileInfo(path() + u"-wal"_s).size()));
            oauth::CodeRecord code;
            code.sealedProviderTokens = QByteArray(20'000'000, 's');
            filled = !m_store->saveCode(base::sha256("code"), code);
        }
        QVERIFY(!m_store->endAccess(base::sha256("a1")));
        QVERIFY(!m_store->endSession({"one"}, domain::EndReason::Revoked, m_now));
    });
    QVERIFY(filled);
    QVERIFY(!committed);
    QCOMPARE(committed.error().kind, ErrorKind::Io);
    QVERIFY(isAccess("a1"));
    QVERIFY(!isAccess("a2"));
    must(open("two", "2"));
}

void tst_SqliteFile::holdsNoTokenInReadableForm()
{
    const QByteArray token = "gth_rt_dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    oauth::NewTokens first = tokens("1");
    first.refresh = base::sha256(token);
    must(m_store->openSession(session("one"), "sealed provider tokens", base::sha256("c"), first));
    must(m_store->rotateRefresh(
        {base::sha256(token), m_now, base::seconds(60), tokens("2"), "sealed answer"}));
    bool digestSeen = false;
    QDirIterator files(m_folder->path(), QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains(token), qPrintable(file.fileName()));
        digestSeen = digestSeen || content.contains(base::sha256(token).toBytes());
    }
    QVERIFY(digestSeen); // the search would have found it
}

void tst_SqliteFile::keepsNoProviderTokensWithAUsedCode()
{
    oauth::CodeRecord code;
    code.sealedProviderTokens = "sealed-provider-tokens-of-the-code";
    code.expiresAt = m_now + base::seconds(60);
    must(m_store->saveCode(base::sha256("code"), code));
    must(m_store->takeCode(base::sha256("code"), m_now));
    reopen(); // closing writes the log back into the database and removes it
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.contains(base::sha256("code").toBytes()));
    QVERIFY(!content.contains(code.sealedProviderTokens));
}

void tst_SqliteFile::keepsNoAnswerOnceItsTokenWasUsed()
{
    must(open("one", "1"));
    for (const char *step : {"12", "23"}) {
        oauth::Rotation rotation {base::sha256(QByteArray("r") + step[0]), m_now, base::seconds(60),
            tokens(QByteArray(1, step[1])), QByteArray("sealed answer ") + step[1]};
        QVERIFY(holds_alternative<oauth::Rotated>(must(m_store->rotateRefresh(rotation))));
    }
    reopen(); // closing writes the log back into the database and removes it
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(!content.contains("sealed answer 2"));
    QVERIFY(content.contains("sealed answer 3"));
}

void tst_SqliteFile::keepsWhyASessionEnded()
{
    using domain::EndReason;
    const QList<std::pair<EndReason, QString>> reasons {{EndReason::Revoked, u"revoked"_s},
        {EndReason::CodeReplayed, u"code-replayed"_s},
        {EndReason::RefreshReplayed, u"refresh-replayed"_s},
        {EndReason::NotAllowed, u"not-allowed"_s},
        {EndReason::ProviderRefused, u"provider-refused"_s}, {EndReason::Expired, u"expired"_s}};
    for (const auto &[reason, word] : reasons) {
        must(open(word.toUtf8(), word.toUtf8()));
        QVERIFY(must(m_store->endSession({word.toUtf8()}, reason, m_now)));
    }
    m_store.reset();
    store::SqliteDatabase database(path());
    must(database.open());
    for (const auto &[reason, word] : reasons) {
        auto rows =
            must(database.run("SELECT end_reason FROM sessions WHERE id = ?", {word.toUtf8()}));
        QVERIFY(rows.next());
        QCOMPARE(rows.text(0), word);
    }
}

QTEST_GUILESS_MAIN(tst_SqliteFile)
#include "tst_SqliteFile.moc"
