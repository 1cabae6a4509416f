// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cimd/Freshness.h"

#include <algorithm>
#include <optional>

namespace gatehouse::cimd {

namespace {

/// RFC 9111 1.2.2: delta-seconds, too large ones counting as very large.
std::optional<qint64> deltaSeconds(QByteArrayView text)
{
    constexpr qsizetype MaxDigits = 10;
    if (text.startsWith('"') && text.endsWith('"') && text.size() >= 2)
        text = text.sliced(1, text.size() - 2);
    const bool isNumber = !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber)
        return std::nullopt;
    return text.size() > MaxDigits ? MostFreshness.count() : text.toLongLong();
}

struct Directives
{
    std::optional<qint64> maxAge;
    std::optional<qint64> sharedMaxAge; ///< s-maxage: this cache serves everybody
    bool forbids = false;
};

Directives directivesOf(const net::Headers &headers)
{
    Directives directives;
    for (const QByteArray &field : headers.values("Cache-Control")) {
        for (const QByteArray &part : field.split(',')) {
            const qsizetype sign = part.indexOf('=');
            const QByteArray name = part.first(sign < 0 ? part.size() : sign).trimmed().toLower();
            const QByteArray value = sign < 0 ? QByteArray() : part.sliced(sign + 1).trimmed();
            if (name == "no-store" || name == "no-cache")
                directives.forbids = true;
            else if (name == "max-age")
                directives.maxAge = deltaSeconds(value);
            else if (name == "s-maxage")
                directives.sharedMaxAge = deltaSeconds(value);
        }
    }
    return directives;
}

} // namespace

base::seconds freshnessOf(const net::Headers &headers)
{
    const Directives directives = directivesOf(headers);
    if (directives.forbids)
        return LeastFreshness;
    const qint64 life = directives.sharedMaxAge.value_or(directives.maxAge.value_or(0));
    const qint64 age = deltaSeconds(headers.value("Age")).value_or(0);
    return std::clamp(base::seconds(life - age), LeastFreshness, MostFreshness);
}

} // namespace gatehouse::cimd
