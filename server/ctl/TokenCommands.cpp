// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Values.h"
#include "ctl/Asking.h"

#include <QDateTime>

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

QString stateWords(protocol::TokenState state)
{
    switch (state) {
    case protocol::TokenState::Active:
        return u"active"_s;
    case protocol::TokenState::Expired:
        return u"expired"_s;
    case protocol::TokenState::NotAllowed:
        return u"person not allowed"_s;
    }
    Q_UNREACHABLE();
}

/// What follows the origin, which all of them share.
QString shownServers(const QByteArrayList &servers)
{
    QStringList paths;
    for (const QByteArray &server : servers)
        paths.append(
            QString::fromUtf8(server.sliced(std::max(qsizetype(0), server.indexOf("/mcp")))));
    return paths.join(u' ');
}

Ending listTokens(Context &context, const Arguments &given)
{
    const protocol::ListQuery query {.filter = given.words.value(0)};
    return show(context, askForAll<protocol::Tokens>(context, u"tokens.list"_s, query),
        [](const protocol::Tokens &all) {
            Table table({u"TOKEN"_s, u"NAME"_s, u"ACTS FOR"_s, u"SERVERS"_s, u"TOOLS"_s, u"STATE"_s,
                u"EXPIRES"_s, u"USED"_s, u"REQUESTS"_s});
            for (const protocol::TokenRow &row : all.rows)
                table.add({QString::fromUtf8(row.id), row.name, row.person,
                    shownServers(row.servers), row.tools.isEmpty() ? u"*"_s : row.tools.join(u' '),
                    stateWords(row.state), shownTime(row.expiresAt), shownTime(row.usedAt),
                    QString::number(row.requests)});
            return table;
        });
}

Ending createToken(Context &context, const Arguments &given)
{
    protocol::NewToken wanted {.name = given.words.first(),
        .user = given.value(u"user"_s),
        .provider = given.value(u"provider"_s).toUtf8(),
        .tools = given.options.value(u"tool"_s)};
    for (const QString &server : given.options.value(u"server"_s))
        wanted.servers.append(server.toUtf8());
    if (wanted.user.isEmpty() || wanted.servers.isEmpty())
        return misused(u"Say with --user who the token acts for, and with --server which MCP "
                       "servers it may call, such as --server /mcp."_s);
    if (given.has(u"expires"_s)) {
        const auto life = config::parseDuration(given.value(u"expires"_s).toUtf8());
        if (!life || life->count() <= 0)
            return misused(u"--expires is a time from now such as 30d or 12h."_s);
        wanted.expiresAt =
            base::sys_seconds(base::seconds(QDateTime::currentSecsSinceEpoch()) + *life);
    }
    return show(context, context.remote.ask<protocol::CreatedToken>(u"tokens.create"_s, wanted),
        [](const protocol::CreatedToken &made) {
            return u"Token %1 (shown this once), good until %2; its id is %3."_s.arg(
                QString::fromUtf8(made.token), shownTime(made.expiresAt),
                QString::fromUtf8(made.id));
        });
}

/// The id of the person who is called \a name and has a token.
Remote::Answer<QByteArray> holderCalled(Context &context, const QString &name)
{
    const auto tokens =
        askForAll<protocol::Tokens>(context, u"tokens.list"_s, protocol::ListQuery {});
    if (!tokens)
        return base::Err(tokens.error());
    QByteArrayList users;
    for (const protocol::TokenRow &row : tokens->rows) {
        const bool fits = row.user == name.toUtf8()
            || row.email.compare(name, Qt::CaseInsensitive) == 0
            || row.person.compare(name, Qt::CaseInsensitive) == 0;
        if (fits && !users.contains(row.user))
            users.append(row.user);
    }
    if (users.size() == 1)
        return users.first();
    return base::Err(protocol::Failure {protocol::FailureCode::NotFound,
        users.isEmpty() ? u"No token acts for %1."_s.arg(name)
                        : u"Several people are called %1; use an id of `gatehousectl token list "
                          "--json`."_s.arg(name)});
}

Ending revoke(Context &context, const Arguments &given)
{
    const int named =
        int(!given.words.isEmpty()) + int(given.has(u"user"_s)) + int(given.has(u"all"_s));
    if (named != 1)
        return misused(u"Say what to revoke: a TOKEN by its id, --user, or --all."_s);
    protocol::RevokeWhat what;
    if (given.has(u"all"_s)) {
        if (!given.has(u"yes"_s))
            return misused(u"This revokes every token, and cannot be undone; say --all --yes."_s);
        what.all = true;
    } else if (given.has(u"user"_s)) {
        const auto user = holderCalled(context, given.value(u"user"_s));
        if (!user)
            return failed(user.error());
        what.user = *user;
    } else {
        what.id = given.words.first().toUtf8();
    }
    return show(context, context.remote.ask<protocol::Revoked>(u"tokens.revoke"_s, what),
        [](const protocol::Revoked &revoked) {
            return revoked.tokens == 1 ? u"1 token is revoked."_s
                                       : u"%1 tokens are revoked."_s.arg(revoked.tokens);
        });
}

} // namespace

std::vector<Command> tokenCommands()
{
    const Option user {u"user"_s, u"WHO"_s, u"Who it acts for: an id, an address or a name"_s};
    return {
        {.name = u"token list"_s,
            .arguments = u"[TEXT]"_s,
            .summary = u"The personal access tokens, the latest first"_s,
            .words = {0, 1},
            .run = listTokens},
        {.name = u"token create"_s,
            .arguments = u"NAME"_s,
            .summary = u"Make a token for a script, which is shown once"_s,
            .options = {user,
                {u"provider"_s, u"NAME"_s, u"The provider of that person, where several fit"_s},
                {u"server"_s, u"PATH"_s, u"An MCP server it may call: /mcp/files"_s, true},
                {u"tool"_s, u"NAME"_s, u"A tool it may use, * is any text; all when missing"_s,
                    true},
                {u"expires"_s, u"TIME"_s, u"How long it is good, such as 30d; 90d when missing"_s}},
            .words = {1, 1},
            .details = u"MCP servers see the person it acts for, who is a local account or has "
                       "signed in before.\nUse it as a bearer token: Authorization: Bearer "
                       "gth_pat_…"_s,
            .run = createToken},
        {.name = u"token revoke"_s,
            .arguments = u"TOKEN | --user WHO | --all --yes"_s,
            .summary = u"Revoke tokens, at once"_s,
            .options = {user, {u"all"_s, {}, u"Every one"_s}, {u"yes"_s, {}, u"Yes, really"_s}},
            .words = {0, 1},
            .run = revoke},
    };
}

} // namespace gatehouse::ctl
