// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "config/Sources.h"

namespace gatehouse::config {

/// Where `${secret:NAME}` and `${env:NAME}` of the servers file lead. The error goes on after the
/// name: "is not set: …".
class References
{
public:
    References() = default;
    References(const References &) = delete;
    References &operator=(const References &) = delete;
    virtual ~References() = default;

    virtual base::Result<base::Secret, QString> secret(const QByteArray &name) const = 0;
    virtual base::Result<QByteArray, QString> environment(const QByteArray &name) const = 0;
};

/// Those of this machine. A secret `files-key` is looked for in the environment (SECRET_FILES_KEY,
/// SECRET_FILES_KEY_FILE), among the systemd credentials (`files-key`) and in what the secret store
/// has said.
class MachineReferences final : public References
{
public:
    MachineReferences(QMap<QByteArray, QByteArray> environment, StoredSecrets stored);

    /// Whether only a secret store may have it.
    bool isMissing(const QByteArray &name) const;

    base::Result<base::Secret, QString> secret(const QByteArray &name) const override;
    base::Result<QByteArray, QString> environment(const QByteArray &name) const override;

private:
    using Found = std::optional<base::Result<base::Secret, QString>>;
    Found outsideOfStore(const QByteArray &name) const;

    const QMap<QByteArray, QByteArray> m_environment;
    const StoredSecrets m_stored;
};

struct Expanded
{
    base::Secret value;
    bool holdsSecret = false;
};

/// \a text with its references put in. The error is a sentence part about the first one that does
/// not work. A `$` that begins no `${` stands for itself.
base::Result<Expanded, QString> expand(const QString &text, const References &references);

} // namespace gatehouse::config
