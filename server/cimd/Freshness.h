// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "net/Request.h"

/// Clients that are described by a document at their id (OAuth Client ID Metadata Document):
/// fetches the documents and the clients' keys, and keeps them for a while. Leaves to oauth what a
/// document must say, to net where a request may go, and to the store what outlives the document.
/// Core thread.
namespace gatehouse::cimd {

constexpr base::seconds LeastFreshness {5 * 60};
constexpr base::seconds MostFreshness {24 * 3600};

/// How long an answer with these fields is used without asking again (RFC 9111 4.2), within the
/// bounds above, whatever it says.
base::seconds freshnessOf(const net::Headers &headers);

} // namespace gatehouse::cimd
