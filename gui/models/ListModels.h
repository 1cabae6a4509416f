// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/RowsModel.h"
#include "protocol/Messages.h"

namespace gatehouse::models {

/// The programs that are known.
class ClientsModel : public RowsModel<protocol::ClientRow>
{
public:
    explicit ClientsModel(QObject *parent = nullptr);
};

/// The programs that wait to be allowed; by their code.
class ApprovalsModel : public RowsModel<protocol::ApprovalWanted>
{
public:
    explicit ApprovalsModel(QObject *parent = nullptr);
};

/// The people who have a session.
class PeopleModel : public RowsModel<protocol::PersonRow>
{
public:
    explicit PeopleModel(QObject *parent = nullptr);
};

/// The MCP servers behind the door.
class ServersModel : public RowsModel<protocol::ServerRow>
{
public:
    explicit ServersModel(QObject *parent = nullptr);
};

/// Where people sign in.
class ProvidersModel : public RowsModel<protocol::ProviderRow>
{
public:
    enum Column { Name, Title, State };

    explicit ProvidersModel(QObject *parent = nullptr);
};

/// The personal access tokens.
class TokensModel : public RowsModel<protocol::TokenRow>
{
public:
    explicit TokensModel(QObject *parent = nullptr);
};

} // namespace gatehouse::models
