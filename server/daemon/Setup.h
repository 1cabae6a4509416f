// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Random.h"
#include "config/Settings.h"
#include "gateway/SessionLimits.h"
#include "gateway/StdioHub.h"
#include "net/GuardedHttpClient.h"
#include "net/HttpServer.h"
#include "oauth/AllowRules.h"
#include "oauth/Profile.h"
#include "provider/ProviderConfig.h"

namespace gatehouse::daemon {

// Settings in the words of each library.

/// With PORT=0 and no BASE_URL: \a settings with a free port, and the BASE_URL that follows from
/// it. Everything that is made from the issuer needs it before the server listens. Conflict when
/// the address has none.
base::Result<config::Settings> withKnownPort(config::Settings settings);

oauth::Profile profileFrom(const config::Settings &settings);
/// Puts into \a profile what may change of it while the server runs.
void renewProfile(oauth::Profile &profile, const config::Settings &settings);
/// The providers to sign in at, in the order of the settings: PROVIDERS, or the one provider, or
/// the local accounts alone.
QList<config::ProviderSettings> providersOf(const config::Settings &settings);
/// What local accounts sign in by; nothing: they do not.
std::optional<QByteArray> localProviderFrom(const config::Settings &settings);
provider::ProviderConfig providerFrom(
    const config::ProviderSettings &provider, const config::Settings &settings);
oauth::AllowRules::GroupNames groupNamesFrom(const config::Settings &settings);
net::ListenOptions listenFrom(const config::Settings &settings);
net::GuardRules guardFrom(const config::Settings &settings);
gateway::SessionLimits::Bounds limitsFrom(const config::Settings &settings);
gateway::StdioHub::Options stdioFrom(const config::Settings &settings);

/// Where the database is: DATABASE_URL, or gatehouse.db in the data folder.
QString databasePath(const config::Settings &settings);
QString keyPath(const config::Settings &settings);
/// Where stdio servers without a `cwd` work: apart from the database and the keys.
QString programsFolder(const config::Settings &settings);
/// Makes that folder in the data folder, for its owner only, when one of \a servers needs it and it
/// is not there.
base::Result<void> makeProgramsFolder(
    const config::Settings &settings, const QList<domain::McpServer> &servers);
/// What seals values in the store: RS_TOKENS_ENC_KEY, or the key file.
base::Result<QList<base::Secret>> keysFor(const config::Settings &settings, base::Random &random);

/// Makes the data folder, for its owner only, unless it is there.
base::Result<void> makeDataFolder(const QString &path);

} // namespace gatehouse::daemon
