// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/KeyRing.h"
#include "oauth/Store.h"

namespace gatehouse::oauth {

/// Which keys the sealed values of the store need.
struct SealedCensus
{
    int current = 0; ///< under the first key
    int older = 0; ///< under another key of the ring: it must stay until they are sealed anew
    int lost = 0; ///< under a key that is not in the ring: nobody can open them
};

/// Brings what is sealed under an older key of the ring under the first one, a little at a time:
/// a few rows a call, each batch durable, so that it may be killed at any moment and goes on at the
/// next start. Inside a batch of the core thread. Keeps references.
class Resealer
{
public:
    static constexpr int RowsAtOnce = 64;

    Resealer(Store &store, const base::KeyRing &keys)
        : m_store(store)
        , m_keys(keys)
    { }

    base::Result<SealedCensus> census();
    /// Looks at the next rows; true when there are more. After the last it begins anew.
    base::Result<bool> step();

private:
    QList<ResealedRow> resealed(const QList<SealedRow> &rows) const;

    Store &m_store;
    const base::KeyRing &m_keys;
    SealedPlace m_place = SealedPlace::Sessions;
    qint64 m_after = 0;
};

} // namespace gatehouse::oauth
