// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/SecretStore.h"

#include <QByteArrayList>
#include <QMap>
#include <QStringList>

#include <chrono>
#include <memory>

namespace gatehouse::secrets {

enum class StoreKind { File, Keychain, Systemd };

/// What the stores of one server are made of.
struct StorePlaces
{
    QString folder; ///< of the files
    QString credentials; ///< $CREDENTIALS_DIRECTORY; empty: systemd hands over none
    QString service; ///< in the keychain
    /// With a keychain: as long as a person may need who is asked to unlock it; whoever asks by the
    /// admin socket waits a little longer.
    std::chrono::milliseconds patience {25'000};
};

/// Whether this program was built with QtKeychain. Without it the store of the keychain refuses
/// every call, with a sentence.
bool hasKeychain();

std::unique_ptr<SecretStore> makeStore(StoreKind kind, const StorePlaces &places);

/// Those of several secrets that are there, and what was in the way of finding others.
struct FoundSecrets
{
    QMap<QByteArray, base::Secret> values;
    QStringList problems; ///< sentences, each once
};
/// Reads \a names one after another; what will not be better for the next name (a keychain that is
/// locked or silent) ends it. Keeps \a store as long as that takes.
void findSecrets(const std::shared_ptr<SecretStore> &store, const QByteArrayList &names,
    QObject *context, const std::function<void(const FoundSecrets &)> &done);

} // namespace gatehouse::secrets
