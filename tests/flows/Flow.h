// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Base64Url.h"
#include "base/Json.h"
#include "config/Loader.h"
#include "daemon/Accounts.h"
#include "daemon/Daemon.h"
#include "support/RawClient.h"

#include <QJsonDocument>
#include <QMap>
#include <QTemporaryDir>
#include <QUrl>
#include <QUrlQuery>

#include <memory>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

constexpr char Password[] = "correct horse battery";
constexpr char RedirectUri[] = "http://127.0.0.1:33418/callback";

using Form = QList<std::pair<QByteArray, QByteArray>>;

inline QByteArray urlEncoded(const Form &form)
{
    QByteArrayList pairs;
    for (const auto &[name, value] : form)
        pairs.append(name.toPercentEncoding() + '=' + value.toPercentEncoding());
    return pairs.join('&');
}

/// A live pair of tokens as POST /token gave it.
struct Tokens
{
    QByteArray access;
    QByteArray refresh;
};

/// The whole server as the program wires it, on a port of its own, with one local account: ann. Its
/// core thread is the test's: it runs while the test waits for an answer.
class Flow
{
public:
    /// \a more: settings besides those that every flow has.
    explicit Flow(const QByteArray &workers = "2", const QMap<QByteArray, QByteArray> &more = {})
        : m_given {{"AUTH_STRATEGY", "local"}, {"HOST", "127.0.0.1"}, {"PORT", "0"},
            {"DATA_DIR", m_folder.path().toUtf8()}, {"WORKERS", workers}, {"LOG_LEVEL", "error"}}
    {
        load(more);
        start();
        m_settings.baseUrl = m_daemon->baseUrl();
        m_settings.port = port();
    }

    /// As SIGTERM and SIGHUP do.
    void stop() { m_daemon->stop(); }
    void reload() { static_cast<void>(m_daemon->reload()); }

    /// Ends the server and starts it again on what it has stored.
    void restart()
    {
        m_daemon.reset();
        start();
    }
    /// The same after \a changed has been set; the address stays.
    void restart(const QMap<QByteArray, QByteArray> &changed)
    {
        const QByteArray baseUrl = m_settings.baseUrl;
        const quint16 samePort = m_settings.port;
        load(changed);
        m_settings.baseUrl = baseUrl;
        m_settings.port = samePort;
        restart();
    }

    /// The same, with these as RS_TOKENS_ENC_KEY.
    void restartWith(const QList<base::Secret> &keys)
    {
        m_settings.rsTokensEncKey = keys;
        restart();
    }

    oauth::Store &store() const { return m_daemon->store(); }
    QString databasePath() const { return m_folder.filePath(u"gatehouse.db"_s); }
    QString adminSocket() const { return m_daemon->adminSocket(); }
    const QByteArray &origin() const { return m_daemon->baseUrl(); }
    /// To look at; what changes something goes through administer().
    daemon::Daemon &daemon() const { return *m_daemon; }
    /// What the admin side does: in one durable step of the core thread, which is the test's.
    template <typename Work> auto administer(const Work &work) const
    {
        std::optional<decltype(work(*m_daemon))> result;
        if (!m_daemon->runBatch([&] { result = work(*m_daemon); }))
            qFatal("the batch of the test is not durable");
        return *result;
    }
    QByteArray mcpUrl() const { return origin() + "/mcp"; }

    RawClient connect() const { return RawClient(port()); }
    QByteArray wire(const QByteArray &method, const QByteArray &target,
        const QList<QByteArray> &fields = {}, const QByteArray &body = {}) const
    {
        QByteArray text = method + ' ' + target
            + " HTTP/1.1\r\nHost: " + origin().sliced(qstrlen("http://")) + "\r\n";
        for (const QByteArray &field : fields)
            text += field + "\r\n";
        if (method == "POST" || method == "PUT")
            text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        return text + "\r\n" + body;
    }
    /// One request on a connection of its own; status 0 when nothing came.
    RawAnswer send(const QByteArray &method, const QByteArray &target,
        const QList<QByteArray> &fields = {}, const QByteArray &body = {}) const
    {
        RawClient client = connect();
        client.send(wire(method, target, fields, body));
        return client.answer().value_or(RawAnswer());
    }
    RawAnswer postForm(const QByteArray &path, const Form &form) const
    {
        return send(
            "POST", path, {"Content-Type: application/x-www-form-urlencoded"}, urlEncoded(form));
    }
    /// The same from a client that proves itself with Basic (RFC 6749 2.3.1).
    RawAnswer postForm(
        const QByteArray &path, const Form &form, const QByteArray &credentials) const
    {
        return send("POST", path,
            {"Content-Type: application/x-www-form-urlencoded",
                "Authorization: Basic " + credentials.toBase64()},
            urlEncoded(form));
    }

