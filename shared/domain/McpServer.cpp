// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/McpServer.h"

#include <algorithm>

namespace gatehouse::domain {

bool isServerName(QByteArrayView name)
{
    const auto isAlphanumeric = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    return !name.isEmpty() && name.size() <= 64 && isAlphanumeric(name.front())
        && std::all_of(name.begin(), name.end(),
            [&](char c) { return isAlphanumeric(c) || c == '-' || c == '_' || c == '.'; });
}

} // namespace gatehouse::domain
