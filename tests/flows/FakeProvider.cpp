// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeProvider.h"

namespace gatehouse::test {

FakeProvider::FakeProvider()
{
    if (!m_server.listen(QHostAddress::LocalHost, 0))
        qFatal("the provider of the test cannot listen");
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
}

QMap<QByteArray, QByteArray> FakeProvider::settings() const
{
    return {{"AUTH_STRATEGY", "oauth"}, {"PROVIDER_CLIENT_ID", "gatehouse"},
        {"PROVIDER_CLIENT_SECRET", "the-secret-at-the-provider"},
        {"PROVIDER_ACCOUNTS_URL", url("/userinfo")}, {"OAUTH_AUTHORIZATION_URL", url("/authorize")},
        {"OAUTH_TOKEN_URL", url("/token")}, {"ALLOWED_USERS", "*@example.com"}};
}

QMap<QByteArray, QByteArray> FakeProvider::settings(const QByteArray &name) const
{
    const QByteArray start = "PROVIDER_" + name.toUpper() + '_';
    return {{"AUTH_STRATEGY", ""}, {start + "CLIENT_ID", "gatehouse"},
        {start + "CLIENT_SECRET", "the-secret-at-the-provider"},
        {start + "ACCOUNTS_URL", url("/userinfo")},
        {start + "AUTHORIZATION_URL", url("/authorize")}, {start + "TOKEN_URL", url("/token")},
        {"ALLOWED_USERS", "*@example.com"}};
}

QByteArray FakeProvider::url(const QByteArray &path) const
{
    return "http://127.0.0.1:" + QByteArray::number(m_server.serverPort()) + path;
}

void FakeProvider::goDown()
{
    m_server.close();
}

void FakeProvider::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(*socket); });
    }
}

void FakeProvider::read(QTcpSocket &socket)
{
    const QByteArray text = socket.property("text").toByteArray() + socket.readAll();
    socket.setProperty("text", text);
    const qsizetype end = text.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const qsizetype field = text.toLower().indexOf("content-length:");
    const qsizetype length =
        field < 0 ? 0 : text.sliced(field + 15, text.indexOf('\r', field) - field - 15).toInt();
    if (text.size() < end + 4 + length)
        return;
    socket.setProperty("text", QByteArray());
    const qsizetype basic = text.toLower().indexOf("authorization: basic ");
    if (basic >= 0)
        credentials.append(QByteArray::fromBase64(
            text.sliced(basic + 21, text.indexOf('\r', basic) - basic - 21)));
    const auto [status, body] = answer(text.split(' ').value(1), text.sliced(end + 4));
    socket.write("HTTP/1.1 " + QByteArray::number(status)
        + " Said\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    socket.disconnectFromHost();
}

std::pair<int, QByteArray> FakeProvider::answer(const QByteArray &path, const QByteArray &body)
{
    if (path == "/userinfo")
        return {200,
            base::toJson({{u"sub"_s, u"ann"_s}, {u"email"_s, QString::fromUtf8(email)},
                {u"email_verified"_s, emailVerified}, {u"name"_s, u"Ann"_s}})};
    const QUrlQuery form(QString::fromUtf8(body));
    const auto value = [&form](const char *name) {
        return form.queryItemValue(QString::fromUtf8(name), QUrl::FullyDecoded).toUtf8();
    };
    if (path == "/token" && !codeRefusal.isEmpty() && value("grant_type") == "authorization_code") {
        redirectUris.append(value("redirect_uri"));
        return {codeRefusal == "invalid_client" ? 401 : 400,
            base::toJson(QJsonObject {{u"error"_s, QString::fromUtf8(codeRefusal)}})};
    }
    if (path != "/token" || value("client_id") + value("client_secret") != QByteArray())
        return {404, "{}"};
    if (value("grant_type") == "refresh_token") {
        renewed.append(value("refresh_token"));
        if (renewalStatus != 0)
            return {renewalStatus, renewalBody};
    } else {
        codes.append(value("code"));
        redirectUris.append(value("redirect_uri"));
    }
    return {200, tokens()};
}

QByteArray FakeProvider::tokens()
{
    const QString number = QString::number(++m_tokens);
    QJsonObject tokens {
        {u"access_token"_s, u"provider-at-"_s + number}, {u"token_type"_s, u"Bearer"_s}};
    if (life > 0)
        tokens.insert(u"expires_in"_s, life);
    if (givesRefreshToken)
        tokens.insert(u"refresh_token"_s, u"provider-rt-"_s + number);
    return base::toJson(tokens);
}

ProviderJourney::ProviderJourney(const Flow &flow)
    : m_flow(flow)
    , m_journey(flow)
    , m_browser(flow)
{ }

const Journey &ProviderJourney::client() const
{
    return m_journey;
}

Browser &ProviderJourney::browser()
{
    return m_browser;
}

QUrl ProviderJourney::toProvider(const QByteArray &provider)
{
    const RawAnswer consent = m_browser.open(m_journey.authorizeTarget());
    RawAnswer page = m_browser.post(
        "/authorize/consent", {{"form_token", Browser::formToken(consent)}, {"decision", "allow"}});
    if (!provider.isEmpty())
        page = m_browser.post("/authorize/provider",
            {{"form_token", Browser::formToken(page)}, {"provider", provider}});
    return Browser::destination(page);
}

QByteArray ProviderJourney::parameter(const QUrl &url, const char *name)
{
    return QUrlQuery(url).queryItemValue(QString::fromUtf8(name), QUrl::FullyDecoded).toUtf8();
}

RawAnswer ProviderJourney::comeBack(const QUrl &sent)
{
    const QByteArray callback = parameter(sent, "redirect_uri");
    return comeBackTo(callback.sliced(m_flow.origin().size()), parameter(sent, "state"));
}

RawAnswer ProviderJourney::comeBackTo(const QByteArray &path, const QByteArray &state)
{
    return m_browser.open(path + '?' + urlEncoded({{"code", "provider-code"}, {"state", state}}));
}

Tokens ProviderJourney::tokens(const QByteArray &provider)
{
    const RawAnswer back = comeBack(toProvider(provider));
    const QUrl toClient(QString::fromUtf8(back.field("Location")), QUrl::StrictMode);
    return Journey::tokensOf(m_journey.redeem(parameter(toClient, "code")));
}

} // namespace gatehouse::test
