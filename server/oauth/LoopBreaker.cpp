// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/LoopBreaker.h"

namespace gatehouse::oauth {

bool LoopBreaker::isLooping(const base::Digest &browser, const domain::ClientId &client)
{
    const base::Digest key = keyFor(browser, client);
    const auto known = m_byKey.find(key);
    if (known != m_byKey.end()) {
        m_pairs.splice(m_pairs.begin(), m_pairs, known->second);
    } else {
        m_pairs.push_front({.key = key});
        m_byKey.emplace(key, m_pairs.begin());
    }
    if (m_pairs.size() > MaxPairs) {
        m_byKey.erase(m_pairs.back().key);
        m_pairs.pop_back();
    }
    Pair &pair = m_pairs.front();
    const base::sys_seconds now = m_clock.now();
    pair.latest[pair.count++ % TooMany] = now;
    // The slot that comes next holds the oldest of the last five.
    return pair.count >= TooMany && now - pair.latest[pair.count % TooMany] < Within;
}

void LoopBreaker::forgive(const base::Digest &browser, const domain::ClientId &client)
{
    const auto known = m_byKey.find(keyFor(browser, client));
    if (known == m_byKey.end())
        return;
    m_pairs.erase(known->second);
    m_byKey.erase(known);
}

base::Digest LoopBreaker::keyFor(const base::Digest &browser, const domain::ClientId &client)
{
    return base::sha256(browser.toBytes() + client.value);
}

} // namespace gatehouse::oauth
