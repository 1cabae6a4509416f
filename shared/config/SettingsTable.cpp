// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/SettingsTable.h"

#include "config/AdminSettings.h"
#include "config/DocumentSettings.h"
#include "config/LimitSettings.h"
#include "config/ProviderTable.h"
#include "config/SecretSettings.h"
#include "config/Values.h"

#include <algorithm>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::optional<domain::Scopes> parseScopes(const QByteArray &text)
{
    return domain::Scopes::parse(parseList(text).join(' '));
}

std::optional<QByteArrayList> parseRedirectUris(const QByteArray &text)
{
    const QByteArrayList uris = parseList(text);
    if (!std::all_of(uris.cbegin(), uris.cend(), isRedirectUri))
        return std::nullopt;
    return uris;
}

/// `*`, `*@domain` or `somebody@domain`.
bool isUserRule(const QByteArray &rule)
{
    const QByteArrayList parts = rule.split('@');
    return rule == "*"
        || (parts.size() == 2 && !parts.first().isEmpty() && !parts.last().isEmpty()
            && !parts.last().contains('*')
            && (parts.first() == "*" || !parts.first().contains('*')));
}

std::optional<QStringList> parseUserRules(const QByteArray &text)
{
    QStringList rules;
    for (const QByteArray &rule : parseList(text)) {
        if (!isUserRule(rule))
            return std::nullopt;
        rules.append(QString::fromUtf8(rule));
    }
    return rules;
}

/// Group names may hold blanks, so only commas separate.
std::optional<QStringList> parseGroups(const QByteArray &text)
{
    QStringList groups;
    for (const QByteArray &group : text.split(',')) {
        if (!group.trimmed().isEmpty())
            groups.append(QString::fromUtf8(group.trimmed()));
    }
    return groups;
}

std::optional<QByteArray> parseProxy(const QByteArray &text)
{
    if (!isProxyUrl(text))
        return std::nullopt;
    return text;
}

std::optional<quint16> parsePort(const QByteArray &text)
{
    const std::optional<qint64> port = parseInteger(text);
    if (!port || *port > 65535)
        return std::nullopt;
    return quint16(*port);
}

/// As address:port; a port alone is one of this machine.
std::optional<QByteArray> parseEndpoint(const QByteArray &text)
{
    const qsizetype colon = text.lastIndexOf(':');
    const std::optional<quint16> port = parsePort(text.sliced(colon + 1));
    QByteArray host = colon < 0 ? QByteArray("127.0.0.1") : text.first(colon);
    if (host.startsWith('[') && host.endsWith(']'))
        host = host.sliced(1).chopped(1);
    else if (host.contains(':'))
        return std::nullopt;
    const std::optional<QHostAddress> address = parseAddress(host);
    if (!port || *port == 0 || !address)
        return std::nullopt;
    const QByteArray shown = address->toString().toUtf8();
    return (shown.contains(':') ? '[' + shown + ']' : shown) + ':' + QByteArray::number(*port);
}

std::optional<QList<std::pair<QByteArray, std::chrono::seconds>>> parseClientTtls(
    const QByteArray &text)
{
    QList<std::pair<QByteArray, std::chrono::seconds>> rules;
    for (const QByteArray &rule : parseList(text)) {
        const qsizetype sign = rule.lastIndexOf('='); // a client_id that is a URL may hold one
        const auto ttl = sign > 0 ? parseDuration(rule.sliced(sign + 1)) : std::nullopt;
        if (!ttl || *ttl < 1min || *ttl > Day)
            return std::nullopt;
        rules.append({rule.first(sign), *ttl});
    }
    return rules;
}

std::optional<QString> parseDatabaseUrl(const QByteArray &text)
{
    constexpr QByteArrayView Scheme = "sqlite:///";
    if (!text.startsWith(Scheme) || text.size() == Scheme.size())
        return std::nullopt;
    return QString::fromUtf8(text);
}

/// The connectors that are known by their callback, and programs on the same machine.
constexpr char DefaultRedirects[] = "https://claude.ai/api/mcp/auth_callback "
                                    "https://claude.com/api/mcp/auth_callback "
                                    "https://vscode.dev/redirect "
                                    "cursor://anysphere.cursor-mcp/oauth/callback "
                                    "http://127.0.0.1/ http://localhost/ "
                                    "http://127.0.0.1/callback http://localhost/callback "
                                    "http://127.0.0.1/oauth/callback "
                                    "http://localhost/oauth/callback";

