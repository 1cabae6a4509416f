// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/LiveData.h"

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int PastRows = 200;

} // namespace

LiveData::LiveData(LiveServer::Options options, const base::Clock &theClock)
    : clock(theClock)
    , server(std::move(options))
    , lists(server)
    , activity(sessions, theClock)
    , traffic(theClock)
    , doctor(server)
{
    QObject::connect(&server, &LiveServer::began, &sessions,
        [this](const link::EventStream::Beginning &beginning) {
            sessions.begin(beginning.sessions);
            askForPast();
        });
    QObject::connect(
        &server, &LiveServer::happened, &sessions, [this](const protocol::Event &event) {
            activity.take(event);
            sessions.take(event);
            if (const auto *second = std::get_if<protocol::Traffic>(&event))
                traffic.take(*second);
        });
}

/// What happened while nobody listened.
void LiveData::askForPast()
{
    protocol::AuditQuery query;
    query.limit = PastRows;
    server.ask<protocol::AuditPage>(
        u"audit.query"_s, query, &activity, [this, until = clock.now()](const auto &answer) {
            if (answer)
                activity.fill(answer->rows, until);
        });
}

} // namespace gatehouse::models
