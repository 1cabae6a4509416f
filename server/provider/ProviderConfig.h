// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"

#include <QByteArrayList>
#include <QMap>
#include <QString>

#include <chrono>

namespace gatehouse::provider {

enum class ProviderKind {
    Detect, ///< by the host of the accounts URL, else by discovery, else plain OAuth 2
    Google,
    GitHub,
    Microsoft,
    Oidc,
};

/// One provider as the settings describe it.
struct ProviderConfig
{
    QByteArray name = "default"; ///< [a-z0-9-]+
    QString displayName; ///< empty: the preset's, or the host
    ProviderKind kind = ProviderKind::Detect;
    QByteArray clientId;
    base::Secret clientSecret;
    QByteArray accountsUrl; ///< the userinfo endpoint or the issuer; may be empty with a preset
    QByteArray authorizationUrl; ///< these three go before what discovery says
    QByteArray tokenUrl;
    QByteArray revocationUrl;
    QByteArrayList scopes; ///< empty: the preset's
    bool askForGroups = false; ///< groups decide who may come in
    QMap<QByteArray, QByteArray> extraAuthParams;
    /// For one redemption, all its requests together.
    std::chrono::milliseconds timeout {10'000};
};

} // namespace gatehouse::provider
