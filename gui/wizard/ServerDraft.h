// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace gatehouse::wizard {

/// One MCP server of a draft, for a list.
struct DraftServer
{
    QString name;
    QString target; ///< its URL, or its program with arguments

    bool operator==(const DraftServer &) const = default;
};

/// The servers of the servers file \a text; none when it cannot be read.
QList<DraftServer> serversIn(const QByteArray &text);

/// \a servers with what \a pasted says besides: an `mcpServers` JSON as clients have it, a URL, or
/// a command. One of the same name is replaced. The error is a sentence.
base::Result<QByteArray, QString> withServers(const QByteArray &servers, const QString &pasted);

/// Without the server \a name; empty when there is none left.
QByteArray withoutServer(const QByteArray &servers, const QString &name);

} // namespace gatehouse::wizard
