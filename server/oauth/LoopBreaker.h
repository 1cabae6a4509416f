// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Digest.h"
#include "domain/Ids.h"

#include <array>
#include <list>
#include <unordered_map>

namespace gatehouse::oauth {

/// Notices a client that opens the sign-in again and again in one browser. Remembers the latest
/// requests of a bounded number of pairs; the pair that was quiet the longest makes room. Keeps a
/// reference to the clock; core thread.
class LoopBreaker
{
public:
    static constexpr std::size_t TooMany = 5; ///< requests
    static constexpr base::seconds Within {60};
    static constexpr std::size_t MaxPairs = 4096;

    explicit LoopBreaker(const base::Clock &clock)
        : m_clock(clock)
    { }

    /// Counts a request; true when it is one too many.
    bool isLooping(const base::Digest &browser, const domain::ClientId &client);
    /// The person wants to go on: the count begins anew.
    void forgive(const base::Digest &browser, const domain::ClientId &client);
    std::size_t size() const { return m_pairs.size(); }

private:
    struct Pair
    {
        base::Digest key;
        std::array<base::sys_seconds, TooMany> latest {}; ///< a ring
        std::size_t count = 0;
    };
    using Pairs = std::list<Pair>; ///< the latest first

    static base::Digest keyFor(const base::Digest &browser, const domain::ClientId &client);

    const base::Clock &m_clock;
    Pairs m_pairs;
    std::unordered_map<base::Digest, Pairs::iterator> m_byKey;
};

} // namespace gatehouse::oauth
