// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ActivityModel.h"
#include "models/DoctorRun.h"
#include "models/NewsChoice.h"
#include "models/ServerLists.h"
#include "models/TrafficHistory.h"

namespace gatehouse::models {

/// All that the pages show, each part fed with what the server tells. Keeps a reference to the
/// clock.
struct LiveData
{
    LiveData(LiveServer::Options options, const base::Clock &clock);
    LiveData(const LiveData &) = delete;
    LiveData &operator=(const LiveData &) = delete;

    const base::Clock &clock;
    LiveServer server;
    SessionsModel sessions;
    ServerLists lists;
    ActivityModel activity;
    TrafficHistory traffic;
    DoctorRun doctor;
    NewsChoice news; ///< what of it the person is told outside of the pages

private:
    void askForPast();
};

} // namespace gatehouse::models
