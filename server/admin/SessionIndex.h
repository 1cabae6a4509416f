// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Session.h"
#include "protocol/Messages.h"

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace gatehouse::admin {

/// What the workers have counted of one session since they last told.
struct SessionUse
{
    domain::SessionId session;
    protocol::Counted counted;
    base::sys_seconds usedAt {};
    QByteArray usedFrom {}; ///< the address of who used it last
};

/// Every session that lives, as rows to look at: what the store said at the start, kept true by the
/// events since. So lists are filtered and sorted without the disk. Rows are immutable and
/// shared: who keeps one keeps what it was. Core thread.
class SessionIndex
{
public:
    using Row = std::shared_ptr<const protocol::SessionRow>;

    explicit SessionIndex(QByteArray issuer)
        : m_issuer(std::move(issuer))
    { }

    void reset(const QList<domain::Session> &sessions);
    /// The row of \a session as it is now.
    Row put(const domain::Session &session);
    /// Now: \a at, what was used so far is kept.
    Row noteRefresh(const domain::Session &session, base::sys_seconds at);
    /// Null when no such session lives.
    Row noteUse(const SessionUse &use);
    bool remove(const domain::SessionId &id) { return m_rows.erase(id) > 0; }
    Row find(const domain::SessionId &id) const;

    int size() const { return int(m_rows.size()); }
    protocol::SessionsPage page(const protocol::SessionsQuery &query) const;
    protocol::People people(const protocol::ListQuery &query) const;
    int peopleCount() const;
    /// How many sessions have each client, and each server (its URL).
    std::unordered_map<QByteArray, int> countByClient() const;
    std::unordered_map<QByteArray, int> countByResource() const;
    /// All of them, the oldest first.
    std::vector<Row> snapshot() const;

private:
    protocol::SessionRow rowOf(const domain::Session &session) const;

    const QByteArray m_issuer;
    std::unordered_map<domain::SessionId, Row> m_rows;
};

/// As many of \a rows from \a offset on as fit into an answer; at least one, \a limit at most.
QList<protocol::SessionRow> fittingRows(
    const std::vector<SessionIndex::Row> &rows, std::size_t offset, std::size_t limit);

} // namespace gatehouse::admin
