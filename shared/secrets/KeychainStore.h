// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/KeychainWorker.h"
#include "secrets/SecretStore.h"

#include <unordered_map>

namespace gatehouse::secrets {

/// The keychain of the desktop: the Secret Service (GNOME's keyring, KeePassXC) or KWallet, by
/// QtKeychain. It is asked on a thread of its own.
class KeychainStore final : public QObject, public SecretStore
{
    Q_OBJECT
public:
    /// \a service: keeps apart what several programs, or several servers, have in one keychain.
    KeychainStore(QString service, std::chrono::milliseconds patience);
    ~KeychainStore() override;

    QString place() const override { return QStringLiteral("the keychain"); }

private:
    using Then = std::function<void(const KeychainAnswer &)>;

    void find(const QByteArray &name, QObject *context, const Found &found) override;
    void put(const QByteArray &name, const base::Secret &value, QObject *context,
        const Done &done) override;
    void drop(const QByteArray &name, QObject *context, const Done &done) override;

    void ask(KeychainAsk::What what, const QByteArray &name, const base::Secret &value,
        QObject *context, const Then &then);
    void take(const KeychainAnswer &answer);
    base::Error errorOf(const KeychainAnswer &answer) const;

    const QString m_service;
    const std::chrono::milliseconds m_patience;
    KeychainWorker *m_worker; ///< on the thread of the keychain
    quint64 m_lastId = 0;
    std::unordered_map<quint64, Then> m_waiting;
};

} // namespace gatehouse::secrets
