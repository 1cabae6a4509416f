// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/AdminWiring.h"

#include "config/AdminSettings.h"
#include "daemon/Setup.h"
#include "net/PeerKey.h"

#include <QUrl>

#include <algorithm>

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

protocol::Counted countedFrom(const gateway::Counts &counts)
{
    return {.requests = qint64(counts.requests),
        .errors = qint64(counts.errors),
        .bytesIn = qint64(counts.bytesIn),
        .bytesOut = qint64(counts.bytesOut)};
}

protocol::Gauges gaugesFrom(const gateway::Gauges &gauges)
{
    return {.connections = gauges.connections,
        .streams = gauges.streams,
        .tokens = qint64(gauges.tokens),
        .rejected = qint64(gauges.rejected),
        .timedOut = qint64(gauges.timedOut)};
}

/// A query may hold a key.
QString shownUrl(const QByteArray &url)
{
    return QUrl(QString::fromUtf8(url))
        .adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo)
        .toString();
}

protocol::ServerRow rowOf(const domain::McpServer &config)
{
    protocol::ServerRow row {.name = config.name,
        .title = config.title.isEmpty() ? QString::fromUtf8(config.name) : config.title,
        .urls = {},
        .kind = u"builtin"_s,
        .target = {},
        .isDefault = config.isDefault};
    if (const domain::StdioTarget *program = config.stdio()) {
        row.kind = u"stdio"_s;
        row.target = program->command; // its arguments may be secrets
    } else if (!config.http()->url.isEmpty()) {
        row.kind = u"http"_s;
        row.target = shownUrl(config.http()->url);
    }
    return row;
}

} // namespace

QList<protocol::ServerRow> serverRows(const gateway::ServerSet &set)
{
    QList<protocol::ServerRow> rows;
    for (const auto &server : set.servers()) {
        protocol::ServerRow row = rowOf(server->config);
        for (const oauth::Resource &resource : set.resources()) {
            const gateway::Place *place = set.find(resource.path);
            if (place && place->server == server)
                row.urls.append(resource.uri);
        }
        rows.append(row);
    }
    return rows;
}

AdminWiring::AdminWiring(const Sources &sources, const admin::Subjects &subjects)
    : m_sources(sources)
    , m_subjects(subjects)
    , m_means {.issuer = subjects.profile.issuer,
          .http = sources.http,
          .resolver = sources.resolver,
          .random = subjects.random,
          .clock = subjects.clock}
    , m_examiner({.settings = sources.settings,
                     .servers = sources.servers,
                     .providers = sources.providers,
                     .sealingKeys = sources.sealingKeys,
                     .http = sources.http,
                     .resolver = sources.resolver,
                     .steps = sources.steps},
          subjects)
    , m_backups({.settings = sources.settings,
          .sealingKeys = sources.sealingKeys,
          .issuer = subjects.profile.issuer,
          .store = subjects.store,
          .random = subjects.random,
          .clock = subjects.clock})
{ }

AdminWiring::~AdminWiring()
{
    m_sources.metrics.setListener({});
}

base::Result<void> AdminWiring::start()
{
    const config::Settings &settings = m_sources.settings;
    if (settings.adminSocket == QLatin1String(config::NoAdminSocket))
        return {};
    m_server = std::make_unique<admin::AdminServer>(parts());
    m_sources.metrics.setListener(
        [this](const gateway::Traffic &traffic) { noteTraffic(traffic); });
    return m_server->start({.path = settings.adminSocket, .group = settings.adminGroup});
}

admin::Parts AdminWiring::parts()
{
    admin::Parts parts {m_subjects};
    parts.servers = [this] { return serverRows(*m_sources.servers.get()); };
    parts.providers = [this] { return providerRows(); };
    parts.gauges = [this] { return gaugesFrom(m_sources.gauges()); };
    parts.testProvider = [this](const QByteArray &name, const admin::Parts::Tested &done) {
        testProvider(name, done);
    };
    parts.tryProvider = [this](const protocol::ProviderCandidate &candidate,
                            const admin::Parts::Tried &done) {
        daemon::tryProvider(candidate, m_means, m_subjects.profile, m_server.get(), done);
    };
    parts.examine = [this] { m_examiner.start(); };
    parts.examination = [this] { return m_examiner.report(); };
    parts.beginBackup = [this](const base::Secret &words) { return m_backups.begin(words); };
    parts.readBackup = [this](qint64 offset) { return m_backups.read(offset); };
    parts.endBackup = [this] { m_backups.end(); };
    parts.stop = m_sources.stop;
    return parts;
}

provider::Provider *AdminWiring::provider(const QByteArray &name) const
{
    const auto found = std::find_if(m_sources.providers.begin(), m_sources.providers.end(),
        [&name](const auto &one) { return one->name() == name; });
    return found == m_sources.providers.end() ? nullptr : found->get();
}

QList<protocol::ProviderRow> AdminWiring::providerRows() const
{
    QList<protocol::ProviderRow> rows;
    for (const config::ProviderSettings &one : providersOf(m_sources.settings)) {
        protocol::ProviderRow row {.name = one.name, .title = one.displayName};
        row.local = one.strategy == config::AuthStrategy::Local;
        const provider::Provider *running = provider(one.name);
        if (row.title.isEmpty())
            row.title = running ? running->displayName() : u"Local accounts"_s;
        rows.append(row);
    }
    return rows;
}

/// What every sign-in begins with: its endpoints must be known. Nobody is sent there.
void AdminWiring::testProvider(const QByteArray &name, const admin::Parts::Tested &done)
{
    provider::Provider *asked = provider(name);
    Q_ASSERT(asked); // of providerRows(), and not local
    const provider::SignInStart start {.state = m_subjects.random.token256(),
        .nonce = m_subjects.random.token256(),
        .codeChallenge = m_subjects.random.token256(),
        .redirectUri = m_subjects.profile.callbackOf(name),
        .loginHint = {}};
    asked->signInUrl(start, m_server.get(),
        [done](const base::Result<QByteArray, provider::ProviderError> &url) {
            if (url)
                done({});
            else
                done(Err(Error {ErrorKind::Unavailable, url.error().message}));
        });
}

void AdminWiring::noteTraffic(const gateway::Traffic &traffic)
{
    QList<admin::SessionUse> uses;
    for (const auto &[session, use] : traffic.bySession())
        uses.append(
            {session, countedFrom(use.counts), use.lastUsed, net::addressText(use.lastFrom)});
    gateway::Counts sum;
    for (const auto &[key, counts] : traffic.byTool())
        sum.add(counts);
    m_server->noteTraffic(uses, countedFrom(sum));
}

} // namespace gatehouse::daemon
