// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/StdioUpstream.h"

#include "gateway/EventLog.h"
#include "gateway/HeaderRule.h"
#include "gateway/Revisions.h"

#include <QLoggingCategory>

#include <atomic>

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcStdioUpstream, "gatehouse.stdio")

/// The first revision whose clients expect an empty event to begin with (2025-11-25, Streamable
/// HTTP). Dates compare as text.
constexpr QByteArrayView FirstWithPriming = "2025-11-25";

/// One number for each reply of the process, whatever the worker.
quint64 nextReply()
{
    static std::atomic<quint64> last {0};
    return ++last;
}

bool accepts(const net::Request &request, QByteArrayView mediaType)
{
    for (const QByteArray &field : request.headers.values("Accept")) {
        for (const QByteArray &range : field.split(',')) {
            const QByteArray type = range.split(';').first().trimmed().toLower();
            if (type == mediaType || type == "*/*")
                return true;
        }
    }
    return false;
}

bool claimsStateless(const Call &call)
{
    if (const RpcMessage *message = call.body.single())
        return claimsStateless(call.request, *message);
    return call.request.headers.value("MCP-Protocol-Version") == statelessRevision().toUtf8();
}

StdioAnswer::Traits traitsOf(const StdioCall &call)
{
    const RpcMessage *message = call.body.single();
    const bool isInitialize = message && message->method == u"initialize";
    StdioAnswer::Traits traits {// The answer to initialize carries the session's id in its head.
        .mayBeEvents = call.acceptsEvents && call.method == net::Method::Post && !isInitialize,
        .isBatch = call.body.isBatch};
    const bool isPrimed = !call.isStateless && call.method == net::Method::Post
        && call.versions.size() == 1 && QByteArrayView(call.versions.first()) >= FirstWithPriming;
    if (isPrimed)
        traits.firstEventId = EventLog::text({call.reply, 0});
    return traits;
}

} // namespace

StdioUpstream::StdioUpstream(std::shared_ptr<const Server> server, std::shared_ptr<StdioPort> port,
    std::shared_ptr<ProviderTokens> tokens)
    : m_server(std::move(server))
    , m_port(std::move(port))
    , m_tokens(std::move(tokens))
    , m_inbox(std::make_shared<net::Inbox>([this] {
        for (const net::Inbox::Command &command : m_inbox->takeAll().commands)
            command();
    }))
{
    QObject::connect(&m_ticks, &QTimer::timeout, &m_ticks, [this] { tick(); });
    m_ticks.start(std::chrono::seconds(1));
    m_sweep.setSingleShot(true);
    QObject::connect(&m_sweep, &QTimer::timeout, &m_sweep, [this] { sweep(); });
}

StdioUpstream::~StdioUpstream()
{
    m_inbox->close();
    for (const auto &[reply, open] : m_answers)
        m_port->leave(open.owner, reply, open.answer->canResume());
}

void StdioUpstream::handle(const Call &call, net::Reply reply)
{
    const net::Request &request = call.request;
    const quint64 number = nextReply();
    StdioCall stdioCall {.reply = number,
        .tell =
            [this, number, inbox = m_inbox](StdioNews news) {
                inbox->put([this, number, news = std::move(news)] { onNews(number, news); });
            },
        .caller = call.caller,
        .method = request.method,
        .body = call.body,
        .isStateless = claimsStateless(call),
        .acceptsEvents = accepts(request, "text/event-stream"),
        .mcpSessions = request.headers.values("Mcp-Session-Id"),
        .versions = request.headers.values("MCP-Protocol-Version"),
        .lastEventId = request.headers.value("Last-Event-ID")};
    m_answers.emplace(number,
        Open {std::make_unique<StdioAnswer>(reply, traitsOf(stdioCall)), call.caller->session.id});
    reply.whenGone([this, number] { onGone(number); });
    if (!isOpen(number)) // gone at once: what is not asked need not be given up
        return;
    dispatch(std::move(stdioCall));
}

void StdioUpstream::dispatch(StdioCall call)
{
    if (m_server->config.forward != domain::Forward::ProviderToken)
        return m_port->take(std::move(call));
    call.providerToken = m_tokens->fresh(call.caller->session.id);
    if (call.providerToken)
        return m_port->take(std::move(call));
    const domain::Session session = call.caller->session;
    m_tokens->fetch(session, m_inbox, [this, call](const ProviderTokens::Result &result) {
        if (!isOpen(call.reply))
            return;
        if (result) {
            StdioCall complete = call;
            complete.providerToken = result->accessToken;
            return m_port->take(std::move(complete));
        }
        qCInfo(lcStdioUpstream).noquote() << result.error().message;
        StdioNews news {.kind = StdioNews::Kind::Whole};
        const auto [status, message] = withoutProviderToken(result.error());
        news.response =
            rpcResponse(rpcError(call.body.id(), RpcError::InternalError, message), status);
        onNews(call.reply, news);
    });
}

void StdioUpstream::onNews(quint64 reply, const StdioNews &news)
{
    const auto found = m_answers.find(reply);
    if (found == m_answers.end())
        return;
    StdioAnswer &answer = *found->second.answer;
    answer.take(news);
    if (answer.isOver())
        m_sweep.start(0);
}

bool StdioUpstream::isOpen(quint64 reply) const
{
    const auto found = m_answers.find(reply);
    return found != m_answers.end() && !found->second.answer->isOver();
}

/// May be called from within an answer.
void StdioUpstream::onGone(quint64 reply)
{
    const auto found = m_answers.find(reply);
    if (found == m_answers.end())
        return;
    m_port->leave(found->second.owner, reply, found->second.answer->canResume());
    found->second.answer->abandon();
    m_sweep.start(0);
}

void StdioUpstream::endSession(const domain::SessionId &session)
{
    if (m_tokens)
        m_tokens->forget(session);
    m_port->endOwner(session);
}

void StdioUpstream::tick()
{
    const auto now = StdioAnswer::Time::now();
    for (const auto &[reply, open] : m_answers)
        open.answer->tick(now);
    sweep();
}

void StdioUpstream::sweep()
{
    std::erase_if(m_answers, [](const auto &entry) { return entry.second.answer->isOver(); });
}

} // namespace gatehouse::gateway
