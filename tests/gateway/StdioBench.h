// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"
#include "gateway/McpBench.h"
#include "gateway/StdioHub.h"

#include <QTest>

#include <condition_variable>
#include <csignal>
#include <mutex>

namespace gatehouse::test {

/// As the program does: to write to one that has gone is an error, not a death.
inline const auto PipeSignal = ::signal(SIGPIPE, SIG_IGN);

/// What a hub said about one request; filled on the hub's thread.
class Heard
{
public:
    using Kind = gateway::StdioNews::Kind;

    gateway::StdioTell tell()
    {
        return [state = m_state](gateway::StdioNews news) {
            const std::lock_guard lock(state->mutex);
            state->news.push_back(std::move(news));
            state->changed.notify_all();
        };
    }
    std::vector<gateway::StdioNews> all() const
    {
        const std::lock_guard lock(m_state->mutex);
        return m_state->news;
    }
    /// Waits until \a enough is true of what was said.
    bool waitFor(const std::function<bool(const std::vector<gateway::StdioNews> &)> &enough) const
    {
        std::unique_lock lock(m_state->mutex);
        return m_state->changed.wait_for(
            lock, std::chrono::seconds(20), [&] { return enough(m_state->news); });
    }
    bool isComplete() const
    {
        return waitFor([](const auto &news) {
            return std::any_of(news.begin(), news.end(), [](const gateway::StdioNews &one) {
                return one.kind == Kind::Whole || one.kind == Kind::Over || one.isLast;
            });
        });
    }
    bool waitForEvents(std::size_t count) const
    {
        return waitFor([count](const auto &news) { return eventsIn(news).size() >= count; });
    }
    std::vector<gateway::StdioNews> events() const { return eventsIn(all()); }
    /// Waits for the only answer, as JSON.
    QJsonObject answer() const
    {
        if (!isComplete())
            return {};
        for (const gateway::StdioNews &news : all()) {
            if (news.kind == Kind::Answer)
                return QJsonDocument::fromJson(news.json).object();
            if (news.kind == Kind::Whole)
                return QJsonDocument::fromJson(news.response.body).object();
        }
        return {};
    }
    QString text() const
    {
        return answer()
            .value("result"_L1)
            .toObject()
            .value("content"_L1)
            .toArray()
            .first()
            .toObject()
            .value("text"_L1)
            .toString();
    }
    int errorCode() const { return answer().value("error"_L1).toObject().value("code"_L1).toInt(); }
    /// The status of what the answer would be without events.
    int status() const
    {
        isComplete();
        for (const gateway::StdioNews &news : all()) {
            if (news.kind == Kind::Whole)
                return news.response.status;
            if (news.kind == Kind::Answer)
                return news.status;
        }
        return 0;
    }
    QByteArray mcpSession() const
    {
        isComplete();
        for (const gateway::StdioNews &news : all()) {
            if (news.kind == Kind::Answer)
                return news.mcpSession;
        }
        return {};
    }

private:
    struct State
    {
        mutable std::mutex mutex;
        std::condition_variable changed;
        std::vector<gateway::StdioNews> news;
    };
    static std::vector<gateway::StdioNews> eventsIn(const std::vector<gateway::StdioNews> &news)
    {
        std::vector<gateway::StdioNews> events;
        std::copy_if(news.begin(), news.end(), std::back_inserter(events),
            [](const auto &one) { return one.kind == Kind::Event; });
        return events;
    }
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

inline QJsonObject jsonOf(const gateway::StdioNews &news)
{
    return QJsonDocument::fromJson(news.json).object();
}

inline QByteArray rpc(const QJsonValue &id, const QString &method, const QJsonObject &params = {})
{
    return base::toJson(QJsonObject {
        {u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id}, {u"method"_s, method}, {u"params"_s, params}});
}

inline QByteArray rpcNote(const QString &method, const QJsonObject &params = {})
{
    return base::toJson(
        QJsonObject {{u"jsonrpc"_s, u"2.0"_s}, {u"method"_s, method}, {u"params"_s, params}});
}

inline QByteArray toolCall(
    const QJsonValue &id, const QString &tool, const QString &text = {}, QJsonObject meta = {})
{
    return rpc(id, u"tools/call"_s,
        {{u"name"_s, tool}, {u"arguments"_s, QJsonObject {{u"text"_s, text}}}, {u"_meta"_s, meta}});
}

/// A hub with one stdio server, our own, and clients without HTTP between them.
struct StdioBench
{
    FakeRandom random;
    gateway::McpSessionIds ids {{base::Secret(QByteArray(32, 'k'))}, random};
    domain::McpServer config {.name = "test",
        .target = domain::StdioTarget {.command = QString::fromUtf8(GATEHOUSE_TEST_STDIO_SERVER)}};
    gateway::StdioLimits limits;
    std::unique_ptr<gateway::StdioHub> hub;
    std::shared_ptr<gateway::StdioPort> port;
    quint64 lastReply = 0;

