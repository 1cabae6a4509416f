// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/ProviderTokens.h"

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr base::seconds RefreshAhead {60};
constexpr base::seconds LongestMemory {300}; // then the core is asked whether it is still the one
constexpr std::size_t MaxKept = 10'000;

} // namespace

NoProviderToken withoutProviderToken(const base::Error &error)
{
    if (error.kind == base::ErrorKind::NotFound)
        return {403,
            u"This MCP server is asked with the token of a sign-in provider, and whoever calls has "
            "none: a personal access token, an agent or a local account cannot use it; sign in "
            "with a provider."_s};
    return {503,
        u"The sign-in provider gives no token for this server now; try again, or sign in again."_s};
}

std::optional<base::Secret> ProviderTokens::fresh(const domain::SessionId &session) const
{
    const std::lock_guard lock(m_mutex);
    const auto kept = m_kept.find(session);
    if (kept == m_kept.end() || kept->second.until <= m_clock.now())
        return std::nullopt;
    return kept->second.token.accessToken;
}

void ProviderTokens::fetch(
    const domain::Session &session, std::shared_ptr<net::Inbox> inbox, Done done)
{
    m_ask(session, takeTrust(session.id),
        [this, session = session.id, inbox = std::move(inbox), done = std::move(done)](
            Result result) {
            if (result)
                keep(session, *result);
            inbox->put([done, result] { done(result); });
        });
}

void ProviderTokens::keep(const domain::SessionId &session, const ProviderToken &token)
{
    const base::sys_seconds now = m_clock.now();
    base::sys_seconds until = now + LongestMemory;
    if (token.expiresAt)
        until = std::min(until, *token.expiresAt - RefreshAhead);
    const std::lock_guard lock(m_mutex);
    if (m_kept.size() >= MaxKept)
        std::erase_if(m_kept, [now](const auto &entry) { return entry.second.until <= now; });
    if (m_kept.size() < MaxKept)
        m_kept.insert_or_assign(session, Kept {token, until});
}

void ProviderTokens::doubt(const domain::SessionId &session)
{
    const std::lock_guard lock(m_mutex);
    m_kept.erase(session);
    if (m_doubted.size() < MaxKept)
        m_doubted.insert(session);
}

domain::Trust ProviderTokens::takeTrust(const domain::SessionId &session)
{
    const std::lock_guard lock(m_mutex);
    return m_doubted.erase(session) > 0 ? domain::Trust::Doubted : domain::Trust::Kept;
}

void ProviderTokens::forget(const domain::SessionId &session)
{
    const std::lock_guard lock(m_mutex);
    m_kept.erase(session);
    m_doubted.erase(session);
}

} // namespace gatehouse::gateway
