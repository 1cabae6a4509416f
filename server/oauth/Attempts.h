// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Diagnosis.h"

namespace gatehouse::oauth {

/// Puts steps, oldest first, together to attempts, newest first: what shares a sign-in or a
/// session; and what came before it from the same client or the same program within
/// LooseStepsTogether. What led to no sign-in makes attempts of its own. Pure.
QList<Attempt> assembleAttempts(const QList<TimelineStep> &steps);

struct AttemptQuery
{
    std::optional<domain::ClientId> client {}; ///< every client when absent
    std::optional<domain::SessionId> session {}; ///< of this session alone
    int limit = 100; ///< attempts
};

/// The newest attempts with what is to be said of each. \a accessTtl: how long an access token
/// lives.
base::Result<QList<Attempt>> readAttempts(
    Timeline &timeline, const AttemptQuery &query, base::sys_seconds now, base::seconds accessTtl);

} // namespace gatehouse::oauth
