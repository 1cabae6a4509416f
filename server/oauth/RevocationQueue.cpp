// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/RevocationQueue.h"

#include "oauth/UpstreamTokens.h"

#include <QLoggingCategory>

#include <algorithm>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcRevocation, "gatehouse.revocation")

constexpr base::seconds StoreRetry {30};

QByteArray nameOf(const DueRevocation &due)
{
    return due.record.kind == TokensRecord::Kind::Session ? "session " + due.record.id
                                                          : QByteArray("an unused code");
}

RevocationOutcome outcomeOf(Told::Kind kind)
{
    switch (kind) {
    case Told::Kind::Revoked:
        return RevocationOutcome::Revoked;
    case Told::Kind::Refused:
        return RevocationOutcome::Refused;
    case Told::Kind::Unsupported:
        return RevocationOutcome::Unsupported;
    case Told::Kind::StillUsed:
        return RevocationOutcome::StillUsed;
    case Told::Kind::Later:
        return RevocationOutcome::GivenUp;
    }
    Q_UNREACHABLE();
}

/// Some providers give one refresh token for all sign-ins of a person, and telling of one ends all:
/// the last that lives by it tells. With an access token the refresh token of its grant may
/// end (RFC 7009 2.1), so one without a refresh token of its own that ends by itself is left to do
/// so while a session lives by any.
bool livesBy(const domain::ProviderTokens &living, const domain::ProviderTokens &ended)
{
    if (living.accessToken == ended.accessToken)
        return true;
    if (ended.refreshToken)
        return living.refreshToken == ended.refreshToken;
    return ended.expiresAt && living.refreshToken;
}

} // namespace

void RevocationQueue::run()
{
    const base::sys_seconds now = m.clock.now();
    if (m_restsUntil && now < *m_restsUntil)
        return;
    m_restsUntil.reset();
    // What is under way is due as well and comes first, so no more than the rest is new.
    const auto due = m.store.dueRevocations(now, MaxAtOnce);
    if (!due)
        return rest();
    for (const DueRevocation &one : *due) {
        if (!m_underWay.contains(one.number) && m_underWay.size() < std::size_t(MaxAtOnce))
            start(one);
    }
    if (m_restsUntil)
        return;
    const auto next = m.store.nextRevocationAt();
    if (!next)
        return rest();
    // What is under way makes it run again when it is done.
    if (*next && **next <= now && !m_underWay.empty())
        m_nextRunAt.reset();
    else
        m_nextRunAt = *next;
}

void RevocationQueue::rest()
{
    m_restsUntil = m.clock.now() + StoreRetry;
    m_nextRunAt = m_restsUntil;
}

void RevocationQueue::start(const DueRevocation &due)
{
    m_underWay.insert(due.number);
    const auto tokens = m.keys.open(due.sealedTokens, due.record.associated());
    if (!tokens)
        return settle(due, {Told::Kind::Later, tokens.error().message});
    const auto used = isStillUsed(due, *tokens);
    if (!used) { // in doubt nobody is told: it would end what lives
        m_underWay.erase(due.number);
        return rest();
    }
    if (*used)
        return settle(due,
            {Told::Kind::StillUsed, u"another session of the person lives by the same tokens"_s});
    m.tell(due.provider, base::Secret(*tokens), [this, due](const Told &told) {
        settle(due, told);
        run();
    });
}

base::Result<bool> RevocationQueue::isStillUsed(
    const DueRevocation &due, const QByteArray &tokens) const
{
    const auto ended = domain::providerTokensFrom(tokens);
    if (!ended)
        return false;
    const auto held = m.store.heldProviderTokens(due.user, due.provider, m.clock.now());
    if (!held)
        return Err(held.error());
    return std::any_of(held->cbegin(), held->cend(), [&](const HeldTokens &one) {
        const auto living = openHeldTokens(m.keys, one);
        return living && livesBy(*living, *ended);
    });
}

void RevocationQueue::settle(const DueRevocation &due, const Told &told)
{
    m_underWay.erase(due.number);
    // Should this not be kept, the row is still due and the provider is told once more.
    if (const auto kept = keep(due, told); !kept) {
        qCWarning(lcRevocation) << "what came of a revocation could not be kept:"
                                << kept.error().message;
        rest();
    }
}

base::Result<void> RevocationQueue::keep(const DueRevocation &due, const Told &told)
{
    const base::sys_seconds now = m.clock.now();
    const QByteArray name = nameOf(due);
    if (told.kind != Told::Kind::Later) {
        qCInfo(lcRevocation) << "provider" << due.provider << "told of the end of" << name
                             << told.words;
        return m.store.settleRevocation(due.number, outcomeOf(told.kind), told.words, now);
    }
    const base::sys_seconds next = now + waitAfter(due.attempts + 1);
    if (next > due.queuedAt + GiveUpAfter) {
        qCWarning(lcRevocation) << "provider" << due.provider << "could not be told of the end of"
                                << name << "and is not asked any more:" << told.words;
        return m.store.settleRevocation(due.number, RevocationOutcome::GivenUp, told.words, now);
    }
    qCInfo(lcRevocation) << "provider" << due.provider << "could not be told of the end of" << name
                         << "yet:" << told.words;
    return m.store.postponeRevocation(due.number, next, told.words);
}

/// Doubles with every try, and up to a quarter more by chance, so that a provider that comes back
/// does not meet everybody at once.
base::seconds RevocationQueue::waitAfter(int attempts)
{
    base::seconds wait = FirstWait;
    for (int i = 1; i < attempts && wait < LongestWait; ++i)
        wait *= 2;
    wait = std::min(wait, LongestWait);
    const auto chance = static_cast<unsigned char>(m.random.bytes(1).front());
    return wait + base::seconds(wait.count() * chance / 1024);
}

} // namespace gatehouse::oauth
