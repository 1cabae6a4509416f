// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/Requests.h"

#include <algorithm>

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using domain::EndReason;

base::Result<void> checkPage(int limit)
{
    if (limit < 1 || limit > protocol::MaxPage)
        return Err(Error {ErrorKind::Invalid,
            u"The member \"limit\" must be from 1 to %1."_s.arg(protocol::MaxPage)});
    return {};
}

namespace {

base::Result<protocol::SessionsPage> listSessions(
    const Desk &desk, const protocol::SessionsQuery &query)
{
    if (const auto fine = checkPage(query.limit); !fine)
        return Err(fine.error());
    return desk.sessions.page(query);
}

base::Result<protocol::Ended> endMany(const Desk &desk, const oauth::WhichSessions &which)
{
    const auto ended = desk.parts.sessions.endAll(which, EndReason::Revoked);
    if (!ended)
        return Err(ended.error());
    return protocol::Ended {int(ended->size())};
}

/// A personal access token is no session: who ends a person's sessions is told what stays.
base::Result<protocol::Ended> endOfPeople(const Desk &desk, const oauth::WhichSessions &which)
{
    const auto tokens = desk.parts.tokens.list();
    if (!tokens)
        return Err(tokens.error());
    auto ended = endMany(desk, which);
    if (!ended)
        return ended;
    const auto *user = std::get_if<domain::UserId>(&which);
    ended->tokens = int(
        std::count_if(tokens->cbegin(), tokens->cend(), [user](const oauth::ListedToken &listed) {
            return listed.standing == oauth::TokenStanding::Active
                && (!user || listed.token.user.userId() == *user);
        }));
    return ended;
}

base::Result<protocol::Ended> endSessions(const Desk &desk, const protocol::EndWhat &what)
{
    const int named = int(what.session.has_value()) + int(what.user.has_value())
        + int(what.client.has_value()) + int(what.all.has_value());
    if (named != 1 || !what.all.value_or(true))
        return Err(Error {ErrorKind::Invalid,
            u"Say what to end: one of \"session\", \"user\", \"client\", or \"all\" as true."_s});
    if (what.user)
        return endOfPeople(desk, domain::UserId {*what.user});
    if (what.client)
        return endMany(desk, domain::ClientId {*what.client});
    if (what.all)
        return endOfPeople(desk, oauth::AllSessions {});
    const auto ended = desk.parts.sessions.end({*what.session}, EndReason::Revoked);
    if (!ended)
        return Err(ended.error());
    if (!*ended)
        return Err(Error {ErrorKind::NotFound,
            u"There is no session of that id; it may have "
            "ended."_s});
    return protocol::Ended {1};
}

base::Result<protocol::People> listPeople(const Desk &desk, const protocol::ListQuery &query)
{
    if (const auto fine = checkPage(query.limit); !fine)
        return Err(fine.error());
    return desk.sessions.people(query);
}

} // namespace

std::vector<RequestRow> sessionRequests(Desk &desk)
{
    return {
        {u"sessions.list"_s, Effect::Reads,
            answering<protocol::SessionsQuery>(
                [&desk](const auto &query, const Asker &) { return listSessions(desk, query); })},
        {u"sessions.end"_s, Effect::Changes,
            answering<protocol::EndWhat>(
                [&desk](const auto &what, const Asker &) { return endSessions(desk, what); })},
        {u"users.list"_s, Effect::Reads,
            answering<protocol::ListQuery>(
                [&desk](const auto &query, const Asker &) { return listPeople(desk, query); })},
    };
}

} // namespace gatehouse::admin
