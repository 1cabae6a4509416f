// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proof/ToolList.h"

#include "base/Json.h"
#include "findings/PeerFindings.h"
#include "models/ServerWords.h"

#include <QJsonArray>

namespace gatehouse::proof {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Result;

namespace {

constexpr int MostPages = 50;
constexpr char Revision[] = "2025-06-18";

} // namespace

ToolList::ToolList(Web &web, const QUrl &server, base::Secret token, Done done, QObject *parent)
    : QObject(parent)
    , m_web(web)
    , m_server(server)
    , m_token(std::move(token))
    , m_done(std::move(done))
{ }

void ToolList::start()
{
    call("initialize",
        {{u"protocolVersion"_s, QLatin1String(Revision)}, {u"capabilities"_s, QJsonObject()},
            {u"clientInfo"_s,
                QJsonObject {{u"name"_s, u"Gatehouse set-up"_s},
                    {u"version"_s, QStringLiteral(GATEHOUSE_VERSION)}}}},
        [this](const QJsonObject &result) {
            m_revision = result.value("protocolVersion"_L1).toString().toUtf8();
            announce();
        });
}

WebRequest ToolList::request(const QByteArray &method, const QByteArray &body) const
{
    WebRequest request {.method = method, .url = m_server, .body = body};
    request.fields = {{"Authorization", "Bearer " + m_token.reveal()},
        {"Accept", "application/json, text/event-stream"}};
    if (!body.isEmpty())
        request.fields.emplaceBack("Content-Type", "application/json");
    if (!m_session.isEmpty())
        request.fields.emplaceBack("Mcp-Session-Id", m_session);
    if (!m_revision.isEmpty())
        request.fields.emplaceBack("MCP-Protocol-Version", m_revision);
    return request;
}

void ToolList::call(const QByteArray &method, const QJsonObject &params, const Next &next)
{
    const QJsonObject message {{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, ++m_id},
        {u"method"_s, QString::fromUtf8(method)}, {u"params"_s, params}};
    m_web.ask(request("POST", base::toJson(message)), this,
        [this, next](const Result<WebAnswer, Failure> &answer) {
            if (!answer)
                return finish(Err(answer.error()));
            take(*answer, next);
        });
}

void ToolList::take(const WebAnswer &answer, const Next &next)
{
    if (answer.status == 401)
        return finish(Err(Failure {tr("The server does not know this sign-in any more (HTTP 401)."),
            tr("Its session has ended. Sign in again.")}));
    if (answer.fields.contains("mcp-session-id"))
        m_session = answer.fields.value("mcp-session-id");
    const auto message = base::parseJsonObject(findings::rpcAnswerIn(answer.body), Web::MostBytes);
    if (!message)
        return finish(Err(Failure {tr("%1 does not answer as an MCP server (HTTP %2).")
                                       .arg(m_server.toString())
                                       .arg(answer.status),
            tr("See its entry among the MCP servers, and its own log.")}));
    const QJsonObject error = message->value("error"_L1).toObject();
    if (!error.isEmpty() || answer.status >= 400)
        return finish(
            Err(Failure {tr("The MCP server refuses: %1")
                             .arg(models::ServerWords::said(error.value("message"_L1).toString())),
                tr("See its entry among the MCP servers, and its own log.")}));
    next(message->value("result"_L1).toObject());
}

void ToolList::announce()
{
    m_web.ask(request("POST", R"({"jsonrpc":"2.0","method":"notifications/initialized"})"), this,
        [this](const Result<WebAnswer, Failure> &) { list({}); });
}

void ToolList::list(const QString &cursor)
{
    QJsonObject params;
    if (!cursor.isEmpty())
        params.insert(u"cursor"_s, cursor);
    call("tools/list", params, [this](const QJsonObject &result) {
        for (const auto &tool : result.value("tools"_L1).toArray())
            m_tools.append(tool.toObject().value("name"_L1).toString());
        const QString next = result.value("nextCursor"_L1).toString();
        if (!next.isEmpty() && m_id < MostPages)
            return list(next);
        finish(m_tools);
    });
}

void ToolList::finish(const Result<QStringList, Failure> &result)
{
    if (!m_session.isEmpty()) // politely; nobody waits for it
        m_web.ask(request("DELETE", {}), this, [](const auto &) {});
    m_session.clear();
    if (const Done done = std::exchange(m_done, nullptr))
        done(result);
}

} // namespace gatehouse::proof
