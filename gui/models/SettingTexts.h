// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace gatehouse::models {

/// The line of help of each setting, as the table of settings has it.
inline constexpr const char *SettingHelp[] {
    QT_TRANSLATE_NOOP("Server",
        "The identifier of the pre-registered client: what you type into Claude, ChatGPT or "
        "another product that asks for one."),
    QT_TRANSLATE_NOOP("Server",
        "The secret of the pre-registered client; at least 16 characters nobody can guess."),
    QT_TRANSLATE_NOOP(
        "Server", "The scopes clients may ask for; offline_access is always understood besides."),
    QT_TRANSLATE_NOOP("Server",
        "Gatehouse's own callback as it is registered at the provider: on BASE_URL, path "
        "/oauth/callback or /oauth/provider-callback."),
    QT_TRANSLATE_NOOP("Server",
        "Where the pre-registered client may be sent back to; on http://127.0.0.1 and "
        "http://localhost any port fits."),
    QT_TRANSLATE_NOOP("Server",
        "Several providers, by names you choose, such as google,github,local: people choose where "
        "to sign in. Each has its own PROVIDER_{NAME}_… settings (see there) and its own callback, "
        "BASE_URL/oauth/provider-callback/NAME."),
    QT_TRANSLATE_NOOP("Server",
        "How people sign in: oauth finds out from PROVIDER_ACCOUNTS_URL what the provider is; "
        "local keeps accounts here."),
    QT_TRANSLATE_NOOP("Server", "Gatehouse's own client id at the provider."),
    QT_TRANSLATE_NOOP("Server", "Gatehouse's own client secret at the provider."),
    QT_TRANSLATE_NOOP("Server",
        "The provider's issuer or its userinfo URL, such as https://accounts.google.com, "
        "https://api.github.com/user or https://login.microsoftonline.com/TENANT/v2.0."),
    QT_TRANSLATE_NOOP(
        "Server", "The provider's authorization endpoint, when it cannot be found out."),
    QT_TRANSLATE_NOOP("Server", "The provider's token endpoint, when it cannot be found out."),
    QT_TRANSLATE_NOOP(
        "Server", "The provider's revocation endpoint (RFC 7009), when it cannot be found out."),
    QT_TRANSLATE_NOOP("Server",
        "Further parameters for the provider's authorization endpoint, such as "
        "prompt=select_account."),
    QT_TRANSLATE_NOOP("Server",
        "The scopes to ask the provider for, in place of those that signing in needs; for servers "
        "that are given the provider's token."),
    QT_TRANSLATE_NOOP("Server", "What the provider is called on our pages."),
    QT_TRANSLATE_NOOP("Server",
        "Who may come in by verified e-mail address: somebody@example.com, *@example.com for a "
        "domain, * for everyone the provider lets in."),
    QT_TRANSLATE_NOOP("Server",
        "Who may come in by group: OpenID Connect groups, GitHub org or org/team, hd:domain "
        "(Google), tid:tenant (Microsoft). With several PROVIDERS a group stands after its "
        "provider's name, as in corp/admins or github/org/team; hd: and tid: stay as they are."),
    QT_TRANSLATE_NOOP("Server",
        "Which programs may bring people here to sign in: open lets in all, known only those you "
        "made or allowed; with ask, any other waits until you allow it."),
    QT_TRANSLATE_NOOP(
        "Server", "Further certificate authorities to trust for outgoing connections, PEM."),
    QT_TRANSLATE_NOOP("Server", "The proxy outgoing connections go through."),
    QT_TRANSLATE_NOOP("Server", "The address to listen on."),
    QT_TRANSLATE_NOOP("Server", "The port to listen on; 0 takes a free one."),
    QT_TRANSLATE_NOOP("Server", "The public origin; every URL Gatehouse hands out begins with it."),
    QT_TRANSLATE_NOOP("Server", "The certificate chain to serve https with, PEM, leaf first."),
    QT_TRANSLATE_NOOP(
        "Server", "The private key of that certificate, PEM; not readable by everybody."),
    QT_TRANSLATE_NOOP("Server", "The proxies in front whose X-Forwarded-For is believed."),
    QT_TRANSLATE_NOOP("Server", "Threads that serve requests; 0 is one for each core."),
    QT_TRANSLATE_NOOP("Server",
        "Where Prometheus may read what is counted, at /metrics: a port of this machine such as "
        "9464, or address:port. Everybody who reaches it can read it."),
    QT_TRANSLATE_NOOP("Server",
        "The MCP servers behind the door: JSON with mcpServers, see docs/servers.md; read again on "
        "SIGHUP."),
    QT_TRANSLATE_NOOP("Server", "The name the built-in MCP server gives itself."),
    QT_TRANSLATE_NOOP("Server", "What the built-in MCP server tells a model about itself."),
    QT_TRANSLATE_NOOP("Server", "How long an access token lives."),
    QT_TRANSLATE_NOOP("Server",
        "How long the access tokens of some clients live, for connectors that refresh unreliably: "
        "claude.ai=24h for every client that is sent back to that host only, or a client_id."),
    QT_TRANSLATE_NOOP("Server", "How long a session lives without being refreshed."),
    QT_TRANSLATE_NOOP("Server", "How long a session lives in all; then people sign in again."),
    QT_TRANSLATE_NOOP("Server",
        "How long the same refresh token gives the same answer again, for a client that lost it or "
        "asked twice."),
    QT_TRANSLATE_NOOP("Server",
        "Seals the provider's tokens in the store. Several keys: the first seals, all open, so put "
        "a new one in front to change it; what was sealed before is sealed anew in the background, "
        "and the log says when the old one may be taken out."),
    QT_TRANSLATE_NOOP("Server",
        "Also names offline_access in the protected resource metadata, for clients that ask for a "
        "refresh token only then."),
    QT_TRANSLATE_NOOP("Server", "Where sessions and clients are kept."),
    QT_TRANSLATE_NOOP("Server",
        "Makes requests that arrive together durable with one write to the disk; false: each with "
        "a write of its own, to compare."),
    QT_TRANSLATE_NOOP("Server", "The folder of the database and the key file."),
    QT_TRANSLATE_NOOP("Server", "The least important lines to log."),
    QT_TRANSLATE_NOOP(
        "Server", "How log lines look: for people, as JSON, or for systemd's journal."),
    QT_TRANSLATE_NOOP("Server",
        "Where gatehousectl and the desktop app reach this server: a socket on this machine, for "
        "the user it runs as and for root; off is none. Not on the network."),
    QT_TRANSLATE_NOOP(
        "Server", "A group of this machine whose members may administer this server as well."),
    QT_TRANSLATE_NOOP("Server", "How long rows of the audit log are kept."),
    QT_TRANSLATE_NOOP("Server",
        "Lets a client name the https address of a document that describes it as its id (Client ID "
        "Metadata Document), so that it need not register."),
    QT_TRANSLATE_NOOP("Server",
        "The hosts whose documents are read; *.example.com is every host below example.com."),
    QT_TRANSLATE_NOOP("Server", "Milliseconds to wait for a document or a client's keys."),
    QT_TRANSLATE_NOOP("Server", "The largest document or key set that is read."),
    QT_TRANSLATE_NOOP("Server",
        "For development: documents at http://127.0.0.1 and http://localhost are read too, when "
        "BASE_URL is on this machine as well."),
    QT_TRANSLATE_NOOP("Server", "The largest request body."),
    QT_TRANSLATE_NOOP("Server", "Requests to MCP servers a second for one session; 0 is no limit."),
    QT_TRANSLATE_NOOP(
        "Server", "Requests to MCP servers one session may have under way at a time."),
    QT_TRANSLATE_NOOP("Server", "Event streams one session may hold open."),
    QT_TRANSLATE_NOOP("Server", "Open event streams in all."),
    QT_TRANSLATE_NOOP("Server", "Programs that run for MCP servers with a command, in all."),
    QT_TRANSLATE_NOOP(
        "Server", "Programs that run for MCP servers with a command, for one person."),
    QT_TRANSLATE_NOOP(
        "Server", "How long such a program may be idle; then it is stopped until it is needed."),
    QT_TRANSLATE_NOOP("Server", "Open connections in all."),
    QT_TRANSLATE_NOOP(
        "Server", "Open connections from one address; TRUSTED_PROXIES may have more."),
    QT_TRANSLATE_NOOP("Server",
        "Where secrets are kept that stand nowhere else: PROVIDER_CLIENT_SECRET and the other "
        "secrets among these settings, and ${secret:NAME} of the servers file. file is the folder "
        "secrets in DATA_DIR, one file each that only its owner can read, not encrypted; keychain "
        "is that of the desktop, unlocked while somebody is logged in; systemd is LoadCredential= "
        "and LoadCredentialEncrypted= of the unit, only read. Filled with gatehousectl secret set, "
        "or gatehoused --set-secret."),
};

