// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Reply.h"
#include "net/Request.h"

#include <functional>
#include <variant>

namespace gatehouse::net {

/// Answers once, from any thread; the answer travels back to the worker as a value. Dropping it
/// unanswered answers 500.
using Respond = std::function<void(Response)>;

/// Runs on the worker that owns the connection.
using WorkerHandler = std::function<void(const Request &, Reply)>;
/// Runs on the core thread, inside a batch of CoreQueue.
using CoreHandler = std::function<void(const Request &, Respond)>;

enum class Cors { None, AnyOrigin };

/// One row of the one table of requests: who answers what, on which thread, with which limits.
struct Route
{
    QByteArray pattern; ///< "/token", or with one whole-segment argument: "/mcp/{server}"
    QList<Method> methods; ///< HEAD is implied by GET; OPTIONS is answered by the front
    Cors cors = Cors::None;
    qsizetype maxBody = 0; ///< bytes; a larger body is refused with 413 before it is read
    std::variant<WorkerHandler, CoreHandler> handler;
};

/// Does \a pattern match \a path (not decoded)? On a match \a argument, if given, gets the segment.
/// Pure.
bool matchesRoute(QByteArrayView pattern, QByteArrayView path, QByteArray *argument = nullptr);

} // namespace gatehouse::net
