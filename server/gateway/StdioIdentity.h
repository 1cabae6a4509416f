// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/McpServer.h"
#include "domain/Session.h"

#include <QJsonObject>

namespace gatehouse::gateway {

/// \a message with what Forward tells a server in params._meta: `gatehouse/user`, `email`, `name`,
/// `client`, `session`. Whatever the client has put there under gatehouse/ goes first. Pure.
QJsonObject introduced(QJsonObject message, const domain::Session &caller, domain::Forward forward);

/// What Forward tells a child in its environment, GATEHOUSE_USER and so on: only what is the same
/// for all who share it. \a providerToken: for Forward::ProviderToken. Pure.
QList<domain::NamedSecret> identityVariables(const domain::Session &caller,
    const domain::McpServer &server, const std::optional<base::Secret> &providerToken);

} // namespace gatehouse::gateway
