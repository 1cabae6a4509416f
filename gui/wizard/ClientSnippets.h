// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace gatehouse::wizard {

/// How one product is connected.
struct ClientSnippet
{
    QString product;
    QString how; ///< what to do with it
    QString text; ///< to be copied
    bool isElsewhere = false; ///< runs on machines of its maker, which reach no address of this one
};

/// For a server whose MCP address is \a url.
QList<ClientSnippet> clientSnippets(const QString &url);

} // namespace gatehouse::wizard
