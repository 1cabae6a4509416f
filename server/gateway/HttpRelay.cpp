// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/HttpRelay.h"

#include "base/Json.h"
#include "gateway/AnswerChecks.h"
#include "gateway/HeaderPolicy.h"
#include "net/MediaType.h"

#include <QLoggingCategory>

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcUpstream, "gatehouse.gateway.upstream")

constexpr qsizetype SmallBytes = 64 * 1024; // answers up to here are given in one piece
constexpr qsizetype MaxGathered = 8 * 1024 * 1024; // of an answer that must be looked at

} // namespace

HttpRelay::HttpRelay(HttpUpstream &upstream, const Call &call, net::Reply reply)
    : QObject(&upstream)
    , m_upstream(upstream)
    , m_request(call.request)
    , m_caller(call.caller)
    , m_id(call.body.id())
    , m_reply(std::move(reply))
    , m_stream(m_reply, [this](bool on) {
        if (m_exchange)
            m_exchange->setReading(on);
    })
{
    if (const RpcMessage *message = call.body.single()) {
        m_expectsAnswer = !message->isNotification();
        m_isInitialize = message->method == u"initialize" && m_expectsAnswer;
    }
    if (m_request.method != net::Method::Post)
        m_request.body.clear(); // nobody has judged it
    m_wantsWhole = !tools().isEveryTool() && asksForTools(call.body);
}

CallerTools HttpRelay::tools() const
{
    return {m_upstream.server().rules, *m_caller};
}

void HttpRelay::start()
{
    if (m_request.method == net::Method::Head)
        return answerHead();
    m_reply.whenGone([this] { finish(); });
    if (m_isOver || !resolveSession())
        return;
    if (m_upstream.server().config.forward == domain::Forward::ProviderToken)
        fetchToken();
    else
        send();
}

/// MCP has no HEAD, and an upstream's answer to it would be one without its content.
void HttpRelay::answerHead()
{
    net::Response response =
        rpcResponse(rpcError(m_id, RpcError::InvalidRequest, u"MCP has no such method."_s), 405);
    response.headers.append("Allow", "POST, GET, DELETE");
    m_reply.send(response);
    finish();
}

/// The client's id for its session as the upstream's own; nobody uses a session of somebody else.
bool HttpRelay::resolveSession()
{
    const QList<QByteArray> ids = m_request.headers.values("Mcp-Session-Id");
    if (ids.isEmpty() || m_isInitialize)
        return true;
    const auto upstreamId = ids.size() == 1
        ? m_upstream.parts().sessions->upstreamId(ids.first(), m_caller->session.id)
        : std::nullopt;
    if (!upstreamId) {
        m_reply.send(rpcResponse(
            rpcError(m_id, RpcError::Unauthorized, u"Session not found; initialize again."_s),
            404));
        finish();
        return false;
    }
    m_publicSession = ids.first();
    m_upstreamSession = *upstreamId;
    return true;
}

void HttpRelay::fetchToken()
{
    m_token = m_upstream.parts().tokens->fresh(m_caller->session.id);
    if (m_token)
        return send();
    const QPointer<HttpRelay> self(this);
    m_upstream.parts().tokens->fetch(
        m_caller->session, m_upstream.inbox(), [self](const ProviderTokens::Result &result) {
            if (!self || self->m_isOver)
                return;
            if (!result) {
                qCInfo(lcUpstream).noquote() << result.error().message;
                const auto [status, message] = withoutProviderToken(result.error());
                return self->fail(status, message, "provider_token");
            }
            self->m_token = result->accessToken;
            self->send();
        });
}

void HttpRelay::send()
{
    m_mode = Mode::Waiting;
    const Introduction introduction {
        m_upstream.server().config, m_caller->session, m_upstreamSession, m_token};
    m_exchange = m_upstream.client().send({.method = net::methodName(m_request.method),
                                              .headers = upstreamHeaders(m_request, introduction),
                                              .body = m_request.body},
        *this);
}

void HttpRelay::onHead(const net::AnswerHead &head)
{
    const int status = head.status;
    if (!isPlainCoded(head.headers))
        return fail(502, u"The MCP server compressed its answer unasked."_s, "malformed");
    if (status >= 300 && status < 400)
        return fail(
            502, u"The MCP server redirects elsewhere; its URL must be corrected."_s, "redirect");
    if (status == 401 || status == 403)
        return refuseToken(status);
    m_response = {status, head.headers.value("Content-Type"), clientHeaders(head.headers), {}};
    const bool isEvents = net::isMediaType(m_response.contentType, "text/event-stream");
    if (!takeSession(head))
        return;
    if (status == 200 && isEvents)
        return beginEvents();
    if (mayRecover(status) || status >= 400 || m_wantsWhole || !head.contentLength
        || *head.contentLength <= SmallBytes) {
        m_mode = Mode::Gather;
        return;
    }
    beginPieces();
}

