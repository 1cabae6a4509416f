// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/Completion.h"
#include "ctl/ManualPage.h"

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

Ending printCompletion(Output &out, const Arguments &given)
{
    const QString &shell = given.words.first();
    if (shell == u"bash")
        out.raw(completionFor(Shell::Bash));
    else if (shell == u"zsh")
        out.raw(completionFor(Shell::Zsh));
    else if (shell == u"fish")
        out.raw(completionFor(Shell::Fish));
    else
        return misused(u"There are completions for bash, zsh and fish, not for %1."_s.arg(shell));
    return done();
}

Ending printManual(Output &out, const Arguments &)
{
    out.raw(manualPage());
    return done();
}

} // namespace

std::vector<Command> ownCommands()
{
    return {
        {.name = u"completion"_s,
            .arguments = u"bash|zsh|fish"_s,
            .summary = u"What a shell reads to complete these commands"_s,
            .words = {1, 1},
            .details = u"Packages install it. Else, for bash: source <(gatehousectl completion "
                       "bash)"_s,
            .runAlone = printCompletion},
        {.name = u"manual"_s,
            .arguments = {},
            .summary = u"The page of the manual about this program"_s,
            .details = u"Packages install it. Else: gatehousectl manual | man -l -"_s,
            .runAlone = printManual},
    };
}

} // namespace gatehouse::ctl