std::vector<Setting> clientRows()
{
    using S = Settings;
    return {
        {"OAUTH_CLIENT_ID", Group::Client, Care::Open, {}, u"no such client"_s,
            u"The identifier of the pre-registered client: what you type into Claude, ChatGPT or "
            "another product that asks for one."_s,
            visibleText(&S::oauthClientId)},
        {"OAUTH_CLIENT_SECRET", Group::Client, Care::Secret, {}, u"a public client"_s,
            u"The secret of the pre-registered client; at least 16 characters nobody can guess."_s,
            secretText(&S::oauthClientSecret)},
        {"OAUTH_SCOPES", Group::Client, Care::Open, "mcp", {},
            u"The scopes clients may ask for; offline_access is always understood besides."_s,
            parsed(
                &S::oauthScopes, u"scope names separated by blanks (RFC 6749 3.3)"_s, parseScopes)},
        {"OAUTH_REDIRECT_URI", Group::Client, Care::Open, {}, u"BASE_URL/oauth/callback"_s,
            u"Gatehouse's own callback as it is registered at the provider: on BASE_URL, path "
            "/oauth/callback or /oauth/provider-callback."_s,
            endpointUrl(&S::oauthRedirectUri)},
        {"OAUTH_REDIRECT_ALLOWLIST", Group::Client, Care::Open, DefaultRedirects, {},
            u"Where the pre-registered client may be sent back to; on http://127.0.0.1 and "
            "http://localhost any port fits."_s,
            parsed(&S::oauthRedirectAllowlist,
                u"absolute URIs separated by blanks or commas: https://, http:// on this machine, "
                "or an app's own scheme; no wildcard, no fragment, no user"_s,
                parseRedirectUris)},
    };
}

std::vector<Setting> peopleAndOutgoingRows()
{
    using S = Settings;
    return {
        {"ALLOWED_USERS", Group::People, Care::Open, {}, u"nobody"_s,
            u"Who may come in by verified e-mail address: somebody@example.com, *@example.com for "
            u"a "
            "domain, * for everyone the provider lets in."_s,
            parsed(&S::allowedUsers,
                u"e-mail addresses, *@domain or *, separated by blanks or commas"_s,
                parseUserRules)},
        {"ALLOWED_GROUPS", Group::People, Care::Open, {}, u"nobody"_s,
            u"Who may come in by group: OpenID Connect groups, GitHub org or org/team, hd:domain "
            "(Google), tid:tenant (Microsoft). With several PROVIDERS a group stands after its "
            "provider's name, as in corp/admins or github/org/team; hd: and tid: stay as they are."_s,
            parsed(&S::allowedGroups, u"group names separated by commas"_s, parseGroups)},
        {"CLIENT_APPROVAL", Group::People, Care::Open, "open", {},
            u"Which programs may bring people here to sign in: open lets in all, known only those "
            "you made or allowed; with ask, any other waits until you allow it."_s,
            oneOf<ClientApproval>(&S::clientApproval,
                {{"open", ClientApproval::Open}, {"known", ClientApproval::Known},
                    {"ask", ClientApproval::Ask}})},
        {"CA_FILE", Group::Outgoing, Care::Open, {}, u"the system's authorities only"_s,
            u"Further certificate authorities to trust for outgoing connections, PEM."_s,
            filePath(&S::caFile)},
        {"OUTGOING_PROXY", Group::Outgoing, Care::Open, {}, u"none"_s,
            u"The proxy outgoing connections go through."_s,
            parsed(&S::outgoingProxy,
                u"an http://, https://, socks5:// or socks5h:// URL without path"_s, parseProxy)},
    };
}

