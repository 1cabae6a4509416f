// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "routes/Services.h"

namespace gatehouse::routes {

/// GET /oauth/callback and its other spellings: the provider sends the browser back. A client that
/// has named this very address as its redirect URI gets the code shown instead. Core thread.
void answerCallback(
    const Services &services, const net::Request &request, const net::Respond &respond);

} // namespace gatehouse::routes
