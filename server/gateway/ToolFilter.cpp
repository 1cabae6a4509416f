// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/ToolFilter.h"

#include "base/Json.h"

#include <QJsonDocument>

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Did it change \a message?
bool filter(QJsonObject &message, const ServerRules &rules)
{
    QJsonObject result = message.value("result"_L1).toObject();
    if (!result.value("tools"_L1).isArray())
        return false;
    const QJsonArray tools = result.value("tools"_L1).toArray();
    QJsonArray kept;
    for (const QJsonValue &tool : tools) {
        // A tool without a name cannot be called, and cannot be judged either.
        const QJsonValue name = tool.toObject().value("name"_L1);
        if (name.isString() && rules.allowsTool(name.toString()))
            kept.append(tool);
    }
    if (kept.size() == tools.size())
        return false;
    result.insert("tools"_L1, kept);
    message.insert("result"_L1, result);
    return true;
}

} // namespace

std::optional<QByteArray> withoutForbiddenTools(const QByteArray &json, const ServerRules &rules)
{
    const auto document = QJsonDocument::fromJson(json);
    if (document.isNull())
        return std::nullopt;
    if (document.isObject()) {
        QJsonObject message = document.object();
        return filter(message, rules) ? base::toJson(message) : json;
    }
    QJsonArray batch = document.array();
    bool changed = false;
    for (qsizetype i = 0; i < batch.size(); ++i) {
        QJsonObject message = batch.at(i).toObject();
        if (filter(message, rules)) {
            batch.replace(i, message);
            changed = true;
        }
    }
    return changed ? base::toJson(batch) : json;
}

} // namespace gatehouse::gateway
