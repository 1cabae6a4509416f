// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Request.h"

#include <optional>

namespace gatehouse::net {

/// What stands before the body of an answer to a request of ours (RFC 9112 4), verified.
struct AnswerHead
{
    int status = 0; ///< 200 … 599; interim ones are skipped
    Headers headers;
    std::optional<qint64> contentLength;
    bool chunked = false;
    bool keepAlive = true;
};

struct AnswerHeadResult
{
    enum class Outcome { NeedMore, Malformed, Complete };

    Outcome outcome = Outcome::NeedMore;
    qsizetype consumed = 0; ///< when Complete: the body begins here
    AnswerHead head; ///< when Complete
};

constexpr qsizetype MaxAnswerHeadBytes = 64 * 1024;

/// Reads the head of the final answer from the start of \a bytes, and skips up to ten interim ones
/// before it. As strict as our reader of requests: what two readers could understand differently is
/// malformed. Pure; any thread.
AnswerHeadResult parseAnswerHead(QByteArrayView bytes);

} // namespace gatehouse::net
