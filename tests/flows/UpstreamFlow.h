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
    explicit ServersFile(const QByteArray &servers);
    void write(const QByteArray &servers) const;
    QString path() const;

private:
    QTemporaryDir m_folder;
};

using MoreSettings = QMap<QByteArray, QByteArray>;

/// The whole server with a scripted MCP server behind it.
struct UpstreamFlow
{
    explicit UpstreamFlow(
        ScriptedServer::Script script, const QByteArray &moreMembers = {}, MoreSettings more = {});

    static QByteArray entry(
        const QByteArray &name, const QByteArray &url, const QByteArray &moreMembers = {});
    MoreSettings withFile(MoreSettings more) const;
    /// A POST under way: what the client has to read from.
    RawClient post(const QByteArray &token, const QByteArray &body, int receiveBuffer = 0) const;
    RawClient get(const QByteArray &token, const QList<QByteArray> &more = {}) const;

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
