// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Settings.h"
#include "gateway/SessionLimits.h"
#include "gateway/StdioHub.h"
#include "net/HttpServer.h"
#include "oauth/Profile.h"
#include "provider/ProviderConfig.h"

namespace gatehouse::daemon {

// Settings in the words of each library.

/// With PORT=0 and no BASE_URL: \a settings with a free port, and the BASE_URL that follows from
/// it. Everything that is made from the issuer needs it before the server listens. Conflict when
/// the address has none.
base::Result<config::Settings> withKnownPort(config::Settings settings);

oauth::Profile profileFrom(const config::Settings &settings);
provider::ProviderConfig providerFrom(const config::Settings &settings);
net::ListenOptions listenFrom(const config::Settings &settings);
gateway::SessionLimits::Bounds limitsFrom(const config::Settings &settings);
gateway::StdioHub::Options stdioFrom(const config::Settings &settings);

/// Where the database is: DATABASE_URL, or gatehouse.db in the data folder.
QString databasePath(const config::Settings &settings);
QString keyPath(const config::Settings &settings);

} // namespace gatehouse::daemon
