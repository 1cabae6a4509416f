// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/Messages.h"

#include <QCoreApplication>
#include <QDateTime>

namespace gatehouse::models {

/// How the app says what the protocol says, in the language of whoever reads it.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::models::Words)
public:
    /// A day, with its year unless it is this one.
    static QString date(const QDate &date);
    /// To the second, as the language reads a clock.
    static QString clock(const QTime &time);
    /// As short as a column is: the time of today, the date and time of this year, the date of
    /// others; a dash when there is none.
    static QString time(std::optional<base::sys_seconds> time);
    /// The time of today, the date of other days; a dash when there is none.
    static QString day(std::optional<base::sys_seconds> time);
    /// Day and time; a dash when there is none.
    static QString moment(std::optional<base::sys_seconds> time);
    /// To the second, for a hint.
    static QString exactTime(std::optional<base::sys_seconds> time);
    /// To the second, as short as that goes.
    static QString stamp(std::optional<base::sys_seconds> time);
    /// Unix seconds, what a time is sorted by; 0 when there is none.
    static qint64 seconds(std::optional<base::sys_seconds> time);
    static QString number(qint64 number);
    /// Of who asks, in the network; a dash when it is not known.
    static QString address(const std::optional<QByteArray> &address);
    static QString bytes(qint64 bytes);
    static QString endReason(domain::EndReason reason);
    static QString clientKind(const protocol::ClientRow &row);
    static QString standing(domain::ClientStanding standing);
    static QString providerState(const protocol::ProviderRow &row);
    static QString serverKind(const QString &kind);
    /// The name of a client, or its id when it has none.
    static QString clientName(const QString &name, const QByteArray &id);
    /// What somebody else has chosen, such as a name, as one line that does nothing to its reader.
    static QString plain(const QString &text);
    /// The same, and so short that it leaves room for what stands around it.
    static QString brief(const QString &text);
    /// The path of an MCP server as people know it: "files" for /mcp/files.
    static QString serverName(const QByteArray &path);
    /// The same of their URLs.
    static QString serverNames(const QByteArrayList &urls);
    /// The title of a group of settings; one that is not known is as the server calls it.
    static QString settingGroup(const QString &title);
    /// Where secrets are kept, as it goes on after "in".
    static QString secretStore(const QString &place);
    static QString tokenState(protocol::TokenState state);
    /// Of a personal access token.
    static QString tools(const QStringList &globs);
};

} // namespace gatehouse::models
