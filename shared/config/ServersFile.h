// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Mistake.h"
#include "config/References.h"
#include "domain/McpServer.h"

namespace gatehouse::config {

/// A mistake in the servers file.
struct ServersMistake
{
    int line = 1;
    QString path; ///< of the value: "mcpServers.files.url"
    QString problem; ///< goes on after the path: "must be …"

    bool operator==(const ServersMistake &) const = default;
};

using ServersResult = base::Result<QList<domain::McpServer>, QList<ServersMistake>>;

/// Reads the JSON `{"mcpServers": {"name": {…}}}` that every MCP user knows: every server in the
/// order of the text, exactly one of them the default, or every mistake. Unknown members are
/// mistakes. \a scopes: those that clients may ask for; \a providers: one of which every group rule
/// names, none with one provider. Pure but for \a references.
ServersResult parseServers(QByteArrayView text, const References &references,
    const domain::Scopes &scopes, const QByteArrayList &providers = {});

/// The same of a file; a file that cannot be read is a mistake too.
ServersResult readServersFile(const QString &path, const References &references,
    const domain::Scopes &scopes, const QByteArrayList &providers = {});

/// \a mistakes as those of the setting that names the file.
QList<Mistake> asMistakes(const QList<ServersMistake> &mistakes, const QString &path);

} // namespace gatehouse::config
