// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/JsonRpc.h"

#include <QStringList>

/// MCP 2026-07-28, which has no sessions, in front of a server of a revision that has: what the
/// client says in every request and the server expects once, and what results carry besides. Pure.
namespace gatehouse::gateway::stateless {

/// Does the revision have the request \a method, and can a server with sessions answer it?
bool hasMethod(const QString &method);

/// \a message as the server gets it: without the envelope in params._meta.
QJsonObject toServer(QJsonObject message);

/// What `initialize` is sent with on behalf of the client of \a message. Nothing of what a client
/// can be asked: a stateless client cannot be.
QJsonObject initializeParams(const RpcMessage &message);

/// The result of `server/discover`, from that of `initialize`.
QJsonObject discovered(const QJsonObject &initialized);

/// \a answer to a request of \a method, as the client gets it.
QJsonObject toClient(QJsonObject answer, const QString &method, const QJsonObject &initialized);

/// The status of an answer that is not an event.
int statusOf(const QJsonObject &answer);

/// What a client wants to hear of: params.notifications of `subscriptions/listen`.
struct Filter
{
    QStringList methods; ///< notifications without more to them, such as …/tools/list_changed
    QStringList resources; ///< URIs for notifications/resources/updated

    bool isEmpty() const { return methods.isEmpty() && resources.isEmpty(); }
    bool accepts(const QString &method, const QJsonObject &params) const;
    QJsonObject toJson() const;
};

/// What the server of \a initialized can tell of what \a params ask. Nothing: they are not valid.
std::optional<Filter> honoredFilter(const QJsonObject &params, const QJsonObject &initialized);

/// \a notification for the listener with that id.
QJsonObject stamped(QJsonObject notification, const QJsonValue &subscription);

/// What a listener hears first.
QJsonObject acknowledgement(const Filter &filter, const QJsonValue &subscription);

} // namespace gatehouse::gateway::stateless
