// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gatehouse::base {

/// What kind of failure of ours it was: decides the log level, an exit code, a 503 or a retry;
/// never shown to a client as it is.
enum class ErrorKind {
    Invalid, ///< input or configuration that can never work as it stands
    NotFound,
    Conflict, ///< somebody else holds it: an occupied port, a locked file
    Unavailable, ///< may work when tried again
    TimedOut,
    Io, ///< disk or operating system
    Corrupt, ///< data of ours that does not read back
};

/// A failure told to the log or to the person at the console: one plain sentence. For what a client
/// may hear see oauth::OAuthError.
struct Error
{
    ErrorKind kind = ErrorKind::Invalid;
    QString message;

    bool operator==(const Error &) const = default;
};

} // namespace gatehouse::base
