// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/ServerEntry.h"

#include "config/Names.h"
#include "config/ProviderRules.h"
#include "config/ServerValues.h"

#include <algorithm>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;
using base::JsonMember;
using base::JsonNode;
using base::Secret;
using domain::Forward;
using domain::Isolation;

namespace {

constexpr double MaxTimeoutSeconds = 3600;
constexpr qsizetype MaxTitle = 200;

const QStringList HttpNames {u"url"_s, u"headers"_s, u"timeout"_s};
const QStringList StdioNames {u"command"_s, u"args"_s, u"env"_s, u"cwd"_s, u"isolation"_s};
const QStringList CommonNames {u"type"_s, u"title"_s, u"forward"_s, u"allow"_s, u"groups"_s,
    u"clients"_s, u"tools"_s, u"scopes"_s, u"default"_s, u"disabled"_s};

} // namespace

std::optional<domain::McpServer> ServerEntry::read(const JsonMember &entry)
{
    m_path = u"mcpServers."_s + entry.name;
    m_server.name = entry.name.toUtf8();
    m_server.title = entry.name;
    if (!domain::isServerName(m_server.name))
        m_mistakes.append({entry.line, m_path,
            u"is no name for a server: it stands in its address, so use letters, digits, - _ and "
            ". (the first a letter or digit, 64 at most)"_s});
    if (!entry.value.isObject()) {
        refuse(entry.value, m_path, u"must be an object"_s);
        return std::nullopt;
    }
    readMembers(entry.value);
    checkWhole(entry.value);
    if (m_stdioMembers.isEmpty())
        m_server.target = m_http;
    else
        m_server.target = m_stdio;
    return m_disabled ? std::nullopt : std::optional(m_server);
}

void ServerEntry::readMembers(const Node &entry)
{
    QStringList seen;
    for (const JsonMember &member : entry.members) {
        const QString path = m_path + u'.' + member.name;
        if (seen.contains(member.name))
            m_mistakes.append({member.line, path, u"stands here twice"_s});
        seen.append(member.name);
        if (!readCommon(member.name, member.value) && !readHttp(member.name, member.value)
            && !readStdio(member.name, member.value))
            noteUnknown(member.name, member.value, path);
    }
}

bool ServerEntry::readCommon(const QString &name, const Node &value)
{
    const QString path = m_path + u'.' + name;
    if (name == u"type") {
        readType(value, path);
    } else if (name == u"title") {
        m_server.title = text(value, path);
        if (m_server.title.size() > MaxTitle)
            refuse(value, path, u"must not be longer than 200 characters"_s);
    } else if (name == u"forward") {
        readForward(value, path);
    } else if (name == u"allow") {
        readAllow(value, path);
    } else if (name == u"groups") {
        readGroups(value, path);
    } else if (name == u"clients") {
        readClients(value, path);
    } else if (name == u"tools") {
        readTools(value, path);
    } else if (name == u"scopes") {
        readScopes(value, path);
    } else if (name == u"default") {
        m_server.isDefault = flag(value, path);
    } else if (name == u"disabled") {
        m_disabled = flag(value, path);
    } else {
        return false;
    }
    return true;
}

bool ServerEntry::readHttp(const QString &name, const Node &value)
{
    if (!HttpNames.contains(name))
        return false;
    m_httpMembers.append(name);
    const QString path = m_path + u'.' + name;
    if (name == u"url")
        readUrl(value, path);
    else if (name == u"headers")
        readHeaders(value, path);
    else
        readTimeout(value, path);
    return true;
}

bool ServerEntry::readStdio(const QString &name, const Node &value)
{
    if (!StdioNames.contains(name))
        return false;
    m_stdioMembers.append(name);
    const QString path = m_path + u'.' + name;
    if (name == u"command")
        m_stdio.command = openText(value, path);
    else if (name == u"args")
        readArgs(value, path);
    else if (name == u"env")
        readEnv(value, path);
    else if (name == u"cwd")
        m_stdio.cwd = openText(value, path);
    else
        readIsolation(value, path);
    return true;
}

