// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proof/SignIn.h"

#include "base/Base64Url.h"
#include "base/Digest.h"
#include "base/Json.h"
#include "models/ServerWords.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace gatehouse::proof {

using namespace Qt::Literals::StringLiterals;
using base::Result;

namespace {

constexpr char ClientName[] = "Gatehouse set-up";

/// RFC 9728 5.1.
QUrl metadataIn(const QByteArray &challenge)
{
    static const QRegularExpression member(u"resource_metadata=\"([^\"]+)\""_s);
    return QUrl(member.match(QString::fromUtf8(challenge)).captured(1), QUrl::StrictMode);
}

/// Whatever else a document names is opened by another program, or is a file of this machine.
bool isOfTheWeb(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == u"https" || url.scheme() == u"http");
}

QByteArray formOf(const QList<std::pair<QString, QString>> &pairs)
{
    QByteArrayList parts;
    for (const auto &[name, value] : pairs)
        parts.append(QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value));
    return parts.join('&');
}

} // namespace

SignIn::SignIn(Options options, base::Random &random, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_random(random)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        fail(tr("Nobody has come back from the browser."),
            tr("Sign in again, and go through all pages in the browser."));
    });
    connect(&m_loopback, &Loopback::came, this, &SignIn::takeCallback);
}

void SignIn::enter(Step step)
{
    m_step = step;
    Q_EMIT stepped();
}

void SignIn::fail(const QString &what, const QString &fix)
{
    m_patience.stop();
    m_state.clear();
    Q_EMIT failed({what, fix});
}

void SignIn::ask(const WebRequest &request, const std::function<void(const WebAnswer &)> &next)
{
    m_web.ask(request, this, [this, next](const Result<WebAnswer, Failure> &answer) {
        if (!answer)
            return fail(answer.error().what, answer.error().fix);
        next(*answer);
    });
}

void SignIn::askJson(const WebRequest &request, const Next &next)
{
    ask(request, [this, url = request.url, next](const WebAnswer &answer) {
        const auto document = base::parseJsonObject(answer.body, Web::MostBytes);
        if (document && answer.status < 300)
            return next(*document);
        const QString error =
            document ? document->value("error_description"_L1).toString() : QString();
        fail(tr("%1 answers with HTTP %2. %3")
                 .arg(url.toString(QUrl::RemoveQuery))
                 .arg(answer.status)
                 .arg(models::ServerWords::said(error)),
            tr("If something stands in front of Gatehouse, see that it passes on every path and "
               "changes nothing."));
    });
}

/// As a client that knows nothing but the address.
void SignIn::start()
{
    enter(Step::Finding);
    ask({.method = "POST",
            .url = m_options.mcpUrl,
            .fields = {{"Content-Type", "application/json"},
                {"Accept", "application/json, text/event-stream"}},
            .body = R"({"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}})"},
        [this](const WebAnswer &refusal) { findMetadata(refusal); });
}

void SignIn::findMetadata(const WebAnswer &refusal)
{
    const QUrl metadata = metadataIn(refusal.fields.value("www-authenticate"));
    if (refusal.status != 401 || !isOfTheWeb(metadata))
        return fail(tr("%1 does not ask for a sign-in (HTTP %2).")
                        .arg(m_options.mcpUrl.toString())
                        .arg(refusal.status),
            tr("Another program answers there, or the proxy in front does not lead to "
               "Gatehouse."));
    askJson({.url = metadata}, [this](const QJsonObject &document) { readResource(document); });
}

void SignIn::readResource(const QJsonObject &document)
{
    // RFC 9728 3.3: a resource that is another one must not be used.
    if (document.value("resource"_L1).toString() != m_options.mcpUrl.toString())
        return fail(
            tr("The metadata is about another address than %1.").arg(m_options.mcpUrl.toString()),
            tr("See that the public address in the set-up is the one that clients use."));
    m_issuer = document.value("authorization_servers"_L1).toArray().at(0).toString().toUtf8();
    if (!isOfTheWeb(QUrl(QString::fromUtf8(m_issuer))))
        return refuseAddress(QString::fromUtf8(m_issuer));
    QStringList scopes;
    for (const auto &scope : document.value("scopes_supported"_L1).toArray())
        scopes.append(scope.toString());
    m_scope = scopes.join(u' ');
    askJson(
        {.url = QUrl(QString::fromUtf8(m_issuer) + u"/.well-known/oauth-authorization-server"_s)},
        [this](const QJsonObject &server) { readServer(server); });
}

void SignIn::readServer(const QJsonObject &document)
{
    // RFC 8414 3.3.
    if (document.value("issuer"_L1).toString().toUtf8() != m_issuer)
        return fail(
            tr("The metadata is of another server than %1.").arg(QString::fromUtf8(m_issuer)),
            tr("See that the public address in the set-up is the one that clients use."));
    for (const auto member :
        {"registration_endpoint"_L1, "authorization_endpoint"_L1, "token_endpoint"_L1}) {
        const QString endpoint = document.value(member).toString();
        if (!isOfTheWeb(QUrl(endpoint, QUrl::StrictMode)))
            return refuseAddress(endpoint);
    }
    m_endpoints = document;
    registerClient();
}

