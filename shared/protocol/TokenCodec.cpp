// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Members.h"

namespace gatehouse::protocol {

template <> struct Words<TokenState>
{
    static constexpr const char *Names[] {"active", "expired", "not-allowed"};
};

template <typename Io> void members(Io &io, TokenRow &m)
{
    io("id", m.id);
    io("name", m.name);
    io("user", m.user);
    io("person", m.person);
    io("email", m.email);
    io("provider", m.provider);
    io("servers", m.servers);
    io("tools", m.tools);
    io("state", m.state);
    io("createdAt", m.createdAt);
    io("expiresAt", m.expiresAt);
    io("usedAt", m.usedAt);
    io("requests", m.requests);
}
template <typename Io> void members(Io &io, Tokens &m)
{
    io("rows", m.rows);
    io("total", m.total);
}
template <typename Io> void members(Io &io, NewToken &m)
{
    io("name", m.name);
    io("user", m.user);
    io.maybe("provider", m.provider);
    io("servers", m.servers);
    io.maybe("tools", m.tools);
    io("expiresAt", m.expiresAt);
}
template <typename Io> void members(Io &io, CreatedToken &m)
{
    io("id", m.id);
    io("token", m.token);
    io("expiresAt", m.expiresAt);
}
template <typename Io> void members(Io &io, RevokeWhat &m)
{
    io("id", m.id);
    io("user", m.user);
    io("all", m.all);
}
template <typename Io> void members(Io &io, Revoked &m)
{
    io("tokens", m.tokens);
}

template struct Codec<Tokens>;
template struct Codec<NewToken>;
template struct Codec<CreatedToken>;
template struct Codec<RevokeWhat>;
template struct Codec<Revoked>;

} // namespace gatehouse::protocol