/// What no member can know alone.
void ServerEntry::checkWhole(const Node &entry)
{
    const bool hasUrl = m_httpMembers.contains(u"url"_s);
    const bool hasCommand = m_stdioMembers.contains(u"command"_s);
    if (hasUrl == hasCommand)
        refuse(entry, m_path,
            hasUrl ? u"has a url and a command: a server is one or the other"_s
                   : u"needs a url (Streamable HTTP) or a command (stdio)"_s);
    else if (hasUrl && !m_stdioMembers.isEmpty())
        refuse(entry, m_path, u"has a url, and %1 is for a command"_s.arg(m_stdioMembers.first()));
    else if (hasCommand && !m_httpMembers.isEmpty())
        refuse(entry, m_path, u"has a command, and %1 is for a url"_s.arg(m_httpMembers.first()));
    if (!m_type.isEmpty() && hasUrl != hasCommand && (m_type == u"stdio") != hasCommand)
        refuse(entry, m_path + u".type"_s, u"does not fit the rest of the entry"_s);
    if (m_server.forward != Forward::ProviderToken)
        return;
    if (hasCommand && m_stdio.isolation == Isolation::Shared)
        refuse(entry, m_path + u".isolation"_s,
            u"must not be shared with forward: provider-token: one child would get everybody's "
            "token"_s);
    const bool named = std::any_of(m_http.headers.cbegin(), m_http.headers.cend(),
        [](const auto &header) { return header.name.toLower() == "authorization"; });
    if (named)
        refuse(entry, m_path + u".headers"_s,
            u"must not set Authorization with forward: provider-token"_s);
}

void ServerEntry::refuse(const Node &at, const QString &path, const QString &problem)
{
    m_mistakes.append({at.line, path, problem});
}

QString ServerEntry::text(const Node &value, const QString &path)
{
    if (value.isString() && !value.text.contains(QChar(0)))
        return value.text;
    refuse(value, path, u"must be a text"_s);
    return {};
}

bool ServerEntry::flag(const Node &value, const QString &path)
{
    if (value.kind != JsonNode::Kind::Bool)
        refuse(value, path, u"must be true or false"_s);
    return value.boolean;
}

QStringList ServerEntry::list(const Node &value, const QString &path)
{
    QStringList result;
    if (!value.isArray() || value.items.empty()) {
        refuse(value, path, u"must be a list of texts, not empty"_s);
        return result;
    }
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        const Node &item = value.items[i];
        if (item.isString() && !item.text.isEmpty())
            result.append(item.text);
        else
            refuse(item, u"%1[%2]"_s.arg(path).arg(i), u"must be a text, not empty"_s);
    }
    return result;
}

Secret ServerEntry::expanded(const Node &value, const QString &path, bool maySecret)
{
    const auto result = expand(text(value, path), m_references);
    if (!result)
        refuse(value, path, result.error());
    else if (result->holdsSecret && !maySecret)
        refuse(value, path,
            u"must not hold a secret: others on this machine can see it. Put it into headers or "
            "env"_s);
    else if (result->value.reveal().contains('\0'))
        refuse(value, path, u"must not hold a NUL"_s);
    else
        return result->value;
    return {};
}

QString ServerEntry::openText(const Node &value, const QString &path)
{
    const qsizetype mistakes = m_mistakes.size();
    QString result = QString::fromUtf8(expanded(value, path, false).reveal());
    if (result.isEmpty() && m_mistakes.size() == mistakes)
        refuse(value, path, u"must not be empty"_s);
    return result;
}

void ServerEntry::noteUnknown(const QString &name, const Node &value, const QString &path)
{
    const QString nearest = nearestOf(name, CommonNames + HttpNames + StdioNames);
    refuse(value, path,
        nearest.isEmpty() ? u"is nothing Gatehouse knows"_s
                          : u"is nothing Gatehouse knows; did you mean %1"_s.arg(nearest));
}

void ServerEntry::readType(const Node &value, const QString &path)
{
    static const QStringList types {u"stdio"_s, u"http"_s, u"streamable-http"_s};
    m_type = text(value, path);
    if (value.isString() && !types.contains(m_type))
        refuse(value, path,
            u"must be stdio, http or streamable-http (the older sse is not supported)"_s);
}

void ServerEntry::readUrl(const Node &value, const QString &path)
{
    m_http.url = openText(value, path).toUtf8();
    if (!m_http.url.isEmpty() && !isServerUrl(m_http.url))
        refuse(value, path, u"must be an http:// or https:// URL without user and fragment"_s);
}

void ServerEntry::readHeaders(const Node &value, const QString &path)
{
    if (!value.isObject())
        return refuse(value, path, u"must be an object of names and texts"_s);
    QByteArrayList seen;
    for (const JsonMember &member : value.members) {
        const QString place = path + u'.' + member.name;
        const QByteArray name = member.name.toUtf8();
        if (!isSettableHeader(name))
            m_mistakes.append({member.line, place, u"is no header that can be set here"_s});
        if (seen.contains(name.toLower()))
            m_mistakes.append({member.line, place, u"stands here twice"_s});
        seen.append(name.toLower());
        const Secret content = expanded(member.value, place, true);
        if (!isHeaderValue(content.reveal()))
            refuse(member.value, place, u"must not hold a line break or a control character"_s);
        m_http.headers.append({name, content});
    }
}

