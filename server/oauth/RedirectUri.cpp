// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/RedirectUri.h"

#include "oauth/ClientIdUrl.h"
#include "oauth/Parameters.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace gatehouse::oauth {

namespace {

constexpr qsizetype MaxRedirectBytes = 2048;

/// Schemes that run code, read files, start programs or carry the code in clear.
constexpr std::array DeniedSchemes {"javascript", "data", "file", "vbscript", "blob", "about", "ws",
    "wss", "http", "ftp", "ftps", "chrome", "devtools", "edge", "microsoft-edge", "resource",
    "view-source", "filesystem", "jar", "mailto", "tel", "sms", "intent", "android-app", "content",
    "urn", "cid", "mid", "mhtml", "res", "hcp", "shell", "search", "search-ms", "ldap", "ldaps",
    "gopher", "telnet", "ssh", "sftp", "smb", "nfs", "afp", "git", "svn", "jnlp", "jnlps",
    "livescript", "mocha", "feed", "view", "vnc", "rdp", "x-javascript", "its", "mk", "wyciwyg",
    "dict", "tftp", "imap", "pop", "news", "nntp", "irc"};

/// Families of such schemes: of Windows and of the browsers.
constexpr std::array DeniedPrefixes {"ms-", "chrome-", "moz-", "safari-"};

/// What an authorization response is made of (RFC 6749 4.1.2, RFC 9207 2).
constexpr std::array AnswerNames {
    "code", "state", "iss", "error", "error_description", "error_uri"};

/// scheme : rest, cut at the first places RFC 3986 3 names; nothing is decoded.
struct Parts
{
    QByteArrayView scheme;
    bool hasAuthority = false;
    QByteArrayView host; ///< with brackets for IPv6
    QByteArrayView port; ///< digits; empty when absent
    bool hasPort = false;
    bool hasUserInfo = false;
    QByteArrayView path;
    QByteArrayView query; ///< without '?'
    QByteArrayView rest; ///< path and query as they stand
};

constexpr bool isAlpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool isDecimal(char c)
{
    return c >= '0' && c <= '9';
}

/// RFC 3986 2: unreserved, reserved (without '#') and '%'; so no space, control, backslash, quote,
/// bracket of another kind or byte above ASCII.
constexpr std::array<bool, 256> uriChars()
{
    std::array<bool, 256> chars {};
    for (const char c : std::string_view("-._~:/?[]@!$&'()*+,;=%"))
        chars[static_cast<unsigned char>(c)] = true;
    for (unsigned char c = 0; c < 128; ++c)
        chars[c] = chars[c] || isAlpha(char(c)) || isDecimal(char(c));
    return chars;
}

bool isUriChar(char c)
{
    static constexpr std::array<bool, 256> UriChars = uriChars();
    return UriChars[static_cast<unsigned char>(c)];
}

/// RFC 3986 2.1: every '%' is followed by two hexadecimal digits.
bool isPercentEncoded(QByteArrayView uri)
{
    const auto isHex = [uri](qsizetype at) {
        return at < uri.size()
            && (isDecimal(uri[at]) || QByteArrayView("abcdefABCDEF").contains(uri[at]));
    };
    for (qsizetype at = uri.indexOf('%'); at >= 0; at = uri.indexOf('%', at + 1)) {
        if (!isHex(at + 1) || !isHex(at + 2))
            return false;
    }
    return true;
}

bool isScheme(QByteArrayView scheme)
{
    return !scheme.isEmpty() && isAlpha(scheme.front())
        && std::all_of(scheme.begin(), scheme.end(),
            [](char c) { return isAlpha(c) || isDecimal(c) || c == '+' || c == '-' || c == '.'; });
}

std::optional<Parts> split(QByteArrayView uri)
{
    const qsizetype colon = uri.indexOf(':');
    if (colon <= 0)
        return std::nullopt;
    Parts parts;
    parts.scheme = uri.first(colon);
    QByteArrayView after = uri.sliced(colon + 1);
    if (after.startsWith("//")) {
        after = after.sliced(2);
        const auto end =
            std::find_if(after.begin(), after.end(), [](char c) { return c == '/' || c == '?'; });
        QByteArrayView authority = after.first(end - after.begin());
        parts.hasAuthority = true;
        parts.hasUserInfo = authority.contains('@');
        after = after.sliced(authority.size());
        const qsizetype bracket = authority.lastIndexOf(']');
        const qsizetype portColon = authority.lastIndexOf(':');
        if (portColon > bracket) {
            parts.hasPort = true;
            parts.port = authority.sliced(portColon + 1);
            authority = authority.first(portColon);
        }
        parts.host = authority;
    }
    parts.rest = after;
    const qsizetype question = after.indexOf('?');
    parts.path = question < 0 ? after : after.first(question);
    parts.query = question < 0 ? QByteArrayView() : after.sliced(question + 1);
    return parts;
}

/// One spelling per address: four decimal numbers without leading zeros, the first of them 127.
bool isLoopbackIPv4(QByteArrayView host)
{
    if (!host.startsWith("127."))
        return false;
    const QByteArrayList numbers = host.toByteArray().split('.');
    if (numbers.size() != 4)
        return false;
    return std::all_of(numbers.cbegin(), numbers.cend(), [](const QByteArray &number) {
        if (number.isEmpty() || number.size() > 3
            || !std::all_of(number.cbegin(), number.cend(), isDecimal))
            return false;
        return number.toInt() <= 255 && QByteArray::number(number.toInt()) == number;
    });
}

bool isLoopback(QByteArrayView host)
{
    return host == "localhost" || host == "[::1]" || isLoopbackIPv4(host);
}

bool isValidPort(const Parts &parts)
{
    if (!parts.hasPort)
        return true;
    if (parts.port.isEmpty() || parts.port.size() > 5
        || !std::all_of(parts.port.begin(), parts.port.end(), isDecimal))
        return false;
    const int port = parts.port.toInt();
    return port >= 1 && port <= 65535;
}

/// RFC 1035 2.3.4 and RFC 1123 2.1: what a name and each part of it may be like.
bool isHostName(QByteArrayView host)
{
    constexpr qsizetype MaxHostBytes = 253;
    constexpr qsizetype MaxLabelBytes = 63;
    if (host.isEmpty() || host.size() > MaxHostBytes)
        return false;
    const QByteArrayList labels = host.toByteArray().split('.');
    return std::all_of(labels.cbegin(), labels.cend(), [](const QByteArray &label) {
        return !label.isEmpty() && label.size() <= MaxLabelBytes && !label.startsWith('-')
            && !label.endsWith('-') && std::all_of(label.cbegin(), label.cend(), [](char c) {
                   return isAlpha(c) || isDecimal(c) || c == '-';
               });
    });
}

/// RFC 3986 3.2.2, IP-literal; the brackets are there.
bool isIPv6Literal(QByteArrayView host)
{
    in6_addr address {};
    const QByteArray text = host.sliced(1).chopped(1).toByteArray();
    return inet_pton(AF_INET6, text.constData(), &address) == 1;
}

bool isWebHost(QByteArrayView host)
{
    if (host.startsWith('['))
        return host.size() > 3 && host.endsWith(']') && isIPv6Literal(host);
    return isHostName(host);
}

bool isDeniedScheme(QByteArrayView mixedCase)
{
    const QByteArray scheme = mixedCase.toByteArray().toLower();
    return std::any_of(DeniedSchemes.begin(), DeniedSchemes.end(),
               [&](const char *denied) { return scheme == denied; })
        || std::any_of(DeniedPrefixes.begin(), DeniedPrefixes.end(),
            [&](const char *prefix) { return scheme.startsWith(prefix); });
}

/// A client must find exactly one code, state and iss in the answer.
bool namesAnswer(const Parameters &query)
{
    return std::any_of(AnswerNames.begin(), AnswerNames.end(),
        [&](const char *name) { return query.contains(name); });
}

Err<OAuthError> badRedirect(const char *why)
{
    return Err(OAuthError {ErrorCode::InvalidRedirectUri, why});
}

OAuthResult<RedirectKind> checkHttp(const Parts &parts)
{
    if (!parts.hasAuthority || parts.hasUserInfo || !isWebHost(parts.host) || !isValidPort(parts))
        return badRedirect("A redirect URI needs a plain host name, without user information.");
    if (parts.scheme == "https")
        return RedirectKind::Web;
    // RFC 8252 8.3: only the loopback interface may go without TLS.
    if (!isLoopback(parts.host))
        return badRedirect(
            "An http redirect URI must be on 127.0.0.1, [::1] or localhost; use https otherwise.");
    return RedirectKind::Loopback;
}

} // namespace

