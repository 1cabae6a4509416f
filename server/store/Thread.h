// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <functional>
#include <thread>

namespace gatehouse::store {

/// Begins \a thread with \a work; Unavailable when the system has no room for another one.
base::Result<void> beginThread(std::thread &thread, std::function<void()> work);

} // namespace gatehouse::store
