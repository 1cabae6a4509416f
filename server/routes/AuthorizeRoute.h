// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "routes/Services.h"

namespace gatehouse::routes {

/// GET and POST /authorize (RFC 6749 3.1): checks the request and shows the consent page. Core
/// thread.
void answerAuthorize(
    const Services &services, const net::Request &request, const net::Respond &respond);

} // namespace gatehouse::routes
