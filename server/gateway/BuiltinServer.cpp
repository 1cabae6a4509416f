// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/BuiltinServer.h"

#include "base/Json.h"
#include "gateway/BuiltinTools.h"
#include "gateway/HeaderRule.h"
#include "gateway/Revisions.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int CacheMilliseconds = 300'000;

net::Response fault(int status, const QJsonValue &id, RpcError code, const QString &message,
    const QJsonValue &data = QJsonValue::Undefined)
{
    return rpcResponse(rpcError(id, code, message, data), status);
}

net::Response accepted()
{
    return {.status = 202};
}

/// There are no prompts and no resources, and the lists say so: many clients ask without looking.
QJsonObject capabilities()
{
    return {{u"tools"_s, QJsonObject()}, {u"prompts"_s, QJsonObject()},
        {u"resources"_s, QJsonObject()}};
}

/// The lists and what they are called in their result.
std::optional<QJsonObject> listFor(const QString &method)
{
    static const QHash<QString, std::pair<QString, QJsonArray>> lists {
        {u"tools/list"_s, {u"tools"_s, builtinTools()}}, {u"prompts/list"_s, {u"prompts"_s, {}}},
        {u"resources/list"_s, {u"resources"_s, {}}},
        {u"resources/templates/list"_s, {u"resourceTemplates"_s, {}}}};
    const auto list = lists.constFind(method);
    if (list == lists.cend())
        return std::nullopt;
    return QJsonObject {{list->first, list->second}};
}

/// What a result of 2026-07-28 carries besides its content.
QJsonObject stamped(QJsonObject result, const QString &method, const QJsonObject &serverInfo)
{
    result.insert("resultType"_L1, u"complete"_s);
    result.insert("_meta"_L1, QJsonObject {{u"io.modelcontextprotocol/serverInfo"_s, serverInfo}});
    if (listFor(method) || method == u"server/discover") {
        result.insert("ttlMs"_L1, CacheMilliseconds);
        result.insert("cacheScope"_L1, u"private"_s);
    }
    return result;
}

/// JSON-RPC errors of the protocol, not of a tool, also have a status in 2026-07-28.
int statelessStatus(const QJsonObject &answer)
{
    const int code = answer.value("error"_L1).toObject().value("code"_L1).toInt();
    return code == static_cast<int>(RpcError::MethodNotFound) ? 404 : 200;
}

} // namespace

BuiltinServer::BuiltinServer(Options options, McpSessionIds &sessions, const base::Clock &clock)
    : m_options(std::move(options))
    , m_sessions(sessions)
    , m_clock(clock)
    , m_startedAt(clock.now())
{ }

net::Response BuiltinServer::answer(
    const net::Request &request, const oauth::AccessRecord &caller) const
{
    switch (request.method) {
    case net::Method::Post:
        return answerPost(request, caller);
    case net::Method::Delete:
        return endSession(request, caller);
    default: {
        // MCP, Streamable HTTP: a server that has nothing to say unasked offers no GET stream.
        net::Response response = fault(
            405, QJsonValue::Null, RpcError::InvalidRequest, u"This server has no event stream."_s);
        response.headers.append("Allow", "POST, DELETE");
        return response;
    }
    }
}

net::Response BuiltinServer::answerPost(
    const net::Request &request, const oauth::AccessRecord &caller) const
{
    const QByteArray mediaType =
        request.headers.value("Content-Type").split(';').first().trimmed().toLower();
    if (mediaType != "application/json")
        return fault(415, QJsonValue::Null, RpcError::InvalidRequest, u"Send application/json."_s);
    if (base::jsonDepth(request.body) > base::MaxJsonDepth)
        return fault(
            400, QJsonValue::Null, RpcError::ParseError, u"The JSON is nested too deeply."_s);
    const auto document = QJsonDocument::fromJson(request.body);
    if (document.isArray())
        return answerBatch(request, caller);
    if (!document.isObject())
        return fault(400, QJsonValue::Null, RpcError::ParseError, u"The body is not JSON."_s);
    const QJsonObject object = document.object();
    const auto message = readMessage(object);
    if (!message)
        return isRpcResponse(object) ? accepted()
                                     : fault(400, QJsonValue::Null, RpcError::InvalidRequest,
                                         u"Not a JSON-RPC 2.0 message."_s);
    return claimsStateless(request, *message) ? answerStateless(request, *message, caller)
                                              : answerMessage(request, *message, caller);
}

net::Response BuiltinServer::answerBatch(
    const net::Request &request, const oauth::AccessRecord &caller) const
{
    int revision = -1;
    if (auto refused = refuseSession(request, caller, QJsonValue::Null, &revision))
        return *refused;
    const QJsonArray batch = QJsonDocument::fromJson(request.body).array();
    // MCP 2025-06-18 removed batches; JSON-RPC 2.0 6: an empty one is invalid.
    if (revision != 0 || batch.isEmpty() || batch.size() > MaxBatch)
        return fault(400, QJsonValue::Null, RpcError::InvalidRequest,
            u"Batches exist in revision 2025-03-26 only, with 1 to 50 messages."_s);
    QJsonArray answers;
    for (const auto &entry : batch) {
        const auto message = readMessage(entry.toObject());
        if (message && !message->isNotification())
            answers.append(dispatch(*message, caller));
        else if (!message && !isRpcResponse(entry.toObject()))
            answers.append(rpcError(
                QJsonValue::Null, RpcError::InvalidRequest, u"Not a JSON-RPC 2.0 message."_s));
    }
    if (answers.isEmpty())
        return accepted();
    return {.contentType = "application/json", .body = base::toJson(answers)};
}

