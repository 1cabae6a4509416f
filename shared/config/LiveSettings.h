// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Loader.h"

namespace gatehouse::config {

/// Whether a change of the setting \a name takes effect in a running server that reads its settings
/// again. Any other needs a restart.
bool isLive(QByteArrayView name);

/// What a running server does with settings that were read again.
struct Renewal
{
    Settings settings; ///< what runs, with what can change in it
    QByteArrayList changed; ///< took effect
    QByteArrayList pending; ///< differ from what runs; a restart makes them so
};

/// \a running: as the server was started, with what has been renewed since. Who may come in and
/// what stands behind the door names providers and scopes: while those wait for a restart, it waits
/// with them.
Renewal renew(const Loaded &running, const Loaded &wanted);

} // namespace gatehouse::config
