// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/AnswerRoom.h"
#include "admin/Requests.h"
#include "oauth/AttemptSearch.h"
#include "oauth/TimelineWords.h"

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using base::Err;

namespace {

/// Of a step and of a finding, besides its texts: names of members, times, numbers.
constexpr qsizetype PartCharacters = 130;

protocol::AttemptStep attemptStepOf(const oauth::TimelineStep &step)
{
    return {.kind = oauth::wordFor(step.kind),
        .reason = oauth::wordFor(step.reason),
        .at = step.at,
        .lastAt = step.lastAt,
        .times = step.times,
        .detail = QString::fromUtf8(step.detail)};
}

protocol::AttemptFinding attemptFindingOf(const oauth::Finding &finding)
{
    protocol::AttemptFinding row {.id = finding.id,
        .sentence = finding.sentenceText(),
        .advice = finding.adviceText(),
        .values = {}};
    for (auto it = finding.values.cbegin(); it != finding.values.cend(); ++it)
        row.values.append({it.key(), it.value()});
    return row;
}

protocol::AttemptRow attemptRowOf(const oauth::Attempt &attempt)
{
    protocol::AttemptRow row {.number = attempt.number,
        .signIn = attempt.signIn,
        .client = attempt.clientId.value,
        .clientName = attempt.clientName,
        .session = attempt.session.value,
        .from = attempt.from,
        .until = attempt.until,
        .steps = {},
        .findings = {}};
    for (const oauth::TimelineStep &step : attempt.steps)
        row.steps.append(attemptStepOf(step));
    for (const oauth::Finding &finding : attempt.findings)
        row.findings.append(attemptFindingOf(finding));
    return row;
}

qsizetype charactersOfAttempt(const protocol::AttemptRow &row)
{
    qsizetype characters =
        row.signIn.size() + row.client.size() + row.clientName.size() + row.session.size();
    for (const protocol::AttemptStep &step : row.steps)
        characters += PartCharacters + step.kind.size() + step.reason.size() + step.detail.size();
    for (const protocol::AttemptFinding &finding : row.findings) {
        characters += PartCharacters + finding.sentence.size() + finding.advice.size();
        for (const protocol::FindingValue &value : finding.values)
            characters += PartCharacters + value.name.size() + value.value.size();
    }
    return characters;
}

protocol::AttemptsPage attemptsPageOf(const oauth::AttemptsFound &found)
{
    protocol::AttemptsPage page {.rows = {}, .next = found.next};
    AnswerRoom room;
    for (const oauth::Attempt &attempt : found.attempts) {
        const protocol::AttemptRow row = attemptRowOf(attempt);
        if (!room.take(charactersOfAttempt(row))) {
            page.next = page.rows.last().number;
            break;
        }
        page.rows.append(row);
    }
    return page;
}

oauth::AttemptQuery attemptQueryOf(const protocol::AttemptsQuery &asked)
{
    oauth::AttemptQuery query {.text = asked.text,
        .withFindings = asked.trouble,
        .before = asked.before,
        .limit = asked.limit};
    if (!asked.client.isEmpty())
        query.client = domain::ClientId {asked.client};
    if (!asked.session.isEmpty())
        query.session = domain::SessionId {asked.session};
    return query;
}

/// Goes along the timeline a part at a time.
std::optional<Outcome> nextPart(oauth::AttemptSearch &search)
{
    const auto isDone = search.goOn();
    if (!isDone)
        return Err(protocol::failureFrom(isDone.error()));
    if (!*isDone)
        return std::nullopt;
    return protocol::encode(attemptsPageOf(search.take()));
}

oauth::AccessTtlOf accessTtlOf(const Parts &parts)
{
    return [&parts](const domain::ClientId &id) {
        const auto client = parts.clients.find(id);
        return client && *client ? parts.profile.accessTtlOf(**client) : parts.profile.accessTtl;
    };
}

void listAttempts(
    const Desk &desk, const Asker &asker, const QJsonObject &params, const Respond &respond)
{
    const auto asked = protocol::decode<protocol::AttemptsQuery>(params);
    if (!asked)
        return respond(Err(protocol::failureFrom(asked.error())));
    if (const auto fine = checkPage(asked->limit); !fine)
        return respond(Err(protocol::failureFrom(fine.error())));
    const auto search = std::make_shared<oauth::AttemptSearch>(desk.parts.store.timeline(),
        attemptQueryOf(*asked), desk.parts.clock.now(), accessTtlOf(desk.parts));
    desk.longReads.add(
        asker, [search] { return nextPart(*search); }, respond);
}

} // namespace

std::vector<RequestRow> attemptRequests(Desk &desk)
{
    return {
        {u"attempts.list"_s, Effect::Reads,
            [&desk](const Asker &asker, const QJsonObject &params, const Respond &respond) {
                listAttempts(desk, asker, params, respond);
            }},
    };
}

} // namespace gatehouse::admin
