// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/AnswerRoom.h"
#include "admin/Requests.h"
#include "oauth/ClientIdUrl.h"
#include "oauth/OwnClients.h"

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;
using protocol::ClientName;
using protocol::Nothing;

namespace {

qsizetype charactersOf(const domain::Client &client)
{
    return client.name.size() + client.id.value.size() + client.redirectUris.join(' ').size();
}

Err<Error> unknownClient()
{
    return Err(Error {ErrorKind::NotFound, u"There is no client of that id."_s});
}

bool isPreset(const Desk &desk, const domain::ClientId &id)
{
    const auto &preset = desk.parts.profile.preRegistered;
    return preset && preset->id == id;
}

/// The client of OAUTH_CLIENT_ID, when it fits; it is not in the store, so it stands before all.
Result<std::optional<domain::Client>> presetThatFits(const Desk &desk, const QByteArray &text)
{
    const auto &preset = desk.parts.profile.preRegistered;
    if (!preset || !preset->id.value.toLower().contains(text.toLower()))
        return std::nullopt;
    return desk.parts.clients.find(preset->id);
}

Result<protocol::ClientRow> fullRow(const Desk &desk, const domain::Client &client, int sessions)
{
    protocol::ClientRow row = clientRowOf(client);
    const auto rights = desk.parts.store.agent(client.id);
    if (!rights)
        return Err(rights.error());
    row.agent = rights->has_value();
    row.sessions = sessions;
    return row;
}

Result<protocol::Clients> listClients(const Desk &desk, const protocol::ListQuery &query)
{
    if (const auto fine = checkPage(query.limit); !fine)
        return Err(fine.error());
    const QByteArray text = query.filter.toUtf8();
    const auto preset = presetThatFits(desk, text);
    if (!preset)
        return Err(preset.error());
    const int before = preset->has_value() ? 1 : 0;
    const bool showsPreset = before == 1 && query.offset == 0;
    const auto found = desk.parts.store.clients({.text = text,
        .offset = std::max(0, query.offset - before),
        .limit = query.limit - (showsPreset ? 1 : 0)});
    if (!found)
        return Err(found.error());
    QList<domain::Client> clients = found->clients;
    if (showsPreset)
        clients.prepend(**preset);
    const auto counts = desk.sessions.countByClient();
    protocol::Clients answer {.rows = {}, .total = found->total + before};
    AnswerRoom room;
    for (const domain::Client &client : clients) {
        if (!room.take(charactersOf(client)))
            break;
        const auto count = counts.find(client.id.value);
        auto row = fullRow(desk, client, count == counts.end() ? 0 : count->second);
        if (!row)
            return Err(row.error());
        answer.rows.append(*std::move(row));
    }
    return answer;
}

/// A block may come before its client: the address of a document is enough.
Result<void> checkKnown(const Desk &desk, const domain::ClientId &id)
{
    const auto client = desk.parts.clients.find(id);
    if (!client)
        return Err(client.error());
    if (*client || oauth::isUrlId(id.value))
        return {};
    const auto standing = desk.parts.store.clientStanding(id);
    if (!standing)
        return Err(standing.error());
    if (*standing == domain::ClientStanding::Undecided)
        return unknownClient();
    return {};
}

/// What the audit log says of a client: asked for before something is done to it, since afterwards
/// nobody may know its name.
oauth::AuditEntry entryOf(const Desk &desk, oauth::AuditKind kind, const domain::ClientId &id)
{
    const auto client = desk.parts.clients.find(id);
    return {
        .kind = kind, .client = id, .clientName = client && *client ? (*client)->name : QString()};
}

Result<protocol::Ended> block(const Desk &desk, const domain::ClientId &id)
{
    if (const auto known = checkKnown(desk, id); !known)
        return Err(known.error());
    const auto ended = desk.parts.control.block(id);
    if (!ended)
        return Err(ended.error());
    desk.parts.audit.record(entryOf(desk, oauth::AuditKind::ClientBlocked, id));
    return protocol::Ended {*ended};
}

Result<Nothing> unblock(const Desk &desk, const domain::ClientId &id)
{
    if (const auto known = checkKnown(desk, id); !known)
        return Err(known.error());
    if (const auto done = desk.parts.control.unblock(id); !done)
        return Err(done.error());
    desk.parts.audit.record(entryOf(desk, oauth::AuditKind::ClientUnblocked, id));
    return Nothing {};
}

Result<ClientName> approve(const Desk &desk, const QByteArray &code)
{
    const auto allowed = desk.parts.approval.allow(code);
    if (!allowed)
        return Err(allowed.error());
    desk.parts.audit.record(entryOf(desk, oauth::AuditKind::ClientApproved, *allowed));
    return ClientName {allowed->value};
}

Result<Nothing> deny(const Desk &desk, const QByteArray &code)
{
    const QList<oauth::WaitingClient> before = desk.parts.approval.waiting();
    if (desk.parts.approval.deny(code) == 0)
        return Err(Error {ErrorKind::NotFound, u"Nobody waits with that code."_s});
    const QList<oauth::WaitingClient> after = desk.parts.approval.waiting();
    for (const oauth::WaitingClient &waiting : before) {
        if (!after.contains(waiting))
            desk.parts.audit.record({.kind = oauth::AuditKind::ClientDenied,
                .client = waiting.clientId,
                .clientName = waiting.clientName,
                .detail = QString::fromUtf8(waiting.code)});
    }
    return Nothing {};
}

Result<protocol::Ended> removeClient(const Desk &desk, const domain::ClientId &id)
{
    if (isPreset(desk, id))
        return Err(Error {ErrorKind::Conflict,
            u"This client stands in the settings as OAUTH_CLIENT_ID; take it out there."_s});
    const auto standing = desk.parts.store.clientStanding(id);
    if (!standing)
        return Err(standing.error());
    const oauth::AuditEntry entry = entryOf(desk, oauth::AuditKind::ClientDeleted, id);
    const auto ended = desk.parts.control.endSessions(id);
    if (!ended)
        return Err(ended.error());
    const auto removed = desk.parts.store.removeClient(id);
    if (!removed)
        return Err(removed.error());
    if (!*removed && *standing == domain::ClientStanding::Undecided && *ended == 0)
        return unknownClient();
    desk.parts.audit.record(entry);
    return protocol::Ended {*ended};
}

Result<oauth::OwnClient> makeClient(const Desk &desk, const protocol::NewClient &wanted)
{
    if (wanted.servers.isEmpty() == wanted.redirectUris.isEmpty())
        return Err(Error {ErrorKind::Invalid,
            u"A client has either \"redirectUris\", for people to sign in with it, or "
            "\"servers\", when it acts for itself."_s});
    if (wanted.isPublic && !wanted.servers.isEmpty())
        return Err(Error {ErrorKind::Invalid,
            u"A client that acts for itself needs a secret: \"public\" is for people."_s});
    using Kind = oauth::OwnClients::Kind;
    if (wanted.servers.isEmpty())
        return oauth::OwnClients(desk.parts.store, desk.parts.random, desk.parts.clock)
            .create(wanted.name, wanted.redirectUris,
                wanted.isPublic ? Kind::Public : Kind::Confidential);
    const auto scopes =
        wanted.scopes.isEmpty() ? desk.parts.profile.scopes : domain::Scopes::parse(wanted.scopes);
    if (!scopes)
        return Err(Error {ErrorKind::Invalid,
            u"The member \"scopes\" must be scope names separated by blanks."_s});
    return desk.parts.agents.create(wanted.name, {wanted.servers, *scopes});
}

Result<protocol::CreatedClient> create(const Desk &desk, const protocol::NewClient &wanted)
{
    const auto made = makeClient(desk, wanted);
    if (!made)
        return Err(made.error());
    desk.parts.events.happened(oauth::ClientRegistered {made->client});
    return protocol::CreatedClient {made->client.id.value, made->secret.reveal()};
}

Result<protocol::Approvals> listApprovals(const Desk &desk)
{
    protocol::Approvals approvals;
    for (const oauth::WaitingClient &waiting : desk.parts.approval.waiting())
        approvals.rows.append(approvalOf(waiting));
    return approvals;
}

} // namespace

