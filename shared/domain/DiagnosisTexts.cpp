// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/DiagnosisTexts.h"

#include <QtGlobal>

#include <algorithm>

namespace gatehouse::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char *AddRedirect = QT_TRANSLATE_NOOP("Diagnosis",
    "If that address is right, the client needs it: add it to OAUTH_REDIRECT_ALLOWLIST for the "
    "client of the settings, or make a client anew with it. If not, remove the server from the "
    "program and add it again, so that it registers anew.");

constexpr DiagnosisText Texts[] = {
    {"wrong-verifier",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” sent a code_verifier that does not belong to the code. Most likely two "
            "instances of it started to sign in at once, and one overwrote what the other had "
            "kept."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Close all instances, start one alone and connect it; the others can follow once it "
            "is connected. With mcp-remote, also remove its folder ~/.mcp-auth first.")},
    {"code-replayed",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” sent the same code twice. To be safe the session made from it was "
            "ended."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Connect again. If it happens every time, the program repeats its request; report it "
            "to its maker.")},
    {"code-expired",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” came with its code more than a minute after it had been issued."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Connect again. If it happens every time, look at the clock of this machine and at "
            "what slows the program down.")},
    {"code-for-something-else",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” wanted tokens for something else than the code was issued for: another "
            "client, return address or resource."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Remove the server from the program and add it again. If it stays, report it to the "
            "program's maker.")},
    {"stale-client-id",
        QT_TRANSLATE_NOOP(
            "Diagnosis", "“{{client}}” uses a client ID that is not, or no longer, known here."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Remove the server from the program and add it again, so that it registers anew. "
            "mcp-remote keeps the old ID in ~/.mcp-auth; delete that folder.")},
    {"unusable-document",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” is described by a document that cannot be used ({{problem}})."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "If its host is not to be trusted, nothing is to be done. Else look whether this "
            "server may reach it (CIMD_ALLOWED_DOMAINS), or tell the program's maker.")},
    {"blocked-client", QT_TRANSLATE_NOOP("Diagnosis", "“{{client}}” is blocked here."),
        QT_TRANSLATE_NOOP("Diagnosis", "Unblock it if it should come in.")},
    {"not-approved",
        QT_TRANSLATE_NOOP("Diagnosis", "“{{client}}” has not been allowed yet (CLIENT_APPROVAL)."),
        QT_TRANSLATE_NOOP("Diagnosis", "Allow it, then connect again.")},
    {"wrong-credentials",
        QT_TRANSLATE_NOOP(
            "Diagnosis", "“{{client}}” could not prove who it is: its secret or its key is wrong."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Compare the secret in the program with the one set here, and set it anew on both "
            "sides.")},
    {"redirect-differs-in-scheme",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” wants to be called back at {{requested}}; the registered address "
            "begins otherwise (the scheme differs)."),
        AddRedirect},
    {"redirect-differs-in-host",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” wants to be called back at {{requested}}; the registered address has "
            "another host."),
        AddRedirect},
    {"redirect-differs-in-port",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” wants to be called back at {{requested}}; the registered address has "
            "another port."),
        AddRedirect},
    {"redirect-differs-in-path",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” wants to be called back at {{requested}}; the registered address has "
            "another path."),
        AddRedirect},
    {"redirect-differs-in-query",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” wants to be called back at {{requested}}; the registered address "
            "differs after the question mark."),
        AddRedirect},
    {"bad-request",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” began the sign-in with a request that is not accepted. It was told: "
            "{{detail}}"),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Bring the program up to date. If it stays, report this sentence to its maker.")},
    {"looping",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” opened the sign-in again and again in one browser and was stopped."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Close the program, wait a minute and connect again. Look at what went wrong in the "
            "attempts before this one: some programs start anew at every error.")},
    {"foreign-browser",
        QT_TRANSLATE_NOOP("Diagnosis",
            "The sign-in of “{{client}}” began in one browser and went on in another, or that "
            "browser keeps no cookies. Nothing was issued."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Start again and stay in one browser, with cookies allowed. If somebody was sent a "
            "link to it, that link was not meant well.")},
    {"replaced",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” began so many sign-ins that this one had to make room for newer ones."),
        QT_TRANSLATE_NOOP("Diagnosis", "Close its old pages and go on in the newest one.")},
    {"provider-unavailable",
        QT_TRANSLATE_NOOP("Diagnosis",
            "The identity provider {{detail}} could not be reached, so “{{client}}” got nothing."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Look whether the provider is down and whether this machine reaches it (network, "
            "proxy, CA_FILE); the log says more. Then connect again.")},
    {"provider-refused",
        QT_TRANSLATE_NOOP("Diagnosis",
            "The identity provider {{detail}} refused the sign-in, or the person cancelled it "
            "there."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "If the person did not cancel it, look at the provider whether this server's client "
            "is allowed for them and whether its secret is still valid; the log says more.")},
    {"provider-answered-badly",
        QT_TRANSLATE_NOOP("Diagnosis",
            "The identity provider {{detail}} answered with something that could not be used."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Compare the provider's settings here with those at the provider; the log says more.")},
    {"not-allowed",
        QT_TRANSLATE_NOOP(
            "Diagnosis", "The person signed in, but is not on the list of who may come in."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "If they should come in, add them to ALLOWED_USERS or ALLOWED_GROUPS; then they "
            "connect again.")},
    {"no-longer-allowed",
        QT_TRANSLATE_NOOP("Diagnosis",
            "The session was ended at a refresh because the person is no longer on the list."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Nothing, if that was meant. Otherwise add them to ALLOWED_USERS or ALLOWED_GROUPS.")},
    {"provider-ended",
        QT_TRANSLATE_NOOP("Diagnosis",
            "The session was ended at a refresh because the identity provider no longer vouches "
            "for the person: it took its grant back, or it is not configured any more."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Connect again. If it comes back, look at the provider whether this server's access "
            "was withdrawn or runs out; the log says more.")},
    {"refresh-replayed",
        QT_TRANSLATE_NOOP("Diagnosis",
            "A refresh token of “{{client}}” that had been used came back, so the session was "
            "ended. Either two instances share one sign-in, or the token was stolen."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Connect again. If several instances share one store of sign-ins, give each its own. "
            "If none do, find out who else could read the program's files.")},
    {"denied", QT_TRANSLATE_NOOP("Diagnosis", "The person chose Deny for “{{client}}”."),
        QT_TRANSLATE_NOOP("Diagnosis", "Nothing. If it was a mistake, they connect again.")},
    {"does-not-refresh",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” does not renew its access: {{count}} of its sessions outlived their "
            "first access token, and none of them was refreshed. People have to connect it again "
            "each time."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Let access tokens of this client live longer, up to 24 hours. They can still be "
            "ended at any moment.")},
    {"expired-and-not-refreshed",
        QT_TRANSLATE_NOOP("Diagnosis",
            "The access token of “{{client}}” is over. It came with it {{count}} times since "
            "then and never refreshed it; in the program the tools are gone without a word."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Connect the program again. If it happens every day, let access tokens of this "
            "client live longer, up to 24 hours.")},
    {"stopped-after-token",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” got its tokens and then stopped: it never called the MCP server."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Everything here went well. Try once more; then see whether the address in the "
            "program is the one that stands on the first page of this server, and whether a "
            "proxy or firewall in front of it lets POST requests to it pass.")},
    {"code-not-redeemed",
        QT_TRANSLATE_NOOP("Diagnosis",
            "The sign-in worked and “{{client}}” got its code, but it never came to exchange it."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Most likely nobody listened at the return address any more. Keep the program open "
            "until it says that it is connected, and connect again.")},
    {"left-at-provider",
        QT_TRANSLATE_NOOP(
            "Diagnosis", "The person went to sign in for “{{client}}” and did not come back."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "If they saw an error there, compare the redirect URI registered at the provider "
            "with OAUTH_REDIRECT_URI. Otherwise they just have to connect again.")},
    {"left-at-consent",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” opened the page that asks for consent, and nobody answered it."),
        QT_TRANSLATE_NOOP(
            "Diagnosis", "Connect again and answer the page in the browser within ten minutes.")},
};

} // namespace

std::span<const DiagnosisText> diagnosisTexts()
{
    return Texts;
}

const DiagnosisText *diagnosisText(QByteArrayView id)
{
    const auto found = std::find_if(std::begin(Texts), std::end(Texts),
        [id](const DiagnosisText &one) { return id == one.id; });
    return found == std::end(Texts) ? nullptr : found;
}

QString filledIn(const QString &text, const QMap<QString, QString> &values)
{
    QString result;
    qsizetype from = 0;
    while (true) {
        const qsizetype open = text.indexOf(u"{{"_s, from);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u"}}"_s, open);
        if (close < 0)
            return result + text.sliced(from);
        result +=
            text.sliced(from, open - from) + values.value(text.sliced(open + 2, close - open - 2));
        from = close + 2;
    }
}

} // namespace gatehouse::domain
