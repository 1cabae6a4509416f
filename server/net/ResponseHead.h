// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Response.h"

namespace gatehouse::net {

/// How the end of an answer is told (RFC 9112 6).
enum class Framing { Length, Chunked, UntilClose };

/// What the front adds to a Response.
struct AnswerShape
{
    Framing framing = Framing::Length;
    bool closes = false; ///< the connection ends after this answer
    bool anyOrigin = false; ///< a page of any origin may read it, without credentials
};

/// May this answer have content at all (RFC 9110 6.4.1)?
bool mayHaveBody(int status);

/// Status line and fields of an answer, with the empty line. Fields that frame the message are the
/// front's own; a field that could split the answer in two (CR, LF, NUL, or a name that is no
/// token) is left out and logged by name.
QByteArray responseHead(const Response &response, const AnswerShape &shape);

/// What a browser asks before it lets a page send a request (Fetch, CORS preflight): 204, with
/// \a allowed as the value of Allow, and what may be sent from any origin if \a anyOrigin.
Response preflightAnswer(const QByteArray &allowed, bool anyOrigin);

/// A small JSON object as an answer: {"error": \a code, "error_description": \a description}.
Response errorAnswer(int status, QByteArrayView code, QByteArrayView description);

/// What the front itself says to a request that goes no further: \a status, 503 with when to come
/// again, and for those that programs send (\a toPrograms) an error as RFC 6749 5.2 has it.
Response refusal(int status, bool toPrograms);

} // namespace gatehouse::net
