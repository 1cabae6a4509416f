// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace gatehouse::domain {

/// RFC 8707 2, in the form two spellings are compared in: scheme and host lower case, no default
/// port, no trailing slash, no needless escape. Nothing when it is not an absolute http(s) URL in
/// ASCII, or has userinfo, a query, a fragment, dot segments or empty segments.
std::optional<QByteArray> canonicalResource(QByteArrayView uri);

} // namespace gatehouse::domain
