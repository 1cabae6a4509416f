// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/RedemptionFlow.h"

#include <memory>

namespace gatehouse::provider {

/// The plain OAuth 2 part of a redemption: finds out how the client authenticates, and who it is
/// from the userinfo URL.
class OAuth2Redemption final : public RedemptionFlow
{
public:
    /// \a auth is what to try first, and is set to what was accepted.
    OAuth2Redemption(const Means &means, std::shared_ptr<ClientAuth> auth, const Errand &errand,
        QObject *context, Done done);

    void start();

protected:
    void answered(const base::Result<net::IncomingResponse> &result) override;
    void identify(TokenAnswer answer) override;

private:
    void takePerson(const base::Result<net::IncomingResponse> &result);

    const std::shared_ptr<ClientAuth> m_auth;
    ClientAuth m_tried;
    bool m_triedBoth = false;
    TokenAnswer m_answer;
};

} // namespace gatehouse::provider
