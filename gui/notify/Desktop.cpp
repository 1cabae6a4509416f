// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/Desktop.h"

#ifdef GATEHOUSE_HAS_DBUS
#include "notify/DesktopOutlet.h"
#endif

namespace gatehouse::notify {

std::unique_ptr<Outlet> makeDesktopOutlet([[maybe_unused]] const QString &bus)
{
#ifdef GATEHOUSE_HAS_DBUS
    return std::make_unique<DesktopOutlet>(bus.isEmpty()
            ? QDBusConnection::sessionBus()
            : QDBusConnection::connectToBus(bus, QStringLiteral("gatehouse ") + bus));
#else
    return nullptr;
#endif
}

} // namespace gatehouse::notify
