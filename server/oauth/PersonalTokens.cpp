// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/PersonalTokens.h"

#include "base/Printable.h"
#include "domain/ResourceUri.h"

#include <QLoggingCategory>

#include <algorithm>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

Q_LOGGING_CATEGORY(lcTokens, "gatehouse.tokens")

constexpr qsizetype MaxName = 200;
constexpr qsizetype MaxServers = 50;
constexpr qsizetype MaxTools = 100;
constexpr qsizetype MaxToolName = 200;

Err<Error> refusedToken(const QString &sentence)
{
    return Err(Error {ErrorKind::Invalid, sentence});
}

bool isPlain(const QString &text, qsizetype most)
{
    return !text.isEmpty() && text.size() <= most && base::printable(text) == text;
}

Result<void> check(const WantedToken &wanted)
{
    if (!isPlain(wanted.name.trimmed(), MaxName))
        return refusedToken(
            u"A token needs a name of 1 to %1 printable characters."_s.arg(MaxName));
    if (wanted.servers.isEmpty() || wanted.servers.size() > MaxServers)
        return refusedToken(u"Name the MCP servers the token may call, 1 to %1."_s.arg(MaxServers));
    if (wanted.tools.size() > MaxTools
        || !std::all_of(wanted.tools.cbegin(), wanted.tools.cend(),
            [](const QString &tool) { return isPlain(tool, MaxToolName); }))
        return refusedToken(u"The tools of a token are at most %1 names of 1 to %2 printable "
                            "characters, in which * is any run of them."_s.arg(MaxTools)
                                .arg(MaxToolName));
    return {};
}

bool isMeant(const WhichTokens &which, const PersonalToken &token)
{
    if (const auto *id = std::get_if<domain::SessionId>(&which))
        return token.id == *id;
    if (const auto *user = std::get_if<domain::UserId>(&which))
        return token.user.userId() == *user;
    return true;
}

} // namespace

Result<MadeToken> PersonalTokens::create(const WantedToken &wanted)
{
    if (const auto fine = check(wanted); !fine)
        return Err(fine.error());
    const auto resources = resourcesFor(wanted.servers);
    if (!resources)
        return Err(resources.error());
    const auto end = endFor(wanted.expiresAt);
    if (!end)
        return Err(end.error());
    const auto person = personFor(wanted);
    if (!person)
        return Err(person.error());
    if (const auto room = checkRoom(); !room)
        return Err(room.error());
    // Its id begins with a letter: it can stand on a command line as it is.
    MadeToken made {.token = {.id = {m.random.id128()},
                        .name = wanted.name.trimmed(),
                        .user = person->user,
                        .provider = person->provider,
                        .resources = *resources,
                        .tools = wanted.tools,
                        .createdAt = m.clock.now(),
                        .expiresAt = *end},
        .secret = base::Secret("gth_pat_" + m.random.token256())};
    const KeptPersonalToken kept {base::sha256(made.secret.reveal()), made.token};
    if (const auto saved = m.store.personalTokens().save(kept); !saved)
        return Err(saved.error());
    publish(kept);
    qCInfo(lcTokens) << "personal access token made:" << made.token.id.value << made.token.name;
    return made;
}

Result<KnownPerson> PersonalTokens::personFor(const WantedToken &wanted)
{
    const auto found = candidates(wanted);
    if (!found)
        return Err(found.error());
    if (found->isEmpty())
        return Err(Error {ErrorKind::NotFound,
            u"Nobody called \"%1\" is known here. A token acts for a local account, or for "
            "somebody who has signed in before."_s.arg(
                base::printable(wanted.user.left(MaxName)))});
    if (found->size() > 1)
        return Err(Error {ErrorKind::Conflict,
            u"Several people are called \"%1\"; name the provider too, or the id of one."_s.arg(
                base::printable(wanted.user.left(MaxName)))});
    const KnownPerson &person = found->first();
    if (!m.rules.allows(person.user, person.provider))
        return refusedToken(
            u"This person may not come in (ALLOWED_USERS, ALLOWED_GROUPS), so a token "
            "cannot act for them."_s);
    return person;
}

Result<QList<KnownPerson>> PersonalTokens::candidates(const WantedToken &wanted)
{
    auto found = m.store.personalTokens().peopleCalled(wanted.user);
    if (!found)
        return found;
    if (m.localProvider) {
        const auto account = m.store.account(wanted.user);
        if (!account)
            return Err(account.error());
        if (*account) {
            const KnownPerson local {{.issuer = "local",
                                         .subject = (*account)->name.toUtf8(),
                                         .email = (*account)->email,
                                         .emailVerified = !(*account)->email.isEmpty(),
                                         .name = (*account)->name},
                *m.localProvider};
            found->removeIf([&local](const KnownPerson &one) {
                return one.user.userId() == local.user.userId();
            });
            found->append(local);
        }
    }
    found->removeIf([&wanted](const KnownPerson &one) {
        return one.provider.isEmpty()
            || (!wanted.provider.isEmpty() && one.provider != wanted.provider);
    });
    return found;
}

