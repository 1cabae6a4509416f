// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace gatehouse::base {

// What can be said of a JSON text without reading its values, quickly: before it is read at all,
// or beside a reader that does not say it. Pure; any thread.

/// The place behind the string that begins with the quote at \a start; the end of the text when it
/// is never closed.
qsizetype endOfJsonString(QByteArrayView text, qsizetype start);

/// The deepest nesting of brackets outside strings; used to refuse what would only exhaust the
/// stack.
int jsonDepth(QByteArrayView text);
/// Deeper text is refused.
inline constexpr int MaxJsonDepth = 64;

/// Does an object of the first \a levels levels of \a json, which is well-formed, name a member
/// twice, letter case ignored? Two readers may then see two different values.
bool hasDoubleMembers(QByteArrayView json, int levels);

} // namespace gatehouse::base
