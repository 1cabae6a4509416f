// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Resealer.h"

namespace gatehouse::oauth {

using base::KeyRing;
using base::Result;

Result<SealedCensus> Resealer::census()
{
    const auto counts = m_store.sealedCounts();
    if (!counts)
        return Err(counts.error());
    SealedCensus census;
    for (auto count = counts->cbegin(); count != counts->cend(); ++count) {
        if (count.key() == m_keys.sealingKeyId())
            census.current += count.value();
        else if (m_keys.holds(count.key()))
            census.older += count.value();
        else
            census.lost += count.value();
    }
    return census;
}

Result<bool> Resealer::step()
{
    const auto rows = m_store.sealedRows(m_place, m_after, RowsAtOnce);
    if (!rows)
        return Err(rows.error());
    if (const QList<ResealedRow> changed = resealed(*rows); !changed.isEmpty()) {
        if (const auto kept = m_store.reseal(changed); !kept)
            return Err(kept.error());
    }
    if (rows->size() == RowsAtOnce) {
        m_after = rows->last().number;
        return true;
    }
    m_after = 0;
    const bool hasMore = m_place == SealedPlace::Sessions;
    m_place = hasMore ? SealedPlace::Revocations : SealedPlace::Sessions;
    return hasMore;
}

/// Rows that do not open stay as they are: their key may come back.
QList<ResealedRow> Resealer::resealed(const QList<SealedRow> &rows) const
{
    QList<ResealedRow> changed;
    for (const SealedRow &row : rows) {
        if (KeyRing::keyIdOf(row.sealed) == m_keys.sealingKeyId())
            continue;
        const QByteArray record = row.record.associated();
        if (const auto plain = m_keys.open(row.sealed, record))
            changed.append({row, m_keys.seal(*plain, record)});
    }
    return changed;
}

} // namespace gatehouse::oauth
