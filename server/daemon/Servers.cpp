// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Servers.h"

#include "base/Digest.h"
#include "gateway/BuiltinUpstream.h"
#include "gateway/StdioUpstream.h"

#include <algorithm>

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using gateway::Server;

namespace {

/// The same server as it stands in \a set already, or null.
std::shared_ptr<const Server> findUnchanged(
    const Servers::Set &set, const domain::McpServer &config)
{
    if (!set)
        return nullptr;
    const auto &servers = set->servers();
    const auto found = std::find_if(servers.begin(), servers.end(),
        [&config](const auto &server) { return server->config == config; });
    return found == servers.end() ? nullptr : *found;
}

} // namespace

base::Result<Servers::Set> Servers::make(
    const QList<domain::McpServer> &wanted, const Set &present) const
{
    if (wanted.isEmpty())
        return Set(std::make_shared<const gateway::ServerSet>(
            gateway::ServerSet::single(m.issuer, makeBuiltin())));
    std::vector<std::shared_ptr<const Server>> servers;
    for (const domain::McpServer &config : wanted) {
        auto server = findUnchanged(present, config);
        if (!server)
            server = config.stdio() ? makeStdio(config) : makeHttp(config);
        servers.insert(config.isDefault ? servers.begin() : servers.end(), std::move(server));
    }
    return Set(std::make_shared<const gateway::ServerSet>(m.issuer, servers));
}

std::shared_ptr<const Server> Servers::makeBuiltin() const
{
    domain::McpServer config {.name = "gatehouse", .title = m.builtinTitle, .isDefault = true};
    const gateway::ServerRules rules(config);
    return std::make_shared<const Server>(Server {std::move(config), rules,
        [&builtin = m.builtin](const auto &) -> std::unique_ptr<gateway::Upstream> {
            return std::make_unique<gateway::BuiltinUpstream>(builtin);
        }});
}

std::shared_ptr<const Server> Servers::makeHttp(const domain::McpServer &config) const
{
    QList<base::Secret> keys;
    for (const base::Secret &key : m.keys)
        keys.append(base::Secret(
            base::hmacSha256(key.reveal(), "gatehouse upstream session id 1 " + config.name)
                .toBytes()));
    const gateway::HttpParts parts {.sessions = std::make_shared<gateway::UpstreamSessions>(keys),
        .tokens = m.tokens,
        .tls = m.tls};
    return std::make_shared<const Server>(
        Server {config, gateway::ServerRules(config, m.groupNames),
            [parts](const auto &server) -> std::unique_ptr<gateway::Upstream> {
                return std::make_unique<gateway::HttpUpstream>(server, parts);
            }});
}

std::shared_ptr<const gateway::Server> Servers::makeStdio(const domain::McpServer &config) const
{
    return std::make_shared<const Server>(
        Server {config, gateway::ServerRules(config, m.groupNames),
            [port = m.stdioHub().open(config), tokens = m.tokens](
                const auto &server) -> std::unique_ptr<gateway::Upstream> {
                return std::make_unique<gateway::StdioUpstream>(server, port, tokens);
            }});
}

} // namespace gatehouse::daemon
