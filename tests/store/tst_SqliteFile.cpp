// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/OnlineCopy.h"
#include "store/SqliteBench.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>

using namespace gatehouse;
using namespace gatehouse::test;
using base::ErrorKind;
using std::holds_alternative;

/// The file and its schema: what is made, kept and refused.
class tst_SqliteFile : public SqliteBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { m_store.reset(); }

    void carriesTheSchemaInItsResources();
    void keepsEverythingWhenOpenedAgain();
    void carriesItsSchemaNumber();
    void findsTheStepsOfASessionByTheirIndex();
    void makesNoTableForASessionThatOpens();
    void refusesAReasonThatEndsNoSession();
    void aCopyKnowsThatLaterTokensMayBeOutThere();
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
};

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

void tst_SqliteFile::findsTheStepsOfASessionByTheirIndex()
{
    m_store.reset();
    store::SqliteDatabase database(path());
    must(database.open());
    auto plan = must(
        database.run("EXPLAIN QUERY PLAN SELECT number FROM session_steps WHERE session = x'01'"));
    QVERIFY(plan.next());
    QVERIFY2(plan.text(3).contains(u"INDEX timeline_by_session"_s), qPrintable(plan.text(3)));
}

/// SQLite makes a table of the words of an IN list whenever it comes to one; that of the reasons
/// for an end is passed by.
void tst_SqliteFile::makesNoTableForASessionThatOpens()
{
    m_store.reset();
    store::SqliteDatabase database(path());
    must(database.open());
    auto steps = must(database.run(
        "EXPLAIN INSERT INTO sessions (id, user_id, client_id, client_name, resource, scopes,"
        " provider, sealed_provider_tokens, opened_at, ends_at)"
        " VALUES (x'01', x'02', x'03', '', x'', x'', x'', x'', 0, 0)"));
    qint64 passedTo = -1; // where a reason that is null goes on
    while (steps.next()) {
        if (steps.text(1) == u"IsNull"_s)
            passedTo = std::max(passedTo, steps.number(3));
        if (steps.text(1) == u"OpenEphemeral"_s)
            QVERIFY2(steps.number(0) < passedTo, qPrintable(QString::number(steps.number(0))));
    }
    QVERIFY(passedTo > 0);
}

void tst_SqliteFile::refusesAReasonThatEndsNoSession()
{
    must(open("one", "1"));
    m_store.reset();
    store::SqliteDatabase database(path());
    must(database.open());
    QVERIFY(
        !database.run("UPDATE sessions SET end_reason = 'tired', ended_at = 1, opened_from = x''"));
    must(database.run(
        "UPDATE sessions SET end_reason = 'expired', ended_at = 1, opened_from = x''"));
}

/// Who goes on with a backup meets clients that have refreshed since, and no thieves.
void tst_SqliteFile::aCopyKnowsThatLaterTokensMayBeOutThere()
{
    const auto rotateIn = [&](store::SqliteStore &store, const QByteArray &presented,
                              const QByteArray &name) {
        oauth::NewTokens next = tokens(name);
        next.refresh = inFamily("r1", 'r' + name);
        return must(store.rotateRefresh(
            {inFamily("r1", presented), m_now, base::seconds(60), next, "sealed answer"}));
    };
    must(open("one", "1"));
    QVERIFY(holds_alternative<oauth::Rotated>(rotateIn(*m_store, "r1", "2")));
    const QString copied = m_folder->filePath(u"copy.db"_s);
    must(store::copyDatabase(path(), copied, false));
    QVERIFY(holds_alternative<oauth::Rotated>(rotateIn(*m_store, "r2", "3")));
    QVERIFY(holds_alternative<oauth::Rotated>(rotateIn(*m_store, "r3", "4")));

    const auto copy = must(store::SqliteStore::open(copied));
    QVERIFY(holds_alternative<oauth::RefreshUnknown>(rotateIn(*copy, "r4", "5")));
    QVERIFY(holds_alternative<oauth::Repeated>(rotateIn(*copy, "r1", "5")));
    QCOMPARE(must(copy->sessions(m_now)).size(), 1);
    // From then on it knows what is out there.
    QVERIFY(holds_alternative<oauth::Rotated>(rotateIn(*copy, "r2", "6")));
    QVERIFY(holds_alternative<oauth::Replayed>(rotateIn(*copy, "r4", "7")));
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
    QCOMPARE(setting("PRAGMA synchronous"), u"1"_s); // NORMAL; see tst_Flushes
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

QTEST_GUILESS_MAIN(tst_SqliteFile)
#include "tst_SqliteFile.moc"
