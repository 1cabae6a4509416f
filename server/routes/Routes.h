// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "routes/MetadataRoutes.h"
#include "routes/Services.h"

/// Every URL of the server: one file a URL or a family of them, one table of all. Turns requests
/// into values of oauth, and its steps into answers; decides nothing about a token.
namespace gatehouse::routes {

/// The table of all requests: method, path, thread, CORS, body limit, and who answers. \a services
/// must outlive the server that uses it. \a maxMcpBody: bytes of one MCP message.
std::vector<net::Route> allRoutes(const Services &services, qsizetype maxMcpBody);

/// What no row matches: 404, as JSON or, for a browser, as a page.
net::WorkerHandler fallback(const Services &services);

/// The page at `/`, and at an MCP address for a browser without a token.
net::Response homePage(
    const gateway::ServerSet &servers, const Pages &pages, const net::Request &request);

} // namespace gatehouse::routes
