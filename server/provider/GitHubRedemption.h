// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/GitHubProvider.h"

namespace gatehouse::provider {

/// GitHub's part of a redemption: /user, /user/emails, and with the scope read:org the
/// organizations and teams, the first hundred of each.
class GitHubRedemption final : public RedemptionFlow
{
public:
    GitHubRedemption(const Means &means, const GitHubProvider::Endpoints &endpoints,
        const Errand &errand, QObject *context, Done done);

    enum class Groups { None, OrganizationsAndTeams };
    void start(Groups groups);

protected:
    void identify(TokenAnswer answer) override;

private:
    using Response = base::Result<net::IncomingResponse>;

    /// Asks \a path for a list; \a next gets its objects, none when GitHub does not allow it.
    using Listed = std::optional<QList<QJsonObject>>;
    /// Nothing: it may not be read with this token.
    void askForList(const QByteArray &path, std::function<void(const Listed &)> next);
    void takePerson(const Response &response);
    void takeEmails(const Listed &emails);
    void takeOrganizations(const Listed &organizations);
    void takeTeams(const Listed &teams);

    const GitHubProvider::Endpoints m_endpoints;
    Groups m_groups = Groups::None;
    TokenAnswer m_answer;
    domain::Identity m_identity;
};

} // namespace gatehouse::provider
