// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "routes/Services.h"

namespace gatehouse::routes {

using FormAnswer = void (*)(const Services &, const oauth::EndpointRequest &, const net::Respond &);

/// Runs \a answer in a batch in which the client that sends \a request can be looked up: at once,
/// or after its document and its keys have been fetched. For the endpoints that authenticate
/// clients. Only for a client that somebody has begun to sign in with: nobody else makes this
/// server ask.
void answerClientFirst(FormAnswer answer, const Services &services, const net::Request &request,
    const net::Respond &respond);

} // namespace gatehouse::routes
