// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Base64Url.h"
#include "store/OnlineCopy.h"
#include "store/SqliteBench.h"

#include <QFile>

using namespace gatehouse;
using namespace gatehouse::test;
using std::holds_alternative;

/// What was kept by an older schema is there after the newest has come over it.
class tst_SchemaChanges : public SqliteBench
{
    Q_OBJECT

    void makeFileOf(int schema);
    qint64 count(const char *sql);

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { m_store.reset(); }

    void keepsACodeOfTheFirst();
    void keepsTheTokensOfThePairs();
    void keepsTheTokensOfAnAgent();
    void knowsAUsedTokenOfThePairsInACopyToo();
    void keepsNoRowForEachRefresh();
    void keepsNoMoreFamiliesThanAnAgentHasTokens();
};

/// A file as a program with that schema left it, without anything in it.
void tst_SchemaChanges::makeFileOf(int schema)
{
    m_store.reset();
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(path() + suffix);
    store::SqliteDatabase database(path());
    must(database.open());
    must(store::migrate(database, schema));
}

qint64 tst_SchemaChanges::count(const char *sql)
{
    store::SqliteDatabase database(path());
    must(database.open());
    auto rows = must(database.run(sql));
    return rows.next() ? rows.number(0) : -1;
}

void tst_SchemaChanges::keepsACodeOfTheFirst()
{
    makeFileOf(1);
    edit(u"INSERT INTO codes VALUES (x'%1', x'636c69656e74', x'', x'', x'', x'', x'', x'', '', 0,"
         " '', '[]', x'', x'', x'7365616c6564', %2, NULL, NULL)"_s
             .arg(QString::fromLatin1(base::sha256("code").toBytes().toHex()))
             .arg((m_now + base::seconds(60)).time_since_epoch().count()));
    reopen();
    QVERIFY(must(m_store->bindProvider({"default", base::sha256("this")}, m_now)).isEmpty());
    const auto redeemed = must(m_store->redeemCode(
        base::sha256("code"), m_now, [](const oauth::CodeRecord &) { return std::nullopt; }));
    QCOMPARE(std::get<oauth::CodeTaken>(redeemed).code.clientId.value, "client");
    QCOMPARE(std::get<oauth::CodeTaken>(redeemed).code.sealedProviderTokens, "sealed");
}

namespace {

QString hexOf(const QByteArray &token)
{
    return QString::fromLatin1(base::sha256(token).toBytes().toHex());
}

/// The three pairs of a session that was refreshed twice, its first access token ended alone.
QStringList pairsOf9(qint64 now)
{
    const QString user = u"INSERT INTO users VALUES (x'75', x'69', x'73', 'ada', 1, 'Ada', '[]')"_s;
    const QString session =
        u"INSERT INTO sessions (id, user_id, client_id, client_name, resource, scopes, provider,"
        " sealed_provider_tokens, opened_at, ends_at)"
        " VALUES (CAST('one' AS BLOB), x'75', x'63', 'App', x'72', x'', x'', x'', %1, %2)"_s
            .arg(now)
            .arg(now + 864000);
    const QString pair =
        u"INSERT INTO token_pairs VALUES (1, %1, x'%2', %3, %4, %5, %6, %7, CAST('mcp' AS BLOB),"
        " %8, %9)"_s;
    const auto bytes = [](const QByteArray &token) { return u"x'%1'"_s.arg(hexOf(token)); };
    const QString end = QString::number(now + 86400);
    return {user, session,
        pair.arg(u"1"_s, hexOf("r1"), end, QString::number(now - 20), u"NULL"_s,
            QString::number(now + 3600), QString::number(now - 30), u"NULL"_s, end),
        pair.arg(u"2"_s, hexOf("r2"), end, QString::number(now - 10), bytes("a2"),
            QString::number(now + 3600), QString::number(now - 20), u"NULL"_s, end),
        pair.arg(u"3"_s, hexOf("r3"), end, u"NULL"_s, bytes("a3"), QString::number(now + 3600),
            QString::number(now - 10), u"CAST('sealed answer 3' AS BLOB)"_s,
            QString::number(now + 50))};
}

} // namespace

