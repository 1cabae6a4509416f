// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/Configuration.h"
#include "base/Random.h"
#include "oauth/Agents.h"
#include "oauth/Auditor.h"
#include "oauth/ClientApproval.h"
#include "oauth/Events.h"
#include "oauth/PersonalTokens.h"
#include "oauth/Profile.h"
#include "oauth/Sessions.h"
#include "protocol/Messages.h"

#include <functional>

namespace gatehouse::admin {

/// What there is to administer: what the daemon owns, by reference.
struct Subjects
{
    const oauth::Profile &profile;
    oauth::Store &store;
    oauth::Sessions &sessions;
    oauth::ClientControl &control;
    oauth::ClientApproval &approval;
    oauth::Agents &agents;
    oauth::PersonalTokens &tokens;
    oauth::Auditor &audit;
    oauth::ClientDirectory &clients;
    oauth::StagedEvents &events;
    Configuration &configuration; ///< outlives the admin socket
    base::Random &random;
    const base::Clock &clock;
    /// Runs a change in one durable step; false when nothing of it holds.
    std::function<bool(const std::function<void()> &work)> runBatch;
};

/// The same with functions for what this library may not know. Core thread.
struct Parts : Subjects
{
    std::function<QList<protocol::ServerRow>()> servers; ///< without their sessions
    std::function<QList<protocol::ProviderRow>()> providers; ///< whether or not they answer
    std::function<protocol::Gauges()> gauges;
    using Tested = std::function<void(base::Result<void>)>;
    /// Asks the provider of that name for what a sign-in begins with. Calls back once, later.
    std::function<void(const QByteArray &name, Tested done)> testProvider;
    using Tried = std::function<void(base::Result<protocol::ProviderVerdict>)>;
    /// Tries out a provider that is in no settings. Calls back once, now or later.
    std::function<void(const protocol::ProviderCandidate &candidate, Tried done)> tryProvider;
    std::function<void()> examine; ///< begins an examination, unless one is running
    std::function<protocol::Examination()> examination; ///< how far it is
    /// One backup at a time, sealed under a passphrase; made meanwhile, read in pieces.
    std::function<base::Result<void>(const base::Secret &passphrase)> beginBackup;
    std::function<base::Result<protocol::BackupPiece>(qint64 offset)> readBackup;
    std::function<void()> endBackup;
    std::function<void()> stop; ///< returns; the server stops after that
};

} // namespace gatehouse::admin
