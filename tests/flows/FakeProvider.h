// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"
#include "Flow.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace gatehouse::test {

/// A plain OAuth 2 provider on a real socket, in the test's own thread: hands out numbered tokens
/// and says what the test wants it to.
class FakeProvider
{
public:
    FakeProvider();

    int life = 3600; ///< expires_in; 0: says nothing
    bool givesRefreshToken = true;
    QByteArray email = "ann@example.com";
    bool emailVerified = true;
    /// When not 0, the token endpoint answers a refresh token so.
    int renewalStatus = 0;
    QByteArray renewalBody;

    /// When not empty, the token endpoint refuses every code with this word (RFC 6749 5.2).
    QByteArray codeRefusal;

    QByteArrayList codes; ///< that were redeemed
    QByteArrayList renewed; ///< refresh tokens that were presented
    QByteArrayList redirectUris; ///< of the redeemed codes
    QByteArrayList credentials; ///< id and secret of every request to the token endpoint

    /// The settings of one provider, for the names that begin with \a prefix.
    QMap<QByteArray, QByteArray> settings() const;
    /// The same for one of several.
    QMap<QByteArray, QByteArray> settings(const QByteArray &name) const;
    QByteArray url(const QByteArray &path) const;
    /// From now on connections are refused.
    void goDown();

private:
    void accept();
    void read(QTcpSocket &socket);
    std::pair<int, QByteArray> answer(const QByteArray &path, const QByteArray &body);
    QByteArray tokens();

    QTcpServer m_server;
    int m_tokens = 0;
};

/// A client's way through a provider to tokens.
class ProviderJourney
{
public:
    explicit ProviderJourney(const Flow &flow);

    const Journey &client() const;
    Browser &browser();

    /// Consent, and the choice of \a provider where there is one: where the browser is sent.
    QUrl toProvider(const QByteArray &provider = {});
    static QByteArray parameter(const QUrl &url, const char *name);
    /// The browser comes back to the callback that \a sent names.
    RawAnswer comeBack(const QUrl &sent);
    RawAnswer comeBackTo(const QByteArray &path, const QByteArray &state);
    Tokens tokens(const QByteArray &provider = {});

private:
    const Flow &m_flow;
    Journey m_journey;
    Browser m_browser;
};

} // namespace gatehouse::test
