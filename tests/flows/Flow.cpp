// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Flow.h"

#include <QEventLoop>

namespace gatehouse::test {

QByteArray wireOf(const QByteArray &origin, const QByteArray &method, const QByteArray &target,
    const QList<QByteArray> &fields, const QByteArray &body)
{
    QByteArray text =
        method + ' ' + target + " HTTP/1.1\r\nHost: " + origin.sliced(qstrlen("http://")) + "\r\n";
    for (const QByteArray &field : fields)
        text += field + "\r\n";
    if (method == "POST" || method == "PUT")
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return text + "\r\n" + body;
}

RawAnswer sendTo(const QByteArray &origin, const QByteArray &method, const QByteArray &target,
    const QList<QByteArray> &fields, const QByteArray &body)
{
    RawClient client(quint16(QUrl(QString::fromUtf8(origin)).port()));
    client.send(wireOf(origin, method, target, fields, body));
    return client.answer().value_or(RawAnswer());
}

Flow::Flow(const QByteArray &workers, const QMap<QByteArray, QByteArray> &more)
    : m_inputs {
        .given = {{"AUTH_STRATEGY", "local"}, {"HOST", "127.0.0.1"}, {"PORT", "0"},
            {"DATA_DIR", m_folder.path().toUtf8()}, {"WORKERS", workers}, {"LOG_LEVEL", "error"}},
        .workingFolder = m_folder.path(),
        .systemSettingsFile = settingsFile()}
{
    load(more);
    start();
    m_loaded.settings.baseUrl = m_daemon->baseUrl();
    m_loaded.settings.port = port();
}

Flow::~Flow() = default;

void Flow::stop()
{
    m_daemon->stop();
}

void Flow::reload()
{
    QEventLoop loop;
    m_daemon->reload([&loop](const auto &) { loop.quit(); });
    loop.exec();
}

void Flow::restart()
{
    m_daemon.reset();
    start();
}

void Flow::restart(const QMap<QByteArray, QByteArray> &changed)
{
    const QByteArray baseUrl = m_loaded.settings.baseUrl;
    const quint16 samePort = m_loaded.settings.port;
    load(changed);
    m_loaded.settings.baseUrl = baseUrl;
    m_loaded.settings.port = samePort;
    restart();
}

void Flow::restartWith(const QList<base::Secret> &keys)
{
    m_loaded.settings.rsTokensEncKey = keys;
    restart();
}

oauth::Store &Flow::store() const
{
    return m_daemon->store();
}

QString Flow::dataDir() const
{
    return m_folder.path();
}

QString Flow::settingsFile() const
{
    return m_folder.filePath(u"gatehouse.env"_s);
}

QString Flow::databasePath() const
{
    return m_folder.filePath(u"gatehouse.db"_s);
}

QString Flow::adminSocket() const
{
    return m_daemon->adminSocket();
}

const QByteArray &Flow::origin() const
{
    return m_daemon->baseUrl();
}

daemon::Daemon &Flow::daemon() const
{
    return *m_daemon;
}

QByteArray Flow::mcpUrl() const
{
    return origin() + "/mcp";
}

RawClient Flow::connect() const
{
    return RawClient(port());
}

QByteArray Flow::wire(const QByteArray &method, const QByteArray &target,
    const QList<QByteArray> &fields, const QByteArray &body) const
{
    return wireOf(origin(), method, target, fields, body);
}

RawAnswer Flow::send(const QByteArray &method, const QByteArray &target,
    const QList<QByteArray> &fields, const QByteArray &body) const
{
    return sendTo(origin(), method, target, fields, body);
}

RawAnswer Flow::postForm(const QByteArray &path, const Form &form) const
{
    return send(
        "POST", path, {"Content-Type: application/x-www-form-urlencoded"}, urlEncoded(form));
}

RawAnswer Flow::postForm(
    const QByteArray &path, const Form &form, const QByteArray &credentials) const
{
    return send("POST", path,
        {"Content-Type: application/x-www-form-urlencoded",
            "Authorization: Basic " + credentials.toBase64()},
        urlEncoded(form));
}

QByteArray Flow::registerClient(const QByteArray &name) const
{
    const RawAnswer answer = send("POST", "/register", {"Content-Type: application/json"},
        R"({"client_name":")" + name + R"(","redirect_uris":[")" + RedirectUri
            + R"("],"token_endpoint_auth_method":"none"})");
    return QJsonDocument::fromJson(answer.body).object().value("client_id"_L1).toString().toUtf8();
}

RawAnswer Flow::callMcp(const QByteArray &token, const QByteArray &body,
    const QList<QByteArray> &more, const QByteArray &path) const
{
    return send("POST", path,
        QList<QByteArray> {"Content-Type: application/json",
            "Accept: application/json, text/event-stream", "Authorization: Bearer " + token}
            + more,
        body);
}

QSet<int> Flow::doorStatuses(const QByteArray &token, int connections) const
{
    QSet<int> statuses;
    for (int i = 0; i < connections; ++i)
        statuses.insert(callMcp(token,
            R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}})")
                            .status);
    return statuses;
}

void Flow::load(const QMap<QByteArray, QByteArray> &changed)
{
    m_inputs.given.insert(changed);
    const auto loaded = settings::loadSettingsNow(m_inputs);
    if (!loaded)
        qFatal("the settings of the test are wrong");
    m_loaded = *loaded;
}

