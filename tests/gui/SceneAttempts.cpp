// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Scene.h"
#include "oauth/Timeline.h"

namespace gatehouse::test {

namespace {

/// Steps of one client's sign-in, ten seconds apart, the first so many seconds ago.
QList<oauth::TimelineStep> wayOf(const AdminRig &rig, int ago, oauth::TimelineStep client,
    const QList<std::pair<oauth::StepKind, oauth::StepReason>> &kinds)
{
    QList<oauth::TimelineStep> steps;
    for (const auto &[kind, reason] : kinds) {
        oauth::TimelineStep step = client;
        step.at = rig.clock.now() - base::seconds(ago) + base::seconds(10) * steps.size();
        step.lastAt = step.at;
        step.kind = kind;
        step.reason = reason;
        if (kind == oauth::StepKind::SentToProvider)
            step.detail = "corp";
        if (kind < oauth::StepKind::TokensIssued)
            step.session = {};
        steps.append(step);
    }
    return steps;
}

} // namespace

void Scene::tryToConnect()
{
    using Kind = oauth::StepKind;
    using Reason = oauth::StepReason;
    using Kinds = QList<std::pair<Kind, Reason>>;
    const Kinds toTheCode {{Kind::Challenged, Reason::None},
        {Kind::MetadataRead, Reason::ResourceMetadata},
        {Kind::MetadataRead, Reason::ServerMetadata}, {Kind::Registered, Reason::None},
        {Kind::Asked, Reason::Consent}, {Kind::Allowed, Reason::None},
        {Kind::SentToProvider, Reason::None}, {Kind::ProviderAnswered, Reason::None},
        {Kind::CodeIssued, Reason::None}};
    const Kinds toTheTokens = toTheCode + Kinds {{Kind::TokensIssued, Reason::None}};
    const auto record = [this](int ago, const oauth::TimelineStep &client, const Kinds &kinds) {
        if (!rig.store.timeline().record(wayOf(rig, ago, client, kinds)))
            qFatal("The timeline of the test cannot be written.");
    };
    record(9000,
        {.signIn = "a", .clientId = {"7c1f0a52be"}, .clientName = u"Claude"_s, .session = {"s0"}},
        toTheTokens + Kinds {{Kind::FirstCall, Reason::None}, {Kind::Refreshed, Reason::None}});
    record(5000,
        {.signIn = "b",
            .clientId = {"mcp-remote-0.1"},
            .clientName = u"MCP CLI Proxy with a name that is longer than one would like"_s},
        toTheCode + Kinds {{Kind::CodeRefused, Reason::WrongVerifier}});
    record(4000,
        {.times = 3,
            .clientId = {"https://cursor.example/client.json"},
            .clientName = u"Cursor"_s,
            .detail = "http://127.0.0.1:53682/oauth/callback"},
        {{Kind::AuthorizeRefused, Reason::PortDiffers}});
    record(3000,
        {.signIn = "d", .clientId = {"a81d7723c4"}, .clientName = u"ChatGPT"_s, .session = {"s2"}},
        toTheTokens);
    record(2000, {.times = 17, .tie = "a program"}, {{Kind::Challenged, Reason::None}});
    record(60, {.signIn = "f", .clientId = {"5e02bb9f10"}, .clientName = u"VS Code"_s},
        toTheCode.first(6));
}

} // namespace gatehouse::test
