// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/Outlet.h"

#include <memory>

namespace gatehouse::notify {

/// The notifications of the desktop (freedesktop.org's Desktop Notifications Specification 1.2),
/// where this program was built with D-Bus; null otherwise. \a bus: an address, that of the session
/// when it is empty.
std::unique_ptr<Outlet> makeDesktopOutlet(const QString &bus = {});

} // namespace gatehouse::notify
