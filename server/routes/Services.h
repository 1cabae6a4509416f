// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Door.h"
#include "net/CoreQueue.h"
#include "oauth/Authorization.h"
#include "oauth/TokenEndpoint.h"
#include "provider/LocalAccounts.h"
#include "provider/Provider.h"
#include "routes/Cookies.h"
#include "routes/MetadataRoutes.h"
#include "routes/Pages.h"

namespace gatehouse::routes {

/// Everything a route may ask. References to what the daemon owns; all but pages, servers,
/// documents and door is for the core thread.
struct Services
{
    const oauth::Profile &profile;
    const base::Published<gateway::ServerSet> &servers;
    const base::Published<MetadataDocuments> &documents;
    const Pages &pages;
    const Cookies &cookies;
    const gateway::Door &door;
    net::CoreQueue &queue;
    oauth::Store &store;
    oauth::ClientDirectory &clients;
    oauth::Authorization &authorization;
    oauth::GrantParts grants;
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
    /// The one whose life every asynchronous step of a route is bound to.
    QObject *context() const { return &queue; }
};

} // namespace gatehouse::routes
