// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace gatehouse::models {

/// What is wrong with what a client sends or is described by, as the server says it.
inline constexpr const char *ClientSentences[] {
    QT_TRANSLATE_NOOP("Server", "A parameter was sent more than once."),
    QT_TRANSLATE_NOOP("Server", "The state is longer than 4096 bytes."),
    QT_TRANSLATE_NOOP("Server", "Request objects are not supported."),
    QT_TRANSLATE_NOOP("Server", "response_type is missing; it is 'code'."),
    QT_TRANSLATE_NOOP("Server", "The only response_type is 'code'."),
    QT_TRANSLATE_NOOP("Server", "The only response_mode is 'query'."),
    QT_TRANSLATE_NOOP("Server", "code_challenge is missing; PKCE is required."),
    QT_TRANSLATE_NOOP("Server", "code_challenge_method must be 'S256'."),
    QT_TRANSLATE_NOOP("Server", "code_challenge must be 43 characters of base64url (SHA-256)."),
    QT_TRANSLATE_NOOP("Server", "The resource is not served here."),
    QT_TRANSLATE_NOOP("Server", "A token is for one resource only."),
    QT_TRANSLATE_NOOP("Server", "The scope holds a character that is not allowed."),
    QT_TRANSLATE_NOOP("Server", "prompt 'none' goes with no other value."),
    QT_TRANSLATE_NOOP("Server", "The address holds a parameter that is not correctly encoded."),
    QT_TRANSLATE_NOOP("Server", "The address names client_id or redirect_uri more than once."),
    QT_TRANSLATE_NOOP("Server", "The address does not say which program sent you (client_id)."),
    QT_TRANSLATE_NOOP(
        "Server", "The address does not say where to send you back to (redirect_uri)."),
    QT_TRANSLATE_NOOP("Server", "The address must begin with https://."),
    QT_TRANSLATE_NOOP("Server", "The address has a port that is none."),
    QT_TRANSLATE_NOOP(
        "Server", "The address must name a public host in lower case, without a user."),
    QT_TRANSLATE_NOOP("Server", "The address names a port other than 443."),
    QT_TRANSLATE_NOOP("Server", "The address is longer than 2048 bytes."),
    QT_TRANSLATE_NOOP("Server", "The address has a fragment."),
    QT_TRANSLATE_NOOP("Server", "The address holds a character that must be percent-encoded."),
    QT_TRANSLATE_NOOP("Server", "The address has a path with dot segments."),
    QT_TRANSLATE_NOOP("Server", "This server does not read client documents (CIMD_ENABLED)."),
    QT_TRANSLATE_NOOP("Server", "The address has a query."),
    QT_TRANSLATE_NOOP("Server", "The address has no path."),
    QT_TRANSLATE_NOOP("Server", "The host of the address is not on this server's list."),
    QT_TRANSLATE_NOOP("Server", "redirect_uris must name at least one URI."),
    QT_TRANSLATE_NOOP("Server", "redirect_uris names more than 20 URIs."),
    QT_TRANSLATE_NOOP("Server",
        "The document offers no way to authenticate that is known here: none or private_key_jwt."),
    QT_TRANSLATE_NOOP("Server",
        "The document wants private_key_jwt and needs a usable jwks or jwks_uri, not both."),
    QT_TRANSLATE_NOOP("Server", "The document is not a JSON object."),
    QT_TRANSLATE_NOOP("Server", "The document's client_id is not its own address."),
    QT_TRANSLATE_NOOP("Server", "The document holds a client_secret."),
    QT_TRANSLATE_NOOP("Server", "The document's redirect_uris are refused: %1"),
    QT_TRANSLATE_NOOP("Server", "The document's client_name or scope is too long."),
    QT_TRANSLATE_NOOP("Server", "The document does not allow the authorization code grant."),
    QT_TRANSLATE_NOOP("Server", "The description could not be fetched from there."),
    QT_TRANSLATE_NOOP("Server", "The address answered with HTTP %1."),
    QT_TRANSLATE_NOOP(
        "Server", "A redirect URI needs a plain host name, without user information."),
    QT_TRANSLATE_NOOP("Server",
        "An http redirect URI must be on 127.0.0.1, [::1] or localhost; use https otherwise."),
    QT_TRANSLATE_NOOP("Server", "A redirect URI has 1 to 2048 characters."),
    QT_TRANSLATE_NOOP("Server", "A redirect URI has no fragment (RFC 6749 3.1.2)."),
    QT_TRANSLATE_NOOP("Server", "A redirect URI holds only characters that RFC 3986 allows."),
    QT_TRANSLATE_NOOP("Server", "A redirect URI is an absolute URI."),
    QT_TRANSLATE_NOOP("Server", "A redirect URI has no '.' or '..' segments."),
    QT_TRANSLATE_NOOP("Server", "The query of a redirect URI has no code, state, iss or error."),
    QT_TRANSLATE_NOOP("Server", "This URI scheme is not accepted for redirect URIs."),
    QT_TRANSLATE_NOOP("Server", "A private-use redirect URI needs something after its scheme."),
    QT_TRANSLATE_NOOP("Server", "The client metadata must be a JSON object of at most 64 KiB."),
    QT_TRANSLATE_NOOP("Server", "client_name has at most 200 characters, scope at most 1024."),
    QT_TRANSLATE_NOOP("Server", "Too many registrations; try again in a moment."),
    QT_TRANSLATE_NOOP("Server", "There is no room for another client right now; try again later."),
    QT_TRANSLATE_NOOP("Server", "Send the client metadata as application/json."),
};

} // namespace gatehouse::models