OAuthResult<RedirectKind> checkRedirectUri(QByteArrayView uri)
{
    if (uri.isEmpty() || uri.size() > MaxRedirectBytes)
        return badRedirect("A redirect URI has 1 to 2048 characters.");
    if (uri.contains('#'))
        return badRedirect("A redirect URI has no fragment (RFC 6749 3.1.2).");
    if (!std::all_of(uri.begin(), uri.end(), isUriChar) || !isPercentEncoded(uri))
        return badRedirect("A redirect URI holds only characters that RFC 3986 allows.");
    const auto parts = split(uri);
    if (!parts || !isScheme(parts->scheme))
        return badRedirect("A redirect URI is an absolute URI.");
    if (hasDotSegment(parts->path))
        return badRedirect("A redirect URI has no '.' or '..' segments.");
    const auto query = Parameters::parse(parts->query);
    if (!query || namesAnswer(*query))
        return badRedirect("The query of a redirect URI has no code, state, iss or error.");
    if (parts->scheme == "https" || parts->scheme == "http")
        return checkHttp(*parts);

    const bool mixedCaseHttps = parts->scheme.compare("https", Qt::CaseInsensitive) == 0;
    if (mixedCaseHttps || isDeniedScheme(parts->scheme))
        return badRedirect("This URI scheme is not accepted for redirect URIs.");
    if (parts->hasUserInfo || (parts->rest.isEmpty() && parts->host.isEmpty()))
        return badRedirect("A private-use redirect URI needs something after its scheme.");
    return RedirectKind::PrivateUse;
}

