// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cimd/Directory.h"
#include "gateway/Door.h"
#include "net/CoreQueue.h"
#include "oauth/Authorization.h"
#include "oauth/ClientApproval.h"
#include "oauth/ClientRegistration.h"
#include "oauth/LoopBreaker.h"
#include "oauth/Recorder.h"
#include "oauth/TokenEndpoint.h"
#include "provider/LocalAccounts.h"
#include "provider/Provider.h"
#include "routes/Cookies.h"
#include "routes/MetadataRoutes.h"
#include "routes/Pages.h"
#include "routes/ProviderRefresh.h"

#include <functional>

namespace gatehouse::routes {

/// Everything a route may ask. References to what the daemon owns; all but pages, servers,
/// metadata and door is for the core thread.
struct Services
{
    const oauth::Profile &profile;
    const base::Published<gateway::ServerSet> &servers;
    const base::Published<MetadataDocuments> &metadata;
    const Pages &pages;
    const Cookies &cookies;
    const gateway::Door &door;
    net::CoreQueue &queue;
    oauth::Store &store;
    oauth::ClientDirectory &clients;
    cimd::Directory &documents;
    oauth::Authorization &authorization;
    oauth::LoopBreaker &loops;
    oauth::StepBuffer &stepBuffer; ///< any thread
    oauth::Recorder &steps;
    oauth::GrantParts grants;
    oauth::RegistrationParts registration;
    oauth::ClientControl &control;
    oauth::ClientApproval &approval;
    ProviderRefresh &refreshes;
    QList<provider::Provider *> providers;
    provider::LocalAccounts &accounts;
    base::Random &random;
    const base::Clock &clock;

    provider::Provider *provider(const QByteArray &name) const
    {
        for (provider::Provider *candidate : providers) {
            if (candidate->name() == name)
                return candidate;
        }
        return nullptr;
    }
    using Later = std::function<void(std::function<void()> work)>;
    /// For what follows an asynchronous step: its work runs in a batch of its own, and its steps
    /// belong to the visitor of now.
    Later later() const
    {
        return
            [&batches = queue, &sink = steps, tie = steps.visitor()](std::function<void()> work) {
                batches.enqueue([&sink, tie, work = std::move(work)] {
                    sink.setVisitor(tie);
                    work();
                    sink.setVisitor({});
                });
            };
    }
    /// The one whose life every asynchronous step of a route is bound to.
    QObject *context() const { return &queue; }
};

} // namespace gatehouse::routes
