// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "routes/Services.h"

namespace gatehouse::routes {

// The forms of our pages. Each takes one form token, which works once, in the browser it was shown
// in, and only from a page of ours. Core thread.

/// POST /authorize/continue: form_token; the person goes on although the client loops.
void answerContinue(
    const Services &services, const net::Request &request, const net::Respond &respond);

/// POST /authorize/consent: form_token, decision = allow | deny, ask_again when a yes is not to be
/// remembered.
void answerConsent(
    const Services &services, const net::Request &request, const net::Respond &respond);

/// POST /authorize/provider: form_token, provider.
void answerProviderChoice(
    const Services &services, const net::Request &request, const net::Respond &respond);

/// POST /authorize/account: form_token, name, password of a local account.
void answerAccount(
    const Services &services, const net::Request &request, const net::Respond &respond);

} // namespace gatehouse::routes
