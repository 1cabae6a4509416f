// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/SessionText.h"

#include "models/Words.h"

namespace gatehouse::models {

QString SessionText::title(SessionsModel::Column column)
{
    switch (column) {
    case SessionsModel::Person:
        return tr("Person");
    case SessionsModel::Client:
        return tr("Client");
    case SessionsModel::Server:
        return tr("Server");
    case SessionsModel::Since:
        return tr("Since");
    case SessionsModel::Used:
        return tr("Last used");
    case SessionsModel::Requests:
        return tr("Requests");
    case SessionsModel::Ends:
        return tr("Expires");
    case SessionsModel::From:
        return tr("From");
    case SessionsModel::ColumnCount:
        break;
    }
    return {};
}

QString SessionText::cell(const protocol::SessionRow &row, SessionsModel::Column column)
{
    switch (column) {
    case SessionsModel::Person:
        return Words::plain(row.person);
    case SessionsModel::Client:
        return Words::clientName(row.clientName, row.client);
    case SessionsModel::Server:
        return Words::serverName(row.server);
    case SessionsModel::Since:
        return Words::day(row.openedAt);
    case SessionsModel::Used:
        return Words::time(row.usedAt);
    case SessionsModel::Requests:
        return Words::number(row.use.requests);
    case SessionsModel::Ends:
        return Words::day(row.endsAt);
    case SessionsModel::From:
        return from(row);
    case SessionsModel::ColumnCount:
        break;
    }
    return {};
}

QString SessionText::hint(const protocol::SessionRow &row, SessionsModel::Column column)
{
    switch (column) {
    case SessionsModel::Person:
        return row.email;
    case SessionsModel::Client:
        return QString::fromUtf8(row.client);
    case SessionsModel::Server:
        return QString::fromUtf8(row.resource);
    case SessionsModel::Since:
        return Words::exactTime(row.openedAt);
    case SessionsModel::Used:
        return Words::exactTime(row.usedAt);
    case SessionsModel::Ends:
        return Words::exactTime(row.endsAt);
    case SessionsModel::From:
        return hintOfFrom(row);
    case SessionsModel::Requests:
    case SessionsModel::ColumnCount:
        break;
    }
    return {};
}

QString SessionText::from(const protocol::SessionRow &row)
{
    return Words::address(row.usedFrom ? row.usedFrom : row.openedFrom);
}

QString SessionText::hintOfFrom(const protocol::SessionRow &row)
{
    return tr("Opened from %1, last used from %2")
        .arg(Words::address(row.openedFrom), Words::address(row.usedFrom));
}

QString SessionText::label(const protocol::SessionRow &row)
{
    return label(Words::plain(row.person), Words::clientName(row.clientName, row.client));
}

QString SessionText::label(const QString &person, const QString &client)
{
    return tr("%1 with %2").arg(person, client);
}

QString SessionText::group(const QString &title, int sessions)
{
    //: %1 is a person or a client
    return tr("%1 – %n session(s)", nullptr, sessions).arg(title);
}

} // namespace gatehouse::models
