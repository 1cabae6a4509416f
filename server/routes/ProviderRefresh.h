// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/CoreQueue.h"
#include "oauth/UpstreamTokens.h"
#include "provider/Provider.h"
#include "provider/Waiters.h"

#include <map>
#include <set>

namespace gatehouse::routes {

/// Renews the provider's tokens of sessions ahead of their end, and asks whose they are where they
/// have none or cannot be renewed: one flight for a session however many ask, and nobody sees new
/// tokens before they are durable. What a provider gave and the disk did not take is kept here and
/// stored the next time, because the old ones may be dead. Core thread; keeps references to the
/// queue, the providers and what GrantParts name.
class ProviderRefresh : public QObject
{
    Q_OBJECT
public:
    struct Outcome
    {
        oauth::UpstreamState state = oauth::UpstreamState::Unavailable;
        std::optional<domain::ProviderTokens> tokens; ///< when Fresh; nothing for a local account
    };
    using Done = std::function<void(const Outcome &outcome)>;

    ProviderRefresh(
        net::CoreQueue &queue, oauth::GrantParts parts, QList<provider::Provider *> providers);

    /// The session's tokens, renewed or asked about if it is time. \a done is called once, later,
    /// outside of a batch, when all of it is durable; not at all once \a context is gone.
    void renew(const domain::Session &session, QObject *context, Done done,
        domain::Trust trust = domain::Trust::Kept);

    /// The batch keeps tokens that are used as soon as they are told.
    bool hasNewTokens() const;
    /// The batch is durable: who waits is told.
    void applyStaged();
    /// It is not: nothing of it holds, and who waits may ask again.
    void discardStaged();

private:
    struct Settled
    {
        domain::SessionId session;
        Outcome outcome;
        bool isKept = false; ///< the store has taken it
    };

    struct Question
    {
        domain::Session session;
        domain::ProviderTokens tokens; ///< its own
        domain::Trust trust = domain::Trust::Kept;
        std::optional<domain::ProviderTokens> newer; ///< of the same person: asked with instead
    };

    struct Pause
    {
        base::sys_seconds since;
        base::sys_seconds until;
    };

    void look(const domain::Session &session);
    void ask(const Question &question);
    void answered(const Question &question,
        const base::Result<provider::Renewed, provider::ProviderError> &result);
    void refused(const Question &question);
    void goOn(const Question &question, provider::ProviderError::Kind kind);
    void pause(const domain::SessionId &session, base::seconds time);
    bool isPaused(const domain::SessionId &session, domain::Trust trust) const;
    void keep(const domain::Session &session, const provider::Renewed &renewed);
    void end(const domain::Session &session);
    void settle(const domain::Session &session, const base::Result<oauth::UpstreamState> &state,
        const std::optional<domain::ProviderTokens> &tokens = std::nullopt);
    void forget(const domain::SessionId &session);
    void tell(const domain::SessionId &session, const Outcome &outcome);

    net::CoreQueue &m_queue;
    oauth::GrantParts m_parts;
    QList<provider::Provider *> m_providers;
    std::map<domain::SessionId, provider::Waiters<Outcome>> m_waiting;
    std::map<domain::SessionId, provider::Renewed> m_unsaved; ///< not known to be durable
    std::vector<Settled> m_staged;
    /// In which nothing is asked about tokens that do not near their end: the provider said nothing
    /// of them.
    std::map<domain::SessionId, Pause> m_pauses;
    std::set<domain::SessionId> m_doubted; ///< until they are looked at
};

} // namespace gatehouse::routes