std::vector<RequestRow> clientRequests(Desk &desk)
{
    return {
        {u"clients.list"_s, Effect::Reads,
            answering<protocol::ListQuery>(
                [&desk](const auto &query, const Asker &) { return listClients(desk, query); })},
        {u"clients.create"_s, Effect::Changes,
            answering<protocol::NewClient>(
                [&desk](const auto &wanted, const Asker &) { return create(desk, wanted); })},
        {u"clients.block"_s, Effect::Changes,
            answering<ClientName>(
                [&desk](const auto &name, const Asker &) { return block(desk, {name.client}); })},
        {u"clients.unblock"_s, Effect::Changes,
            answering<ClientName>(
                [&desk](const auto &name, const Asker &) { return unblock(desk, {name.client}); })},
        {u"clients.delete"_s, Effect::Changes,
            answering<ClientName>([&desk](const auto &name, const Asker &) {
                return removeClient(desk, {name.client});
            })},
        {u"clients.approve"_s, Effect::Changes,
            answering<protocol::Approval>(
                [&desk](const auto &one, const Asker &) { return approve(desk, one.code); })},
        {u"clients.deny"_s, Effect::Changes,
            answering<protocol::Approval>(
                [&desk](const auto &one, const Asker &) { return deny(desk, one.code); })},
        {u"approvals.list"_s, Effect::Reads,
            answering<Nothing>(
                [&desk](const auto &, const Asker &) { return listApprovals(desk); })},
    };
}

} // namespace gatehouse::admin
