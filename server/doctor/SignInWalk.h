// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/McpTalk.h"

#include <QJsonObject>

namespace gatehouse::doctor {

/// How a product signs people in: one of resources/clients.
struct KnownClient
{
    QString file; ///< its name there
    QJsonObject description;
};

/// All of them.
QList<KnownClient> knownClients();

/// Goes the way of \a client through the public URL: a call without a token, the metadata, its
/// registration under a name of our own, /authorize up to the page where a person must act. What
/// was registered is forgotten. \a mcpUrl: of the default MCP server. A client that is known by a
/// document of its own registers what stands in it.
Check signInCheck(
    const Means &means, const Hooks &hooks, const KnownClient &client, const QByteArray &mcpUrl);

} // namespace gatehouse::doctor
