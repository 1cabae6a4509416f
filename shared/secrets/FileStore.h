// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/SecretStore.h"

namespace gatehouse::secrets {

/// A file for each secret, mode 0600, in a folder of mode 0700. Not sealed: the key would have to
/// lie beside it, and would only hide that whoever reads the folder has the secrets.
class FileStore final : public SecretStore
{
public:
    /// Makes \a folder when the first secret is written.
    explicit FileStore(QString folder)
        : m_folder(std::move(folder))
    { }

    QString place() const override { return m_folder; }

private:
    void find(const QByteArray &name, QObject *context, const Found &found) override;
    void put(const QByteArray &name, const base::Secret &value, QObject *context,
        const Done &done) override;
    void drop(const QByteArray &name, QObject *context, const Done &done) override;

    base::Result<void> makeFolder() const;
    QString pathOf(const QByteArray &name) const;

    const QString m_folder;
};

} // namespace gatehouse::secrets
