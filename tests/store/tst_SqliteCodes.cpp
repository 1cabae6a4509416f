// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/FullDisk.h"
#include "store/SqliteBench.h"
#include "store/SqliteCodes.h"

#include <QFile>
#include <QFileInfo>

using namespace gatehouse;
using namespace gatehouse::test;
using std::holds_alternative;

/// Which codes reach the disk, and when.
class tst_SqliteCodes : public SqliteBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { m_store.reset(); }

    void whatIsRedeemedAtOnceNeverReachesTheTable();
    void whatIsSettledOutlivesAKill();
    void areSettledAtTheEnd();
    void keepsNoMoreInMemoryThanThat();
    void keepsNoCodeTwice();
    void opensNoSessionThatIsNotNamedAfterIt();
    void knowsOneThatOpenedNothingWhereverItWas_data();
    void knowsOneThatOpenedNothingWhereverItWas();
    void whoLooksIntoTheTableSeesThemAll();
    void isGoodAgainWhenTheDiskHadNoRoomForItsSession_data();
    void isGoodAgainWhenTheDiskHadNoRoomForItsSession();
    void aBatchThatIsLostGivesThemBack();
    void aBatchThatIsLostGivesNothingBackOfTheOneBefore();

private:
    static domain::SessionId made(const QByteArray &code)
    {
        return oauth::sessionMadeFrom(base::sha256(code));
    }
    oauth::CodeRecord record() const;
    void save(const QByteArray &code) { must(m_store->saveCode(base::sha256(code), record())); }
    base::Result<oauth::RedeemOutcome> redeem(const QByteArray &code, bool opens = true);
    bool opens(const QByteArray &code)
    {
        return holds_alternative<oauth::CodeTaken>(must(redeem(code)));
    }
    qint64 inTheTable() const;
    void loseABatch(const std::function<void()> &work);
};

oauth::CodeRecord tst_SqliteCodes::record() const
{
    oauth::CodeRecord record;
    record.clientId = {"client"};
    record.user = session("one").user;
    record.provider = "default";
    record.sealedProviderTokens = "sealed";
    record.expiresAt = m_now + base::seconds(60);
    return record;
}

/// Opens a session, or nothing.
base::Result<oauth::RedeemOutcome> tst_SqliteCodes::redeem(const QByteArray &code, bool opens)
{
    return m_store->redeemCode(base::sha256(code), m_now,
        [&](const oauth::CodeRecord &found) -> std::optional<oauth::Opening> {
            if (found != record())
                qFatal("Another code was found.");
            if (!opens)
                return std::nullopt;
            return oauth::Opening {session(made(code).value), "sealed", tokens(code)};
        });
}

qint64 tst_SqliteCodes::inTheTable() const
{
    store::SqliteDatabase database(path());
    must(database.open());
    auto rows = must(database.run("SELECT count(*) FROM codes"));
    return rows.next() ? rows.number(0) : -1;
}

void tst_SqliteCodes::loseABatch(const std::function<void()> &work)
{
    const auto committed = m_store->batch([&] {
        work();
        const FullDisk full(static_cast<rlim_t>(QFileInfo(path() + u"-wal"_s).size()));
        QVERIFY(!m_store->openSession(
            session("lost"), QByteArray(20'000'000, 's'), base::sha256("none"), tokens("lost")));
    });
    QVERIFY(!committed);
}

void tst_SqliteCodes::whatIsRedeemedAtOnceNeverReachesTheTable()
{
    save("one");
    QCOMPARE(inTheTable(), 0);
    QVERIFY(opens("one"));
    QVERIFY(isAccess("aone"));
    must(m_store->settleSignIns());
    QCOMPARE(inTheTable(), 0);
    const auto again = must(redeem("one"));
    QCOMPARE(std::get<oauth::CodeReplayed>(again).ended, made("one"));
    QVERIFY(!isAccess("aone"));
}

void tst_SqliteCodes::whatIsSettledOutlivesAKill()
{
    save("settled");
    must(m_store->settleSignIns());
    save("young");
    const QTemporaryDir left;
    for (const QString &suffix : {u""_s, u"-wal"_s})
        QFile::copy(path() + suffix, left.filePath(u"gate.db"_s + suffix));
    m_store = must(store::SqliteStore::open(left.filePath(u"gate.db"_s)));
    QVERIFY(opens("settled"));
    QVERIFY(holds_alternative<oauth::CodeUnknown>(must(redeem("young"))));
    QVERIFY(holds_alternative<oauth::CodeReplayed>(must(redeem("settled"))));
}

void tst_SqliteCodes::areSettledAtTheEnd()
{
    save("one");
    reopen();
    QVERIFY(opens("one"));
}

