// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/StdioPool.h"

#include "gateway/Revisions.h"
#include "gateway/StdioIdentity.h"

#include <QJsonArray>

#include <algorithm>

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;
using domain::Isolation;

namespace {

constexpr qsizetype MaxSubscriptions = 1000; ///< of one session

/// Not an id: those are base64url.
QByteArray statelessKey(const domain::SessionId &owner)
{
    return "stateless:" + owner.value;
}

bool isRequest(const CallBody::Entry &entry)
{
    return entry.message && !entry.message->isNotification();
}

} // namespace

StdioPool::StdioPool(Parts parts)
    : m_ids(parts.ids)
    , m_table(std::move(parts.table),
          [this](const QByteArray &child) { return m_returns.hearerOf(child); })
    , m_returns(m_table, std::move(parts.rules))
{ }

void StdioPool::refuse(const StdioCall &call, int status, RpcError code, const QString &message,
    std::chrono::seconds retryAfter)
{
    StdioNews news {.kind = StdioNews::Kind::Whole};
    news.response = rpcResponse(rpcError(call.body.id(), code, message), status);
    if (retryAfter.count() > 0)
        news.response.headers.append("Retry-After", QByteArray::number(retryAfter.count()));
    call.tell(std::move(news));
}

void StdioPool::take(const StdioCall &call)
{
    if (call.method == net::Method::Post)
        takePost(call);
    else if (call.isStateless)
        // MCP 2026-07-28, Streamable HTTP: one way in.
        refuse(call, 405, RpcError::InvalidRequest, u"This revision has POST only."_s);
    else if (call.method == net::Method::Get)
        takeStream(call);
    else if (call.method == net::Method::Delete)
        takeEnd(call);
    else
        refuse(call, 405, RpcError::InvalidRequest, u"Send POST, GET or DELETE."_s);
}

void StdioPool::takePost(const StdioCall &call)
{
    const RpcMessage *single = call.body.single();
    if (call.isStateless && single)
        return takeStateless(call, *single);
    if (single && single->method == u"initialize" && !single->isNotification())
        return initialize(call, *single);
    StdioSession *session = known(call);
    if (!session)
        return;
    // MCP 2025-06-18 removed batches; a session begins with a request of its own.
    const auto &entries = call.body.entries;
    const bool initializes = std::any_of(entries.begin(), entries.end(), [](const auto &entry) {
        return isRequest(entry) && entry.message->method == u"initialize";
    });
    if (call.body.isBatch && (initializes || session->version() != sessionRevisions().first()))
        return refuse(call, 400, RpcError::InvalidRequest,
            u"Batches exist in revision 2025-03-26 only, without initialize."_s);
    const auto requests = std::count_if(entries.begin(), entries.end(), isRequest);
    if (requests > 0)
        session->openPost(call, int(requests));
    for (const CallBody::Entry &entry : entries) {
        if (isRequest(entry))
            forward(*session, call, entry);
        else if (entry.message)
            note(*session, call, entry);
        else
            passAnswer(*session, entry.object);
    }
    if (requests == 0)
        call.tell({.kind = StdioNews::Kind::Whole, .response = {.status = 202}});
}

void StdioPool::takeStream(const StdioCall &call)
{
    if (!call.acceptsEvents)
        return refuse(
            call, 406, RpcError::InvalidRequest, u"Accept text/event-stream for this stream."_s);
    if (StdioSession *session = known(call))
        session->openStanding(call);
}

void StdioPool::takeEnd(const StdioCall &call)
{
    const StdioSession *session = known(call);
    if (!session)
        return;
    const QByteArray key = session->facts().key;
    m_ids.end(key);
    m_table.end(key, {});
    call.tell({.kind = StdioNews::Kind::Whole, .response = {.status = 204}});
}

