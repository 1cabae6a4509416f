// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/Requests.h"

#include <algorithm>

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using base::Err;

namespace {

base::Result<protocol::Status> status(const Desk &desk)
{
    protocol::Status status {.version = QStringLiteral(GATEHOUSE_VERSION),
        .issuer = desk.parts.profile.issuer,
        .mcpUrls = {},
        .upSince = desk.upSince,
        .providers = desk.feed.providers(),
        .sessions = desk.sessions.size(),
        .people = desk.sessions.peopleCount(),
        .watchers = desk.watchers(),
        .gauges = desk.parts.gauges(),
        .traffic = desk.feed.traffic(),
        .health = desk.feed.health()};
    for (const oauth::Resource &resource : desk.parts.profile.resources)
        status.mcpUrls.append(resource.uri);
    return status;
}

base::Result<protocol::Servers> listServers(const Desk &desk)
{
    const auto counts = desk.sessions.countByResource();
    protocol::Servers servers {desk.parts.servers()};
    for (protocol::ServerRow &row : servers.rows) {
        for (const QByteArray &url : row.urls) {
            const auto count = counts.find(url);
            row.sessions += count == counts.end() ? 0 : count->second;
        }
    }
    return servers;
}

/// Asynchronous: the provider is asked.
void testProvider(const Desk &desk, const QJsonObject &params, const Respond &respond)
{
    const auto wanted = protocol::decode<protocol::ProviderName>(params);
    if (!wanted)
        return respond(Err(protocol::failureFrom(wanted.error())));
    const QList<protocol::ProviderRow> rows = desk.parts.providers();
    const auto row = std::find_if(rows.cbegin(), rows.cend(),
        [&wanted](const protocol::ProviderRow &one) { return one.name == wanted->name; });
    if (row == rows.cend())
        return respond(Err(protocol::Failure {
            protocol::FailureCode::NotFound, u"There is no provider of that name."_s}));
    if (row->local)
        return respond(protocol::encode(protocol::Nothing {}));
    desk.parts.testProvider(wanted->name, [respond](const base::Result<void> &result) {
        if (result)
            respond(protocol::encode(protocol::Nothing {}));
        else
            respond(Err(protocol::failureFrom(result.error())));
    });
}

/// Asynchronous: secrets are read again too.
void reload(const Desk &desk, const Asker &asker, const QJsonObject &params, const Respond &respond)
{
    const auto nothing = protocol::decode<protocol::Nothing>(params);
    if (!nothing)
        return respond(Err(protocol::failureFrom(nothing.error())));
    desk.parts.configuration.reload(
        [note = noteLater(desk, asker), respond](const base::Result<void> &result) {
            note({.kind = oauth::AuditKind::ServerReloaded,
                .detail = result ? QString() : result.error().message});
            if (result)
                respond(protocol::encode(protocol::Nothing {}));
            else
                respond(Err(protocol::failureFrom(result.error())));
        });
}

/// The answer first: nobody hears one of a server that is gone.
void stop(const Desk &desk, const QJsonObject &params, const Respond &respond)
{
    const auto nothing = protocol::decode<protocol::Nothing>(params);
    if (!nothing)
        return respond(Err(protocol::failureFrom(nothing.error())));
    respond(protocol::encode(*nothing));
    desk.parts.runBatch(
        [&desk] { desk.parts.audit.record({.kind = oauth::AuditKind::ServerStopAsked}); });
    desk.parts.stop();
}

} // namespace

std::vector<RequestRow> serverRequests(Desk &desk)
{
    using protocol::Nothing;
    return {
        {u"status"_s, Effect::Reads,
            answering<Nothing>([&desk](const auto &, const Asker &) { return status(desk); })},
        {u"servers.list"_s, Effect::Reads,
            answering<Nothing>([&desk](const auto &, const Asker &) { return listServers(desk); })},
        {u"providers.list"_s, Effect::Reads,
            answering<Nothing>(
                [&desk](const auto &, const Asker &) -> base::Result<protocol::Providers> {
                    return protocol::Providers {desk.feed.providers()};
                })},
        {u"providers.test"_s, Effect::Reads,
            [&desk](const Asker &, const QJsonObject &params, const Respond &respond) {
                testProvider(desk, params, respond);
            }},
        {u"reload"_s, Effect::Acts,
            [&desk](const Asker &asker, const QJsonObject &params, const Respond &respond) {
                reload(desk, asker, params, respond);
            }},
        {u"stop"_s, Effect::Acts,
            [&desk](const Asker &, const QJsonObject &params, const Respond &respond) {
                stop(desk, params, respond);
            }},
    };
}

} // namespace gatehouse::admin
