// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "routes/Services.h"

namespace gatehouse::routes {

// The forms of our pages. Each takes one form token, which works once, in the browser it was shown
// in, and only from a page of ours. Core thread.

/// POST /authorize/consent: form_token, decision = allow | deny.
void answerConsent(
    const Services &services, const net::Request &request, const net::Respond &respond);

/// POST /authorize/provider: form_token, provider.
void answerProviderChoice(
    const Services &services, const net::Request &request, const net::Respond &respond);

/// POST /authorize/account: form_token, name, password of a local account.
void answerAccount(
    const Services &services, const net::Request &request, const net::Respond &respond);

} // namespace gatehouse::routes
