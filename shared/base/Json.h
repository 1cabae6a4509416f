// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/JsonScan.h"
#include "base/Result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace gatehouse::base {

/// Reads a JSON object (RFC 8259) of at most \a maxBytes and 64 levels. Invalid when it is larger,
/// deeper, not UTF-8, not JSON, or not an object. Pure; any thread.
Result<QJsonObject> parseJsonObject(QByteArrayView text, qsizetype maxBytes = 1 << 20);

/// Compact, as it goes on the wire.
QByteArray toJson(const QJsonObject &object);
QByteArray toJson(const QJsonArray &array);

} // namespace gatehouse::base
