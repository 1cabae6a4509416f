// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/ServerSet.h"

namespace gatehouse::gateway {

ServerSet::ServerSet(
    const QByteArray &issuer, const std::vector<std::shared_ptr<const Server>> &servers)
    : m_servers(servers)
{
    Q_ASSERT(!servers.empty());
    add(issuer, "/mcp", servers.front());
    for (const auto &server : servers)
        add(issuer, "/mcp/" + server->config.name, server);
}

ServerSet ServerSet::single(const QByteArray &issuer, std::shared_ptr<const Server> server)
{
    ServerSet set;
    set.m_servers.push_back(server);
    set.add(issuer, "/mcp", std::move(server));
    return set;
}

void ServerSet::add(
    const QByteArray &issuer, const QByteArray &path, std::shared_ptr<const Server> server)
{
    oauth::Resource resource {.uri = issuer + path,
        .path = path,
        .title = server->config.title,
        .scopes = server->config.scopes};
    m_resources.append(resource);
    m_places.insert(path, {resource, std::move(server)});
}

const Place *ServerSet::find(const QByteArray &path) const
{
    const auto place = m_places.constFind(path);
    return place == m_places.cend() ? nullptr : &*place;
}

} // namespace gatehouse::gateway
