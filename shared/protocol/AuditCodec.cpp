// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Members.h"

namespace gatehouse::protocol {

template <> struct Words<AuditFormat>
{
    static constexpr const char *Names[] {"csv", "json"};
};

template <typename Io> void members(Io &io, AuditRow &m)
{
    io("number", m.number);
    io("at", m.at);
    io("kind", m.kind);
    io("actor", m.actor);
    io("who", m.who);
    io("client", m.client);
    io("clientName", m.clientName);
    io("subject", m.subject);
    io("detail", m.detail);
}
template <typename Io> void filterMembers(Io &io, AuditFilter &m)
{
    io.maybe("kind", m.kind);
    io.maybe("who", m.who);
    io.maybe("client", m.client);
    io.maybe("text", m.text);
    io("since", m.since);
    io("until", m.until);
}
template <typename Io> void members(Io &io, AuditQuery &m)
{
    filterMembers(io, m);
    io("before", m.before);
    io.maybe("limit", m.limit);
}
template <typename Io> void members(Io &io, AuditPage &m)
{
    io("rows", m.rows);
    io("next", m.next);
}
template <typename Io> void members(Io &io, AuditExport &m)
{
    filterMembers(io, m);
    io("format", m.format);
    io.maybe("after", m.after);
}
template <typename Io> void members(Io &io, AuditText &m)
{
    io("text", m.text);
    io("next", m.next);
}
template <typename Io> void members(Io &io, AuditVerify &m)
{
    io("number", m.number);
    io.maybe("digest", m.digest);
}
template <typename Io> void members(Io &io, AuditVerdict &m)
{
    io("good", m.good);
    io("first", m.first);
    io("last", m.last);
    io("digest", m.digest);
    io("row", m.row);
    io("problem", m.problem);
}
template <typename Io> void members(Io &io, AuditAdded &m)
{
    io("row", m.row);
}

template struct Codec<AuditQuery>;
template struct Codec<AuditPage>;
template struct Codec<AuditExport>;
template struct Codec<AuditText>;
template struct Codec<AuditVerify>;
template struct Codec<AuditVerdict>;
template struct Codec<AuditAdded>;

} // namespace gatehouse::protocol
