// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/SignIn.h"

#include <optional>
#include <variant>
#include <vector>

namespace gatehouse::store {

/// The sign-ins that came since the table last heard of them, in their order, and what a batch did
/// to them, so that it can be undone as the table's part of the batch is. Core thread.
class YoungSignIns
{
public:
    struct Young
    {
        quint64 number = 0; ///< the order they came in
        base::Digest handle;
        oauth::SignIn signIn;
    };

    bool isEmpty() const { return m_all.empty(); }
    std::size_t size() const { return m_all.size(); }
    const std::vector<Young> &all() const { return m_all; }
    bool has(const base::Digest &handle) const;
    int ofClient(const domain::ClientId &client) const;
    int ofBrowser(const domain::ClientId &client, const base::Digest &browser) const;

    void add(const base::Digest &handle, const oauth::SignIn &signIn);
    std::optional<oauth::SignIn> take(const base::Digest &handle);
    /// The table has all of them.
    void clear();

    /// What was done since the last keep() or undo() holds.
    void keep() { m_done.clear(); }
    /// As if it had not been done.
    void undo();

private:
    struct Added
    {
        base::Digest handle;
    };
    using Gone = std::vector<Young>;

    std::vector<Young>::const_iterator find(const base::Digest &handle) const;

    std::vector<Young> m_all;
    quint64 m_last = 0; ///< number
    std::vector<std::variant<Added, Gone>> m_done;
};

} // namespace gatehouse::store
