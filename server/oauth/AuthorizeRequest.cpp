// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/AuthorizeRequest.h"

#include "domain/ResourceUri.h"
#include "oauth/Pkce.h"

#include <algorithm>

namespace gatehouse::oauth {

namespace {

constexpr qsizetype MaxStateBytes = 4096;
constexpr qsizetype MaxLoginHintBytes = 256;

UntrustedRequest malformed(const char *sentence)
{
    return {.why = UntrustedRequest::Why::Malformed, .detail = sentence};
}

UntrustedRequest unknownClient(
    const QByteArray &id, const QByteArray &requested, const QString &documentProblem)
{
    using Why = UntrustedRequest::Why;
    return {.why = documentProblem.isEmpty() ? Why::UnknownClient : Why::UnusableDocument,
        .detail = documentProblem.toUtf8(),
        .clientId = id,
        .requestedUri = requested};
}

UntrustedRequest mismatch(const domain::Client &client, const QByteArray &requested)
{
    UntrustedRequest untrusted {.why = UntrustedRequest::Why::RedirectMismatch,
        .clientId = client.id.value,
        .clientName = client.name,
        .requestedUri = requested,
        .registeredUris = client.redirectUris};
    if (!client.redirectUris.isEmpty()) {
        // Compare with the registered URI that comes closest: the one that differs latest.
        const auto closest = std::max_element(client.redirectUris.cbegin(),
            client.redirectUris.cend(), [&](const QByteArray &a, const QByteArray &b) {
                return differingPart(a, requested) < differingPart(b, requested);
            });
        untrusted.differing = differingPart(*closest, requested);
    }
    return untrusted;
}

/// The checks whose failure the client itself may hear. Fills \a request, or says what is wrong.
std::optional<OAuthError> checkRest(
    const Parameters &parameters, const Profile &profile, AuthorizeRequest &request)
{
    if (const auto name = parameters.repeated())
        return OAuthError {ErrorCode::InvalidRequest, "A parameter was sent more than once."};
    if (request.state.size() > MaxStateBytes)
        return OAuthError {ErrorCode::InvalidRequest, "The state is longer than 4096 bytes."};
    if (parameters.value("request") || parameters.value("request_uri"))
        return OAuthError {ErrorCode::InvalidRequest, "Request objects are not supported."};

    const auto responseType = parameters.value("response_type");
    if (!responseType)
        return OAuthError {ErrorCode::InvalidRequest, "response_type is missing; it is 'code'."};
    if (*responseType != "code")
        return OAuthError {ErrorCode::UnsupportedResponseType, "The only response_type is 'code'."};
    if (parameters.value("response_mode").value_or("query") != "query")
        return OAuthError {ErrorCode::InvalidRequest, "The only response_mode is 'query'."};

    // OAuth 2.1 4.1.1: a challenge is required; RFC 7636 4.3: an absent method would mean 'plain'.
    const auto challenge = parameters.value("code_challenge");
    if (!challenge)
        return OAuthError {
            ErrorCode::InvalidRequest, "code_challenge is missing; PKCE is required."};
    if (parameters.value("code_challenge_method") != QByteArray("S256"))
        return OAuthError {ErrorCode::InvalidRequest, "code_challenge_method must be 'S256'."};
    if (!isCodeChallenge(*challenge))
        return OAuthError {ErrorCode::InvalidRequest,
            "code_challenge must be 43 characters of base64url (SHA-256)."};
    request.codeChallenge = *challenge;

    auto resource = chooseResource(parameters.all("resource"), profile);
    if (!resource)
        return resource.error();
    request.resource = *resource;
    auto scopes = chooseScopes(parameters.value("scope"), profile);
    if (!scopes)
        return scopes.error();
    request.scopes = *scopes;
    const QByteArray hint = parameters.value("login_hint").value_or(QByteArray());
    if (hint.size() <= MaxLoginHintBytes) // a part of an address would be another address
        request.loginHint = hint;

    const auto prompt = readPrompt(parameters.value("prompt"));
    if (!prompt)
        return prompt.error();
    request.prompt = *prompt;
    return std::nullopt;
}

bool isRepeated(const Parameters &parameters, QByteArrayView name)
{
    return parameters.all(name).size() > 1;
}

} // namespace

OAuthResult<QByteArray> chooseResource(const QByteArrayList &requested, const Profile &profile)
{
    QByteArray chosen;
    for (const QByteArray &uri : requested) {
        const bool isKnown = profile.resource(uri) != nullptr; // then it is canonical
        auto canonical = isKnown ? uri : domain::canonicalResource(uri);
        if (canonical && *canonical == profile.issuer)
            canonical = profile.resources.first().uri;
        if (!canonical || !profile.resource(*canonical))
            return Err(OAuthError {ErrorCode::InvalidTarget, "The resource is not served here."});
        if (!chosen.isEmpty() && chosen != *canonical)
            return Err(OAuthError {ErrorCode::InvalidTarget, "A token is for one resource only."});
        chosen = *canonical;
    }
    return chosen.isEmpty() ? profile.resources.first().uri : chosen;
}

OAuthResult<domain::Scopes> chooseScopes(
    const std::optional<QByteArray> &requested, const Profile &profile)
{
    if (!requested)
        return profile.scopes;
    const auto asked = domain::Scopes::parse(*requested);
    if (!asked)
        return Err(OAuthError {
            ErrorCode::InvalidScope, "The scope holds a character that is not allowed."});
    const domain::Scopes known = asked->intersected(profile.scopes.without("offline_access"));
    const domain::Scopes granted = known.isEmpty() ? profile.scopes : known;
    return asked->contains("offline_access") ? granted.with("offline_access") : granted;
}

OAuthResult<Prompt> readPrompt(const std::optional<QByteArray> &requested)
{
    QByteArrayList values = requested.value_or(QByteArray()).simplified().split(' ');
    values.removeAll(QByteArray());
    if (values.isEmpty())
        return Prompt::Any;
    if (!values.contains("none"))
        return Prompt::Ask;
    if (values.size() > 1)
        return Err(
            OAuthError {ErrorCode::InvalidRequest, "prompt 'none' goes with no other value."});
    return Prompt::None;
}

base::Result<AuthorizeCheck> checkAuthorizeRequest(
    const OAuthResult<Parameters> &parsed, const Profile &profile, ClientDirectory &clients)
{
    if (!parsed)
        return AuthorizeCheck(
            malformed("The address holds a parameter that is not correctly encoded."));
    const Parameters &parameters = *parsed;
    if (isRepeated(parameters, "client_id") || isRepeated(parameters, "redirect_uri"))
        return AuthorizeCheck(
            malformed("The address names client_id or redirect_uri more than once."));
    const auto clientId = parameters.value("client_id");
    if (!clientId)
        return AuthorizeCheck(
            malformed("The address does not say which program sent you (client_id)."));
    const auto redirectUri = parameters.value("redirect_uri");
    if (!redirectUri)
        return AuthorizeCheck(
            malformed("The address does not say where to send you back to (redirect_uri)."));

    const auto client = clients.findForSignIn({*clientId});
    if (!client)
        return Err(client.error());
    if (!*client)
        return AuthorizeCheck(
            unknownClient(*clientId, *redirectUri, clients.documentProblem({*clientId})));
    const domain::Client &known = **client;
    if (known.isBlocked())
        return AuthorizeCheck(UntrustedRequest {.why = UntrustedRequest::Why::BlockedClient,
            .clientId = *clientId,
            .clientName = known.name});
    const bool matches = std::any_of(known.redirectUris.cbegin(), known.redirectUris.cend(),
        [&](const QByteArray &registered) { return redirectMatches(registered, *redirectUri); });
    if (!matches)
        return AuthorizeCheck(mismatch(known, *redirectUri));

    AuthorizeRequest request {.client = known,
        .redirectUri = *redirectUri,
        .state = parameters.value("state").value_or(QByteArray())};
    if (const auto error = checkRest(parameters, profile, request)) {
        const QByteArray state =
            request.state.size() > MaxStateBytes ? QByteArray() : request.state;
        return AuthorizeCheck(RefusedRequest {*error, request.redirectUri, state, known});
    }
    return AuthorizeCheck(request);
}

} // namespace gatehouse::oauth
