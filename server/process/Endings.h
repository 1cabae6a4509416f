// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "process/Child.h"

#include <vector>

namespace gatehouse::process {

/// Keeps children that nobody needs any more until they have ended. On the thread that started
/// them.
class Endings
{
public:
    Endings() = default;
    Endings(const Endings &) = delete;
    Endings &operator=(const Endings &) = delete;

    /// Ends \a child; what it still says is dropped. Also takes one that has ended. \a whose: for
    /// hurry(); empty: nobody's.
    void take(std::unique_ptr<Child> child, Child::Patience patience, const QByteArray &whose = {});
    /// Those that have ended go; called now and then, never by a child.
    void sweep();
    /// Everything that is left ends faster.
    void hurry(Child::Patience patience);
    /// What is left of \a whose does.
    void hurry(const QByteArray &whose, Child::Patience patience);
    std::size_t count() const { return m_children.size(); }

private:
    struct Kept
    {
        std::unique_ptr<Child> child;
        QByteArray whose;
    };
    std::vector<Kept> m_children;
};

} // namespace gatehouse::process
