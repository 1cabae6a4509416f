// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/LimitSettings.h"

#include "config/Values.h"

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

std::vector<Setting> limitRows()
{
    using S = Settings;
    return {
        {"MAX_BODY_BYTES", Group::Limits, Care::Open, "4MiB", {}, u"The largest request body."_s,
            size(&S::maxBodyBytes, {16 * KiB, 64 * MiB})},
        {"RPS_LIMIT", Group::Limits, Care::Open, "0", {},
            u"Requests to MCP servers a second for one session; 0 is no limit."_s,
            number(&S::rpsLimit, {0, 100'000})},
        {"CONCURRENCY_LIMIT", Group::Limits, Care::Open, "256", {},
            u"Requests to MCP servers one session may have under way at a time."_s,
            number(&S::concurrencyLimit, {1, 100'000})},
        {"MAX_STREAMS_PER_SESSION", Group::Limits, Care::Open, "32", {},
            u"Event streams one session may hold open."_s,
            number(&S::maxStreamsPerSession, {1, 10'000})},
        {"MAX_STREAMS", Group::Limits, Care::Open, "5000", {}, u"Open event streams in all."_s,
            number(&S::maxStreams, {1, 1'000'000})},
        {"MAX_CHILDREN", Group::Limits, Care::Open, "64", {},
            u"Programs that run for MCP servers with a command, in all."_s,
            number(&S::maxChildren, {1, 4000})},
        {"MAX_CHILDREN_PER_USER", Group::Limits, Care::Open, "8", {},
            u"Programs that run for MCP servers with a command, for one person."_s,
            number(&S::maxChildrenPerUser, {1, 4000})},
        {"CHILD_IDLE_TIME", Group::Limits, Care::Open, "10m", {},
            u"How long such a program may be idle; then it is stopped until it is needed."_s,
            duration(&S::childIdleTime, {5s, Day})},
        {"MAX_CONNECTIONS", Group::Limits, Care::Open, "10000", {}, u"Open connections in all."_s,
            number(&S::maxConnections, {8, 1'000'000})},
        {"MAX_CONNECTIONS_PER_ADDRESS", Group::Limits, Care::Open, "4096", {},
            u"Open connections from one address; TRUSTED_PROXIES may have more."_s,
            number(&S::maxConnectionsPerAddress, {1, 1'000'000})},
    };
}

} // namespace gatehouse::config
