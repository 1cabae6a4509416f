// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Digest.h"
#include "store/Transactions.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace gatehouse::store {

/// So many are in memory at most, of each kind; then they go to the table.
inline constexpr std::size_t MaxYoung = 256;

/// The values that came since a table last heard of them, in their order, and what a batch did to
/// them, so that it can be undone as the table's part of the batch is. Core thread.
template <typename Value> class Young
{
public:
    struct Entry
    {
        quint64 number = 0; ///< the order they came in
        base::Digest key;
        Value value;
    };

    /// \a transactions is kept by reference.
    explicit Young(Transactions &transactions)
        : m_transactions(transactions)
    { }

    bool isFull() const { return m_all.size() >= MaxYoung; }
    const std::vector<Entry> &all() const { return m_all; }
    /// Nothing when there is none; until the next change.
    const Value *find(const base::Digest &key) const;

    void add(const base::Digest &key, const Value &value);
    std::optional<Value> take(const base::Digest &key);
    /// Has \a write put all of them into the table; a verb of its own.
    base::Result<void> settle(const std::function<base::Result<void>(const Entry &entry)> &write);

    /// The end of a verb: unless a batch is under way, what it did holds, or nothing of it.
    void endVerb(bool holds = true);
    /// What was done since the last keep() or undo() holds.
    void keep() { m_done.clear(); }
    /// As if it had not been done.
    void undo();

private:
    struct Added
    {
        base::Digest key;
    };
    using Gone = std::vector<Entry>;

    typename std::vector<Entry>::const_iterator place(const base::Digest &key) const;

    Transactions &m_transactions;
    std::vector<Entry> m_all;
    quint64 m_last = 0; ///< number
    std::vector<std::variant<Added, Gone>> m_done;
};

template <typename Value>
auto Young<Value>::place(const base::Digest &key) const ->
    typename std::vector<Entry>::const_iterator
{
    return std::find_if(
        m_all.cbegin(), m_all.cend(), [&key](const Entry &entry) { return entry.key == key; });
}

template <typename Value> const Value *Young<Value>::find(const base::Digest &key) const
{
    const auto found = place(key);
    return found == m_all.cend() ? nullptr : &found->value;
}

template <typename Value> void Young<Value>::add(const base::Digest &key, const Value &value)
{
    m_all.push_back({++m_last, key, value});
    m_done.emplace_back(Added {key});
}

template <typename Value> std::optional<Value> Young<Value>::take(const base::Digest &key)
{
    const auto found = place(key);
    if (found == m_all.cend())
        return std::nullopt;
    const Value value = found->value;
    m_done.emplace_back(Gone {*found});
    m_all.erase(found);
    return value;
}

template <typename Value>
base::Result<void> Young<Value>::settle(
    const std::function<base::Result<void>(const Entry &entry)> &write)
{
    if (m_all.empty())
        return {};
    const auto writeAll = [&]() -> base::Result<void> {
        for (const Entry &entry : m_all) {
            if (auto written = write(entry); !written)
                return written;
        }
        return {};
    };
    if (auto settled = m_transactions.wholly<void>(writeAll, Hold::Passing); !settled)
        return settled;
    m_done.emplace_back(std::exchange(m_all, {}));
    endVerb();
    return {};
}

template <typename Value> void Young<Value>::endVerb(bool holds)
{
    if (m_transactions.isInBatch())
        return;
    if (holds)
        keep();
    else
        undo();
}

template <typename Value> void Young<Value>::undo()
{
    for (auto done = m_done.rbegin(); done != m_done.rend(); ++done) {
        if (const auto *added = std::get_if<Added>(&*done)) {
            m_all.erase(place(added->key));
            continue;
        }
        Gone &gone = std::get<Gone>(*done);
        std::move(gone.begin(), gone.end(), std::back_inserter(m_all));
    }
    std::sort(m_all.begin(), m_all.end(),
        [](const Entry &a, const Entry &b) { return a.number < b.number; });
    m_done.clear();
}

} // namespace gatehouse::store
