// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/DiagnosisRules.h"

#include <QtGlobal>

#include <algorithm>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = StepKind;
using Reason = StepReason;
using Values = QMap<QString, QString>;

constexpr int SessionsThatShowAHabit = 3;
constexpr base::seconds Patience {60};
constexpr base::seconds PageLife {600};

constexpr const char *AddRedirect = QT_TRANSLATE_NOOP("Diagnosis",
    "If that address is right, add it to this client. If not, remove the server from the program "
    "and "
    "add it again, so that it registers anew.");

bool fill(const TimelineStep *step, const QString &name, Values &values)
{
    if (step)
        values.insert(name, QString::fromUtf8(step->detail));
    return step != nullptr;
}

template <StepReason Difference> bool differs(const Facts &facts, Values &values)
{
    return fill(facts.last(Kind::AuthorizeRefused, Difference), u"requested"_s, values);
}

/// The order is that in which findings are shown: what went wrong first, then who just went away.
constexpr DiagnosisRule Rules[] = {
    {"wrong-verifier",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” sent a code_verifier that does not belong to the code. Most likely two "
            "instances of it started to sign in at once, and one overwrote what the other had "
            "kept."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Close all instances, start one alone and connect it; the others can follow once it is "
            "connected. With mcp-remote, also remove its folder ~/.mcp-auth first."),
        [](const Facts &facts, Values &) {
            return facts.last(Kind::CodeRefused, Reason::WrongVerifier) != nullptr;
        }},
    {"code-replayed",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” sent the same code twice. To be safe the session made from it was "
            "ended."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Connect again. If it happens every time, the program repeats its request; report it "
            "to "
            "its maker."),
        [](const Facts &facts, Values &) {
            return facts.last(Kind::CodeRefused, Reason::Replayed) != nullptr;
        }},
    {"code-expired",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” came with its code more than a minute after it had been issued."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Connect again. If it happens every time, look at the clock of this machine and at "
            "what "
            "slows the program down."),
        [](const Facts &facts, Values &) {
            return facts.last(Kind::CodeRefused, Reason::Expired) != nullptr;
        }},
    {"code-for-something-else",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” wanted tokens for something else than the code was issued for: another "
            "client, return address or resource."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Remove the server from the program and add it again. If it stays, report it to the "
            "program's maker."),
        [](const Facts &facts, Values &) {
            return facts.last(Kind::CodeRefused, Reason::OtherClient)
                || facts.last(Kind::CodeRefused, Reason::OtherRedirect)
                || facts.last(Kind::CodeRefused, Reason::OtherResource);
        }},
    {"stale-client-id",
        QT_TRANSLATE_NOOP(
            "Diagnosis", "“{{client}}” uses a client ID that is not, or no longer, known here."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Remove the server from the program and add it again, so that it registers anew. "
            "mcp-remote keeps the old ID in ~/.mcp-auth; delete that folder."),
        [](const Facts &facts, Values &) {
            return facts.last(Kind::AuthorizeRefused, Reason::UnknownClient)
                || facts.last(Kind::ClientRefused, Reason::UnknownClient);
        }},
    {"unusable-document",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” is described by a document that cannot be used ({{problem}})."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "If its host is not to be trusted, nothing is to be done. Else look whether this "
            "server may reach it (CIMD_ALLOWED_DOMAINS), or tell the program's maker."),
        [](const Facts &facts, Values &values) {
            return fill(
                facts.last(Kind::AuthorizeRefused, Reason::UnusableDocument), u"problem"_s, values);
        }},
    {"blocked-client", QT_TRANSLATE_NOOP("Diagnosis", "“{{client}}” is blocked here."),
        QT_TRANSLATE_NOOP("Diagnosis", "Unblock it if it should come in."),
        [](const Facts &facts, Values &) {
            return facts.last(Kind::AuthorizeRefused, Reason::BlockedClient) != nullptr;
        }},
    {"not-approved",
        QT_TRANSLATE_NOOP("Diagnosis", "“{{client}}” has not been allowed yet (CLIENT_APPROVAL)."),
        QT_TRANSLATE_NOOP("Diagnosis", "Allow it, then connect again."),
        [](const Facts &facts, Values &) {
            return facts.last(Kind::AuthorizeRefused, Reason::NotApproved)
                && !facts.last(Kind::Asked);
        }},
    {"wrong-credentials",
        QT_TRANSLATE_NOOP(
            "Diagnosis", "“{{client}}” could not prove who it is: its secret or its key is wrong."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Compare the secret in the program with the one set here, and set it anew on both "
            "sides."),
        [](const Facts &facts, Values &) {
            return facts.last(Kind::ClientRefused, Reason::WrongCredentials) != nullptr;
        }},
    {"redirect-differs-in-scheme",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” wants to be called back at {{requested}}; the registered address begins "
            "otherwise (the scheme differs)."),
        AddRedirect, differs<Reason::SchemeDiffers>},
    {"redirect-differs-in-host",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” wants to be called back at {{requested}}; the registered address has "
            "another host."),
        AddRedirect, differs<Reason::HostDiffers>},
    {"redirect-differs-in-port",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” wants to be called back at {{requested}}; the registered address has "
            "another port."),
        AddRedirect, differs<Reason::PortDiffers>},
    {"redirect-differs-in-path",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” wants to be called back at {{requested}}; the registered address has "
            "another path."),
        AddRedirect, differs<Reason::PathDiffers>},
    {"redirect-differs-in-query",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” wants to be called back at {{requested}}; the registered address differs "
            "after the question mark."),
        AddRedirect, differs<Reason::QueryDiffers>},
    {"bad-request",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” began the sign-in with a request that is not accepted. It was told: "
            "{{detail}}"),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Bring the program up to date. If it stays, report this sentence to its maker."),
        [](const Facts &facts, Values &values) {
            const TimelineStep *step = facts.last(Kind::AuthorizeRefused, Reason::BadRequest);
            if (!step)
                step = facts.last(Kind::AuthorizeRefused, Reason::Malformed);
            if (!step)
                step = facts.last(Kind::RegistrationRefused, Reason::BadRequest);
            return fill(step, u"detail"_s, values);
        }},
    {"looping",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” opened the sign-in again and again in one browser and was stopped."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Close the program, wait a minute and connect again. Look at what went wrong in the "
            "attempts before this one: some programs start anew at every error."),
        [](const Facts &facts, Values &) {
            return facts.last(Kind::Asked, Reason::Loop) && !facts.has(Kind::TokensIssued);
        }},
    {"foreign-browser",
        QT_TRANSLATE_NOOP("Diagnosis",
            "The sign-in of “{{client}}” began in one browser and went on in another, or that "
            "browser "
            "keeps no cookies. Nothing was issued."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Start again and stay in one browser, with cookies allowed. If somebody was sent a "
            "link "
            "to it, that link was not meant well."),
        [](const Facts &facts, Values &) {
            return facts.last(Kind::FormRefused, Reason::ForeignBrowser) != nullptr;
        }},
    {"replaced",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” began so many sign-ins that this one had to make room for newer ones."),
        QT_TRANSLATE_NOOP("Diagnosis", "Close its old pages and go on in the newest one."),
        [](const Facts &facts, Values &) {
            return facts.last(Kind::FormRefused, Reason::Replaced) != nullptr;
        }},
    {"provider-unavailable",
        QT_TRANSLATE_NOOP("Diagnosis",
            "The identity provider {{detail}} could not be reached, so “{{client}}” got nothing."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Look whether the provider is down and whether this machine reaches it (network, "
            "proxy, "
            "CA_FILE); the log says more. Then connect again."),
        [](const Facts &facts, Values &values) {
            return fill(facts.last(Kind::ProviderFailed, Reason::Unavailable), u"detail"_s, values);
        }},
    {"provider-refused",
        QT_TRANSLATE_NOOP("Diagnosis",
            "The identity provider {{detail}} refused the sign-in, or the person cancelled it "
            "there."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "If the person did not cancel it, look at the provider whether this server's client is "
            "allowed for them and whether its secret is still valid; the log says more."),
        [](const Facts &facts, Values &values) {
            return fill(facts.last(Kind::ProviderFailed, Reason::Refused), u"detail"_s, values);
        }},
    {"provider-answered-badly",
        QT_TRANSLATE_NOOP("Diagnosis",
            "The identity provider {{detail}} answered with something that could not be used."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Compare the provider's settings here with those at the provider; the log says more."),
        [](const Facts &facts, Values &values) {
            return fill(facts.last(Kind::ProviderFailed, Reason::BadAnswer), u"detail"_s, values);
        }},
    {"not-allowed",
        QT_TRANSLATE_NOOP(
            "Diagnosis", "The person signed in, but is not on the list of who may come in."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "If they should come in, add them to ALLOWED_USERS or ALLOWED_GROUPS; then they "
            "connect "
            "again."),
        [](const Facts &facts, Values &) { return facts.has(Kind::NotAllowed); }},
    {"no-longer-allowed",
        QT_TRANSLATE_NOOP("Diagnosis",
            "The session was ended at a refresh because the person is no longer on the list."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Nothing, if that was meant. Otherwise add them to ALLOWED_USERS or ALLOWED_GROUPS."),
        [](const Facts &facts, Values &) {
            return facts.last(Kind::RefreshRefused, Reason::NoLongerAllowed) != nullptr;
        }},
    {"provider-ended",
        QT_TRANSLATE_NOOP("Diagnosis",
            "The session was ended at a refresh because the identity provider no longer vouches "
            "for the person: it took its grant back, or it is not configured any more."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Connect again. If it comes back, look at the provider whether this server's access "
            "was withdrawn or runs out; the log says more."),
        [](const Facts &facts, Values &) {
            return facts.last(Kind::RefreshRefused, Reason::Refused) != nullptr;
        }},
    {"refresh-replayed",
        QT_TRANSLATE_NOOP("Diagnosis",
            "A refresh token of “{{client}}” that had been used came back, so the session was "
            "ended. "
            "Either two instances share one sign-in, or the token was stolen."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Connect again. If several instances share one store of sign-ins, give each its own. "
            "If "
            "none do, find out who else could read the program's files."),
        [](const Facts &facts, Values &) {
            return facts.last(Kind::RefreshRefused, Reason::Replayed) != nullptr;
        }},
    {"denied", QT_TRANSLATE_NOOP("Diagnosis", "The person chose Deny for “{{client}}”."),
        QT_TRANSLATE_NOOP("Diagnosis", "Nothing. If it was a mistake, they connect again."),
        [](const Facts &facts, Values &) { return facts.has(Kind::Denied); }},
    {"does-not-refresh",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” does not renew its access: {{count}} of its sessions outlived their "
            "first "
            "access token, and none of them was refreshed. People have to connect it again each "
            "time."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Let access tokens of this client live longer, up to 24 hours. They can still be ended "
            "at any moment."),
        [](const Facts &facts, Values &values) {
            const int sessions = facts.neverRefreshed();
            values.insert(u"count"_s, QString::number(sessions));
            return facts.has(Kind::TokensIssued) && sessions >= SessionsThatShowAHabit;
        }},
    {"expired-and-not-refreshed",
        QT_TRANSLATE_NOOP("Diagnosis",
            "The access token of “{{client}}” is over. It came with it {{count}} times since then "
            "and "
            "never refreshed it; in the program the tools are gone without a word."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Connect the program again. If it happens every day, let access tokens of this client "
            "live longer, up to 24 hours."),
        [](const Facts &facts, Values &values) {
            const int times =
                facts.timesSince(Kind::Refreshed, Kind::TokenRefused, Reason::Expired);
            values.insert(u"count"_s, QString::number(times));
            return times > 0 && !facts.has(Kind::RefreshRefused);
        }},
    {"stopped-after-token",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” got its tokens and then stopped: it never called the MCP server."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Everything here went well. Try once more; then see whether the address in the program "
            "is "
            "the one that stands on the first page of this server, and whether a proxy or firewall "
            "in "
            "front of it lets POST requests to it pass."),
        [](const Facts &facts, Values &) {
            return !facts.has(Kind::FirstCall) && facts.stoppedAt(Kind::TokensIssued, Patience);
        }},
    {"code-not-redeemed",
        QT_TRANSLATE_NOOP("Diagnosis",
            "The sign-in worked and “{{client}}” got its code, but it never came to exchange it."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "Most likely nobody listened at the return address any more. Keep the program open "
            "until "
            "it says that it is connected, and connect again."),
        [](const Facts &facts, Values &) { return facts.stoppedAt(Kind::CodeIssued, Patience); }},
    {"left-at-provider",
        QT_TRANSLATE_NOOP(
            "Diagnosis", "The person went to sign in for “{{client}}” and did not come back."),
        QT_TRANSLATE_NOOP("Diagnosis",
            "If they saw an error there, compare the redirect URI registered at the provider with "
            "OAUTH_REDIRECT_URI. Otherwise they just have to connect again."),
        [](const Facts &facts, Values &) {
            return facts.stoppedAt(Kind::SentToProvider, PageLife);
        }},
    {"left-at-consent",
        QT_TRANSLATE_NOOP("Diagnosis",
            "“{{client}}” opened the page that asks for consent, and nobody answered it."),
        QT_TRANSLATE_NOOP(
            "Diagnosis", "Connect again and answer the page in the browser within ten minutes."),
        [](const Facts &facts, Values &) { return facts.stoppedAt(Kind::Asked, PageLife); }},
};

} // namespace

