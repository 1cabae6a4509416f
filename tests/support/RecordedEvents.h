// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Events.h"

#include <algorithm>

namespace gatehouse::test {

/// Remembers every event, in its order.
class RecordedEvents final : public oauth::Events
{
public:
    std::vector<oauth::Event> all;

    void happened(const oauth::Event &event) override { all.push_back(event); }

    template <typename Kind> qsizetype count() const
    {
        return std::count_if(all.cbegin(), all.cend(),
            [](const oauth::Event &event) { return std::holds_alternative<Kind>(event); });
    }
    bool has(const oauth::Event &event) const
    {
        return std::find(all.cbegin(), all.cend(), event) != all.cend();
    }
    /// The last one of that kind; a default one when there was none.
    template <typename Kind> Kind last() const
    {
        for (auto event = all.crbegin(); event != all.crend(); ++event) {
            if (const auto *found = std::get_if<Kind>(&*event))
                return *found;
        }
        return {};
    }
};

} // namespace gatehouse::test
