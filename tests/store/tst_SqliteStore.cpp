// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SqliteStore.h"
#include "store/StoreContract.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

/// The rules of every store, on SQLite.
class tst_SqliteStore : public StoreContract
{
    Q_OBJECT

    std::unique_ptr<oauth::Store> makeStore() override
    {
        m_folder = std::make_unique<QTemporaryDir>();
        return must(store::SqliteStore::open(m_folder->filePath(QStringLiteral("gate.db"))));
    }
    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void boundsTheStepsInAll();
};

/// Of the timeline; the steps of no session go first.
void tst_SqliteStore::boundsTheStepsInAll()
{
    must(store().timeline().record({step(oauth::StepKind::Asked, "of no session")}));
    QList<oauth::TimelineStep> flood;
    for (int i = 0; i < oauth::MaxSteps + 2; ++i) {
        const QByteArray number = QByteArray::number(i);
        oauth::TimelineStep allowed =
            step(oauth::StepKind::Allowed, number, QByteArray("client" + number));
        allowed.session = {QByteArray("session" + number)};
        flood.append(allowed);
    }
    must(store().timeline().record(flood));
    const auto kept = steps();
    QCOMPARE(kept.size(), oauth::MaxSteps);
    QCOMPARE(kept.first().signIn, QByteArray("2"));
}

QTEST_GUILESS_MAIN(tst_SqliteStore)
#include "tst_SqliteStore.moc"
