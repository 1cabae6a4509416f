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
};

QTEST_GUILESS_MAIN(tst_SqliteStore)
#include "tst_SqliteStore.moc"
