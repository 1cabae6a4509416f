// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/Endings.h"

namespace gatehouse::process {

void Endings::take(std::unique_ptr<Child> child, Child::Patience patience)
{
    child->ignore();
    child->end(patience);
    m_children.push_back(std::move(child));
}

void Endings::sweep()
{
    std::erase_if(m_children, [](const auto &child) { return child->hasEnded(); });
}

void Endings::hurry(Child::Patience patience)
{
    for (const auto &child : m_children)
        child->end(patience);
}

} // namespace gatehouse::process
