// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace gatehouse::net {

/// RFC 9110 8.3.1: is that the type a Content-Type names, its parameters aside? \a lowerCase: like
/// "application/json". Pure.
bool isMediaType(QByteArrayView contentType, QByteArrayView lowerCase);

} // namespace gatehouse::net
