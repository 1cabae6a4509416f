// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <shared_mutex>

namespace gatehouse::base {

/// A value that one thread replaces whole and others read: whoever has got it keeps what it was.
template <typename T> class Published
{
public:
    using Snapshot = std::shared_ptr<const T>;

    Published() = default;
    explicit Published(Snapshot first)
        : m_value(std::move(first))
    { }

    /// Any thread; null only before the first set().
    Snapshot get() const
    {
        const std::shared_lock lock(m_mutex);
        return m_value;
    }
    void set(Snapshot value)
    {
        const std::unique_lock lock(m_mutex);
        m_value.swap(value); // the old one goes after the lock
    }

private:
    mutable std::shared_mutex m_mutex;
    Snapshot m_value; ///< guarded by m_mutex
};

} // namespace gatehouse::base
