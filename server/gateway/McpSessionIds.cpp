// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/McpSessionIds.h"

#include "base/Base64Url.h"

namespace gatehouse::gateway {

namespace {

constexpr qsizetype RandomBytes = 16;
constexpr qsizetype BodyBytes = RandomBytes + 1;
constexpr qsizetype MacBytes = 16;
constexpr std::size_t MaxEnded = 10'000;

} // namespace

McpSessionIds::McpSessionIds(const base::Secret &key, base::Random &random)
    : m_key(base::hmacSha256(key.reveal(), "gatehouse mcp session id 1").toBytes())
    , m_random(random)
{ }

QByteArray McpSessionIds::mac(QByteArrayView body, const domain::SessionId &session) const
{
    return base::hmacSha256(m_key.reveal(), body.toByteArray() + session.value)
        .toBytes()
        .first(MacBytes);
}

QByteArray McpSessionIds::issue(const domain::SessionId &session, int revision)
{
    const QByteArray body = m_random.bytes(RandomBytes) + static_cast<char>(revision);
    return base::toBase64Url(body + mac(body, session));
}

std::optional<int> McpSessionIds::revisionOf(
    QByteArrayView id, const domain::SessionId &session) const
{
    const auto raw = base::fromBase64Url(id);
    if (!raw || raw->size() != BodyBytes + MacBytes)
        return std::nullopt;
    const QByteArray body = raw->first(BodyBytes);
    if (!base::Secret(mac(body, session)).equals(QByteArrayView(*raw).last(MacBytes)))
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
