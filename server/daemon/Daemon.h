// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Settings.h"
#include "daemon/Setup.h"
#include "net/CurlHttpClient.h"
#include "oauth/Authorization.h"
#include "provider/LocalAccounts.h"
#include "provider/Provider.h"
#include "routes/Routes.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace gatehouse::daemon {

/// The running server: owns every part, in the order in which they need each other. Core thread.
class Daemon : public QObject
{
    Q_OBJECT
public:
    /// Opens the store, reads the keys, prepares the provider. The Error is one sentence for the
    /// console.
    static base::Result<std::unique_ptr<Daemon>> create(const config::Settings &given);
    ~Daemon() override;

    /// Listens. From here on requests are answered.
    base::Result<void> start();
    /// Stops listening, lets answers under way finish for a few seconds, ends the workers.
    void stop();
    /// SIGHUP: certificates that were replaced are read again.
    void reload();

    const QByteArray &baseUrl() const { return m_profile.issuer; }
    oauth::Store &store() { return *m_store; }

private:
    Daemon(const config::Settings &settings, std::unique_ptr<oauth::Store> store,
        const QList<base::Secret> &keys);

    base::Result<void> makeProviders();
    base::Result<void> publishLiveTokens();
    bool runBatch(const std::function<void()> &work);
    void tidyUp();
    void writeTimeline();

    config::Settings m_settings;
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    base::KeyRing m_keys;
    oauth::Profile m_profile;
    std::unique_ptr<oauth::Store> m_store;
    oauth::PublishedTable m_published;
    oauth::StagedEvents m_events;
    oauth::ClientDirectory m_clients;
    oauth::AllowRules m_rules;
    oauth::TokenMint m_mint;
    net::CurlHttpClient m_http;
    std::unique_ptr<provider::Provider> m_provider; ///< null with local accounts only
    provider::LocalAccounts m_accounts;
    std::unique_ptr<oauth::Authorization> m_authorization;
    oauth::LoopBreaker m_loops;
    oauth::StepBuffer m_stepBuffer;
    oauth::Recorder m_steps;
    routes::Pages m_pages;
    routes::Cookies m_cookies;
    gateway::McpSessionIds m_mcpSessions;
    gateway::BuiltinServer m_builtin;
    gateway::Door m_door;
    net::CoreQueue m_queue;
    std::unique_ptr<routes::Services> m_services;
    std::unique_ptr<net::HttpServer> m_server;
    QTimer m_tidyTimer;
    QTimer m_timelineTimer;
};

} // namespace gatehouse::daemon
