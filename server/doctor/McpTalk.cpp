// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/McpTalk.h"

#include "base/Json.h"
#include "base/PercentEncoding.h"
#include "findings/PeerFindings.h"

#include <QJsonArray>
#include <QStandardPaths>

namespace gatehouse::doctor {

using namespace Qt::Literals::StringLiterals;
using Answer = base::Result<net::IncomingResponse>;

namespace {

constexpr std::chrono::milliseconds CallPatience {30'000}; ///< a program may have to be fetched
constexpr char Initialize[] =
    R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",)"
    R"("capabilities":{},"clientInfo":{"name":"gatehouse-doctor","version":"1"}}})";
constexpr char Initialized[] = R"({"jsonrpc":"2.0","method":"notifications/initialized"})";
constexpr char ListTools[] = R"({"jsonrpc":"2.0","id":2,"method":"tools/list"})";

/// One conversation; child of the context of its check.
class McpTalk final : public QObject
{
public:
    McpTalk(const Means &means, const Hooks &hooks, const McpPlace &place, Check::Done done,
        QObject *context)
        : QObject(context)
        , m_means(means)
        , m_hooks(hooks)
        , m_place(place)
        , m_done(std::move(done))
    { }
    ~McpTalk() override
    {
        if (m_client)
            m_hooks.forget(m_client->id);
    }

    void start();

private:
    using Next = std::function<void(const QJsonObject &result)>;

    void askForToken();
    void takeToken(const Answer &answer);
    void call(const char *message, const Next &next);
    void takeInitialized(const net::IncomingResponse &response, const QJsonObject &result);
    void takeTools(const QJsonObject &result);
    void end(const QString &problem);
    net::OutgoingRequest request(const QByteArray &method, const QByteArray &body) const;

    const Means m_means;
    const Hooks m_hooks;
    const McpPlace m_place;
    const Check::Done m_done;
    std::optional<ProbeClient> m_client; ///< until it is forgotten
    QByteArray m_token;
    net::Headers m_session; ///< of the MCP session, once there is one
    qsizetype m_tools = 0;
};

void McpTalk::start()
{
    auto made = m_hooks.makeAgent(m_place.url);
    if (!made)
        return end(made.error().message);
    m_client = *std::move(made);
    askForToken();
}

void McpTalk::askForToken()
{
    net::OutgoingRequest asked {.method = "POST",
        .url = m_means.issuer + "/token",
        .headers = {{"Content-Type", "application/x-www-form-urlencoded"},
            {"Authorization",
                "Basic " + (m_client->id + ':' + m_client->secret.reveal()).toBase64()}},
        .body = "grant_type=client_credentials&resource=" + base::percentEncoded(m_place.url)};
    m_means.http.send(asked, this, [this](const Answer &answer) { takeToken(answer); });
}

void McpTalk::takeToken(const Answer &answer)
{
    if (!answer)
        return end(answer.error().message);
    const auto json = base::parseJsonObject(answer->body);
    m_token = json ? json->value("access_token"_L1).toString().toUtf8() : QByteArray();
    if (m_token.isEmpty())
        return end(u"no token was issued for it (HTTP %1)."_s.arg(answer->status));
    call(Initialize, {});
}

net::OutgoingRequest McpTalk::request(const QByteArray &method, const QByteArray &body) const
{
    net::OutgoingRequest request {.method = method,
        .url = m_place.url,
        .headers = {{"Authorization", "Bearer " + m_token}},
        .body = body,
        .timeout = CallPatience};
    if (!body.isEmpty()) {
        request.headers.append("Content-Type", "application/json");
        request.headers.append("Accept", "application/json, text/event-stream");
    }
    for (const net::Header &header : m_session.fields())
        request.headers.append(header.name, header.value);
    return request;
}

/// Without \a next it is the first call, whose headers are wanted too.
void McpTalk::call(const char *message, const Next &next)
{
    m_means.http.send(request("POST", message), this, [this, next](const Answer &answer) {
        if (!answer)
            return end(answer.error().message);
        const auto json = base::parseJsonObject(findings::rpcAnswerIn(answer->body), 4 << 20);
        if (!json || !json->contains("result"_L1)) {
            const QString said = json
                ? json->value("error"_L1).toObject().value("message"_L1).toString()
                : QString();
            const QString asked = next ? u"tools/list"_s : u"initialize"_s;
            return end(said.isEmpty()
                    ? u"%1 is answered with HTTP %2 and no JSON-RPC answer."_s.arg(asked).arg(
                        answer->status)
                    : u"%1 is answered with HTTP %2: %3"_s.arg(asked)
                          .arg(answer->status)
                          .arg(said));
        }
        const QJsonObject result = json->value("result"_L1).toObject();
        if (next)
            next(result);
        else
            takeInitialized(*answer, result);
    });
}

void McpTalk::takeInitialized(const net::IncomingResponse &response, const QJsonObject &result)
{
    if (const QByteArray id = response.headers.value("Mcp-Session-Id"); !id.isEmpty())
        m_session.append("Mcp-Session-Id", id);
    m_session.append(
        "MCP-Protocol-Version", result.value("protocolVersion"_L1).toString().toUtf8());
    const bool hasTools = result.value("capabilities"_L1).toObject().contains("tools"_L1);
    m_means.http.send(request("POST", Initialized), this, [this, hasTools](const Answer &) {
        if (!hasTools)
            return takeTools({});
        call(ListTools, [this](const QJsonObject &tools) { takeTools(tools); });
    });
}

void McpTalk::takeTools(const QJsonObject &result)
{
    m_tools = result.value("tools"_L1).toArray().size();
    // What it keeps for us is no use any more; a server that keeps nothing may say no.
    m_means.http.send(request("DELETE", {}), this, [this](const Answer &) { end({}); });
}

void McpTalk::end(const QString &problem)
{
    if (m_client)
        m_hooks.forget(m_client->id);
    m_client.reset();
    m_done({findings::mcpFinding(
        {.name = QString::fromUtf8(m_place.name), .problem = problem, .tools = m_tools})});
}

/// Whether it is there at all.
void reach(const Means &means, const McpPlace &place, QObject *context, const Check::Done &done)
{
    findings::McpFacts facts {.name = QString::fromUtf8(place.name), .notAsked = place.notAsked};
    if (!place.program.isEmpty()) {
        if (QStandardPaths::findExecutable(place.program).isEmpty())
            facts.problem = u"its program %1 is not found."_s.arg(place.program);
        return done({findings::mcpFinding(facts)});
    }
    means.http.send(
        {.method = "OPTIONS", .url = place.behind}, context, [facts, done](const Answer &answer) {
            findings::McpFacts found = facts;
            if (!answer)
                found.problem = answer.error().message;
            done({findings::mcpFinding(found)});
        });
}

} // namespace

Check mcpCheck(const Means &means, const Hooks &hooks, const McpPlace &place)
{
    const bool isAsked = place.notAsked.isEmpty();
    return {.name = u"mcp:"_s + QString::fromUtf8(place.name),
        .title = u"the MCP server %1"_s.arg(QString::fromUtf8(place.name)),
        .run =
            [means, hooks, place, isAsked](QObject *context, const Check::Done &done) {
                if (isAsked)
                    (new McpTalk(means, hooks, place, done, context))->start();
                else
                    reach(means, place, context, done);
            },
        .needsPublicUrl = isAsked};
}

} // namespace gatehouse::doctor