void tst_SqliteCodes::keepsNoMoreInMemoryThanThat()
{
    const int most = int(store::MaxYoung);
    for (int i = 0; i < most; ++i)
        save(QByteArray::number(i));
    QCOMPARE(inTheTable(), 0);
    save("one more");
    QCOMPARE(inTheTable(), most);
    for (int i = 0; i < most; ++i)
        QVERIFY(opens(QByteArray::number(i)));
    QVERIFY(opens("one more"));
}

void tst_SqliteCodes::keepsNoCodeTwice()
{
    save("one");
    const auto again = m_store->saveCode(base::sha256("one"), {});
    QVERIFY(!again);
    QCOMPARE(again.error().kind, base::ErrorKind::Conflict);
    QVERIFY(opens("one"));
}

void tst_SqliteCodes::opensNoSessionThatIsNotNamedAfterIt()
{
    save("one");
    QVERIFY(!m_store->redeemCode(base::sha256("one"), m_now, [this](const oauth::CodeRecord &) {
        return std::optional(oauth::Opening {session("another"), "sealed", tokens("1")});
    }));
    QVERIFY(!isAccess("a1"));
    QVERIFY(opens("one"));
}

void tst_SqliteCodes::knowsOneThatOpenedNothingWhereverItWas_data()
{
    QTest::addColumn<bool>("settled");
    QTest::newRow("in memory") << false;
    QTest::newRow("in the table") << true;
}

void tst_SqliteCodes::knowsOneThatOpenedNothingWhereverItWas()
{
    QFETCH(bool, settled);
    save("one");
    if (settled)
        must(m_store->settleSignIns());
    QVERIFY(holds_alternative<oauth::CodeTaken>(must(redeem("one", false))));
    const auto replayed = must(redeem("one"));
    QVERIFY(!std::get<oauth::CodeReplayed>(replayed).ended);
    const auto due = must(m_store->dueRevocations(m_now, 10));
    QCOMPARE(due.size(), 1);
    QCOMPARE(due.first().sealedTokens, "sealed");
}

void tst_SqliteCodes::whoLooksIntoTheTableSeesThemAll()
{
    save("ended");
    must(m_store->endSessions(domain::ClientId {"client"}, domain::EndReason::Revoked, m_now));
    QVERIFY(holds_alternative<oauth::CodeUnknown>(must(redeem("ended"))));
    save("held");
    QCOMPARE(must(m_store->heldProviderTokens(record().user.userId(), "default", m_now)).size(), 1);
    save("over");
    m_now += base::seconds(61);
    QCOMPARE(must(m_store->purge(m_now, base::seconds(3600), 10)), 2);
    QCOMPARE(must(m_store->dueRevocations(m_now, 10)).size(), 3);
}

void tst_SqliteCodes::isGoodAgainWhenTheDiskHadNoRoomForItsSession_data()
{
    QTest::addColumn<bool>("settled");
    QTest::addColumn<bool>("withSession");
    for (const bool settled : {false, true}) {
        for (const bool withSession : {false, true})
            QTest::addRow("%s, %s", settled ? "in the table" : "in memory",
                withSession ? "with its session" : "for nothing")
                << settled << withSession;
    }
}

void tst_SqliteCodes::isGoodAgainWhenTheDiskHadNoRoomForItsSession()
{
    QFETCH(bool, settled);
    QFETCH(bool, withSession);
    save("one");
    if (settled)
        must(m_store->settleSignIns());
    {
        const FullDisk full(static_cast<rlim_t>(QFileInfo(path() + u"-wal"_s).size()));
        // After which the log is copied and begins anew, and there is room again.
        QVERIFY(!redeem("one", withSession));
    }
    QVERIFY(opens("one"));
}

void tst_SqliteCodes::aBatchThatIsLostGivesThemBack()
{
    save("in the table");
    must(m_store->settleSignIns());
    save("in memory");
    save("for nothing");
    loseABatch([&] {
        QVERIFY(opens("in the table"));
        QVERIFY(opens("in memory"));
        QVERIFY(redeem("for nothing", false).ok());
        save("the next one");
    });
    for (const char *code : {"in the table", "in memory", "for nothing"})
        QVERIFY2(opens(code), code);
    QVERIFY(holds_alternative<oauth::CodeUnknown>(must(redeem("the next one"))));
}

void tst_SqliteCodes::aBatchThatIsLostGivesNothingBackOfTheOneBefore()
{
    save("redeemed");
    must(m_store->batch([&] {
        QVERIFY(opens("redeemed"));
        save("given");
    }));
    loseABatch([] {});
    QVERIFY(holds_alternative<oauth::CodeReplayed>(must(redeem("redeemed"))));
    QVERIFY(opens("given"));
}

QTEST_GUILESS_MAIN(tst_SqliteCodes)
#include "tst_SqliteCodes.moc"
