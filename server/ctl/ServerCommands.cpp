// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/Asking.h"

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;
using protocol::Nothing;

namespace {

QString joined(const QByteArrayList &texts)
{
    return QString::fromUtf8(texts.join(' '));
}

QString providerWords(const QList<protocol::ProviderRow> &providers)
{
    QStringList words;
    for (const protocol::ProviderRow &row : providers)
        words.append(row.ready ? row.title : u"%1 (%2)"_s.arg(row.title, row.problem));
    return words.isEmpty() ? u"none"_s : words.join(u", "_s);
}

QStringList statusLines(const protocol::Status &status)
{
    QStringList lines;
    const auto say = [&lines](const QString &what, const QString &value) {
        lines.append(u"%1  %2"_s.arg(what, -10).arg(value));
    };
    say(u"server"_s,
        u"gatehoused %1 at %2"_s.arg(status.version, QString::fromUtf8(status.issuer)));
    say(u"up since"_s, shownTime(status.upSince));
    say(u"health"_s, status.health.good ? u"good"_s : status.health.problems.join(u' '));
    say(u"MCP"_s, joined(status.mcpUrls));
    say(u"sign-in"_s, providerWords(status.providers));
    say(u"sessions"_s, u"%1, of %2 people"_s.arg(status.sessions).arg(status.people));
    say(u"traffic"_s,
        u"%1 requests, %2 errors, %3 bytes in, %4 out"_s.arg(status.traffic.requests)
            .arg(status.traffic.errors)
            .arg(status.traffic.bytesIn)
            .arg(status.traffic.bytesOut));
    say(u"now"_s,
        u"%1 connections, %2 streams, %3 tokens, %4 watching"_s.arg(status.gauges.connections)
            .arg(status.gauges.streams)
            .arg(status.gauges.tokens)
            .arg(status.watchers));
    return lines;
}

Ending status(Context &context, const Arguments &)
{
    return show(
        context, context.remote.ask<protocol::Status>(u"status"_s, Nothing {}), statusLines);
}

Ending listServers(Context &context, const Arguments &)
{
    return show(context, context.remote.ask<protocol::Servers>(u"servers.list"_s, Nothing {}),
        [](const protocol::Servers &servers) {
            Table table({u"NAME"_s, u"KIND"_s, u"BEHIND"_s, u"URL"_s, u"SESSIONS"_s});
            for (const protocol::ServerRow &row : servers.rows)
                table.add({QString::fromUtf8(row.name), row.kind, row.target, joined(row.urls),
                    QString::number(row.sessions)});
            return table;
        });
}

Ending listProviders(Context &context, const Arguments &)
{
    return show(context, context.remote.ask<protocol::Providers>(u"providers.list"_s, Nothing {}),
        [](const protocol::Providers &providers) {
            Table table({u"PROVIDER"_s, u"TITLE"_s, u"STATE"_s});
            for (const protocol::ProviderRow &row : providers.rows)
                table.add(
                    {QString::fromUtf8(row.name), row.title, row.ready ? u"good"_s : row.problem});
            return table;
        });
}

/// A request without an answer to show but that it was done.
template <typename Params>
Ending act(Context &context, const QString &method, const Params &params, const QString &sentence)
{
    return show(context, context.remote.ask<Nothing>(method, params),
        [&sentence](const Nothing &) { return sentence; });
}

Ending testProvider(Context &context, const Arguments &given)
{
    return act(context, u"providers.test"_s, protocol::ProviderName {given.words.first().toUtf8()},
        u"The provider %1 answers."_s.arg(given.words.first()));
}

Ending reload(Context &context, const Arguments &)
{
    return act(
        context, u"reload"_s, Nothing {}, u"The certificates and the settings were read again."_s);
}

Ending stop(Context &context, const Arguments &)
{
    return act(context, u"stop"_s, Nothing {}, u"The server stops."_s);
}

} // namespace

std::vector<Command> serverCommands()
{
    return {
        {.name = u"status"_s,
            .arguments = {},
            .summary = u"Whether the server is well, and what it does"_s,
            .run = status},
        {.name = u"servers"_s,
            .arguments = {},
            .summary = u"The MCP servers behind the door"_s,
            .run = listServers},
        {.name = u"providers"_s,
            .arguments = {},
            .summary = u"Where people sign in"_s,
            .run = listProviders},
        {.name = u"providers test"_s,
            .arguments = u"NAME"_s,
            .summary = u"Ask a provider for what a sign-in begins with"_s,
            .words = {1, 1},
            .run = testProvider},
        {.name = u"reload"_s,
            .arguments = {},
            .summary = u"Read certificates, settings, secrets and the servers file again"_s,
            .run = reload},
        {.name = u"stop"_s,
            .arguments = {},
            .summary = u"Stop the server, when what is under way is done"_s,
            .run = stop},
    };
}

} // namespace gatehouse::ctl
