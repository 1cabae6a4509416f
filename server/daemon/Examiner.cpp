// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Examiner.h"

#include "daemon/Setup.h"
#include "doctor/HostChecks.h"
#include "doctor/ProviderChecks.h"
#include "oauth/Metadata.h"
#include "store/Integrity.h"

#include <QLoggingCategory>

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using doctor::Check;

namespace {

Q_LOGGING_CATEGORY(lcExaminer, "gatehouse.doctor")

/// Why only a person, or one client, may ask it.
QString reasonNotToAsk(const domain::McpServer &server)
{
    if (!server.allow.isEmpty() || !server.groups.isEmpty())
        return u"its rules let only some people in"_s;
    if (!server.clients.isEmpty())
        return u"its rules let only some clients in"_s;
    if (server.forward == domain::Forward::ProviderToken)
        return u"it is asked with a person's token"_s;
    return {};
}

doctor::McpPlace placeOf(const domain::McpServer &config, const QByteArray &url)
{
    doctor::McpPlace place {.name = config.name, .url = url, .notAsked = reasonNotToAsk(config)};
    if (const domain::StdioTarget *program = config.stdio())
        place.program = program->command;
    else
        place.behind = config.http()->url;
    return place;
}

/// Somebody whose clock is not this machine's.
QByteArrayList clocksOf(const config::Settings &settings)
{
    QByteArrayList urls;
    for (const config::ProviderSettings &one : providersOf(settings)) {
        if (!one.accountsUrl.isEmpty())
            urls.append(one.accountsUrl);
        else if (one.strategy == config::AuthStrategy::GitHub)
            urls.append("https://api.github.com/");
        else if (one.strategy == config::AuthStrategy::Google)
            urls.append("https://accounts.google.com/");
        else if (one.strategy == config::AuthStrategy::Microsoft)
            urls.append("https://login.microsoftonline.com/");
    }
    return urls;
}

QList<doctor::ServedDocument> documentsOf(const oauth::Profile &profile)
{
    QList<doctor::ServedDocument> documents {
        {"/.well-known/oauth-authorization-server", oauth::authorizationServerMetadata(profile)}};
    for (const oauth::Resource &resource : profile.resources)
        documents.append({"/.well-known/oauth-protected-resource" + resource.path,
            oauth::protectedResourceMetadata(profile, resource)});
    return documents;
}

} // namespace

QList<doctor::McpPlace> mcpPlaces(const gateway::ServerSet &set)
{
    QList<doctor::McpPlace> places;
    for (const auto &server : set.servers()) {
        for (const oauth::Resource &resource : set.resources()) {
            const gateway::Place *place = set.find(resource.path);
            if (!place || place->server != server)
                continue;
            places.append(placeOf(server->config, resource.uri));
            break; // its other address leads to the same
        }
    }
    return places;
}

Examiner::Examiner(const Sources &sources, const admin::Subjects &subjects)
    : m_sources(sources)
    , m_subjects(subjects)
    , m_doctor(subjects.clock)
{ }

void Examiner::start()
{
    if (!m_doctor.isRunning())
        m_doctor.start(checks());
}

std::vector<Check> Examiner::checks() const
{
    const doctor::Means means {.issuer = m_subjects.profile.issuer,
        .http = m_sources.http,
        .resolver = m_sources.resolver,
        .random = m_subjects.random,
        .clock = m_subjects.clock};
    std::vector<Check> checks;
    addPlaces(checks, means);
    addPeers(checks, means);
    return checks;
}

void Examiner::addPlaces(std::vector<Check> &checks, const doctor::Means &means) const
{
    const config::Settings &settings = m_sources.settings;
    checks.push_back(doctor::plainCheck(u"settings"_s, u"the settings"_s,
        [this] { return findings::settingsFindings(m_sources.settings, m_sources.sealingKeys); }));
    checks.push_back(doctor::plainCheck(u"disk"_s, u"the data folder"_s,
        [&settings] { return findings::diskFindings(findings::diskFacts(settings.dataDir)); }));
    checks.push_back(
        doctor::storeCheck([path = databasePath(settings)](const std::atomic<bool> &stop) {
            return store::checkIntegrity(path, stop);
        }));
    checks.push_back(doctor::addressCheck(means));
    checks.push_back(doctor::tlsCheck(means, doctor::lookWithProbe(settings.caFile)));
    checks.push_back(doctor::metadataCheck(means, documentsOf(m_subjects.profile)));
    checks.push_back(doctor::clockCheck(means, clocksOf(settings)));
}

void Examiner::addPeers(std::vector<Check> &checks, const doctor::Means &means) const
{
    for (const auto &one : m_sources.providers) {
        const doctor::ProviderPlace place {*one, m_subjects.profile.callbackOf(one->name())};
        checks.push_back(doctor::providerCheck(means, place));
        checks.push_back(doctor::credentialsCheck(means, place));
    }
    const doctor::Hooks wanted = hooks();
    for (const doctor::McpPlace &place : mcpPlaces(*m_sources.servers.get()))
        checks.push_back(doctor::mcpCheck(means, wanted, place));
    const QByteArray mcpUrl = m_subjects.profile.resources.first().uri;
    for (const doctor::KnownClient &client : doctor::knownClients())
        checks.push_back(doctor::signInCheck(means, wanted, client, mcpUrl));
}

doctor::Hooks Examiner::hooks() const
{
    return {.makeAgent = [this](const QByteArray &resource) -> base::Result<doctor::ProbeClient> {
                base::Result<oauth::OwnClient> made =
                    Err(Error {ErrorKind::Unavailable, u"nothing can be stored."_s});
                const bool durable = m_subjects.runBatch([&] {
                    made = m_subjects.agents.create(QLatin1String(domain::DoctorClientName),
                        {{resource}, m_subjects.profile.scopes});
                });
                if (!made)
                    return Err(made.error());
                if (!durable)
                    return Err(Error {ErrorKind::Unavailable, u"nothing can be stored."_s});
                return doctor::ProbeClient {made->client.id.value, made->secret};
            },
        .approve = [this](const QByteArray &client) { admit({client}); },
        .forget = [this](const QByteArray &client) { forget({client}); }};
}

/// Marked as ours in the timeline, so that nobody takes its attempt for a client's.
void Examiner::admit(const domain::ClientId &client) const
{
    static_cast<void>(m_subjects.runBatch([&] {
        static_cast<void>(m_subjects.control.approve(client));
        m_sources.steps.note({.kind = oauth::StepKind::Registered,
            .reason = oauth::StepReason::Doctor,
            .clientId = client});
    }));
}

void Examiner::forget(const domain::ClientId &client) const
{
    bool gone = false;
    const bool durable = m_subjects.runBatch([&] {
        gone = m_subjects.control.endSessions(client).ok()
            && m_subjects.store.removeAgent(client).ok()
            && m_subjects.store.removeClient(client).ok();
    });
    if (!durable || !gone)
        qCWarning(lcExaminer) << "The client of a check could not be removed:" << client.value;
}

} // namespace gatehouse::daemon
