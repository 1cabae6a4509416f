// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace gatehouse::base {

/// Of RFC 3986 2.3.
bool isUnreserved(char c);

/// \a text as a value of a URI's query or of a form: all but the unreserved characters (RFC
/// 3986 2.3) percent-encoded. What consists of those alone, as most of ours does, is not copied.
QByteArray percentEncoded(const QByteArray &text);

} // namespace gatehouse::base