void tst_SchemaChanges::keepsTheTokensOfThePairs()
{
    for (const QByteArray presented : {"r1", "r2", "r3"}) {
        makeFileOf(9);
        for (const QString &row : pairsOf9(m_now.time_since_epoch().count()))
            edit(row);
        reopen();
        QVERIFY(!isAccess("a1"));
        QVERIFY(isAccess("a2"));
        QCOMPARE(must(m_store->access(base::sha256("a3"), m_now))->session.id.value, "one");
        QCOMPARE(must(m_store->liveAccessTokens(m_now)).size(), 2);
        QCOMPARE(must(m_store->refresh(base::sha256(presented)))->isUsed, presented != "r3");

        const auto outcome = must(rotate(presented, "4"));
        QCOMPARE(holds_alternative<oauth::Replayed>(outcome), presented == "r1");
        QCOMPARE(holds_alternative<oauth::Repeated>(outcome), presented == "r2");
        QCOMPARE(holds_alternative<oauth::Rotated>(outcome), presented == "r3");
        if (presented == "r2")
            QCOMPARE(std::get<oauth::Repeated>(outcome).sealedSuccessor, "sealed answer 3");
        if (presented == "r3") {
            QVERIFY(isAccess("a4"));
            QVERIFY(holds_alternative<oauth::Replayed>(must(rotate("r1", "5"))));
        }
    }
}

void tst_SchemaChanges::keepsTheTokensOfAnAgent()
{
    makeFileOf(9);
    QStringList rows = pairsOf9(m_now.time_since_epoch().count());
    rows = {rows[0], rows[1], rows[4].replace(u"x'%1'"_s.arg(hexOf("r3")), u"NULL"_s)};
    for (const QString &row : rows)
        edit(row);
    reopen();
    QVERIFY(isAccess("a3"));
    QVERIFY(must(m_store->endExpiredSessions(m_now + base::seconds(3599), 10)).isEmpty());
    QCOMPARE(must(m_store->endExpiredSessions(m_now + base::seconds(3600), 10)).size(), 1);
}

/// Nothing was handed out since that could be one of those.
void tst_SchemaChanges::knowsAUsedTokenOfThePairsInACopyToo()
{
    makeFileOf(9);
    for (const QString &row : pairsOf9(m_now.time_since_epoch().count()))
        edit(row);
    reopen();
    const QString copied = m_folder->filePath(u"copy.db"_s);
    must(store::copyDatabase(path(), copied, false));
    const auto copy = must(store::SqliteStore::open(copied));
    const auto outcome = must(copy->rotateRefresh(
        {base::sha256("r1"), m_now, base::seconds(60), tokens("4"), "sealed answer"}));
    QVERIFY(holds_alternative<oauth::Replayed>(outcome));
}

void tst_SchemaChanges::keepsNoRowForEachRefresh()
{
    const auto refresh = [](int number) {
        return inFamily("r0", "r" + QByteArray::number(number));
    };
    domain::Session one = session(base::toBase64Url(QByteArray(16, '1')));
    const auto access = [](int number) {
        return base::Digest::fromBytes(QByteArray(16, '1')
            + base::sha256("a" + QByteArray::number(number)).toBytes().sliced(16))
            .value();
    };
    oauth::NewTokens next = tokens("0");
    next.access = access(0);
    next.refresh = refresh(0);
    must(m_store->openSession(one, "sealed", base::sha256("code"), next));
    for (int number = 1; number <= 100; ++number) {
        next.access = access(number);
        next.refresh = refresh(number);
        QVERIFY(holds_alternative<oauth::Rotated>(must(m_store->rotateRefresh(
            {refresh(number - 1), m_now, base::seconds(60), next, "sealed answer"}))));
    }
    QVERIFY(must(m_store->access(access(85), m_now)));
    QVERIFY(!must(m_store->access(access(84), m_now)));
    QCOMPARE(count("SELECT count(*) FROM token_chains"), 1);
    QCOMPARE(count("SELECT count(*) FROM access_tokens"), oauth::MaxAccessTokensPerSession);
    QCOMPARE(count("SELECT count(*) FROM token_families"), 0);
    must(m_store->endSession(one.id, domain::EndReason::Revoked, m_now));
    QCOMPARE(count("SELECT count(*) FROM token_chains"), 0);
    QCOMPARE(count("SELECT count(*) FROM access_tokens"), 0);
}

void tst_SchemaChanges::keepsNoMoreFamiliesThanAnAgentHasTokens()
{
    constexpr int Most = oauth::MaxAccessTokensPerAgent;
    for (int number = 1; number <= Most + 24; ++number)
        must(m_store->openAgentSession(session("agent"),
            {base::sha256("a" + QByteArray::number(number)), m_now + base::seconds(3600), {},
                m_now}));
    QVERIFY(!isAccess("a24"));
    QVERIFY(isAccess("a25"));
    QCOMPARE(count("SELECT count(*) FROM access_tokens"), Most);
    QCOMPARE(count("SELECT count(*) FROM token_families"), Most);
    must(m_store->endSession({"agent"}, domain::EndReason::Revoked, m_now));
    QCOMPARE(count("SELECT count(*) FROM token_families"), 0);
}

QTEST_GUILESS_MAIN(tst_SchemaChanges)
#include "tst_SchemaChanges.moc"
