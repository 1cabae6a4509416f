// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gatehouse::service {

/// The process of this person that answers at the admin socket \a path; 0: nobody does.
qint64 whoAnswers(const QString &path);
/// Asks \a process to end, as a person does with Ctrl+C.
void askToEnd(qint64 process);
/// Whether it is there, and not only waits to be buried.
bool isRunning(qint64 process);
/// When it began, in ticks of the kernel: another one that has its number has another time. 0: it
/// is not there.
quint64 beginOf(qint64 process);

} // namespace gatehouse::service
