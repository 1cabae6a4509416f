// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "AdminRig.h"

namespace gatehouse::test {

AdminRig::AdminRig(const admin::ConnectionLimits &connectionLimits)
    : limits(connectionLimits)
{
    events.setWitness([this](const oauth::Event &event) { audit.noteEvent(event); });
}

AdminRig::~AdminRig() = default;

QString AdminRig::path() const
{
    return folder.filePath(u"admin/admin.sock"_s);
}

bool AdminRig::runBatch(const std::function<void()> &work)
{
    const auto durable = store.batch([&] {
        work();
        audit.write();
    });
    if (!durable) {
        published.discardStaged();
        events.discardStaged();
        audit.discard();
        return false;
    }
    published.applyStaged();
    events.tellStaged();
    if (tellsAudit)
        audit.tellWritten();
    else
        audit.discard();
    return true;
}

void AdminRig::happen(const oauth::Event &event)
{
    runBatch([&] { events.happened(event); });
}

admin::Parts AdminRig::parts()
{
    admin::Parts parts {admin::Subjects {.profile = profile,
        .store = store,
        .sessions = sessions,
        .control = control,
        .approval = approval,
        .agents = agents,
        .tokens = personalTokens,
        .audit = audit,
        .clients = clients,
        .events = events,
        .configuration = configuration,
        .random = random,
        .clock = clock,
        .runBatch = [this](const std::function<void()> &work) { return runBatch(work); }}};
    parts.servers = [] {
        return QList<protocol::ServerRow> {{.name = "one",
            .title = u"One"_s,
            .urls = {"https://gate.example/mcp"},
            .kind = u"builtin"_s,
            .target = {},
            .isDefault = true}};
    };
    parts.providers = [] {
        return QList<protocol::ProviderRow> {{.name = "corp", .title = u"Corp"_s},
            {.name = "local", .title = u"Local accounts"_s, .local = true}};
    };
    parts.gauges = [] { return protocol::Gauges {.connections = 3, .streams = 2}; };
    parts.testProvider = [this](const QByteArray &, const admin::Parts::Tested &done) {
        QTimer::singleShot(0, server.get(), [this, done] { done(testOutcome); });
    };
    parts.tryProvider = [this](const protocol::ProviderCandidate &candidate,
                            const admin::Parts::Tried &done) {
        tried.append(candidate);
        done(trial);
    };
    parts.examine = [this] { ++examinations; };
    parts.examination = [this] {
        if (examination)
            return *examination;
        return protocol::Examination {.isFinished = true,
            .startedAt = clock.now(),
            .checks = {{u"tls"_s, u"the certificate"_s, protocol::CheckState::Done}},
            .findings = {{.id = u"tls"_s, .what = u"BASE_URL has no TLS."_s}}};
    };
    parts.beginBackup = [](const base::Secret &) { return base::Result<void>(); };
    parts.readBackup = [](qint64) -> base::Result<protocol::BackupPiece> {
        return protocol::BackupPiece {.isReady = true, .size = 3, .data = "eHl6"};
    };
    parts.endBackup = [] {};
    parts.stop = [this] { ++stops; };
    return parts;
}

base::Result<void> AdminRig::tryStart()
{
    server = std::make_unique<admin::AdminServer>(parts());
    return server->start({.path = path(), .group = {}, .limits = limits});
}

void AdminRig::start(int sessionCount)
{
    runBatch([&] {
        for (int i = 0; i < sessionCount; ++i)
            openInBatch(i);
    });
    if (const auto started = tryStart(); !started)
        qFatal("%s", qPrintable(started.error().message));
}

QByteArray AdminRig::numbered(const char *what, int number)
{
    return what + QByteArray::number(number);
}

domain::Session AdminRig::session(int number) const
{
    return {.id = {numbered("s", number)},
        .user = {.issuer = "https://issuer.example",
            .subject = numbered("u", number % 10),
            .email = QString::fromLatin1(numbered("u", number % 10)) + u"@corp.example"_s,
            .emailVerified = true,
            .name = QString::fromLatin1(numbered("User ", number % 10))},
        .clientId = {numbered("c", number % 3)},
        .clientName = QString::fromLatin1(numbered("Client ", number % 3)),
        .resource = profile.resources.at(number % 2).uri,
        .scopes = domain::Scopes({"mcp"}),
        .provider = "corp",
        .openedAt = clock.now() + base::seconds(number),
        .endsAt = clock.now() + base::seconds(100'000 - number)};
}

void AdminRig::open(int number)
{
    runBatch([&] { openInBatch(number); });
}

void AdminRig::openInBatch(int number)
{
    const domain::Session opened = session(number);
    const oauth::NewTokens tokens {.access = base::sha256(numbered("a", number)),
        .accessExpiresAt = clock.now() + base::seconds(3600),
        .refresh = base::sha256(numbered("r", number)),
        .refreshExpiresAt = clock.now() + base::seconds(90'000),
        .scopes = opened.scopes,
        .issuedAt = clock.now()};
    if (!store.openSession(opened, {}, base::sha256(numbered("none", number)), tokens))
        qFatal("The session cannot be opened.");
    events.happened(oauth::SessionOpened {opened});
}

domain::Client AdminRig::addClient(const QByteArray &id)
{
    const domain::Client client {.id = {id},
        .name = QString::fromLatin1(id),
        .redirectUris = {"https://" + id + ".example/cb"},
        .issuedAt = clock.now()};
    return *store.registerClient(client, base::sha256(id));
}

RawAdmin AdminRig::client() const
{
    RawAdmin client(path());
    if (!client.greet())
        qFatal("The server does not greet.");
    return client;
}

} // namespace gatehouse::test
