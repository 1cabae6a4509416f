// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/SealedRow.h"
#include "store/SqliteDatabase.h"

#include <QMap>

namespace gatehouse::store {

/// What is sealed under the key ring, wherever it stands, so that it can be sealed anew under
/// another key. Inside its caller's transaction.
class SealedRows
{
public:
    /// \a database is kept by reference.
    explicit SealedRows(SqliteDatabase &database)
        : m_database(database)
    { }

    base::Result<QMap<QByteArray, int>> counts();
    base::Result<QList<oauth::SealedRow>> after(oauth::SealedPlace place, qint64 number, int limit);
    base::Result<int> reseal(const QList<oauth::ResealedRow> &rows);

private:
    SqliteDatabase &m_database;
};

} // namespace gatehouse::store
