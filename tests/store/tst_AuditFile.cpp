// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/AuditCheck.h"
#include "SqliteBench.h"

using namespace gatehouse;
using namespace gatehouse::test;
using oauth::AuditEntry;
using oauth::AuditKind;

/// What somebody who may write the file can do to the audit log, and that it is seen.
class tst_AuditFile : public SqliteBench
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_store.reset(); }

    void isGoodAsItWasWritten();
    void findsTheFirstRowThatWasTouched_data();
    void findsTheFirstRowThatWasTouched();
    void findsALogThatWasWrittenAnewByWhatWasNoted();
    void goesOnAfterAnotherProgramsRow();
    void outlivesARestart();
    void keepsARowWithItsBatchOrNeither();
    void nothingHappensThatCannotBeTold();
    void isAppendedToOnly();

private:
    void append(int count)
    {
        for (int i = 0; i < count; ++i)
            must(m_store->auditLog().append(
                {{.kind = AuditKind::ClientBlocked, .client = {"c" + QByteArray::number(i)}}},
                m_now));
    }
    std::optional<oauth::AuditFault> fault(const std::optional<oauth::AuditMark> &known = {})
    {
        oauth::AuditCheck check(must(m_store->auditLog().ends()), known);
        for (const oauth::AuditRow &row : must(m_store->auditLog().after(0, 1000))) {
            if (!check.take(row))
                break;
        }
        return check.finish();
    }
    /// As somebody with an editor, who takes the guards out first.
    void tamper(const QStringList &statements)
    {
        m_store.reset();
        edit(u"DROP TRIGGER IF EXISTS audit_is_never_changed"_s);
        edit(u"DROP TRIGGER IF EXISTS audit_goes_from_its_beginning"_s);
        for (const QString &sql : statements)
            edit(sql);
        reopen();
    }
    qint64 count() { return qint64(must(m_store->auditLog().after(0, 1000)).size()); }
};

void tst_AuditFile::init()
{
    start();
    append(6);
}

void tst_AuditFile::isGoodAsItWasWritten()
{
    QVERIFY(!fault());
    reopen();
    append(1);
    QVERIFY(!fault());
    const auto rows = must(m_store->auditLog().after(0, 1000));
    for (const oauth::AuditRow &row : rows)
        QVERIFY(!fault(row.mark));
}

void tst_AuditFile::findsTheFirstRowThatWasTouched_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<int>("row");
    const auto set = [](const char *what, const QString &column, const QString &value) {
        QTest::newRow(what) << QStringList {u"UPDATE audit SET %1 = %2 WHERE number = 3"_s.arg(
            column, value)} << 3;
    };
    set("another time", u"at"_s, u"at + 1"_s);
    set("another kind", u"kind"_s, u"'client.unblocked'"_s);
    set("a kind that is none", u"kind"_s, u"'client.bloked'"_s);
    set("another actor", u"actor"_s, u"'me'"_s);
    set("another person", u"who"_s, u"'me'"_s);
    set("another client", u"client_id"_s, u"x'63'"_s);
    set("another name", u"client_name"_s, u"'me'"_s);
    set("another subject", u"subject"_s, u"x'63'"_s);
    set("another detail", u"detail"_s, u"'me'"_s);
    set("another digest", u"digest"_s, u"zeroblob(32)"_s);
    set("the digest of another row", u"digest"_s, u"(SELECT digest FROM audit WHERE number = 4)"_s);
    const auto row = [](const char *what, int number, const QStringList &statements) {
        QTest::newRow(what) << statements << number;
    };
    row("what moves from one field to the next", 3,
        {u"UPDATE audit SET client_id = x'', client_name = 'c2' WHERE number = 3"_s});
    row("the first is missing", 1, {u"DELETE FROM audit WHERE number = 1"_s});
    row("one in the middle is missing", 3, {u"DELETE FROM audit WHERE number = 3"_s});
    row("the last is missing", 6, {u"DELETE FROM audit WHERE number = 6"_s});
    row("the last three are missing", 4, {u"DELETE FROM audit WHERE number > 3"_s});
    row("all are missing", 1, {u"DELETE FROM audit"_s});
    row("two stand in each other's place", 3,
        {u"UPDATE audit SET number = -4 WHERE number = 3"_s,
            u"UPDATE audit SET number = 3 WHERE number = 4"_s,
            u"UPDATE audit SET number = 4 WHERE number = -4"_s});
    row("the gap is closed", 3,
        {u"DELETE FROM audit WHERE number = 3"_s,
            u"UPDATE audit SET number = number - 100 WHERE number > 3"_s,
            u"UPDATE audit SET number = number + 99 WHERE number < 0"_s});
    row("one more at the end", 7,
        {u"INSERT INTO audit SELECT 7, at, kind, actor, who, client_id, client_name, subject,"
         " detail, digest FROM audit WHERE number = 6"_s});
    row("the end is said to be earlier", 4,
        {u"UPDATE audit_ends SET head_number = 3,"
         " head_digest = (SELECT digest FROM audit WHERE number = 3)"_s});
    row("the last says something else, and the end agrees on its number", 6,
        {u"UPDATE audit_ends SET head_digest = zeroblob(32)"_s});
    // The first rows are gone, and the file says that they were too old.
    row("the beginning is cut off", 2,
        {u"UPDATE audit_ends SET anchor_number = 2,"
         " anchor_digest = (SELECT digest FROM audit WHERE number = 2)"_s,
            u"DELETE FROM audit WHERE number <= 2"_s});
}

