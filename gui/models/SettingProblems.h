// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace gatehouse::models {

/// What is wrong with a setting or an entry of the servers file, as it goes on after its name.
inline constexpr const char *SettingProblems[] {
    QT_TRANSLATE_NOOP("Server", "must be %1"),
    QT_TRANSLATE_NOOP("Server", "holds secrets that cannot be read: %1"),
    QT_TRANSLATE_NOOP("Server",
        "is not set, and neither is STATE_DIRECTORY, XDG_DATA_HOME or HOME to derive it from"),
    QT_TRANSLATE_NOOP("Server", "is not set, but OAUTH_CLIENT_SECRET is: set both or none"),
    QT_TRANSLATE_NOOP("Server", "can be guessed: %1. Make one with: openssl rand -hex 32"),
    QT_TRANSLATE_NOOP("Server",
        "can be guessed: %1. Make one with: openssl rand -base64 32 | tr '+/' '-_' | tr -d '='"),
    QT_TRANSLATE_NOOP("Server", "names a file that is not there"),
    QT_TRANSLATE_NOOP("Server", "names a file that cannot be read by this user"),
    QT_TRANSLATE_NOOP(
        "Server", "is not set, but its twin is: set TLS_CERT_FILE and TLS_KEY_FILE both or none"),
    QT_TRANSLATE_NOOP(
        "Server", "names a file that everybody on this machine can read. Run: chmod 600 %1"),
    QT_TRANSLATE_NOOP("Server",
        "is not set, and HOST is every address: set BASE_URL to the origin clients use, such as "
        "https://gate.example.com"),
    QT_TRANSLATE_NOOP("Server", "must not be 0 on an address that others reach: choose a port"),
    QT_TRANSLATE_NOOP("Server", "begins with http://, but TLS_CERT_FILE is set: write https://"),
    QT_TRANSLATE_NOOP("Server",
        "makes %1 the public origin, which is http:// and not on this machine: browsers keep "
        "sign-in cookies and clients send tokens only over https://. Use https:// with a proxy in "
        "front, or set TLS_CERT_FILE and TLS_KEY_FILE"),
    QT_TRANSLATE_NOOP("Server",
        "listens to other machines, but BASE_URL is %1 without TLS: set an https:// BASE_URL, or "
        "HOST=127.0.0.1"),
    QT_TRANSLATE_NOOP("Server", "must not have a query"),
    QT_TRANSLATE_NOOP("Server",
        "must be on the origin of BASE_URL, which is %1: the provider sends the browser back to "
        "Gatehouse"),
    QT_TRANSLATE_NOOP("Server",
        "must have the path /oauth/callback, /oauth/provider-callback or "
        "/oauth/provider-callback/NAME: nothing else of Gatehouse answers the provider"),
    QT_TRANSLATE_NOOP("Server", "must not be longer than REFRESH_TOKEN_MAX_TTL, which is %1"),
    QT_TRANSLATE_NOOP("Server", "names the same key twice"),
    QT_TRANSLATE_NOOP(
        "Server", "is for development only: leave it out unless BASE_URL is on this machine"),
    QT_TRANSLATE_NOOP("Server", "must not name %1: Gatehouse sets it itself"),
    QT_TRANSLATE_NOOP("Server", "is not set, but its twin is: set %1 and %2 both or none"),
    QT_TRANSLATE_NOOP("Server",
        "is not set: register Gatehouse at your provider (callback %1) and put %2 here, or choose "
        "%3=local"),
    QT_TRANSLATE_NOOP("Server", "is for one provider, but PROVIDERS names %1: move it to %2"),
    QT_TRANSLATE_NOOP("Server",
        "names %1 providers of strategy local, but the accounts kept here are one: leave one of "
        "them"),
    QT_TRANSLATE_NOOP("Server",
        "holds %1, which does not say whose group it is: with several providers write "
        "PROVIDER/GROUP, such as %2/%1, where PROVIDER is one of %3"),
    QT_TRANSLATE_NOOP("Server", "is set twice, as %1 and as %1_FILE: remove one of them"),
    QT_TRANSLATE_NOOP("Server",
        "is in a file that everybody on this machine can read. Make a new key, and run: chmod 600 "
        "%1"),
    QT_TRANSLATE_NOOP("Server", "is in a file that %1"),
    QT_TRANSLATE_NOOP("Server", "cannot be read (%1)"),
    QT_TRANSLATE_NOOP("Server", "is larger than %1 bytes"),
    QT_TRANSLATE_NOOP("Server", "is not NAME=VALUE and not a comment (# …)"),
    QT_TRANSLATE_NOOP("Server", "opens a quote that is never closed"),
    QT_TRANSLATE_NOOP("Server",
        "has a # inside the value, where it begins no comment: put the comment on a line of its "
        "own, or the value in quotes"),
    QT_TRANSLATE_NOOP("Server", "is in a file with NUL bytes: it must be plain text"),
    QT_TRANSLATE_NOOP("Server",
        "is refused: sending codes to any address hands them to whoever asks. List the addresses "
        "in OAUTH_REDIRECT_ALLOWLIST and remove this line"),
    QT_TRANSLATE_NOOP("Server",
        "is refused: a provider's token is not meant for this server and must not open it. Clients "
        "sign in through Gatehouse; remove this line"),
    QT_TRANSLATE_NOOP("Server", "is not supported by this version: remove it"),
    QT_TRANSLATE_NOOP("Server", "is no setting of Gatehouse"),
    QT_TRANSLATE_NOOP("Server", "is no setting of Gatehouse; did you mean %1"),
    QT_TRANSLATE_NOOP(
        "Server", "comes from %1, which wins over the settings file: change it there"),
    QT_TRANSLATE_NOOP("Server",
        "is a secret and does not belong into the settings file: keep it with gatehousectl secret "
        "set %1"),
    QT_TRANSLATE_NOOP("Server", "stands twice among the changes"),
    QT_TRANSLATE_NOOP("Server", "has a character that cannot stand in a settings file"),
    QT_TRANSLATE_NOOP("Server", "is of a provider that PROVIDERS does not name"),
    QT_TRANSLATE_NOOP("Server", "cannot be read"),
    QT_TRANSLATE_NOOP("Server", "is larger than 1 MiB"),
    QT_TRANSLATE_NOOP("Server", "is not JSON: %1"),
    QT_TRANSLATE_NOOP("Server", "must be an object with the member mcpServers"),
    QT_TRANSLATE_NOOP("Server", "is nothing Gatehouse knows"),
    QT_TRANSLATE_NOOP("Server", "is nothing Gatehouse knows; did you mean %1"),
    QT_TRANSLATE_NOOP("Server", "stands here twice"),
    QT_TRANSLATE_NOOP("Server", "is missing"),
    QT_TRANSLATE_NOOP("Server", "must be an object: a name and an object each"),
    QT_TRANSLATE_NOOP("Server", "has more than one server with \"default\": true"),
    QT_TRANSLATE_NOOP("Server", "is the name of another server already"),
    QT_TRANSLATE_NOOP("Server", "names no server that is switched on"),
    QT_TRANSLATE_NOOP("Server",
        "is no name for a server: it stands in its address, so use letters, digits, - _ and . (the "
        "first a letter or digit, 64 at most)"),
    QT_TRANSLATE_NOOP("Server", "must be an object"),
    QT_TRANSLATE_NOOP("Server", "must not be longer than 200 characters"),
    QT_TRANSLATE_NOOP("Server", "has a url and a command: a server is one or the other"),
    QT_TRANSLATE_NOOP("Server", "needs a url (Streamable HTTP) or a command (stdio)"),
    QT_TRANSLATE_NOOP("Server", "has a url, and %1 is for a command"),
    QT_TRANSLATE_NOOP("Server", "has a command, and %1 is for a url"),
    QT_TRANSLATE_NOOP("Server", "does not fit the rest of the entry"),
    QT_TRANSLATE_NOOP("Server",
        "must not be shared with forward: provider-token: one child would get everybody's token"),
    QT_TRANSLATE_NOOP("Server", "must not set Authorization with forward: provider-token"),
    QT_TRANSLATE_NOOP("Server", "must be a text"),
    QT_TRANSLATE_NOOP("Server", "must be true or false"),
    QT_TRANSLATE_NOOP("Server", "must be a list of texts, not empty"),
    QT_TRANSLATE_NOOP("Server", "must be a text, not empty"),
    QT_TRANSLATE_NOOP("Server",
        "must not hold a secret: others on this machine can see it. Put it into headers or env"),
    QT_TRANSLATE_NOOP("Server", "must not hold a NUL"),
    QT_TRANSLATE_NOOP("Server", "must not be empty"),
    QT_TRANSLATE_NOOP(
        "Server", "must be stdio, http or streamable-http (the older sse is not supported)"),
    QT_TRANSLATE_NOOP("Server", "must be an http:// or https:// URL without user and fragment"),
    QT_TRANSLATE_NOOP("Server", "must be an object of names and texts"),
    QT_TRANSLATE_NOOP("Server", "is no header that can be set here"),
    QT_TRANSLATE_NOOP("Server", "must not hold a line break or a control character"),
    QT_TRANSLATE_NOOP("Server", "must be a number of seconds from 1 to 3600"),
    QT_TRANSLATE_NOOP("Server", "must be a list of texts"),
    QT_TRANSLATE_NOOP("Server", "is no name of a variable"),
    QT_TRANSLATE_NOOP("Server", "must be session, user or shared"),
    QT_TRANSLATE_NOOP("Server", "must be none, identity or provider-token"),
    QT_TRANSLATE_NOOP(
        "Server", "holds %1: write addresses, *@domain, * or names of local accounts"),
    QT_TRANSLATE_NOOP("Server", "must be an object with allow, deny or both"),
    QT_TRANSLATE_NOOP("Server", "must be allow or deny"),
    QT_TRANSLATE_NOOP("Server", "names %1, which OAUTH_SCOPES does not have: nobody could get it"),
    QT_TRANSLATE_NOOP("Server", "is in %1, which cannot be read"),
    QT_TRANSLATE_NOOP("Server", "is in %1, which is larger than 64 KiB"),
    QT_TRANSLATE_NOOP("Server", "is in %1, which is empty"),
    QT_TRANSLATE_NOOP("Server",
        "is not set: put it into %1 with gatehoused --set-secret %2, into the variable %3, or into "
        "a systemd credential %2"),
    QT_TRANSLATE_NOOP("Server", "is not set in the environment"),
    QT_TRANSLATE_NOOP("Server", "has a ${ without its }"),
    QT_TRANSLATE_NOOP("Server", "refers to ${%1}; write ${secret:NAME} or ${env:NAME}"),
    QT_TRANSLATE_NOOP("Server", "needs the secret %1, which %2"),
    QT_TRANSLATE_NOOP("Server", "needs the variable %1, which %2"),
    QT_TRANSLATE_NOOP("Server", "is not known"),
    QT_TRANSLATE_NOOP("Server", "must be a whole number, 0 or more"),
    QT_TRANSLATE_NOOP("Server", "is too large"),
    QT_TRANSLATE_NOOP("Server", "must be a list"),
    QT_TRANSLATE_NOOP("Server", "must be one of %1"),
};

