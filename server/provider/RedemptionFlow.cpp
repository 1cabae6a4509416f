// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/RedemptionFlow.h"

#include "base/Json.h"

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Result;
using Kind = ProviderError::Kind;

RedemptionFlow::Done RedemptionFlow::toGrant(Provider::GrantDone done)
{
    return [done = std::move(done)](const Result<ProviderGrant, ProviderError> &result,
               const std::optional<ProviderTokens> &) { done(result); };
}

RedemptionFlow::Done RedemptionFlow::toRenewed(
    const domain::Identity &person, Provider::RenewalDone done)
{
    return [person, done = std::move(done)](const Result<ProviderGrant, ProviderError> &result,
               const std::optional<ProviderTokens> &got) {
        if (!got)
            return done(Err(result.error()));
        // A doubt about who it is passes or stays, but is no word about the token.
        if (!result)
            return done(
                Renewed {*got, Err(ProviderError {Kind::Unavailable, result.error().message})});
        // OpenID Connect Core 12.2: the same person as at the sign-in.
        const domain::Identity &now = result->identity;
        if (now.issuer != person.issuer || now.subject != person.subject)
            return done(Renewed {*got,
                Err(ProviderError {
                    Kind::Refused, u"The provider's new token is somebody else's."_s})});
        done(Renewed {*got, now});
    };
}

RedemptionFlow::RedemptionFlow(Means means, Errand errand, QObject *context, Done done)
    : QObject(context)
    , m_means(std::move(means))
    , m_errand(std::move(errand))
    , m_done(std::move(done))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
        [this] { fail(Kind::Unavailable, u"The provider took too long to say who signed in."_s); });
    m_deadline.start(m_means.config.timeout);
}

void RedemptionFlow::exchange(const QByteArray &tokenUrl, ClientAuth auth)
{
    if (isQuestion()) {
        QTimer::singleShot(0, this, [this] { identify({renewal()->tokens, {}}); });
        return;
    }
    auto request = redemption() ? codeRequest(tokenUrl, auth, config(), *redemption())
                                : renewalRequest(tokenUrl, auth, config(), *renewal());
    http().send(std::move(request), this,
        [this](const Result<net::IncomingResponse> &result) { answered(result); });
}

void RedemptionFlow::answered(const Result<net::IncomingResponse> &result)
{
    auto answer = redemption() ? readTokenAnswer(result, *redemption(), now())
                               : readRenewalAnswer(result, *renewal(), now());
    if (!answer) {
        settle(Err(answer.error()));
        return;
    }
    m_got = answer->tokens;
    identify(std::move(*answer));
}

void RedemptionFlow::ask(const QByteArray &url, const base::Secret &accessToken,
    std::function<void(const Result<net::IncomingResponse> &)> next)
{
    net::OutgoingRequest request;
    request.url = url;
    request.headers = {
        {"Accept", "application/json"}, {"Authorization", "Bearer " + accessToken.reveal()}};
    request.timeout = config().timeout;
    request.maxBytes = MaxAnswerBytes;
    http().send(std::move(request), this, std::move(next));
}

std::optional<QJsonObject> RedemptionFlow::personIn(const Result<net::IncomingResponse> &result)
{
    if (!result) {
        fail(Kind::Unavailable, result.error().message);
        return std::nullopt;
    }
    if (result->status != 200) {
        const bool mayPass = result->status == 429 || result->status >= 500;
        heard(result->status == 401 ? Word::Dead // RFC 6750 3.1
                : mayPass           ? Word::Later
                                    : Word::Unsaid);
        fail(result->status == 401 ? Kind::Refused : Kind::Unavailable,
            u"The provider answered the question who signed in with HTTP %1."_s.arg(
                result->status));
        return std::nullopt;
    }
    auto person = base::parseJsonObject(result->body, MaxAnswerBytes);
    if (!person) {
        fail(Kind::Unavailable, u"The provider's answer to who signed in is not JSON."_s);
        return std::nullopt;
    }
    m_hasVouched = true;
    return std::move(*person);
}

/// To a question whose token it is. What a provider says to one that it has never vouched for may
/// be about all tokens of the kind: not every userinfo endpoint takes them (another audience).
ProviderError RedemptionFlow::wordOfToken(const ProviderError &error) const
{
    if (m_word == Word::Dead && renewal()->tokens.checkedAt)
        return {Kind::Refused, error.message};
    const bool mayPass =
        m_word == Word::None ? error.kind == Kind::Unavailable : m_word == Word::Later;
    return {mayPass ? Kind::Unavailable : Kind::Unsaid, error.message};
}

bool RedemptionFlow::isAnswer(const Result<net::IncomingResponse> &result)
{
    return result && result->status == 200
        && base::parseJsonObject(result->body, MaxAnswerBytes).ok();
}

void RedemptionFlow::succeed(ProviderGrant grant)
{
    settle(std::move(grant));
}

void RedemptionFlow::fail(Kind kind, const QString &message)
{
    settle(Err(ProviderError {kind, message}));
}

void RedemptionFlow::settle(Result<ProviderGrant, ProviderError> result)
{
    if (!m_done)
        return;
    if (result) {
        if (m_hasVouched || renewal())
            result->tokens.checkedAt = now();
        m_got = result->tokens;
    } else if (isQuestion()) {
        result = Err(wordOfToken(result.error()));
    }
    m_deadline.stop();
    deleteLater();
    const Done done = std::exchange(m_done, nullptr);
    const auto got = m_got;
    done(result, got); // may end the context, and so this
}

} // namespace gatehouse::provider
