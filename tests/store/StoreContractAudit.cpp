// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/AuditCheck.h"
#include "store/StoreContract.h"

#include <QtTest>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;
using base::seconds;
using oauth::AuditEntry;
using oauth::AuditKind;
using oauth::AuditRow;
using oauth::AuditWanted;

namespace {

AuditEntry full()
{
    return {.kind = AuditKind::ClientBlocked,
        .actor = u"user 1000, process 7, tööl"_s,
        .who = u"ada@example.com"_s,
        .client = {"client-1"},
        .clientName = u"Claude \"x\""_s,
        .subject = "session-1",
        .detail = u"why"_s};
}

QList<qint64> numbersOf(const QList<AuditRow> &rows)
{
    QList<qint64> numbers;
    for (const AuditRow &row : rows)
        numbers.append(row.mark.number);
    return numbers;
}

std::optional<oauth::AuditFault> faultOf(oauth::AuditLog &log)
{
    oauth::AuditCheck check(must(log.ends()));
    for (const AuditRow &row : must(log.after(0, StoreContract::Plenty))) {
        if (!check.take(row))
            break;
    }
    return check.finish();
}

} // namespace

void StoreContract::chainsEveryRowToTheOneBefore()
{
    const oauth::AuditEnds before = must(store().auditLog().ends());
    QCOMPARE(before.head.number, 0);
    QVERIFY(!before.oldest);
    const auto first = must(store().auditLog().append({full(), {}}, now()));
    pass(seconds(5));
    const auto second = must(store().auditLog().append({full()}, now()));
    const QList<AuditRow> all = first + second;
    QCOMPARE(numbersOf(all), QList<qint64>({1, 2, 3}));
    base::Digest last {};
    for (const AuditRow &row : all) {
        QCOMPARE(row.mark.digest, oauth::auditDigest(last, row.mark.number, row.at, row.entry));
        last = row.mark.digest;
    }
    const oauth::AuditEnds ends = must(store().auditLog().ends());
    QCOMPARE(ends.head, all.last().mark);
    QCOMPARE(ends.lastRow, 3);
    QCOMPARE(ends.anchor, oauth::AuditMark {});
    QCOMPARE(ends.oldest, std::optional(now() - seconds(5)));
    QVERIFY(!faultOf(store().auditLog()));
    QVERIFY(must(store().auditLog().append({}, now())).isEmpty());
    QCOMPARE(must(store().auditLog().ends()).head, all.last().mark);
}

void StoreContract::keepsEveryFieldOfAnAuditRow()
{
    QList<AuditEntry> entries {full()};
    for (const QString &word : oauth::auditWords())
        entries.append({.kind = *oauth::auditKindOf(word)});
    const auto written = must(store().auditLog().append(entries, now()));
    QCOMPARE(must(store().auditLog().after(0, Plenty)), written);
    QCOMPARE(written.first().entry, full());
    QCOMPARE(written.first().at, now());
    QCOMPARE(numbersOf(must(store().auditLog().after(1, 2))), QList<qint64>({2, 3}));
}

void StoreContract::findsAuditRowsNewestFirst()
{
    must(store().auditLog().append({full(), {}, {}}, now()));
    const auto found = must(store().auditLog().find({}));
    QCOMPARE(numbersOf(found.rows), QList<qint64>({3, 2, 1}));
    QVERIFY(!found.next);
    QCOMPARE(found.rows.last().entry, full());
    const auto nothing = must(store().auditLog().find({.text = u"nothing like it"_s}));
    QVERIFY(nothing.rows.isEmpty() && !nothing.next);
}

void StoreContract::findsAuditRowsByWhatTheySay_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("since");
    QTest::addColumn<int>("until");
    QTest::addColumn<bool>("finds");
    const auto row = [](const char *what, bool finds, const QString &kind, const QString &who = {},
                         const QString &client = {}, const QString &text = {}, int since = -1,
                         int until = 100) {
        QTest::newRow(what) << kind << who << client << text << since << until << finds;
    };
    row("its kind", true, u"client.blocked"_s);
    row("its group", true, u"client"_s);
    row("another kind", false, u"client.unblocked"_s);
    row("a part of a kind", false, u"client.block"_s);
    row("a part of a group", false, u"cli"_s);
    row("its person", true, {}, u"ADA@"_s);
    row("who did it", true, {}, u"user 1000"_s);
    row("another person", false, {}, u"claude"_s);
    row("its client's id", true, {}, {}, u"client-1"_s);
    row("its client's name", true, {}, {}, u"claude"_s);
    row("another client", false, {}, {}, u"ada"_s);
    row("its subject", true, {}, {}, {}, u"Session-1"_s);
    row("its detail", true, {}, {}, {}, u"why"_s);
    row("a sign that means something elsewhere", false, {}, {}, {}, u"%"_s);
    row("from then on", true, {}, {}, {}, {}, 0);
    row("from a second later", false, {}, {}, {}, {}, 1);
    row("until a second later", true, {}, {}, {}, {}, -1, 1);
    row("until then", false, {}, {}, {}, {}, -1, 0);
}

