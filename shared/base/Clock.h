// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace gatehouse::base {

using std::chrono::seconds;
using std::chrono::sys_seconds;

/// Where the time comes from, so that a test can turn the hands. Thread-safe.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    /// Unix time, whole seconds.
    virtual sys_seconds now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock
{
public:
    sys_seconds now() const override
    {
        return std::chrono::floor<seconds>(std::chrono::system_clock::now());
    }
};

} // namespace gatehouse::base
