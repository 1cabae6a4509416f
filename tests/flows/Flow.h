// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Base64Url.h"
#include "base/Json.h"
#include "daemon/Accounts.h"
#include "daemon/Daemon.h"
#include "settings/LoadSettings.h"
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

/// One request to the server at \a origin, which is on this machine, as it goes over the wire.
QByteArray wireOf(const QByteArray &origin, const QByteArray &method, const QByteArray &target,
    const QList<QByteArray> &fields = {}, const QByteArray &body = {});
/// The same on a connection of its own; status 0 when nothing came.
RawAnswer sendTo(const QByteArray &origin, const QByteArray &method, const QByteArray &target,
    const QList<QByteArray> &fields = {}, const QByteArray &body = {});

/// The whole server as the program wires it, on a port of its own, with one local account: ann. Its
/// core thread is the test's: it runs while the test waits for an answer.
class Flow
{
public:
    /// \a more: settings besides those that every flow has.
    explicit Flow(const QByteArray &workers = "2", const QMap<QByteArray, QByteArray> &more = {});

    ~Flow();

    /// As SIGTERM and SIGHUP do.
    void stop();
    void reload();

    /// Ends the server and starts it again on what it has stored.
    void restart();
    /// The same after \a changed has been set; the address stays.
    void restart(const QMap<QByteArray, QByteArray> &changed);

    /// The same, with these as RS_TOKENS_ENC_KEY.
    void restartWith(const QList<base::Secret> &keys);

    oauth::Store &store() const;
    QString dataDir() const;
    /// Where there is none until a change is written.
    QString settingsFile() const;
    QString databasePath() const;
    QString adminSocket() const;
    const QByteArray &origin() const;
    /// To look at; what changes something goes through administer().
    daemon::Daemon &daemon() const;
    /// What the admin side does: in one durable step of the core thread, which is the test's.
    template <typename Work> auto administer(const Work &work) const
    {
        std::optional<decltype(work(*m_daemon))> result;
        if (!m_daemon->runBatch([&] { result = work(*m_daemon); }))
            qFatal("the batch of the test is not durable");
        return *result;
    }
    QByteArray mcpUrl() const;

    RawClient connect() const;
    QByteArray wire(const QByteArray &method, const QByteArray &target,
        const QList<QByteArray> &fields = {}, const QByteArray &body = {}) const;
    /// One request on a connection of its own; status 0 when nothing came.
    RawAnswer send(const QByteArray &method, const QByteArray &target,
        const QList<QByteArray> &fields = {}, const QByteArray &body = {}) const;
    RawAnswer postForm(const QByteArray &path, const Form &form) const;
    /// The same from a client that proves itself with Basic (RFC 6749 2.3.1).
    RawAnswer postForm(
        const QByteArray &path, const Form &form, const QByteArray &credentials) const;

    /// RFC 7591: a public client of that name; its id.
    QByteArray registerClient(const QByteArray &name = "Some client") const;

    RawAnswer callMcp(const QByteArray &token, const QByteArray &body,
        const QList<QByteArray> &more = {}, const QByteArray &path = "/mcp") const;
    /// The status of an initialize with \a token on each of many connections, which the system
    /// spreads over the workers.
    QSet<int> doorStatuses(const QByteArray &token, int connections = 24) const;

private:
    void load(const QMap<QByteArray, QByteArray> &changed);
    void start();
    quint16 port() const;

    QTemporaryDir m_folder;
    config::Inputs m_inputs;
    config::Loaded m_loaded;
    std::unique_ptr<daemon::Daemon> m_daemon;
};

/// What a person's browser does: keeps cookies, sends forms with the Origin of the page.
class Browser
{
public:
    explicit Browser(const Flow &flow);
    /// Of a server that is not a Flow.
    explicit Browser(QByteArray origin);

    RawAnswer open(const QByteArray &target, const QList<QByteArray> &more = {});
    /// As a second tab that was opened before the first one had its answer: without a cookie.
    RawAnswer openWithoutCookies(const QByteArray &target);
    RawAnswer post(const QByteArray &path, const Form &form, const QByteArray &origin = {},
        const QList<QByteArray> &more = {});
    bool hasCookie() const;

    /// The hidden token of the form on \a page; empty when there is none.
    static QByteArray formToken(const RawAnswer &page);
    /// Where the page that hops leads to; not valid when it is another page.
    static QUrl destination(const RawAnswer &page);

private:
    static QByteArray between(
        const QByteArray &text, const QByteArray &before, const QByteArray &after);
    QList<QByteArray> cookies() const;
    RawAnswer kept(const RawAnswer &answer);

    const QByteArray m_origin;
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
        const QByteArray &path = "/mcp", const QByteArray &scope = "mcp");

    Journey(const Flow &flow, const KnownClient &client);

    const QByteArray &verifier() const;
    const QByteArray &clientId() const;
    QByteArray authorizeTarget() const;
    /// Consent and the right password: where the browser is sent with the code.
    QUrl signIn(Browser &browser) const;
    RawAnswer redeem(const QByteArray &code) const;
    Form refreshForm(const QByteArray &token) const;
    RawAnswer refresh(const QByteArray &token) const;
    RawAnswer revoke(const QByteArray &token) const;
    Tokens tokens() const;
    static Tokens tokensOf(const RawAnswer &answer);
    static QByteArray errorOf(const RawAnswer &answer);

private:
    const Flow &m_flow;
    QByteArray m_clientId;
    QByteArray m_resource;
    QByteArray m_scope;
    QByteArray m_secret;
    QByteArray m_verifier = QByteArray(43, 'v');
};

} // namespace gatehouse::test
