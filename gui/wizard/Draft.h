// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"

#include <QByteArrayList>
#include <QString>
#include <QStringList>

#include <memory>

/// The set-up: asks what a server needs to know, page by page, tries it out, writes it, starts the
/// server and proves that signing in works. Owns the draft and how it becomes settings; leaves to
/// others what settings mean (config), how secrets are kept (secrets) and how a server runs
/// (service).
namespace gatehouse::wizard {

/// How people reach the server.
enum class Reach { ThisMachine, Proxy, Certificate, Tunnel };
/// Where they sign in.
enum class SignInAt { Google, GitHub, Microsoft, Other, Local };

/// What the person has said so far. Nothing of it is in force.
struct Draft
{
    Reach reach = Reach::ThisMachine;
    quint16 port = 3000;
    QString domain; ///< without a scheme; for all but ThisMachine
    QString certificate; ///< a file
    QString certificateKey;

    SignInAt signInAt = SignInAt::Google;
    /// There were several, by their names; the draft has one in their place.
    QStringList formerProviders;
    QString clientId;
    base::Secret clientSecret;
    QString tenant; ///< Microsoft's
    QString issuer; ///< of another provider
    QString authorizationUrl; ///< of one that has no discovery; else empty
    QString tokenUrl; ///< the same
    QString accountName; ///< Local
    base::Secret password;

    QString people; ///< addresses, *@domain or *
    QString groups;

    QByteArray servers; ///< `{"mcpServers": {…}}`; empty: the built-in one

    bool startsAtLogin = true;
    bool keychain = false; ///< secrets are kept there

    /// What it began with; null: with nothing. That alone has what follows.
    std::shared_ptr<const Draft> former;
    QByteArray statedUrl; ///< BASE_URL as it is in force
    QByteArray statedRedirect; ///< OAUTH_REDIRECT_URI; empty: as baseUrl() has it
    QByteArrayList mistaken; ///< settings that could not be understood

    /// The origin that clients use.
    QByteArray baseUrl() const;
    /// To be registered at the provider.
    QByteArray redirectUri() const;
    /// It is reached as it was before.
    bool keepsAddress() const;
    bool isLocal() const { return signInAt == SignInAt::Local; }
};

} // namespace gatehouse::wizard
