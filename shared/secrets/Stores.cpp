// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/Stores.h"

#include "secrets/CredentialStore.h"
#include "secrets/FileStore.h"
#ifdef GATEHOUSE_HAS_KEYCHAIN
#include "secrets/KeychainStore.h"
#endif

namespace gatehouse::secrets {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

/// In place of a keychain that this program cannot speak with.
class NoKeychain final : public SecretStore
{
public:
    QString place() const override { return u"the keychain"_s; }

private:
    static Error refusal()
    {
        return {ErrorKind::Invalid,
            u"This gatehoused was built without QtKeychain and knows no keychain. Set SECRET_STORE "
            "to file or systemd, or build it with qtkeychain-qt6-dev installed."_s};
    }
    void find(const QByteArray &, QObject *context, const Found &found) override
    {
        answerLater(context, found, Result<std::optional<base::Secret>>(Err(refusal())));
    }
    void put(const QByteArray &, const base::Secret &, QObject *context, const Done &done) override
    {
        answerLater(context, done, Result<void>(Err(refusal())));
    }
    void drop(const QByteArray &, QObject *context, const Done &done) override
    {
        answerLater(context, done, Result<void>(Err(refusal())));
    }
};

std::unique_ptr<SecretStore> makeKeychain([[maybe_unused]] const StorePlaces &places)
{
#ifdef GATEHOUSE_HAS_KEYCHAIN
    return std::make_unique<KeychainStore>(places.service, places.patience);
#else
    return std::make_unique<NoKeychain>();
#endif
}

void findNext(const std::shared_ptr<SecretStore> &store, QByteArrayList names, FoundSecrets found,
    QObject *context, const std::function<void(const FoundSecrets &)> &done)
{
    const QByteArray name = names.takeFirst();
    store->read(name, context,
        [store, name, names, found, context, done](
            const Result<std::optional<base::Secret>> &read) mutable {
            if (read && *read)
                found.values.insert(name, **read);
            if (!read && !found.problems.contains(read.error().message))
                found.problems.append(read.error().message);
            const bool goesOn = read || read.error().kind == ErrorKind::Invalid
                || read.error().kind == ErrorKind::Io;
            if (names.isEmpty() || !goesOn)
                done(found);
            else
                findNext(store, std::move(names), std::move(found), context, done);
        });
}

} // namespace

bool hasKeychain()
{
#ifdef GATEHOUSE_HAS_KEYCHAIN
    return true;
#else
    return false;
#endif
}

std::unique_ptr<SecretStore> makeStore(StoreKind kind, const StorePlaces &places)
{
    switch (kind) {
    case StoreKind::File:
        return std::make_unique<FileStore>(places.folder);
    case StoreKind::Keychain:
        return makeKeychain(places);
    case StoreKind::Systemd:
        return std::make_unique<CredentialStore>(places.credentials);
    }
    Q_UNREACHABLE();
}

void findSecrets(const std::shared_ptr<SecretStore> &store, const QByteArrayList &names,
    QObject *context, const std::function<void(const FoundSecrets &)> &done)
{
    if (names.isEmpty())
        return answerLater(context, done, FoundSecrets {});
    findNext(store, names, {}, context, done);
}

} // namespace gatehouse::secrets
