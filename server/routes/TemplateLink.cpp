// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/TemplateLink.h"

#include <algorithm>
#include <array>

namespace gatehouse::routes {

namespace {

/// Schemes a browser acts on by itself: it runs them, reads files, or shows pages of its own.
constexpr std::array<std::string_view, 22> BrowserSchemes {"about", "blob", "chrome",
    "chrome-extension", "content", "data", "edge", "feed", "file", "filesystem", "ftp", "intent",
    "jar", "javascript", "livescript", "mhtml", "moz-extension", "vbscript", "view-source", "ws",
    "wss", "wyciwyg"};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isSchemeCharacter(char c)
{
    return isLetter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

constexpr std::string_view Excluded = "\"<>\\";

/// Visible ASCII without what a browser drops or turns (a tab, a line end, a backslash): it would
/// go somewhere else than what was looked at.
bool isPlainUrl(QByteArrayView url)
{
    return std::all_of(url.begin(), url.end(),
        [](char c) { return c > 0x20 && c < 0x7f && Excluded.find(c) == std::string_view::npos; });
}

bool hasAuthority(QByteArrayView url, QByteArrayView scheme)
{
    const QByteArrayView rest = url.sliced(scheme.size());
    return rest.startsWith("://") && rest.size() > 3 && rest[3] != '/' && rest[3] != '?'
        && rest[3] != '#';
}

} // namespace

QByteArray schemeOf(QByteArrayView url)
{
    const qsizetype colon = url.indexOf(':');
    if (colon < 1 || !isLetter(url[0]))
        return {};
    const QByteArrayView scheme = url.first(colon);
    if (!std::all_of(scheme.begin(), scheme.end(), isSchemeCharacter))
        return {};
    return scheme.toByteArray().toLower();
}

std::optional<TemplateLink> TemplateLink::toWeb(QByteArrayView url)
{
    const QByteArray scheme = schemeOf(url);
    if (scheme != "https" && scheme != "http")
        return std::nullopt;
    if (!isPlainUrl(url) || !hasAuthority(url, scheme))
        return std::nullopt;
    return TemplateLink(url.toByteArray());
}

std::optional<TemplateLink> TemplateLink::toWebOrApp(QByteArrayView url)
{
    const QByteArray scheme = schemeOf(url);
    if (scheme == "https" || scheme == "http")
        return toWeb(url);
    const std::string_view name(scheme.constData(), static_cast<std::size_t>(scheme.size()));
    const bool denied = std::ranges::find(BrowserSchemes, name) != BrowserSchemes.end();
    if (scheme.isEmpty() || denied || !isPlainUrl(url))
        return std::nullopt;
    return TemplateLink(url.toByteArray());
}

} // namespace gatehouse::routes