void ServerEntry::readTimeout(const Node &value, const QString &path)
{
    const bool isNumber = value.kind == JsonNode::Kind::Number;
    if (!isNumber || value.number < 1 || value.number > MaxTimeoutSeconds)
        return refuse(value, path, u"must be a number of seconds from 1 to 3600"_s);
    m_http.timeout = std::chrono::seconds(qint64(value.number));
}

void ServerEntry::readArgs(const Node &value, const QString &path)
{
    if (!value.isArray())
        return refuse(value, path, u"must be a list of texts"_s);
    for (std::size_t i = 0; i < value.items.size(); ++i)
        m_stdio.args.append(QString::fromUtf8(
            expanded(value.items[i], u"%1[%2]"_s.arg(path).arg(i), false).reveal()));
}

void ServerEntry::readEnv(const Node &value, const QString &path)
{
    if (!value.isObject())
        return refuse(value, path, u"must be an object of names and texts"_s);
    QByteArrayList seen;
    for (const JsonMember &member : value.members) {
        const QString place = path + u'.' + member.name;
        const QByteArray name = member.name.toUtf8();
        if (!isVariableName(name))
            m_mistakes.append({member.line, place, u"is no name of a variable"_s});
        if (seen.contains(name))
            m_mistakes.append({member.line, place, u"stands here twice"_s});
        seen.append(name);
        m_stdio.env.append({name, expanded(member.value, place, true)});
    }
}

void ServerEntry::readIsolation(const Node &value, const QString &path)
{
    const QString word = text(value, path);
    if (word == u"session")
        m_stdio.isolation = Isolation::Session;
    else if (word == u"user")
        m_stdio.isolation = Isolation::User;
    else if (word == u"shared")
        m_stdio.isolation = Isolation::Shared;
    else if (value.isString())
        refuse(value, path, u"must be session, user or shared"_s);
}

void ServerEntry::readForward(const Node &value, const QString &path)
{
    const QString word = text(value, path);
    if (word == u"none")
        m_server.forward = Forward::None;
    else if (word == u"identity")
        m_server.forward = Forward::Identity;
    else if (word == u"provider-token")
        m_server.forward = Forward::ProviderToken;
    else if (value.isString())
        refuse(value, path, u"must be none, identity or provider-token"_s);
}

void ServerEntry::readAllow(const Node &value, const QString &path)
{
    m_server.allow = list(value, path);
    for (const QString &rule : m_server.allow) {
        if (!isPersonRule(rule))
            refuse(value, path,
                u"holds %1: write addresses, *@domain, * or names of local accounts"_s.arg(rule));
    }
}

void ServerEntry::readGroups(const Node &value, const QString &path)
{
    m_server.groups = list(value, path);
    for (const QString &group : m_server.groups) {
        if (const auto problem = problemOfGroup(group, m_providers))
            refuse(value, path, *problem);
    }
}

void ServerEntry::readClients(const Node &value, const QString &path)
{
    for (const QString &id : list(value, path))
        m_server.clients.append(id.toUtf8());
}

void ServerEntry::readTools(const Node &value, const QString &path)
{
    if (!value.isObject())
        return refuse(value, path, u"must be an object with allow, deny or both"_s);
    for (const JsonMember &member : value.members) {
        const QString place = path + u'.' + member.name;
        QStringList *globs = member.name == u"allow" ? &m_server.tools.allow
            : member.name == u"deny"                 ? &m_server.tools.deny
                                                     : nullptr;
        if (!globs)
            m_mistakes.append({member.line, place, u"must be allow or deny"_s});
        else if (!globs->isEmpty())
            m_mistakes.append({member.line, place, u"stands here twice"_s});
        else
            *globs = list(member.value, place);
    }
}

void ServerEntry::readScopes(const Node &value, const QString &path)
{
    QByteArrayList tokens;
    for (const QString &scope : list(value, path)) {
        tokens.append(scope.toUtf8());
        if (!m_scopes.contains(tokens.last()))
            refuse(value, path,
                u"names %1, which OAUTH_SCOPES does not have: nobody could get it"_s.arg(scope));
    }
    m_server.scopes = domain::Scopes(tokens);
}

} // namespace gatehouse::config
