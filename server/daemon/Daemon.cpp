// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Daemon.h"

#include "daemon/KeyFile.h"
#include "daemon/StoredToken.h"
#include "provider/ProviderFactory.h"
#include "store/SqliteStore.h"

#include <QDir>
#include <QLoggingCategory>

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

Q_LOGGING_CATEGORY(lcDaemon, "gatehouse.daemon")

constexpr std::chrono::seconds TidyEvery {60};
constexpr base::seconds UnusedClientLife {3600};
constexpr int TidyRows = 500;
constexpr std::chrono::milliseconds StopPatience {5000};
static_assert(std::chrono::seconds(4) < StopPatience); // gateway: streams end before they are cut

constexpr QFileDevice::Permissions OwnerOnly =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

base::Result<void> makeDataFolder(const QString &path)
{
    if (QDir(path).exists())
        return {};
    if (!QDir().mkpath(path) || !QFile::setPermissions(path, OwnerOnly))
        return Err(Error {ErrorKind::Io,
            u"The data folder %1 cannot be made; set DATA_DIR to one that can."_s.arg(path)});
    return {};
}

base::Result<QList<base::Secret>> keysFor(const config::Settings &settings, base::Random &random)
{
    if (!settings.rsTokensEncKey.isEmpty())
        return settings.rsTokensEncKey;
    auto key = readOrMakeKey(keyPath(settings), random);
    if (!key)
        return Err(key.error());
    return QList<base::Secret> {*key};
}

} // namespace

base::Result<std::unique_ptr<Daemon>> Daemon::create(const config::Settings &given)
{
    if (auto made = makeDataFolder(given.dataDir); !made)
        return Err(made.error());
    const auto settled = withKnownPort(given);
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
    auto tls = net::clientTls(settings.caFile);
    if (!tls)
        return Err(tls.error());
    daemon->m_makeServers.emplace(Servers::Parts {.issuer = daemon->m_profile.issuer,
        .key = keys->first(),
        .tls = *tls,
        .tokens = daemon->m_providerTokens,
        .builtin = daemon->m_builtin,
        .builtinTitle = daemon->m_profile.title,
        .clock = daemon->m_clock,
        .stdioHub = [made = daemon.get()]() -> gateway::StdioHub & { return made->stdioHub(); }});
    if (auto published = daemon->publishServers(settings.mcpServers); !published)
        return Err(published.error());
    if (auto published = daemon->publishLiveTokens(); !published)
        return Err(published.error());
    return daemon;
}

Daemon::Daemon(const config::Settings &settings, std::unique_ptr<oauth::Store> store,
    const QList<base::Secret> &keys)
    : m_settings(settings)
    , m_keys(keys, m_random)
    , m_profile(profileFrom(settings))
    , m_store(std::move(store))
    , m_clients(m_profile, *m_store)
    , m_rules(settings.allowedUsers, settings.allowedGroups)
    , m_mint(m_profile, m_random)
    , m_http({.caFile = settings.caFile, .proxy = settings.outgoingProxy})
    , m_accounts(m_clock)
    , m_pages(m_profile.title, m_profile.issuer)
    , m_cookies(m_profile.issuer)
    , m_mcpSessions(keys.first(), m_random)
    , m_builtin({.title = m_profile.title, .instructions = settings.mcpInstructions}, m_mcpSessions,
          m_clock)
    , m_providerTokens(std::make_shared<gateway::ProviderTokens>(tokenSource(), m_clock))
    , m_limits(std::make_shared<gateway::SessionLimits>(limitsFrom(settings)))
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
              }})
    , m_queue([this](const std::function<void()> &work) { return runBatch(work); })
{
    connect(&m_tidyTimer, &QTimer::timeout, this, &Daemon::tidyUp);
}

Daemon::~Daemon()
{
    stop();
}

base::Result<void> Daemon::makeProviders()
{
    QList<oauth::ProviderChoice> choices;
    QList<provider::Provider *> providers;
    if (m_settings.authStrategy == config::AuthStrategy::Local) {
        choices.append({.name = "local", .local = true});
    } else {
        auto made = provider::makeProvider(providerFrom(m_settings), m_http, m_clock);
        if (!made)
            return Err(made.error());
        m_provider = std::move(*made);
        choices.append({.name = m_provider->name()});
        providers.append(m_provider.get());
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
            .events = m_events});
    m_services.reset(new routes::Services {.profile = m_profile,
        .servers = m_servers,
        .documents = m_documents,
        .pages = m_pages,
        .cookies = m_cookies,
        .door = m_door,
        .queue = m_queue,
        .store = *m_store,
        .clients = m_clients,
        .authorization = *m_authorization,
        .grants = {.profile = m_profile,
            .store = *m_store,
            .mint = m_mint,
            .published = m_published,
            .keys = m_keys,
            .random = m_random,
            .clock = m_clock,
            .rules = m_rules,
            .events = m_events},
        .providers = providers,
        .accounts = m_accounts,
        .random = m_random,
        .clock = m_clock});
    return {};
}

