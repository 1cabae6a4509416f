// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/ProviderRefresh.h"

#include "routes/ProviderNews.h"

#include <QLoggingCategory>
#include <QPointer>

#include <algorithm>

namespace gatehouse::routes {

using domain::Trust;
using oauth::UpstreamState;
using provider::ProviderError;

namespace {

Q_LOGGING_CATEGORY(lcRenew, "gatehouse.token")

constexpr std::size_t MaxPauses = 10'000;

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
    if (trust == Trust::Doubted)
        m_doubted.insert(session.id);
    const bool underWay = m_waiting.contains(session.id);
    m_waiting[session.id].add(context, std::move(done));
    if (underWay)
        return;
    m_queue.enqueue([this, self = QPointer(this), session] {
        if (self)
            look(session);
    });
}

/// In a batch: what is kept of the session now, and what it needs.
void ProviderRefresh::look(const domain::Session &session)
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
    const base::sys_seconds now = m_parts.clock.now();
    const Trust trust = m_doubted.erase(session.id) > 0 ? Trust::Doubted : Trust::Kept;
    if (*tokens && trust == Trust::Doubted && oauth::areOver(**tokens, now))
        return end(session);
    const bool isWanted = *tokens && oauth::needsRenewal(**tokens, now, trust)
        && (oauth::nearTheirEnd(**tokens, now) || !isPaused(session.id, trust));
    if (!isWanted)
        return settle(session, UpstreamState::Fresh, *tokens);
    ask({session, **tokens, trust, std::nullopt});
}

void ProviderRefresh::ask(const Question &question)
{
    const auto provider = std::find_if(m_providers.cbegin(), m_providers.cend(),
        [&](const provider::Provider *one) { return one->name() == question.session.provider; });
    if (provider == m_providers.cend()) // taken out of the settings: nobody vouches any more
        return end(question.session);
    (*provider)->refresh({question.newer.value_or(question.tokens), question.session.user}, this,
        [this, question](const base::Result<provider::Renewed, ProviderError> &result) {
            m_queue.enqueue([this, self = QPointer(this), question, result] {
                if (self)
                    answered(question, result);
            });
        });
}

/// In a batch of its own.
void ProviderRefresh::answered(
    const Question &question, const base::Result<provider::Renewed, ProviderError> &result)
{
    const domain::Session &session = question.session;
    tellOfProvider(m_parts.events, session.provider, result ? nullptr : &result.error());
    if (result) {
        provider::Renewed renewed = *result;
        if (question.newer) { // it has vouched for those, and for the person
            renewed.tokens = question.tokens;
            pause(session.id, oauth::AskAgainAfter);
        }
        m_unsaved.insert_or_assign(session.id, renewed);
        return keep(session, renewed);
    }
    qCWarning(lcRenew) << "the provider did not renew or vouch for its token for session"
                       << session.id.value << result.error().message;
    if (result.error().kind == ProviderError::Kind::Refused)
        return refused(question);
    goOn(question, result.error().kind);
}

/// A token that nobody has needed may have made room for newer ones of the same person, which is no
/// word about the person.
void ProviderRefresh::refused(const Question &question)
{
    const bool isLasting = !question.tokens.refreshToken;
    const bool isNeeded = question.trust == Trust::Doubted;
    if (!isLasting || question.newer || isNeeded)
        return end(question.session);
    auto newer = oauth::newerTokensOf(question.session, question.tokens, m_parts);
    if (!newer)
        return settle(question.session, base::Err(newer.error()));
    if (!*newer)
        return end(question.session);
    ask({question.session, question.tokens, question.trust, std::move(*newer)});
}

/// The provider said nothing of the tokens.
void ProviderRefresh::goOn(const Question &question, ProviderError::Kind kind)
{
    if (oauth::nearTheirEnd(question.tokens, m_parts.clock.now()))
        return settle(question.session, UpstreamState::Unavailable);
    pause(question.session.id,
        kind == ProviderError::Kind::Unsaid ? oauth::AskAgainAfter : oauth::DoubtPause);
    settle(question.session, UpstreamState::Fresh, question.tokens);
}

void ProviderRefresh::pause(const domain::SessionId &session, base::seconds time)
{
    const base::sys_seconds now = m_parts.clock.now();
    if (m_pauses.size() >= MaxPauses)
        std::erase_if(m_pauses, [now](const auto &pause) { return pause.second.until <= now; });
    if (m_pauses.size() < MaxPauses)
        m_pauses.insert_or_assign(session, Pause {now, now + time});
}

bool ProviderRefresh::isPaused(const domain::SessionId &session, Trust trust) const
{
    const auto pause = m_pauses.find(session);
    if (pause == m_pauses.end())
        return false;
    const auto &[since, until] = pause->second;
    const base::sys_seconds end =
        trust == Trust::Doubted ? std::min(until, since + oauth::DoubtPause) : until;
    return m_parts.clock.now() < end;
}

void ProviderRefresh::forget(const domain::SessionId &session)
{
    m_pauses.erase(session);
    m_doubted.erase(session);
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
    if (outcome.state == UpstreamState::SessionOver)
        forget(session);
    told.answer(outcome);
}

} // namespace gatehouse::routes
