// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/AnswerChecks.h"

#include <algorithm>

namespace gatehouse::gateway {

bool isPlainCoded(const net::Headers &headers)
{
    const QByteArray coding = headers.value("Content-Encoding");
    return coding.isEmpty() || coding.compare("identity", Qt::CaseInsensitive) == 0;
}

bool looksLikeJson(const QByteArray &text)
{
    const QByteArrayView trimmed = QByteArrayView(text).trimmed();
    return (trimmed.startsWith('{') && trimmed.endsWith('}'))
        || (trimmed.startsWith('[') && trimmed.endsWith(']'));
}

bool asksForTools(const CallBody &body)
{
    return std::any_of(body.entries.cbegin(), body.entries.cend(),
        [](const auto &entry) { return entry.message && entry.message->method == u"tools/list"; });
}

} // namespace gatehouse::gateway
