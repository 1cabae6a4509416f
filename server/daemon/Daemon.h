// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cimd/Directory.h"
#include "config/Settings.h"
#include "daemon/AdminWiring.h"
#include "daemon/Housekeeping.h"
#include "daemon/KeyRotation.h"
#include "daemon/Metrics.h"
#include "daemon/ProviderRevocations.h"
#include "daemon/Servers.h"
#include "daemon/SettingsDesk.h"
#include "daemon/Setup.h"
#include "net/CurlHttpClient.h"
#include "net/GuardedHttpClient.h"
#include "oauth/Agents.h"
#include "oauth/Auditor.h"
#include "oauth/Authorization.h"
#include "oauth/PersonalTokens.h"
#include "provider/LocalAccounts.h"
#include "provider/Provider.h"
#include "routes/Routes.h"

#include <QObject>

#include <memory>
#include <vector>

namespace gatehouse::daemon {

/// The running server: owns every part, in the order in which they need each other. Core thread.
class Daemon : public QObject
{
    Q_OBJECT
public:
    /// Opens the store, reads the keys, prepares the provider. \a inputs: what \a loaded was read
    /// from, to read it again. The Error is one sentence for the console.
    static base::Result<std::unique_ptr<Daemon>> create(
        const config::Loaded &loaded, const config::Inputs &inputs);
    ~Daemon() override;

    /// Listens. From here on requests are answered.
    base::Result<void> start();
    /// Stops listening, lets answers under way finish for a few seconds, ends the workers.
    void stop();
    /// SIGHUP: certificates that were replaced, the settings and the servers file are read again;
    /// certificates, and all else, each count whole or not at all. Invalid with the first thing
    /// that is wrong. Calls back once, later.
    void reload(const SettingsDesk::Done &done);

    const QByteArray &baseUrl() const { return m_profile.issuer; }
    /// Its path, or "off".
    const QString &adminSocket() const { return m_settings.adminSocket; }
    oauth::Store &store() { return *m_store; }
    /// What was counted since the start.
    const Metrics &metrics() const { return m_metrics; }

    // For whoever administers; inside runBatch().
    oauth::Sessions &sessions() { return m_sessions; }
    oauth::Agents &agents() { return m_agents; }
    oauth::PersonalTokens &personalTokens() { return m_personalTokens; }
    oauth::Auditor &auditor() { return m_auditor; }
    oauth::ClientControl &control() { return m_control; }
    oauth::ClientApproval &approval() { return m_approval; }
    /// Not from inside a batch.
    Housekeeping &housekeeping() { return m_housekeeping; }
    /// Runs \a work in one durable step and publishes what it staged; false when nothing of it
    /// holds. Not from inside a batch.
    bool runBatch(const std::function<void()> &work);

Q_SIGNALS:
    /// Somebody who administers wants the program to end.
    void stopAsked();

private:
    Daemon(const config::Settings &settings, std::unique_ptr<oauth::Store> store,
        const QList<base::Secret> &keys);

    /// The same without waiting for the disk; \a told hears when the disk has it, from any thread.
    void runGroup(const std::function<void()> &work, const net::CoreQueue::Told &told);
    std::function<void()> audited(const std::function<void()> &work);
    void settle(bool holds, bool durable);

    base::Result<void> makeProviders();
    base::Result<void> bindProviders();
    base::Result<void> publishServers(const QList<domain::McpServer> &wanted);
    base::Result<void> adopt(const config::Settings &wanted);
    std::unique_ptr<AdminWiring> makeAdmin();
    gateway::StdioHub &stdioHub();
    gateway::ProviderTokens::Ask tokenSource();
    gateway::Gauges gauges() const;
    void connectNews();
    base::Result<void> publishLiveTokens();

    config::Settings m_settings;
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    const QList<base::Secret> m_sealingKeys; ///< of the ring
    base::KeyRing m_keys;
    oauth::Profile m_profile;
    std::unique_ptr<oauth::Store> m_store;
    oauth::PublishedTable m_published;
    oauth::StagedEvents m_events;
    oauth::Auditor m_auditor;
    oauth::Sessions m_sessions;
    net::CurlHttpClient m_strangersHttp; ///< apart, so that slow strangers hold up no provider
    net::SystemResolver m_resolver;
    net::GuardedHttpClient m_guardedHttp;
    cimd::Directory m_documents;
    oauth::ClientDirectory m_clients;
    oauth::RegistrationLimit m_registrationLimit;
    oauth::ClientControl m_control;
    oauth::ClientApproval m_approval;
    oauth::Agents m_agents;
    oauth::AllowRules m_rules;
    oauth::PersonalTokens m_personalTokens;
    oauth::TokenMint m_mint;
    net::CurlHttpClient m_http;
    std::vector<std::unique_ptr<provider::Provider>> m_providers; ///< none with local accounts only
    provider::LocalAccounts m_accounts;
    std::unique_ptr<oauth::Authorization> m_authorization;
    oauth::LoopBreaker m_loops;
    oauth::StepBuffer m_stepBuffer;
    oauth::Recorder m_steps;
    routes::Pages m_pages;
    routes::Cookies m_cookies;
    gateway::McpSessionIds m_mcpSessions;
    gateway::BuiltinServer m_builtin;
    std::shared_ptr<gateway::ProviderTokens> m_providerTokens;
    std::unique_ptr<gateway::StdioHub> m_stdioHub; ///< null while there is no stdio server
    std::optional<Servers> m_makeServers; ///< there when the server is made
    base::Published<gateway::ServerSet> m_servers;
    base::Published<routes::MetadataDocuments> m_metadata;
    std::shared_ptr<gateway::SessionLimits> m_limits;
    Metrics m_metrics;
    gateway::LiveStreams m_live;
    gateway::Door m_door;
    net::CoreQueue m_queue;
    std::unique_ptr<routes::ProviderRefresh> m_refreshes;
    KeyRotation m_keyRotation;
    Housekeeping m_housekeeping;
    std::unique_ptr<ProviderRevocations> m_revocations;
    std::unique_ptr<routes::Services> m_services;
    std::unique_ptr<net::HttpServer> m_server;
    std::unique_ptr<SettingsDesk> m_desk;
    std::unique_ptr<AdminWiring> m_admin; ///< while it runs
};

} // namespace gatehouse::daemon
