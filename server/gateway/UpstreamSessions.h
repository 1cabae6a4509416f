// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "domain/Ids.h"

#include <QList>

#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace gatehouse::gateway {

/// The `Mcp-Session-Id`s of one upstream as clients see them: a mac over the OAuth session, then
/// the upstream's own id. So an id is nobody else's, and needs no table. What is kept, within
/// bounds and the longest unused first to go, is how each session began, so that it can begin again
/// when the upstream has forgotten it; and which id it has there since. Any thread.
class UpstreamSessions
{
public:
    static constexpr qsizetype MaxIdBytes = 512;
    static constexpr qsizetype MaxInitializeBytes = 16 * 1024;
    static constexpr std::size_t MaxSessions = 10'000;
    static constexpr qsizetype MaxTotalBytes = 16 * 1024 * 1024;

    /// \a keys: this server's alone. The first one makes ids, every one is accepted.
    explicit UpstreamSessions(QList<base::Secret> keys);

    /// How a client names the session \a upstreamId. Nothing when it is too long or holds what no
    /// id may hold (visible ASCII only).
    std::optional<QByteArray> publicId(
        const QByteArray &upstreamId, const domain::SessionId &session) const;
    /// Its present id upstream, or nothing: unknown, or somebody else's.
    std::optional<QByteArray> upstreamId(
        const QByteArray &publicId, const domain::SessionId &session);

    /// Remembers the `initialize` request it began with; one that is too long is not.
    void remember(
        const QByteArray &publicId, const domain::SessionId &session, const QByteArray &initialize);
    /// That request, if it is still known.
    std::optional<QByteArray> initialize(const QByteArray &publicId);
    /// \a used is dead, \a fresh is its successor. False when somebody else was quicker.
    bool replace(const QByteArray &publicId, const QByteArray &used, const QByteArray &fresh);
    void forget(const QByteArray &publicId);
    void endSession(const domain::SessionId &session);

    std::size_t size() const;

private:
    struct Kept
    {
        QByteArray publicId;
        domain::SessionId session;
        QByteArray upstreamId;
        QByteArray initialize;
    };
    using Order = std::list<Kept>;

    Order::iterator touch(const QByteArray &publicId);
    void erase(Order::iterator kept);

    const QList<base::Secret> m_keys; ///< never empty
    mutable std::mutex m_mutex;
    Order m_order; ///< guarded by m_mutex; the latest used first
    std::unordered_map<QByteArray, Order::iterator> m_byId; ///< guarded by m_mutex
    std::unordered_map<domain::SessionId, int> m_counts; ///< guarded by m_mutex; of m_order
    qsizetype m_bytes = 0; ///< guarded by m_mutex
};

} // namespace gatehouse::gateway
