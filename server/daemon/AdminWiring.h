// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/AdminServer.h"
#include "base/Published.h"
#include "config/Settings.h"
#include "daemon/BackupDesk.h"
#include "daemon/Examiner.h"
#include "daemon/Metrics.h"
#include "daemon/ProviderTrial.h"
#include "gateway/ServerSet.h"
#include "provider/Provider.h"

#include <memory>
#include <vector>

namespace gatehouse::daemon {

/// The admin socket of a running server: says in admin's words what the daemon, its workers and its
/// providers know. Core thread; keeps references to all it is given.
class AdminWiring
{
public:
    struct Sources
    {
        const config::Settings &settings;
        const base::Published<gateway::ServerSet> &servers;
        const std::vector<std::unique_ptr<provider::Provider>> &providers;
        Metrics &metrics;
        const QList<base::Secret> &sealingKeys;
        net::HttpClient &http;
        net::Resolver &resolver;
        oauth::StepSink &steps;
        std::function<gateway::Gauges()> gauges;
        std::function<void()> stop;
    };
    AdminWiring(const Sources &sources, const admin::Subjects &subjects);
    AdminWiring(const AdminWiring &) = delete;
    AdminWiring &operator=(const AdminWiring &) = delete;
    ~AdminWiring();

    /// Listens where ADMIN_SOCKET says; does nothing when that is `off`.
    base::Result<void> start();

private:
    admin::Parts parts();
    provider::Provider *provider(const QByteArray &name) const;
    QList<protocol::ProviderRow> providerRows() const;
    void testProvider(const QByteArray &name, const admin::Parts::Tested &done);
    void noteTraffic(const gateway::Traffic &traffic);

    const Sources m_sources;
    const admin::Subjects m_subjects;
    const doctor::Means m_means;
    Examiner m_examiner;
    BackupDesk m_backups;
    std::unique_ptr<admin::AdminServer> m_server; ///< null: there is no socket
};

/// What stands behind the door, for people; without anything secret.
QList<protocol::ServerRow> serverRows(const gateway::ServerSet &set);

} // namespace gatehouse::daemon
