// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Sources.h"

namespace gatehouse::config {

/// The row that says where secrets are kept.
std::vector<Setting> secretRows();

/// What load() looks for in the secret store: to be asked for before it, since a keychain answers
/// later and load() does not wait.
struct SecretWants
{
    SecretStoreKind store = SecretStoreKind::File;
    QString dataDir;
    QByteArrayList names; ///< of settings, and of `${secret:NAME}`; each once

    bool operator==(const SecretWants &) const = default;
};

/// Every secret that no other source has: the secrets among the settings, as far as the others need
/// them, and those the servers file refers to. Mistakes are left to load().
SecretWants secretWants(const Inputs &inputs);

} // namespace gatehouse::config
