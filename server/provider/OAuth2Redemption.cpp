// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/OAuth2Redemption.h"

#include "provider/Claims.h"

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;
using Kind = ProviderError::Kind;

namespace {

/// Empty for what is no whole number of 64 bits: two people would be one.
QByteArray wholeNumber(const QJsonValue &value)
{
    const qint64 number = value.toInteger(0);
    return number == value.toInteger(1) ? QByteArray::number(number) : QByteArray();
}

/// The members that name a person at providers without OpenID Connect; a string or a number.
QByteArray subjectOf(const QJsonObject &person)
{
    for (const auto name : {"sub"_L1, "id"_L1, "user_id"_L1}) {
        const QJsonValue value = person[name];
        if (value.isDouble())
            return wholeNumber(value);
        if (QByteArray text = value.toString().toUtf8(); !text.isEmpty())
            return text;
    }
    return {};
}

} // namespace

OAuth2Redemption::OAuth2Redemption(const Means &means, std::shared_ptr<ClientAuth> auth,
    const Errand &errand, QObject *context, Done done)
    : RedemptionFlow(means, errand, context, std::move(done))
    , m_auth(std::move(auth))
    , m_tried(*m_auth)
{ }

void OAuth2Redemption::start()
{
    exchange(config().tokenUrl, m_tried);
}

void OAuth2Redemption::answered(const base::Result<net::IncomingResponse> &result)
{
    // RFC 6749 2.3.1: a server must take Basic, but some take the secret in the body only.
    if (isClientRefused(result) && !m_triedBoth) {
        m_triedBoth = true;
        m_tried = m_tried == ClientAuth::Basic ? ClientAuth::Post : ClientAuth::Basic;
        exchange(config().tokenUrl, m_tried);
        return;
    }
    RedemptionFlow::answered(result);
}

void OAuth2Redemption::identify(TokenAnswer answer)
{
    *m_auth = m_tried;
    m_answer = std::move(answer);
    ask(config().accountsUrl, m_answer.tokens.accessToken,
        [this](const auto &result) { takePerson(result); });
}

void OAuth2Redemption::takePerson(const base::Result<net::IncomingResponse> &result)
{
    const auto person = personIn(result);
    if (!person)
        return;
    domain::Identity identity = identityFromClaims(*person, presetFor(ProviderKind::Oidc));
    identity.issuer = config().accountsUrl;
    identity.subject = subjectOf(*person);
    if (identity.subject.isEmpty()) {
        fail(Kind::Refused, u"The provider's answer does not say who signed in."_s);
        return;
    }
    succeed({identity, m_answer.tokens});
}

} // namespace gatehouse::provider
