// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/LiveSettings.h"

#include <algorithm>
#include <array>

namespace gatehouse::config {

namespace {

/// What a live setting speaks of, so that it cannot change without it.
enum class Names { Nothing, Providers, ProvidersAndScopes };

/// Providers are asked for groups from their making on, or never.
bool needsGroupsAnew(const Settings &running, const Settings &wanted)
{
    return running.allowedGroups.isEmpty() && !wanted.allowedGroups.isEmpty();
}

struct LiveSetting
{
    const char *name;
    Names names;
    void (*copy)(const Settings &from, Settings &to);
};

constexpr std::array LiveSettings {
    LiveSetting {"ALLOWED_USERS", Names::Providers,
        [](const Settings &from, Settings &to) { to.allowedUsers = from.allowedUsers; }},
    LiveSetting {"ALLOWED_GROUPS", Names::Providers,
        [](const Settings &from, Settings &to) { to.allowedGroups = from.allowedGroups; }},
    LiveSetting {"CLIENT_APPROVAL", Names::Nothing,
        [](const Settings &from, Settings &to) { to.clientApproval = from.clientApproval; }},
    LiveSetting {"MCP_SERVERS_FILE", Names::ProvidersAndScopes,
        [](const Settings &from, Settings &to) {
            to.mcpServersFile = from.mcpServersFile;
            to.mcpServers = from.mcpServers;
        }},
    LiveSetting {"ACCESS_TOKEN_TTL", Names::Nothing,
        [](const Settings &from, Settings &to) { to.accessTokenTtl = from.accessTokenTtl; }},
    LiveSetting {"ACCESS_TOKEN_TTL_BY_CLIENT", Names::Nothing,
        [](const Settings &from, Settings &to) {
            to.accessTokenTtlByClient = from.accessTokenTtlByClient;
        }},
    LiveSetting {"REFRESH_TOKEN_IDLE_TTL", Names::Nothing,
        [](const Settings &from, Settings &to) {
            to.refreshTokenIdleTtl = from.refreshTokenIdleTtl;
        }},
    LiveSetting {"REFRESH_TOKEN_MAX_TTL", Names::Nothing,
        [](const Settings &from, Settings &to) {
            to.refreshTokenMaxTtl = from.refreshTokenMaxTtl;
        }},
    LiveSetting {"REFRESH_GRACE", Names::Nothing,
        [](const Settings &from, Settings &to) { to.refreshGrace = from.refreshGrace; }},
    LiveSetting {"SECRET_STORE", Names::Nothing,
        [](const Settings &from, Settings &to) { to.secretStore = from.secretStore; }},
    LiveSetting {"LOG_LEVEL", Names::Nothing,
        [](const Settings &from, Settings &to) { to.logLevel = from.logLevel; }},
};

const LiveSetting *findLive(QByteArrayView name)
{
    const auto found = std::find_if(LiveSettings.cbegin(), LiveSettings.cend(),
        [name](const LiveSetting &live) { return name == live.name; });
    return found == LiveSettings.cend() ? nullptr : &*found;
}

/// In the order of the names, those of providers that came or went included.
QByteArrayList differingNames(const Choices &running, const Choices &wanted)
{
    QByteArrayList names;
    Choices all = running;
    all.insert(wanted);
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        if (running.value(it.key()).value != wanted.value(it.key()).value)
            names.append(it.key());
    }
    return names;
}

bool isOfProviders(const QByteArray &name)
{
    const Setting *row = findSetting(name);
    return row ? row->group == Group::Provider : name.startsWith("PROVIDER_");
}

} // namespace

bool isLive(QByteArrayView name)
{
    return findLive(name) != nullptr;
}

Renewal renew(const Loaded &running, const Loaded &wanted)
{
    Renewal renewal {running.settings, {}, {}};
    const QByteArrayList names = differingNames(running.choices, wanted.choices);
    const bool providersWait = std::any_of(names.cbegin(), names.cend(), isOfProviders);
    const bool scopesWait = names.contains("OAUTH_SCOPES");
    const bool groupsWait = needsGroupsAnew(running.settings, wanted.settings);
    const auto waits = [&](const LiveSetting &live) {
        return (groupsWait && QByteArrayView(live.name) == "ALLOWED_GROUPS")
            || (live.names != Names::Nothing && providersWait)
            || (live.names == Names::ProvidersAndScopes && scopesWait);
    };
    for (const LiveSetting &live : LiveSettings) {
        if (!waits(live))
            live.copy(wanted.settings, renewal.settings);
    }
    for (const QByteArray &name : names) {
        const LiveSetting *live = findLive(name);
        (live && !waits(*live) ? renewal.changed : renewal.pending).append(name);
    }
    return renewal;
}

} // namespace gatehouse::config
