// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/AdminSettings.h"

#include <QDir>

#include <algorithm>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr char SocketName[] = "admin.sock";

std::optional<QString> parseSocket(const QByteArray &text)
{
    const QString path = QString::fromUtf8(text);
    if (text == NoAdminSocket || (QDir::isAbsolutePath(path) && !path.endsWith(u'/')))
        return path;
    return std::nullopt;
}

/// The names useradd(8) makes, and numbers.
std::optional<QByteArray> parseGroup(const QByteArray &text)
{
    const bool fine = std::all_of(text.cbegin(), text.cend(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '_' || c == '-' || c == '.';
    });
    if (!fine || text.size() > 64)
        return std::nullopt;
    return text;
}

QString inFolder(const QString &folder)
{
    return folder + u'/' + QLatin1String(SocketName);
}

} // namespace

std::vector<Setting> adminRows()
{
    using S = Settings;
    return {
        {"ADMIN_SOCKET", Group::Admin, Care::Open, {},
            u"admin.sock in $RUNTIME_DIRECTORY, else $XDG_RUNTIME_DIR/gatehouse/admin.sock, else "
            "DATA_DIR/admin/admin.sock"_s,
            u"Where gatehousectl and the desktop app reach this server: a socket on this machine, "
            "for the user it runs as and for root; off is none. Not on the network."_s,
            parsed(&S::adminSocket, u"an absolute path, or off"_s, parseSocket)},
        {"ADMIN_GROUP", Group::Admin, Care::Open, {}, u"nobody else"_s,
            u"A group of this machine whose members may administer this server as well."_s,
            parsed(&S::adminGroup, u"the name of a group"_s, parseGroup)},
        {"AUDIT_RETENTION", Group::Admin, Care::Open, "365d", {},
            u"How long rows of the audit log are kept."_s,
            duration(&S::auditRetention, {24h, 24h * 3650})},
    };
}

QString defaultAdminSocket(const Inputs &inputs, const QString &dataDir)
{
    const QString runtime = environmentFolder(inputs, "RUNTIME_DIRECTORY").section(u':', 0, 0);
    if (!runtime.isEmpty())
        return inFolder(runtime);
    const QString session = environmentFolder(inputs, "XDG_RUNTIME_DIR");
    if (!session.isEmpty())
        return inFolder(session + u"/gatehouse"_s);
    return inFolder(dataDir + u"/admin"_s);
}

QStringList likelyAdminSockets(const Inputs &inputs)
{
    const QString named = environmentFolder(inputs, "ADMIN_SOCKET");
    if (!named.isEmpty())
        return {named};
    QStringList sockets;
    const QString session = environmentFolder(inputs, "XDG_RUNTIME_DIR");
    if (!session.isEmpty())
        sockets.append(inFolder(session + u"/gatehouse"_s));
    const QString data = environmentFolder(inputs, "DATA_DIR");
    sockets.append(inFolder((data.isEmpty() ? defaultDataDir(inputs) : data) + u"/admin"_s));
    sockets.append(inFolder(u"/run/gatehouse"_s));
    return sockets;
}

} // namespace gatehouse::config
