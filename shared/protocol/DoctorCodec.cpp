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

template <typename Io> void members(Io &io, ProviderCandidate &m)
{
    io.maybe("name", m.name);
    io.maybe("strategy", m.strategy);
    io("clientId", m.clientId);
    io("clientSecret", m.clientSecret);
    io.maybe("accountsUrl", m.accountsUrl);
    io.maybe("authorizationUrl", m.authorizationUrl);
    io.maybe("tokenUrl", m.tokenUrl);
}
template <typename Io> void members(Io &io, ProviderVerdict &m)
{
    io("good", m.good);
    io("title", m.title);
    io("redirectUri", m.redirectUri);
    io("findings", m.findings);
}

template struct Codec<Examination>;
template struct Codec<ProviderCandidate>;
template struct Codec<ProviderVerdict>;

} // namespace gatehouse::protocol
