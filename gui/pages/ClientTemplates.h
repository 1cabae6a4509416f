// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QList>
#include <QString>

namespace gatehouse::pages {

/// What a client of a product is, when it is made by hand.
struct ClientTemplate
{
    enum class Product { Other, Claude, ChatGpt, Cursor, VsCode, Agent };

    Product product = Product::Other;
    QString title; ///< as it is chosen
    QString name; ///< what people will read; empty: to be typed
    QByteArrayList redirectUris {}; ///< empty: to be typed
    bool hasSecret = true; ///< the product can keep one
    QString hint; ///< what to know before it is made
};

/// Each product there is a template of, and one of any other.
QList<ClientTemplate> clientTemplates();

/// What was made of a template, and the MCP server it is for.
struct MadeClient
{
    ClientTemplate::Product product = ClientTemplate::Product::Other;
    QString id;
    QString secret; ///< empty: it has none
    QString url; ///< of the MCP server
    QString issuer;
};
/// What to enter at the product.
struct ClientEntry
{
    QString how; ///< where it goes
    QString text; ///< to be copied
};
ClientEntry entryFor(const MadeClient &client);

} // namespace gatehouse::pages
