// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/ProviderRevocations.h"

#include "domain/ProviderTokens.h"

#include <QPointer>

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using oauth::RevocationQueue;
using oauth::Told;

namespace {

/// The timer counts in int milliseconds, and the clock may be set meanwhile.
constexpr std::chrono::seconds LongestSleep = 1h;

Told toldFrom(const provider::RevocationReply &reply)
{
    using Kind = provider::RevocationReply::Kind;
    switch (reply.kind) {
    case Kind::Revoked:
        return {Told::Kind::Revoked, reply.message};
    case Kind::Refused:
        return {Told::Kind::Refused, reply.message};
    case Kind::Unsupported:
        return {Told::Kind::Unsupported, reply.message};
    case Kind::Later:
        return {Told::Kind::Later, reply.message};
    }
    Q_UNREACHABLE();
}

} // namespace

ProviderRevocations::ProviderRevocations(RevocationQueue::Parts parts, net::CoreQueue &queue,
    const QList<provider::Provider *> &providers, const base::Clock &clock)
    : m_core(queue)
    , m_providers(providers)
    , m_clock(clock)
    , m_queue({.store = parts.store,
          .keys = parts.keys,
          .random = parts.random,
          .clock = parts.clock,
          .tell = [this](const QByteArray &provider, const base::Secret &tokens,
                      const RevocationQueue::Done &done) { tell(provider, tokens, done); }})
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ProviderRevocations::wake);
}

void ProviderRevocations::wake()
{
    if (std::exchange(m_awake, true))
        return;
    m_core.enqueue([self = QPointer(this)] {
        if (self)
            self->run();
    });
}

void ProviderRevocations::run()
{
    m_awake = false;
    m_queue.run();
    plan();
}

void ProviderRevocations::tell(
    const QByteArray &provider, const base::Secret &tokens, const RevocationQueue::Done &done)
{
    const auto known = std::find_if(m_providers.cbegin(), m_providers.cend(),
        [&](const provider::Provider *one) { return one->name() == provider; });
    const auto pair = domain::providerTokensFrom(tokens.reveal());
    if (known == m_providers.cend())
        return answer(
            done, {Told::Kind::Later, u"No provider of that name is configured any more."_s});
    if (!pair)
        return answer(done, {Told::Kind::Refused, u"What was kept holds no tokens."_s});
    (*known)->revokeTokens(*pair, this,
        [this, done](const provider::RevocationReply &reply) { answer(done, toldFrom(reply)); });
}

void ProviderRevocations::answer(const RevocationQueue::Done &done, const Told &told)
{
    m_core.enqueue([self = QPointer(this), done, told] {
        if (!self)
            return;
        done(told);
        self->plan();
    });
}

void ProviderRevocations::plan()
{
    const auto next = m_queue.nextRunAt();
    if (!next)
        return m_timer.stop();
    const auto wait = std::clamp<std::chrono::seconds>(*next - m_clock.now(), 1s, LongestSleep);
    m_timer.start(wait);
}

} // namespace gatehouse::daemon
