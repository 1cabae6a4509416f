// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/RegistrationLimit.h"

#include <algorithm>

namespace gatehouse::oauth {

namespace {

/// From here on those that may be forgotten are looked for. Only counted registrations make an
/// entry, and the bucket for all lets few through in the time in which an address is forgotten.
constexpr qsizetype ManyAddresses = 1024;

/// Both buckets give at least one token in a second.
constexpr base::seconds NextToken {1};

} // namespace

RegistrationLimit::RegistrationLimit(const base::Clock &clock)
    : m_clock(clock)
    , m_total {TotalBurst, clock.now()}
{ }

void RegistrationLimit::fill(Bucket &bucket, int burst, int perSecond) const
{
    const base::sys_seconds now = m_clock.now();
    // A clock that is set back gives nothing, and does not make anybody wait for it.
    const qint64 passed = std::clamp<qint64>((now - bucket.filledAt).count(), 0, burst);
    bucket.tokens = int(std::min<qint64>(burst, bucket.tokens + passed * perSecond));
    bucket.filledAt = now;
}

std::optional<base::seconds> RegistrationLimit::take(const QByteArray &address)
{
    if (m_addresses.size() >= ManyAddresses)
        forgetFullOnes();
    const auto known = m_addresses.find(address);
    Bucket mine = known == m_addresses.end() ? Bucket {AddressBurst, m_clock.now()} : known.value();
    fill(mine, AddressBurst, AddressPerSecond);
    fill(m_total, TotalBurst, TotalPerSecond);
    const bool may = mine.tokens > 0 && m_total.tokens > 0;
    // Whoever is refused costs the others nothing, and leaves no entry.
    if (!may && known == m_addresses.end())
        return NextToken;
    mine.tokens -= may ? 1 : 0;
    m_total.tokens -= may ? 1 : 0;
    m_addresses.insert(address, mine);
    return may ? std::nullopt : std::optional(NextToken);
}

void RegistrationLimit::forgetFullOnes()
{
    erase_if(m_addresses, [this](auto entry) {
        fill(entry.value(), AddressBurst, AddressPerSecond);
        return entry.value().tokens == AddressBurst;
    });
}

} // namespace gatehouse::oauth
