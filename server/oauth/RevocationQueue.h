// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/KeyRing.h"
#include "base/Random.h"
#include "oauth/Store.h"

#include <set>

namespace gatehouse::oauth {

/// What came of one try to tell a provider.
struct Told
{
    enum class Kind {
        Revoked,
        Refused, ///< it said no for good
        Unsupported, ///< it cannot be told
        StillUsed, ///< it was not told, because another session lives by the same tokens
        Later, ///< no answer, 5xx, 429, or our own credentials were refused
    };
    Kind kind = Kind::Later;
    QString words; ///< for people; nothing secret
};

/// Tells providers of the tokens that nobody here uses any more, from the store's queue, so that
/// neither a crash nor a provider that is down loses one. Who speaks to a provider, and when to run
/// again, is its owner's part. Telling twice is harmless (RFC 7009 2.2), so a try whose outcome was
/// lost is simply made again. Core thread; keeps references.
class RevocationQueue
{
public:
    static constexpr int MaxAtOnce = 4;
    static constexpr base::seconds FirstWait {15};
    static constexpr base::seconds LongestWait {6 * 3600};
    static constexpr base::seconds GiveUpAfter {7 * 86400};

    using Done = std::function<void(const Told &)>;
    /// Tells \a provider that \a tokens, the record that was sealed, are over. Calls done once,
    /// later, inside a batch.
    using Tell =
        std::function<void(const QByteArray &provider, const base::Secret &tokens, Done done)>;

    struct Parts
    {
        Store &store;
        const base::KeyRing &keys;
        base::Random &random;
        const base::Clock &clock;
        Tell tell;
    };
    explicit RevocationQueue(Parts parts)
        : m(std::move(parts))
    { }

    /// Starts what is due, as many as may be under way. Inside a batch; after each Done too, which
    /// does it itself.
    void run();
    /// When to run next; nothing when nothing waits but what is under way.
    std::optional<base::sys_seconds> nextRunAt() const { return m_nextRunAt; }

private:
    void rest();
    void start(const DueRevocation &due);
    base::Result<bool> isStillUsed(const DueRevocation &due, const QByteArray &tokens) const;
    void settle(const DueRevocation &due, const Told &told);
    base::Result<void> keep(const DueRevocation &due, const Told &told);
    base::seconds waitAfter(int attempts);

    const Parts m;
    std::set<qint64> m_underWay;
    std::optional<base::sys_seconds> m_nextRunAt;
    std::optional<base::sys_seconds> m_restsUntil; ///< the store fails: nobody is told in vain
};

} // namespace gatehouse::oauth
