// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

namespace gatehouse::net {

/// Whether \a address is a host of the public internet: none of this machine, of a private, shared,
/// documentation, benchmarking or multicast network, and none that leads to IPv4 by translation or
/// a tunnel (IANA special-purpose registries, RFC 6890). Pure.
bool isPublicAddress(const QHostAddress &address);

} // namespace gatehouse::net
