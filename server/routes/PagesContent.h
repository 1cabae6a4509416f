// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Ids.h"
#include "domain/Scopes.h"

#include <QByteArrayList>
#include <QList>
#include <QString>

#include <chrono>

namespace gatehouse::routes {

/// May this client act for you? Posts form_token, decision (allow or deny) and, where a yes would
/// be remembered and is not to be, ask_again to /authorize/consent.
struct ConsentPage
{
    QString clientName {}; ///< may be empty
    domain::ClientId clientId {};
    QByteArray clientUri {}; ///< shown only when https
    QByteArray redirectUri {}; ///< verified
    QByteArray redirectHost {}; ///< shown large; for a private-use scheme that scheme: "cursor:"
    bool loopback = false; ///< the answer goes to a program on the user's computer
    QByteArray vouchedBy {}; ///< the host whose document describes the client; empty: none does
    bool verified = false; ///< pre-registered, or named by the owner of its https URL
    QString serverTitle {}; ///< of the MCP server
    QByteArray resource {}; ///< the MCP server's URL
    domain::Scopes scopes {};
    QByteArray formToken {};
    std::chrono::days rememberedFor {0}; ///< how long a yes will be; 0: it will not
};

/// Where would you like to sign in? Posts form_token and provider to /authorize/provider.
struct ChoicePage
{
    struct Provider
    {
        QByteArray name {}; ///< in the settings
        QString displayName {}; ///< may be empty for the local one
        bool local = false; ///< accounts kept here
    };

    QList<Provider> providers {};
    QString clientName {};
    QByteArray formToken {};
};

/// Sign in to a local account. Posts form_token, name and password to /authorize/account.
struct AccountPage
{
    enum class Problem { None, Wrong, TooMany };

    QString clientName {};
    QByteArray formToken {};
    QString name {}; ///< as typed before
    Problem problem = Problem::None;
    std::chrono::seconds retryAfter {0}; ///< for TooMany
};

/// A 200 page that takes the browser elsewhere. A redirect in answer to a form would be stopped by
/// `form-action 'self'` (CSP 3, as Chromium reads it).
struct HopPage
{
    enum class Mode {
        AtOnce,
        OnClick, ///< the person decides: RFC 9700 4.11.2, errors on their way to strangers
    };

    QByteArray url {}; ///< verified by the caller; https, http or a private-use scheme
    QString destination {}; ///< for people: a host, an app's or a provider's name
    Mode mode = Mode::AtOnce;
    // for OnClick
    QString clientName {}; ///< may be empty
    QString detail {}; ///< why the request was refused; may be empty
};

/// The owner has to let the program in first. Looks again by itself every few seconds.
struct WaitingPage
{
    QString clientName {}; ///< may be empty
    domain::ClientId clientId {};
    QByteArray redirectHost {}; ///< where the answer would go
    QByteArray code {}; ///< the owner sees the same
    std::chrono::seconds left {0};
    QByteArray lookAgainUrl {}; ///< of ours
};

/// An authorization code for a client that cannot be called back.
struct CodePage
{
    QByteArray code {};
    QString clientName {};
};

/// What this is and how to connect each client.
struct HomePage
{
    QByteArray mcpUrl {};
    QString serverTitle {};
    bool providersConfigured = false;
};

/// Why it did not work, and what to do. Nothing here comes from a provider.
struct ErrorPage
{
    enum class Kind {
        UnknownClient, ///< 400; clientId
        BlockedClient, ///< 403; clientName, detail: its id
        NotApproved, ///< 403; clientName, detail: its id
        ApprovalDenied, ///< 403; clientName, clientUrl
        ApprovalUnanswered, ///< 403; clientName, againUrl
        UnusableDocument, ///< 400; clientId, a URL, and detail: what is wrong with what is there
        RedirectMismatch, ///< 400; clientName, requested, registered, differs
        BadRequest, ///< 400; detail
        FormUsed, ///< 403; sent twice, or stale
        ForeignBrowser, ///< 403
        SignInExpired, ///< 400
        SignInReplaced, ///< 403; the oldest of many of one client
        TooManyAttempts, ///< 429; a client that loops; clientName, formToken
        NotAllowed, ///< 403; detail: the e-mail address or name
        ProviderFailed, ///< 502
        NeedsHttps, ///< 400
        NotFound, ///< 404
        Unavailable, ///< 503
    };
    enum class Component { Scheme, Host, Port, Path, Query, Other };

    Kind kind = Kind::BadRequest;
    domain::ClientId clientId {};
    QString clientName {};
    QByteArray requested {}; ///< the redirect_uri that was sent
    QByteArrayList registered {};
    Component differs = Component::Other;
    QString detail {}; ///< may be empty
    QByteArray againUrl {}; ///< of ours: the same from the start
    QByteArray formToken {}; ///< for TooManyAttempts: posted to /authorize/continue to go on
    /// Tells the client; verified. A little later by itself for NotAllowed, else on a click.
    QByteArray clientUrl {};
};

} // namespace gatehouse::routes
