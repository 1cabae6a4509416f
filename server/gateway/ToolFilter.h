// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/ServerRules.h"

#include <QByteArray>

#include <optional>

namespace gatehouse::gateway {

/// \a json, one JSON-RPC message or a batch, without any tool of a `result.tools` that \a rules do
/// not allow; as it was when there is none. Nothing: it cannot be read here, and must not pass, for
/// a client may read it all the same. Pure.
std::optional<QByteArray> withoutForbiddenTools(const QByteArray &json, const ServerRules &rules);

} // namespace gatehouse::gateway
