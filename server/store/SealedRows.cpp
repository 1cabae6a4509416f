// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SealedRows.h"

#include "base/KeyRing.h"
#include "store/Words.h"

namespace gatehouse::store {

using base::Err;
using base::KeyRing;
using base::Result;
using oauth::SealedPlace;
using oauth::SealedRow;

Result<QMap<QByteArray, int>> SealedRows::counts()
{
    auto rows = m_database.run(
        "SELECT substr(sealed, ?, ?), count(*) FROM ("
        " SELECT sealed_provider_tokens AS sealed FROM sessions"
        " UNION ALL SELECT sealed_tokens FROM provider_revocations"
        " UNION ALL SELECT sealed_provider_tokens FROM codes"
        " UNION ALL SELECT sealed_verifier FROM sign_ins) WHERE sealed <> x'' GROUP BY 1",
        {qint64(KeyRing::IdOffset + 1), qint64(KeyRing::IdBytes)});
    if (!rows)
        return Err(rows.error());
    QMap<QByteArray, int> counts;
    while (rows->next())
        counts.insert(rows->bytes(0), int(rows->number(1)));
    if (const auto complete = rows->complete(); !complete)
        return Err(complete.error());
    return counts;
}

Result<QList<SealedRow>> SealedRows::after(SealedPlace place, qint64 number, int limit)
{
    const char *sql = place == SealedPlace::Sessions
        ? "SELECT number, 'session', id, sealed_provider_tokens FROM sessions"
          " WHERE number > ? AND sealed_provider_tokens <> x'' ORDER BY number LIMIT ?"
        : "SELECT number, record, record_id, sealed_tokens FROM provider_revocations"
          " WHERE number > ? AND sealed_tokens <> x'' ORDER BY number LIMIT ?";
    auto rows = m_database.run(sql, {number, limit});
    if (!rows)
        return Err(rows.error());
    QList<SealedRow> found;
    while (rows->next())
        found.append({.place = place,
            .number = rows->number(0),
            .record = {tokensRecordFrom(rows->text(1)), rows->bytes(2)},
            .sealed = rows->bytes(3)});
    if (const auto complete = rows->complete(); !complete)
        return Err(complete.error());
    return found;
}

Result<int> SealedRows::reseal(const QList<oauth::ResealedRow> &rows)
{
    int changed = 0;
    for (const oauth::ResealedRow &resealed : rows) {
        const char *sql = resealed.row.place == SealedPlace::Sessions
            ? "UPDATE sessions SET sealed_provider_tokens = ?"
              " WHERE number = ? AND sealed_provider_tokens = ?"
            : "UPDATE provider_revocations SET sealed_tokens = ?"
              " WHERE number = ? AND sealed_tokens = ?";
        const auto done =
            m_database.run(sql, {resealed.sealed, resealed.row.number, resealed.row.sealed});
        if (!done)
            return Err(done.error());
        changed += done->changed();
    }
    return changed;
}

} // namespace gatehouse::store
