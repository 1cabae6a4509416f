// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SqliteBench.h"
#include "store/SqliteSignIns.h"

#include <QFile>

using namespace gatehouse;
using namespace gatehouse::test;

/// Which sign-ins on their way reach the disk, and when.
class tst_SqliteSignIns : public SqliteBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { m_store.reset(); }

    void whatGoesOnAtOnceNeverReachesTheTable();
    void whatIsSettledOutlivesAKill();
    void areSettledAtTheEnd();
    void keepsNoMoreInMemoryThanThat();
    void countsThoseInMemoryAndInTheTableTogether();
    void theOldestOfOneBrowserMakesRoomWhereverItIs();
    void onePlaceIsLeftByOneThatWasTaken();
    void aPlaceIsLeftInItsBrowserOnly();
    void keepsNoHandleTwice();
    void whoLooksIntoTheTableSeesThemAll();

private:
    oauth::SignIn signIn(const QByteArray &client) const;
    void save(const QByteArray &handle, const QByteArray &client, int maxOpen = 1000);
    std::optional<oauth::SignIn> take(const QByteArray &handle);
    qint64 inTheTable() const;
    QStringList afterAKill(const QByteArrayList &handles) const;
};

oauth::SignIn tst_SqliteSignIns::signIn(const QByteArray &client) const
{
    oauth::SignIn signIn;
    signIn.id = "sign-in";
    signIn.clientId = {client};
    signIn.browser = base::sha256("browser of " + client);
    signIn.expiresAt = m_now + base::seconds(600);
    return signIn;
}

void tst_SqliteSignIns::save(const QByteArray &handle, const QByteArray &client, int maxOpen)
{
    must(m_store->saveSignIn(base::sha256(handle), signIn(client), maxOpen));
}

std::optional<oauth::SignIn> tst_SqliteSignIns::take(const QByteArray &handle)
{
    return must(m_store->takeSignIn(base::sha256(handle), m_now));
}

qint64 tst_SqliteSignIns::inTheTable() const
{
    store::SqliteDatabase database(path());
    must(database.open());
    auto rows = must(database.run("SELECT count(*) FROM sign_ins"));
    return rows.next() ? rows.number(0) : -1;
}

/// Those of \a handles that a server finds which is started on what a killed one has left.
QStringList tst_SqliteSignIns::afterAKill(const QByteArrayList &handles) const
{
    const QTemporaryDir left;
    for (const QString &suffix : {u""_s, u"-wal"_s})
        QFile::copy(path() + suffix, left.filePath(u"gate.db"_s + suffix));
    const auto store = must(store::SqliteStore::open(left.filePath(u"gate.db"_s)));
    QStringList found;
    for (const QByteArray &handle : handles) {
        if (must(store->takeSignIn(base::sha256(handle), m_now)))
            found.append(QString::fromLatin1(handle));
    }
    return found;
}

void tst_SqliteSignIns::whatGoesOnAtOnceNeverReachesTheTable()
{
    save("one", "client");
    QCOMPARE(inTheTable(), 0);
    QCOMPARE(take("one"), signIn("client"));
    QVERIFY(!take("one"));
    must(m_store->settleSignIns());
    QCOMPARE(inTheTable(), 0);
}

void tst_SqliteSignIns::whatIsSettledOutlivesAKill()
{
    save("settled", "client");
    must(m_store->settleSignIns());
    save("young", "client");
    QCOMPARE(afterAKill({"settled", "young"}), QStringList {u"settled"_s});
    QVERIFY(take("settled"));
    QCOMPARE(afterAKill({"settled"}), QStringList());
    QVERIFY(take("young"));
}

void tst_SqliteSignIns::areSettledAtTheEnd()
{
    save("one", "client");
    reopen();
    QCOMPARE(take("one"), signIn("client"));
    QVERIFY(!take("one"));
}

void tst_SqliteSignIns::keepsNoMoreInMemoryThanThat()
{
    const int most = int(store::MaxYoung);
    for (int i = 0; i < most; ++i)
        save(QByteArray::number(i), QByteArray::number(i));
    QCOMPARE(inTheTable(), 0);
    save("one more", "another");
    QCOMPARE(inTheTable(), most + 1);
    for (int i = 0; i < most; ++i)
        QVERIFY(take(QByteArray::number(i)));
    QVERIFY(take("one more"));
}

void tst_SqliteSignIns::countsThoseInMemoryAndInTheTableTogether()
{
    save("1", "client", 3);
    save("2", "client", 3);
    must(m_store->settleSignIns());
    save("3", "client", 3);
    QCOMPARE(inTheTable(), 2);
    save("4", "client", 3);
    QCOMPARE(take("1").value().stage, oauth::SignIn::Stage::Replaced);
    for (const char *handle : {"2", "3", "4"})
        QCOMPARE(take(handle), signIn("client"));
}

void tst_SqliteSignIns::theOldestOfOneBrowserMakesRoomWhereverItIs()
{
    for (int i = 0; i < oauth::MaxSignInsPerBrowser; ++i) {
        save(QByteArray::number(i), "client");
        if (i == 5)
            must(m_store->settleSignIns());
    }
    QCOMPARE(inTheTable(), 6);
    save("one more", "client");
    QCOMPARE(take("0").value().stage, oauth::SignIn::Stage::Replaced);
    for (int i = 1; i < oauth::MaxSignInsPerBrowser; ++i)
        QCOMPARE(take(QByteArray::number(i)), signIn("client"));
    QCOMPARE(take("one more"), signIn("client"));
}

void tst_SqliteSignIns::onePlaceIsLeftByOneThatWasTaken()
{
    for (const char *handle : {"1", "2", "3"})
        save(handle, "client", 3);
    QVERIFY(take("3"));
    save("4", "client", 3); // the next step of the third
    save("5", "client", 3);
    QCOMPARE(take("1").value().stage, oauth::SignIn::Stage::Replaced);
    for (const char *handle : {"2", "4", "5"})
        QCOMPARE(take(handle), signIn("client"));
}

void tst_SqliteSignIns::aPlaceIsLeftInItsBrowserOnly()
{
    for (int i = 0; i < oauth::MaxSignInsPerBrowser; ++i)
        save(QByteArray::number(i), "client");
    oauth::SignIn elsewhere = signIn("client");
    elsewhere.browser = base::sha256("another browser");
    must(m_store->saveSignIn(base::sha256("elsewhere"), elsewhere, 1000));
    QVERIFY(take("elsewhere"));
    save("one more", "client");
    QCOMPARE(take("0").value().stage, oauth::SignIn::Stage::Replaced);
}

void tst_SqliteSignIns::keepsNoHandleTwice()
{
    save("one", "client");
    const auto again = m_store->saveSignIn(base::sha256("one"), signIn("other"), 10);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, base::ErrorKind::Conflict);
    QCOMPARE(take("one"), signIn("client"));
}

void tst_SqliteSignIns::whoLooksIntoTheTableSeesThemAll()
{
    save("one", "client");
    m_now += base::seconds(601);
    QCOMPARE(must(m_store->purge(m_now, base::seconds(3600), 10)), 1);
    QVERIFY(!take("one"));
}

QTEST_GUILESS_MAIN(tst_SqliteSignIns)
#include "tst_SqliteSignIns.moc"
