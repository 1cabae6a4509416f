// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "UpstreamFlow.h"

namespace gatehouse::test {

ServersFile::ServersFile(const QByteArray &servers)
{
    write(servers);
}

void ServersFile::write(const QByteArray &servers) const
{
    QFile file(path());
    if (!file.open(QIODevice::WriteOnly) || file.write("{\"mcpServers\":{" + servers + "}}") < 0)
        qFatal("the servers file cannot be written");
}

QString ServersFile::path() const
{
    return m_folder.filePath(u"servers.json"_s);
}

UpstreamFlow::UpstreamFlow(
    ScriptedServer::Script script, const QByteArray &moreMembers, MoreSettings more)
    : upstream(std::move(script))
    , file(entry("up", upstream.url(), moreMembers))
    , flow("2", withFile(std::move(more)))
{ }

QByteArray UpstreamFlow::entry(
    const QByteArray &name, const QByteArray &url, const QByteArray &moreMembers)
{
    return '"' + name + R"(":{"url":")" + url + '"' + moreMembers + '}';
}

MoreSettings UpstreamFlow::withFile(MoreSettings more) const
{
    more.insert("MCP_SERVERS_FILE", file.path().toUtf8());
    more.insert("OAUTH_SCOPES", "mcp admin");
    return more;
}

RawClient UpstreamFlow::post(
    const QByteArray &token, const QByteArray &body, int receiveBuffer) const
{
    RawClient client(quint16(QUrl(QString::fromUtf8(flow.origin())).port()), receiveBuffer);
    client.send(flow.wire("POST", "/mcp",
        {"Content-Type: application/json", "Accept: application/json, text/event-stream",
            "Connection: close", "Authorization: Bearer " + token},
        body));
    return client;
}

RawClient UpstreamFlow::get(const QByteArray &token, const QList<QByteArray> &more) const
{
    RawClient client = flow.connect();
    client.send(flow.wire("GET", "/mcp",
        QList<QByteArray> {"Accept: text/event-stream", "Authorization: Bearer " + token} + more));
    return client;
}

} // namespace gatehouse::test