Result<QByteArrayList> PersonalTokens::resourcesFor(const QByteArrayList &servers) const
{
    QByteArrayList resources;
    for (const QByteArray &server : servers) {
        const auto canonical = domain::canonicalResource(server);
        const auto resource = std::find_if(m.profile.resources.cbegin(), m.profile.resources.cend(),
            [&](const Resource &one) { return one.path == server || one.uri == canonical; });
        if (resource == m.profile.resources.cend())
            return refusedToken(
                u"%1 is neither the path nor the URL of an MCP server of this door."_s.arg(
                    base::printable(QString::fromUtf8(server.left(MaxName)))));
        if (!resources.contains(resource->uri))
            resources.append(resource->uri);
    }
    return resources;
}

Result<base::sys_seconds> PersonalTokens::endFor(std::optional<base::sys_seconds> wanted) const
{
    const base::sys_seconds now = m.clock.now();
    const base::sys_seconds end = wanted.value_or(now + PersonalTokenLife);
    if (end <= now || end > now + MaxPersonalTokenLife)
        return refusedToken(u"A token ends in the next %1 days."_s.arg(
            MaxPersonalTokenLife / std::chrono::hours(24)));
    return end;
}

Result<void> PersonalTokens::checkRoom()
{
    const auto all = m.store.personalTokens().all();
    if (!all)
        return Err(all.error());
    const auto good = std::count_if(all->cbegin(), all->cend(),
        [this](const auto &kept) { return kept.token.expiresAt > m.clock.now(); });
    if (good >= MaxPersonalTokens)
        return Err(Error {ErrorKind::Conflict,
            u"There are %1 tokens already; revoke those that nobody uses."_s.arg(good)});
    return {};
}

Result<QList<PersonalToken>> PersonalTokens::revoke(const WhichTokens &which)
{
    const auto all = m.store.personalTokens().all();
    if (!all)
        return Err(all.error());
    QList<PersonalToken> revoked;
    for (const KeptPersonalToken &kept : *all) {
        if (!isMeant(which, kept.token))
            continue;
        if (const auto removed = m.store.personalTokens().remove(kept.token.id); !removed)
            return Err(removed.error());
        m.published.stageEndOfSession(kept.token.id);
        qCInfo(lcTokens) << "personal access token revoked:" << kept.token.id.value
                         << kept.token.name;
        revoked.append(kept.token);
    }
    return revoked;
}

Result<void> PersonalTokens::publish()
{
    const auto all = m.store.personalTokens().all();
    if (!all)
        return Err(all.error());
    auto gone = std::exchange(m_known, {});
    for (const KeptPersonalToken &kept : *all) {
        gone.erase(kept.token.id);
        const auto snapshot = m.published.find(kept.digest);
        if (standingOf(kept.token) == TokenStanding::Active) {
            m_known.emplace(kept.token.id, kept.digest);
            if (!snapshot || *snapshot != recordOf(kept.token))
                publish(kept);
        } else if (snapshot) {
            qCWarning(lcTokens) << "personal access token withdrawn:" << kept.token.id.value
                                << kept.token.name;
            m.published.stageEndOfSession(kept.token.id);
        }
    }
    for (const auto &[id, digest] : gone) {
        if (m.published.find(digest))
            m.published.stageEndOfSession(id);
    }
    return {};
}

void PersonalTokens::publish(const KeptPersonalToken &kept)
{
    m_known.insert_or_assign(kept.token.id, kept.digest);
    m.published.stageToken(kept.digest, recordOf(kept.token));
}

TokenStanding PersonalTokens::standingOf(const PersonalToken &token) const
{
    if (token.expiresAt <= m.clock.now())
        return TokenStanding::Expired;
    return m.rules.allows(token.user, token.provider) ? TokenStanding::Active
                                                      : TokenStanding::NotAllowed;
}

AccessRecord PersonalTokens::recordOf(const PersonalToken &token) const
{
    return {.session = {.id = token.id,
                .user = token.user,
                .clientId = {PersonalTokenClient},
                .clientName = token.name,
                .resource = token.resources.value(0),
                .scopes = m.profile.scopes,
                .provider = token.provider,
                .openedAt = token.createdAt,
                .endsAt = token.expiresAt},
        .scopes = m.profile.scopes,
        .expiresAt = token.expiresAt,
        .issuedAt = token.createdAt,
        .moreResources = token.resources.mid(1),
        .tools = token.tools};
}

Result<QList<ListedToken>> PersonalTokens::list()
{
    const auto all = m.store.personalTokens().all();
    if (!all)
        return Err(all.error());
    QList<ListedToken> listed;
    for (const KeptPersonalToken &kept : *all) {
        listed.append({kept.token, standingOf(kept.token)});
        const auto use = m_uses.find(kept.token.id);
        if (use == m_uses.end())
            continue;
        listed.last().token.requests += use->second.requests;
        listed.last().token.usedAt = std::max(kept.token.usedAt, std::optional(use->second.at));
    }
    return listed;
}

void PersonalTokens::noteUse(const domain::SessionId &id, qint64 requests, base::sys_seconds at)
{
    if (!m_known.contains(id))
        return;
    Use &use = m_uses[id];
    use.requests += requests;
    use.at = std::max(use.at, at);
}

void PersonalTokens::saveUse()
{
    for (const auto &[id, use] : std::exchange(m_uses, {})) {
        if (const auto saved = m.store.personalTokens().addUse(id, use.requests, use.at); !saved)
            qCWarning(lcTokens).noquote()
                << "The use of a personal access token is lost:" << saved.error().message;
    }
}

} // namespace gatehouse::oauth