    domain::StdioTarget &target() { return std::get<domain::StdioTarget>(config.target); }
    void open()
    {
        hub = std::make_unique<gateway::StdioHub>(
            gateway::StdioHub::Options {.limits = limits, .folder = "/"}, ids);
        port = hub->open(config);
    }
    ~StdioBench() { hub.reset(); }

    static std::shared_ptr<const oauth::AccessRecord> caller(const QByteArray &name)
    {
        return std::make_shared<const oauth::AccessRecord>(callerOf(name));
    }
    gateway::StdioCall callOf(const QByteArray &name, net::Method method = net::Method::Post,
        const QByteArray &body = {}, const QByteArray &mcpSession = {})
    {
        gateway::StdioCall call {
            .reply = ++lastReply, .caller = caller(name), .method = method, .acceptsEvents = true};
        if (!mcpSession.isEmpty())
            call.mcpSessions = {mcpSession};
        if (method == net::Method::Post) {
            auto read = gateway::readCallBody(mcpPost(body));
            call.body = std::get<gateway::CallBody>(read);
        }
        return call;
    }
    Heard send(gateway::StdioCall call) const
    {
        Heard heard;
        call.tell = heard.tell();
        port->take(std::move(call));
        return heard;
    }
    Heard post(const QByteArray &name, const QByteArray &body, const QByteArray &mcpSession = {})
    {
        return send(callOf(name, net::Method::Post, body, mcpSession));
    }
    Heard stream(
        const QByteArray &name, const QByteArray &mcpSession, const QByteArray &lastEventId = {})
    {
        gateway::StdioCall call = callOf(name, net::Method::Get, {}, mcpSession);
        call.lastEventId = lastEventId;
        return send(call);
    }
    Heard stateless(const QByteArray &name, const QByteArray &body)
    {
        gateway::StdioCall call = callOf(name, net::Method::Post, body);
        call.isStateless = true;
        return send(call);
    }
    Heard initialize(const QByteArray &name, const QString &version = u"2025-11-25"_s)
    {
        return post(name,
            rpc(0, u"initialize"_s,
                {{u"protocolVersion"_s, version}, {u"capabilities"_s, QJsonObject()},
                    {u"clientInfo"_s, QJsonObject {{u"name"_s, QString::fromUtf8(name)}}}}));
    }
    /// The id of a new MCP session of \a name.
    QByteArray session(const QByteArray &name, const QString &version = u"2025-11-25"_s)
    {
        const QByteArray id = initialize(name, version).mcpSession();
        post(name, rpcNote(u"notifications/initialized"_s), id).isComplete();
        return id;
    }
    /// What a tool answers.
    QString call(const QByteArray &name, const QByteArray &mcpSession, const QString &tool,
        const QString &text = {})
    {
        return post(name, toolCall(1, tool, text), mcpSession).text();
    }
    /// What the child has read so far.
    QJsonArray seen(const QByteArray &name, const QByteArray &mcpSession)
    {
        return post(name, toolCall(1, u"seen"_s), mcpSession)
            .answer()
            .value("result"_L1)
            .toObject()
            .value("seen"_L1)
            .toArray();
    }
    QStringList seenMethods(const QByteArray &name, const QByteArray &mcpSession)
    {
        QStringList methods;
        for (const auto &message : seen(name, mcpSession))
            methods.append(message.toObject().value("method"_L1).toString());
        return methods;
    }
};

} // namespace gatehouse::test
