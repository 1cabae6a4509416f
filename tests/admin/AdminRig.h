// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/AdminServer.h"
#include "store/MemoryStore.h"
#include "support/FakeClock.h"
#include "support/FakeRandom.h"
#include "support/RawAdmin.h"

#include <QTemporaryDir>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

/// What the admin socket administers, without the rest of the server: a store in memory, a clock
/// to turn.
struct AdminRig
{
    explicit AdminRig(const admin::ConnectionLimits &connectionLimits = {})
        : limits(connectionLimits)
    {
        events.setWitness([this](const oauth::Event &event) { audit.noteEvent(event); });
    }

    QTemporaryDir folder;
    admin::ConnectionLimits limits;
    oauth::Profile profile {.issuer = "https://gate.example",
        .resources = {{.uri = "https://gate.example/mcp", .path = "/mcp", .title = u"One"_s},
            {.uri = "https://gate.example/mcp/two", .path = "/mcp/two", .title = u"Two"_s}},
        .scopes = domain::Scopes({"mcp"}),
        .clientApproval = oauth::ApprovalPolicy::Ask};
    FakeClock clock;
    FakeRandom random;
    store::MemoryStore store;
    oauth::ClientDirectory clients {profile, store};
    oauth::PublishedTable published;
    oauth::StagedEvents events;
    oauth::Sessions sessions {store, published, events, clock};
    oauth::ClientControl control {store, sessions, clock};
    oauth::ClientApproval approval {oauth::ClientApproval::Parts {.profile = profile,
        .clients = clients,
        .control = control,
        .random = random,
        .clock = clock,
        .events = events}};
    oauth::Agents agents {oauth::Agents::Parts {.profile = profile,
        .store = store,
        .clients = clients,
        .sessions = sessions,
        .random = random,
        .clock = clock}};
    oauth::AllowRules rules {{u"*@corp.example"_s}, {}};
    oauth::PersonalTokens personalTokens {oauth::PersonalTokens::Parts {.profile = profile,
        .store = store,
        .published = published,
        .rules = rules,
        .random = random,
        .clock = clock,
        .localProvider = "local"}};
    oauth::Auditor audit {{.store = store, .clock = clock}};
    bool tellsAudit = false; ///< whether watchers hear of rows of the audit log
    base::Result<void> reloadOutcome;
    base::Result<void> testOutcome;
    int reloads = 0;
    int stops = 0;
    std::unique_ptr<admin::AdminServer> server;

    QString path() const { return folder.filePath(u"admin/admin.sock"_s); }

    /// As Daemon::runBatch.
    bool runBatch(const std::function<void()> &work)
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
    void happen(const oauth::Event &event)
    {
        runBatch([&] { events.happened(event); });
    }

    admin::Parts parts()
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
        parts.reload = [this] {
            ++reloads;
            return reloadOutcome;
        };
        parts.stop = [this] { ++stops; };
        return parts;
    }
    base::Result<void> tryStart()
    {
        server = std::make_unique<admin::AdminServer>(parts());
        return server->start({.path = path(), .group = {}, .limits = limits});
    }
    /// With sessions that are there already.
    void start(int sessionCount = 0)
    {
        runBatch([&] {
            for (int i = 0; i < sessionCount; ++i)
                openInBatch(i);
        });
        if (const auto started = tryStart(); !started)
            qFatal("%s", qPrintable(started.error().message));
    }

    static QByteArray numbered(const char *what, int number)
    {
        return what + QByteArray::number(number);
    }
    /// Session s<number>: of one of ten people and one of three clients.
    domain::Session session(int number) const
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
    /// As a code grant does.
    void open(int number)
    {
        runBatch([&] { openInBatch(number); });
    }
    void openInBatch(int number)
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
    /// A client that registered itself.
    domain::Client addClient(const QByteArray &id)
    {
        const domain::Client client {.id = {id},
            .name = QString::fromLatin1(id),
            .redirectUris = {"https://" + id + ".example/cb"},
            .issuedAt = clock.now()};
        return *store.registerClient(client, base::sha256(id));
    }
    /// One that has said hello.
    RawAdmin client() const
    {
        RawAdmin client(path());
        if (!client.greet())
            qFatal("The server does not greet.");
        return client;
    }
};

/// Of an answer that failed.
inline int codeOf(const QJsonObject &error)
{
    return error.value("code"_L1).toInt();
}
inline int codeOf(protocol::FailureCode code)
{
    return int(code);
}

} // namespace gatehouse::test
