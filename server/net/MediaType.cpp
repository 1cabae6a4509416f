// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/MediaType.h"

#include "net/FieldSyntax.h"

namespace gatehouse::net {

bool isMediaType(QByteArrayView contentType, QByteArrayView lowerCase)
{
    const qsizetype semicolon = contentType.indexOf(';');
    return sameName(
        trimBlanks(semicolon < 0 ? contentType : contentType.first(semicolon)), lowerCase);
}

} // namespace gatehouse::net
