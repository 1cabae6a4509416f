// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SqliteTimeline.h"

#include "oauth/TimelineWords.h"

#include <QSet>

#include <algorithm>
#include <limits>

namespace gatehouse::store {

using base::Err;
using base::Result;
using oauth::StepKind;
using oauth::TimelineStep;
using oauth::wordFor;

Result<void> SqliteTimeline::done(const Result<Rows> &rows) const
{
    if (!rows)
        return Err(rows.error());
    return {};
}

Result<void> SqliteTimeline::record(const QList<TimelineStep> &steps)
{
    const auto addAll = [&]() -> Result<void> {
        QSet<QByteArray> clients;
        QSet<QByteArray> attempts;
        for (const TimelineStep &step : steps) {
            const auto signIn = add(step);
            if (!signIn)
                return Err(signIn.error());
            if (!signIn->isEmpty())
                attempts.insert(*signIn);
            if (!step.clientId.isEmpty())
                clients.insert(step.clientId.value);
        }
        for (const QByteArray &signIn : std::as_const(attempts)) {
            if (auto made = makeRoomInAttempt(signIn); !made)
                return made;
        }
        for (const QByteArray &client : std::as_const(clients)) {
            if (auto made = makeRoomOfClient({client}); !made)
                return made;
        }
        return makeRoom();
    };
    return m_transactions.wholly<void>(addAll, Hold::Passing);
}

/// The sign-in that has a row more now, if one has.
Result<QByteArray> SqliteTimeline::add(TimelineStep step)
{
    if (step.signIn.isEmpty() && !step.session.isEmpty()) {
        const auto signIn = signInOf(step.session);
        if (!signIn)
            return Err(signIn.error());
        step.signIn = *signIn;
    }
    if (step.kind == StepKind::FirstCall) {
        const auto called = wasCalled(step.session);
        if (!called)
            return Err(called.error());
        if (*called || step.signIn.isEmpty())
            return QByteArray();
    }
    if (oauth::isCounted(step.kind)) {
        const auto number = likeIt(step);
        if (!number)
            return Err(number.error());
        if (*number)
            return countOnce(**number, step);
    }
    if (step.tellsSession()) {
        if (const auto named = nameSession(step); !named)
            return Err(named.error());
    }
    const auto kept = m_database.run(
        "INSERT INTO timeline (at, last_at, times, kind, reason, sign_in, client_id, client_name,"
        " session, tie, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {step.at, step.lastAt, step.times, wordFor(step.kind), wordFor(step.reason), step.signIn,
            step.clientId, step.clientName, step.session, step.tie, step.detail});
    if (!kept)
        return Err(kept.error());
    return step.signIn;
}

Result<QByteArray> SqliteTimeline::countOnce(qint64 number, const TimelineStep &step)
{
    const auto counted =
        m_database.run("UPDATE timeline SET times = times + ?, last_at = ? WHERE number = ?",
            {step.times, step.lastAt, number});
    if (!counted)
        return Err(counted.error());
    return QByteArray();
}

Result<void> SqliteTimeline::nameSession(const TimelineStep &step)
{
    return done(
        m_database.run("UPDATE timeline SET session = ? WHERE sign_in = ? AND sign_in <> x''"
                       " AND session = x''",
            {step.session, step.signIn}));
}

Result<QByteArray> SqliteTimeline::signInOf(const domain::SessionId &session)
{
    auto rows = m_database.run("SELECT sign_in FROM session_steps WHERE session = ?"
                               " AND sign_in <> x'' LIMIT 1",
        {session});
    if (!rows)
        return Err(rows.error());
    return rows->next() ? rows->bytes(0) : QByteArray();
}

Result<bool> SqliteTimeline::wasCalled(const domain::SessionId &session)
{
    auto rows = m_database.run("SELECT 1 FROM session_steps WHERE session = ?"
                               " AND kind = 'first-call' LIMIT 1",
        {session});
    if (!rows)
        return Err(rows.error());
    return rows->next();
}

Result<std::optional<qint64>> SqliteTimeline::likeIt(const TimelineStep &step)
{
    const QLatin1String kind = wordFor(step.kind);
    const QLatin1String reason = wordFor(step.reason);
    if (step.isLoose()) {
        auto rows = m_database.run(
            "SELECT number FROM timeline WHERE sign_in = x'' AND session = x'' AND tie = ?"
            " AND client_id = ? AND kind = ? AND reason = ? AND detail = ? AND last_at >= ?"
            " ORDER BY number DESC LIMIT 1",
            {step.tie, step.clientId, kind, reason, step.detail,
                step.at - oauth::LooseStepsTogether});
        if (!rows)
            return Err(rows.error());
        return rows->next() ? std::optional(rows->number(0)) : std::nullopt;
    }
    auto rows = step.signIn.isEmpty()
        ? m_database.run("SELECT number, kind, reason, detail FROM session_steps"
                         " WHERE session = ? ORDER BY number DESC LIMIT 1",
            {step.session})
        : m_database.run("SELECT number, kind, reason, detail FROM timeline WHERE sign_in = ?"
                         " AND sign_in <> x'' ORDER BY number DESC LIMIT 1",
            {step.signIn});
    if (!rows)
        return Err(rows.error());
    const bool same = rows->next() && rows->text(1) == kind && rows->text(2) == reason
        && rows->bytes(3) == step.detail;
    return same ? std::optional(rows->number(0)) : std::nullopt;
}

