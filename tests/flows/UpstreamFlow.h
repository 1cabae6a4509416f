// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Flow.h"
#include "support/ScriptedServer.h"

#include <QTest>

namespace gatehouse::test {

/// The file of servers, before the daemon that reads it.
class ServersFile
{
public:
    explicit ServersFile(const QByteArray &servers) { write(servers); }
    void write(const QByteArray &servers) const
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly)
            || file.write("{\"mcpServers\":{" + servers + "}}") < 0)
            qFatal("the servers file cannot be written");
    }
    QString path() const { return m_folder.filePath(u"servers.json"_s); }

private:
    QTemporaryDir m_folder;
};

using MoreSettings = QMap<QByteArray, QByteArray>;

/// The whole server with a scripted MCP server behind it.
struct UpstreamFlow
{
    explicit UpstreamFlow(
        ScriptedServer::Script script, const QByteArray &moreMembers = {}, MoreSettings more = {})
        : upstream(std::move(script))
        , file(entry("up", upstream.url(), moreMembers))
        , flow("2", withFile(std::move(more)))
    { }

    static QByteArray entry(
        const QByteArray &name, const QByteArray &url, const QByteArray &moreMembers = {})
    {
        return '"' + name + R"(":{"url":")" + url + '"' + moreMembers + '}';
    }
    MoreSettings withFile(MoreSettings more) const
    {
        more.insert("MCP_SERVERS_FILE", file.path().toUtf8());
        more.insert("OAUTH_SCOPES", "mcp admin");
        return more;
    }
    /// A POST under way: what the client has to read from.
    RawClient post(const QByteArray &token, const QByteArray &body, int receiveBuffer = 0) const
    {
        RawClient client(quint16(QUrl(QString::fromUtf8(flow.origin())).port()), receiveBuffer);
        client.send(flow.wire("POST", "/mcp",
            {"Content-Type: application/json", "Accept: application/json, text/event-stream",
                "Connection: close", "Authorization: Bearer " + token},
            body));
        return client;
    }
    RawClient get(const QByteArray &token, const QList<QByteArray> &more = {}) const
    {
        RawClient client = flow.connect();
        client.send(flow.wire("GET", "/mcp",
            QList<QByteArray> {"Accept: text/event-stream", "Authorization: Bearer " + token}
                + more));
        return client;
    }

    ScriptedServer upstream;
    ServersFile file;
    Flow flow;
};

/// A tools/call of that tool.
inline QByteArray call(const QByteArray &tool, const QByteArray &id = "1")
{
    return R"({"jsonrpc":"2.0","id":)" + id + R"(,"method":"tools/call","params":{"name":")" + tool
        + R"(","arguments":{}}})";
}

inline QJsonObject bodyOf(const RawAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

inline QString reasonOf(const RawAnswer &answer)
{
    return bodyOf(answer)["error"_L1]["data"_L1]["reason"_L1].toString();
}

} // namespace gatehouse::test
