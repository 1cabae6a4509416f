// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "protocol/SettingsMessages.h"

#include <functional>

namespace gatehouse::admin {

/// The settings and the secrets of the server that is administered, as its owner sees them. Core
/// thread; what calls back does so once, later.
class Configuration
{
public:
    Configuration() = default;
    Configuration(const Configuration &) = delete;
    Configuration &operator=(const Configuration &) = delete;
    virtual ~Configuration() = default;

    using Done = std::function<void(base::Result<void>)>;
    using Judged = std::function<void(const protocol::SettingsVerdict &)>;
    using Changed = std::function<void(base::Result<protocol::SettingsChanged>)>;
    using Told = std::function<void(base::Result<bool>)>;

    /// As they were read last.
    virtual protocol::SettingsList settings() const = 0;
    /// What would be wrong if \a values were set; nothing changes.
    virtual void validate(const QList<protocol::SettingValue> &values, const Judged &judged) = 0;
    /// All of them or none.
    virtual void set(const QList<protocol::SettingValue> &values, const Changed &changed) = 0;
    /// Reads everything again and takes what can change in a running server.
    virtual void reload(const Done &done) = 0;

    virtual void setSecret(const protocol::NewSecret &secret, const Done &done) = 0;
    virtual void hasSecret(const QByteArray &name, const Told &told) = 0;
    virtual void removeSecret(const QByteArray &name, const Done &done) = 0;
};

} // namespace gatehouse::admin
