// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/AdminServer.h"
#include "admin/FakeConfiguration.h"
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
    explicit AdminRig(const admin::ConnectionLimits &connectionLimits = {});

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
    FakeConfiguration configuration;
    base::Result<void> testOutcome;
    int examinations = 0;
    /// What the doctor says; without it, that it has finished.
    std::optional<protocol::Examination> examination;
    protocol::ProviderVerdict trial;
    QList<protocol::ProviderCandidate> tried;
    int stops = 0;
    std::unique_ptr<admin::AdminServer> server;

    ~AdminRig();

    QString path() const;

    /// As Daemon::runBatch.
    bool runBatch(const std::function<void()> &work);
    void happen(const oauth::Event &event);

    admin::Parts parts();
    base::Result<void> tryStart();
    /// With sessions that are there already.
    void start(int sessionCount = 0);

    static QByteArray numbered(const char *what, int number);
    /// Session s<number>: of one of ten people and one of three clients.
    domain::Session session(int number) const;
    /// As a code grant does.
    void open(int number);
    void openInBatch(int number);
    /// A client that registered itself.
    domain::Client addClient(const QByteArray &id);
    /// One that has said hello.
    RawAdmin client() const;
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
