// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/KeychainBus.h"

#include <QLibrary>

namespace gatehouse::secrets {

namespace {

// Of <gio/gio.h>; found at run time, as QtKeychain finds libsecret: without that there is no need.
constexpr int SessionBus = 2; // G_BUS_TYPE_SESSION
using GetBus = void *(*)(int type, void *cancellable, void **error); // g_bus_get_sync()
using SetExitOnClose = void (*)(void *connection, int exits);

} // namespace

bool outliveSessionBus()
{
    QLibrary gio(QStringLiteral("gio-2.0"), 0);
    const auto getBus = reinterpret_cast<GetBus>(gio.resolve("g_bus_get_sync"));
    const auto setExitOnClose =
        reinterpret_cast<SetExitOnClose>(gio.resolve("g_dbus_connection_set_exit_on_close"));
    if (!getBus || !setExitOnClose)
        return false;
    // Our reference is never given back: the next connection would be one that ends us again.
    void *bus = getBus(SessionBus, nullptr, nullptr);
    if (!bus)
        return false;
    setExitOnClose(bus, 0);
    return true;
}

void forgetSecretService()
{
    QLibrary libsecret(QStringLiteral("secret-1"), 0);
    using Disconnect = void (*)(); // secret_service_disconnect()
    if (const auto disconnect =
            reinterpret_cast<Disconnect>(libsecret.resolve("secret_service_disconnect")))
        disconnect();
}

} // namespace gatehouse::secrets
