// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Digest.h"
#include "base/Result.h"
#include "domain/Identity.h"

#include <QByteArrayList>
#include <QStringList>

#include <optional>

namespace gatehouse::oauth {

/// A personal access token: what a script calls MCP servers with in somebody's name, made by the
/// owner and good until its end or until it is revoked.
struct PersonalToken
{
    domain::SessionId id; ///< it counts as a session at the door
    QString name;
    domain::Identity user; ///< who it acts for
    QByteArray provider; ///< the name of the one that vouches for them
    QByteArrayList resources; ///< canonical URLs of the MCP servers it may call, one at least
    QStringList tools {}; ///< globs of the tools it may use; empty: every one
    base::sys_seconds createdAt {};
    base::sys_seconds expiresAt {};
    std::optional<base::sys_seconds> usedAt {};
    qint64 requests = 0;

    bool operator==(const PersonalToken &) const = default;
};

/// As it is kept: under its digest only.
struct KeptPersonalToken
{
    base::Digest digest;
    PersonalToken token;

    bool operator==(const KeptPersonalToken &) const = default;
};

/// Somebody who has signed in before.
struct KnownPerson
{
    domain::Identity user;
    QByteArray provider; ///< of their latest session; empty: there is none

    bool operator==(const KnownPerson &) const = default;
};

/// How long one is listed after its end.
constexpr base::seconds ExpiredTokenLife {30 * 86400};

/// The personal access tokens of a store. Called on the core thread, in batches like the store's
/// other verbs; each call happens wholly or not at all.
class PersonalTokenStore
{
public:
    PersonalTokenStore() = default;
    PersonalTokenStore(const PersonalTokenStore &) = delete;
    PersonalTokenStore &operator=(const PersonalTokenStore &) = delete;
    virtual ~PersonalTokenStore() = default;

    /// Conflict when the digest or the id is kept already.
    virtual base::Result<void> save(const KeptPersonalToken &kept) = 0;
    /// Every one, those that are over too, the latest first; each with what is known of its person
    /// by now.
    virtual base::Result<QList<KeptPersonalToken>> all() = 0;
    /// False when there was none.
    virtual base::Result<bool> remove(const domain::SessionId &id) = 0;
    /// It was used so many times more, the last time at \a at. Nothing when it is not kept.
    virtual base::Result<void> addUse(
        const domain::SessionId &id, qint64 requests, base::sys_seconds at) = 0;
    /// Who goes by \a name: by id, subject, address or name; agents are nobody.
    virtual base::Result<QList<KnownPerson>> peopleCalled(const QString &name) = 0;
};

} // namespace gatehouse::oauth
