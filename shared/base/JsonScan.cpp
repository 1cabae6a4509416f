// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/JsonScan.h"

#include "base/JsonText.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace gatehouse::base {

namespace {

/// Two names that differ in the case of their letters only have one folded form.
QByteArray foldedName(QByteArrayView quoted)
{
    const QByteArrayView inside = quoted.sliced(1, std::max<qsizetype>(quoted.size() - 2, 0));
    const bool isPlain = std::none_of(inside.begin(), inside.end(),
        [](char c) { return c == '\\' || static_cast<unsigned char>(c) >= 0x80; });
    if (isPlain)
        return inside.toByteArray().toLower();
    const auto node = parseJsonText(quoted);
    return node ? node->text.toCaseFolded().toUtf8() : QByteArray();
}

/// \a end when there is none.
const char *find(char wanted, const char *from, const char *end)
{
    const void *found = std::memchr(from, wanted, std::size_t(end - from));
    return found ? static_cast<const char *>(found) : end;
}

bool hasDouble(std::vector<QByteArray> &names)
{
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

} // namespace

qsizetype endOfJsonString(QByteArrayView text, qsizetype start)
{
    const char *at = text.data() + start + 1;
    const char *const end = text.data() + text.size();
    const char *quote = text.data() + start; // one that was seen already is not looked for again
    while (at < end) {
        if (quote < at)
            quote = find('"', at, end);
        const char *const escape = find('\\', at, quote);
        if (escape == quote)
            return std::min(quote + 1, end) - text.data();
        at = escape + 2;
    }
    return text.size();
}

int jsonDepth(QByteArrayView text)
{
    int depth = 0;
    int deepest = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"')
            at = endOfJsonString(text, at) - 1;
        else if (c == '{' || c == '[')
            deepest = std::max(deepest, ++depth);
        else if (c == '}' || c == ']')
            depth = std::max(0, depth - 1);
    }
    return deepest;
}

bool hasDoubleMembers(QByteArrayView json, int levels)
{
    struct Level
    {
        bool isObject;
        bool expectsName;
        std::vector<QByteArray> names {};
    };
    std::vector<Level> open;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (c == '"') {
            const qsizetype start = at;
            at = endOfJsonString(json, start) - 1;
            if (open.empty() || !std::exchange(open.back().expectsName, false))
                continue;
            if (int(open.size()) <= levels)
                open.back().names.push_back(foldedName(json.sliced(start, at + 1 - start)));
        } else if (c == '{' || c == '[') {
            open.push_back({c == '{', c == '{'});
        } else if ((c == '}' || c == ']') && !open.empty()) {
            if (hasDouble(open.back().names))
                return true;
            open.pop_back();
        } else if (c == ',' && !open.empty()) {
            open.back().expectsName = open.back().isObject;
        }
    }
    return std::any_of(
        open.begin(), open.end(), [](Level &level) { return hasDouble(level.names); });
}

} // namespace gatehouse::base
