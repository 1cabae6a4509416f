// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/PercentEncoding.h"

#include <algorithm>

namespace gatehouse::base {

bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
        || c == '.' || c == '_' || c == '~';
}

QByteArray percentEncoded(const QByteArray &text)
{
    return std::all_of(text.cbegin(), text.cend(), isUnreserved) ? text : text.toPercentEncoding();
}

} // namespace gatehouse::base
