// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Bench.h"

#include <vector>

namespace gatehouse::test {

/// What codes and tokens may do, small enough to be read as the specification: it says what a
/// request must be answered and what lives afterwards. It is asked before the server is.
class TokenModel
{
public:
    using Time = base::sys_seconds;

    struct Code
    {
        QByteArray value;
        QByteArray client;
        Time end {};
        bool taken = false;
        int session = -1;
    };
    struct Pair
    {
        QByteArray refresh;
        QByteArray access;
        Time refreshEnd {};
        Time accessEnd {};
        std::optional<Time> usedAt;
        bool accessRevoked = false;
    };
    struct Session
    {
        QByteArray client;
        Time end {};
        bool ended = false;
        std::vector<Pair> chain; ///< the last one is the only one that may be used
    };
    enum class Verdict { Opened, Rotated, Repeated, Refused, Replayed, CodeReplayed };

    TokenModel(const oauth::Profile &profile)
        : m_profile(&profile)
    { }

    std::vector<Code> codes;
    std::vector<Session> sessions;

    /// RFC 6749 4.1.2: single use, whatever comes of it; a second use takes back what the first
    /// one gave.
    Verdict redeem(const Code &presented, const QByteArray &client, bool rightVerifier, Time now)
    {
        Code &code = *std::find_if(codes.begin(), codes.end(),
            [&](const Code &known) { return known.value == presented.value; });
        if (code.taken) {
            const bool lived = code.session >= 0 && !sessions[size_t(code.session)].ended;
            if (lived)
                sessions[size_t(code.session)].ended = true;
            return lived ? Verdict::CodeReplayed : Verdict::Refused;
        }
        if (code.end <= now)
            return Verdict::Refused;
        code.taken = true;
        if (client != code.client || !rightVerifier)
            return Verdict::Refused;
        code.session = int(sessions.size());
        sessions.push_back({client, now + m_profile->refreshMaxTtl, false, {}});
        return Verdict::Opened;
    }

    /// RFC 9700 4.14.2, with the grace for a client that did not hear the answer.
    Verdict refresh(int session, std::size_t generation, const QByteArray &client, Time now)
    {
        Session &of = sessions[size_t(session)];
        Pair &pair = of.chain[generation];
        if (of.ended || client != of.client || of.end <= now)
            return Verdict::Refused;
        if (pair.usedAt) {
            if (now - *pair.usedAt <= m_profile->refreshGrace && !of.chain[generation + 1].usedAt)
                return Verdict::Repeated;
            of.ended = true;
            return Verdict::Replayed;
        }
        if (pair.refreshEnd <= now)
            return Verdict::Refused;
        pair.usedAt = now;
        return Verdict::Rotated;
    }

    /// The answer brought this pair.
    void add(int session, const QByteArray &access, const QByteArray &refresh, Time now)
    {
        Session &of = sessions[size_t(session)];
        of.chain.push_back({refresh, access, std::min(now + m_profile->refreshIdleTtl, of.end),
            std::min(now + m_profile->accessTtl, of.end), std::nullopt, false});
    }

    /// RFC 7009 2.1: an access token ends alone, only for its client.
    void revokeAccess(int session, std::size_t generation, const QByteArray &client, Time now)
    {
        if (client == sessions[size_t(session)].client && lives(session, generation, now))
            sessions[size_t(session)].chain[generation].accessRevoked = true;
    }
    /// A refresh token ends its session.
    void revokeRefresh(int session, const QByteArray &client)
    {
        Session &of = sessions[size_t(session)];
        of.ended = of.ended || client == of.client;
    }

    bool lives(int session, std::size_t generation, Time now) const
    {
        const Session &of = sessions[size_t(session)];
        const Pair &pair = of.chain[generation];
        const auto newer = std::count_if(of.chain.begin() + qsizetype(generation) + 1,
            of.chain.end(), [](const Pair &other) { return !other.accessRevoked; });
        return !of.ended && of.end > now && pair.accessEnd > now && !pair.accessRevoked
            && newer < oauth::MaxAccessTokensPerSession;
    }

private:
    const oauth::Profile *m_profile;
};

} // namespace gatehouse::test
