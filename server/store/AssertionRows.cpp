// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/AssertionRows.h"

namespace gatehouse::store {

base::Result<bool> AssertionRows::use(const base::Digest &assertion, base::sys_seconds until)
{
    const auto kept = m_database.run(
        "INSERT INTO assertions (digest, until) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING",
        {assertion, until});
    if (!kept)
        return base::Err(kept.error());
    return kept->changed() == 1;
}

base::Result<void> AssertionRows::release(const base::Digest &assertion)
{
    const auto forgotten = m_database.run("DELETE FROM assertions WHERE digest = ?", {assertion});
    if (!forgotten)
        return base::Err(forgotten.error());
    return {};
}

} // namespace gatehouse::store
