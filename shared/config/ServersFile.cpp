// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/ServersFile.h"

#include "config/ServerEntry.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::JsonMember;
using base::JsonNode;
using domain::McpServer;

namespace {

constexpr qint64 MaxFileBytes = 1 << 20;
constexpr auto Root = "mcpServers"_L1;

/// The object of all servers; null, with a mistake, when there is none.
const JsonNode *findServers(const JsonNode &root, QList<ServersMistake> &mistakes)
{
    if (!root.isObject()) {
        mistakes.append({root.line, {}, u"must be an object with the member mcpServers"_s});
        return nullptr;
    }
    const JsonNode *servers = nullptr;
    for (const JsonMember &member : root.members) {
        if (member.name != Root)
            mistakes.append({member.line, member.name, u"is nothing Gatehouse knows"_s});
        else if (servers)
            mistakes.append({member.line, member.name, u"stands here twice"_s});
        else
            servers = &member.value;
    }
    if (!servers) {
        mistakes.append({root.line, Root, u"is missing"_s});
    } else if (!servers->isObject()) {
        mistakes.append({servers->line, Root, u"must be an object: a name and an object each"_s});
        servers = nullptr;
    }
    return servers;
}

/// The one that is marked, else the first.
void chooseDefault(QList<McpServer> &servers, const JsonNode &node, QList<ServersMistake> &mistakes)
{
    const auto isMarked = [](const McpServer &server) { return server.isDefault; };
    if (std::count_if(servers.cbegin(), servers.cend(), isMarked) > 1)
        mistakes.append({node.line, Root, u"has more than one server with \"default\": true"_s});
    else if (!servers.isEmpty() && std::none_of(servers.cbegin(), servers.cend(), isMarked))
        servers.first().isDefault = true;
}

} // namespace

ServersResult parseServers(QByteArrayView text, const References &references,
    const domain::Scopes &scopes, const QByteArrayList &providers)
{
    QList<ServersMistake> mistakes;
    const auto root = base::parseJsonText(text);
    if (!root)
        return Err(QList<ServersMistake> {
            {root.error().line, {}, u"is not JSON: %1"_s.arg(root.error().problem)}});
    QList<McpServer> servers;
    if (const JsonNode *node = findServers(*root, mistakes)) {
        QStringList seen;
        for (const JsonMember &member : node->members) {
            // Paths are compared by their letters, people's memory is not.
            if (seen.contains(member.name, Qt::CaseInsensitive))
                mistakes.append({member.line, Root + u'.' + member.name,
                    u"is the name of another server already"_s});
            seen.append(member.name);
            if (const auto server =
                    ServerEntry(references, scopes, providers, mistakes).read(member))
                servers.append(*server);
        }
        chooseDefault(servers, *node, mistakes);
        if (servers.isEmpty() && mistakes.isEmpty())
            mistakes.append({node->line, Root, u"names no server that is switched on"_s});
    }
    if (!mistakes.isEmpty()) {
        std::stable_sort(mistakes.begin(), mistakes.end(),
            [](const auto &a, const auto &b) { return a.line < b.line; });
        return Err(mistakes);
    }
    return servers;
}

ServersResult readServersFile(const QString &path, const References &references,
    const domain::Scopes &scopes, const QByteArrayList &providers)
{
    QFile file(path);
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly))
        return Err(QList<ServersMistake> {{1, {}, u"cannot be read"_s}});
    const QByteArray text = file.read(MaxFileBytes + 1);
    if (text.size() > MaxFileBytes)
        return Err(QList<ServersMistake> {{1, {}, u"is larger than 1 MiB"_s}});
    return parseServers(text, references, scopes, providers);
}

QList<Mistake> asMistakes(const QList<ServersMistake> &mistakes, const QString &path)
{
    QList<Mistake> result;
    for (const ServersMistake &mistake : mistakes)
        result.append({"MCP_SERVERS_FILE", {},
            mistake.path.isEmpty() ? mistake.problem : mistake.path + u' ' + mistake.problem,
            u"%1, line %2"_s.arg(path).arg(mistake.line)});
    return result;
}

} // namespace gatehouse::config
