// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace gatehouse::net {

// What both the readers of requests and those of answers need to know about heads and chunks. Pure.

/// RFC 9110 5.6.2: a field name, a method.
bool isToken(QByteArrayView text);
/// RFC 9110 5.5: visible characters, obs-text, and blanks between them.
bool isFieldValue(QByteArrayView value);
bool isDigits(QByteArrayView text);
/// RFC 9112 7.1, chunk-size: what the digit stands for; -1: it is none.
int hexDigit(char c);
QByteArrayView trimBlanks(QByteArrayView text);
/// ASCII case does not matter in a field name.
bool sameName(QByteArrayView name, QByteArrayView lowerCase);
/// Does the comma separated list hold \a token (lower case)?
bool listHolds(QByteArrayView list, QByteArrayView token);
/// Does the line, finished or not, hold what no line may hold: NUL, or a CR that is not its end?
bool isSpoilt(QByteArrayView line);

} // namespace gatehouse::net