/// What else is said of settings.
inline constexpr const char *SettingSentences[] {
    QT_TRANSLATE_NOOP("Server",
        "ALLOWED_USERS and ALLOWED_GROUPS are empty: nobody may come in. Set, for example, "
        "ALLOWED_USERS=*@example.com"),
    QT_TRANSLATE_NOOP("Server",
        "HOST listens to other machines without TLS: only the proxy in front should reach it. Name "
        "that proxy in TRUSTED_PROXIES"),
    QT_TRANSLATE_NOOP("Server",
        "OAUTH_REDIRECT_URI only says where BASE_URL is: with PROVIDERS each provider has a "
        "callback of its own, %1/oauth/provider-callback/NAME"),
    QT_TRANSLATE_NOOP(
        "Server", "%1: %2 stands twice in this file; this one counts, not that of line %3."),
    QT_TRANSLATE_NOOP(
        "Server", "%1: everybody on this machine can read the secret %2. Run: chmod 600 %3"),
    QT_TRANSLATE_NOOP("Server", "%1 (%2) is ignored: PROVIDERS does not name \"%3\"."),
    QT_TRANSLATE_NOOP("Server", "%1 (%2) is no setting of Gatehouse and is ignored."),
    QT_TRANSLATE_NOOP("Server", "Did you mean %1?"),
    QT_TRANSLATE_NOOP("Server", "gatehoused --set-secret %1 keeps it out of this file"),
    QT_TRANSLATE_NOOP("Server", "the client id it gives you"),
    QT_TRANSLATE_NOOP("Server", "the client secret it gives you"),
    QT_TRANSLATE_NOOP("Server",
        "its issuer or userinfo URL (such as https://accounts.google.com or "
        "https://api.github.com/user)"),
    QT_TRANSLATE_NOOP("Server", "it is a folder"),
    QT_TRANSLATE_NOOP(
        "Server", "There is no place for a settings file: start gatehoused with --settings FILE"),
    QT_TRANSLATE_NOOP("Server", "there is something after the end of the JSON"),
    QT_TRANSLATE_NOOP("Server", "it is nested deeper than 64 levels"),
    QT_TRANSLATE_NOOP("Server", "a value is expected here"),
    QT_TRANSLATE_NOOP("Server", "a text has no closing quote"),
    QT_TRANSLATE_NOOP("Server", "a text holds a control character"),
    QT_TRANSLATE_NOOP("Server", "a text is not UTF-8"),
    QT_TRANSLATE_NOOP("Server", "a text holds a backslash that JSON does not know"),
    QT_TRANSLATE_NOOP("Server", "\\u needs four hexadecimal digits"),
    QT_TRANSLATE_NOOP("Server", "a text holds half a character"),
    QT_TRANSLATE_NOOP("Server", "a list needs a comma or its ] here"),
    QT_TRANSLATE_NOOP("Server", "a number is larger or smaller than can be read"),
    QT_TRANSLATE_NOOP("Server", "a name in double quotes is expected here"),
    QT_TRANSLATE_NOOP("Server", "a colon is expected after the name"),
    QT_TRANSLATE_NOOP("Server", "an object needs a comma or its } here"),
};

/// Where a value comes from.
inline constexpr const char *SettingPlaces[] {
    QT_TRANSLATE_NOOP("Server", "the command line"),
    QT_TRANSLATE_NOOP("Server", "the environment"),
    QT_TRANSLATE_NOOP("Server", "%1, line %2"),
    QT_TRANSLATE_NOOP("Server", "systemd credential %1"),
    QT_TRANSLATE_NOOP("Server", "%1, through %2_FILE=%3"),
    QT_TRANSLATE_NOOP("Server", "the origin of OAUTH_REDIRECT_URI"),
    QT_TRANSLATE_NOOP("Server", "made from HOST and PORT"),
    QT_TRANSLATE_NOOP("Server", "not more than REFRESH_TOKEN_MAX_TTL"),
    QT_TRANSLATE_NOOP("Server", "the keychain"),
    QT_TRANSLATE_NOOP("Server", "the systemd credentials"),
    QT_TRANSLATE_NOOP("Server", "the secret store"),
};

} // namespace gatehouse::models
