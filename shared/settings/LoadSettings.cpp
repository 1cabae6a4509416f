// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/LoadSettings.h"

#include <QEventLoop>

namespace gatehouse::settings {

using namespace Qt::Literals::StringLiterals;
using secrets::StoreKind;

namespace {

StoreKind kindOf(config::SecretStoreKind kind)
{
    switch (kind) {
    case config::SecretStoreKind::File:
        return StoreKind::File;
    case config::SecretStoreKind::Keychain:
        return StoreKind::Keychain;
    case config::SecretStoreKind::Systemd:
        return StoreKind::Systemd;
    }
    Q_UNREACHABLE();
}

} // namespace

std::unique_ptr<secrets::SecretStore> secretStore(
    const config::Inputs &inputs, const config::SecretWants &wants)
{
    return secrets::makeStore(kindOf(wants.store),
        {.folder = wants.dataDir + u"/secrets"_s,
            .credentials = config::environmentFolder(inputs, "CREDENTIALS_DIRECTORY"),
            // Two servers of one user have a keychain between them, and secrets of their own.
            .service = u"Gatehouse in "_s + wants.dataDir});
}

void loadSettings(const config::Inputs &inputs, QObject *context,
    const std::function<void(const config::LoadResult &)> &done)
{
    const config::SecretWants wants = config::secretWants(inputs);
    const std::shared_ptr<secrets::SecretStore> store = secretStore(inputs, wants);
    const QString place = store->place();
    secrets::findSecrets(
        store, wants.names, context, [inputs, place, done](const secrets::FoundSecrets &found) {
            config::Inputs complete = inputs;
            complete.stored = {place, found.values, found.problems};
            done(config::load(complete));
        });
}

config::LoadResult loadSettingsNow(const config::Inputs &inputs)
{
    std::optional<config::LoadResult> result;
    QEventLoop loop;
    loadSettings(inputs, &loop, [&result, &loop](const config::LoadResult &loaded) {
        result.emplace(loaded);
        loop.quit();
    });
    loop.exec(); // it comes later, never at once
    return *std::move(result);
}

base::Result<QString> saveSecret(
    const config::Inputs &inputs, const QByteArray &name, const base::Secret &value)
{
    const config::SecretWants wants = config::secretWants(inputs);
    const auto store = secretStore(inputs, wants);
    std::optional<base::Result<void>> result;
    QEventLoop loop;
    store->write(name, value, &loop, [&result, &loop](const base::Result<void> &done) {
        result.emplace(done);
        loop.quit();
    });
    loop.exec();
    if (!*result)
        return base::Err(result->error());
    return u"The secret %1 is kept in %2."_s.arg(QString::fromUtf8(name), store->place());
}

} // namespace gatehouse::settings
