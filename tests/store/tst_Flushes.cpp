// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Disk.h"
#include "store/FullDisk.h"
#include "store/SqliteBench.h"

#include <mutex>
#include <thread>

using namespace gatehouse;
using namespace gatehouse::test;

/// How often the disk is flushed: once for all tokens that were answered together, never for a
/// sign-in on its way.
class tst_Flushes : public SqliteBench
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        start();
        must(open("one", "1"));
    }
    void cleanup()
    {
        m_disk.mend();
        m_store.reset();
        m_told.clear();
    }

    void onceForEveryTokenOutsideOfABatch();
    void onceForABatchOfTokens();
    void onceForWhatACodeOpensAndNotForTheCode();
    void neverForASignInOnItsWay();
    void onceForABatchOfSignInsAndTokens();
    void againAfterASignIn();
    void holdsForOthersBeforeTheDiskHasIt();
    void tellsAllThatWaitedAfterOneFlush();
    void tellsAtOnceWhatOnlyPasses();
    void letsWhatPassesWaitForWhatItMayHaveSeen();
    void flushesAgainWhatCameDuringAFlush();
    void isDoneByOneThreadAtATime();
    void keepsNobodyWhileTheLogIsCopied();
    void goesOnOnAFullDiskOnceTheLogIsCopied();
    void tellsWhatWaitsWhenTheStoreGoes();
    void storesNothingOnADiskThatDidNotKeep();

private:
    /// What the group is called is told once it is durable, with a question mark when it is not.
    template <typename Work> void group(const QByteArray &name, Work work)
    {
        must(m_store->batch(work, [this, name](const base::Result<void> &kept) {
            const std::lock_guard lock(m_mutex);
            m_told.append(kept ? name : name + '?');
        }));
    }
    QByteArrayList told()
    {
        const std::lock_guard lock(m_mutex);
        return m_told;
    }
    template <typename Work> int flushesOf(Work work)
    {
        const int before = m_disk.flushes();
        work();
        return m_disk.flushes() - before;
    }
    void saveSignIn(const QByteArray &handle)
    {
        oauth::SignIn signIn;
        signIn.expiresAt = m_now + base::seconds(600);
        must(m_store->saveSignIn(base::sha256(handle), signIn, 10));
    }
    bool isSignIn(const QByteArray &handle)
    {
        return must(m_store->takeSignIn(base::sha256(handle), m_now)).has_value();
    }

    Disk &m_disk = Disk::instance();
    std::mutex m_mutex;
    QByteArrayList m_told; ///< guarded by m_mutex
};

void tst_Flushes::onceForEveryTokenOutsideOfABatch()
{
    QCOMPARE(flushesOf([this] {
        must(rotate("r1", "2"));
        must(rotate("r2", "3"));
    }),
        2);
}

void tst_Flushes::onceForABatchOfTokens()
{
    QCOMPARE(flushesOf([this] {
        must(m_store->batch([this] {
            must(rotate("r1", "2"));
            must(open("two", "3"));
        }));
    }),
        1);
}

void tst_Flushes::onceForWhatACodeOpensAndNotForTheCode()
{
    oauth::CodeRecord code;
    code.expiresAt = m_now + base::seconds(60);
    QCOMPARE(flushesOf([&] {
        must(m_store->saveCode(base::sha256("code"), code));
        must(m_store->settleSignIns());
    }),
        0);
    const QByteArray made = oauth::sessionMadeFrom(base::sha256("code")).value;
    QCOMPARE(flushesOf([&] {
        must(m_store->redeemCode(base::sha256("code"), m_now, [&](const oauth::CodeRecord &) {
            return std::optional(oauth::Opening {session(made), "sealed", tokens("opened")});
        }));
    }),
        1);
    QVERIFY(isAccess("aopened"));
}

void tst_Flushes::neverForASignInOnItsWay()
{
    QCOMPARE(flushesOf([this] {
        saveSignIn("alone");
        must(m_store->batch([this] {
            saveSignIn("in a batch");
            QVERIFY(isSignIn("alone"));
        }));
    }),
        0);
    reopen();
    QVERIFY(isSignIn("in a batch"));
}

void tst_Flushes::onceForABatchOfSignInsAndTokens()
{
    const auto mixed = [this] {
        must(m_store->batch([this] {
            saveSignIn("before");
            must(rotate("r1", "2"));
            saveSignIn("after");
        }));
    };
    QCOMPARE(flushesOf(mixed), 1);
    QVERIFY(isAccess("a2"));
    QVERIFY(isSignIn("before"));
    QVERIFY(isSignIn("after"));
}

void tst_Flushes::againAfterASignIn()
{
    saveSignIn("first");
    QCOMPARE(flushesOf([this] { must(rotate("r1", "2")); }), 1);
}

void tst_Flushes::holdsForOthersBeforeTheDiskHasIt()
{
    m_disk.setSlow(true);
    group("first", [this] { must(rotate("r1", "2")); });
    m_disk.awaitVisitors();
    QVERIFY(isAccess("a2"));
    QCOMPARE(told(), QByteArrayList());
    m_disk.setSlow(false);
    QTRY_COMPARE(told(), QByteArrayList {"first"});
}

