// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace gatehouse::gateway {

/// Revisions with `initialize` and sessions, oldest first.
const QStringList &sessionRevisions();

/// The stateless revision: no session, every request says in its body and header what it is.
QString statelessRevision();

/// Everything served here, newest first: what an error -32022 and `server/discover` list.
QStringList servedRevisions();

/// The revision a client that asks for \a requested gets from `initialize`: that one, or the newest
/// with sessions. An index into sessionRevisions().
int agreedRevision(const QString &requested);

} // namespace gatehouse::gateway
