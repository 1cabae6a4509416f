// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/RedemptionFlow.h"

#include "base/Json.h"

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Result;
using Kind = ProviderError::Kind;

namespace {

constexpr qsizetype MaxAnswerBytes = 1024 * 1024;

} // namespace

RedemptionFlow::RedemptionFlow(
    Means means, Redemption redemption, QObject *context, Provider::GrantDone done)
    : QObject(context)
    , m_means(std::move(means))
    , m_redemption(std::move(redemption))
    , m_done(std::move(done))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
        [this] { fail(Kind::Unavailable, u"The provider took too long to say who signed in."_s); });
    m_deadline.start(m_means.config.timeout);
}

void RedemptionFlow::exchange(const QByteArray &tokenUrl, ClientAuth auth)
{
    http().send(codeRequest(tokenUrl, auth, config(), m_redemption), this,
        [this](const Result<net::IncomingResponse> &result) { answered(result); });
}

void RedemptionFlow::answered(const Result<net::IncomingResponse> &result)
{
    auto answer = readTokenAnswer(result, m_redemption, now());
    if (answer)
        identify(std::move(*answer));
    else
        settle(Err(answer.error()));
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
    return std::move(*person);
}

void RedemptionFlow::succeed(ProviderGrant grant)
{
    settle(std::move(grant));
}

void RedemptionFlow::fail(Kind kind, const QString &message)
{
    settle(Err(ProviderError {kind, message}));
}

void RedemptionFlow::settle(const Result<ProviderGrant, ProviderError> &result)
{
    if (!m_done)
        return;
    m_deadline.stop();
    deleteLater();
    const Provider::GrantDone done = std::exchange(m_done, nullptr);
    done(result); // may end the context, and so this
}

} // namespace gatehouse::provider
