// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/DoctorMessages.h"
#include "protocol/Members.h"

namespace gatehouse::protocol {

template <> struct Words<FindingLevel>
{
    static constexpr const char *Names[] {"good", "warning", "problem"};
};
template <> struct Words<CheckState>
{
    static constexpr const char *Names[] {"waiting", "running", "done"};
};

template <typename Io> void members(Io &io, Finding &m)
{
    io("id", m.id);
    io("level", m.level);
    io("what", m.what);
    io("why", m.why);
    io("fix", m.fix);
}
template <typename Io> void members(Io &io, CheckRow &m)
{
    io("name", m.name);
    io("title", m.title);
    io("state", m.state);
}
template <typename Io> void members(Io &io, Examination &m)
{
    io("finished", m.isFinished);
    io("startedAt", m.startedAt);
    io("checks", m.checks);
    io("findings", m.findings);
}

template struct Codec<Examination>;

} // namespace gatehouse::protocol
