// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Store.h"

#include <QJsonArray>
#include <QJsonObject>

#include <chrono>
#include <optional>

namespace gatehouse::gateway {

/// What the tools of the built-in server look at.
struct ToolContext
{
    const oauth::AccessRecord &caller;
    std::chrono::seconds uptime;
    base::sys_seconds now;
};

/// `tools/list`: whoami, health, echo.
QJsonArray builtinTools();

/// `tools/call`: the result object (with isError for bad arguments), or nothing for a tool that
/// does not exist.
std::optional<QJsonObject> callBuiltinTool(
    const QString &name, const QJsonObject &arguments, const ToolContext &context);

} // namespace gatehouse::gateway
