// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/ServerRules.h"

#include <QByteArray>

#include <optional>

namespace gatehouse::gateway {

/// Takes out of \a json, one JSON-RPC message or a batch, every tool of a `result.tools` that
/// \a rules do not allow. Nothing: there was nothing to take out. What is no JSON passes: no client
/// finds a tool in it. Pure.
std::optional<QByteArray> withoutForbiddenTools(const QByteArray &json, const ServerRules &rules);

} // namespace gatehouse::gateway
