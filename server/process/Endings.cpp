// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/Endings.h"

namespace gatehouse::process {

void Endings::take(std::unique_ptr<Child> child, Child::Patience patience, const QByteArray &whose)
{
    child->ignore();
    child->end(patience);
    m_children.push_back({std::move(child), whose});
}

void Endings::sweep()
{
    std::erase_if(m_children, [](const Kept &kept) { return kept.child->hasEnded(); });
}

void Endings::hurry(Child::Patience patience)
{
    for (const Kept &kept : m_children)
        kept.child->end(patience);
}

void Endings::hurry(const QByteArray &whose, Child::Patience patience)
{
    for (const Kept &kept : m_children) {
        if (kept.whose == whose)
            kept.child->end(patience);
    }
}

} // namespace gatehouse::process