const TimelineStep *Facts::first(Kind kind) const
{
    const auto &steps = m_attempt.steps;
    const auto found = std::find_if(steps.cbegin(), steps.cend(),
        [kind](const TimelineStep &step) { return step.kind == kind; });
    return found == steps.cend() ? nullptr : &*found;
}

const TimelineStep *Facts::last(Kind kind) const
{
    const auto &steps = m_attempt.steps;
    const auto found = std::find_if(steps.crbegin(), steps.crend(),
        [kind](const TimelineStep &step) { return step.kind == kind; });
    return found == steps.crend() ? nullptr : &*found;
}

const TimelineStep *Facts::last(Kind kind, Reason reason) const
{
    const auto &steps = m_attempt.steps;
    const auto found =
        std::find_if(steps.crbegin(), steps.crend(), [kind, reason](const TimelineStep &step) {
            return step.kind == kind && step.reason == reason;
        });
    return found == steps.crend() ? nullptr : &*found;
}

int Facts::timesSince(Kind since, Kind kind, Reason reason) const
{
    const TimelineStep *from = last(since);
    int times = 0;
    for (const TimelineStep &step : m_attempt.steps) {
        const bool later = !from || step.lastAt > from->lastAt;
        if (later && step.kind == kind && step.reason == reason)
            times += step.times;
    }
    return times;
}

bool Facts::stoppedAt(Kind kind, base::seconds silence) const
{
    return !m_attempt.steps.isEmpty() && m_attempt.steps.last().kind == kind
        && m_attempt.until + silence <= m_now;
}

std::span<const DiagnosisRule> diagnosisRules()
{
    return Rules;
}

} // namespace gatehouse::oauth
