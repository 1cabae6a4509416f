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
        [](const Facts &facts, Values &) {
            return facts.last(Kind::CodeRefused, Reason::WrongVerifier) != nullptr;
        }},
    {"code-replayed",
        [](const Facts &facts, Values &) {
            return facts.last(Kind::CodeRefused, Reason::Replayed) != nullptr;
        }},
    {"code-expired",
        [](const Facts &facts, Values &) {
            return facts.last(Kind::CodeRefused, Reason::Expired) != nullptr;
        }},
    {"code-for-something-else",
        [](const Facts &facts, Values &) {
            return facts.last(Kind::CodeRefused, Reason::OtherClient)
                || facts.last(Kind::CodeRefused, Reason::OtherRedirect)
                || facts.last(Kind::CodeRefused, Reason::OtherResource);
        }},
    {"stale-client-id",
        [](const Facts &facts, Values &) {
            return facts.last(Kind::AuthorizeRefused, Reason::UnknownClient)
                || facts.last(Kind::ClientRefused, Reason::UnknownClient);
        }},
    {"unusable-document",
        [](const Facts &facts, Values &values) {
            return fill(
                facts.last(Kind::AuthorizeRefused, Reason::UnusableDocument), u"problem"_s, values);
        }},
    {"blocked-client",
        [](const Facts &facts, Values &) {
            return facts.last(Kind::AuthorizeRefused, Reason::BlockedClient) != nullptr;
        }},
    {"not-approved",
        [](const Facts &facts, Values &) {
            return facts.last(Kind::AuthorizeRefused, Reason::NotApproved)
                && !facts.last(Kind::Asked);
        }},
    {"wrong-credentials",
        [](const Facts &facts, Values &) {
            return facts.last(Kind::ClientRefused, Reason::WrongCredentials) != nullptr;
        }},
    {"redirect-differs-in-scheme", differs<Reason::SchemeDiffers>},
    {"redirect-differs-in-host", differs<Reason::HostDiffers>},
    {"redirect-differs-in-port", differs<Reason::PortDiffers>},
    {"redirect-differs-in-path", differs<Reason::PathDiffers>},
    {"redirect-differs-in-query", differs<Reason::QueryDiffers>},
    {"bad-request",
        [](const Facts &facts, Values &values) {
            const TimelineStep *step = facts.last(Kind::AuthorizeRefused, Reason::BadRequest);
            if (!step)
                step = facts.last(Kind::AuthorizeRefused, Reason::Malformed);
            if (!step)
                step = facts.last(Kind::RegistrationRefused, Reason::BadRequest);
            return fill(step, u"detail"_s, values);
        }},
    {"looping",
        [](const Facts &facts, Values &) {
            return facts.last(Kind::Asked, Reason::Loop) && !facts.has(Kind::TokensIssued);
        }},
    {"foreign-browser",
        [](const Facts &facts, Values &) {
            return facts.last(Kind::FormRefused, Reason::ForeignBrowser) != nullptr;
        }},
    {"replaced",
        [](const Facts &facts, Values &) {
            return facts.last(Kind::FormRefused, Reason::Replaced) != nullptr;
        }},
    {"provider-unavailable",
        [](const Facts &facts, Values &values) {
            return fill(facts.last(Kind::ProviderFailed, Reason::Unavailable), u"detail"_s, values);
        }},
    {"provider-refused",
        [](const Facts &facts, Values &values) {
            return fill(facts.last(Kind::ProviderFailed, Reason::Refused), u"detail"_s, values);
        }},
    {"provider-answered-badly",
        [](const Facts &facts, Values &values) {
            return fill(facts.last(Kind::ProviderFailed, Reason::BadAnswer), u"detail"_s, values);
        }},
    {"not-allowed", [](const Facts &facts, Values &) { return facts.has(Kind::NotAllowed); }},
    {"no-longer-allowed",
        [](const Facts &facts, Values &) {
            return facts.last(Kind::RefreshRefused, Reason::NoLongerAllowed) != nullptr;
        }},
    {"provider-ended",
        [](const Facts &facts, Values &) {
            return facts.last(Kind::RefreshRefused, Reason::Refused) != nullptr;
        }},
    {"refresh-replayed",
        [](const Facts &facts, Values &) {
            return facts.last(Kind::RefreshRefused, Reason::Replayed) != nullptr;
        }},
    {"denied", [](const Facts &facts, Values &) { return facts.has(Kind::Denied); }},
    {"does-not-refresh",
        [](const Facts &facts, Values &values) {
            const int sessions = facts.neverRefreshed();
            values.insert(u"count"_s, QString::number(sessions));
            return facts.has(Kind::TokensIssued) && sessions >= SessionsThatShowAHabit;
        }},
    {"expired-and-not-refreshed",
        [](const Facts &facts, Values &values) {
            const int times =
                facts.timesSince(Kind::Refreshed, Kind::TokenRefused, Reason::Expired);
            values.insert(u"count"_s, QString::number(times));
            return times > 0 && !facts.has(Kind::RefreshRefused);
        }},
    {"stopped-after-token",
        [](const Facts &facts, Values &) {
            return !facts.has(Kind::FirstCall) && facts.stoppedAt(Kind::TokensIssued, Patience);
        }},
    {"code-not-redeemed",
        [](const Facts &facts, Values &) { return facts.stoppedAt(Kind::CodeIssued, Patience); }},
    {"left-at-provider",
        [](const Facts &facts, Values &) {
            return facts.stoppedAt(Kind::SentToProvider, PageLife);
        }},
    {"left-at-consent",
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
