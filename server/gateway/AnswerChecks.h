// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/CallBody.h"
#include "net/Request.h"

namespace gatehouse::gateway {

// What is looked at in an upstream's answer, and in the question it belongs to. Pure.

/// RFC 9110 8.4: no Content-Encoding that would have to be undone.
bool isPlainCoded(const net::Headers &headers);
/// Looks it like a JSON text of an object or a list?
bool looksLikeJson(const QByteArray &text);
/// May the answer hold a list of tools?
bool asksForTools(const CallBody &body);

} // namespace gatehouse::gateway
