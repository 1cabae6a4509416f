// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/AdminSettings.h"
#include "ctl/Asking.h"
#include "findings/PlaceFindings.h"
#include "settings/LoadSettings.h"

#include <QFileInfo>
#include <QTimer>

#include <algorithm>

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;
using protocol::Examination;
using protocol::Finding;
using protocol::FindingLevel;

namespace {

constexpr std::chrono::milliseconds BetweenLooks {200};

QString levelWords(FindingLevel level)
{
    switch (level) {
    case FindingLevel::Good:
        return u"good"_s;
    case FindingLevel::Warning:
        return u"warning"_s;
    case FindingLevel::Problem:
        return u"PROBLEM"_s;
    }
    Q_UNREACHABLE();
}

QStringList linesOf(const Finding &finding)
{
    QStringList lines {u"%1  %2"_s.arg(levelWords(finding.level), -7).arg(finding.what)};
    for (const QString &more : {finding.why, finding.fix}) {
        if (!more.isEmpty())
            lines.append(QString(9, u' ') + more);
    }
    return lines;
}

/// The last line, and the exit code: of problems only, since what is a warning works.
Ending conclude(Output &out, const Examination &report)
{
    const auto count = [&report](FindingLevel level) {
        return std::count_if(report.findings.cbegin(), report.findings.cend(),
            [level](const Finding &one) { return one.level == level; });
    };
    const auto problems = count(FindingLevel::Problem);
    if (out.isJson())
        out.json(protocol::encode(report));
    else
        out.say(u"%1 good, %2 warnings, %3 problems"_s.arg(count(FindingLevel::Good))
                    .arg(count(FindingLevel::Warning))
                    .arg(problems));
    return {problems > 0 ? ExitCode::Failed : ExitCode::Done};
}

void pauseBetweenLooks()
{
    QEventLoop loop;
    QTimer::singleShot(BetweenLooks, &loop, &QEventLoop::quit);
    loop.exec();
}

Ending examine(Context &context, const Arguments &)
{
    auto report = context.remote.ask<Examination>(u"doctor.run"_s, protocol::Nothing {});
    qsizetype shown = 0;
    while (true) {
        if (!report)
            return failed(report.error());
        for (; !context.out.isJson() && shown < report->findings.size(); ++shown)
            context.out.say(linesOf(report->findings.at(shown)));
        if (report->isFinished)
            return conclude(context.out, *report);
        pauseBetweenLooks();
        report = context.remote.ask<Examination>(u"doctor.report"_s, protocol::Nothing {});
    }
}

findings::Findings settingsOnly(const std::optional<QString> &settingsFile)
{
    const auto loaded = settings::loadSettingsNow(config::processInputs(settingsFile));
    findings::Findings found;
    const findings::Advice advice {u"gatehoused does not start with it."_s,
        u"Correct it; gatehoused --check says the same."_s};
    const auto warn = [&found](const QStringList &warnings) {
        for (const QString &sentence : warnings)
            found.append(findings::warning(u"settings.warning"_s, sentence,
                {u"gatehoused starts, and says so too."_s, u"Correct it where it stands."_s}));
    };
    if (!loaded) {
        for (const config::Mistake &mistake : loaded.error().mistakes)
            found.append(findings::problem(u"settings.mistake"_s, mistake.text() + u'.', advice));
        warn(loaded.error().warnings);
        return found;
    }
    warn(loaded->warnings);
    found += findings::settingsFindings(loaded->settings, loaded->settings.rsTokensEncKey);
    if (QFileInfo(loaded->settings.dataDir).isDir())
        found += findings::diskFindings(findings::diskFacts(loaded->settings.dataDir));
    return found;
}

/// Where no server answers there is still something to say.
Ending examineAlone(Output &out, const Arguments &given)
{
    const QString file = given.value(u"settings"_s);
    Examination report {.isFinished = true, .startedAt = base::SystemClock().now()};
    report.checks = {{u"server"_s, u"the server"_s, protocol::CheckState::Done},
        {u"settings"_s, u"the settings"_s, protocol::CheckState::Done}};
    report.findings.append(findings::problem(u"server"_s, u"No server answers on this machine."_s,
        {u"Nobody can sign in or use an MCP server, and the checks that need it are left out."_s,
            u"Start it with: systemctl start gatehouse (or gatehoused, or gatehoused --demo to try "
            u"it); its log says why when it does not stay. If it runs, name its socket with "
            u"--socket."_s}));
    report.findings += settingsOnly(file.isEmpty() ? std::nullopt : std::optional<QString>(file));
    for (const Finding &finding : report.findings) {
        if (!out.isJson())
            out.say(linesOf(finding));
    }
    return conclude(out, report);
}

} // namespace

std::vector<Command> doctorCommands()
{
    return {{.name = u"doctor"_s,
        .arguments = {},
        .summary = u"Find what is wrong before a user does"_s,
        .options = {{u"settings"_s, u"FILE"_s,
            u"Where no server answers: the settings file to look at"_s}},
        .details =
            u"Looks at settings, disk and database, at what clients see through the public URL, "
            u"at every\nprovider and MCP server, and signs in as each known client does up to the "
            u"consent page. Exit\ncode 1 when there is a problem; warnings alone are 0."_s,
        .run = examine,
        .runAlone = examineAlone}};
}

} // namespace gatehouse::ctl
