// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QJsonObject>
#include <QJsonValue>

#include <variant>

namespace gatehouse::protocol {

/// JSON-RPC 2.0, section 5.1, and from -32001 on our own.
enum class FailureCode {
    ParseError = -32700,
    InvalidRequest = -32600,
    MethodNotFound = -32601,
    InvalidParams = -32602,
    InternalError = -32603,
    NotFound = -32001, ///< what was named is not there
    Conflict = -32002, ///< it is, and in the way
    Unavailable = -32003, ///< may work when tried again
    UnsupportedVersion = -32004,
    NotPermitted = -32005,
};

/// JSON-RPC 2.0, section 4. An id is a whole number or a text of at most 128 characters.
struct Request
{
    QJsonValue id;
    QString method;
    QJsonObject params;

    bool operator==(const Request &) const = default;
};
/// A request that wants no answer (4.1): how a server tells of events.
struct Notification
{
    QString method;
    QJsonObject params;

    bool operator==(const Notification &) const = default;
};
struct Answer
{
    QJsonValue id;
    QJsonObject result;

    bool operator==(const Answer &) const = default;
};
struct Failure
{
    FailureCode code = FailureCode::InternalError;
    QString message; ///< one sentence for people

    bool operator==(const Failure &) const = default;
};
struct FailedAnswer
{
    QJsonValue id; ///< null when it is not known what was asked
    Failure failure;

    bool operator==(const FailedAnswer &) const = default;
};
using Envelope = std::variant<Request, Notification, Answer, FailedAnswer>;

QJsonObject toJson(const Envelope &envelope);
/// Strict: members that JSON-RPC does not name, doubled ones, arrays as params, batches and other
/// versions are refused. The failure carries the id where there was one, so that it can be told.
base::Result<Envelope, FailedAnswer> readEnvelope(QByteArrayView frame);

/// A failure of ours in the words of the protocol.
Failure failureFrom(const base::Error &error);
/// And back, for whoever has asked.
base::Error errorFrom(const Failure &failure);

} // namespace gatehouse::protocol
