// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHashFunctions>

#include <functional>

namespace gatehouse::domain {

/// An identifier that cannot be taken for another kind: Id<struct ClientTag> is not Id<struct
/// SessionTag>.
template <typename Tag> struct Id
{
    QByteArray value;

    bool operator==(const Id &) const = default;
    bool operator<(const Id &other) const { return value < other.value; }
    bool isEmpty() const { return value.isEmpty(); }
};

template <typename Tag> std::size_t qHash(const Id<Tag> &id, std::size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

/// RFC 6749 2.2: the client's identifier; for a CIMD client an https URL.
using ClientId = Id<struct ClientTag>;
/// One user, one client, one resource: the grant. 128 random bits in base64url.
using SessionId = Id<struct SessionTag>;
/// The user's row: a digest over (provider issuer, sub), stable for ever.
using UserId = Id<struct UserTag>;

} // namespace gatehouse::domain

template <typename Tag> struct std::hash<gatehouse::domain::Id<Tag>>
{
    std::size_t operator()(const gatehouse::domain::Id<Tag> &id) const noexcept
    {
        return qHash(id.value);
    }
};
