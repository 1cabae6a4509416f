// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ClientTemplates.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

namespace {

using Product = ClientTemplate::Product;

/// What is known of a product, as the doctor and the tests have it.
struct Known
{
    QString name;
    QByteArrayList redirectUris;
};

Known knownOf(const QString &file)
{
    QFile description(u":/clients/%1.json"_s.arg(file));
    const bool isThere = description.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    Q_UNUSED(isThere)
    const QJsonObject metadata =
        QJsonDocument::fromJson(description.readAll()).object().value("metadata"_L1).toObject();
    Known known {.name = metadata.value("client_name"_L1).toString(), .redirectUris = {}};
    for (const auto &uri : metadata.value("redirect_uris"_L1).toArray())
        known.redirectUris.append(uri.toString().toUtf8());
    return known;
}

QString jsonText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson()).trimmed();
}

class Templates
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::pages::ClientTemplates)
public:
    static QList<ClientTemplate> all()
    {
        const Known claude = knownOf(u"claude-ai"_s);
        const Known chatGpt = knownOf(u"chatgpt"_s);
        const Known cursor = knownOf(u"cursor"_s);
        const Known vsCode = knownOf(u"vscode"_s);
        const QString selfMade = tr("It usually registers by itself, and nothing is to be made "
                                    "here. Make a client when that is not wanted.");
        return {
            {.product = Product::Other, .title = tr("Another program"), .name = {}, .hint = {}},
            {.product = Product::Claude,
                .title = claude.name,
                .name = claude.name,
                .redirectUris = claude.redirectUris,
                .hint = selfMade},
            {.product = Product::ChatGpt,
                .title = chatGpt.name,
                .name = chatGpt.name,
                .hint = tr("ChatGPT shows the address when the connector is made there, for each "
                           "connector another: it begins with %1")
                            .arg(beginning(chatGpt.redirectUris.value(0)))},
            {.product = Product::Cursor,
                .title = cursor.name,
                .name = cursor.name,
                .redirectUris = cursor.redirectUris,
                .hasSecret = false,
                .hint = selfMade},
            {.product = Product::VsCode,
                .title = vsCode.name,
                .name = vsCode.name,
                .redirectUris = vsCode.redirectUris,
                .hasSecret = false,
                .hint = selfMade},
            {.product = Product::Agent,
                .title = tr("An agent, which acts without a person"),
                .name = {},
                .hint = {}},
        };
    }

    static ClientEntry entry(const MadeClient &client)
    {
        switch (client.product) {
        case Product::Claude:
            return {tr("In the settings of Claude go to Connectors, choose “Add custom "
                       "connector”, enter this address, and under the advanced settings the "
                       "client id and the secret."),
                client.url};
        case Product::ChatGpt:
            return {tr("In ChatGPT enter this address for the connector, choose OAuth, and enter "
                       "the client id and the secret there."),
                client.url};
        case Product::Cursor:
            return {tr("Add this to the file %1.").arg(u"~/.cursor/mcp.json"_s),
                jsonText(cursor(client))};
        case Product::VsCode:
            return {tr("Add this to the file %1.").arg(u".vscode/mcp.json"_s),
                jsonText(vsCode(client))};
        case Product::Agent:
            return {tr("This is how it gets a token, for an hour unless the settings say "
                       "otherwise."),
                u"curl -u '%1:%2' -d grant_type=client_credentials --data-urlencode "
                "resource=%3 %4/token"_s.arg(client.id, client.secret, client.url, client.issuer)};
        case Product::Other:
            break;
        }
        return {tr("Enter this address at the program, and what stands above where it asks for "
                   "a client."),
            client.url};
    }

private:
    static QString beginning(const QByteArray &uri)
    {
        return QString::fromUtf8(uri.first(uri.lastIndexOf('/') + 1));
    }
    static QJsonObject server(const QString &section, const QJsonObject &server)
    {
        return {{section, QJsonObject {{u"gatehouse"_s, server}}}};
    }
    static QJsonObject cursor(const MadeClient &client)
    {
        QJsonObject credentials {{u"CLIENT_ID"_s, client.id}};
        if (!client.secret.isEmpty())
            credentials.insert("CLIENT_SECRET"_L1, client.secret);
        return server(u"mcpServers"_s, {{u"url"_s, client.url}, {u"auth"_s, credentials}});
    }
    static QJsonObject vsCode(const MadeClient &client)
    {
        return server(u"servers"_s,
            {{u"type"_s, u"http"_s}, {u"url"_s, client.url},
                {u"oauth"_s, QJsonObject {{u"clientId"_s, client.id}}}});
    }
};

} // namespace

QList<ClientTemplate> clientTemplates()
{
    return Templates::all();
}

ClientEntry entryFor(const MadeClient &client)
{
    return Templates::entry(client);
}

} // namespace gatehouse::pages