void tst_AuditFile::findsTheFirstRowThatWasTouched()
{
    QFETCH(QStringList, statements);
    QFETCH(int, row);
    tamper(statements);
    const auto found = fault();
    QVERIFY(found);
    QCOMPARE(found->number, row);
    QVERIFY2(found->problem.contains(QString::number(row)) && !found->problem.contains(u'%'),
        qPrintable(found->problem));
}

/// Whoever may write the whole file may write a log that is good in itself; what was noted
/// elsewhere of the former one tells it.
void tst_AuditFile::findsALogThatWasWrittenAnewByWhatWasNoted()
{
    const oauth::AuditMark noted = must(m_store->auditLog().ends()).head;
    tamper({u"DELETE FROM audit"_s,
        u"UPDATE audit_ends SET head_number = 0, head_digest = zeroblob(32)"_s});
    QVERIFY(!fault());
    QCOMPARE(fault(noted)->number, 1);
    append(6);
    QVERIFY(!fault() && !fault(noted)); // the same rows are the same log
    tamper({});
    m_now += base::seconds(1);
    append(1);
    QVERIFY(!fault(noted));
    const oauth::AuditMark another {noted.number, base::sha256("another")};
    QCOMPARE(fault(another)->number, noted.number);
}

/// The server goes on, and what was put in stays to be seen.
void tst_AuditFile::goesOnAfterAnotherProgramsRow()
{
    tamper({u"INSERT INTO audit SELECT 7, at, kind, actor, who, client_id, client_name, subject,"
            " detail, digest FROM audit WHERE number = 6"_s});
    append(2);
    QCOMPARE(fault()->number, 7);
    QCOMPARE(count(), 9);
}

void tst_AuditFile::outlivesARestart()
{
    const auto head = must(m_store->auditLog().ends()).head;
    reopen();
    QCOMPARE(must(m_store->auditLog().ends()).head, head);
    append(1);
    QCOMPARE(must(m_store->auditLog().ends()).head.number, 7);
}

void tst_AuditFile::keepsARowWithItsBatchOrNeither()
{
    must(m_store->batch([this] {
        must(open("one", "1"));
        append(1);
    }));
    QVERIFY(isAccess("a1"));
    QCOMPARE(count(), 7);
    QVERIFY(!fault());
}

void tst_AuditFile::nothingHappensThatCannotBeTold()
{
    tamper({u"DELETE FROM audit_ends"_s});
    const auto durable = m_store->batch([this] {
        must(open("one", "1"));
        QVERIFY(!m_store->auditLog().append({{}}, m_now));
        QVERIFY(!open("two", "2"));
    });
    QVERIFY(!durable);
    QVERIFY(!isAccess("a1"));
    // The same where the row is all there is.
    QVERIFY(!m_store->batch([this] { QVERIFY(!m_store->auditLog().append({{}}, m_now)); }));
    must(open("one", "1"));
}

/// By the database itself, should a statement of ours be wrong one day.
void tst_AuditFile::isAppendedToOnly()
{
    m_store.reset();
    store::SqliteDatabase database(path());
    must(database.open());
    QVERIFY(!database.runOnce(u"UPDATE audit SET who = 'me' WHERE number = 3"_s));
    QVERIFY(!database.runOnce(u"DELETE FROM audit WHERE number = 6"_s));
    QVERIFY(!database.runOnce(u"DELETE FROM audit"_s));
}

QTEST_GUILESS_MAIN(tst_AuditFile)
#include "tst_AuditFile.moc"
