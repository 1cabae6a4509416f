// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/ServerRules.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace gatehouse::gateway {

/// Which tools of one server one caller may use: those that the rules of the server allow, and of
/// them those that the caller's token is good for. Keeps references to both; any thread.
class CallerTools
{
public:
    CallerTools(const ServerRules &rules, const oauth::AccessRecord &caller)
        : m_rules(rules)
        , m_token(caller.tools)
    { }

    bool isEveryTool() const { return !m_rules.hasToolRules() && m_token.isEmpty(); }
    bool allow(const QString &name) const;

private:
    const ServerRules &m_rules;
    const QStringList &m_token;
};

/// \a json, one JSON-RPC message or a batch, without any tool of a `result.tools` that \a tools do
/// not allow; as it was when there is none. Nothing: it cannot be read here, and must not pass, for
/// a client may read it all the same. Pure.
std::optional<QByteArray> withoutForbiddenTools(const QByteArray &json, const CallerTools &tools);
/// The same of one message. Did it change it?
bool removeForbiddenTools(QJsonObject &message, const CallerTools &tools);

} // namespace gatehouse::gateway
