// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/Draft.h"

namespace gatehouse::wizard {

/// What is written into the settings of Caddy that stands in front of the server of \a draft.
QString caddySnippet(const Draft &draft);
/// The same for nginx.
QString nginxSnippet(const Draft &draft);
/// The command that opens a tunnel with the program \a name: cloudflared or tailscale.
QString tunnelCommand(const QString &name, const Draft &draft);

} // namespace gatehouse::wizard