/// Takes effect for the core and for every worker; or not at all.
base::Result<void> Daemon::publishServers(const QList<domain::McpServer> &wanted)
{
    const auto set = m_makeServers->make(wanted, m_servers.get());
    if (!set)
        return Err(set.error());
    m_profile.resources = (*set)->resources();
    m_documents.set(std::make_shared<const routes::MetadataDocuments>(m_profile));
    m_servers.set(*set);
    m_live.refresh();
    return {};
}

/// Leads from a worker to the core and back.
gateway::StdioHub &Daemon::stdioHub()
{
    if (!m_stdioHub)
        m_stdioHub = std::make_unique<gateway::StdioHub>(stdioFrom(m_settings), m_mcpSessions);
    return *m_stdioHub;
}

gateway::ProviderTokens::Ask Daemon::tokenSource()
{
    return [this](const domain::Session &session,
               std::function<void(gateway::ProviderTokens::Result)> answer) {
        m_queue.enqueue([this, id = session.id, answer = std::move(answer)] {
            answer(storedProviderToken(*m_store, m_keys, id, m_clock.now()));
        });
    };
}

gateway::Gauges Daemon::gauges() const
{
    const net::FrontCounters &front = m_server->counters();
    return {.connections = front.connections,
        .streams = m_limits->streams(),
        .tokens = m_published.size(),
        .rejected = front.rejected,
        .timedOut = front.timedOut};
}

base::Result<void> Daemon::publishLiveTokens()
{
    auto live = m_store->liveAccessTokens(m_clock.now());
    if (!live)
        return Err(live.error());
    for (const auto &[token, record] : *live)
        m_published.stageToken(token, record);
    m_published.applyStaged();
    return {};
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
    if (m_provider)
        provider::warmUp(*m_provider, this);
    m_tidyTimer.start(TidyEvery);
    return {};
}

void Daemon::stop()
{
    if (!m_server)
        return;
    m_tidyTimer.stop();
    m_metrics.stop();
    m_live.drain();
    m_server->stop(StopPatience);
    m_queue.close();
    m_server.reset();
    if (m_stdioHub)
        m_stdioHub->stop();
}

void Daemon::reload()
{
    const auto reloaded = m_server->reloadTls();
    if (reloaded)
        qCInfo(lcDaemon) << "TLS files read again.";
    else
        qCWarning(lcDaemon).noquote() << reloaded.error().message;
    reloadServers();
}

void Daemon::reloadServers()
{
    const QString &path = m_settings.mcpServersFile;
    if (path.isEmpty())
        return;
    const config::MachineReferences references(
        config::processInputs({}).environment, m_settings.dataDir);
    const auto servers = config::readServersFile(path, references, m_settings.oauthScopes);
    if (!servers) {
        for (const config::Mistake &mistake : config::asMistakes(servers.error(), path))
            qCWarning(lcDaemon).noquote() << mistake.text();
        qCWarning(lcDaemon) << "The MCP servers stay as they were.";
        return;
    }
    if (const auto published = publishServers(*servers); !published)
        qCWarning(lcDaemon).noquote()
            << published.error().message << "The MCP servers stay as they were.";
    else
        qCInfo(lcDaemon) << "MCP servers read again.";
}

bool Daemon::runBatch(const std::function<void()> &work)
{
    const auto durable = m_store->batch(work);
    if (durable) {
        for (const domain::SessionId &ended : m_published.applyStaged()) {
            m_live.end(ended);
            m_metrics.forget(ended);
        }
        m_events.tellStaged();
        return true;
    }
    m_published.discardStaged();
    m_events.discardStaged();
    qCCritical(lcDaemon).noquote() << "Nothing can be stored:" << durable.error().message;
    return false;
}

void Daemon::tidyUp()
{
    const base::sys_seconds now = m_clock.now();
    m_published.dropExpired(now);
    m_limits->tidy(gateway::SessionLimits::Clock::now());
    const auto removed = m_store->purge(now, UnusedClientLife, TidyRows);
    if (!removed)
        qCWarning(lcDaemon).noquote() << "Old rows cannot be removed:" << removed.error().message;
}

} // namespace gatehouse::daemon
