// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AttemptWords.h"

#include "domain/DiagnosisTexts.h"
#include "domain/StepTexts.h"
#include "models/ServerWords.h"
#include "models/Words.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;
using protocol::AttemptFinding;
using protocol::AttemptRow;
using protocol::AttemptStep;

namespace {

bool hasStep(const AttemptRow &row, QLatin1String kind)
{
    return std::any_of(row.steps.cbegin(), row.steps.cend(),
        [kind](const AttemptStep &step) { return step.kind == kind; });
}

/// One that a newer server has is as it says it.
QString stepTitle(const QString &kind)
{
    const char *text = domain::stepText(kind);
    return text ? QCoreApplication::translate("Timeline", text) : kind;
}

/// How many of the steps of a way that goes well are behind it.
std::size_t stepsBehind(const AttemptRow &row)
{
    int most = 0;
    for (const AttemptStep &step : row.steps)
        most = std::max(most, domain::normalStepsBehind(step.kind));
    return std::size_t(most);
}

/// The time of the day; with the day when it is another than that of the attempt.
QString timeIn(const AttemptRow &row, base::sys_seconds at)
{
    const auto local = [](base::sys_seconds time) {
        return QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count());
    };
    if (local(at).date() != local(row.from).date())
        return Words::stamp(at);
    return Words::clock(local(at).time());
}

} // namespace

AttemptWords::State AttemptWords::state(const AttemptRow &row)
{
    if (!row.findings.isEmpty())
        return State::Wrong;
    return hasStep(row, "first-call"_L1) || hasStep(row, "refreshed"_L1) ? State::Works
                                                                         : State::Open;
}

QString AttemptWords::client(const AttemptRow &row)
{
    if (row.clientName.isEmpty() && row.client.isEmpty())
        return tr("Unknown program");
    return Words::clientName(row.clientName, row.client);
}

QString AttemptWords::howFar(const AttemptRow &row)
{
    const auto normal = domain::normalSteps();
    for (auto word = normal.rbegin(); word != normal.rend(); ++word) {
        if (hasStep(row, QLatin1String(*word)))
            return stepTitle(QString::fromLatin1(*word));
    }
    return row.steps.isEmpty() ? QString() : stepTitle(row.steps.constLast().kind);
}

QString AttemptWords::summary(const AttemptRow &row)
{
    if (!row.findings.isEmpty())
        return sentence(row.findings.constFirst());
    return state(row) == State::Works ? tr("It works.") : QString();
}

QString AttemptWords::filled(const char *text, const AttemptFinding &finding)
{
    QMap<QString, QString> values;
    // What a program was told stays as it was told: that is what its maker looks for.
    for (const protocol::FindingValue &value : finding.values)
        values.insert(
            value.name, value.name == "problem"_L1 ? ServerWords::said(value.value) : value.value);
    if (!values.contains(u"client"_s))
        values.insert(u"client"_s, tr("A program"));
    return domain::filledIn(QCoreApplication::translate("Diagnosis", text), values);
}

QString AttemptWords::sentence(const AttemptFinding &finding)
{
    const domain::DiagnosisText *known = domain::diagnosisText(finding.id);
    return Words::plain(known ? filled(known->sentence, finding) : finding.sentence);
}

QString AttemptWords::advice(const AttemptFinding &finding)
{
    const domain::DiagnosisText *known = domain::diagnosisText(finding.id);
    return Words::plain(known ? filled(known->advice, finding) : finding.advice);
}

QString AttemptWords::about(const AttemptStep &step)
{
    QStringList parts;
    if (const char *why = domain::stepReasonText(step.reason))
        parts.append(QCoreApplication::translate("Timeline", why));
    if (!step.detail.isEmpty())
        parts.append(Words::plain(ServerWords::said(step.detail)));
    if (step.times > 1)
        parts.append(
            tr("%n time(s), the last at %1", nullptr, step.times).arg(Words::stamp(step.lastAt)));
    return parts.join(u'\n');
}

QList<AttemptEntry> AttemptWords::entries(const AttemptRow &row)
{
    QList<AttemptEntry> entries;
    for (const AttemptStep &step : row.steps)
        entries.append({.look = domain::stepMood(step.kind) == domain::StepMood::Wrong
                ? AttemptEntry::Look::Wrong
                : AttemptEntry::Look::Fine,
            .title = stepTitle(step.kind),
            .text = about(step),
            .time = timeIn(row, step.at)});
    const auto normal = domain::normalSteps();
    for (auto next = stepsBehind(row); next < normal.size(); ++next)
        entries.append({.look = AttemptEntry::Look::NotReached,
            .title = stepTitle(QString::fromLatin1(normal[next]))});
    return entries;
}

QString AttemptWords::report(const AttemptRow &row, const QByteArray &issuer)
{
    QStringList lines {tr("Attempt to connect to %1").arg(QString::fromUtf8(issuer)),
        tr("Client: %1").arg(client(row))};
    if (!row.client.isEmpty())
        lines.append(tr("Client ID: %1").arg(Words::plain(QString::fromUtf8(row.client))));
    if (!row.session.isEmpty())
        lines.append(tr("Session: %1").arg(Words::plain(QString::fromUtf8(row.session))));
    lines.append(tr("From %1 to %2").arg(Words::stamp(row.from), Words::stamp(row.until)));
    for (const AttemptFinding &finding : row.findings)
        lines.append({QString(), u"! %1"_s.arg(sentence(finding)), advice(finding)});
    lines.append(QString());
    for (const AttemptEntry &entry : entries(row)) {
        const QString when =
            entry.look == AttemptEntry::Look::NotReached ? tr("not reached") : entry.time;
        lines.append(u"%1  %2"_s.arg(when, entry.title));
        for (const QString &more : entry.text.split(u'\n', Qt::SkipEmptyParts))
            lines.append(u"    "_s + more);
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace gatehouse::models
