// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Digest.h"
#include "domain/Ids.h"

namespace gatehouse::oauth {

/// What a provider's tokens are sealed to: they open for this record only.
struct TokensRecord
{
    enum class Kind {
        Session, ///< id: the session's
        Code, ///< id: the digest of the authorization code
    };
    Kind kind = Kind::Session;
    QByteArray id;

    bool operator==(const TokensRecord &) const = default;

    static TokensRecord of(const domain::SessionId &session)
    {
        return {Kind::Session, session.value};
    }
    static TokensRecord of(const base::Digest &code) { return {Kind::Code, code.toBytes()}; }

    /// KeyRing's associated data.
    QByteArray associated() const
    {
        return (kind == Kind::Session ? "provider tokens of session " : "code ") + id;
    }
};

} // namespace gatehouse::oauth
