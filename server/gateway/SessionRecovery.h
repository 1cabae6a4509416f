// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/StreamClient.h"

#include <functional>
#include <optional>

namespace gatehouse::gateway {

/// Begins an MCP session anew at an upstream that has been restarted: sends the `initialize` it
/// once began with, then `notifications/initialized`.
class SessionRecovery final : public QObject, private net::ExchangeOwner
{
    Q_OBJECT
public:
    struct Outcome
    {
        std::optional<QByteArray> id; ///< the new one upstream; nothing: it did not work
        bool isGone = false; ///< the upstream could not be asked: it may work later
    };
    using Done = std::function<void(const Outcome &)>;

    /// \a headers: as for any request of that session, without Mcp-Session-Id. \a done is called
    /// once, later; empty \a initialize: with nothing.
    SessionRecovery(net::StreamClient &client, const net::Headers &headers,
        const QByteArray &initialize, Done done);

private:
    void onHead(const net::AnswerHead &head) override;
    void onBody(QByteArrayView) override { }
    void onEnd() override;
    void onFault(net::ExchangeFault fault) override;

    void finish(const Outcome &outcome);

    net::StreamClient &m_client;
    const net::Headers m_headers;
    Done m_done; ///< null once called
    std::unique_ptr<net::Exchange> m_exchange;
    QTimer m_deadline;
    QByteArray m_id; ///< empty before the answer to initialize
    bool m_isIntroduced = false; ///< notifications/initialized has been sent
    bool m_isGood = false; ///< the head of the answer under way was a good one
};

} // namespace gatehouse::gateway
