// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Daemon.h"

#include "config/ProviderRules.h"
#include "daemon/Restore.h"
#include "provider/ProviderFactory.h"
#include "store/SqliteStore.h"

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;
using base::Err;

namespace {

constexpr std::chrono::milliseconds StopPatience {5000};
static_assert(std::chrono::seconds(4) < StopPatience); // gateway: streams end before they are cut

} // namespace

base::Result<std::unique_ptr<Daemon>> Daemon::create(
    const config::Loaded &loaded, const config::Inputs &inputs)
{
    if (auto made = makeDataFolder(loaded.settings.dataDir); !made)
        return Err(made.error());
    if (auto ended = finishRestore(loaded.settings); !ended)
        return Err(ended.error());
    const auto settled = withKnownPort(loaded.settings);
    if (!settled)
        return Err(settled.error());
    const config::Settings &settings = *settled;
    base::SystemRandom random;
    auto keys = keysFor(settings, random);
    if (!keys)
        return Err(keys.error());
    auto store = store::SqliteStore::open(databasePath(settings));
    if (!store)
        return Err(store.error());
    std::unique_ptr<Daemon> daemon(new Daemon(settings, std::move(*store), *keys));
    if (auto made = daemon->makeProviders(); !made)
        return Err(made.error());
    if (auto bound = daemon->bindProviders(); !bound)
        return Err(bound.error());
    auto tls = net::clientTls(settings.caFile);
    if (!tls)
        return Err(tls.error());
    daemon->m_makeServers.emplace(Servers::Parts {.issuer = daemon->m_profile.issuer,
        .keys = *keys,
        .tls = *tls,
        .tokens = daemon->m_providerTokens,
        .builtin = daemon->m_builtin,
        .builtinTitle = daemon->m_profile.title,
        .groupNames = groupNamesFrom(daemon->m_settings),
        .stdioHub = [made = daemon.get()]() -> gateway::StdioHub & { return made->stdioHub(); }});
    if (auto published = daemon->publishServers(settings.mcpServers); !published)
        return Err(published.error());
    if (auto published = daemon->publishLiveTokens(); !published)
        return Err(published.error());
    daemon->m_desk = std::make_unique<SettingsDesk>(SettingsDesk::Parts {.inputs = inputs,
        .running = {settings, loaded.choices, loaded.warnings, loaded.settingsFile},
        .adopt = [made = daemon.get()](
                     const config::Settings &wanted) { return made->adopt(wanted); },
        .reloadTls = [made = daemon.get()] { return made->m_server->reloadTls(); }});
    return daemon;
}

Daemon::Daemon(const config::Settings &settings, std::unique_ptr<oauth::Store> store,
    const QList<base::Secret> &keys)
    : m_settings(settings)
    , m_sealingKeys(keys)
    , m_keys(keys, m_random)
    , m_profile(profileFrom(settings))
    , m_store(std::move(store))
    , m_auditor({.store = *m_store, .clock = m_clock, .retention = settings.auditRetention})
    , m_sessions(*m_store, m_published, m_events, m_clock)
    , m_strangersHttp({.caFile = settings.caFile, .proxy = settings.outgoingProxy})
    , m_guardedHttp(m_strangersHttp, m_resolver, guardFrom(settings))
    , m_documents(m_profile, m_guardedHttp, m_clock)
    , m_clients(m_profile, *m_store, m_documents, m_clock)
    , m_registrationLimit(m_clock)
    , m_control(*m_store, m_sessions, m_clock)
    , m_approval({.profile = m_profile,
          .clients = m_clients,
          .control = m_control,
          .random = m_random,
          .clock = m_clock,
          .events = m_events})
    , m_agents({.profile = m_profile,
          .store = *m_store,
          .clients = m_clients,
          .sessions = m_sessions,
          .random = m_random,
          .clock = m_clock})
    , m_rules(settings.allowedUsers, settings.allowedGroups, groupNamesFrom(settings))
    , m_personalTokens({.profile = m_profile,
          .store = *m_store,
          .published = m_published,
          .rules = m_rules,
          .random = m_random,
          .clock = m_clock,
          .localProvider = localProviderFrom(settings)})
    , m_mint(m_profile, m_random)
    , m_http({.caFile = settings.caFile, .proxy = settings.outgoingProxy})
    , m_accounts(m_clock)
    , m_loops(m_clock)
    , m_stepBuffer(m_random)
    , m_steps(m_stepBuffer, *m_store, m_clock)
    , m_pages(m_profile.title, m_profile.issuer)
    , m_cookies(m_profile.issuer)
    , m_mcpSessions(keys, m_random)
    , m_builtin({.title = m_profile.title, .instructions = settings.mcpInstructions}, m_mcpSessions,
          m_clock)
    , m_providerTokens(std::make_shared<gateway::ProviderTokens>(tokenSource(), m_clock))
    , m_limits(std::make_shared<gateway::SessionLimits>(limitsFrom(settings)))
    , m_metrics([this](const gateway::Traffic &more) {
        for (const auto &[session, use] : more.bySession())
            m_personalTokens.noteUse(session, qint64(use.counts.requests), use.lastUsed);
    })
    , m_live([this](gateway::Traffic traffic) { m_metrics.take(std::move(traffic)); })
    , m_door({.profile = m_profile,
          .published = m_published,
          .servers = m_servers,
          .limits = m_limits,
          .live = m_live,
          .clock = m_clock,
          .home =
              [this](const net::Request &request) {
                  return routes::homePage(*m_servers.get(), m_pages, request);
              },
          .steps = &m_stepBuffer})
    , m_queue([this](const std::function<void()> &work,
                  const net::CoreQueue::Told &told) { runGroup(work, told); },
          settings.groupCommit ? net::CoreQueue::Grouping::Together
                               : net::CoreQueue::Grouping::OneByOne)
    , m_keyRotation(*m_store, m_keys, m_queue)
    , m_housekeeping({.store = *m_store,
          .published = m_published,
          .sessions = m_sessions,
          .tokens = m_personalTokens,
          .audit = m_auditor,
          .steps = m_steps,
          .clock = m_clock,
          .runBatch = [this](const std::function<void()> &work) { return runBatch(work); }})
{
    m_events.setWitness([this](const oauth::Event &event) { m_auditor.noteEvent(event); });
    m_steps.setWitness([this](const oauth::TimelineStep &step) { m_auditor.noteStep(step); });
}