void tst_Flushes::tellsAllThatWaitedAfterOneFlush()
{
    m_disk.setSlow(true);
    QCOMPARE(flushesOf([this] {
        group("first", [this] { must(rotate("r1", "2")); });
        m_disk.awaitVisitors();
        group("second", [this] { must(rotate("r2", "3")); });
        group("third", [this] { must(rotate("r3", "4")); });
        m_disk.setSlow(false);
        QTRY_COMPARE(told(), (QByteArrayList {"first", "second", "third"}));
    }),
        2);
}

void tst_Flushes::tellsAtOnceWhatOnlyPasses()
{
    group("sign-in", [this] { saveSignIn("alone"); });
    QCOMPARE(told(), QByteArrayList {"sign-in"});
}

void tst_Flushes::letsWhatPassesWaitForWhatItMayHaveSeen()
{
    m_disk.setSlow(true);
    group("token", [this] { must(rotate("r1", "2")); });
    group("sign-in", [this] { saveSignIn("beside"); });
    group("nothing", [] {});
    QCOMPARE(told(), QByteArrayList());
    m_disk.setSlow(false);
    QTRY_COMPARE(told(), (QByteArrayList {"token", "sign-in", "nothing"}));
}

void tst_Flushes::flushesAgainWhatCameDuringAFlush()
{
    store::Flusher flusher;
    must(flusher.open(path() + u"-wal"_s));
    m_disk.setSlow(true);
    QCOMPARE(flushesOf([&] {
        std::atomic<bool> isFirst {false};
        flusher.noteWritten();
        flusher.flushLater([&isFirst](const base::Result<void> &kept) { isFirst = kept.ok(); });
        m_disk.awaitVisitors();
        flusher.noteWritten();
        m_disk.setSlow(false);
        QTRY_VERIFY(isFirst);
        must(flusher.flush());
    }),
        2);
    QCOMPARE(flushesOf([&] { must(flusher.flush()); }), 0);
}

/// Of two who wait for the same pages the kernel tells one that they are lost.
void tst_Flushes::isDoneByOneThreadAtATime()
{
    store::Flusher flusher;
    must(flusher.open(path() + u"-wal"_s));
    flusher.noteWritten();
    m_disk.setSlow(true);
    flusher.flushLater([](const base::Result<void> &) {});
    m_disk.awaitVisitors();
    base::Result<void> beside;
    std::thread other([&] { beside = flusher.flush(); });
    const bool together = m_disk.comesAnother();
    m_disk.setBroken(true);
    m_disk.setSlow(false);
    other.join();
    QVERIFY(!together);
    QVERIFY(!beside);
}

void tst_Flushes::keepsNobodyWhileTheLogIsCopied()
{
    m_disk.setSlow(true);
    const QByteArray large(1 << 20, 'x');
    constexpr int Groups = 17; // more pages than the log is left alone with
    for (int i = 0; i < Groups; ++i) {
        const QByteArray name = "large" + QByteArray::number(i);
        group(name, [&] {
            must(m_store->openSession(session(name), large, base::sha256(name), tokens(name)));
        });
    }
    m_disk.awaitVisitors(2); // one flushes the log, the other copies it
    QVERIFY(told().isEmpty());
    m_disk.setSlow(false);
    QTRY_COMPARE(told().size(), Groups);
}

void tst_Flushes::goesOnOnAFullDiskOnceTheLogIsCopied()
{
    int held = 0;
    const auto save = [&] {
        const QByteArray large(1 << 20, char(held)); // what is there already is not written again
        const auto kept = m_store->batch(
            [&] { (void)m_store->saveProviderTokens({"one"}, large, session("one").user, m_now); },
            {});
        held += kept ? 1 : 0;
        return bool(kept);
    };
    m_disk.setSlow(true);
    const FullDisk full(18 << 20);
    while (held < 100 && save()) { }
    QVERIFY2(held > 15 && held < 20, qPrintable(QString::number(held)));
    m_disk.setSlow(false);
    QTRY_VERIFY(save()); // the log began anew, which takes no room
}

void tst_Flushes::tellsWhatWaitsWhenTheStoreGoes()
{
    group("last", [this] { must(rotate("r1", "2")); });
    m_store.reset();
    QCOMPARE(told(), QByteArrayList {"last"});
}

void tst_Flushes::storesNothingOnADiskThatDidNotKeep()
{
    m_disk.setBroken(true);
    group("lost", [this] { must(rotate("r1", "2")); });
    QTRY_COMPARE(told(), QByteArrayList {"lost?"});
    m_disk.setBroken(false); // the kernel tells it once
    const auto after = rotate("r2", "3");
    QVERIFY(!after);
    QCOMPARE(after.error().kind, base::ErrorKind::Io);
    QVERIFY(after.error().message.contains(u"until the server is started again"_s));
    QVERIFY(!m_store->batch([] {}));
    group("later", [] {});
    QCOMPARE(told(), (QByteArrayList {"lost?", "later?"}));
    QVERIFY(isAccess("a2")); // still read
    reopen();
    QVERIFY(std::holds_alternative<oauth::Rotated>(must(rotate("r2", "3"))));
}

QTEST_GUILESS_MAIN(tst_Flushes)
#include "tst_Flushes.moc"
