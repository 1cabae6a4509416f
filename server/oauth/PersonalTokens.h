// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Random.h"
#include "base/Secret.h"
#include "oauth/AllowRules.h"
#include "oauth/Profile.h"
#include "oauth/PublishedTable.h"

#include <map>
#include <variant>

namespace gatehouse::oauth {

/// The client of every personal access token, for MCP servers and their rules.
inline constexpr char PersonalTokenClient[] = "personal-access-token";
constexpr base::seconds PersonalTokenLife {90 * 86400}; ///< unless somebody says another
constexpr base::seconds MaxPersonalTokenLife {366 * 86400};
constexpr int MaxPersonalTokens = 1000; ///< that are good

/// What somebody wants a token for.
struct WantedToken
{
    QString name;
    QString user; ///< by id, subject, address or name; or the name of a local account
    QByteArray provider {}; ///< of that person; empty: whichever
    QByteArrayList servers; ///< paths or URLs
    QStringList tools {}; ///< globs; empty: every tool
    std::optional<base::sys_seconds> expiresAt {};
};

struct MadeToken
{
    PersonalToken token;
    base::Secret secret; ///< which only this knows
};

enum class TokenStanding {
    Active,
    Expired,
    NotAllowed, ///< its person may not come in any more (ALLOWED_USERS, ALLOWED_GROUPS)
};
struct ListedToken
{
    PersonalToken token;
    TokenStanding standing = TokenStanding::Active;
};

struct AllTokens
{ };
using WhichTokens = std::variant<domain::SessionId, domain::UserId, AllTokens>;

/// Makes, lists and revokes personal access tokens, and keeps the published table true of them: the
/// door takes them as it takes any access token, and no endpoint of OAuth knows them. Core thread;
/// keeps references.
class PersonalTokens
{
public:
    struct Parts
    {
        const Profile &profile;
        Store &store;
        PublishedTable &published;
        const AllowRules &rules;
        base::Random &random;
        const base::Clock &clock;
        std::optional<QByteArray> localProvider; ///< what the local accounts sign in by, if they do
    };
    explicit PersonalTokens(Parts parts)
        : m(std::move(parts))
    { }

    // Inside a batch.

    /// Invalid, NotFound or Conflict with a sentence for whoever asked.
    base::Result<MadeToken> create(const WantedToken &wanted);
    /// Which ones have gone; refused by every worker once the batch is committed.
    base::Result<QList<PersonalToken>> revoke(const WhichTokens &which);
    /// Publishes those that are good now and withdraws those that are not: at the start, and now
    /// and then, since people change.
    base::Result<void> publish();
    /// Keeps what noteUse() was told since the last time. What cannot be written is lost.
    void saveUse();

    // Anywhere.

    /// The latest first.
    base::Result<QList<ListedToken>> list();
    /// Of sessions that are no tokens nothing comes.
    void noteUse(const domain::SessionId &id, qint64 requests, base::sys_seconds at);
    bool hasUnsavedUse() const { return !m_uses.empty(); }

private:
    struct Use
    {
        qint64 requests = 0;
        base::sys_seconds at {};
    };

    base::Result<KnownPerson> personFor(const WantedToken &wanted);
    base::Result<QList<KnownPerson>> candidates(const WantedToken &wanted);
    base::Result<QByteArrayList> resourcesFor(const QByteArrayList &servers) const;
    base::Result<base::sys_seconds> endFor(std::optional<base::sys_seconds> wanted) const;
    base::Result<void> checkRoom();
    TokenStanding standingOf(const PersonalToken &token) const;
    AccessRecord recordOf(const PersonalToken &token) const;
    void publish(const KeptPersonalToken &kept);

    const Parts m;
    std::map<domain::SessionId, Use> m_uses; ///< of tokens, not saved yet
    std::map<domain::SessionId, base::Digest> m_known; ///< that are or were published
};

} // namespace gatehouse::oauth