Result<void> SqliteTimeline::makeRoomInAttempt(const QByteArray &signIn)
{
    // A table for those that go is made whether any does.
    auto tooMany = m_database.run("SELECT 1 FROM timeline WHERE sign_in = ? AND sign_in <> x''"
                                  " ORDER BY number LIMIT 1 OFFSET ?",
        {signIn, oauth::MaxStepsPerAttempt});
    if (!tooMany)
        return Err(tooMany.error());
    if (!tooMany->next())
        return tooMany->complete();
    return done(m_database.run("DELETE FROM timeline WHERE number IN"
                               " (SELECT number FROM timeline WHERE sign_in = ? AND sign_in <> x''"
                               " ORDER BY number DESC LIMIT -1 OFFSET ?)",
        {signIn, oauth::MaxStepsPerAttempt}));
}

Result<void> SqliteTimeline::makeRoomOfClient(const domain::ClientId &client)
{
    return done(m_database.run(
        "DELETE FROM timeline WHERE number IN (SELECT number FROM timeline WHERE client_id = ?"
        " ORDER BY session <> x'', number LIMIT"
        " max(0, (SELECT count(*) FROM timeline WHERE client_id = ?) - ?))",
        {client, client, oauth::MaxStepsPerClient}));
}

Result<void> SqliteTimeline::makeRoom()
{
    auto loose = done(m_database.run(
        "DELETE FROM timeline WHERE number IN (SELECT number FROM timeline WHERE session = x''"
        " ORDER BY number LIMIT"
        " max(0, (SELECT count(*) FROM timeline WHERE session = x'') - ?))",
        {oauth::MaxStepsWithoutSession}));
    if (!loose)
        return loose;
    return done(m_database.run(
        "DELETE FROM timeline WHERE number IN (SELECT number FROM timeline"
        " ORDER BY session <> x'', number LIMIT max(0, (SELECT count(*) FROM timeline) - ?))",
        {oauth::MaxSteps}));
}

Result<QList<TimelineStep>> SqliteTimeline::steps(
    const std::optional<domain::ClientId> &client, int limit, std::optional<qint64> before)
{
    const qint64 end = before.value_or(std::numeric_limits<qint64>::max());
    if (!client)
        return read(m_database.run(
            "SELECT at, last_at, times, kind, reason, sign_in, client_id, client_name, session,"
            " tie, detail, number FROM timeline WHERE number < ? ORDER BY number DESC LIMIT ?",
            {end, limit}));
    return read(m_database.run(
        "SELECT at, last_at, times, kind, reason, sign_in, client_id, client_name, session, tie,"
        " detail, number FROM timeline WHERE number < ? AND (client_id = ? OR (client_id = x''"
        " AND tie IN (SELECT tie FROM timeline WHERE client_id = ? AND tie <> x'')))"
        " ORDER BY number DESC LIMIT ?",
        {end, *client, *client, limit}));
}

Result<QList<TimelineStep>> SqliteTimeline::read(Result<Rows> rows)
{
    if (!rows)
        return Err(rows.error());
    QList<TimelineStep> found;
    while (rows->next()) {
        const auto kind = oauth::stepKindFrom(rows->text(3));
        const auto reason = oauth::stepReasonFrom(rows->text(4));
        if (!kind || !reason)
            continue;
        found.append({.at = rows->time(0),
            .lastAt = rows->time(1),
            .times = int(rows->number(2)),
            .kind = *kind,
            .reason = *reason,
            .signIn = rows->bytes(5),
            .clientId = {rows->bytes(6)},
            .clientName = rows->text(7),
            .session = {rows->bytes(8)},
            .tie = rows->bytes(9),
            .detail = rows->bytes(10),
            .number = rows->number(11)});
    }
    if (const auto complete = rows->complete(); !complete)
        return Err(complete.error());
    std::reverse(found.begin(), found.end());
    return found;
}

Result<int> SqliteTimeline::purge(base::sys_seconds now, int limit)
{
    return m_transactions.wholly<int>([&]() -> Result<int> {
        const auto gone =
            m_database.run("DELETE FROM timeline WHERE number IN"
                           " (SELECT number FROM timeline WHERE last_at <= ? LIMIT ?)",
                {now - oauth::TimelineLife, limit});
        if (!gone)
            return Err(gone.error());
        return gone->changed();
    });
}

} // namespace gatehouse::store
