// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/UpstreamSessions.h"

#include "base/Base64Url.h"
#include "base/Digest.h"

#include <algorithm>

namespace gatehouse::gateway {

namespace {

constexpr qsizetype IdMacBytes = 16;
constexpr qsizetype MacCharacters = 22; // in base64url

QByteArray mac(
    const base::Secret &key, const QByteArray &upstreamId, const domain::SessionId &session)
{
    // The length in front keeps ("ab", "c") apart from ("a", "bc").
    const QByteArray both =
        QByteArray::number(session.value.size()) + ':' + session.value + upstreamId;
    return base::toBase64Url(base::hmacSha256(key.reveal(), both).toBytes().first(IdMacBytes));
}

} // namespace

UpstreamSessions::UpstreamSessions(QList<base::Secret> keys)
    : m_keys(std::move(keys))
{
    Q_ASSERT(!m_keys.isEmpty());
}

std::optional<QByteArray> UpstreamSessions::publicId(
    const QByteArray &upstreamId, const domain::SessionId &session) const
{
    const bool isVisible = std::all_of(
        upstreamId.begin(), upstreamId.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (upstreamId.isEmpty() || upstreamId.size() > MaxIdBytes || !isVisible)
        return std::nullopt;
    return mac(m_keys.first(), upstreamId, session) + upstreamId;
}

std::optional<QByteArray> UpstreamSessions::upstreamId(
    const QByteArray &publicId, const domain::SessionId &session)
{
    if (publicId.size() <= MacCharacters || publicId.size() > MacCharacters + MaxIdBytes)
        return std::nullopt;
    const QByteArray first = publicId.sliced(MacCharacters);
    const QByteArrayView given = QByteArrayView(publicId).first(MacCharacters);
    const bool isOurs = std::any_of(m_keys.begin(), m_keys.end(), [&](const base::Secret &key) {
        return base::Secret(mac(key, first, session)).equals(given);
    });
    if (!isOurs)
        return std::nullopt;
    const std::lock_guard lock(m_mutex);
    const auto kept = touch(publicId);
    return kept == m_order.end() ? first : kept->upstreamId;
}

void UpstreamSessions::remember(
    const QByteArray &publicId, const domain::SessionId &session, const QByteArray &initialize)
{
    if (initialize.size() > MaxInitializeBytes)
        return;
    const std::lock_guard lock(m_mutex);
    if (const auto old = touch(publicId); old != m_order.end())
        erase(old);
    m_order.push_front({publicId, session, publicId.sliced(MacCharacters), initialize});
    m_byId.emplace(publicId, m_order.begin());
    ++m_counts[session];
    m_bytes += initialize.size();
    while (m_order.size() > MaxSessions || m_bytes > MaxTotalBytes)
        erase(std::prev(m_order.end()));
}

std::optional<QByteArray> UpstreamSessions::initialize(const QByteArray &publicId)
{
    const std::lock_guard lock(m_mutex);
    const auto kept = touch(publicId);
    return kept == m_order.end() ? std::nullopt : std::optional(kept->initialize);
}

bool UpstreamSessions::replace(
    const QByteArray &publicId, const QByteArray &used, const QByteArray &fresh)
{
    const std::lock_guard lock(m_mutex);
    const auto kept = touch(publicId);
    if (kept == m_order.end() || kept->upstreamId != used)
        return false;
    kept->upstreamId = fresh;
    return true;
}

void UpstreamSessions::forget(const QByteArray &publicId)
{
    const std::lock_guard lock(m_mutex);
    if (const auto kept = touch(publicId); kept != m_order.end())
        erase(kept);
}

void UpstreamSessions::endSession(const domain::SessionId &session)
{
    const std::lock_guard lock(m_mutex);
    if (!m_counts.contains(session))
        return;
    for (auto kept = m_order.begin(); kept != m_order.end();) {
        const auto next = std::next(kept);
        if (kept->session == session)
            erase(kept);
        kept = next;
    }
}

std::size_t UpstreamSessions::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_order.size();
}

/// m_mutex is held.
UpstreamSessions::Order::iterator UpstreamSessions::touch(const QByteArray &publicId)
{
    const auto found = m_byId.find(publicId);
    if (found == m_byId.end())
        return m_order.end();
    m_order.splice(m_order.begin(), m_order, found->second);
    return found->second;
}

/// m_mutex is held.
void UpstreamSessions::erase(Order::iterator kept)
{
    m_bytes -= kept->initialize.size();
    m_byId.erase(kept->publicId);
    const auto count = m_counts.find(kept->session);
    if (--count->second == 0)
        m_counts.erase(count);
    m_order.erase(kept);
}

} // namespace gatehouse::gateway
