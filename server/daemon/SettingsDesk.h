// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/Configuration.h"
#include "config/EnvEdit.h"
#include "config/LiveSettings.h"
#include "secrets/SecretStore.h"

#include <QObject>

#include <deque>
#include <memory>

namespace gatehouse::daemon {

/// The settings of a running server: knows what it runs with, reads them again, writes the settings
/// file, keeps secrets. Core thread; one change after the other, and none waits for a keychain.
class SettingsDesk final : public QObject, public admin::Configuration
{
public:
    struct Parts
    {
        config::Inputs inputs; ///< what the settings are read from, now and again
        config::Loaded running;
        /// Makes the server run with these: all of them, or Invalid and none.
        std::function<base::Result<void>(const config::Settings &)> adopt;
        /// Certificates are files of their own.
        std::function<base::Result<void>()> reloadTls;
    };
    explicit SettingsDesk(Parts parts);
    ~SettingsDesk() override;

    protocol::SettingsList settings() const override;
    void validate(const QList<protocol::SettingValue> &values, const Judged &judged) override;
    void set(const QList<protocol::SettingValue> &values, const Changed &changed) override;
    void reload(const Done &done) override;

    void setSecret(const protocol::NewSecret &secret, const Done &done) override;
    void hasSecret(const QByteArray &name, const Told &told) override;
    void removeSecret(const QByteArray &name, const Done &done) override;

private:
    /// Settings as they would be, and the text they would be written as.
    struct Draft
    {
        QList<config::NewSetting> changes;
        QString path; ///< of the settings file
        std::optional<QByteArray> before; ///< what stands in it; nothing: it is not there
        QByteArray after;
        config::Inputs inputs;
        QList<config::Mistake> mistakes; ///< of the changes themselves
    };
    using Judgement = std::function<void(const Draft &, const config::LoadResult &)>;

    void begin(std::function<void()> work);
    void finish();
    Draft draftOf(const QList<protocol::SettingValue> &values) const;
    void judge(const QList<protocol::SettingValue> &values, const Judgement &judgement);
    base::Result<protocol::SettingsChanged> write(const Draft &draft, const config::Loaded &wanted);
    base::Result<config::Renewal> take(const config::Loaded &wanted);
    void finishReload(const config::LoadResult &loaded, const Done &done);
    std::shared_ptr<secrets::SecretStore> store() const;

    Parts m;
    config::Loaded m_latest; ///< as they were read last, whether or not they run
    QByteArrayList m_pending;
    std::deque<std::function<void()>> m_waiting; ///< the first one is under way
    mutable std::shared_ptr<secrets::SecretStore> m_store; ///< of the latest; null: not made yet
};

} // namespace gatehouse::daemon
