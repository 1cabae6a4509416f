// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Digest.h"
#include "base/Random.h"
#include "base/Secret.h"
#include "domain/Ids.h"

#include <QList>

#include <deque>
#include <mutex>
#include <optional>
#include <unordered_set>

namespace gatehouse::gateway {

/// The `Mcp-Session-Id`s of the revisions up to 2025-11-25. An id carries a random part, the
/// revision agreed on, and a mac over both and the OAuth session, so that it needs no table,
/// outlives a restart and is nobody else's. Only the ones a client has ended are remembered, the
/// latest 10,000 of them. Any thread.
class McpSessionIds
{
public:
    /// \a keys: RS_TOKENS_ENC_KEY. The first one issues, every one is accepted, so that ids live
    /// through a rotation as tokens do.
    McpSessionIds(const QList<base::Secret> &keys, base::Random &random);

    /// \a revision: index into sessionRevisions().
    QByteArray issue(const domain::SessionId &session, int revision);
    /// The revision agreed on, or nothing: unknown, of another session, or ended.
    std::optional<int> revisionOf(QByteArrayView id, const domain::SessionId &session) const;
    void end(QByteArrayView id);

private:
    QList<base::Secret> m_keys; ///< never empty
    base::Random &m_random;
    mutable std::mutex m_mutex;
    std::unordered_set<base::Digest> m_ended; ///< guarded by m_mutex
    std::deque<base::Digest> m_endedOrder; ///< guarded by m_mutex
};

} // namespace gatehouse::gateway
