// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/Asking.h"
#include "ctl/WatchLines.h"

#include <algorithm>

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;
using protocol::SessionRow;

namespace {

/// The id of the person who is called \a name: by id, address or name.
Remote::Answer<QByteArray> userCalled(Context &context, const QString &name)
{
    const auto people = context.remote.ask<protocol::People>(
        u"users.list"_s, protocol::ListQuery {.filter = name, .limit = protocol::MaxPage});
    if (!people)
        return base::Err(people.error());
    QByteArrayList users;
    for (const protocol::PersonRow &row : people->rows) {
        if (row.user == name.toUtf8() || row.email.compare(name, Qt::CaseInsensitive) == 0
            || row.person.compare(name, Qt::CaseInsensitive) == 0)
            users.append(row.user);
    }
    if (users.size() == 1)
        return users.first();
    return base::Err(protocol::Failure {protocol::FailureCode::NotFound,
        users.isEmpty() ? u"Nobody called %1 has a session."_s.arg(name)
                        : u"Several people are called %1; use an id of `gatehousectl users "
                          "--json`."_s.arg(name)});
}

base::Result<protocol::SessionsQuery, Ending> queryFrom(Context &context, const Arguments &given)
{
    const QJsonObject sort =
        given.has(u"sort"_s) ? QJsonObject {{u"sort"_s, given.value(u"sort"_s)}} : QJsonObject();
    auto query = protocol::decode<protocol::SessionsQuery>(sort);
    if (!query)
        return base::Err(
            misused(u"--sort is one of opened, used, ends, person, client, server."_s));
    query->filter = given.words.value(0);
    query->client = given.value(u"client"_s).toUtf8();
    query->server = given.value(u"server"_s).toUtf8();
    query->descending = given.has(u"reverse"_s);
    if (given.has(u"user"_s)) {
        const auto user = userCalled(context, given.value(u"user"_s));
        if (!user)
            return base::Err(failed(user.error()));
        query->user = *user;
    }
    return *query;
}

Ending watch(Context &context, const Arguments &given)
{
    if (!given.words.isEmpty() || given.options.contains(u"user"_s)
        || given.options.contains(u"client"_s) || given.options.contains(u"server"_s))
        return misused(u"--watch shows every session; it takes no filter."_s);
    WatchLines lines(context.out);
    const base::Error problem = context.remote.watch(
        {[&lines](const link::EventStream::Beginning &beginning) { lines.begin(beginning); },
            [&lines](const protocol::Event &event) { lines.tell(event); }});
    return {ExitCode::Failed, problem.message};
}

Ending listSessions(Context &context, const Arguments &given)
{
    if (given.has(u"watch"_s))
        return watch(context, given);
    const auto query = queryFrom(context, given);
    if (!query)
        return query.error();
    return show(context, askForAll<protocol::SessionsPage>(context, u"sessions.list"_s, *query),
        [](const protocol::SessionsPage &all) { return sessionTable(all.rows); });
}

base::Result<protocol::EndWhat, Ending> whatToEnd(Context &context, const Arguments &given)
{
    const int named = int(!given.words.isEmpty()) + int(given.has(u"user"_s))
        + int(given.has(u"client"_s)) + int(given.has(u"all"_s));
    if (named != 1)
        return base::Err(misused(u"Say what to end: a SESSION, --user, --client, or --all."_s));
    protocol::EndWhat what;
    if (given.has(u"all"_s)) {
        if (!given.has(u"yes"_s))
            return base::Err(misused(u"This ends every session of everybody, and cannot be "
                                     "undone; say --all --yes."_s));
        what.all = true;
    } else if (given.has(u"user"_s)) {
        const auto user = userCalled(context, given.value(u"user"_s));
        if (!user)
            return base::Err(failed(user.error()));
        what.user = *user;
    } else if (given.has(u"client"_s)) {
        what.client = given.value(u"client"_s).toUtf8();
    } else {
        what.session = given.words.first().toUtf8();
    }
    return what;
}

QStringList endedText(const protocol::Ended &ended)
{
    QStringList lines {ended.sessions == 1 ? u"1 session has ended."_s
                                           : u"%1 sessions have ended."_s.arg(ended.sessions)};
    if (const int tokens = ended.tokens.value_or(0); tokens > 0)
        lines.append((tokens == 1 ? u"1 personal access token stays valid"_s
                                  : u"%1 personal access tokens stay valid"_s.arg(tokens))
            + u"; `gatehousectl token revoke` ends such tokens."_s);
    return lines;
}

Ending endSessions(Context &context, const Arguments &given)
{
    const auto what = whatToEnd(context, given);
    if (!what)
        return what.error();
    return show(context, context.remote.ask<protocol::Ended>(u"sessions.end"_s, *what), endedText);
}

Ending listUsers(Context &context, const Arguments &given)
{
    const protocol::ListQuery query {.filter = given.words.value(0)};
    return show(context, askForAll<protocol::People>(context, u"users.list"_s, query),
        [](const protocol::People &all) {
            Table table(
                {u"PERSON"_s, u"ADDRESS"_s, u"PROVIDER"_s, u"SESSIONS"_s, u"SINCE"_s, u"USED"_s});
            for (const protocol::PersonRow &row : all.rows)
                table.add({row.person, row.email, QString::fromUtf8(row.provider),
                    QString::number(row.sessions), shownTime(row.since), shownTime(row.usedAt)});
            return table;
        });
}

} // namespace

std::vector<Command> sessionCommands()
{
    const Option user {u"user"_s, u"WHO"_s, u"Of this person: an id, an address or a name"_s};
    const Option client {u"client"_s, u"ID"_s, u"Of this client"_s};
    return {
        {.name = u"sessions"_s,
            .arguments = u"[TEXT]"_s,
            .summary = u"Who is connected: all, or where TEXT stands"_s,
            .options = {user, client,
                {u"server"_s, u"SERVER"_s, u"At this MCP server: /mcp/files"_s},
                {u"sort"_s, u"opened|used|ends|person|client|server"_s, u"By which column"_s},
                {u"reverse"_s, {}, u"The other way round"_s},
                {u"watch"_s, {}, u"Goes on with every change, a line each, until Ctrl+C"_s}},
            .words = {0, 1},
            .run = listSessions},
        {.name = u"end"_s,
            .arguments = u"SESSION | --user WHO | --client ID | --all --yes"_s,
            .summary = u"End sessions, at once"_s,
            .options = {user, client, {u"all"_s, {}, u"Everybody's"_s},
                {u"yes"_s, {}, u"Yes, really"_s}},
            .words = {0, 1},
            .details = u"What was under way is cut, the tokens are refused from the next request "
                       "on, and the\nprovider is told. It cannot be undone: people sign in again.\n"
                       "Personal access tokens are no sessions and stay valid: see token revoke."_s,
            .run = endSessions},
        {.name = u"users"_s,
            .arguments = u"[TEXT]"_s,
            .summary = u"The people who have a session"_s,
            .words = {0, 1},
            .run = listUsers},
    };
}

} // namespace gatehouse::ctl
