// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientAuth.h"

#include "base/Secret.h"

#include <QLoggingCategory>

namespace gatehouse::oauth {

namespace {

Q_LOGGING_CATEGORY(lcClientAuth, "gatehouse.token")

struct Credentials
{
    QByteArray id;
    std::optional<QByteArray> secret;
    domain::ClientAuthMethod method = domain::ClientAuthMethod::SecretPost;
};

Err<OAuthError> invalidClient()
{
    return Err(
        OAuthError {ErrorCode::InvalidClient, "Unknown client, or its credentials are wrong."});
}

/// RFC 6749 2.3.1: both halves are form-encoded before they are joined by a colon, so an ampersand
/// in one of them is not part of it but the end of it.
std::optional<QByteArray> formDecoded(const QByteArray &half)
{
    if (half.contains('&'))
        return std::nullopt;
    const auto parsed = Parameters::parse("v=" + half);
    return parsed ? parsed->value("v") : std::nullopt;
}

OAuthResult<Credentials> basicCredentials(const QByteArray &authorization, const Parameters &form)
{
    if (form.value("client_secret"))
        return Err(OAuthError {
            ErrorCode::InvalidRequest, "Use one method of client authentication only."});
    const auto decoded = QByteArray::fromBase64Encoding(
        authorization.sliced(6).trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    const qsizetype colon = decoded ? (*decoded).indexOf(':') : -1;
    if (colon <= 0)
        return invalidClient();
    const auto id = formDecoded((*decoded).first(colon));
    const auto secret = formDecoded((*decoded).sliced(colon + 1));
    const auto named = form.value("client_id");
    if (!id || (named && *named != *id))
        return invalidClient();
    return Credentials {*id, secret, domain::ClientAuthMethod::SecretBasic};
}

OAuthResult<Credentials> credentials(const EndpointRequest &request, const Parameters &form)
{
    if (triesBasic(request))
        return basicCredentials(request.authorization, form);
    const auto id = form.value("client_id");
    if (!id)
        return invalidClient();
    return Credentials {*id, form.value("client_secret")};
}

/// RFC 7591 2: a client uses the method it registered. Which one the product uses that the owner
/// typed a secret into, nobody knows.
bool usesItsMethod(const domain::Client &client, const Credentials &claimed)
{
    return client.kind == domain::ClientKind::PreRegistered || client.authMethod == claimed.method;
}

/// Hashes and compares whether or not there is anything to compare with, so that an unknown client
/// takes as long as one with a wrong secret.
bool hasItsSecret(const std::optional<domain::Client> &client, const Credentials &claimed)
{
    const auto kept = client ? client->secretDigest : std::nullopt;
    const base::Digest presented = base::sha256(claimed.secret.value_or(QByteArray()));
    const bool equal =
        base::Secret(kept.value_or(base::Digest {}).toBytes()).equals(presented.toBytes());
    return kept && claimed.secret && equal;
}

bool proves(const std::optional<domain::Client> &client, const Credentials &claimed)
{
    const bool secret = hasItsSecret(client, claimed);
    if (!client || client->isBlocked())
        return false;
    // A document that offers none besides private_key_jwt lets its client choose.
    return !client->isConfidential() || client->orNone
        || (secret && usesItsMethod(*client, claimed));
}

bool hasAssertion(const Parameters &form)
{
    return form.contains("client_assertion") || form.contains("client_assertion_type");
}

/// RFC 7521 4.2: the assertion says who it is from; a client_id besides must say the same.
OAuthResult<AuthenticatedClient> clientOfAssertion(
    const EndpointRequest &request, const Parameters &form, ClientDirectory &clients)
{
    if (triesBasic(request) || form.value("client_secret"))
        return Err(OAuthError {
            ErrorCode::InvalidRequest, "Use one method of client authentication only."});
    if (form.value("client_assertion_type") != JwtAssertionType.toByteArray())
        return invalidClient();
    const auto assertion =
        parseClientAssertion(form.value("client_assertion").value_or(QByteArray()));
    if (!assertion) {
        qCWarning(lcClientAuth).noquote() << assertion.error().message;
        return invalidClient();
    }
    if (form.value("client_id").value_or(assertion->client.value) != assertion->client.value)
        return invalidClient();
    auto client = clients.find(assertion->client);
    if (!client)
        return Err(storeFailed());
    if (!*client || (*client)->isBlocked())
        return invalidClient();
    const auto used = clients.useAssertion(*assertion, **client);
    if (!used)
        return Err(storeFailed());
    if (!*used)
        return invalidClient();
    return AuthenticatedClient {**client, *used};
}

} // namespace

std::optional<ClaimedClient> claimedClient(const EndpointRequest &request)
{
    const auto form = parseForm(request);
    if (!form)
        return std::nullopt;
    if (hasAssertion(*form)) {
        const auto assertion =
            parseClientAssertion(form->value("client_assertion").value_or(QByteArray()));
        if (!assertion)
            return std::nullopt;
        return ClaimedClient {assertion->client, assertion->keyId()};
    }
    const auto claimed = credentials(request, *form);
    if (!claimed)
        return std::nullopt;
    return ClaimedClient {{claimed->id}, std::nullopt};
}

bool triesBasic(const EndpointRequest &request)
{
    return request.authorization.left(6).compare("Basic ", Qt::CaseInsensitive) == 0;
}

OAuthResult<AuthenticatedClient> authenticateClient(
    const EndpointRequest &request, const Parameters &form, ClientDirectory &clients)
{
    if (hasAssertion(form))
        return clientOfAssertion(request, form, clients);
    const auto claimed = credentials(request, form);
    if (!claimed)
        return Err(claimed.error());
    auto client = clients.find({claimed->id});
    if (!client)
        return Err(storeFailed());
    if (!proves(*client, *claimed))
        return invalidClient();
    // It may prove itself and did not, so for this request it is a public one.
    if ((*client)->orNone)
        (*client)->authMethod = domain::ClientAuthMethod::None;
    return AuthenticatedClient {**client};
}

EndpointAnswer sparingAssertion(
    const EndpointAnswer &answer, const AuthenticatedClient &client, Store &store)
{
    if (answer.status == errorStatus(ErrorCode::TemporarilyUnavailable)
        && !holdAssertion(client, store))
        qCWarning(lcClientAuth) << client.client.id.value
                                << "was told to try again and needs another assertion for it";
    return answer;
}

bool holdAssertion(const AuthenticatedClient &client, Store &store)
{
    return !client.assertion || store.releaseAssertion(client.assertion->use).ok();
}

OAuthResult<void> useHeldAssertion(const AuthenticatedClient &client, Store &store)
{
    if (!client.assertion)
        return {};
    const auto used = store.useAssertion(client.assertion->use, client.assertion->until);
    if (!used)
        return Err(storeFailed());
    if (!*used)
        return invalidClient();
    return {};
}

} // namespace gatehouse::oauth