void Flow::start()
{
    for (int tries = 1;; ++tries) {
        auto created = daemon::Daemon::create(m_loaded, m_inputs);
        if (!created)
            qFatal("%s", qPrintable(created.error().message));
        m_daemon = std::move(*created);
        base::SystemRandom random;
        if (!daemon::saveLocalAccount(m_daemon->store(), u"ann"_s, base::Secret(Password), random))
            qFatal("the account cannot be made");
        const auto started = m_daemon->start();
        if (started)
            return;
        // Meanwhile another test took the port that was free.
        const bool isTaken = started.error().kind == base::ErrorKind::Conflict;
        if (!isTaken || m_loaded.settings.port != 0 || tries == 5)
            qFatal("%s", qPrintable(started.error().message));
        m_daemon.reset();
    }
}

quint16 Flow::port() const
{
    return static_cast<quint16>(QUrl(QString::fromUtf8(origin())).port());
}

Browser::Browser(const Flow &flow)
    : Browser(flow.origin())
{ }

Browser::Browser(QByteArray origin)
    : m_origin(std::move(origin))
{ }

RawAnswer Browser::open(const QByteArray &target, const QList<QByteArray> &more)
{
    return kept(sendTo(m_origin, "GET", target, cookies() + more));
}

RawAnswer Browser::openWithoutCookies(const QByteArray &target)
{
    return kept(sendTo(m_origin, "GET", target));
}

RawAnswer Browser::post(const QByteArray &path, const Form &form, const QByteArray &origin,
    const QList<QByteArray> &more)
{
    return kept(sendTo(m_origin, "POST", path,
        cookies()
            + QList<QByteArray> {"Content-Type: application/x-www-form-urlencoded",
                "Origin: " + (origin.isEmpty() ? m_origin : origin)}
            + more,
        urlEncoded(form)));
}

bool Browser::hasCookie() const
{
    return !m_jar.isEmpty();
}

QByteArray Browser::formToken(const RawAnswer &page)
{
    return between(page.body, "name=\"form_token\" value=\"", "\"");
}

QUrl Browser::destination(const RawAnswer &page)
{
    QByteArray href = between(page.body, "class=\"button main\" href=\"", "\"");
    return QUrl(QString::fromUtf8(href.replace("&amp;", "&")), QUrl::StrictMode);
}

QByteArray Browser::between(
    const QByteArray &text, const QByteArray &before, const QByteArray &after)
{
    const qsizetype start = text.indexOf(before);
    if (start < 0)
        return {};
    const qsizetype end = text.indexOf(after, start + before.size());
    return text.sliced(start + before.size(), end - start - before.size());
}

QList<QByteArray> Browser::cookies() const
{
    QByteArrayList pairs;
    for (auto it = m_jar.cbegin(); it != m_jar.cend(); ++it)
        pairs.append(it.key() + '=' + it.value());
    return pairs.isEmpty() ? QList<QByteArray>()
                           : QList<QByteArray> {"Cookie: " + pairs.join("; ")};
}

RawAnswer Browser::kept(const RawAnswer &answer)
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

Journey::Journey(
    const Flow &flow, const QByteArray &clientName, const QByteArray &path, const QByteArray &scope)
    : m_flow(flow)
    , m_clientId(flow.registerClient(clientName))
    , m_resource(flow.origin() + path)
    , m_scope(scope)
{ }

Journey::Journey(const Flow &flow, const KnownClient &client)
    : m_flow(flow)
    , m_clientId(client.id)
    , m_resource(flow.mcpUrl())
    , m_scope("mcp")
    , m_secret(client.secret)
{ }

const QByteArray &Journey::verifier() const
{
    return m_verifier;
}

const QByteArray &Journey::clientId() const
{
    return m_clientId;
}

QByteArray Journey::authorizeTarget() const
{
    const QByteArray challenge = base::toBase64Url(base::sha256(m_verifier).toBytes());
    return "/authorize?"
        + urlEncoded(
            {{"response_type", "code"}, {"client_id", m_clientId}, {"redirect_uri", RedirectUri},
                {"code_challenge", challenge}, {"code_challenge_method", "S256"},
                {"state", "client state &=+"}, {"scope", m_scope}, {"resource", m_resource}});
}

QUrl Journey::signIn(Browser &browser) const
{
    const RawAnswer consent = browser.open(authorizeTarget());
    const RawAnswer account = browser.post(
        "/authorize/consent", {{"form_token", Browser::formToken(consent)}, {"decision", "allow"}});
    return Browser::destination(browser.post("/authorize/account",
        {{"form_token", Browser::formToken(account)}, {"name", "ann"}, {"password", Password}}));
}

RawAnswer Journey::redeem(const QByteArray &code) const
{
    Form form {{"grant_type", "authorization_code"}, {"client_id", m_clientId}, {"code", code},
        {"redirect_uri", RedirectUri}, {"code_verifier", m_verifier}};
    if (!m_secret.isEmpty())
        form.append({"client_secret", m_secret});
    return m_flow.postForm("/token", form);
}

Form Journey::refreshForm(const QByteArray &token) const
{
    return {{"grant_type", "refresh_token"}, {"client_id", m_clientId}, {"refresh_token", token}};
}

RawAnswer Journey::refresh(const QByteArray &token) const
{
    return m_flow.postForm("/token", refreshForm(token));
}

RawAnswer Journey::revoke(const QByteArray &token) const
{
    return m_flow.postForm("/revoke", {{"client_id", m_clientId}, {"token", token}});
}

Tokens Journey::tokens() const
{
    Browser browser(m_flow);
    const QUrlQuery query(signIn(browser));
    return tokensOf(redeem(query.queryItemValue(u"code"_s).toUtf8()));
}

Tokens Journey::tokensOf(const RawAnswer &answer)
{
    const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
    return {json.value("access_token"_L1).toString().toUtf8(),
        json.value("refresh_token"_L1).toString().toUtf8()};
}

QByteArray Journey::errorOf(const RawAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object().value("error"_L1).toString().toUtf8();
}

} // namespace gatehouse::test