net::Response BuiltinServer::answerMessage(
    const net::Request &request, const RpcMessage &message, const oauth::AccessRecord &caller) const
{
    if (message.method == u"initialize" && !message.isNotification())
        return initialize(message, caller);
    if (auto refused = refuseSession(request, caller, message.id))
        return *refused;
    if (message.isNotification())
        return accepted();
    return rpcResponse(dispatch(message, caller));
}

net::Response BuiltinServer::answerStateless(
    const net::Request &request, const RpcMessage &message, const oauth::AccessRecord &caller) const
{
    if (const auto refused = checkStatelessHeaders(request, message, Versions::Served))
        return fault(400, message.id, refused->code, refused->message, refused->data);
    if (message.isNotification())
        return accepted();
    if (message.method == u"initialize" || message.method == u"ping")
        return fault(
            404, message.id, RpcError::MethodNotFound, u"This revision has no such method."_s);

    QJsonObject answer = dispatch(message, caller);
    if (message.method == u"server/discover")
        answer = rpcResult(message.id,
            {{u"supportedVersions"_s, QJsonArray::fromStringList(servedRevisions())},
                {u"capabilities"_s, capabilities()}, {u"instructions"_s, m_options.instructions}});
    const QJsonValue result = answer.value("result"_L1);
    if (result.isObject())
        answer.insert("result"_L1, stamped(result.toObject(), message.method, serverInfo()));
    return rpcResponse(answer, statelessStatus(answer));
}

net::Response BuiltinServer::initialize(
    const RpcMessage &message, const oauth::AccessRecord &caller) const
{
    const QJsonValue requested = message.params.value("protocolVersion"_L1);
    if (!requested.isString())
        return fault(
            400, message.id, RpcError::InvalidParams, u"params.protocolVersion is missing."_s);
    const int revision = agreedRevision(requested.toString());
    QJsonObject result {{u"protocolVersion"_s, sessionRevisions().at(revision)},
        {u"capabilities"_s, capabilities()}, {u"serverInfo"_s, serverInfo()}};
    if (!m_options.instructions.isEmpty())
        result.insert("instructions"_L1, m_options.instructions);
    net::Response response = rpcResponse(rpcResult(message.id, result));
    response.headers.append("Mcp-Session-Id", m_sessions.issue(caller.session.id, revision));
    return response;
}

net::Response BuiltinServer::endSession(
    const net::Request &request, const oauth::AccessRecord &caller) const
{
    if (auto refused = refuseSession(request, caller, QJsonValue::Null))
        return *refused;
    m_sessions.end(request.headers.value("Mcp-Session-Id"));
    return {.status = 204};
}

std::optional<net::Response> BuiltinServer::refuseSession(const net::Request &request,
    const oauth::AccessRecord &caller, const QJsonValue &id, int *revision) const
{
    const QList<QByteArray> versions = request.headers.values("MCP-Protocol-Version");
    if (!versions.isEmpty() && !servedRevisions().contains(QString::fromUtf8(versions.first())))
        return fault(400, id, RpcError::UnsupportedVersion, u"Unsupported protocol version."_s,
            QJsonObject {{u"supported"_s, QJsonArray::fromStringList(servedRevisions())},
                {u"requested"_s, QString::fromUtf8(versions.first())}});
    const QByteArray session = request.headers.value("Mcp-Session-Id");
    if (session.isEmpty())
        return fault(400, id, RpcError::InvalidRequest, u"The Mcp-Session-Id header is missing."_s);
    const auto agreed = m_sessions.revisionOf(session, caller.session.id);
    if (!agreed)
        return fault(404, id, RpcError::Unauthorized, u"Session not found; initialize again."_s);
    if (revision)
        *revision = *agreed;
    return std::nullopt;
}

QJsonObject BuiltinServer::dispatch(
    const RpcMessage &message, const oauth::AccessRecord &caller) const
{
    if (message.method == u"ping")
        return rpcResult(message.id, {});
    if (const auto list = listFor(message.method)) {
        QJsonObject answer = rpcResult(message.id, *list);
        removeForbiddenTools(answer, {m_rules, caller});
        return answer;
    }
    if (message.method != u"tools/call")
        return rpcError(message.id, RpcError::MethodNotFound, u"There is no such method here."_s);
    const base::sys_seconds now = m_clock.now();
    const auto result = callBuiltinTool(message.params.value("name"_L1).toString(),
        message.params.value("arguments"_L1).toObject(), {caller, now - m_startedAt, now});
    return result ? rpcResult(message.id, *result)
                  : rpcError(message.id, RpcError::InvalidParams, u"There is no such tool here."_s);
}

QJsonObject BuiltinServer::serverInfo() const
{
    return {{u"name"_s, u"gatehouse"_s}, {u"title"_s, m_options.title},
        {u"version"_s, QStringLiteral(GATEHOUSE_VERSION)}};
}

} // namespace gatehouse::gateway
