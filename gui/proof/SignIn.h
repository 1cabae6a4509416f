// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Random.h"
#include "proof/Loopback.h"
#include "proof/ToolList.h"

#include <QTimer>

namespace gatehouse::proof {

/// One sign-in from start to end, as a client of the MCP server at a URL.
class SignIn : public QObject
{
    Q_OBJECT
public:
    enum class Step {
        Finding, ///< the way from the MCP server to where one signs in
        Registering,
        Browser, ///< the person signs in; browserUrl() says where
        Redeeming,
        Listing, ///< of the tools
        Done,
    };
    Q_ENUM(Step)
    struct Options
    {
        QUrl mcpUrl;
        std::function<void(const QUrl &)> openBrowser;
        std::chrono::minutes patience {10}; ///< with the person
    };

    /// \a random must outlive this.
    SignIn(Options options, base::Random &random, QObject *parent = nullptr);

    void start();
    /// Asks the MCP server once more with what the person has signed in for. Once it is done.
    void listAgain();

    Step step() const { return m_step; }
    const QUrl &browserUrl() const { return m_browserUrl; }
    /// Once it is done.
    const QStringList &tools() const { return m_tools; }

Q_SIGNALS:
    void stepped();
    /// It goes no further.
    void failed(const gatehouse::proof::Failure &failure);

private:
    using Next = std::function<void(const QJsonObject &)>;

    void enter(Step step);
    void fail(const QString &what, const QString &fix);
    void ask(const WebRequest &request, const std::function<void(const WebAnswer &)> &next);
    /// The same for an answer that is JSON and as it should be.
    void askJson(const WebRequest &request, const Next &next);
    void findMetadata(const WebAnswer &refusal);
    void readResource(const QJsonObject &document);
    void readServer(const QJsonObject &document);
    void refuseAddress(const QString &address);
    void registerClient();
    void sendToBrowser();
    void takeCallback(const QUrlQuery &query);
    void redeem(const QByteArray &code);
    void listTools();

    const Options m_options;
    base::Random &m_random;
    Web m_web;
    Loopback m_loopback;
    QTimer m_patience;
    Step m_step = Step::Finding;
    QByteArray m_issuer;
    QJsonObject m_endpoints;
    QString m_scope;
    QString m_client;
    QByteArray m_verifier;
    QByteArray m_state; ///< while an answer is waited for
    QUrl m_browserUrl;
    base::Secret m_token;
    QStringList m_tools;
};

} // namespace gatehouse::proof
