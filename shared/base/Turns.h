// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gatehouse::base {

/// From now on the calling thread, and each that is made by it, waits for its turn when it wakes
/// instead of interrupting who works (SCHED_BATCH, sched(7)): threads that hand work to each other
/// all the time then take more of it at once. Does nothing where somebody has chosen a policy for
/// this process, or where the system refuses. Call it before there are other threads.
void interruptNobody();
/// Undoes that for the calling thread; also between fork and exec (signal-safety(7)).
void interruptAsUsual();

} // namespace gatehouse::base
