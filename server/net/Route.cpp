// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Route.h"

namespace gatehouse::net {

bool matchesRoute(QByteArrayView pattern, QByteArrayView path, QByteArray *argument)
{
    const qsizetype open = pattern.indexOf('{');
    if (open < 0) {
        if (argument)
            argument->clear();
        return pattern == path;
    }
    const QByteArrayView before = pattern.first(open);
    const QByteArrayView after = pattern.sliced(pattern.indexOf('}', open) + 1);
    if (path.size() <= before.size() + after.size() || !path.startsWith(before)
        || !path.endsWith(after))
        return false;
    const QByteArrayView segment =
        path.sliced(before.size(), path.size() - before.size() - after.size());
    // RFC 3986 3.3: dot segments speak of the hierarchy, they name nothing.
    if (segment.contains('/') || segment == "." || segment == "..")
        return false;
    if (argument)
        *argument = segment.toByteArray();
    return true;
}

} // namespace gatehouse::net