Daemon::~Daemon()
{
    stop();
}

base::Result<void> Daemon::makeProviders()
{
    QList<oauth::ProviderChoice> choices;
    QList<provider::Provider *> providers;
    for (const config::ProviderSettings &one : providersOf(m_settings)) {
        if (one.strategy == config::AuthStrategy::Local) {
            choices.append({.name = one.name, .local = true, .displayName = one.displayName});
            continue;
        }
        auto made = provider::makeProvider(providerFrom(one, m_settings), m_http, m_clock);
        if (!made)
            return Err(made.error());
        choices.append({.name = one.name, .displayName = (*made)->displayName()});
        providers.append(made->get());
        m_providers.push_back(std::move(*made));
    }
    m_authorization =
        std::make_unique<oauth::Authorization>(oauth::Authorization::Parts {.profile = m_profile,
            .rules = m_rules,
            .providers = choices,
            .store = *m_store,
            .clients = m_clients,
            .keys = m_keys,
            .random = m_random,
            .clock = m_clock,
            .events = m_events,
            .steps = m_steps});
    const oauth::GrantParts grants {.profile = m_profile,
        .store = *m_store,
        .mint = m_mint,
        .published = m_published,
        .keys = m_keys,
        .random = m_random,
        .clock = m_clock,
        .rules = m_rules,
        .events = m_events,
        .sessions = m_sessions,
        .steps = m_steps};
    m_refreshes = std::make_unique<routes::ProviderRefresh>(m_queue, grants, providers);
    m_services.reset(new routes::Services {.profile = m_profile,
        .servers = m_servers,
        .metadata = m_metadata,
        .pages = m_pages,
        .cookies = m_cookies,
        .door = m_door,
        .queue = m_queue,
        .store = *m_store,
        .clients = m_clients,
        .documents = m_documents,
        .authorization = *m_authorization,
        .loops = m_loops,
        .stepBuffer = m_stepBuffer,
        .steps = m_steps,
        .grants = grants,
        .registration = {.profile = m_profile,
            .store = *m_store,
            .limit = m_registrationLimit,
            .random = m_random,
            .clock = m_clock,
            .events = m_events},
        .control = m_control,
        .approval = m_approval,
        .refreshes = *m_refreshes,
        .providers = providers,
        .accounts = m_accounts,
        .random = m_random,
        .clock = m_clock});
    m_revocations = std::make_unique<ProviderRevocations>(
        oauth::RevocationQueue::Parts {
            .store = *m_store, .keys = m_keys, .random = m_random, .clock = m_clock, .tell = {}},
        m_queue, providers, m_clock);
    connectNews();
    return {};
}

