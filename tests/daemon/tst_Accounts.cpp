// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Accounts.h"
#include "store/MemoryStore.h"
#include "support/FakeClock.h"
#include "support/FakeRandom.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

class tst_Accounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheAuditLogWhoGotAPassword();
    void tellsNothingOfWhatIsNotSaved();

private:
    base::Result<void> save(store::MemoryStore &store, const QString &name)
    {
        return daemon::saveLocalAccount(
            store, name, base::Secret("long enough"), m_random, m_clock);
    }

    FakeClock m_clock;
    FakeRandom m_random;
};

void tst_Accounts::tellsTheAuditLogWhoGotAPassword()
{
    store::MemoryStore store;
    QVERIFY(save(store, QStringLiteral("ann")));
    const auto rows = store.auditLog().after(0, 10);
    QVERIFY(rows && rows->size() == 1);
    const oauth::AuditEntry &entry = rows->first().entry;
    QCOMPARE(entry.kind, oauth::AuditKind::AccountSaved);
    QCOMPARE(entry.who, QStringLiteral("ann"));
    QVERIFY(entry.actor.startsWith(QStringLiteral("user ")));
    QCOMPARE(rows->first().at, m_clock.now());
}

void tst_Accounts::tellsNothingOfWhatIsNotSaved()
{
    store::MemoryStore store;
    QVERIFY(!save(store, QStringLiteral(" ")));
    store.failNextBatch();
    QVERIFY(!save(store, QStringLiteral("ann")));
    QVERIFY(store.auditLog().after(0, 10)->isEmpty());
    QVERIFY(!*store.account(QStringLiteral("ann")));
}

QTEST_GUILESS_MAIN(tst_Accounts)
#include "tst_Accounts.moc"
