// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/KeychainState.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>

namespace gatehouse::secrets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int PatienceMs = 3000;

QDBusMessage call(const QDBusConnection &bus, const QString &path, const QString &interface,
    const QString &method, const QVariantList &arguments)
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, path, interface, method);
    message.setArguments(arguments);
    return bus.call(message, QDBus::Block, PatienceMs);
}

KeychainState stateAt(const QDBusConnection &bus)
{
    if (!bus.isConnected())
        return KeychainState::NoSession;
    const QDBusMessage alias = call(bus, u"/org/freedesktop/secrets"_s,
        u"org.freedesktop.Secret.Service"_s, u"ReadAlias"_s, {u"default"_s});
    if (alias.type() != QDBusMessage::ReplyMessage || alias.arguments().isEmpty())
        return KeychainState::NoService;
    const QString collection = alias.arguments().constFirst().value<QDBusObjectPath>().path();
    if (collection.isEmpty() || collection == u"/")
        return KeychainState::NoKeychain;
    const QDBusMessage locked = call(bus, collection, u"org.freedesktop.DBus.Properties"_s,
        u"Get"_s, {u"org.freedesktop.Secret.Collection"_s, u"Locked"_s});
    if (locked.type() != QDBusMessage::ReplyMessage || locked.arguments().isEmpty())
        return KeychainState::NoKeychain;
    return locked.arguments().constFirst().value<QDBusVariant>().variant().toBool()
        ? KeychainState::Locked
        : KeychainState::Open;
}

} // namespace

KeychainState keychainState()
{
    // A connection of its own: the shared one of Qt stays broken once its bus has gone.
    const QString name = u"gatehouse-keychain"_s;
    const KeychainState state =
        stateAt(QDBusConnection::connectToBus(QDBusConnection::SessionBus, name));
    QDBusConnection::disconnectFromBus(name);
    return state;
}

QString problemOf(KeychainState state)
{
    const QString otherwise = u" Or set SECRET_STORE to file or systemd."_s;
    switch (state) {
    case KeychainState::Open:
        return {};
    case KeychainState::NoSession:
        return u"The keychain cannot be reached: there is no D-Bus session. Start gatehoused in "
               u"the "
               "session of a user who is logged in."_s
            + otherwise;
    case KeychainState::NoService:
        return u"No keychain runs in this session. Install and start one, such as gnome-keyring, "
               "KWallet or KeePassXC."_s
            + otherwise;
    case KeychainState::NoKeychain:
        return u"There is no keychain of this user yet. Log in at the desktop once, or make one "
               "in its program for passwords and keys."_s
            + otherwise;
    case KeychainState::Locked:
        return u"The keychain is locked. Log in at the desktop, or unlock it in its program for "
               "passwords and keys, and try again."_s
            + otherwise;
    }
    Q_UNREACHABLE();
}

} // namespace gatehouse::secrets