void StoreContract::findsAuditRowsByWhatTheySay()
{
    QFETCH(QString, kind);
    QFETCH(QString, who);
    QFETCH(QString, client);
    QFETCH(QString, text);
    QFETCH(int, since);
    QFETCH(int, until);
    QFETCH(bool, finds);
    must(store().auditLog().append({full()}, now()));
    AuditWanted wanted {.kind = kind,
        .who = who,
        .client = client,
        .text = text,
        .since = now() + seconds(since),
        .until = now() + seconds(until)};
    QCOMPARE(must(store().auditLog().find(wanted)).rows.size(), finds ? 1 : 0);
    wanted.after = 0;
    QCOMPARE(must(store().auditLog().find(wanted)).rows.size(), finds ? 1 : 0);
}

void StoreContract::pagesAuditRowsInBothOrders()
{
    QList<AuditEntry> entries;
    for (int i = 0; i < 10; ++i)
        entries.append({.kind = i % 2 ? AuditKind::ClientBlocked : AuditKind::ClientDenied});
    must(store().auditLog().append(entries, now()));
    QList<qint64> newest;
    AuditWanted wanted {.kind = u"client.blocked"_s, .limit = 2};
    while (true) {
        const auto page = must(store().auditLog().find(wanted));
        newest += numbersOf(page.rows);
        if (!page.next)
            break;
        wanted.before = page.next;
    }
    QCOMPARE(newest, QList<qint64>({10, 8, 6, 4, 2}));
    QList<qint64> oldest;
    wanted = {.after = 0, .limit = 3};
    while (true) {
        const auto page = must(store().auditLog().find(wanted));
        oldest += numbersOf(page.rows);
        if (!page.next)
            break;
        wanted.after = page.next;
    }
    QCOMPARE(oldest, QList<qint64>({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
    const auto beyond = must(store().auditLog().find({.after = 10}));
    QVERIFY(beyond.rows.isEmpty() && !beyond.next);
}

void StoreContract::prunesTheOldestAuditRowsOnly()
{
    const auto first = must(store().auditLog().append({full(), full(), full()}, now()));
    pass(seconds(10));
    must(store().auditLog().append({full()}, now()));
    QVERIFY(!must(store().auditLog().prune(now() - seconds(10), Plenty)));
    QCOMPARE(must(store().auditLog().prune(now(), 2)), std::optional(first.at(1).mark));
    QCOMPARE(must(store().auditLog().ends()).anchor, first.at(1).mark);
    QCOMPARE(must(store().auditLog().prune(now(), Plenty)), std::optional(first.at(2).mark));
    QCOMPARE(numbersOf(must(store().auditLog().after(0, Plenty))), QList<qint64>({4}));
    QVERIFY(!must(store().auditLog().prune(now(), Plenty)));
    QCOMPARE(numbersOf(must(store().auditLog().find({.before = 4})).rows), QList<qint64>());
    // What goes on is chained to what went.
    must(store().auditLog().append(
        {{.kind = AuditKind::AuditPruned,
            .subject = "3",
            .detail = QString::fromLatin1(first.at(2).mark.digest.toBytes().toHex())}},
        now()));
    QVERIFY(!faultOf(store().auditLog()));
}

void StoreContract::findsASessionThatHasEnded()
{
    open("one", "1");
    QCOMPARE(must(store().findSession({"one"})), std::optional(session("one")));
    must(store().endSession({"one"}, domain::EndReason::Revoked, now()));
    QCOMPARE(must(store().findSession({"one"})), std::optional(session("one")));
    QVERIFY(!must(store().findSession({"two"})));
}

} // namespace gatehouse::test