StdioSession *StdioPool::known(const StdioCall &call)
{
    if (call.mcpSessions.size() != 1) {
        refuse(call, 400, RpcError::InvalidRequest, u"Send the Mcp-Session-Id header once."_s);
        return nullptr;
    }
    const QByteArray &id = call.mcpSessions.first();
    const domain::SessionId &owner = call.caller->session.id;
    StdioSession *session = m_ids.revisionOf(id, owner) ? m_table.session(id) : nullptr;
    if (!session || session->facts().owner != owner) {
        // Also one this server has forgotten.
        call.tell({.kind = StdioNews::Kind::Whole, .response = sessionNotFound(call.body.id())});
        return nullptr;
    }
    const bool knowsVersion = call.versions.isEmpty()
        || (call.versions.size() == 1
            && (QString::fromUtf8(call.versions.first()) == session->version()
                || sessionRevisions().contains(QString::fromUtf8(call.versions.first()))));
    if (!knowsVersion) {
        StdioNews news {.kind = StdioNews::Kind::Whole};
        news.response = rpcResponse(
            rpcError(call.body.id(), RpcError::UnsupportedVersion,
                u"Unsupported protocol version."_s,
                QJsonObject {{u"supported"_s, QJsonArray::fromStringList(servedRevisions())},
                    {u"requested"_s, QString::fromUtf8(call.versions.first())}}),
            400);
        call.tell(std::move(news));
        return nullptr;
    }
    session->touch();
    return session;
}

QJsonObject StdioPool::introducedBy(const StdioCall &call, const QJsonObject &message) const
{
    return introduced(message, call.caller->session, m_table.server().forward);
}

void StdioPool::initialize(const StdioCall &call, const RpcMessage &message)
{
    const QJsonValue version = message.params.value("protocolVersion"_L1);
    if (!version.isString())
        return refuse(call, 400, RpcError::InvalidParams, u"params.protocolVersion is missing."_s);
    const QByteArray key = m_ids.issue(call.caller->session.id, agreedRevision(version.toString()));
    StdioSession *session = m_table.open(key, call);
    if (!session)
        return refuse(call, 429, RpcError::InternalError,
            u"Too many MCP sessions are open; close some."_s, std::chrono::seconds(30));
    session->setVersion(version.toString());
    session->openPost(call, 1);
    const QJsonObject own = introducedBy(call, call.body.entries.front().object);
    StdioChild &child = m_table.childOf(*session, call, own.value("params"_L1).toObject());
    child.request({}, {key, call.reply, message.id, message.method});
}

void StdioPool::takeStateless(const StdioCall &call, const RpcMessage &message)
{
    if (!message.isNotification() && !stateless::hasMethod(message.method))
        return refuse(call, 404, RpcError::MethodNotFound, u"This revision has no such method."_s);
    if (message.isNotification())
        return call.tell({.kind = StdioNews::Kind::Whole, .response = {.status = 202}});
    if (message.method == u"subscriptions/listen" && !call.acceptsEvents)
        return refuse(
            call, 406, RpcError::InvalidRequest, u"Accept text/event-stream to listen."_s);
    const QByteArray key = statelessKey(call.caller->session.id);
    StdioSession *session = m_table.session(key);
    if (!session)
        session = m_table.open(key, call);
    if (!session)
        return refuse(call, 429, RpcError::InternalError,
            u"Too many MCP sessions are open; close some."_s, std::chrono::seconds(30));
    session->touch();
    if (message.method == u"subscriptions/listen") {
        // What can be listened to is known when the child is ready.
        m_returns.expectListener(call);
        StdioChild &child = m_table.childOf(*session, call, stateless::initializeParams(message));
        return child.request({}, {key, call.reply, message.id, u"server/discover"_s});
    }
    session->openPost(call, 1);
    forward(*session, call, call.body.entries.front());
}

void StdioPool::forward(StdioSession &session, const StdioCall &call, const CallBody::Entry &entry)
{
    const RpcMessage &message = *entry.message;
    const bool isStateless = session.facts().isStateless;
    if (answersItself(session, call, message))
        return;
    StdioChild &child = m_table.childOf(
        session, call, isStateless ? stateless::initializeParams(message) : QJsonObject());
    const QJsonObject object = introducedBy(call, entry.object);
    child.request(isStateless ? stateless::toServer(object) : object,
        {session.facts().key, call.reply, message.id, message.method});
}

