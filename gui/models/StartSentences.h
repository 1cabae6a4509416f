// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace gatehouse::models {

/// Why gatehoused does not start, as it says it.
inline constexpr const char *StartSentences[] {
    QT_TRANSLATE_NOOP("Server", "gatehoused: %1"),
    QT_TRANSLATE_NOOP("Server", "gatehoused: warning: %1"),
    QT_TRANSLATE_NOOP("Server", "error: %1."),
    QT_TRANSLATE_NOOP("Server", "warning: %1"),
    QT_TRANSLATE_NOOP(
        "Server", "Another program already listens on %1. Stop it, or choose another port."),
    QT_TRANSLATE_NOOP("Server",
        "This user may not listen on %1. Choose a port above 1023, or grant CAP_NET_BIND_SERVICE."),
    QT_TRANSLATE_NOOP(
        "Server", "This machine has no address %1. Choose one of its own, or 0.0.0.0 for all."),
    QT_TRANSLATE_NOOP("Server", "Cannot listen on %1: %2."),
    QT_TRANSLATE_NOOP(
        "Server", "No port of %1 can be used: %2. Set HOST to an address of this machine."),
    QT_TRANSLATE_NOOP("Server", "The data folder %1 cannot be made; set DATA_DIR to one that can."),
    QT_TRANSLATE_NOOP("Server", "The CA file %1 cannot be read: %2."),
    QT_TRANSLATE_NOOP("Server", "The password cannot be read from standard input."),
    QT_TRANSLATE_NOOP("Server", "%1 is a folder; name a file for the database."),
    QT_TRANSLATE_NOOP("Server", "The folder %1 of the database does not exist; create it first."),
    QT_TRANSLATE_NOOP("Server",
        "The folder of the database %1 cannot be written; give it to the user the server runs as."),
    QT_TRANSLATE_NOOP("Server",
        "Another server (process %1) has the database %2 open; stop it first or name another "
        "file."),
    QT_TRANSLATE_NOOP("Server", "The database %1 cannot be read and written: %2."),
    QT_TRANSLATE_NOOP(
        "Server", "The file %1 belongs to another user; give it to the user the server runs as."),
    QT_TRANSLATE_NOOP("Server", "The database %1 belongs to another program; name another file."),
    QT_TRANSLATE_NOOP("Server",
        "The database %1 was written by a newer Gatehouse (schema %2, this program knows %3); "
        "update the program or restore an older backup."),
    QT_TRANSLATE_NOOP("Server", "The key file %1 can be read by others; run: chmod 600 %1"),
    QT_TRANSLATE_NOOP("Server", "The key file %1 cannot be read: %2."),
    QT_TRANSLATE_NOOP("Server",
        "The key file %1 does not hold a key (43 characters of base64url). Put the right one back; "
        "without it nothing that was sealed can be read."),
    QT_TRANSLATE_NOOP("Server", "The key file %1 cannot be written: %2."),
    QT_TRANSLATE_NOOP("Server",
        "ADMIN_GROUP=%1: there is no such group on this machine; make it with: groupadd --system "
        "%1"),
    QT_TRANSLATE_NOOP("Server",
        "The admin socket %1 has a path of %2 bytes, and the system takes %3; set ADMIN_SOCKET to "
        "a shorter one."),
    QT_TRANSLATE_NOOP("Server",
        "The folder %1 of the admin socket cannot be made (%2); set ADMIN_SOCKET to a path in one "
        "that can."),
    QT_TRANSLATE_NOOP("Server",
        "%1 is no folder, so the admin socket cannot be there; set ADMIN_SOCKET to another path."),
    QT_TRANSLATE_NOOP("Server",
        "The folder %1 of the admin socket belongs to another user; set ADMIN_SOCKET to a path in "
        "a folder of the user that gatehoused runs as."),
    QT_TRANSLATE_NOOP(
        "Server", "Others may write to the folder %1 of the admin socket; run: chmod 700 %1"),
    QT_TRANSLATE_NOOP("Server",
        "The folder %1 cannot be given to ADMIN_GROUP (%2); add the user that gatehoused runs as "
        "to that group."),
    QT_TRANSLATE_NOOP("Server", "The lock of the admin socket, %1.lock, cannot be opened: %2."),
    QT_TRANSLATE_NOOP("Server",
        "Another gatehoused has the admin socket %1; stop it, or set ADMIN_SOCKET to another "
        "path."),
    QT_TRANSLATE_NOOP(
        "Server", "%1 is there and is no socket; remove it, or set ADMIN_SOCKET to another path."),
    QT_TRANSLATE_NOOP("Server",
        "Another program answers at the admin socket %1; stop it, or set ADMIN_SOCKET to another "
        "path."),
    QT_TRANSLATE_NOOP("Server", "The old admin socket %1 cannot be removed: %2."),
    QT_TRANSLATE_NOOP("Server", "The admin socket %1 cannot be made: %2."),
    QT_TRANSLATE_NOOP("Server", "The admin socket cannot be given to ADMIN_GROUP: %1."),
    QT_TRANSLATE_NOOP("Server", "The mode of the admin socket %1 cannot be set: %2."),
    QT_TRANSLATE_NOOP("Server", "The system does not say who has connected."),
};

} // namespace gatehouse::models