/// Takes effect for the core and for every worker; or not at all.
base::Result<void> Daemon::publishServers(const QList<domain::McpServer> &wanted)
{
    if (auto made = makeProgramsFolder(m_settings, wanted); !made)
        return made;
    const auto set = m_makeServers->make(wanted, m_servers.get());
    if (!set)
        return Err(set.error());
    m_profile.resources = (*set)->resources();
    m_metadata.set(std::make_shared<const routes::MetadataDocuments>(m_profile));
    m_servers.set(*set);
    m_live.refresh();
    return {};
}

std::unique_ptr<AdminWiring> Daemon::makeAdmin()
{
    return std::make_unique<AdminWiring>(AdminWiring::Sources {.settings = m_settings,
                                             .servers = m_servers,
                                             .providers = m_providers,
                                             .metrics = m_metrics,
                                             .sealingKeys = m_sealingKeys,
                                             .http = m_http,
                                             .resolver = m_resolver,
                                             .steps = m_steps,
                                             .gauges = [this] { return gauges(); },
                                             .stop = [this] { Q_EMIT stopAsked(); }},
        admin::Subjects {.profile = m_profile,
            .store = *m_store,
            .sessions = m_sessions,
            .control = m_control,
            .approval = m_approval,
            .agents = m_agents,
            .tokens = m_personalTokens,
            .audit = m_auditor,
            .clients = m_clients,
            .events = m_events,
            .configuration = *m_desk,
            .random = m_random,
            .clock = m_clock,
            .runBatch = [this](const std::function<void()> &work) { return runBatch(work); }});
}

void Daemon::connectNews()
{
    m_events.addListener([this](const oauth::Event &event) {
        if (std::holds_alternative<oauth::SessionEnded>(event)
            || std::holds_alternative<oauth::CodeBurnt>(event)
            || std::holds_alternative<oauth::SignInRefused>(event))
            m_revocations->wake();
    });
    connect(&m_housekeeping, &Housekeeping::tidied, this, [this] {
        m_limits->tidy(gateway::SessionLimits::Clock::now());
        m_revocations->wake(); // of the codes that nobody redeemed
    });
}

base::Result<void> Daemon::start()
{
    m_server = std::make_unique<net::HttpServer>(listenFrom(m_settings),
        routes::allRoutes(*m_services, m_settings.maxBodyBytes), routes::fallback(*m_services),
        m_queue);
    m_server->setCompany([this] { return m_door.enter(); });
    if (auto started = m_server->start(); !started)
        return started;
    if (!m_settings.metricsAddress.isEmpty()) {
        auto listening =
            m_metrics.listen(m_settings.metricsAddress, m_queue, [this] { return gauges(); });
        if (!listening)
            return listening;
    }
    if (auto looked = m_keyRotation.start(); !looked)
        return looked;
    m_revocations->wake();
    for (const auto &provider : m_providers)
        provider::warmUp(*provider, this);
    runBatch([this] {
        m_auditor.record({.kind = oauth::AuditKind::ServerStarted,
            .detail = QStringLiteral("version " GATEHOUSE_VERSION)});
    });
    m_housekeeping.start();
    m_admin = makeAdmin();
    return m_admin->start();
}

void Daemon::stop()
{
    if (!m_server)
        return;
    m_housekeeping.stop();
    m_admin.reset();
    m_metrics.stop();
    m_live.drain();
    m_server->stop(StopPatience);
    m_housekeeping.writeTimeline();
    m_housekeeping.settleSignIns();
    m_housekeeping.saveTokenUse();
    runBatch([this] {
        m_auditor.recordSkipped();
        m_auditor.record({.kind = oauth::AuditKind::ServerStopped});
    });
    m_queue.close();
    m_server.reset();
    if (m_stdioHub)
        m_stdioHub->stop();
}

void Daemon::reload(const SettingsDesk::Done &done)
{
    m_desk->reload([this, done](const base::Result<void> &reloaded) {
        runBatch([&] {
            m_auditor.record({.kind = oauth::AuditKind::ServerReloaded,
                .detail = reloaded ? QString() : reloaded.error().message});
        });
        done(reloaded);
    });
}

/// What can fail comes first.
base::Result<void> Daemon::adopt(const config::Settings &wanted)
{
    const bool hasServers = !wanted.mcpServers.isEmpty() || !m_settings.mcpServers.isEmpty();
    const auto published = hasServers ? publishServers(wanted.mcpServers) : base::Result<void>();
    if (!published)
        return published;
    if (wanted.logLevel != m_settings.logLevel)
        base::installLog(wanted.logFormat, wanted.logLevel);
    m_settings = wanted;
    renewProfile(m_profile, wanted);
    m_rules = oauth::AllowRules(wanted.allowedUsers, wanted.allowedGroups, groupNamesFrom(wanted));
    return {};
}

} // namespace gatehouse::daemon
