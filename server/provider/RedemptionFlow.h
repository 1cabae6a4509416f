// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/TokenExchange.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTimer>

#include <variant>

namespace gatehouse::provider {

/// What a flow is for: a code that came back, or tokens that near their end or are in doubt.
using Errand = std::variant<Redemption, Renewal>;

/// One errand under way: exchanges the code or the refresh token, if there is one, then asks who it
/// is, which is the subclass's part.
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

    /// The grant, or why there is none; and the tokens, if it came to them.
    using Done = std::function<void(
        const base::Result<ProviderGrant, ProviderError> &, const std::optional<ProviderTokens> &)>;
    static Done toGrant(Provider::GrantDone done);
    static Done toRenewed(const domain::Identity &person, Provider::RenewalDone done);

    RedemptionFlow(Means means, Errand errand, QObject *context, Done done);

protected:
    const ProviderConfig &config() const { return m_means.config; }
    /// Null when a token is renewed.
    const Redemption *redemption() const { return std::get_if<Redemption>(&m_errand); }
    /// Null when a code is redeemed.
    const Renewal *renewal() const { return std::get_if<Renewal>(&m_errand); }
    net::HttpClient &http() const { return m_means.http; }
    base::sys_seconds now() const { return m_means.clock.now(); }

    /// Sends the code or the refresh token; answered() gets what comes back. Without either there
    /// is nothing to send, and identify() comes next.
    void exchange(const QByteArray &tokenUrl, ClientAuth auth);
    /// Asks \a url with the access token as bearer; \a next gets the answer.
    void ask(const QByteArray &url, const base::Secret &accessToken,
        std::function<void(const base::Result<net::IncomingResponse> &)> next);
    /// The JSON object in the answer about the person; when there is none, fails the redemption
    /// and returns nothing.
    std::optional<QJsonObject> personIn(const base::Result<net::IncomingResponse> &result);

    /// What personIn() would make something of.
    static bool isAnswer(const base::Result<net::IncomingResponse> &result);
    /// What an answer that names nobody says of the token.
    enum class Word {
        None, ///< there was no answer yet
        Dead,
        Later, ///< it may pass
        Unsaid, ///< nothing
    };
    void heard(Word word) { m_word = word; }

    /// What came of exchange().
    virtual void answered(const base::Result<net::IncomingResponse> &result);
    /// It was good.
    virtual void identify(TokenAnswer answer) = 0;

    void succeed(ProviderGrant grant);
    void fail(ProviderError::Kind kind, const QString &message);

private:
    /// Tokens that cannot be renewed: only whose they are is asked.
    bool isQuestion() const { return renewal() && !renewal()->tokens.refreshToken; }
    void settle(base::Result<ProviderGrant, ProviderError> result);
    ProviderError wordOfToken(const ProviderError &error) const;

    const Means m_means;
    const Errand m_errand;
    std::optional<ProviderTokens> m_got;
    bool m_hasVouched = false; ///< the provider, when it was asked with the access token
    Word m_word = Word::None;
    Done m_done;
    QTimer m_deadline;
};

} // namespace gatehouse::provider
