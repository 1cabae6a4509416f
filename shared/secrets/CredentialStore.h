// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/SecretStore.h"

namespace gatehouse::secrets {

/// The credentials that systemd hands to its service (systemd.exec(5), LoadCredential= and
/// LoadCredentialEncrypted=): read here, set in the unit.
class CredentialStore final : public SecretStore
{
public:
    /// \a folder: $CREDENTIALS_DIRECTORY; empty when systemd hands over nothing.
    explicit CredentialStore(QString folder)
        : m_folder(std::move(folder))
    { }

    QString place() const override { return QStringLiteral("the systemd credentials"); }

private:
    void find(const QByteArray &name, QObject *context, const Found &found) override;
    void put(const QByteArray &name, const base::Secret &value, QObject *context,
        const Done &done) override;
    void drop(const QByteArray &name, QObject *context, const Done &done) override;

    const QString m_folder;
};

} // namespace gatehouse::secrets