/// What a setting is when it is not set and that depends on others.
inline constexpr const char *SettingDefaults[] {
    QT_TRANSLATE_NOOP("Server", "no such client"),
    QT_TRANSLATE_NOOP("Server", "a public client"),
    QT_TRANSLATE_NOOP("Server", "BASE_URL/oauth/callback"),
    QT_TRANSLATE_NOOP("Server", "the one provider of the settings below"),
    QT_TRANSLATE_NOOP("Server", "needed unless AUTH_STRATEGY=local"),
    QT_TRANSLATE_NOOP("Server", "needed for AUTH_STRATEGY oauth and oidc"),
    QT_TRANSLATE_NOOP("Server", "found at the provider"),
    QT_TRANSLATE_NOOP("Server", "none"),
    QT_TRANSLATE_NOOP("Server", "what signing in needs"),
    QT_TRANSLATE_NOOP("Server", "the provider's own name"),
    QT_TRANSLATE_NOOP("Server", "nobody"),
    QT_TRANSLATE_NOOP("Server", "the system's authorities only"),
    QT_TRANSLATE_NOOP("Server", "the origin of OAUTH_REDIRECT_URI, else made from HOST and PORT"),
    QT_TRANSLATE_NOOP("Server", "no TLS here"),
    QT_TRANSLATE_NOOP("Server", "no metrics"),
    QT_TRANSLATE_NOOP("Server", "the built-in server"),
    QT_TRANSLATE_NOOP("Server", "Gatehouse"),
    QT_TRANSLATE_NOOP("Server", "ACCESS_TOKEN_TTL for all"),
    QT_TRANSLATE_NOOP("Server", "made at the first start, in DATA_DIR"),
    QT_TRANSLATE_NOOP("Server", "an SQLite file in DATA_DIR"),
    QT_TRANSLATE_NOOP(
        "Server", "$STATE_DIRECTORY, else $XDG_DATA_HOME/gatehouse, else ~/.local/share/gatehouse"),
    QT_TRANSLATE_NOOP("Server",
        "admin.sock in $RUNTIME_DIRECTORY, else $XDG_RUNTIME_DIR/gatehouse/admin.sock, else "
        "DATA_DIR/admin/admin.sock"),
    QT_TRANSLATE_NOOP("Server", "nobody else"),
    QT_TRANSLATE_NOOP("Server", "any public host"),
};

