// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/AnswerRoom.h"
#include "admin/Requests.h"

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

QString shownPerson(const domain::Identity &user)
{
    if (!user.name.isEmpty())
        return user.name;
    return user.email.isEmpty() ? QString::fromUtf8(user.subject) : user.email;
}

protocol::TokenState stateOf(oauth::TokenStanding standing)
{
    switch (standing) {
    case oauth::TokenStanding::Active:
        return protocol::TokenState::Active;
    case oauth::TokenStanding::Expired:
        return protocol::TokenState::Expired;
    case oauth::TokenStanding::NotAllowed:
        return protocol::TokenState::NotAllowed;
    }
    Q_UNREACHABLE();
}

protocol::TokenRow rowOf(const oauth::ListedToken &listed)
{
    const oauth::PersonalToken &token = listed.token;
    return {.id = token.id.value,
        .name = token.name,
        .user = token.user.userId().value,
        .person = shownPerson(token.user),
        .email = token.user.email,
        .provider = token.provider,
        .servers = token.resources,
        .tools = token.tools,
        .state = stateOf(listed.standing),
        .createdAt = token.createdAt,
        .expiresAt = token.expiresAt,
        .usedAt = token.usedAt,
        .requests = token.requests};
}

oauth::AuditEntry entryOf(
    oauth::AuditKind kind, const oauth::PersonalToken &token, const QString &detail)
{
    return {.kind = kind,
        .who = token.user.email.isEmpty() ? shownPerson(token.user) : token.user.email,
        .client = {oauth::PersonalTokenClient},
        .subject = token.id.value,
        .detail = detail};
}

bool fits(const protocol::TokenRow &row, const QString &filter)
{
    const QStringList said {row.name, row.person, row.email, QString::fromUtf8(row.id),
        QString::fromUtf8(row.servers.join(' '))};
    return std::any_of(said.cbegin(), said.cend(),
        [&filter](const QString &text) { return text.contains(filter, Qt::CaseInsensitive); });
}

qsizetype charactersOf(const protocol::TokenRow &row)
{
    return row.name.size() + row.person.size() + row.email.size() + row.servers.join(' ').size()
        + row.tools.join(u' ').size();
}

Result<protocol::Tokens> listTokens(const Desk &desk, const protocol::ListQuery &query)
{
    if (const auto fine = checkPage(query.limit); !fine)
        return Err(fine.error());
    const auto all = desk.parts.tokens.list();
    if (!all)
        return Err(all.error());
    protocol::Tokens answer;
    AnswerRoom room;
    bool isFull = false;
    for (const oauth::ListedToken &listed : *all) {
        const protocol::TokenRow row = rowOf(listed);
        if (!fits(row, query.filter) || answer.total++ < query.offset)
            continue;
        isFull = isFull || answer.rows.size() >= query.limit || !room.take(charactersOf(row));
        if (!isFull)
            answer.rows.append(row);
    }
    return answer;
}

Result<protocol::CreatedToken> create(const Desk &desk, const protocol::NewToken &wanted)
{
    const auto made = desk.parts.tokens.create({.name = wanted.name,
        .user = wanted.user,
        .provider = wanted.provider,
        .servers = wanted.servers,
        .tools = wanted.tools,
        .expiresAt = wanted.expiresAt});
    if (!made)
        return Err(made.error());
    const oauth::PersonalToken &token = made->token;
    desk.parts.audit.record(entryOf(oauth::AuditKind::TokenCreated, token,
        u"%1, for %2"_s.arg(token.name, QString::fromUtf8(token.resources.join(' ')))));
    return protocol::CreatedToken {
        made->token.id.value, made->secret.reveal(), made->token.expiresAt};
}

Result<oauth::WhichTokens> whichOf(const protocol::RevokeWhat &what)
{
    const int named =
        int(what.id.has_value()) + int(what.user.has_value()) + int(what.all.has_value());
    if (named != 1 || !what.all.value_or(true))
        return Err(Error {ErrorKind::Invalid,
            u"Say what to revoke: one of \"id\", \"user\", or \"all\" as true."_s});
    if (what.id)
        return oauth::WhichTokens(domain::SessionId {*what.id});
    if (what.user)
        return oauth::WhichTokens(domain::UserId {*what.user});
    return oauth::WhichTokens(oauth::AllTokens {});
}

Result<protocol::Revoked> revoke(const Desk &desk, const protocol::RevokeWhat &what)
{
    const auto which = whichOf(what);
    if (!which)
        return Err(which.error());
    const auto revoked = desk.parts.tokens.revoke(*which);
    if (!revoked)
        return Err(revoked.error());
    for (const oauth::PersonalToken &token : *revoked)
        desk.parts.audit.record(entryOf(oauth::AuditKind::TokenRevoked, token, token.name));
    if (revoked->isEmpty() && what.id)
        return Err(Error {ErrorKind::NotFound, u"There is no token of that id."_s});
    return protocol::Revoked {int(revoked->size())};
}

} // namespace

std::vector<RequestRow> tokenRequests(Desk &desk)
{
    return {
        {u"tokens.list"_s, Effect::Reads,
            answering<protocol::ListQuery>(
                [&desk](const auto &query, const Asker &) { return listTokens(desk, query); })},
        {u"tokens.create"_s, Effect::Changes,
            answering<protocol::NewToken>(
                [&desk](const auto &wanted, const Asker &) { return create(desk, wanted); })},
        {u"tokens.revoke"_s, Effect::Changes,
            answering<protocol::RevokeWhat>(
                [&desk](const auto &what, const Asker &) { return revoke(desk, what); })},
    };
}

} // namespace gatehouse::admin
