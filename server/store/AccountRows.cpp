// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/AccountRows.h"

namespace gatehouse::store {

using base::Err;
using base::Result;
using oauth::LocalAccount;

Result<void> AccountRows::save(const LocalAccount &account)
{
    const auto kept = m_database.run(
        "INSERT OR REPLACE INTO accounts (name, password_hash, email) VALUES (?, ?, ?)",
        {account.name, account.passwordHash, account.email});
    if (!kept)
        return Err(kept.error());
    return {};
}

Result<std::optional<LocalAccount>> AccountRows::find(const QString &name)
{
    auto rows =
        m_database.run("SELECT name, password_hash, email FROM accounts WHERE name = ?", {name});
    if (!rows)
        return Err(rows.error());
    if (!rows->next())
        return std::nullopt;
    return LocalAccount {rows->text(0), rows->bytes(1), rows->text(2)};
}

} // namespace gatehouse::store
