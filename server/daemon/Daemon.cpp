// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Daemon.h"

#include "daemon/KeyFile.h"
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
constexpr std::chrono::seconds TimelineEvery {1};
constexpr base::seconds UnusedClientLife {3600};
constexpr int TidyRows = 500;
constexpr std::chrono::milliseconds StopPatience {5000};

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
    , m_loops(m_clock)
    , m_stepBuffer(m_random)
    , m_steps(m_stepBuffer, *m_store, m_clock)
    , m_pages(m_profile.title, m_profile.issuer)
    , m_cookies(m_profile.issuer)
    , m_mcpSessions(keys.first(), m_random)
    , m_builtin({.title = m_profile.title, .instructions = settings.mcpInstructions}, m_mcpSessions,
          m_clock)
    , m_door({.profile = m_profile,
          .published = m_published,
          .builtin = m_builtin,
          .clock = m_clock,
          .home =
              [this](const net::Request &request) {
                  return routes::homePage(m_profile, m_pages, request);
              },
          .steps = &m_stepBuffer})
    , m_queue([this](const std::function<void()> &work) { return runBatch(work); })
{
    connect(&m_tidyTimer, &QTimer::timeout, this, &Daemon::tidyUp);
    connect(&m_timelineTimer, &QTimer::timeout, this, &Daemon::writeTimeline);
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
            .events = m_events,
            .steps = m_steps});
    m_services.reset(new routes::Services {.profile = m_profile,
        .pages = m_pages,
        .cookies = m_cookies,
        .door = m_door,
        .queue = m_queue,
        .store = *m_store,
        .clients = m_clients,
        .authorization = *m_authorization,
        .loops = m_loops,
        .stepBuffer = m_stepBuffer,
        .steps = m_steps,
        .grants = {.profile = m_profile,
            .store = *m_store,
            .mint = m_mint,
            .published = m_published,
            .keys = m_keys,
            .random = m_random,
            .clock = m_clock,
            .rules = m_rules,
            .events = m_events,
            .steps = m_steps},
        .providers = providers,
        .accounts = m_accounts,
        .random = m_random,
        .clock = m_clock});
    return {};
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
    if (auto started = m_server->start(); !started)
        return started;
    if (m_provider)
        provider::warmUp(*m_provider, this);
    m_tidyTimer.start(TidyEvery);
    m_timelineTimer.start(TimelineEvery);
    return {};
}

void Daemon::stop()
{
    if (!m_server)
        return;
    m_tidyTimer.stop();
    m_timelineTimer.stop();
    m_server->stop(StopPatience);
    writeTimeline();
    m_queue.close();
    m_server.reset();
}

void Daemon::reload()
{
    const auto reloaded = m_server->reloadTls();
    if (reloaded)
        qCInfo(lcDaemon) << "TLS files read again.";
    else
        qCWarning(lcDaemon).noquote() << reloaded.error().message;
}

bool Daemon::runBatch(const std::function<void()> &work)
{
    const auto durable = m_store->batch(work);
    if (durable) {
        m_published.applyStaged();
        m_events.tellStaged();
        m_steps.applyStaged();
        return true;
    }
    m_published.discardStaged();
    m_events.discardStaged();
    m_steps.discardStaged();
    qCCritical(lcDaemon).noquote() << "Nothing can be stored:" << durable.error().message;
    return false;
}

void Daemon::writeTimeline()
{
    if (!m_stepBuffer.isEmpty())
        runBatch([this] { m_steps.write(); });
}

void Daemon::tidyUp()
{
    const base::sys_seconds now = m_clock.now();
    m_published.dropExpired(now);
    const auto removed = m_store->purge(now, UnusedClientLife, TidyRows);
    if (!removed)
        qCWarning(lcDaemon).noquote() << "Old rows cannot be removed:" << removed.error().message;
    const auto steps = m_store->timeline().purge(now, TidyRows);
    if (!steps)
        qCWarning(lcDaemon).noquote() << "Old steps cannot be removed:" << steps.error().message;
}

} // namespace gatehouse::daemon
