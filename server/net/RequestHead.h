// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Request.h"

#include <optional>

namespace gatehouse::net {

/// What stands before the body (RFC 9112 2): the request line and the fields, verified.
struct RequestHead
{
    Method method = Method::Get;
    QByteArray target; ///< origin-form: begins with '/', printable ASCII, no '#'
    qsizetype pathLength = 0; ///< of target; what follows is empty or begins with '?'
    Headers headers;
    std::optional<qint64> contentLength;
    bool chunked = false;
    bool expectsContinue = false;
    bool http10 = false;
    bool keepAlive = true;

    QByteArrayView path() const { return QByteArrayView(target).first(pathLength); }
};

struct HeadLimits
{
    qsizetype maxBytes = 16 * 1024; ///< request line and fields together
    int maxFields = 64;
};

struct HeadResult
{
    enum class Outcome { NeedMore, Refused, Complete };

    Outcome outcome = Outcome::NeedMore;
    int status = 0; ///< when Refused: what to answer before closing
    qsizetype consumed = 0; ///< when Complete: the body begins here
    RequestHead head; ///< when Complete
};

/// Reads one request head from the start of \a bytes. Stricter than RFC 9112 wherever leniency has
/// ever been used to smuggle a request: whatever two readers could understand differently is
/// refused. \a scanned: how many of these bytes an earlier call has already seen and found
/// incomplete. Pure; any thread.
HeadResult parseRequestHead(QByteArrayView bytes, const HeadLimits &limits, qsizetype scanned = 0);

} // namespace gatehouse::net
