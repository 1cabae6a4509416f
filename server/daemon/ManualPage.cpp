// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ManPage.h"
#include "config/SettingsTable.h"
#include "daemon/CommandLine.h"

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;

namespace {

void addSettings(base::ManPage &page)
{
    std::optional<config::Group> group;
    for (const config::Setting &setting : config::settingsTable()) {
        if (group != setting.group)
            page.subheading(config::groupTitle(setting.group));
        group = setting.group;
        const QString byDefault = setting.defaultText.isEmpty()
            ? setting.defaultNote
            : QString::fromUtf8(setting.defaultText);
        page.item(QString::fromUtf8(setting.name),
            u"%1 Allowed: %2. Default: %3."_s.arg(setting.help, setting.rule.allowed, byDefault));
    }
}

} // namespace

QString manualPage()
{
    base::ManPage page(u"gatehoused"_s, 8,
        u"sign-in and gateway in front of MCP (Model Context Protocol) servers"_s);
    page.heading(u"SYNOPSIS"_s);
    page.invocation(u"gatehoused"_s, u"[--settings FILE] [TASK]"_s);
    page.heading(u"DESCRIPTION"_s);
    page.paragraph(
        u"Signs people in at the identity provider a team already has, hands MCP clients tokens of "
        "its own, and forwards what they may ask to the servers behind it. Without a task it runs "
        "until it gets SIGTERM or SIGINT. SIGHUP reads the TLS files and the servers file again; "
        "each counts whole or not at all."_s);
    page.heading(u"TASKS"_s);
    for (const TaskRow &row : taskTable())
        page.item((row.option + u' ' + row.value).trimmed(), row.help + u'.');
    page.heading(u"OPTIONS"_s);
    page.item(u"--settings FILE"_s, u"Reads settings from FILE: lines of NAME=VALUE."_s);
    page.item(u"--force"_s,
        u"With --restore: also where there is data, which is kept as *.before-restore."_s);
    page.heading(u"SETTINGS"_s);
    page.paragraph(
        u"Each comes from the first that has it: the environment, as NAME or as NAME_FILE, which "
        "names a file; a systemd credential of that name; the settings file; the default. A wrong "
        "value stops the start; --check says every mistake at once."_s);
    addSettings(page);
    page.heading(u"FILES"_s);
    page.paragraph(u"The settings file is the one of --settings, else .dev.vars in the working "
                   "folder, else $XDG_CONFIG_HOME/gatehouse/gatehouse.env "
                   "(~/.config/gatehouse/gatehouse.env), else /etc/gatehouse/gatehouse.env."_s);
    page.heading(u"EXIT STATUS"_s);
    page.item(u"0"_s, u"Done."_s);
    page.item(u"1"_s, u"It cannot start, or the task failed; the reason is on standard error."_s);
    page.item(u"2"_s, u"Wrong arguments or settings."_s);
    page.heading(u"SEE ALSO"_s);
    page.paragraph(u"gatehousectl(1)"_s);
    return page.text();
}

} // namespace gatehouse::daemon
