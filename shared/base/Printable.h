// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gatehouse::base {

/// Whether a terminal or a viewer would obey it instead of showing it: C0, DEL, C1, the line
/// separators, and what turns the direction of text around.
constexpr bool isControl(char16_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
}

/// \a text with such characters as \xNN, so that it is one line and reads as it was written:
/// whoever chose a name chooses nothing else.
QString printable(const QString &text);

/// JSON, with such characters inside its texts as \uNNNN: the same JSON.
QByteArray printableJson(const QByteArray &json);

} // namespace gatehouse::base
