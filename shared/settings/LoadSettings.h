// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Loader.h"
#include "config/SecretSettings.h"
#include "secrets/Stores.h"

/// The settings of a program with the secrets that belong to them. Owns the order of the two: what
/// is read where, config and secrets say.
namespace gatehouse::settings {

/// Where the secrets of a server with \a inputs are kept.
std::unique_ptr<secrets::SecretStore> secretStore(
    const config::Inputs &inputs, const config::SecretWants &wants);

/// config::load() once the secret store has been asked. Calls \a done once, later, unless \a
/// context is gone by then.
void loadSettings(const config::Inputs &inputs, QObject *context,
    const std::function<void(const config::LoadResult &)> &done);

/// The same for who has nothing else to do: at the start. A keychain may make it wait for a person.
config::LoadResult loadSettingsNow(const config::Inputs &inputs);

/// Keeps \a value as the secret \a name where the settings say; waits for that. The text is what to
/// tell the person who asked.
base::Result<QString> saveSecret(
    const config::Inputs &inputs, const QByteArray &name, const base::Secret &value);

} // namespace gatehouse::settings
