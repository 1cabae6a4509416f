// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/ServersFile.h"
#include "gateway/BuiltinServer.h"
#include "gateway/HttpUpstream.h"
#include "gateway/ServerSet.h"
#include "gateway/StdioHub.h"

namespace gatehouse::daemon {

/// Makes what stands behind the door out of the servers file. Core thread; keeps references that
/// outlive it.
class Servers
{
public:
    struct Parts
    {
        QByteArray issuer;
        QList<base::Secret> keys; ///< for what is derived from them: ids of MCP sessions
        QSslConfiguration tls; ///< for servers with an https URL
        std::shared_ptr<gateway::ProviderTokens> tokens;
        const gateway::BuiltinServer &builtin;
        QString builtinTitle;
        oauth::AllowRules::GroupNames groupNames; ///< in the rules of the servers
        /// Where the children of stdio servers live; made when the first one is there.
        std::function<gateway::StdioHub &()> stdioHub;
    };
    explicit Servers(Parts parts)
        : m(std::move(parts))
    { }

    using Set = std::shared_ptr<const gateway::ServerSet>;
    /// \a wanted as a set; none: the built-in server. What stands unchanged in \a present, which
    /// may be null, is taken over. Invalid when one of them cannot be served.
    base::Result<Set> make(const QList<domain::McpServer> &wanted, const Set &present) const;

private:
    std::shared_ptr<const gateway::Server> makeBuiltin() const;
    std::shared_ptr<const gateway::Server> makeHttp(const domain::McpServer &config) const;
    std::shared_ptr<const gateway::Server> makeStdio(const domain::McpServer &config) const;

    Parts m;
};

} // namespace gatehouse::daemon
