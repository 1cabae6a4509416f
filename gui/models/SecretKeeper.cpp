// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/SecretKeeper.h"

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A keychain may ask somebody for its password meanwhile.
constexpr std::chrono::seconds KeychainWithin {90};

} // namespace

SecretKeeper::SecretKeeper(LiveServer &server, QObject *parent)
    : QObject(parent)
    , m_server(server)
{
    connect(&m_server, &LiveServer::began, this, [this] {
        for (const QByteArray &name : m_known.keys())
            look(name);
    });
}

void SecretKeeper::look(const QByteArray &name)
{
    m_known.insert(name, m_known.value(name));
    if (!m_server.isConnected() || m_asked.contains(name))
        return;
    m_asked.insert(name);
    m_server.ask<protocol::SecretPresence>(
        u"secrets.has"_s, protocol::SecretName {name}, this,
        [this, name](const auto &answer) {
            m_asked.remove(name);
            if (answer)
                m_known[name] = {answer->present ? Presence::Kept : Presence::Missing, {}};
            else if (m_server.isConnected())
                m_known[name] = {Presence::Unreachable, answer.error().message};
            Q_EMIT changed(name);
        },
        KeychainWithin);
}

void SecretKeeper::keep(
    const QByteArray &name, const QByteArray &value, QObject *context, Changed done)
{
    m_server.ask<protocol::SecretName>(
        u"secrets.set"_s, protocol::NewSecret {name, value}, this,
        [this, name, context = QPointer(context), done = std::move(done)](const auto &answer) {
            if (answer)
                useNow(name, context, done);
            else if (context)
                done({.refused = answer.error().message});
        },
        KeychainWithin);
}

void SecretKeeper::remove(const QByteArray &name, QObject *context, Changed done)
{
    m_server.ask<protocol::SecretName>(
        u"secrets.remove"_s, protocol::SecretName {name}, this,
        [this, name, context = QPointer(context), done = std::move(done)](const auto &answer) {
            if (answer)
                useNow(name, context, done);
            else if (context)
                done({.refused = answer.error().message});
        },
        KeychainWithin);
}

void SecretKeeper::useNow(
    const QByteArray &name, const QPointer<QObject> &context, const Changed &done)
{
    look(name);
    m_server.ask<protocol::Nothing>(
        u"reload"_s, protocol::Nothing {}, this,
        [context, done](const auto &answer) {
            if (context)
                done({.notYetUsed = answer ? QString() : answer.error().message});
        },
        KeychainWithin);
}

} // namespace gatehouse::models
