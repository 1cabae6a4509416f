// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/Parts.h"
#include "base/Published.h"
#include "config/Settings.h"
#include "doctor/SignInWalk.h"
#include "gateway/ServerSet.h"
#include "oauth/Timeline.h"
#include "provider/Provider.h"

#include <memory>
#include <vector>

namespace gatehouse::daemon {

/// Has this server examined: tells the doctor what there is, and does what its checks need done.
/// Core thread; keeps references to all it is given.
class Examiner
{
public:
    struct Sources
    {
        const config::Settings &settings;
        const base::Published<gateway::ServerSet> &servers;
        const std::vector<std::unique_ptr<provider::Provider>> &providers;
        const QList<base::Secret> &sealingKeys;
        net::HttpClient &http;
        net::Resolver &resolver;
        oauth::StepSink &steps;
    };
    Examiner(const Sources &sources, const admin::Subjects &subjects);

    /// Nothing when it is running already.
    void start();
    const protocol::Examination &report() const { return m_doctor.report(); }

private:
    std::vector<doctor::Check> checks() const;
    void addPlaces(std::vector<doctor::Check> &checks, const doctor::Means &means) const;
    void addPeers(std::vector<doctor::Check> &checks, const doctor::Means &means) const;
    doctor::Hooks hooks() const;
    void admit(const domain::ClientId &client) const;
    void forget(const domain::ClientId &client) const;

    const Sources m_sources;
    const admin::Subjects m_subjects;
    doctor::Doctor m_doctor;
};

/// The MCP servers of \a set as clients have them.
QList<doctor::McpPlace> mcpPlaces(const gateway::ServerSet &set);

} // namespace gatehouse::daemon
