// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/EventFeed.h"
#include "admin/LongReads.h"
#include "admin/RequestTable.h"

namespace gatehouse::admin {

/// What handlers work with. Lives as long as they do.
struct Desk
{
    const Parts &parts;
    SessionIndex &sessions;
    EventFeed &feed;
    base::sys_seconds upSince {};
    std::function<int()> watchers; ///< how many listen to events
    LongReads &longReads;
};

// The groups of requests, each in a file of its own; docs/admin-protocol.md says what they mean.

std::vector<RequestRow> sessionRequests(Desk &desk);
std::vector<RequestRow> clientRequests(Desk &desk);
std::vector<RequestRow> tokenRequests(Desk &desk);
std::vector<RequestRow> attemptRequests(Desk &desk);
std::vector<RequestRow> auditRequests(Desk &desk);
std::vector<RequestRow> serverRequests(Desk &desk);
std::vector<RequestRow> eventRequests(Desk &desk);
std::vector<RequestRow> doctorRequests(Desk &desk);
std::vector<RequestRow> backupRequests(Desk &desk);
std::vector<RequestRow> settingsRequests(Desk &desk);

/// Puts into the audit log what is done later, as done by \a asker. Outlives the admin socket.
std::function<void(oauth::AuditEntry entry)> noteLater(const Desk &desk, const Asker &asker);

/// Invalid when a part of a list is asked for that is none.
base::Result<void> checkPage(int limit);

} // namespace gatehouse::admin
