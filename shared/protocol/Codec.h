// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "protocol/Messages.h"

#include <QJsonObject>

namespace gatehouse::protocol {

/// A message as JSON and back. Strict: a member that is missing, unknown or of another type is
/// Invalid, with a sentence that names it. Messages.h's are in Codec.cpp; those of another file get
/// a file of their own beside it. Pure; any thread.
template <typename Message> struct Codec
{
    static QJsonObject encode(const Message &message);
    static base::Result<Message> decode(const QJsonObject &object);
};

template <typename Message> QJsonObject encode(const Message &message)
{
    return Codec<Message>::encode(message);
}
template <typename Message> base::Result<Message> decode(const QJsonObject &object)
{
    return Codec<Message>::decode(object);
}

extern template struct Codec<AuditAdded>; // in AuditCodec.cpp; an Event may be one

/// The method of the notification that tells of \a event: "session.opened".
QString methodOf(const Event &event);
QJsonObject encodeEvent(const NumberedEvent &event);
/// NotFound when \a method is no event of this version.
base::Result<NumberedEvent> decodeEvent(const QString &method, const QJsonObject &params);

} // namespace gatehouse::protocol
