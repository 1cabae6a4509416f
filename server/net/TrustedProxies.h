// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Request.h"

#include <QStringList>

namespace gatehouse::net {

/// The proxies in front whose X-Forwarded-For is believed. A value; any thread.
class TrustedProxies
{
public:
    TrustedProxies() = default; ///< nobody is
    /// \a subnets: such as "10.0.0.0/8"; what is none counts for nothing.
    explicit TrustedProxies(const QStringList &subnets);

    bool contain(const QHostAddress &address) const;
    /// Who asks on the connection of \a peer: itself, unless it is one of these; then the rightmost
    /// address of X-Forwarded-For that is not. A proxy appends whom it was asked by, so all that
    /// stands further left may be anybody's invention. Where something else than an address stands,
    /// it is the proxy that passed it on.
    QHostAddress client(const QHostAddress &peer, const Headers &headers) const;

private:
    QList<std::pair<QHostAddress, int>> m_subnets;
};

} // namespace gatehouse::net
