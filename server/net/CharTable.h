// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <algorithm>
#include <array>

namespace gatehouse::net {

/// Which bytes a grammar allows; looked up rather than compared, as each byte of a head is.
using CharTable = std::array<bool, 256>;

/// Letters and digits of ASCII, and those of \a more.
constexpr CharTable alphanumericsAnd(const char *more)
{
    CharTable table {};
    for (unsigned char c = '0'; c <= '9'; ++c)
        table[c] = true;
    for (unsigned char c = 'a'; c <= 'z'; ++c)
        table[c] = table[c - 'a' + 'A'] = true;
    for (; *more; ++more)
        table[static_cast<unsigned char>(*more)] = true;
    return table;
}

/// Pure; true of an empty text.
inline bool consistsOf(QByteArrayView text, const CharTable &table)
{
    return std::all_of(text.begin(), text.end(),
        [&table](char c) { return table[static_cast<unsigned char>(c)]; });
}

} // namespace gatehouse::net
