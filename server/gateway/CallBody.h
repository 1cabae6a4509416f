// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/JsonRpc.h"

#include <QJsonArray>

#include <variant>
#include <vector>

namespace gatehouse::net {
struct Request;
}

namespace gatehouse::gateway {

/// What stands in the body of a POST: what the rules look at, and what the server behind gets. The
/// two cannot differ: a body that two readers could understand differently is refused.
struct CallBody
{
    /// A message of a kind.
    struct Entry
    {
        QJsonObject object; ///< the whole message
        std::optional<RpcMessage> message; ///< nothing: it answers a request of the server's
    };

    std::vector<Entry> entries; ///< one, or those of a batch
    bool isBatch = false;

    /// The id to answer with when the whole is refused; null when there is none or several.
    QJsonValue id() const;
    /// Its only message, when it is a single request or notification.
    const RpcMessage *single() const;
};

/// Reads the body of \a request, a POST. The refusal is complete: 415, 400.
std::variant<CallBody, net::Response> readCallBody(const net::Request &request);

} // namespace gatehouse::gateway
