// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/Asking.h"
#include "domain/StepTexts.h"

#include <QDateTime>

#include <algorithm>

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;
using protocol::AttemptRow;
using protocol::AttemptStep;

namespace {

constexpr int ShownAttempts = 50;

/// What a word means to people; one that a newer server has is as it says it.
QString stepTitle(const QString &kind)
{
    const char *text = domain::stepText(kind);
    return text ? QString::fromUtf8(text) : kind;
}

QString clientShown(const AttemptRow &row)
{
    if (row.clientName.isEmpty())
        return row.client.isEmpty() ? u"-"_s : QString::fromUtf8(row.client);
    return row.clientName;
}

/// The last of the steps that lead in which it has done.
QString howFarItCame(const AttemptRow &row)
{
    const auto normal = domain::normalSteps();
    for (auto word = normal.rbegin(); word != normal.rend(); ++word) {
        const QString kind = QString::fromLatin1(*word);
        if (std::any_of(row.steps.cbegin(), row.steps.cend(),
                [&kind](const AttemptStep &step) { return step.kind == kind; }))
            return stepTitle(kind);
    }
    return row.steps.isEmpty() ? u"-"_s : stepTitle(row.steps.last().kind);
}

QString clockOf(base::sys_seconds at)
{
    return QDateTime::fromSecsSinceEpoch(at.time_since_epoch().count()).toString(u"HH:mm:ss"_s);
}

QString stepLine(const AttemptStep &step)
{
    QString line = u"  %1  %2"_s.arg(clockOf(step.at), stepTitle(step.kind));
    if (!step.detail.isEmpty())
        line += u" (%1)"_s.arg(step.detail);
    if (const char *why = domain::stepReasonText(step.reason))
        line += u": "_s + QString::fromUtf8(why);
    if (step.times > 1)
        line += u" %1 times, until %2"_s.arg(step.times).arg(clockOf(step.lastAt));
    return line;
}

/// One attempt: who and when, what is to be said of it, then its steps.
QStringList attemptLines(const AttemptRow &row)
{
    QString head = u"%1  %2"_s.arg(shownTime(row.from), clientShown(row));
    if (!row.clientName.isEmpty() && !row.client.isEmpty())
        head += u"  client %1"_s.arg(QString::fromUtf8(row.client));
    if (!row.session.isEmpty())
        head += u"  session %1"_s.arg(QString::fromUtf8(row.session));
    QStringList lines {head};
    for (const protocol::AttemptFinding &finding : row.findings)
        lines.append({u"  ! "_s + finding.sentence, u"    "_s + finding.advice});
    for (const AttemptStep &step : row.steps)
        lines.append(stepLine(step));
    return lines;
}

QStringList attemptStories(const protocol::AttemptsPage &page)
{
    if (page.rows.isEmpty())
        return {u"There is no such attempt in the last 7 days."_s};
    QStringList lines;
    for (const AttemptRow &row : page.rows) {
        if (!lines.isEmpty())
            lines.append(QString());
        lines.append(attemptLines(row));
    }
    return lines;
}

Table attemptTable(const protocol::AttemptsPage &page)
{
    Table table({u"TIME"_s, u"CLIENT"_s, u"HOW FAR"_s, u"FINDING"_s});
    for (const AttemptRow &row : page.rows)
        table.add({shownTime(row.from), clientShown(row), howFarItCame(row),
            row.findings.isEmpty() ? u"-"_s : row.findings.first().sentence});
    return table;
}

Ending listAttempts(Context &context, const Arguments &given)
{
    const protocol::AttemptsQuery query {.client = given.value(u"client"_s).toUtf8(),
        .session = given.value(u"session"_s).toUtf8(),
        .text = given.words.value(0),
        .trouble = given.has(u"trouble"_s)};
    bool isNumber = true;
    const int limit =
        given.has(u"limit"_s) ? given.value(u"limit"_s).toInt(&isNumber) : ShownAttempts;
    if (!isNumber || limit < 1)
        return misused(u"--limit is a number from 1."_s);
    const auto attempts =
        askForNewest<protocol::AttemptsPage>(context, u"attempts.list"_s, query, limit);
    if (given.has(u"steps"_s) || given.has(u"session"_s))
        return show(context, attempts, attemptStories);
    return show(context, attempts, attemptTable);
}

} // namespace

std::vector<Command> attemptCommands()
{
    return {{.name = u"attempts"_s,
        .arguments = u"[TEXT]"_s,
        .summary = u"How clients tried to connect, and what is wrong"_s,
        .options = {{u"client"_s, u"ID"_s, u"Of this client"_s},
            {u"session"_s, u"ID"_s, u"That which opened this session, with its steps"_s},
            {u"trouble"_s, {}, u"Only those of which something is to be said"_s},
            {u"steps"_s, {}, u"Each with its steps, and what to do"_s},
            {u"limit"_s, u"NUMBER"_s, u"So many at most; 50 when missing"_s}},
        .words = {0, 1},
        .details =
            u"The latest first, of the last 7 days: all, or where TEXT stands in the id or name "
            "of the client\nor in the id of the session. HOW FAR is the last step on the way from "
            "the first request\nwithout a token to renewing the access that it has made."_s,
        .run = listAttempts}};
}

} // namespace gatehouse::ctl
