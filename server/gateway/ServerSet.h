// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/ServerRules.h"
#include "gateway/Upstream.h"
#include "oauth/Profile.h"

#include <QHash>

#include <functional>
#include <vector>

namespace gatehouse::gateway {

/// One MCP server behind the door, as all workers share it. Immutable.
struct Server
{
    domain::McpServer config;
    ServerRules rules;
    /// Makes what answers on one worker; called there, once, with this object.
    std::function<std::unique_ptr<Upstream>(const std::shared_ptr<const Server> &)> open;
};

/// An address of the door and what is behind it.
struct Place
{
    oauth::Resource resource;
    std::shared_ptr<const Server> server;
};

/// Everything behind the door at one moment. Immutable: a reload makes a new set, in which servers
/// that did not change are the same objects, so that workers keep what they have open. Any thread.
class ServerSet
{
public:
    /// \a servers: the default one first, which is also at /mcp.
    ServerSet(const QByteArray &issuer, const std::vector<std::shared_ptr<const Server>> &servers);
    /// The only one, at /mcp alone: for the built-in server.
    static ServerSet single(const QByteArray &issuer, std::shared_ptr<const Server> server);

    /// Null when nothing is there. \a path: as it was sent.
    const Place *find(const QByteArray &path) const;
    /// The default one first.
    const QList<oauth::Resource> &resources() const { return m_resources; }
    const std::vector<std::shared_ptr<const Server>> &servers() const { return m_servers; }

private:
    ServerSet() = default;
    void add(
        const QByteArray &issuer, const QByteArray &path, std::shared_ptr<const Server> server);

    std::vector<std::shared_ptr<const Server>> m_servers;
    QList<oauth::Resource> m_resources;
    QHash<QByteArray, Place> m_places;
};

} // namespace gatehouse::gateway