    /// RFC 7591: a public client of that name; its id.
    QByteArray registerClient(const QByteArray &name = "Some client") const
    {
        const RawAnswer answer = send("POST", "/register", {"Content-Type: application/json"},
            R"({"client_name":")" + name + R"(","redirect_uris":[")" + RedirectUri
                + R"("],"token_endpoint_auth_method":"none"})");
        return QJsonDocument::fromJson(answer.body)
            .object()
            .value("client_id"_L1)
            .toString()
            .toUtf8();
    }

    RawAnswer callMcp(const QByteArray &token, const QByteArray &body,
        const QList<QByteArray> &more = {}, const QByteArray &path = "/mcp") const
    {
        return send("POST", path,
            QList<QByteArray> {"Content-Type: application/json",
                "Accept: application/json, text/event-stream", "Authorization: Bearer " + token}
                + more,
            body);
    }
    /// The status of an initialize with \a token on each of many connections, which the system
    /// spreads over the workers.
    QSet<int> doorStatuses(const QByteArray &token, int connections = 24) const
    {
        QSet<int> statuses;
        for (int i = 0; i < connections; ++i)
            statuses.insert(callMcp(token,
                R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}})")
                                .status);
        return statuses;
    }

private:
    void load(const QMap<QByteArray, QByteArray> &changed)
    {
        m_given.insert(changed);
        const config::Inputs inputs {
            .given = m_given, .workingFolder = m_folder.path(), .systemSettingsFile = {}};
        const auto loaded = config::load(inputs);
        if (!loaded)
            qFatal("the settings of the test are wrong");
        m_settings = loaded->settings;
    }
    void start()
    {
        auto created = daemon::Daemon::create(m_settings);
        if (!created)
            qFatal("%s", qPrintable(created.error().message));
        m_daemon = std::move(*created);
        base::SystemRandom random;
        if (!daemon::saveLocalAccount(m_daemon->store(), u"ann"_s, base::Secret(Password), random))
            qFatal("the account cannot be made");
        if (auto started = m_daemon->start(); !started)
            qFatal("%s", qPrintable(started.error().message));
    }
    quint16 port() const { return static_cast<quint16>(QUrl(QString::fromUtf8(origin())).port()); }

    QTemporaryDir m_folder;
    QMap<QByteArray, QByteArray> m_given;
    config::Settings m_settings;
    std::unique_ptr<daemon::Daemon> m_daemon;
};

/// What a person's browser does: keeps cookies, sends forms with the Origin of the page.
class Browser
{
public:
    explicit Browser(const Flow &flow)
        : m_flow(flow)
    { }

    RawAnswer open(const QByteArray &target, const QList<QByteArray> &more = {})
    {
        return kept(m_flow.send("GET", target, cookies() + more));
    }
    /// As a second tab that was opened before the first one had its answer: without a cookie.
    RawAnswer openWithoutCookies(const QByteArray &target)
    {
        return kept(m_flow.send("GET", target));
    }
    RawAnswer post(const QByteArray &path, const Form &form, const QByteArray &origin = {},
        const QList<QByteArray> &more = {})
    {
        return kept(m_flow.send("POST", path,
            cookies()
                + QList<QByteArray> {"Content-Type: application/x-www-form-urlencoded",
                    "Origin: " + (origin.isEmpty() ? m_flow.origin() : origin)}
                + more,
            urlEncoded(form)));
    }
    bool hasCookie() const { return !m_jar.isEmpty(); }

    /// The hidden token of the form on \a page; empty when there is none.
    static QByteArray formToken(const RawAnswer &page)
    {
        return between(page.body, "name=\"form_token\" value=\"", "\"");
    }
    /// Where the page that hops leads to; not valid when it is another page.
    static QUrl destination(const RawAnswer &page)
    {
        QByteArray href = between(page.body, "class=\"button main\" href=\"", "\"");
        return QUrl(QString::fromUtf8(href.replace("&amp;", "&")), QUrl::StrictMode);
    }

private:
    static QByteArray between(
        const QByteArray &text, const QByteArray &before, const QByteArray &after)
    {
        const qsizetype start = text.indexOf(before);
        if (start < 0)
            return {};
        const qsizetype end = text.indexOf(after, start + before.size());
        return text.sliced(start + before.size(), end - start - before.size());
    }
    QList<QByteArray> cookies() const
    {
        QByteArrayList pairs;
        for (auto it = m_jar.cbegin(); it != m_jar.cend(); ++it)
            pairs.append(it.key() + '=' + it.value());
        return pairs.isEmpty() ? QList<QByteArray>()
                               : QList<QByteArray> {"Cookie: " + pairs.join("; ")};
    }
    RawAnswer kept(const RawAnswer &answer)
    {
        for (const QByteArray &line : answer.head.split('\n')) {
            if (!line.toLower().startsWith("set-cookie:"))
                continue;
            const QByteArray cookie = line.sliced(11).split(';').first().trimmed();
            const qsizetype sign = cookie.indexOf('=');
            if (line.contains("Max-Age=0"))
                m_jar.remove(cookie.first(sign));
            else if (sign > 0)
                m_jar.insert(cookie.first(sign), cookie.sliced(sign + 1));
        }
        return answer;
    }

