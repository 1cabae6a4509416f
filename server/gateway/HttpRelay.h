// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/HttpUpstream.h"
#include "gateway/StreamRelay.h"
#include "gateway/ToolFilter.h"

namespace gatehouse::gateway {

/// One request on its way to an MCP server with a URL, and its answer on the way back. Child of its
/// HttpUpstream; deletes itself when it is over.
class HttpRelay final : public QObject, private net::ExchangeOwner
{
    Q_OBJECT
public:
    HttpRelay(HttpUpstream &upstream, const Call &call, net::Reply reply);

    /// Call once.
    void start();
    /// About once a second: what streams need while they are silent.
    void tick();

private:
    /// What is done with the answer's body.
    enum class Mode {
        Waiting, ///< for the head
        Gather, ///< whole, to be looked at or because it is small
        Pieces, ///< passed on as it comes
        Events, ///< an event stream
    };

    void onHead(const net::AnswerHead &head) override;
    void onBody(QByteArrayView piece) override;
    void onEnd() override;
    void onFault(net::ExchangeFault fault) override;

    CallerTools tools() const;
    void answerHead();
    bool resolveSession();
    void fetchToken();
    void send();
    void recover();
    bool mayRecover(int status) const;
    bool takeSession(const net::AnswerHead &head);
    void beginEvents();
    void beginPieces();
    void answerGathered();
    void answerRefusal();
    bool isGatheredGood();

    void fail(int status, const QString &message, const char *reason);
    void refuseToken(int status);
    void finish();

    HttpUpstream &m_upstream;
    net::Request m_request; ///< the body goes when the answer begins
    oauth::PublishedTable::Snapshot m_caller;
    QJsonValue m_id; ///< to answer with
    bool m_expectsAnswer = false; ///< it is a request of JSON-RPC
    bool m_isInitialize = false;
    bool m_wantsWhole = false; ///< the answer must be looked at
    net::Reply m_reply;
    StreamRelay m_stream;
    std::unique_ptr<net::Exchange> m_exchange;
    std::optional<base::Secret> m_token;
    QByteArray m_publicSession; ///< as the client names it; empty: none
    QByteArray m_upstreamSession;
    bool m_hasRecovered = false;
    Mode m_mode = Mode::Waiting;
    net::Response m_response; ///< to be given
    QByteArray m_gathered;
    bool m_isOver = false;
};

} // namespace gatehouse::gateway
