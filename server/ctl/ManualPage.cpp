// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/ManualPage.h"

#include "base/ManPage.h"
#include "ctl/CommandTable.h"

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

void addOptions(base::ManPage &page, const QList<Option> &options)
{
    for (const Option &option : options) {
        const QString value = option.value.isEmpty() ? QString() : u' ' + option.value;
        const QString help =
            option.help + (option.isRepeatable ? u" (may be repeated)."_s : u"."_s);
        page.item(u"--"_s + option.name + value, help);
    }
}

void addCommand(base::ManPage &page, const Command &command)
{
    page.item(invocation(command), command.summary + u'.');
    if (command.details.isEmpty() && command.options.isEmpty())
        return;
    page.beginInner();
    if (!command.details.isEmpty())
        page.paragraph(command.details);
    addOptions(page, command.options);
    page.endInner();
}

} // namespace

QString manualPage()
{
    base::ManPage page(u"gatehousectl"_s, 1, u"administer a Gatehouse server"_s);
    page.heading(u"SYNOPSIS"_s);
    page.invocation(u"gatehousectl"_s, u"COMMAND [ARGUMENTS] [OPTIONS]"_s);
    page.heading(u"DESCRIPTION"_s);
    page.paragraph(
        u"Administers the Gatehouse server of this machine through its admin socket: says how it "
        "is, who is connected and what was done, and changes it. What changes something is durable "
        "when the command ends."_s);
    page.heading(u"COMMANDS"_s);
    for (const Command &command : commandTable())
        addCommand(page, command);
    page.heading(u"OPTIONS OF EVERY COMMAND"_s);
    addOptions(page, commonOptions());
    page.heading(u"FILES"_s);
    page.paragraph(u"The admin socket is looked for at $ADMIN_SOCKET, else in "
                   "$XDG_RUNTIME_DIR/gatehouse, in the data folder and in /run/gatehouse."_s);
    page.heading(u"EXIT STATUS"_s);
    page.item(u"0"_s, u"Done."_s);
    page.item(
        u"1"_s, u"The server refused, or it did not work; the reason is on standard error."_s);
    page.item(u"2"_s, u"The command line makes no sense."_s);
    page.item(u"3"_s, u"No server answers."_s);
    page.heading(u"SEE ALSO"_s);
    page.paragraph(u"gatehoused(8)"_s);
    return page.text();
}

} // namespace gatehouse::ctl
