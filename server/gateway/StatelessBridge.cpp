// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/StatelessBridge.h"

#include "gateway/Revisions.h"

#include <QJsonArray>

#include <array>

namespace gatehouse::gateway::stateless {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto EnvelopePrefix = "io.modelcontextprotocol/"_L1;
const auto ClientInfoKey = "io.modelcontextprotocol/clientInfo"_L1;
const auto ServerInfoKey = "io.modelcontextprotocol/serverInfo"_L1;
const auto SubscriptionKey = "io.modelcontextprotocol/subscriptionId"_L1;

constexpr qsizetype MaxResources = 100;

/// A member of the filter, the notification it is for, and the capability that promises it.
struct Change
{
    QLatin1StringView member;
    QLatin1StringView method;
    QLatin1StringView capability;
};
constexpr std::array Changes {
    Change {QLatin1StringView("toolsListChanged"),
        QLatin1StringView("notifications/tools/list_changed"), QLatin1StringView("tools")},
    Change {QLatin1StringView("promptsListChanged"),
        QLatin1StringView("notifications/prompts/list_changed"), QLatin1StringView("prompts")},
    Change {QLatin1StringView("resourcesListChanged"),
        QLatin1StringView("notifications/resources/list_changed"), QLatin1StringView("resources")},
};

/// Results a client may keep for a while say for how long, and that they are for nobody else.
bool isCacheable(const QString &method)
{
    static const QStringList methods {u"tools/list"_s, u"prompts/list"_s, u"resources/list"_s,
        u"resources/templates/list"_s, u"resources/read"_s, u"server/discover"_s};
    return methods.contains(method);
}

} // namespace

bool hasMethod(const QString &method)
{
    static const QStringList gone {u"initialize"_s, u"ping"_s, u"logging/setLevel"_s,
        u"resources/subscribe"_s, u"resources/unsubscribe"_s};
    return !gone.contains(method) && !method.startsWith(u"tasks/");
}

QJsonObject toServer(QJsonObject message)
{
    QJsonObject params = message.value("params"_L1).toObject();
    QJsonObject meta = params.value("_meta"_L1).toObject();
    for (const QString &key : meta.keys()) {
        if (key.startsWith(EnvelopePrefix))
            meta.remove(key);
    }
    if (meta.isEmpty())
        params.remove("_meta"_L1);
    else
        params.insert("_meta"_L1, meta);
    if (!params.isEmpty() || message.contains("params"_L1))
        message.insert("params"_L1, params);
    return message;
}

QJsonObject initializeParams(const RpcMessage &message)
{
    const QJsonValue info = message.params.value("_meta"_L1).toObject().value(ClientInfoKey);
    return {{u"protocolVersion"_s, sessionRevisions().last()}, {u"capabilities"_s, QJsonObject()},
        {u"clientInfo"_s,
            info.isObject() ? info
                            : QJsonObject {{u"name"_s, u"gatehouse"_s},
                                {u"version"_s, QStringLiteral(GATEHOUSE_VERSION)}}}};
}

QJsonObject discovered(const QJsonObject &initialized)
{
    QJsonObject capabilities = initialized.value("capabilities"_L1).toObject();
    capabilities.remove("logging"_L1);
    capabilities.remove("tasks"_L1);
    QJsonObject result {{u"supportedVersions"_s, QJsonArray::fromStringList(servedRevisions())},
        {u"capabilities"_s, capabilities}};
    if (initialized.contains("instructions"_L1))
        result.insert("instructions"_L1, initialized.value("instructions"_L1));
    return result;
}

QJsonObject toClient(QJsonObject answer, const QString &method, const QJsonObject &initialized)
{
    if (!answer.value("result"_L1).isObject())
        return answer;
    QJsonObject result = answer.value("result"_L1).toObject();
    QJsonObject meta = result.value("_meta"_L1).toObject();
    meta.insert(ServerInfoKey, initialized.value("serverInfo"_L1));
    result.insert("_meta"_L1, meta);
    result.insert("resultType"_L1, u"complete"_s);
    if (isCacheable(method)) {
        // The server behind never promised that a list stays as it is.
        result.insert("ttlMs"_L1, 0);
        result.insert("cacheScope"_L1, u"private"_s);
    }
    answer.insert("result"_L1, result);
    return answer;
}

int statusOf(const QJsonObject &answer)
{
    const int code = answer.value("error"_L1).toObject().value("code"_L1).toInt();
    return code == static_cast<int>(RpcError::MethodNotFound) ? 404 : 200;
}

bool Filter::accepts(const QString &method, const QJsonObject &params) const
{
    return methods.contains(method)
        || (method == u"notifications/resources/updated"
            && resources.contains(params.value("uri"_L1).toString()));
}

QJsonObject Filter::toJson() const
{
    QJsonObject json;
    for (const Change &change : Changes) {
        if (methods.contains(change.method))
            json.insert(change.member, true);
    }
    if (!resources.isEmpty())
        json.insert("resourceSubscriptions"_L1, QJsonArray::fromStringList(resources));
    return json;
}

std::optional<Filter> honoredFilter(const QJsonObject &params, const QJsonObject &initialized)
{
    const QJsonValue wanted = params.value("notifications"_L1);
    const QJsonValue uris = wanted.toObject().value("resourceSubscriptions"_L1);
    if (!wanted.isObject() || !(uris.isUndefined() || uris.isArray())
        || uris.toArray().size() > MaxResources)
        return std::nullopt;
    const QJsonObject capabilities = initialized.value("capabilities"_L1).toObject();
    Filter filter;
    for (const Change &change : Changes) {
        const QJsonValue asked = wanted.toObject().value(change.member);
        if (!asked.isUndefined() && !asked.isBool())
            return std::nullopt;
        const QJsonObject promised = capabilities.value(change.capability).toObject();
        if (asked.toBool() && promised.value("listChanged"_L1).toBool())
            filter.methods.append(change.method);
    }
    const bool maySubscribe =
        capabilities.value("resources"_L1).toObject().value("subscribe"_L1).toBool();
    for (const auto &uri : uris.toArray()) {
        if (!uri.isString())
            return std::nullopt;
        if (maySubscribe)
            filter.resources.append(uri.toString());
    }
    return filter;
}

QJsonObject stamped(QJsonObject notification, const QJsonValue &subscription)
{
    QJsonObject params = notification.value("params"_L1).toObject();
    QJsonObject meta = params.value("_meta"_L1).toObject();
    meta.insert(SubscriptionKey, subscription);
    params.insert("_meta"_L1, meta);
    notification.insert("params"_L1, params);
    return notification;
}

QJsonObject acknowledgement(const Filter &filter, const QJsonValue &subscription)
{
    return stamped(
        {{u"jsonrpc"_s, u"2.0"_s}, {u"method"_s, u"notifications/subscriptions/acknowledged"_s},
            {u"params"_s, QJsonObject {{u"notifications"_s, filter.toJson()}}}},
        subscription);
}

} // namespace gatehouse::gateway::stateless
