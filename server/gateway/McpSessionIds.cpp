// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/McpSessionIds.h"

#include "base/Base64Url.h"

#include <algorithm>

namespace gatehouse::gateway {

namespace {

constexpr qsizetype RandomBytes = 16;
constexpr qsizetype BodyBytes = RandomBytes + 1;
constexpr qsizetype MacBytes = 16;
constexpr std::size_t MaxEnded = 10'000;

QByteArray mac(const base::Secret &key, QByteArrayView body, const domain::SessionId &session)
{
    return base::hmacSha256(key.reveal(), body.toByteArray() + session.value)
        .toBytes()
        .first(MacBytes);
}

} // namespace

McpSessionIds::McpSessionIds(const QList<base::Secret> &keys, base::Random &random)
    : m_random(random)
{
    Q_ASSERT(!keys.isEmpty());
    for (const base::Secret &key : keys)
        m_keys.append(
            base::Secret(base::hmacSha256(key.reveal(), "gatehouse mcp session id 1").toBytes()));
}

QByteArray McpSessionIds::issue(const domain::SessionId &session, int revision)
{
    const QByteArray body = m_random.bytes(RandomBytes) + static_cast<char>(revision);
    return base::toBase64Url(body + mac(m_keys.first(), body, session));
}

std::optional<int> McpSessionIds::revisionOf(
    QByteArrayView id, const domain::SessionId &session) const
{
    const auto raw = base::fromBase64Url(id);
    if (!raw || raw->size() != BodyBytes + MacBytes)
        return std::nullopt;
    const QByteArray body = raw->first(BodyBytes);
    const QByteArrayView given = QByteArrayView(*raw).last(MacBytes);
    const bool isOurs = std::any_of(m_keys.begin(), m_keys.end(), [&](const base::Secret &key) {
        return base::Secret(mac(key, body, session)).equals(given);
    });
    if (!isOurs)
        return std::nullopt;
    const std::lock_guard lock(m_mutex);
    if (!m_ended.empty() && m_ended.contains(base::sha256(id)))
        return std::nullopt;
    return static_cast<unsigned char>(body.back());
}

void McpSessionIds::end(QByteArrayView id)
{
    const base::Digest digest = base::sha256(id);
    const std::lock_guard lock(m_mutex);
    if (!m_ended.insert(digest).second)
        return;
    m_endedOrder.push_back(digest);
    if (m_endedOrder.size() > MaxEnded) {
        m_ended.erase(m_endedOrder.front());
        m_endedOrder.pop_front();
    }
}

} // namespace gatehouse::gateway
