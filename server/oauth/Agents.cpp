// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Agents.h"

#include <QLoggingCategory>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

Q_LOGGING_CATEGORY(lcAgents, "gatehouse.agents")

Err<Error> invalid(const QString &sentence)
{
    return Err(Error {ErrorKind::Invalid, sentence});
}

} // namespace

Result<OwnClient> Agents::create(const QString &name, const AgentRights &rights)
{
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty() || trimmed.size() > MaxOwnClientName)
        return invalid(u"An agent needs a name of 1 to %1 characters."_s.arg(MaxOwnClientName));
    if (const auto fine = check(rights); !fine)
        return Err(fine.error());
    const OwnClient agent = newOwnClient(trimmed, m.random, m.clock);
    // The rights first: without their client they are nobody's, should the second step fail.
    if (const auto saved = m.store.saveAgent(agent.client.id, rights); !saved)
        return Err(saved.error());
    if (const auto kept = keepOwnClient(agent.client, m.store); !kept)
        return Err(kept.error());
    qCInfo(lcAgents) << "agent made:" << agent.client.id.value;
    return agent;
}

Result<void> Agents::mark(const domain::ClientId &id, const AgentRights &rights)
{
    if (auto fine = check(rights); !fine)
        return fine;
    const auto client = m.clients.find(id);
    if (!client)
        return Err(client.error());
    if (!*client)
        return Err(Error {ErrorKind::NotFound, u"There is no client of that id."_s});
    // RFC 6749 4.4: the client credentials grant MUST only be used by confidential clients.
    if (!(*client)->isConfidential())
        return invalid(u"A client without a secret cannot be an agent; make a new one."_s);
    if (auto ended = endSessions(id); !ended)
        return ended;
    return m.store.saveAgent(id, rights);
}

Result<bool> Agents::unmark(const domain::ClientId &id)
{
    if (const auto ended = endSessions(id); !ended)
        return Err(ended.error());
    return m.store.removeAgent(id);
}

Result<void> Agents::check(const AgentRights &rights) const
{
    if (rights.resources.isEmpty())
        return invalid(u"Name the MCP servers the agent may use."_s);
    for (const QByteArray &resource : rights.resources) {
        if (!m.profile.resource(resource))
            return invalid(u"%1 is not the URL of an MCP server of this door."_s.arg(
                QString::fromUtf8(resource)));
    }
    if (rights.scopes.isEmpty() || !m.profile.scopes.containsAll(rights.scopes))
        return invalid(u"An agent's scopes are some of OAUTH_SCOPES: %1."_s.arg(
            QString::fromUtf8(m.profile.scopes.toString())));
    return {};
}

Result<void> Agents::endSessions(const domain::ClientId &id)
{
    const auto ended =
        m.sessions.endAll(agentIdentity(id, {}).userId(), domain::EndReason::Revoked);
    if (!ended)
        return Err(ended.error());
    return {};
}

} // namespace gatehouse::oauth
