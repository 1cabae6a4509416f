// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Settings.h"
#include "net/HttpServer.h"
#include "oauth/Profile.h"
#include "provider/ProviderConfig.h"

namespace gatehouse::daemon {

// Settings in the words of each library.

oauth::Profile profileFrom(const config::Settings &settings);
provider::ProviderConfig providerFrom(const config::Settings &settings);
net::ListenOptions listenFrom(const config::Settings &settings);

/// Where the database is: DATABASE_URL, or gatehouse.db in the data folder.
QString databasePath(const config::Settings &settings);
QString keyPath(const config::Settings &settings);

} // namespace gatehouse::daemon