/// The upstream's new session, under the name the client may use. False when that failed.
bool HttpRelay::takeSession(const net::AnswerHead &head)
{
    const QByteArray id = head.headers.value("Mcp-Session-Id");
    if (!m_isInitialize || head.status != 200 || id.isEmpty())
        return true;
    const auto sessions = m_upstream.parts().sessions;
    const auto publicId = sessions->publicId(id, m_caller->session.id);
    if (!publicId) {
        fail(502, u"The MCP server gave a session id that is none."_s, "malformed");
        return false;
    }
    sessions->remember(*publicId, m_caller->session.id, m_request.body);
    m_response.headers.append("Mcp-Session-Id", *publicId);
    return true;
}

void HttpRelay::beginEvents()
{
    m_mode = Mode::Events;
    m_request.body.clear();
    SseReader::Editor editor;
    // Any stream: a client that resumes gets what it had asked for elsewhere.
    if (!tools().isEveryTool())
        editor = [this](const QByteArray &data) {
            // An event to come back to, without a message (MCP 2025-11-25).
            return data.isEmpty() ? std::optional(data) : withoutForbiddenTools(data, tools());
        };
    m_stream.beginEvents(m_response, std::move(editor));
}

void HttpRelay::beginPieces()
{
    if (!net::isMediaType(m_response.contentType, "application/json"))
        return fail(502, u"The MCP server answered something that is no JSON."_s, "malformed");
    m_mode = Mode::Pieces;
    m_request.body.clear();
    m_stream.beginPieces(m_response);
}

void HttpRelay::onBody(QByteArrayView piece)
{
    if (m_mode == Mode::Gather) {
        m_gathered += piece;
        const bool mustBeWhole = m_wantsWhole || m_response.status >= 400;
        if (m_gathered.size() > (mustBeWhole ? MaxGathered : SmallBytes)) {
            if (mustBeWhole)
                return fail(502, u"The MCP server's answer is too large."_s, "malformed");
            beginPieces();
            if (m_mode == Mode::Pieces)
                m_stream.push(std::exchange(m_gathered, {}));
        }
        return;
    }
    m_stream.push(piece);
    if (!m_isOver && m_stream.hasFailed())
        onFault(net::ExchangeFault::Malformed);
}

void HttpRelay::onEnd()
{
    if (m_mode == Mode::Gather)
        return answerGathered();
    m_stream.end([this] { finish(); });
}

bool HttpRelay::mayRecover(int status) const
{
    return (status == 404 || status == 400) && !m_publicSession.isEmpty() && !m_hasRecovered;
}

void HttpRelay::answerGathered()
{
    if (m_response.status >= 400)
        return answerRefusal();
    if (!isGatheredGood())
        return fail(502, u"The MCP server answered something that is no JSON."_s, "malformed");
    if (m_request.method == net::Method::Delete && !m_publicSession.isEmpty())
        m_upstream.parts().sessions->forget(m_publicSession);
    m_response.body = std::exchange(m_gathered, {});
    if (m_response.body.isEmpty())
        m_response.contentType.clear();
    m_reply.send(m_response);
    finish();
}

/// Is it JSON, or nothing where nothing is enough? Takes out what may not be seen.
bool HttpRelay::isGatheredGood()
{
    if (m_gathered.isEmpty())
        return !m_expectsAnswer;
    if (!net::isMediaType(m_response.contentType, "application/json") || !looksLikeJson(m_gathered))
        return !m_expectsAnswer && (m_gathered.clear(), true);
    if (!m_wantsWhole)
        return true;
    auto filtered = withoutForbiddenTools(m_gathered, tools());
    if (filtered)
        m_gathered = std::move(*filtered);
    return filtered.has_value();
}

/// An answer of 400 or above, whole.
void HttpRelay::answerRefusal()
{
    const int status = m_response.status;
    // Servers of the older SDK say 400 where the protocol wants 404.
    const bool isAboutSession = status == 404 || m_gathered.toLower().contains("session");
    if (mayRecover(status) && isAboutSession)
        return recover();
    const bool isJson =
        net::isMediaType(m_response.contentType, "application/json") && looksLikeJson(m_gathered);
    if (status >= 500 && !isJson)
        return fail(502, u"The MCP server failed (HTTP %1)."_s.arg(status), "failed");
    if (isJson) {
        m_response.body = std::exchange(m_gathered, {});
    } else {
        net::Response response = rpcResponse(
            rpcError(m_id, status == 404 ? RpcError::Unauthorized : RpcError::InvalidRequest,
                u"The MCP server refused the request (HTTP %1)."_s.arg(status)),
            status);
        response.headers = m_response.headers;
        m_response = response;
    }
    m_reply.send(m_response);
    finish();
}

