// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gatehouse::secrets {

/// libsecret speaks over the session bus that GIO shares in a program, and GIO ends a program with
/// SIGTERM when that bus goes: with the end of a desktop session, a server too. This tells it not
/// to. False while there is no such bus, or no GIO; then call it again before the next use.
bool outliveSessionBus();

/// libsecret goes on with what it had agreed with a Secret Service that has since been started
/// anew, and is refused. This makes it begin again.
void forgetSecretService();

} // namespace gatehouse::secrets
