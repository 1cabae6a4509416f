// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/TokenExchange.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTimer>

namespace gatehouse::provider {

/// One redemption under way: exchanges the code, then asks who it is, which is the subclass's part.
/// A child of the caller's context, so that it ends with it; ends itself when it has called done,
/// at the latest when the configured time is over. Holds no provider, so one may be replaced
/// meanwhile; stores references to the HTTP client and the clock.
class RedemptionFlow : public QObject
{
public:
    struct Means
    {
        ProviderConfig config;
        net::HttpClient &http;
        base::Clock &clock;
    };

    RedemptionFlow(Means means, Redemption redemption, QObject *context, Provider::GrantDone done);

protected:
    const ProviderConfig &config() const { return m_means.config; }
    const Redemption &redemption() const { return m_redemption; }
    net::HttpClient &http() const { return m_means.http; }
    base::sys_seconds now() const { return m_means.clock.now(); }

    /// Sends the code; readToken() gets what comes back.
    void exchange(const QByteArray &tokenUrl, ClientAuth auth);
    /// Asks \a url with the access token as bearer; \a next gets the answer.
    void ask(const QByteArray &url, const base::Secret &accessToken,
        std::function<void(const base::Result<net::IncomingResponse> &)> next);
    /// The JSON object in the answer about the person; when there is none, fails the redemption
    /// and returns nothing.
    std::optional<QJsonObject> personIn(const base::Result<net::IncomingResponse> &result);

    /// What came of exchange().
    virtual void answered(const base::Result<net::IncomingResponse> &result);
    /// The code was good.
    virtual void identify(TokenAnswer answer) = 0;

    void succeed(ProviderGrant grant);
    void fail(ProviderError::Kind kind, const QString &message);

private:
    void settle(const base::Result<ProviderGrant, ProviderError> &result);

    const Means m_means;
    const Redemption m_redemption;
    Provider::GrantDone m_done;
    QTimer m_deadline;
};

} // namespace gatehouse::provider
