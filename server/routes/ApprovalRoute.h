// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "routes/Services.h"

namespace gatehouse::routes {

/// An authorization request that waits, and its parameters to be sent again.
struct HeldRequest
{
    const oauth::AuthorizeRequest &request;
    QByteArray query;
};

/// What a person sees whose program has not been admitted (CLIENT_APPROVAL). \a outcome is not
/// ClientAdmitted.
net::Response approvalPage(const Services &services, const oauth::ApprovalOutcome &outcome,
    const HeldRequest &held, Language language);

/// GET /authorize/wait, with the parameters of the authorization request: what the waiting page
/// calls to look again. Once the client is allowed it leads back to /authorize. Core thread.
void answerWait(const Services &services, const net::Request &request, const net::Respond &respond);

} // namespace gatehouse::routes
