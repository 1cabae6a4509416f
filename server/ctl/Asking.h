// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/CommandTable.h"

#include <algorithm>

namespace gatehouse::ctl {

/// Asks with \a query page by page, to the end.
template <typename Page, typename Query>
Remote::Answer<Page> askForAll(Context &context, const QString &method, Query query)
{
    query.limit = protocol::MaxPage;
    Page all;
    while (true) {
        query.offset = int(all.rows.size());
        const auto page = context.remote.ask<Page>(method, query);
        if (!page)
            return base::Err(page.error());
        all.rows.append(page->rows);
        all.total = page->total;
        if (page->rows.isEmpty() || all.rows.size() >= all.total)
            return all;
    }
}

/// The newest \a limit rows that fit \a query, asked for part by part.
template <typename Page, typename Query>
Remote::Answer<Page> askForNewest(Context &context, const QString &method, Query query, int limit)
{
    Page all;
    while (true) {
        query.limit = std::min(protocol::MaxPage, limit - int(all.rows.size()));
        const auto page = context.remote.ask<Page>(method, query);
        if (!page)
            return base::Err(page.error());
        all.rows.append(page->rows);
        all.next = page->next;
        if (!page->next || all.rows.size() >= limit)
            return all;
        query.before = page->next;
    }
}

/// \a answer as JSON, or what \a shown makes of it for people: a Table, a line or lines.
template <typename Reply, typename Shown>
Ending show(Context &context, const Remote::Answer<Reply> &answer, const Shown &shown)
{
    if (!answer)
        return failed(answer.error());
    if (context.out.isJson())
        context.out.json(protocol::encode(*answer));
    else
        context.out.say(shown(*answer));
    return done();
}

} // namespace gatehouse::ctl
