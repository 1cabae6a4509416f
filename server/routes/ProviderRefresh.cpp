// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/ProviderRefresh.h"

#include "routes/ProviderNews.h"

#include <QLoggingCategory>
#include <QPointer>

#include <algorithm>

namespace gatehouse::routes {

using oauth::UpstreamState;
using provider::ProviderError;

namespace {

Q_LOGGING_CATEGORY(lcRenew, "gatehouse.token")

} // namespace

ProviderRefresh::ProviderRefresh(
    net::CoreQueue &queue, oauth::GrantParts parts, QList<provider::Provider *> providers)
    : m_queue(queue)
    , m_parts(parts)
    , m_providers(std::move(providers))
{ }

void ProviderRefresh::renew(
    const domain::Session &session, QObject *context, Done done, Trust trust)
{
    const bool underWay = m_waiting.contains(session.id);
    m_waiting[session.id].add(context, std::move(done));
    if (underWay)
        return;
    m_queue.enqueue([this, self = QPointer(this), session, trust] {
        if (self)
            look(session, trust);
    });
}

/// In a batch: what is kept of the session now, and what it needs.
void ProviderRefresh::look(const domain::Session &session, Trust trust)
{
    if (const auto unsaved = m_unsaved.find(session.id); unsaved != m_unsaved.end())
        return keep(session, unsaved->second);
    const auto sealed = m_parts.store.sealedProviderTokens(session.id);
    if (!sealed)
        return settle(session, base::Err(sealed.error()));
    const auto tokens =
        oauth::openProviderTokens(m_parts.keys, session.id, sealed->value_or(QByteArray()));
    if (!tokens)
        return end(session);
    const bool isDoubted = trust == Trust::Doubted;
    if (*tokens && isDoubted && oauth::areOver(**tokens, m_parts.clock.now()))
        return end(session);
    if (!*tokens || !oauth::needsRenewal(**tokens, m_parts.clock.now(), isDoubted))
        return settle(session, UpstreamState::Fresh, *tokens);
    ask(session, **tokens);
}

void ProviderRefresh::ask(const domain::Session &session, const domain::ProviderTokens &tokens)
{
    const auto provider = std::find_if(m_providers.cbegin(), m_providers.cend(),
        [&](const provider::Provider *one) { return one->name() == session.provider; });
    if (provider == m_providers.cend()) // taken out of the settings: nobody vouches any more
        return end(session);
    (*provider)->refresh({tokens, session.user}, this,
        [this, session, tokens](const base::Result<provider::Renewed, ProviderError> &result) {
            m_queue.enqueue([this, self = QPointer(this), session, tokens, result] {
                if (self)
                    answered(session, tokens, result);
            });
        });
}

/// In a batch of its own.
void ProviderRefresh::answered(const domain::Session &session, const domain::ProviderTokens &asked,
    const base::Result<provider::Renewed, ProviderError> &result)
{
    tellOfProvider(m_parts.events, session.provider, result ? nullptr : &result.error());
    if (result) {
        m_unsaved.insert_or_assign(session.id, *result);
        return keep(session, *result);
    }
    qCWarning(lcRenew) << "the provider did not renew or vouch for its token for session"
                       << session.id.value << result.error().message;
    if (result.error().kind == ProviderError::Kind::Refused)
        return end(session);
    goOn(session, asked);
}

/// The provider did not answer.
void ProviderRefresh::goOn(const domain::Session &session, const domain::ProviderTokens &tokens)
{
    switch (oauth::withoutAnswer(tokens, m_parts.clock.now())) {
    case oauth::Unasked::Good:
        return settle(session, UpstreamState::Fresh, tokens);
    case oauth::Unasked::Wanted:
        return settle(session, UpstreamState::Unavailable);
    case oauth::Unasked::TooOld:
        return end(session);
    }
}

void ProviderRefresh::keep(const domain::Session &session, const provider::Renewed &renewed)
{
    if (!renewed.person)
        qCWarning(lcRenew) << "who the provider's new token is for is not known:"
                           << session.id.value << renewed.person.error().message;
    if (!renewed.person && renewed.person.error().kind == ProviderError::Kind::Refused)
        return settle(session, oauth::endForeignSession(session, renewed.tokens, m_parts));
    const auto person = renewed.person ? std::optional(*renewed.person) : std::nullopt;
    settle(session, oauth::keepRenewedTokens(session, renewed.tokens, person, m_parts),
        renewed.tokens);
}

void ProviderRefresh::end(const domain::Session &session)
{
    settle(session, oauth::endRefusedSession(session, m_parts));
}

void ProviderRefresh::settle(const domain::Session &session,
    const base::Result<UpstreamState> &state, const std::optional<domain::ProviderTokens> &tokens)
{
    const auto reached = state ? *state : UpstreamState::Unavailable;
    m_staged.push_back({session.id,
        {reached, reached == UpstreamState::Fresh ? tokens : std::nullopt}, state.ok()});
}

bool ProviderRefresh::hasNewTokens() const
{
    return std::any_of(m_staged.cbegin(), m_staged.cend(), [this](const Settled &settled) {
        return settled.isKept && m_unsaved.find(settled.session) != m_unsaved.end();
    });
}

void ProviderRefresh::applyStaged()
{
    for (const Settled &settled : std::exchange(m_staged, {})) {
        if (settled.isKept)
            m_unsaved.erase(settled.session);
        tell(settled.session, settled.outcome);
    }
}

void ProviderRefresh::discardStaged()
{
    for (const Settled &settled : std::exchange(m_staged, {}))
        tell(settled.session, {});
}

void ProviderRefresh::tell(const domain::SessionId &session, const Outcome &outcome)
{
    const auto waiting = m_waiting.find(session);
    if (waiting == m_waiting.end())
        return;
    auto told = std::move(waiting->second);
    m_waiting.erase(waiting);
    told.answer(outcome);
}

} // namespace gatehouse::routes
