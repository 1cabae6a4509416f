// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/AnswerChecks.h"

#include <algorithm>

namespace gatehouse::gateway {

QByteArray mediaType(const net::Headers &headers)
{
    return headers.value("Content-Type").split(';').first().trimmed().toLower();
}

bool isPlainCoded(const net::Headers &headers)
{
    const QByteArray coding = headers.value("Content-Encoding").toLower();
    return coding.isEmpty() || coding == "identity";
}

bool looksLikeJson(const QByteArray &text)
{
    const QByteArray trimmed = text.trimmed();
    return (trimmed.startsWith('{') && trimmed.endsWith('}'))
        || (trimmed.startsWith('[') && trimmed.endsWith(']'));
}

bool asksForTools(const CallBody &body)
{
    return std::any_of(body.entries.cbegin(), body.entries.cend(),
        [](const auto &entry) { return entry.message && entry.message->method == u"tools/list"; });
}

} // namespace gatehouse::gateway
