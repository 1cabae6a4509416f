// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/ProviderTokens.h"
#include "gateway/ServerSet.h"
#include "gateway/StdioAnswer.h"
#include "gateway/StdioHub.h"

#include <unordered_map>

namespace gatehouse::gateway {

/// A stdio server as one worker sees it: hands every request to the hub, and writes what comes
/// back.
class StdioUpstream final : public Upstream
{
public:
    /// \a server has a StdioTarget, the one \a port was opened with.
    StdioUpstream(std::shared_ptr<const Server> server, std::shared_ptr<StdioPort> port,
        std::shared_ptr<ProviderTokens> tokens);
    ~StdioUpstream() override;

    void handle(const Call &call, net::Reply reply) override;
    void endSession(const domain::SessionId &session) override;
    bool isIdle() const override { return m_answers.empty(); }

private:
    struct Open
    {
        std::unique_ptr<StdioAnswer> answer;
        domain::SessionId owner;
    };

    void dispatch(StdioCall call);
    void onNews(quint64 reply, const StdioNews &news);
    void onGone(quint64 reply);
    bool isOpen(quint64 reply) const;
    void tick();
    void sweep();

    const std::shared_ptr<const Server> m_server;
    const std::shared_ptr<StdioPort> m_port;
    const std::shared_ptr<ProviderTokens> m_tokens;
    std::shared_ptr<net::Inbox> m_inbox;
    std::unordered_map<quint64, Open> m_answers; ///< by number of reply
    QTimer m_ticks;
    QTimer m_sweep;
};

} // namespace gatehouse::gateway