void HttpRelay::recover()
{
    m_hasRecovered = true;
    m_exchange.reset();
    m_gathered.clear();
    // A session that is to end has ended.
    if (m_request.method == net::Method::Delete) {
        m_upstream.parts().sessions->forget(m_publicSession);
        m_reply.send({.status = 204});
        return finish();
    }
    const Introduction introduction {m_upstream.server().config, m_caller->session, {}, m_token};
    m_upstream.recover(m_publicSession, m_upstreamSession, upstreamHeaders(m_request, introduction),
        this, [this](bool isGone) {
            if (m_isOver)
                return;
            const auto now =
                m_upstream.parts().sessions->upstreamId(m_publicSession, m_caller->session.id);
            if (now && *now != m_upstreamSession) {
                m_upstreamSession = *now;
                return send();
            }
            if (isGone)
                return fail(502, u"The MCP server went while it was asked."_s, "lost");
            m_reply.send(rpcResponse(
                rpcError(m_id, RpcError::Unauthorized, u"Session not found; initialize again."_s),
                404));
            finish();
        });
}

void HttpRelay::onFault(net::ExchangeFault fault)
{
    if (m_isOver)
        return;
    if (m_mode == Mode::Pieces || m_mode == Mode::Events) {
        // With ids in its events a client can ask for the rest; without them nothing more comes,
        // and what may not pass would not pass then either.
        const bool tell = m_expectsAnswer && (!m_stream.isResumable() || m_stream.hasFailed());
        const QByteArray message = base::toJson(rpcError(m_id, RpcError::InternalError,
            u"The MCP server broke off its answer."_s, QJsonObject {{u"reason"_s, u"lost"_s}}));
        m_exchange.reset();
        return m_stream.fail(tell ? message : QByteArray(), [this] { finish(); });
    }
    switch (fault) {
    case net::ExchangeFault::Unreachable:
        return fail(502, u"The MCP server cannot be reached."_s, "unreachable");
    case net::ExchangeFault::Lost:
        return fail(502, u"The MCP server closed the connection without an answer."_s, "lost");
    case net::ExchangeFault::TimedOut:
        return fail(504, u"The MCP server did not answer in time."_s, "timeout");
    case net::ExchangeFault::Malformed:
        return fail(502, u"The MCP server answered something that is no HTTP."_s, "malformed");
    }
}

/// 401 and 403 of the upstream are about what the gateway sent, never about the client's token: a
/// client that saw them would sign in again without end.
void HttpRelay::refuseToken(int status)
{
    const bool isForwarded = m_upstream.server().config.forward == domain::Forward::ProviderToken;
    const auto &tokens = m_upstream.parts().tokens; // there where tokens are forwarded
    if (isForwarded && status == 401)
        tokens->doubt(m_caller->session.id);
    else if (isForwarded)
        tokens->forget(m_caller->session.id);
    fail(502,
        isForwarded
            ? u"The MCP server does not accept the token of your sign-in provider; it may lack a "
              "permission there."_s
            : u"The MCP server does not accept the gateway's credentials; tell whoever runs it."_s,
        isForwarded ? "provider_token_refused" : "credentials_refused");
}

void HttpRelay::fail(int status, const QString &message, const char *reason)
{
    if (m_isOver)
        return;
    qCInfo(lcUpstream).noquote() << "MCP server"
                                 << QString::fromUtf8(m_upstream.server().config.name)
                                 << "gave no answer:" << reason;
    net::Response response = rpcResponse(
        rpcError(m_id, RpcError::InternalError, message,
            QJsonObject {{u"server"_s, QString::fromUtf8(m_upstream.server().config.name)},
                {u"reason"_s, QString::fromLatin1(reason)}}),
        status);
    if (status == 503 || status == 504)
        response.headers.append("Retry-After", "5");
    m_reply.send(response);
    finish();
}

void HttpRelay::tick()
{
    if (!m_isOver && m_mode == Mode::Events)
        m_stream.tick(StreamRelay::Time::now());
}

void HttpRelay::finish()
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_exchange.reset();
    m_upstream.forget(this);
    deleteLater();
}

} // namespace gatehouse::gateway
