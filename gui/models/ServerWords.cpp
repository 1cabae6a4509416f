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

protocol::Examination ServerWords::reply(protocol::Examination examination)
{
    for (protocol::CheckRow &check : examination.checks)
        check.title = said(check.title);
    examination.findings = said(examination.findings);
    return examination;
}

protocol::ProviderVerdict ServerWords::reply(protocol::ProviderVerdict verdict)
{
    verdict.findings = said(verdict.findings);
    return verdict;
}

protocol::Status ServerWords::reply(protocol::Status status)
{
    status.health = said(status.health);
    status.providers = said(status.providers);
    return status;
}

protocol::Providers ServerWords::reply(protocol::Providers providers)
{
    providers.rows = said(providers.rows);
    return providers;
}

protocol::SettingsList ServerWords::reply(protocol::SettingsList list)
{
    list.rows = said(list.rows);
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
