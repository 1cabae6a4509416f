// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace gatehouse::models {

/// What the server finds out about itself, word for word as it says it: the findings of the doctor,
/// the names of its checks, and alerts.
inline constexpr const char *FindingSentences[] {
    QT_TRANSLATE_NOOP("Server", "The provider %1 says where people sign in."),
    QT_TRANSLATE_NOOP("Server", "The provider %1 cannot be asked: %2"),
    QT_TRANSLATE_NOOP("Server", "Nobody can sign in there, and sessions end when its tokens do."),
    QT_TRANSLATE_NOOP("Server",
        "See that this machine reaches it (firewall, OUTGOING_PROXY, CA_FILE) and that its URL in "
        "the settings is right."),
    QT_TRANSLATE_NOOP("Server", "The provider %1 knows our client id and secret."),
    QT_TRANSLATE_NOOP("Server", "The provider %1 refuses our client id or secret: %2"),
    QT_TRANSLATE_NOOP("Server", "Every sign-in fails on its way back."),
    QT_TRANSLATE_NOOP("Server",
        "Copy both again from the provider's page into the settings; a secret may have been "
        "replaced or have expired there."),
    QT_TRANSLATE_NOOP("Server", "The provider %1 does not know our redirect URI: %2"),
    QT_TRANSLATE_NOOP("Server", "Every sign-in is refused by the provider."),
    QT_TRANSLATE_NOOP("Server",
        "Register BASE_URL/oauth/callback there, as the start-up log says it (with several "
        "providers: BASE_URL/oauth/provider-callback/%1)."),
    QT_TRANSLATE_NOOP(
        "Server", "Whether the provider %1 accepts our client id and secret could not be told: %2"),
    QT_TRANSLATE_NOOP("Server", "If it does not, every sign-in fails on its way back."),
    QT_TRANSLATE_NOOP("Server", "Sign in once yourself to be sure."),
    QT_TRANSLATE_NOOP("Server", "The MCP server %1 does not work: %2"),
    QT_TRANSLATE_NOOP("Server", "Clients connect, and find no tools."),
    QT_TRANSLATE_NOOP("Server",
        "See its entry in MCP_SERVERS_FILE, and its own log; programs write theirs to the log of "
        "gatehoused."),
    QT_TRANSLATE_NOOP("Server", "The MCP server %1 is there; it was not asked more, since %2."),
    QT_TRANSLATE_NOOP("Server", "its rules let only some people in"),
    QT_TRANSLATE_NOOP("Server", "its rules let only some clients in"),
    QT_TRANSLATE_NOOP("Server", "it is asked with a person's token"),
    QT_TRANSLATE_NOOP("Server", "The MCP server %1 answers and has %2 tools."),
    QT_TRANSLATE_NOOP("Server", "%1 gets as far as the consent page."),
    QT_TRANSLATE_NOOP("Server", "%1 stops %2: %3"),
    QT_TRANSLATE_NOOP("Server", "when it calls the MCP server without a token"),
    QT_TRANSLATE_NOOP("Server", "when it reads the metadata"),
    QT_TRANSLATE_NOOP("Server", "when it registers"),
    QT_TRANSLATE_NOOP("Server", "when it sends a person to sign in"),
    QT_TRANSLATE_NOOP("Server", "Nobody can connect with it."),
    QT_TRANSLATE_NOOP("Server",
        "If what came before on this list is good, something in front of Gatehouse treats this "
        "request in its own way; look at its log."),
    QT_TRANSLATE_NOOP("Server", "the answer is HTTP %1."),
    QT_TRANSLATE_NOOP("Server", "the answer is no page."),
    QT_TRANSLATE_NOOP("Server", "the page does not ask for consent."),
    QT_TRANSLATE_NOOP("Server", "the answer is HTTP %1, not 401."),
    QT_TRANSLATE_NOOP("Server", "the answer has lost its WWW-Authenticate field."),
    QT_TRANSLATE_NOOP("Server", "The name %1 of BASE_URL has no address."),
    QT_TRANSLATE_NOOP("Server", "No client finds this server."),
    QT_TRANSLATE_NOOP("Server", "Make an A or AAAA record for %1, or correct BASE_URL."),
    QT_TRANSLATE_NOOP("Server", "%1 is this machine itself."),
    QT_TRANSLATE_NOOP("Server", "%1 leads to %2, which is no address of the internet."),
    QT_TRANSLATE_NOOP("Server",
        "Clients in your network can connect, those that run on the web (Claude, ChatGPT) cannot."),
    QT_TRANSLATE_NOOP(
        "Server", "If those are wanted, let %1 have a public address, or use a tunnel."),
    QT_TRANSLATE_NOOP("Server", "%1 leads to %2."),
    QT_TRANSLATE_NOOP("Server", "Clients do not connect to what they cannot trust."),
    QT_TRANSLATE_NOOP("Server", "The certificate has expired on %1."),
    QT_TRANSLATE_NOOP(
        "Server", "Renew it where TLS ends (TLS_CERT_FILE, or the proxy in front), and reload."),
    QT_TRANSLATE_NOOP("Server", "No trusted TLS connection: %1"),
    QT_TRANSLATE_NOOP("Server",
        "Serve a certificate for this name with the whole chain (fullchain.pem) where TLS ends: "
        "TLS_CERT_FILE, or the proxy in front."),
    QT_TRANSLATE_NOOP("Server", "The public URL shows no certificate."),
    QT_TRANSLATE_NOOP("Server", "Look at what serves TLS in front of Gatehouse."),
    QT_TRANSLATE_NOOP("Server", "The certificate expires on %1, in %2 days."),
    QT_TRANSLATE_NOOP(
        "Server", "From then on no client connects; automatic renewal happens earlier than this."),
    QT_TRANSLATE_NOOP("Server", "See why it was not renewed, and renew it now."),
    QT_TRANSLATE_NOOP("Server", "The certificate is trusted, until %1."),
    QT_TRANSLATE_NOOP("Server", "Clients read it first; where it is missing or changed they stop."),
    QT_TRANSLATE_NOOP("Server", "%1 cannot be fetched: %2"),
    QT_TRANSLATE_NOOP("Server",
        "See that BASE_URL leads to this server: the port, the proxy, the firewall. Some routers "
        "do not lead back in from inside; then only this test fails, and a name for it in "
        "/etc/hosts helps."),
    QT_TRANSLATE_NOOP("Server", "%1 is answered with HTTP %2."),
    QT_TRANSLATE_NOOP("Server",
        "Let what stands in front pass every path on to Gatehouse, and ask nobody to sign in for "
        "it."),
    QT_TRANSLATE_NOOP("Server", "%1 is not what this server says; it differs from byte %2 on."),
    QT_TRANSLATE_NOOP("Server",
        "Something in front changes answers, or BASE_URL leads to another server. Switch off what "
        "rewrites them."),
    QT_TRANSLATE_NOOP("Server", "%1 comes through as it is."),
    QT_TRANSLATE_NOOP("Server", "The clock of this machine is %1 seconds %2 that of %3."),
    QT_TRANSLATE_NOOP("Server", "ahead of"),
    QT_TRANSLATE_NOOP("Server", "behind"),
    QT_TRANSLATE_NOOP(
        "Server", "Tokens of the provider seem expired or not yet valid, and sign-ins fail."),
    QT_TRANSLATE_NOOP("Server", "Switch time synchronisation on: timedatectl set-ntp true"),
    QT_TRANSLATE_NOOP("Server", "The clock agrees with that of %1."),
    QT_TRANSLATE_NOOP("Server", "Nobody was found to compare the clock of this machine with."),
    QT_TRANSLATE_NOOP("Server", "BASE_URL has no TLS."),
    QT_TRANSLATE_NOOP("Server", "Nothing can be written in %1."),
    QT_TRANSLATE_NOOP("Server", "No token can be issued: what is not stored is not answered."),
    QT_TRANSLATE_NOOP("Server",
        "See that the disk is not full and mounted read-only, and that the folder belongs to the "
        "user Gatehouse runs as."),
    QT_TRANSLATE_NOOP("Server", "Only %1 are free where %2 is."),
    QT_TRANSLATE_NOOP("Server", "%1 are free where %2 is."),
    QT_TRANSLATE_NOOP("Server", "When it is full no token can be issued."),
    QT_TRANSLATE_NOOP("Server", "Make room on that disk."),
    QT_TRANSLATE_NOOP("Server", "Others on this machine may look into %1."),
    QT_TRANSLATE_NOOP("Server", "The database and the key that opens it are there."),
    QT_TRANSLATE_NOOP("Server", "Run: chmod 700 %1"),
    QT_TRANSLATE_NOOP("Server", "%1 is private."),
    QT_TRANSLATE_NOOP("Server", "The database is whole."),
    QT_TRANSLATE_NOOP("Server", "The database is damaged: %1"),
    QT_TRANSLATE_NOOP("Server", "Sessions may be lost, and the next start may refuse it."),
    QT_TRANSLATE_NOOP("Server",
        "Stop the server, keep a copy of its data folder, and restore the latest backup: "
        "gatehoused --restore FILE"),
    QT_TRANSLATE_NOOP("Server", "ALLOWED_USERS and ALLOWED_GROUPS are empty: nobody may come in."),
    QT_TRANSLATE_NOOP("Server", "Whoever signs in is refused."),
    QT_TRANSLATE_NOOP("Server", "Set for example ALLOWED_USERS=*@example.com and start again."),
    QT_TRANSLATE_NOOP(
        "Server", "ALLOWED_USERS is *: everybody with an account at the provider may come in."),
    QT_TRANSLATE_NOOP("Server", "At a public provider that is everybody there is."),
    QT_TRANSLATE_NOOP(
        "Server", "Name addresses or domains in ALLOWED_USERS, or groups in ALLOWED_GROUPS."),
    QT_TRANSLATE_NOOP("Server", "%1 could be guessed: %2."),
    QT_TRANSLATE_NOOP("Server", "The client secret of the provider %1"),
    QT_TRANSLATE_NOOP("Server", "Who has it can pass for this server, or for its client."),
    QT_TRANSLATE_NOOP(
        "Server", "Have a new secret made where this one comes from, and set it here."),
    QT_TRANSLATE_NOOP("Server", "A key that seals tokens could be guessed: %1."),
    QT_TRANSLATE_NOOP("Server", "Who copies the database could read the provider's tokens in it."),
    QT_TRANSLATE_NOOP("Server",
        "Put a new key in front of the others in RS_TOKENS_ENC_KEY; what is under the old one is "
        "sealed anew."),
    QT_TRANSLATE_NOOP("Server", "it repeats a pattern"),
    QT_TRANSLATE_NOOP("Server", "its bytes count up or down"),
    QT_TRANSLATE_NOOP("Server", "it is made of letters and digits, not of random bytes"),
    QT_TRANSLATE_NOOP("Server", "it has too few different bytes"),
    QT_TRANSLATE_NOOP("Server", "it has fewer than %1 characters"),
    QT_TRANSLATE_NOOP("Server", "it has too few different characters"),
    QT_TRANSLATE_NOOP("Server", "it is a well-known word"),
    QT_TRANSLATE_NOOP("Server",
        "The rule %1 of ALLOWED_GROUPS means the group %2 of the provider %3, not a team at "
        "GitHub."),
    QT_TRANSLATE_NOOP("Server",
        "While GitHub is the only provider the same words mean the team %1 of the organization %2, "
        "so that the rule lets in other people than it did."),
    QT_TRANSLATE_NOOP("Server",
        "For the team write GITHUB/%1, where GITHUB is the name of that provider in PROVIDERS; if "
        "the group is meant, nothing is to do."),
    QT_TRANSLATE_NOOP(
        "Server", "A proxy on this machine stands in front, and TRUSTED_PROXIES is empty."),
    QT_TRANSLATE_NOOP("Server",
        "Everybody counts as one address, 127.0.0.1: limits meant for one hit all, and logs do not "
        "say who it was."),
    QT_TRANSLATE_NOOP("Server",
        "Set TRUSTED_PROXIES=127.0.0.1/32,::1/128, and let the proxy set X-Forwarded-For."),
    QT_TRANSLATE_NOOP("Server", "BASE_URL is %1: only programs on this machine can use it."),
    QT_TRANSLATE_NOOP(
        "Server", "Clients on other machines, and all that run on the web, cannot connect."),
    QT_TRANSLATE_NOOP(
        "Server", "For more than a try, set BASE_URL to an https address that they reach."),
    QT_TRANSLATE_NOOP("Server", "The settings fit together."),
    QT_TRANSLATE_NOOP("Server", "There was no end to it: %1."),
    QT_TRANSLATE_NOOP(
        "Server", "What is asked here does not answer in a time that a person waits."),
    QT_TRANSLATE_NOOP("Server", "See what it is waiting for, in its own log."),
    QT_TRANSLATE_NOOP("Server", "Not tried: %1."),
    QT_TRANSLATE_NOOP("Server", "It would fail for the reason above."),
    QT_TRANSLATE_NOOP(
        "Server", "Correct what is wrong with the public URL first, and run this again."),
    QT_TRANSLATE_NOOP("Server", "the settings"),
    QT_TRANSLATE_NOOP("Server", "the data folder"),
    QT_TRANSLATE_NOOP("Server", "the database"),
    QT_TRANSLATE_NOOP("Server", "the name of BASE_URL"),
    QT_TRANSLATE_NOOP("Server", "the certificate of BASE_URL"),
    QT_TRANSLATE_NOOP("Server", "the metadata as clients read it"),
    QT_TRANSLATE_NOOP("Server", "the clock of this machine"),
    QT_TRANSLATE_NOOP("Server", "the provider %1"),
    QT_TRANSLATE_NOOP("Server", "our credentials at the provider %1"),
    QT_TRANSLATE_NOOP("Server", "the MCP server %1"),
    QT_TRANSLATE_NOOP("Server", "signing in with %1"),
    QT_TRANSLATE_NOOP(
        "Server", "Somebody used a copy of a refresh token of %1; the session has been ended."),
    QT_TRANSLATE_NOOP("Server", "The provider %1 does not answer as it should: %2"),
};

} // namespace gatehouse::models
