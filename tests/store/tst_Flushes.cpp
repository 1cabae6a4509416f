// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SqliteBench.h"

#include <sys/syscall.h>

#include <atomic>
#include <unistd.h>

namespace {

std::atomic<int> s_flushes {0};

} // namespace

/// Stands in the way of the C library's, for SQLite too.
extern "C" int fdatasync(int descriptor)
{
    ++s_flushes;
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
    void cleanup() { m_store.reset(); }

    void onceForEveryTokenOutsideOfABatch();
    void onceForABatchOfTokens();
    void onceForACode();
    void neverForASignInOnItsWay();
    void onceForABatchOfSignInsAndTokens();
    void againAfterASignIn();

private:
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

void tst_Flushes::onceForACode()
{
    QCOMPARE(flushesOf([this] { must(m_store->saveCode(base::sha256("code"), {})); }), 1);
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

QTEST_GUILESS_MAIN(tst_Flushes)
#include "tst_Flushes.moc"
