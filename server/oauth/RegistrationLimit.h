// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <QByteArray>
#include <QHash>

#include <optional>

namespace gatehouse::oauth {

/// How many may register in what time: a bucket of tokens for each address, and one for all of
/// them. Hosted clients share addresses, so one address may do a good deal; the bucket for all
/// bounds what many addresses can write to the disk. In memory only. Keeps a reference to the
/// clock; core thread.
class RegistrationLimit
{
public:
    static constexpr int AddressBurst = 60;
    static constexpr int AddressPerSecond = 6;
    static constexpr int TotalBurst = 300;
    static constexpr int TotalPerSecond = 30;

    explicit RegistrationLimit(const base::Clock &clock);

    /// Nothing when \a address may register now, which is counted; else how long it must wait.
    std::optional<base::seconds> take(const QByteArray &address);

    /// Addresses that are remembered; those whose bucket is full again are forgotten.
    qsizetype size() const { return m_addresses.size(); }

private:
    struct Bucket
    {
        int tokens = 0;
        base::sys_seconds filledAt {};
    };

    void fill(Bucket &bucket, int burst, int perSecond) const;
    void forgetFullOnes();

    const base::Clock &m_clock;
    Bucket m_total;
    QHash<QByteArray, Bucket> m_addresses;
};

} // namespace gatehouse::oauth
