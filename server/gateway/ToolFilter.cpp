// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/ToolFilter.h"

#include "base/Json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;

bool CallerTools::allow(const QString &name) const
{
    const bool isTokens = m_token.isEmpty()
        || std::any_of(m_token.cbegin(), m_token.cend(),
            [&name](const QString &glob) { return matchesGlob(glob, name); });
    return isTokens && m_rules.allowsTool(name);
}

bool removeForbiddenTools(QJsonObject &message, const CallerTools &tools)
{
    QJsonObject result = message.value("result"_L1).toObject();
    if (tools.isEveryTool() || !result.value("tools"_L1).isArray())
        return false;
    const QJsonArray all = result.value("tools"_L1).toArray();
    QJsonArray kept;
    for (const auto &tool : all) {
        // A tool without a name cannot be called, and cannot be judged either.
        const QJsonValue name = tool.toObject().value("name"_L1);
        if (name.isString() && tools.allow(name.toString()))
            kept.append(tool);
    }
    if (kept.size() == all.size())
        return false;
    result.insert("tools"_L1, kept);
    message.insert("result"_L1, result);
    return true;
}

std::optional<QByteArray> withoutForbiddenTools(const QByteArray &json, const CallerTools &tools)
{
    const auto document = QJsonDocument::fromJson(json);
    if (document.isNull())
        return std::nullopt;
    if (document.isObject()) {
        QJsonObject message = document.object();
        return removeForbiddenTools(message, tools) ? base::toJson(message) : json;
    }
    QJsonArray batch = document.array();
    bool changed = false;
    for (qsizetype i = 0; i < batch.size(); ++i) {
        QJsonObject message = batch.at(i).toObject();
        if (removeForbiddenTools(message, tools)) {
            batch.replace(i, message);
            changed = true;
        }
    }
    return changed ? base::toJson(batch) : json;
}

} // namespace gatehouse::gateway