void SignIn::refuseAddress(const QString &address)
{
    fail(tr("The metadata names “%1”, which is no address of the web.").arg(address),
        tr("If something stands in front of Gatehouse, see that it passes on every path and "
           "changes nothing."));
}

void SignIn::registerClient()
{
    if (!m_loopback.listen())
        return fail(tr("This machine has no free port for the browser to come back to."),
            tr("End programs that are not needed, and try again."));
    enter(Step::Registering);
    askJson({.method = "POST",
                .url = QUrl(m_endpoints.value("registration_endpoint"_L1).toString()),
                .fields = {{"Content-Type", "application/json"}},
                .body = base::toJson({{u"client_name"_s, QLatin1String(ClientName)},
                    {u"redirect_uris"_s, QJsonArray {m_loopback.redirectUri().toString()}},
                    {u"grant_types"_s, QJsonArray {u"authorization_code"_s}},
                    {u"response_types"_s, QJsonArray {u"code"_s}},
                    {u"token_endpoint_auth_method"_s, u"none"_s}})},
        [this](const QJsonObject &client) {
            m_client = client.value("client_id"_L1).toString();
            sendToBrowser();
        });
}

void SignIn::sendToBrowser()
{
    m_verifier = m_random.token256();
    m_state = m_random.token256();
    const QByteArray challenge = base::toBase64Url(base::sha256(m_verifier).toBytes());
    const QString endpoint = m_endpoints.value("authorization_endpoint"_L1).toString();
    m_browserUrl = QUrl::fromEncoded(endpoint.toUtf8() + '?'
        + formOf({{u"response_type"_s, u"code"_s}, {u"client_id"_s, m_client},
            {u"redirect_uri"_s, m_loopback.redirectUri().toString()},
            {u"code_challenge"_s, QString::fromUtf8(challenge)},
            {u"code_challenge_method"_s, u"S256"_s}, {u"state"_s, QString::fromUtf8(m_state)},
            {u"scope"_s, m_scope}, {u"resource"_s, m_options.mcpUrl.toString()}}));
    m_patience.start(m_options.patience);
    enter(Step::Browser);
    m_options.openBrowser(m_browserUrl);
}

void SignIn::takeCallback(const QUrlQuery &query)
{
    const auto value = [&query](const QString &name) {
        return query.queryItemValue(name, QUrl::FullyDecoded);
    };
    if (m_state.isEmpty() || value(u"state"_s).toUtf8() != m_state)
        return; // not the answer to what was asked, or not the first one
    m_state.clear();
    m_patience.stop();
    // RFC 9207 2.4: a mix-up is told by the issuer.
    if (value(u"iss"_s).toUtf8() != m_issuer)
        return fail(
            tr("The answer in the browser is not from %1.").arg(QString::fromUtf8(m_issuer)),
            tr("Sign in again."));
    if (value(u"error"_s) == u"access_denied")
        return fail(tr("The sign-in was refused."),
            tr("Either somebody pressed Deny, or the rules for who may sign in do not let this "
               "person in. Go back to change them."));
    if (!value(u"error"_s).isEmpty())
        return fail(tr("The sign-in did not work: %1")
                        .arg(models::ServerWords::said(value(u"error_description"_s))),
            tr("The page in the browser says more. Sign in again when it is mended."));
    redeem(value(u"code"_s).toUtf8());
}

void SignIn::redeem(const QByteArray &code)
{
    enter(Step::Redeeming);
    askJson({.method = "POST",
                .url = QUrl(m_endpoints.value("token_endpoint"_L1).toString()),
                .fields = {{"Content-Type", "application/x-www-form-urlencoded"}},
                .body = formOf({{u"grant_type"_s, u"authorization_code"_s},
                    {u"client_id"_s, m_client}, {u"code"_s, QString::fromUtf8(code)},
                    {u"redirect_uri"_s, m_loopback.redirectUri().toString()},
                    {u"code_verifier"_s, QString::fromUtf8(m_verifier)},
                    {u"resource"_s, m_options.mcpUrl.toString()}})},
        [this](const QJsonObject &tokens) {
            m_token = base::Secret(tokens.value("access_token"_L1).toString().toUtf8());
            listTools();
        });
}

void SignIn::listAgain()
{
    listTools();
}

void SignIn::listTools()
{
    enter(Step::Listing);
    auto *list = new ToolList(
        m_web, m_options.mcpUrl, m_token,
        [this](const Result<QStringList, Failure> &tools) {
            if (!tools)
                return fail(tools.error().what, tools.error().fix);
            m_tools = *tools;
            enter(Step::Done);
        },
        this);
    list->start();
}

} // namespace gatehouse::proof
