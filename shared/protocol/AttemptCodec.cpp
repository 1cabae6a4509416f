// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Members.h"

namespace gatehouse::protocol {

template <typename Io> void members(Io &io, AttemptStep &m)
{
    io("kind", m.kind);
    io("reason", m.reason);
    io("at", m.at);
    io("lastAt", m.lastAt);
    io("times", m.times);
    io("detail", m.detail);
}
template <typename Io> void members(Io &io, FindingValue &m)
{
    io("name", m.name);
    io("value", m.value);
}
template <typename Io> void members(Io &io, AttemptFinding &m)
{
    io("id", m.id);
    io("sentence", m.sentence);
    io("advice", m.advice);
    io("values", m.values);
}
template <typename Io> void members(Io &io, AttemptRow &m)
{
    io("number", m.number);
    io("signIn", m.signIn);
    io("client", m.client);
    io("clientName", m.clientName);
    io("session", m.session);
    io("from", m.from);
    io("until", m.until);
    io("steps", m.steps);
    io("findings", m.findings);
}
template <typename Io> void members(Io &io, AttemptsQuery &m)
{
    io.maybe("client", m.client);
    io.maybe("session", m.session);
    io.maybe("text", m.text);
    io.maybe("trouble", m.trouble);
    io("before", m.before);
    io.maybe("limit", m.limit);
}
template <typename Io> void members(Io &io, AttemptsPage &m)
{
    io("rows", m.rows);
    io("next", m.next);
}

template struct Codec<AttemptsQuery>;
template struct Codec<AttemptsPage>;

} // namespace gatehouse::protocol
