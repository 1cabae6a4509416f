// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "routes/Services.h"

namespace gatehouse::routes {

// The endpoints a client's program talks to; JSON in every case. Core thread.

/// What the protocol sees of a request.
/// Without the address, which not every endpoint counts.
oauth::EndpointRequest toEndpointRequest(const net::Request &request);
/// RFC 6749 5.1: neither the answer nor a refusal is ever cached.
net::Response toResponse(const oauth::EndpointAnswer &answer);

/// POST /token (RFC 6749 3.2).
void answerTokenRoute(
    const Services &services, const oauth::EndpointRequest &request, const net::Respond &respond);
/// POST /revoke (RFC 7009).
void answerRevokeRoute(
    const Services &services, const oauth::EndpointRequest &request, const net::Respond &respond);
/// POST /introspect (RFC 7662).
void answerIntrospectRoute(
    const Services &services, const oauth::EndpointRequest &request, const net::Respond &respond);
/// POST /register (RFC 7591).
void answerRegisterRoute(
    const Services &services, const net::Request &request, const net::Respond &respond);
/// GET, PUT and DELETE /register/{client_id} (RFC 7592).
void answerManagementRoute(
    const Services &services, const net::Request &request, const net::Respond &respond);
/// GET /health/ready: 503 with the reason when the store does not work.
void answerReady(
    const Services &services, const net::Request &request, const net::Respond &respond);

} // namespace gatehouse::routes
