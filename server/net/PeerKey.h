// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Request.h"

#include <QHostAddress>

namespace gatehouse::net {

/// As IPv4 when it is one that is written as IPv6 (::ffff:0:0/96). Pure; any thread.
QHostAddress plainAddress(const QHostAddress &address);

/// For people to read; empty when it is none. Pure; any thread.
QByteArray addressText(const QHostAddress &address);
/// That of its peer.
QByteArray addressText(const Request &request);

/// What counts as one peer where attempts are counted: an IPv4 address, or a /64 of IPv6, which one
/// subscriber has to himself. Pure; any thread.
QByteArray peerKey(const QHostAddress &peer);

} // namespace gatehouse::net
