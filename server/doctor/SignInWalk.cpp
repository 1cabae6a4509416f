// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/SignInWalk.h"

#include "base/Base64Url.h"
#include "base/Digest.h"
#include "base/Json.h"
#include "base/PercentEncoding.h"
#include "domain/Client.h"
#include "findings/PeerFindings.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace gatehouse::doctor {

using namespace Qt::Literals::StringLiterals;
using findings::SignInStep;
using Answer = base::Result<net::IncomingResponse>;

namespace {

constexpr char LoopbackPort[] = "53682"; ///< nobody listens there, and nobody is sent there
constexpr char SomeCall[] = R"({"jsonrpc":"2.0","id":1,"method":"tools/list"})";

/// One way; child of the context of its check.
class SignInWalk final : public QObject
{
public:
    SignInWalk(const Means &means, const Hooks &hooks, KnownClient client, Check::Done done,
        QObject *context)
        : QObject(context)
        , m_means(means)
        , m_hooks(hooks)
        , m_client(std::move(client))
        , m_done(std::move(done))
    { }
    ~SignInWalk() override { forget(); }

    void start(const QByteArray &mcpUrl);

private:
    void takeChallenge(const Answer &answer);
    void discover();
    void registerClient();
    void takeRegistration(const Answer &answer);
    void authorize();
    void takePage(const Answer &answer);
    void send(net::OutgoingRequest request, void (SignInWalk::*take)(const Answer &));
    void forget();
    void end(const QString &problem);

    const Means m_means;
    const Hooks m_hooks;
    const KnownClient m_client;
    const Check::Done m_done;
    SignInStep m_step = SignInStep::Challenge;
    QJsonArray m_documents; ///< paths that are still to be read
    QByteArray m_id; ///< of the client, until it is forgotten
};

void SignInWalk::send(net::OutgoingRequest request, void (SignInWalk::*take)(const Answer &))
{
    // A client that is a web page sends where it comes from.
    if (const QByteArray origin = m_client.description.value("origin"_L1).toString().toUtf8();
        !origin.isEmpty())
        request.headers.append("Origin", origin);
    m_means.http.send(
        std::move(request), this, [this, take](const Answer &answer) { (this->*take)(answer); });
}

void SignInWalk::start(const QByteArray &mcpUrl)
{
    m_documents = m_client.description.value("discovery"_L1).toArray();
    send({.method = "POST",
             .url = mcpUrl,
             .headers = {{"Content-Type", "application/json"},
                 {"Accept", "application/json, text/event-stream"}},
             .body = SomeCall},
        &SignInWalk::takeChallenge);
}

void SignInWalk::takeChallenge(const Answer &answer)
{
    if (!answer)
        return end(answer.error().message);
    if (answer->status != 401)
        return end(u"the answer is HTTP %1, not 401."_s.arg(answer->status));
    if (!answer->headers.value("WWW-Authenticate").contains("resource_metadata="))
        return end(u"the answer has lost its WWW-Authenticate field."_s);
    discover();
}

void SignInWalk::discover()
{
    m_step = SignInStep::Discovery;
    if (m_documents.isEmpty())
        return registerClient();
    const QByteArray path = m_documents.takeAt(0).toString().toUtf8();
    m_means.http.send({.url = m_means.issuer + path}, this, [this, path](const Answer &answer) {
        if (!answer)
            return end(answer.error().message);
        if (answer->status != 200 || !base::parseJsonObject(answer->body))
            return end(u"%1 is answered with HTTP %2 and no JSON it can use."_s
                           .arg(QString::fromUtf8(path))
                           .arg(answer->status));
        discover();
    });
}

/// Under a name that no client has, so that nobody else's registration is met.
void SignInWalk::registerClient()
{
    m_step = SignInStep::Registration;
    QJsonObject metadata = m_client.description.value("metadata"_L1).toObject();
    if (m_client.description.value("identifies"_L1) == "document"_L1) {
        metadata.remove("jwks_uri"_L1);
        metadata.remove("token_endpoint_auth_signing_alg"_L1);
        metadata.insert("token_endpoint_auth_method"_L1, u"none"_s);
    }
    metadata.insert("client_name"_L1,
        u"%1 %2"_s.arg(QLatin1String(domain::DoctorClientName),
            QString::fromLatin1(m_means.random.token256())));
    send({.method = "POST",
             .url = m_means.issuer + "/register",
             .headers = {{"Content-Type", "application/json"}},
             .body = base::toJson(metadata)},
        &SignInWalk::takeRegistration);
}

void SignInWalk::takeRegistration(const Answer &answer)
{
    if (!answer)
        return end(answer.error().message);
    const auto json = base::parseJsonObject(answer->body);
    m_id = json ? json->value("client_id"_L1).toString().toUtf8() : QByteArray();
    if (answer->status != 201 || m_id.isEmpty())
        return end(u"the answer is HTTP %1: %2"_s.arg(answer->status)
                       .arg(json ? json->value("error_description"_L1).toString() : u"no JSON."_s));
    m_hooks.approve(m_id);
    authorize();
}

void SignInWalk::authorize()
{
    m_step = SignInStep::Authorization;
    const QByteArray verifier = m_means.random.token256();
    QByteArray url = m_means.issuer + "/authorize?response_type=code&code_challenge_method=S256"
        + "&code_challenge=" + base::toBase64Url(base::sha256(verifier).toBytes())
        + "&state=" + m_means.random.token256() + "&client_id=" + base::percentEncoded(m_id);
    const QJsonObject more = m_client.description.value("authorize"_L1).toObject();
    for (auto it = more.constBegin(); it != more.constEnd(); ++it)
        url += '&' + it.key().toUtf8() + '=' + base::percentEncoded(it.value().toString().toUtf8());
    m_means.http.send({.url = url, .headers = {{"Accept", "text/html"}}}, this,
        [this](const Answer &answer) { takePage(answer); });
}

void SignInWalk::takePage(const Answer &answer)
{
    if (!answer)
        return end(answer.error().message);
    end(findings::problemOfConsentPage(
        answer->status, answer->headers.value("Content-Type"), answer->body));
}

void SignInWalk::forget()
{
    if (!m_id.isEmpty())
        m_hooks.forget(m_id);
    m_id.clear();
}

void SignInWalk::end(const QString &problem)
{
    forget();
    m_done({findings::signInFinding({.file = m_client.file,
        .product = m_client.description.value("name"_L1).toString(),
        .stoppedAt = m_step,
        .problem = problem})});
}

} // namespace

QList<KnownClient> knownClients()
{
    QList<KnownClient> clients;
    const QDir folder(u":/clients"_s);
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject description = QJsonDocument::fromJson(file.readAll()).object();
        clients.append({name.chopped(qsizetype(qstrlen(".json"))), description});
    }
    return clients;
}

Check signInCheck(
    const Means &means, const Hooks &hooks, const KnownClient &client, const QByteArray &mcpUrl)
{
    QByteArray text = base::toJson(client.description);
    text.replace("{mcp}", mcpUrl).replace("{port}", LoopbackPort);
    const KnownClient filled {client.file, QJsonDocument::fromJson(text).object()};
    return {.name = u"sign-in:"_s + client.file,
        .title = u"signing in with %1"_s.arg(client.description.value("name"_L1).toString()),
        .run =
            [means, hooks, filled, mcpUrl](QObject *context, const Check::Done &done) {
                (new SignInWalk(means, hooks, filled, done, context))->start(mcpUrl);
            },
        .needsPublicUrl = true};
}

} // namespace gatehouse::doctor
