// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/Requests.h"

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

base::Result<protocol::Subscribed> subscribe(const Desk &desk, Subscriber &subscriber)
{
    Subscriber::Snapshot snapshot = desk.sessions.snapshot();
    protocol::Subscribed subscribed {
        .sessions = int(snapshot.size()), .approvals = {}, .health = desk.feed.health()};
    for (const oauth::WaitingClient &waiting : desk.parts.approval.waiting())
        subscribed.approvals.append(approvalOf(waiting));
    subscriber.subscribe(std::move(snapshot));
    return subscribed;
}

base::Result<protocol::SnapshotPage> readSnapshot(
    const protocol::SnapshotQuery &query, Subscriber &subscriber)
{
    const Subscriber::Snapshot &all = subscriber.snapshot();
    if (all.empty() || std::size_t(query.offset) >= all.size())
        return Err(Error {ErrorKind::NotFound,
            u"There is no such part of a snapshot; it is kept for a minute after "
            "events.subscribe, until its end has been read."_s});
    protocol::SnapshotPage page {
        fittingRows(all, std::size_t(query.offset), protocol::MaxPage), int(all.size())};
    if (query.offset + page.rows.size() >= page.total)
        subscriber.dropSnapshot();
    return page;
}

} // namespace

std::vector<RequestRow> eventRequests(Desk &desk)
{
    return {
        {u"events.subscribe"_s, Effect::Reads,
            answering<protocol::Nothing>([&desk](const auto &, const Asker &asker) {
                return subscribe(desk, asker.subscriber);
            })},
        {u"events.snapshot"_s, Effect::Reads,
            answering<protocol::SnapshotQuery>([](const auto &query, const Asker &asker) {
                return readSnapshot(query, asker.subscriber);
            })},
        {u"events.unsubscribe"_s, Effect::Reads,
            answering<protocol::Nothing>(
                [](const auto &, const Asker &asker) -> base::Result<protocol::Nothing> {
                    asker.subscriber.unsubscribe();
                    return protocol::Nothing {};
                })},
    };
}

} // namespace gatehouse::admin
