// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ServerWords.h"

#include "models/ServerSpeech.h"

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;

QString ServerWords::said(const QString &sentence)
{
    return ServerSpeech::text(sentence);
}

protocol::Finding ServerWords::said(protocol::Finding finding)
{
    finding.what = said(finding.what);
    finding.why = said(finding.why);
    finding.fix = said(finding.fix);
    return finding;
}

protocol::Health ServerWords::said(protocol::Health health)
{
    health.problems = said(health.problems);
    return health;
}

protocol::Failure ServerWords::said(protocol::Failure failure)
{
    failure.message = said(failure.message);
    return failure;
}

protocol::Event ServerWords::said(const protocol::Event &event)
{
    if (const auto *health = std::get_if<protocol::Health>(&event))
        return said(*health);
    const auto *alert = std::get_if<protocol::Alert>(&event);
    if (!alert)
        return event;
    protocol::Alert translated = *alert;
    translated.text = said(alert->text);
    return translated;
}

protocol::SettingRow ServerWords::said(protocol::SettingRow row)
{
    row.help = ServerSpeech::help(row.help);
    row.allowed = said(row.allowed);
    if (row.choices.isEmpty())
        row.defaultValue = ServerSpeech::defaultValue(row.defaultValue);
    row.place = ServerSpeech::place(row.place);
    return row;
}

protocol::ProviderRow ServerWords::said(protocol::ProviderRow row)
{
    if (row.local)
        row.title = said(row.title);
    row.problem = said(row.problem);
    return row;
}

QStringList ServerWords::said(QStringList sentences)
{
    for (QString &sentence : sentences)
        sentence = said(sentence);
    return sentences;
}

protocol::Examination ServerWords::reply(protocol::Examination examination)
{
    for (protocol::CheckRow &check : examination.checks)
        check.title = said(check.title);
    for (protocol::Finding &finding : examination.findings)
        finding = said(finding);
    return examination;
}

protocol::ProviderVerdict ServerWords::reply(protocol::ProviderVerdict verdict)
{
    for (protocol::Finding &finding : verdict.findings)
        finding = said(finding);
    return verdict;
}

protocol::Status ServerWords::reply(protocol::Status status)
{
    status.health = said(status.health);
    for (protocol::ProviderRow &row : status.providers)
        row = said(row);
    return status;
}

protocol::Providers ServerWords::reply(protocol::Providers providers)
{
    for (protocol::ProviderRow &row : providers.rows)
        row = said(row);
    return providers;
}

protocol::SettingsList ServerWords::reply(protocol::SettingsList list)
{
    for (protocol::SettingRow &row : list.rows)
        row = said(row);
    return list;
}

protocol::SettingsVerdict ServerWords::reply(protocol::SettingsVerdict verdict)
{
    for (protocol::SettingMistake &mistake : verdict.mistakes)
        mistake.problem = said(mistake.problem);
    verdict.warnings = said(verdict.warnings);
    return verdict;
}

protocol::SettingsChanged ServerWords::reply(protocol::SettingsChanged changed)
{
    changed.warnings = said(changed.warnings);
    return changed;
}

protocol::AuditVerdict ServerWords::reply(protocol::AuditVerdict verdict)
{
    verdict.problem = said(verdict.problem);
    return verdict;
}

} // namespace gatehouse::models
