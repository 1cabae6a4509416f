// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SqliteBench.h"

#include <sys/syscall.h>

#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <unistd.h>

namespace {

std::atomic<int> s_flushes {0};

/// The disk: may take its time, and may fail.
struct Disk
{
    void setSlow(bool slow)
    {
        {
            const std::lock_guard lock(mutex);
            isSlow = slow;
        }
        changed.notify_all();
    }
    /// Until somebody waits for it.
    void awaitVisitor()
    {
        std::unique_lock lock(mutex);
        if (!changed.wait_for(lock, std::chrono::seconds(20), [this] { return visitors > 0; }))
            qFatal("nobody waits for the disk");
    }
    /// Whether another one comes while the first is there, within a moment.
    bool comesAnother()
    {
        std::unique_lock lock(mutex);
        return changed.wait_for(
            lock, std::chrono::milliseconds(100), [this] { return visitors > 1; });
    }
    void visit()
    {
        std::unique_lock lock(mutex);
        ++visitors;
        changed.notify_all();
        changed.wait(lock, [this] { return !isSlow; });
        --visitors;
    }

    std::mutex mutex;
    std::condition_variable changed;
    bool isSlow = false;
    int visitors = 0;
    std::atomic<bool> isBroken {false};
};

Disk s_disk;

} // namespace

/// Stands in the way of the C library's, for SQLite too.
extern "C" int fdatasync(int descriptor)
{
    ++s_flushes;
    s_disk.visit();
    if (s_disk.isBroken) {
        errno = EIO;
        return -1;
    }
    return int(::syscall(SYS_fdatasync, descriptor));
}

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
        s_disk.setSlow(false);
        s_disk.isBroken = false;
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
        const int before = s_flushes;
        work();
        return s_flushes - before;
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
    s_disk.setSlow(true);
    group("first", [this] { must(rotate("r1", "2")); });
    s_disk.awaitVisitor();
    QVERIFY(isAccess("a2"));
    QCOMPARE(told(), QByteArrayList());
    s_disk.setSlow(false);
    QTRY_COMPARE(told(), QByteArrayList {"first"});
}

void tst_Flushes::tellsAllThatWaitedAfterOneFlush()
{
    s_disk.setSlow(true);
    QCOMPARE(flushesOf([this] {
        group("first", [this] { must(rotate("r1", "2")); });
        s_disk.awaitVisitor();
        group("second", [this] { must(rotate("r2", "3")); });
        group("third", [this] { must(rotate("r3", "4")); });
        s_disk.setSlow(false);
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
    s_disk.setSlow(true);
    group("token", [this] { must(rotate("r1", "2")); });
    group("sign-in", [this] { saveSignIn("beside"); });
    group("nothing", [] {});
    QCOMPARE(told(), QByteArrayList());
    s_disk.setSlow(false);
    QTRY_COMPARE(told(), (QByteArrayList {"token", "sign-in", "nothing"}));
}

void tst_Flushes::flushesAgainWhatCameDuringAFlush()
{
    store::Flusher flusher;
    must(flusher.open(path() + u"-wal"_s));
    s_disk.setSlow(true);
    QCOMPARE(flushesOf([&] {
        std::atomic<bool> isFirst {false};
        flusher.noteWritten();
        flusher.flushLater([&isFirst](const base::Result<void> &kept) { isFirst = kept.ok(); });
        s_disk.awaitVisitor();
        flusher.noteWritten();
        s_disk.setSlow(false);
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
    s_disk.setSlow(true);
    flusher.flushLater([](const base::Result<void> &) {});
    s_disk.awaitVisitor();
    base::Result<void> beside;
    std::thread other([&] { beside = flusher.flush(); });
    const bool together = s_disk.comesAnother();
    s_disk.isBroken = true;
    s_disk.setSlow(false);
    other.join();
    QVERIFY(!together);
    QVERIFY(!beside);
}

void tst_Flushes::tellsWhatWaitsWhenTheStoreGoes()
{
    group("last", [this] { must(rotate("r1", "2")); });
    m_store.reset();
    QCOMPARE(told(), QByteArrayList {"last"});
}

void tst_Flushes::storesNothingOnADiskThatDidNotKeep()
{
    s_disk.isBroken = true;
    group("lost", [this] { must(rotate("r1", "2")); });
    QTRY_COMPARE(told(), QByteArrayList {"lost?"});
    s_disk.isBroken = false; // the kernel tells it once
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
