// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "net/HttpClient.h"
#include "provider/Provider.h"
#include "provider/ProviderConfig.h"

#include <memory>

namespace gatehouse::provider {

/// The provider that \a config describes. Known hosts choose a preset; otherwise OpenID Connect
/// discovery, or with all three explicit URLs plain OAuth 2. Invalid, with what is missing or
/// wrong, when there can be none. Asks nobody yet: discovery starts with the first sign-in or
/// warmUp(). \a http and \a clock must outlive the provider.
base::Result<std::unique_ptr<Provider>> makeProvider(
    ProviderConfig config, net::HttpClient &http, base::Clock &clock);

/// Lets \a provider find its endpoints before the first person comes, and logs whether it could.
/// Does not block; nothing is said when \a context goes first.
void warmUp(Provider &provider, QObject *context);

} // namespace gatehouse::provider
