// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Turns.h"

#include <atomic>
#include <sched.h>

namespace gatehouse::base {

namespace {

std::atomic<bool> isOurs {false};

} // namespace

void interruptNobody()
{
    const sched_param none {};
    if (::sched_getscheduler(0) == SCHED_OTHER && ::sched_setscheduler(0, SCHED_BATCH, &none) == 0)
        isOurs = true;
}

void interruptAsUsual()
{
    const sched_param none {};
    if (isOurs && ::sched_getscheduler(0) == SCHED_BATCH)
        static_cast<void>(::sched_setscheduler(0, SCHED_OTHER, &none));
}

} // namespace gatehouse::base
