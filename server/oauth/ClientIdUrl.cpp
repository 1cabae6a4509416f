// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientIdUrl.h"

#include <algorithm>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

constexpr qsizetype MaxUrlBytes = 2048;
constexpr qsizetype MaxHostBytes = 253; // RFC 1035 2.3.4
constexpr qsizetype MaxLabelBytes = 63;

/// A URL cut at its delimiters (RFC 3986 3), nothing decoded.
struct Cut
{
    QByteArrayView scheme;
    QByteArrayView host;
    std::optional<QByteArrayView> port;
    QByteArrayView path;
    std::optional<QByteArrayView> query;
};

Err<Error> refused(const char16_t *why)
{
    return Err(Error {ErrorKind::Invalid, QString::fromUtf16(why)});
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// RFC 3986 3.3 and 3.4, without what some reader could take for a delimiter of its own.
bool isUrlText(QByteArrayView text)
{
    constexpr QByteArrayView punctuation = "-._~!$&'()*+,;=:@/%?";
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '%' && (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2])))
            return false;
        if (!isLower(c) && !isDigit(c) && !(c >= 'A' && c <= 'Z') && !punctuation.contains(c))
            return false;
    }
    return true;
}

/// A host name of at least two labels whose last one is no number, so that it is no address in any
/// spelling (RFC 952, WHATWG URL 3.5).
bool isHostName(QByteArrayView host)
{
    const QByteArrayList labels = host.toByteArray().split('.');
    const bool good = std::all_of(labels.cbegin(), labels.cend(), [](const QByteArray &label) {
        return !label.isEmpty() && label.size() <= MaxLabelBytes && !label.startsWith('-')
            && !label.endsWith('-') && std::all_of(label.cbegin(), label.cend(), [](char c) {
                   return isLower(c) || isDigit(c) || c == '-';
               });
    });
    return good && labels.size() >= 2 && host.size() <= MaxHostBytes && isLower(labels.last()[0]);
}

bool isLoopbackHost(QByteArrayView host)
{
    return host == "127.0.0.1" || host == "localhost" || host == "[::1]";
}

bool isPort(QByteArrayView port)
{
    return !port.isEmpty() && port.size() <= 5 && port[0] != '0'
        && std::all_of(port.begin(), port.end(), isDigit) && port.toInt() <= 65535;
}

std::optional<Cut> cut(QByteArrayView url)
{
    const qsizetype colon = url.indexOf("://");
    if (colon < 0)
        return std::nullopt;
    Cut parts {.scheme = url.first(colon)};
    const QByteArrayView rest = url.sliced(colon + 3);
    const auto isEnd = [](char c) { return c == '/' || c == '?'; };
    const qsizetype end = std::find_if(rest.begin(), rest.end(), isEnd) - rest.begin();
    const QByteArrayView authority = rest.first(end);
    const qsizetype bracket = authority.lastIndexOf(']');
    const qsizetype portColon = authority.indexOf(':', std::max<qsizetype>(bracket, 0));
    parts.host = portColon < 0 ? authority : authority.first(portColon);
    if (portColon >= 0)
        parts.port = authority.sliced(portColon + 1);
    const QByteArrayView tail = rest.sliced(end);
    const qsizetype mark = tail.indexOf('?');
    parts.path = mark < 0 ? tail : tail.first(mark);
    if (mark >= 0)
        parts.query = tail.sliced(mark + 1);
    return parts;
}

base::Result<void> checkAuthority(const Cut &parts, const DocumentRules &rules)
{
    if (parts.scheme == "http") {
        if (!rules.allowLoopback || !isLoopbackHost(parts.host))
            return refused(u"The address must begin with https://.");
        if (parts.port && !isPort(*parts.port))
            return refused(u"The address has a port that is none.");
        return {};
    }
    if (parts.scheme != "https")
        return refused(u"The address must begin with https://.");
    if (!isHostName(parts.host))
        return refused(u"The address must name a public host in lower case, without a user.");
    if (parts.port && *parts.port != "443")
        return refused(u"The address names a port other than 443.");
    return {};
}

base::Result<Cut> check(QByteArrayView url, const DocumentRules &rules)
{
    if (url.size() > MaxUrlBytes)
        return refused(u"The address is longer than 2048 bytes.");
    if (url.contains('#'))
        return refused(u"The address has a fragment.");
    const auto parts = cut(url);
    if (!parts)
        return refused(u"The address must begin with https://.");
    if (auto checked = checkAuthority(*parts, rules); !checked)
        return Err(checked.error());
    if (!isUrlText(parts->path) || (parts->query && !isUrlText(*parts->query)))
        return refused(u"The address holds a character that must be percent-encoded.");
    if (hasDotSegment(parts->path))
        return refused(u"The address has a path with dot segments.");
    return *parts;
}

bool isAllowed(QByteArrayView host, const QByteArrayList &allowed)
{
    if (allowed.isEmpty())
        return true;
    return std::any_of(allowed.cbegin(), allowed.cend(), [host](const QByteArray &rule) {
        if (!rule.startsWith("*."))
            return host == rule;
        const QByteArrayView suffix = QByteArrayView(rule).sliced(1); // with its dot
        return host.size() > suffix.size() && host.endsWith(suffix);
    });
}

} // namespace

bool hasDotSegment(QByteArrayView path)
{
    if (!path.contains('.') && !path.contains('%'))
        return false;
    const QByteArrayList segments = path.toByteArray().toLower().replace("%2e", ".").split('/');
    return segments.contains(".") || segments.contains("..");
}

bool isUrlId(QByteArrayView id)
{
    const auto begins = [id](QByteArrayView scheme) {
        return id.first(std::min(id.size(), scheme.size()))
                   .toByteArray()
                   .compare(scheme, Qt::CaseInsensitive)
            == 0;
    };
    return begins("https:") || begins("http:");
}

base::Result<void> checkClientIdUrl(QByteArrayView id, const DocumentRules &rules)
{
    if (!rules.enabled)
        return refused(u"This server does not read client documents (CIMD_ENABLED).");
    const auto parts = check(id, rules);
    if (!parts)
        return Err(parts.error());
    if (parts->query)
        return refused(u"The address has a query.");
    if (parts->path.size() < 2)
        return refused(u"The address has no path.");
    if (!isAllowed(parts->host, rules.allowedHosts))
        return refused(u"The host of the address is not on this server's list.");
    return {};
}

base::Result<void> checkKeysUrl(QByteArrayView url, const DocumentRules &rules)
{
    const auto parts = check(url, rules);
    if (!parts)
        return Err(parts.error());
    return {};
}

QByteArray hostOfUrlId(QByteArrayView id)
{
    const auto parts = cut(id);
    if (!parts)
        return {};
    QByteArray host = parts->host.toByteArray();
    if (parts->port && *parts->port != "443")
        host += ':' + parts->port->toByteArray();
    return host;
}

} // namespace gatehouse::oauth