std::vector<Setting> listeningRows()
{
    using S = Settings;
    return {
        {"HOST", Group::Listening, Care::Open, "127.0.0.1", {}, u"The address to listen on."_s,
            parsed(&S::host, u"an IP address or localhost; 0.0.0.0 and :: mean every address"_s,
                parseAddress)},
        {"PORT", Group::Listening, Care::Open, "3000", {},
            u"The port to listen on; 0 takes a free one."_s,
            parsed(&S::port, u"a port number from 0 to 65535"_s, parsePort)},
        {"BASE_URL", Group::Listening, Care::Open, {},
            u"the origin of OAUTH_REDIRECT_URI, else made from HOST and PORT"_s,
            u"The public origin; every URL Gatehouse hands out begins with it."_s,
            parsed(&S::baseUrl,
                u"an origin such as https://gate.example.com: https:// (http:// only on this "
                "machine), no path, query, fragment or user"_s,
                parseOrigin)},
        {"TLS_CERT_FILE", Group::Listening, Care::Open, {}, u"no TLS here"_s,
            u"The certificate chain to serve https with, PEM, leaf first."_s,
            filePath(&S::tlsCertFile)},
        {"TLS_KEY_FILE", Group::Listening, Care::Open, {}, u"no TLS here"_s,
            u"The private key of that certificate, PEM; not readable by everybody."_s,
            filePath(&S::tlsKeyFile)},
        {"TRUSTED_PROXIES", Group::Listening, Care::Open, {}, u"none"_s,
            u"The proxies in front whose X-Forwarded-For is believed."_s,
            parsed(&S::trustedProxies,
                u"addresses or subnets such as 10.0.0.0/8, separated by blanks or commas; not "
                "everybody (/0)"_s,
                parseSubnets)},
        {"WORKERS", Group::Listening, Care::Open, "0", {},
            u"Threads that serve requests; 0 is one for each core."_s,
            number(&S::workers, {0, 256})},
        {"METRICS_ADDRESS", Group::Listening, Care::Open, {}, u"no metrics"_s,
            u"Where Prometheus may read what is counted, at /metrics: a port of this machine such "
            "as 9464, or address:port. Everybody who reaches it can read it."_s,
            parsed(&S::metricsAddress, u"a port, or address:port such as 127.0.0.1:9464"_s,
                parseEndpoint)},
    };
}

