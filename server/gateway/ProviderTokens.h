// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "base/Secret.h"
#include "domain/ProviderTokens.h"
#include "domain/Session.h"
#include "net/Inbox.h"

#include <functional>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace gatehouse::gateway {

/// The provider's access token of a session.
struct ProviderToken
{
    base::Secret accessToken;
    std::optional<base::sys_seconds> expiresAt; ///< nothing: it does not expire
};

/// What a caller hears when there is no token.
struct NoProviderToken
{
    int status;
    QString message;
};
NoProviderToken withoutProviderToken(const base::Error &error);

/// The provider's tokens as workers need them for Forward::ProviderToken: remembered while fresh,
/// else asked of the core thread. Any thread.
class ProviderTokens
{
public:
    /// NotFound: the session has no such token and will have none.
    using Result = base::Result<ProviderToken>;
    /// Asks the core for a token that is fresh now; callable from any thread. The answer may come
    /// on any thread, once. The core refreshes ahead, once for all who ask.
    using Ask =
        std::function<void(const domain::Session &, domain::Trust, std::function<void(Result)>)>;
    using Done = std::function<void(Result)>;

    ProviderTokens(Ask ask, const base::Clock &clock)
        : m_ask(std::move(ask))
        , m_clock(clock)
    { }

    /// The remembered one, if it is good for a while yet.
    std::optional<base::Secret> fresh(const domain::SessionId &session) const;
    /// \a done is called on the thread of \a inbox, later.
    void fetch(const domain::Session &session, std::shared_ptr<net::Inbox> inbox, Done done);
    /// It was refused by who it was meant for: the next fetch() says so.
    void doubt(const domain::SessionId &session);
    /// Its session is over.
    void forget(const domain::SessionId &session);

private:
    struct Kept
    {
        ProviderToken token;
        base::sys_seconds until {};
    };
    void keep(const domain::SessionId &session, const ProviderToken &token);
    domain::Trust takeTrust(const domain::SessionId &session);

    const Ask m_ask;
    const base::Clock &m_clock;
    mutable std::mutex m_mutex;
    std::unordered_map<domain::SessionId, Kept> m_kept; ///< guarded by m_mutex
    std::unordered_set<domain::SessionId> m_doubted; ///< guarded by m_mutex
};

} // namespace gatehouse::gateway
