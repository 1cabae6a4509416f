// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ListModels.h"

#include "models/Words.h"

namespace gatehouse::models {

namespace {

QString text(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

} // namespace

ClientsModel::ClientsModel(QObject *parent)
    : RowsModel(
        "gatehouse::models::ClientsModel",
        {
            {QT_TRANSLATE_NOOP("gatehouse::models::ClientsModel", "Name"),
                [](const auto &row) { return Words::clientName(row.name, row.id); }},
            {QT_TRANSLATE_NOOP("gatehouse::models::ClientsModel", "Kind"), &Words::clientKind},
            {QT_TRANSLATE_NOOP("gatehouse::models::ClientsModel", "Decided"),
                [](const auto &row) { return Words::standing(row.standing); }},
            {QT_TRANSLATE_NOOP("gatehouse::models::ClientsModel", "Sessions"),
                [](const auto &row) { return Words::number(row.sessions); },
                [](const auto &row) { return QVariant(row.sessions); }, true},
            {QT_TRANSLATE_NOOP("gatehouse::models::ClientsModel", "Since"),
                [](const auto &row) { return Words::time(row.issuedAt); },
                [](const auto &row) { return QVariant(Words::seconds(row.issuedAt)); }},
            {QT_TRANSLATE_NOOP("gatehouse::models::ClientsModel", "Client ID"),
                [](const auto &row) { return text(row.id); }},
        },
        [](const auto &row) { return row.id; }, parent)
{ }

ApprovalsModel::ApprovalsModel(QObject *parent)
    : RowsModel(
        "gatehouse::models::ApprovalsModel",
        {
            {QT_TRANSLATE_NOOP("gatehouse::models::ApprovalsModel", "Code"),
                [](const auto &row) { return text(row.code); }},
            {QT_TRANSLATE_NOOP("gatehouse::models::ApprovalsModel", "Client"),
                [](const auto &row) { return Words::clientName(row.clientName, row.client); }},
        },
        [](const auto &row) { return row.code; }, parent)
{ }

PeopleModel::PeopleModel(QObject *parent)
    : RowsModel(
        "gatehouse::models::PeopleModel",
        {
            {QT_TRANSLATE_NOOP("gatehouse::models::PeopleModel", "Person"),
                [](const auto &row) { return Words::plain(row.person); }},
            {QT_TRANSLATE_NOOP("gatehouse::models::PeopleModel", "Address"),
                [](const auto &row) { return Words::plain(row.email); }},
            {QT_TRANSLATE_NOOP("gatehouse::models::PeopleModel", "Signed in at"),
                [](const auto &row) { return text(row.provider); }},
            {QT_TRANSLATE_NOOP("gatehouse::models::PeopleModel", "Sessions"),
                [](const auto &row) { return Words::number(row.sessions); },
                [](const auto &row) { return QVariant(row.sessions); }, true},
            {QT_TRANSLATE_NOOP("gatehouse::models::PeopleModel", "Since"),
                [](const auto &row) { return Words::time(row.since); },
                [](const auto &row) { return QVariant(Words::seconds(row.since)); }},
            {QT_TRANSLATE_NOOP("gatehouse::models::PeopleModel", "Last used"),
                [](const auto &row) { return Words::time(row.usedAt); },
                [](const auto &row) { return QVariant(Words::seconds(row.usedAt)); }},
        },
        [](const auto &row) { return row.user; }, parent)
{ }

ServersModel::ServersModel(QObject *parent)
    : RowsModel(
        "gatehouse::models::ServersModel",
        {
            {QT_TRANSLATE_NOOP("gatehouse::models::ServersModel", "Name"),
                [](const auto &row) { return text(row.name); }},
            {QT_TRANSLATE_NOOP("gatehouse::models::ServersModel", "Kind"),
                [](const auto &row) { return Words::serverKind(row.kind); }},
            {QT_TRANSLATE_NOOP("gatehouse::models::ServersModel", "Sessions"),
                [](const auto &row) { return Words::number(row.sessions); },
                [](const auto &row) { return QVariant(row.sessions); }, true},
            {QT_TRANSLATE_NOOP("gatehouse::models::ServersModel", "Behind the door"),
                [](const auto &row) { return row.target; }},
        },
        [](const auto &row) { return row.name; }, parent)
{ }

ProvidersModel::ProvidersModel(QObject *parent)
    : RowsModel(
        "gatehouse::models::ProvidersModel",
        {
            {QT_TRANSLATE_NOOP("gatehouse::models::ProvidersModel", "Name"),
                [](const auto &row) { return text(row.name); }},
            {QT_TRANSLATE_NOOP("gatehouse::models::ProvidersModel", "Title"),
                [](const auto &row) { return row.title; }},
            {QT_TRANSLATE_NOOP("gatehouse::models::ProvidersModel", "State"),
                [](const auto &row) { return Words::providerState(row); },
                [](const auto &row) { return QVariant(row.ready); }},
        },
        [](const auto &row) { return row.name; }, parent)
{ }

TokensModel::TokensModel(QObject *parent)
    : RowsModel(
        "gatehouse::models::TokensModel",
        {
            {QT_TRANSLATE_NOOP("gatehouse::models::TokensModel", "Name"),
                [](const auto &row) { return Words::plain(row.name); }},
            {QT_TRANSLATE_NOOP("gatehouse::models::TokensModel", "Person"),
                [](const auto &row) { return Words::plain(row.person); }},
            {QT_TRANSLATE_NOOP("gatehouse::models::TokensModel", "State"),
                [](const auto &row) { return Words::tokenState(row.state); }},
            {QT_TRANSLATE_NOOP("gatehouse::models::TokensModel", "Servers"),
                [](const auto &row) { return Words::serverNames(row.servers); }},
            {QT_TRANSLATE_NOOP("gatehouse::models::TokensModel", "Tools"),
                [](const auto &row) { return Words::tools(row.tools); }},
            {QT_TRANSLATE_NOOP("gatehouse::models::TokensModel", "Expires"),
                [](const auto &row) { return Words::day(row.expiresAt); },
                [](const auto &row) { return QVariant(Words::seconds(row.expiresAt)); }},
            {QT_TRANSLATE_NOOP("gatehouse::models::TokensModel", "Requests"),
                [](const auto &row) { return Words::number(row.requests); },
                [](const auto &row) { return QVariant(row.requests); }, true},
            {QT_TRANSLATE_NOOP("gatehouse::models::TokensModel", "Last used"),
                [](const auto &row) { return Words::time(row.usedAt); },
                [](const auto &row) { return QVariant(Words::seconds(row.usedAt)); }},
        },
        [](const auto &row) { return row.id; }, parent)
{ }

} // namespace gatehouse::models