    const Flow &m_flow;
    QMap<QByteArray, QByteArray> m_jar;
};

/// A client that need not register.
struct KnownClient
{
    QByteArray id;
    QByteArray secret;
};

/// One client's way to a code and to tokens.
class Journey
{
public:
    /// \a path: of the MCP server it wants a token for.
    explicit Journey(const Flow &flow, const QByteArray &clientName = "Some client",
        const QByteArray &path = "/mcp", const QByteArray &scope = "mcp")
        : m_flow(flow)
        , m_clientId(flow.registerClient(clientName))
        , m_resource(flow.origin() + path)
        , m_scope(scope)
    { }

    Journey(const Flow &flow, const KnownClient &client)
        : m_flow(flow)
        , m_clientId(client.id)
        , m_resource(flow.mcpUrl())
        , m_scope("mcp")
        , m_secret(client.secret)
    { }

    const QByteArray &verifier() const { return m_verifier; }
    const QByteArray &clientId() const { return m_clientId; }
    QByteArray authorizeTarget() const
    {
        const QByteArray challenge = base::toBase64Url(base::sha256(m_verifier).toBytes());
        return "/authorize?"
            + urlEncoded({{"response_type", "code"}, {"client_id", m_clientId},
                {"redirect_uri", RedirectUri}, {"code_challenge", challenge},
                {"code_challenge_method", "S256"}, {"state", "client state &=+"},
                {"scope", m_scope}, {"resource", m_resource}});
    }
    /// Consent and the right password: where the browser is sent with the code.
    QUrl signIn(Browser &browser) const
    {
        const RawAnswer consent = browser.open(authorizeTarget());
        const RawAnswer account = browser.post("/authorize/consent",
            {{"form_token", Browser::formToken(consent)}, {"decision", "allow"}});
        return Browser::destination(browser.post("/authorize/account",
            {{"form_token", Browser::formToken(account)}, {"name", "ann"},
                {"password", Password}}));
    }
    RawAnswer redeem(const QByteArray &code) const
    {
        Form form {{"grant_type", "authorization_code"}, {"client_id", m_clientId}, {"code", code},
            {"redirect_uri", RedirectUri}, {"code_verifier", m_verifier}};
        if (!m_secret.isEmpty())
            form.append({"client_secret", m_secret});
        return m_flow.postForm("/token", form);
    }
    Form refreshForm(const QByteArray &token) const
    {
        return {
            {"grant_type", "refresh_token"}, {"client_id", m_clientId}, {"refresh_token", token}};
    }
    RawAnswer refresh(const QByteArray &token) const
    {
        return m_flow.postForm("/token", refreshForm(token));
    }
    RawAnswer revoke(const QByteArray &token) const
    {
        return m_flow.postForm("/revoke", {{"client_id", m_clientId}, {"token", token}});
    }
    Tokens tokens() const
    {
        Browser browser(m_flow);
        const QUrlQuery query(signIn(browser));
        return tokensOf(redeem(query.queryItemValue(u"code"_s).toUtf8()));
    }
    static Tokens tokensOf(const RawAnswer &answer)
    {
        const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
        return {json.value("access_token"_L1).toString().toUtf8(),
            json.value("refresh_token"_L1).toString().toUtf8()};
    }
    static QByteArray errorOf(const RawAnswer &answer)
    {
        return QJsonDocument::fromJson(answer.body).object().value("error"_L1).toString().toUtf8();
    }

private:
    const Flow &m_flow;
    QByteArray m_clientId;
    QByteArray m_resource;
    QByteArray m_scope;
    QByteArray m_secret;
    QByteArray m_verifier = QByteArray(43, 'v');
};

} // namespace gatehouse::test