/// What is ours to know, and what one of several clients of a child must not do to the others.
bool StdioPool::answersItself(
    StdioSession &session, const StdioCall &call, const RpcMessage &message)
{
    const QString uri = message.params.value("uri"_L1).toString();
    bool isDone = message.method == u"ping";
    if (message.method == u"resources/subscribe") {
        if (session.subscriptions.size() >= MaxSubscriptions) {
            session.sendAnswer(call.reply,
                rpcError(message.id, RpcError::InvalidParams, u"Too many subscriptions."_s), 200);
            return true;
        }
        session.subscriptions.insert(uri);
    } else if (message.method == u"resources/unsubscribe") {
        session.subscriptions.remove(uri);
        isDone = m_table.subscribed(session.facts().child).contains(uri);
    } else if (message.method == u"logging/setLevel") {
        // Its log would be everybody's.
        isDone = m_table.isolation() != Isolation::Session;
    }
    if (isDone)
        session.sendAnswer(call.reply, rpcResult(message.id, {}), 200);
    return isDone;
}

void StdioPool::note(StdioSession &session, const StdioCall &call, const CallBody::Entry &entry)
{
    const QString &method = entry.message->method;
    if (method == u"notifications/cancelled")
        return cancel(session, entry.message->params.value("requestId"_L1));
    if (m_table.isolation() != Isolation::Session)
        return;
    StdioChild &child = m_table.childOf(session, call, {});
    if (method == u"notifications/initialized")
        child.announce();
    else
        child.notify(introducedBy(call, entry.object));
}

void StdioPool::cancel(StdioSession &session, const QJsonValue &requestId)
{
    StdioChild *child = m_table.child(session.facts().child);
    if (!child)
        return;
    std::vector<quint64> streams;
    child->cancel(
        [&](const Asker &asker) {
            const bool isIt = asker.session == session.facts().key && asker.id == requestId
                && asker.method != u"initialize";
            if (isIt)
                streams.push_back(asker.stream);
            return isIt;
        },
        u"cancelled by the client"_s);
    for (const quint64 stream : streams)
        session.drop(stream);
}

void StdioPool::passAnswer(StdioSession &session, QJsonObject answer)
{
    StdioChild *child = m_table.child(session.facts().child);
    const auto serverId = session.takeAsked(answer.value("id"_L1));
    if (!child || !serverId)
        return;
    answer.insert("id"_L1, *serverId);
    child->answer(answer);
}

void StdioPool::leave(const domain::SessionId &owner, quint64 reply, bool canResume)
{
    m_returns.forgetListener(reply);
    for (StdioSession *session : m_table.sessionsOf(owner)) {
        if (!session->isReadBy(reply))
            continue;
        const QSet<QString> listened = session->listened();
        const std::vector<quint64> left = session->leave(reply, canResume);
        StdioChild *child = m_table.child(session->facts().child);
        if (left.empty() || !child)
            return;
        const QSet<QString> rest = m_table.subscribed(session->facts().child);
        for (const QString &uri : listened) {
            if (!rest.contains(uri))
                StdioReturns::subscribe(*child, u"resources/unsubscribe"_s, uri);
        }
        return giveUp(*session, left);
    }
}

/// Nobody waits for the answers any more.
void StdioPool::giveUp(StdioSession &session, const std::vector<quint64> &streams)
{
    const QByteArray key = session.facts().key;
    bool wasBeginning = false;
    m_table.child(session.facts().child)
        ->cancel(
            [&](const Asker &asker) {
                const bool isIt = asker.session == key
                    && std::find(streams.begin(), streams.end(), asker.stream) != streams.end();
                wasBeginning = wasBeginning || (isIt && asker.method == u"initialize");
                return isIt;
            },
            u"the client has left"_s);
    if (wasBeginning) // nobody knows its id
        m_table.end(key, {});
}

void StdioPool::endOwner(const domain::SessionId &owner)
{
    m_table.endOwner(owner);
}

void StdioPool::tick(StdioTable::Time::time_point now)
{
    m_table.tick(now);
}

} // namespace gatehouse::gateway
