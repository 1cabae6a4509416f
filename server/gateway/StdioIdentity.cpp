// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/StdioIdentity.h"

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;
using domain::Forward;
using domain::Isolation;

namespace {

struct Fact
{
    QByteArray name;
    QString value;
};

/// Who it is, as far as the provider vouches for it.
QList<Fact> person(const domain::Identity &user)
{
    QList<Fact> facts {{"user", QString::fromUtf8(user.userId().value)}};
    if (user.emailVerified && !user.email.isEmpty())
        facts.append({"email", user.email});
    if (!user.name.isEmpty())
        facts.append({"name", user.name});
    return facts;
}

QList<Fact> everything(const domain::Session &caller)
{
    return person(caller.user)
        + QList<Fact> {{"client", QString::fromUtf8(caller.clientId.value)},
            {"session", QString::fromUtf8(caller.id.value)}};
}

} // namespace

QJsonObject introduced(QJsonObject message, const domain::Session &caller, Forward forward)
{
    QJsonObject params = message.value("params"_L1).toObject();
    QJsonObject meta = params.value("_meta"_L1).toObject();
    const bool hadMeta = params.contains("_meta"_L1);
    for (const QString &key : meta.keys()) {
        if (key.startsWith(u"gatehouse/"_s, Qt::CaseInsensitive))
            meta.remove(key);
    }
    if (forward == Forward::Identity) {
        for (const Fact &fact : everything(caller))
            meta.insert(u"gatehouse/"_s + QString::fromLatin1(fact.name), fact.value);
    }
    if (meta.isEmpty() && !hadMeta)
        return message;
    params.insert("_meta"_L1, meta);
    message.insert("params"_L1, params);
    return message;
}

QList<domain::NamedSecret> identityVariables(const domain::Session &caller,
    const domain::McpServer &server, const std::optional<base::Secret> &providerToken)
{
    const Isolation isolation = server.stdio()->isolation;
    QList<domain::NamedSecret> variables;
    if (isolation == Isolation::Shared)
        return variables;
    if (server.forward == Forward::ProviderToken && providerToken)
        variables.append({"GATEHOUSE_PROVIDER_TOKEN", *providerToken});
    if (server.forward != Forward::Identity)
        return variables;
    for (const Fact &fact :
        isolation == Isolation::User ? person(caller.user) : everything(caller)) {
        QByteArray value = fact.value.toUtf8();
        value.replace('\0', QByteArray());
        variables.append({"GATEHOUSE_" + fact.name.toUpper(), base::Secret(value)});
    }
    return variables;
}

} // namespace gatehouse::gateway