/// What may stand in a setting; goes on after "must be …".
inline constexpr const char *SettingValues[] {
    QT_TRANSLATE_NOOP("Server", "at most %1 visible ASCII characters"),
    QT_TRANSLATE_NOOP("Server", "text of at most %1 characters"),
    QT_TRANSLATE_NOOP("Server", "an absolute path"),
    QT_TRANSLATE_NOOP("Server",
        "an https:// URL (http:// only on this machine: localhost, 127.0.0.1, [::1]) without user, "
        "password and fragment"),
    QT_TRANSLATE_NOOP("Server", "from %1 to %2"),
    QT_TRANSLATE_NOOP("Server", "a duration %1 (such as 90s, 15m, 1h, 30d)"),
    QT_TRANSLATE_NOOP("Server", "a size %1 (such as 65536, 512KiB, 4MiB)"),
    QT_TRANSLATE_NOOP("Server", "a whole number %1"),
    QT_TRANSLATE_NOOP("Server", "true or false"),
    QT_TRANSLATE_NOOP("Server",
        "32 random bytes in base64url, or several such keys separated by commas; make one with: "
        "openssl rand -base64 32 | tr '+/' '-_' | tr -d '='"),
    QT_TRANSLATE_NOOP("Server", "one of %1"),
    QT_TRANSLATE_NOOP(
        "Server", "%1; bearer, api_key, custom and none are not supported by this version"),
    QT_TRANSLATE_NOOP("Server", "scope names separated by blanks (RFC 6749 3.3)"),
    QT_TRANSLATE_NOOP("Server",
        "absolute URIs separated by blanks or commas: https://, http:// on this machine, or an "
        "app's own scheme; no wildcard, no fragment, no user"),
    QT_TRANSLATE_NOOP("Server", "e-mail addresses, *@domain or *, separated by blanks or commas"),
    QT_TRANSLATE_NOOP("Server", "group names separated by commas"),
    QT_TRANSLATE_NOOP("Server", "an http://, https://, socks5:// or socks5h:// URL without path"),
    QT_TRANSLATE_NOOP("Server", "an IP address or localhost; 0.0.0.0 and :: mean every address"),
    QT_TRANSLATE_NOOP("Server", "a port number from 0 to 65535"),
    QT_TRANSLATE_NOOP("Server",
        "an origin such as https://gate.example.com: https:// (http:// only on this machine), no "
        "path, query, fragment or user"),
    QT_TRANSLATE_NOOP("Server",
        "addresses or subnets such as 10.0.0.0/8, separated by blanks or commas; not everybody "
        "(/0)"),
    QT_TRANSLATE_NOOP("Server", "a port, or address:port such as 127.0.0.1:9464"),
    QT_TRANSLATE_NOOP("Server",
        "CLIENT=DURATION, separated by blanks or commas: a client_id or the host of its redirect "
        "URIs, and 1m to 1d"),
    QT_TRANSLATE_NOOP(
        "Server", "sqlite:///absolute/path; other databases are not supported by this version"),
    QT_TRANSLATE_NOOP(
        "Server", "names of a to z, 0 to 9 and dashes, separated by blanks or commas, each once"),
    QT_TRANSLATE_NOOP("Server",
        "a query string such as prompt=consent&hd=example.com, or a JSON object of strings; each "
        "name once"),
    QT_TRANSLATE_NOOP("Server", "an absolute path, or off"),
    QT_TRANSLATE_NOOP("Server", "the name of a group"),
    QT_TRANSLATE_NOOP(
        "Server", "host names such as claude.ai or *.example.com, separated by blanks or commas"),
};

} // namespace gatehouse::models