bool redirectMatches(QByteArrayView registered, QByteArrayView requested)
{
    // Lists in the settings and old rows may hold what would be refused today.
    const auto kind = checkRedirectUri(requested);
    if (!kind)
        return false;
    if (registered == requested)
        return true;
    const auto knownKind = checkRedirectUri(registered);
    if (*kind != RedirectKind::Loopback || !knownKind || *knownKind != RedirectKind::Loopback)
        return false;
    const auto known = split(registered);
    const auto asked = split(requested);
    return known && asked && known->scheme == asked->scheme && known->host == asked->host
        && known->rest == asked->rest;
}

UriPart differingPart(QByteArrayView registered, QByteArrayView requested)
{
    const auto known = split(registered);
    const auto asked = split(requested);
    if (!known || !asked || known->scheme != asked->scheme)
        return UriPart::Scheme;
    if (known->host != asked->host || known->hasUserInfo != asked->hasUserInfo)
        return UriPart::Host;
    const bool portFloats = asked->scheme == "http" && isLoopback(asked->host);
    if (known->port != asked->port && !portFloats)
        return UriPart::Port;
    return known->path != asked->path ? UriPart::Path : UriPart::Query;
}

QByteArray redirectAudience(QByteArrayView uri)
{
    const auto parts = split(uri);
    if (!parts)
        return {};
    const bool web = parts->scheme == "https" || parts->scheme == "http";
    return web ? parts->host.toByteArray() : parts->scheme.toByteArray() + ':';
}

} // namespace gatehouse::oauth
