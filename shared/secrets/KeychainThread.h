// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

namespace gatehouse::secrets {

/// The thread of the keychain, the same for the whole program: QtKeychain runs all jobs of a
/// program one after another, by an object that lives on the thread of the first. It also is what
/// libsecret needs and the core thread has not: an event loop of GLib. Started by the first call,
/// which needs the application object; ended with that.
QThread &keychainThread();

} // namespace gatehouse::secrets
