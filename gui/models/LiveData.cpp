// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/LiveData.h"

namespace gatehouse::models {

LiveData::LiveData(LiveServer::Options options, const base::Clock &theClock)
    : clock(theClock)
    , server(std::move(options))
    , lists(server)
    , activity(sessions, theClock)
    , traffic(theClock)
{
    QObject::connect(&server, &LiveServer::began, &sessions,
        [this](
            const link::EventStream::Beginning &beginning) { sessions.begin(beginning.sessions); });
    QObject::connect(
        &server, &LiveServer::happened, &sessions, [this](const protocol::Event &event) {
            activity.take(event);
            sessions.take(event);
            if (const auto *second = std::get_if<protocol::Traffic>(&event))
                traffic.take(*second);
        });
}

} // namespace gatehouse::models
