// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/ServerValues.h"

#include <QByteArrayList>
#include <QUrl>

#include <algorithm>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

/// RFC 9110 5.6.2.
bool isToken(QByteArrayView text)
{
    constexpr QByteArrayView Special = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || Special.contains(c);
    });
}

/// Headers that frame the message, or that Gatehouse itself decides about.
bool isReservedHeader(const QByteArray &name)
{
    static const QByteArrayList reserved {"host", "connection", "content-length",
        "transfer-encoding", "te", "trailer", "upgrade", "expect", "keep-alive", "content-type",
        "accept", "accept-encoding", "mcp-session-id", "mcp-protocol-version", "mcp-method",
        "mcp-name", "last-event-id", "cookie", "proxy-authorization", "proxy-connection"};
    const QByteArray lower = name.toLower();
    return reserved.contains(lower) || lower.startsWith("x-gatehouse-");
}

} // namespace

bool isSettableHeader(const QByteArray &name)
{
    return isToken(name) && !isReservedHeader(name);
}

bool isHeaderValue(const QByteArray &value)
{
    return std::all_of(value.begin(), value.end(),
        [](char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f); });
}

bool isVariableName(const QByteArray &name)
{
    const auto isStart = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    };
    return !name.isEmpty() && isStart(name.front())
        && std::all_of(
            name.begin(), name.end(), [&](char c) { return isStart(c) || (c >= '0' && c <= '9'); });
}

bool isServerUrl(const QByteArray &url)
{
    const QUrl parsed = QUrl::fromEncoded(url, QUrl::StrictMode);
    return parsed.isValid() && (parsed.scheme() == u"http" || parsed.scheme() == u"https")
        && !parsed.host().isEmpty() && !url.contains('@') && !url.contains('#')
        && std::all_of(url.begin(), url.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

bool isPersonRule(const QString &rule)
{
    const qsizetype at = rule.indexOf(u'@');
    const QString rest = rule.startsWith(u"*@"_s) ? rule.sliced(2) : rule;
    return rule == u"*"
        || (!rest.isEmpty() && !rest.contains(u'*') && rule.count(u'@') <= 1
            && at != rule.size() - 1 && at != 0);
}

} // namespace gatehouse::config