std::vector<Setting> mcpRows()
{
    using S = Settings;
    return {
        {"MCP_SERVERS_FILE", Group::Mcp, Care::Open, {}, u"the built-in server"_s,
            u"The MCP servers behind the door: JSON with mcpServers, see docs/servers.md; read "
            "again on SIGHUP."_s,
            filePath(&S::mcpServersFile)},
        {"MCP_TITLE", Group::Mcp, Care::Open, {}, u"Gatehouse"_s,
            u"The name the built-in MCP server gives itself."_s, readableText(&S::mcpTitle, 200)},
        {"MCP_INSTRUCTIONS", Group::Mcp, Care::Open, {}, u"none"_s,
            u"What the built-in MCP server tells a model about itself."_s,
            readableText(&S::mcpInstructions, 16'384)},
    };
}

std::vector<Setting> tokenRows()
{
    using S = Settings;
    return {
        {"ACCESS_TOKEN_TTL", Group::Tokens, Care::Open, "1h", {},
            u"How long an access token lives."_s, duration(&S::accessTokenTtl, {1min, Day})},
        {"ACCESS_TOKEN_TTL_BY_CLIENT", Group::Tokens, Care::Open, {}, u"ACCESS_TOKEN_TTL for all"_s,
            u"How long the access tokens of some clients live, for connectors that refresh "
            "unreliably: claude.ai=24h for every client that is sent back to that host only, or a "
            "client_id."_s,
            parsed(&S::accessTokenTtlByClient,
                u"CLIENT=DURATION, separated by blanks or commas: a client_id or the host of its "
                "redirect URIs, and 1m to 1d"_s,
                parseClientTtls)},
        {"REFRESH_TOKEN_IDLE_TTL", Group::Tokens, Care::Open, "30d", {},
            u"How long a session lives without being refreshed."_s,
            duration(&S::refreshTokenIdleTtl, {5min, 365 * Day})},
        {"REFRESH_TOKEN_MAX_TTL", Group::Tokens, Care::Open, "180d", {},
            u"How long a session lives in all; then people sign in again."_s,
            duration(&S::refreshTokenMaxTtl, {1h, 730 * Day})},
        {"REFRESH_GRACE", Group::Tokens, Care::Open, "60s", {},
            u"How long the same refresh token gives the same answer again, for a client that lost "
            "it or asked twice."_s,
            duration(&S::refreshGrace, {0s, 5min})},
        {"RS_TOKENS_ENC_KEY", Group::Tokens, Care::Key, {},
            u"made at the first start, in DATA_DIR"_s,
            u"Seals the provider's tokens in the store. Several keys: the first seals, all open, "
            u"so "
            "put a new one in front to change it; what was sealed before is sealed anew in the "
            "background, and the log says when the old one may be taken out."_s,
            encryptionKeys(&S::rsTokensEncKey)},
        {"PRM_OFFLINE_ACCESS", Group::Tokens, Care::Open, "false", {},
            u"Also names offline_access in the protected resource metadata, for clients that ask "
            "for a refresh token only then."_s,
            flag(&S::prmOfflineAccess)},
    };
}

std::vector<Setting> storeRows()
{
    using S = Settings;
    return {
        {"DATABASE_URL", Group::Store, Care::Open, {}, u"an SQLite file in DATA_DIR"_s,
            u"Where sessions and clients are kept."_s,
            parsed(&S::databaseUrl,
                u"sqlite:///absolute/path; other databases are not supported by this version"_s,
                parseDatabaseUrl)},
        {"GROUP_COMMIT", Group::Store, Care::Open, "true", {},
            u"Makes requests that arrive together durable with one write to the disk; false: each "
            "with a write of its own, to compare."_s,
            flag(&S::groupCommit)},
        {"DATA_DIR", Group::Store, Care::Open, {},
            u"$STATE_DIRECTORY, else $XDG_DATA_HOME/gatehouse, else ~/.local/share/gatehouse"_s,
            u"The folder of the database and the key file."_s, filePath(&S::dataDir)},
    };
}

std::vector<Setting> logRows()
{
    using S = Settings;
    return {
        {"LOG_LEVEL", Group::Log, Care::Open, "info", {}, u"The least important lines to log."_s,
            oneOf<base::LogLevel>(&S::logLevel,
                {{"debug", base::LogLevel::Debug}, {"info", base::LogLevel::Info},
                    {"warning", base::LogLevel::Warning}, {"error", base::LogLevel::Error}})},
        {"LOG_FORMAT", Group::Log, Care::Open, "text", {},
            u"How log lines look: for people, as JSON, or for systemd's journal."_s,
            oneOf<base::LogFormat>(&S::logFormat,
                {{"text", base::LogFormat::Text}, {"json", base::LogFormat::Json},
                    {"journal", base::LogFormat::Journal}})},
    };
}

std::vector<Setting> makeTable()
{
    std::vector<Setting> table;
    for (const std::vector<Setting> &rows : {clientRows(), providerRows(), peopleAndOutgoingRows(),
             listeningRows(), adminRows(), mcpRows(), tokenRows(), documentRows(), limitRows(),
             storeRows(), secretRows(), logRows()})
        table.insert(table.end(), rows.cbegin(), rows.cend());
    return table;
}

} // namespace

const std::vector<Setting> &settingsTable()
{
    static const std::vector<Setting> table = makeTable();
    return table;
}

const Setting *findSetting(QByteArrayView name)
{
    const std::vector<Setting> &table = settingsTable();
    const auto row = std::find_if(
        table.cbegin(), table.cend(), [name](const Setting &s) { return s.name == name; });
    return row == table.cend() ? nullptr : &*row;
}

QString groupTitle(Group group)
{
    switch (group) {
    case Group::Client:
        return u"The client credential"_s;
    case Group::Provider:
        return u"The provider"_s;
    case Group::People:
        return u"Who may come in"_s;
    case Group::Outgoing:
        return u"Outgoing connections"_s;
    case Group::Listening:
        return u"Listening"_s;
    case Group::Admin:
        return u"Administration"_s;
    case Group::Mcp:
        return u"MCP servers"_s;
    case Group::Tokens:
        return u"Tokens"_s;
    case Group::Documents:
        return u"Clients described by documents"_s;
    case Group::Limits:
        return u"Limits"_s;
    case Group::Store:
        return u"The store"_s;
    case Group::Secrets:
        return u"Secrets"_s;
    case Group::Log:
        return u"The log"_s;
    }
    Q_UNREACHABLE();
}

} // namespace gatehouse::config
