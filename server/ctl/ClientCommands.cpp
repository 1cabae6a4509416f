// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/Asking.h"

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;
using protocol::ClientName;

namespace {

QString standingWords(domain::ClientStanding standing)
{
    switch (standing) {
    case domain::ClientStanding::Undecided:
        return u"-"_s;
    case domain::ClientStanding::Approved:
        return u"approved"_s;
    case domain::ClientStanding::Blocked:
        return u"blocked"_s;
    }
    Q_UNREACHABLE();
}

QString kindWords(const protocol::ClientRow &row)
{
    if (row.agent)
        return u"agent"_s;
    switch (row.kind) {
    case domain::ClientKind::PreRegistered:
        return u"yours"_s;
    case domain::ClientKind::Registered:
        return u"registered"_s;
    case domain::ClientKind::Document:
        return u"document"_s;
    }
    Q_UNREACHABLE();
}

Ending listClients(Context &context, const Arguments &given)
{
    const protocol::ListQuery query {.filter = given.words.value(0)};
    return show(context, askForAll<protocol::Clients>(context, u"clients.list"_s, query),
        [](const protocol::Clients &all) {
            Table table(
                {u"CLIENT"_s, u"NAME"_s, u"KIND"_s, u"DECIDED"_s, u"SESSIONS"_s, u"SINCE"_s});
            for (const protocol::ClientRow &row : all.rows)
                table.add({QString::fromUtf8(row.id), row.name, kindWords(row),
                    standingWords(row.standing), QString::number(row.sessions),
                    shownTime(row.issuedAt)});
            return table;
        });
}

/// A change whose answer is \a Reply; \a words says it to people.
template <typename Reply, typename Params, typename Words>
Ending change(Context &context, const QString &method, const Params &params, const Words &words)
{
    return show(context, context.remote.ask<Reply>(method, params), words);
}

ClientName named(const Arguments &given)
{
    return {given.words.first().toUtf8()};
}

Ending block(Context &context, const Arguments &given)
{
    return change<protocol::Ended>(
        context, u"clients.block"_s, named(given), [](const protocol::Ended &ended) {
            return u"The client is blocked; %1 of its sessions have ended."_s.arg(ended.sessions);
        });
}

Ending unblock(Context &context, const Arguments &given)
{
    return change<protocol::Nothing>(context, u"clients.unblock"_s, named(given),
        [](const auto &) { return u"Nothing is decided about the client any more."_s; });
}

Ending remove(Context &context, const Arguments &given)
{
    return change<protocol::Ended>(
        context, u"clients.delete"_s, named(given), [](const protocol::Ended &ended) {
            return u"The client is deleted; %1 of its sessions have ended."_s.arg(ended.sessions);
        });
}

Ending approve(Context &context, const Arguments &given)
{
    return change<ClientName>(context, u"clients.approve"_s,
        protocol::Approval {given.words.first().toUtf8()}, [](const ClientName &client) {
            return u"The client %1 may come in."_s.arg(QString::fromUtf8(client.client));
        });
}

Ending deny(Context &context, const Arguments &given)
{
    return change<protocol::Nothing>(context, u"clients.deny"_s,
        protocol::Approval {given.words.first().toUtf8()},
        [](const auto &) { return u"The client was told no."_s; });
}

QByteArrayList bytes(const QStringList &texts)
{
    QByteArrayList list;
    for (const QString &text : texts)
        list.append(text.toUtf8());
    return list;
}

Ending create(Context &context, const Arguments &given)
{
    const protocol::NewClient wanted {.name = given.words.first(),
        .redirectUris = bytes(given.options.value(u"redirect"_s)),
        .servers = bytes(given.options.value(u"server"_s)),
        .scopes = given.value(u"scope"_s).toUtf8(),
        .isPublic = given.has(u"public"_s)};
    if (wanted.redirectUris.isEmpty() == wanted.servers.isEmpty())
        return misused(u"Say --redirect for a client that people sign in with, or --server for one "
                       "that acts for itself."_s);
    return change<protocol::CreatedClient>(
        context, u"clients.create"_s, wanted, [](const protocol::CreatedClient &made) {
            if (made.secret.isEmpty())
                return u"Client id %1, without a secret."_s.arg(QString::fromUtf8(made.client));
            return u"Client id %1, secret %2 (shown this once)."_s.arg(
                QString::fromUtf8(made.client), QString::fromUtf8(made.secret));
        });
}

Ending listWaiting(Context &context, const Arguments &)
{
    return show(context,
        context.remote.ask<protocol::Approvals>(u"approvals.list"_s, protocol::Nothing {}),
        [](const protocol::Approvals &waiting) {
            Table table({u"CODE"_s, u"NAME"_s, u"CLIENT"_s, u"RETURNS TO"_s, u"UNTIL"_s});
            for (const protocol::ApprovalWanted &row : waiting.rows)
                table.add(
                    {QString::fromUtf8(row.code), row.clientName, QString::fromUtf8(row.client),
                        QString::fromUtf8(row.redirectUri), shownTime(row.endsAt)});
            return table;
        });
}

Command oneWord(const QString &name, const QString &argument, const QString &summary,
    Ending (*run)(Context &, const Arguments &))
{
    return {.name = name, .arguments = argument, .summary = summary, .words = {1, 1}, .run = run};
}

} // namespace

std::vector<Command> clientCommands()
{
    return {
        {.name = u"clients"_s,
            .arguments = u"[TEXT]"_s,
            .summary = u"The programs that are known, the latest first"_s,
            .words = {0, 1},
            .run = listClients},
        {.name = u"clients waiting"_s,
            .arguments = {},
            .summary = u"Who waits to be allowed (CLIENT_APPROVAL=ask)"_s,
            .run = listWaiting},
        oneWord(u"clients approve"_s, u"CODE|ID"_s, u"Let a client in, for good"_s, approve),
        oneWord(u"clients deny"_s, u"CODE|ID"_s, u"Say no to a client that waits"_s, deny),
        oneWord(u"clients block"_s, u"ID"_s, u"Refuse a client everywhere and end its sessions"_s,
            block),
        oneWord(u"clients unblock"_s, u"ID"_s, u"Take a block or an approval back"_s, unblock),
        oneWord(u"clients delete"_s, u"ID"_s, u"Forget a client and end its sessions"_s, remove),
        {.name = u"clients create"_s,
            .arguments = u"NAME"_s,
            .summary = u"Make a client with a secret, which is shown once"_s,
            .options = {{u"redirect"_s, u"URI"_s, u"Where people are sent back to"_s, true},
                {u"public"_s, {}, u"Without a secret, for what runs on people's machines"_s},
                {u"server"_s, u"URL"_s, u"An MCP server it may use by itself"_s, true},
                {u"scope"_s, u"SCOPES"_s, u"What it may ask for by itself; all when missing"_s}},
            .words = {1, 1},
            .run = create},
    };
}

} // namespace gatehouse::ctl
