// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>

namespace gatehouse::net {

/// RFC 9110 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT". Pure; any thread.
QByteArray httpDate(std::chrono::sys_seconds time);

/// The machine's time as a Date field wants it, spelled once a second. The value belongs to the
/// calling thread and stays as it is until that thread asks again.
const QByteArray &currentHttpDate();

} // namespace gatehouse::net
