// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/LocalAccounts.h"

#include "net/PeerKey.h"
#include "provider/PasswordHash.h"
#include "provider/Waiters.h"

namespace gatehouse::provider {

namespace {

constexpr int Threads = 2;
constexpr qsizetype MaxAttempts = 32; ///< half a second's worth or so
constexpr qsizetype MaxNameBytes = 256;

} // namespace

LocalAccounts::LocalAccounts(base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_names(clock)
    , m_peers(clock)
{
    m_pool.setMaxThreadCount(Threads);
}

LocalAccounts::~LocalAccounts()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void LocalAccounts::check(const QString &name, const base::Secret &password,
    std::optional<QByteArray> phc, const QHostAddress &peer, QObject *context,
    std::function<void(LocalOutcome)> done)
{
    Attempt attempt {name.toCaseFolded().toUtf8().left(MaxNameBytes), net::peerKey(peer), context,
        std::move(done)};
    const auto wait = std::max(m_names.wait(attempt.name), m_peers.wait(attempt.peer));
    if (wait || m_attempts.size() >= MaxAttempts) {
        const LocalOutcome outcome = wait ? LocalOutcome {LocalOutcome::Kind::TooMany, *wait}
                                          : LocalOutcome {LocalOutcome::Kind::Busy, {}};
        later(context, [outcome, refused = std::move(attempt.done)] { refused(outcome); });
        return;
    }
    // Counted before it is known, so that many at once are not many for nothing.
    m_names.failed(attempt.name);
    m_peers.failed(attempt.peer);
    const quint64 number = ++m_lastNumber;
    m_attempts.insert(number, attempt);
    m_pool.start([this, number, password, stored = std::move(phc)] {
        if (!stored)
            pretendToCheck(password);
        const bool correct = stored && isPassword(password, *stored);
        later(this, [this, number, correct] { finish(number, correct); });
    });
}

void LocalAccounts::finish(quint64 number, bool correct)
{
    const Attempt attempt = m_attempts.take(number);
    if (correct) {
        m_names.forget(attempt.name);
        m_peers.takeBack(attempt.peer);
    }
    if (attempt.context)
        attempt.done({correct ? LocalOutcome::Kind::Correct : LocalOutcome::Kind::Wrong, {}});
}

} // namespace gatehouse::provider
