// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/BuiltinServer.h"
#include "gateway/Upstream.h"

namespace gatehouse::gateway {

/// The built-in server behind the door; the same one for all workers.
class BuiltinUpstream final : public Upstream
{
public:
    /// \a server must outlive this.
    explicit BuiltinUpstream(const BuiltinServer &server)
        : m_server(server)
    { }

    void handle(const Call &call, net::Reply reply) override
    {
        reply.send(m_server.answer(call.request, *call.caller));
    }
    void endSession(const domain::SessionId &) override { }
    bool isIdle() const override { return true; }

private:
    const BuiltinServer &m_server;
};

} // namespace gatehouse::gateway
