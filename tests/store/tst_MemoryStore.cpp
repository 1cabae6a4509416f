// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/MemoryStore.h"
#include "store/StoreContract.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class tst_MemoryStore : public StoreContract
{
    Q_OBJECT

    std::unique_ptr<oauth::Store> makeStore() override
    {
        auto made = std::make_unique<store::MemoryStore>();
        m_memory = made.get();
        return made;
    }
    store::MemoryStore *m_memory = nullptr;

private Q_SLOTS:
    void aBatchToldToFailLeavesNothing();
    void aVerbToldToFailChangesNothing();
};

void tst_MemoryStore::aBatchToldToFailLeavesNothing()
{
    open("one", "1");
    m_memory->failNextBatch();
    const auto failed = store().batch([this] {
        rotate("r1", "2");
        open("two", "3");
    });
    QVERIFY(!failed);
    QVERIFY(!isAccess("a2"));
    QCOMPARE(sessionIds(), QByteArrayList({"one"}));
    must(store().batch([this] { open("two", "3"); }));
    QVERIFY(isAccess("a3"));
}

void tst_MemoryStore::aVerbToldToFailChangesNothing()
{
    open("one", "1");
    m_memory->failNextVerb();
    QVERIFY(!store().rotateRefresh(rotation("r1", "2")));
    QVERIFY(std::holds_alternative<oauth::Rotated>(rotate("r1", "2")));
}

QTEST_GUILESS_MAIN(tst_MemoryStore)
#include "tst_MemoryStore.moc"
