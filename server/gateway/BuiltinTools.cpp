// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/BuiltinTools.h"

#include "base/Json.h"

#include <QDateTime>

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject tool(const QString &name, const QString &title, const QString &description,
    const QJsonObject &properties, const QJsonArray &required)
{
    QJsonObject schema {{u"type"_s, u"object"_s}, {u"properties"_s, properties},
        {u"additionalProperties"_s, false}};
    if (!required.isEmpty())
        schema.insert("required"_L1, required);
    return {{u"name"_s, name}, {u"title"_s, title}, {u"description"_s, description},
        {u"inputSchema"_s, schema},
        {u"annotations"_s, QJsonObject {{u"readOnlyHint"_s, true}, {u"openWorldHint"_s, false}}}};
}

QJsonObject text(const QString &content, bool isError = false)
{
    QJsonObject result {
        {u"content"_s, QJsonArray {QJsonObject {{u"type"_s, u"text"_s}, {u"text"_s, content}}}}};
    if (isError)
        result.insert("isError"_L1, true);
    return result;
}

/// Structured for programs, the same as text for clients that know no structured content.
QJsonObject structured(const QJsonObject &value)
{
    QJsonObject result = text(QString::fromUtf8(base::toJson(value)));
    result.insert("structuredContent"_L1, value);
    return result;
}

QString isoTime(base::sys_seconds time)
{
    return QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC)
        .toString(Qt::ISODate);
}

QJsonObject whoami(const ToolContext &context)
{
    const domain::Session &session = context.caller.session;
    return structured({{u"subject"_s, QString::fromUtf8(session.user.subject)},
        {u"issuer"_s, QString::fromUtf8(session.user.issuer)}, {u"name"_s, session.user.name},
        {u"email"_s, session.user.email}, {u"client"_s, QString::fromUtf8(session.clientId.value)},
        {u"clientName"_s, session.clientName}, {u"session"_s, QString::fromUtf8(session.id.value)},
        {u"scope"_s, QString::fromUtf8(context.caller.scopes.toString())},
        {u"signedInAt"_s, isoTime(session.openedAt)},
        {u"tokenExpiresAt"_s, isoTime(context.caller.expiresAt)}});
}

QJsonObject health(const ToolContext &context)
{
    return structured({{u"status"_s, u"ok"_s}, {u"version"_s, QStringLiteral(GATEHOUSE_VERSION)},
        {u"uptimeSeconds"_s, qint64(context.uptime.count())}, {u"time"_s, isoTime(context.now)}});
}

} // namespace

QJsonArray builtinTools()
{
    static const QJsonArray tools {
        tool(u"whoami"_s, u"Who am I?"_s,
            u"Tells who is signed in: the person, the client and the session this call belongs to."_s,
            {}, {}),
        tool(u"health"_s, u"Is the server well?"_s,
            u"Tells the server's version, uptime and time."_s, {}, {}),
        tool(u"echo"_s, u"Echo"_s, u"Gives back the text it was given."_s,
            {{u"text"_s,
                QJsonObject {
                    {u"type"_s, u"string"_s}, {u"description"_s, u"What to give back."_s}}}},
            {u"text"_s}),
    };
    return tools;
}

std::optional<QJsonObject> callBuiltinTool(
    const QString &name, const QJsonObject &arguments, const ToolContext &context)
{
    if (name == u"whoami")
        return whoami(context);
    if (name == u"health")
        return health(context);
    if (name != u"echo")
        return std::nullopt;
    const QJsonValue value = arguments.value("text"_L1);
    return value.isString() ? text(value.toString())
                            : text(u"The argument 'text' must be a string."_s, true);
}

} // namespace gatehouse::gateway
