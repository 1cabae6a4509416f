// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gatehouse::secrets {

/// What stands between a program and the keychain of its user. A locked keychain, and one that was
/// never made, say only "no such secret" to whoever reads.
enum class KeychainState {
    Open,
    NoSession, ///< there is no D-Bus session
    NoService, ///< nothing in it answers as the Secret Service
    NoKeychain, ///< it answers, and has no keychain yet
    Locked,
};

/// Asks the Secret Service (org.freedesktop.secrets) of this session. Waits for its answer, a few
/// seconds at most: not for the core thread.
KeychainState keychainState();

/// What is wrong and what to do about it, as sentences; empty for Open.
QString problemOf(KeychainState state);

} // namespace gatehouse::secrets
