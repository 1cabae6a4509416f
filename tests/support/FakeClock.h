// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

namespace gatehouse::test {

/// A clock whose hands the test turns. Starts at 2026-01-01T00:00:00Z.
class FakeClock final : public base::Clock
{
public:
    base::sys_seconds now() const override { return m_now; }
    void advance(base::seconds by) { m_now += by; }
    void set(base::sys_seconds to) { m_now = to; }

private:
    base::sys_seconds m_now {base::seconds(1767225600)};
};

} // namespace gatehouse::test
