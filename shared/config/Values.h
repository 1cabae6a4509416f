// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QHostAddress>
#include <QMap>
#include <QStringList>

#include <chrono>
#include <optional>

/// How the text of a setting becomes a value. Pure functions; nothing when the text is no such
/// value.
namespace gatehouse::config {

/// `90`, `90s`, `15m`, `1h`, `30d`.
std::optional<std::chrono::seconds> parseDuration(QByteArrayView text);
/// As parseDuration reads it, in the largest unit that fits.
QByteArray formatDuration(std::chrono::seconds duration);

inline constexpr std::chrono::seconds Day = std::chrono::hours(24);

inline constexpr qint64 KiB = 1024;
inline constexpr qint64 MiB = 1024 * KiB;
/// Bytes: `4096`, `512KiB`, `4MiB`, `1GiB`.
std::optional<qint64> parseSize(QByteArrayView text);
QByteArray formatSize(qint64 bytes);

std::optional<qint64> parseInteger(QByteArrayView text);
/// `true`, `yes`, `on`, `1` and their opposites.
std::optional<bool> parseBool(QByteArrayView text);

/// Separated by commas or white space; empty places are dropped.
QByteArrayList parseList(QByteArrayView text);

/// RFC 4648 section 5, 32 bytes each, separated by commas.
std::optional<QList<base::Secret>> parseKeys(QByteArrayView text);

/// A query string (`prompt=consent&hd=example.com`) or a JSON object of strings; a name stands
/// once.
std::optional<QMap<QByteArray, QByteArray>> parseParameters(QByteArrayView text);

/// An IP address, or `localhost`.
std::optional<QHostAddress> parseAddress(QByteArrayView text);

/// Addresses and subnets (RFC 4632, RFC 4291 2.3), each as `address/length`; a subnet of all
/// addresses is none.
std::optional<QStringList> parseSubnets(QByteArrayView text);

/// Scheme, host and port of an http(s) URL that has nothing else, in canonical form (lower case, no
/// default port, no trailing slash).
std::optional<QByteArray> parseOrigin(QByteArrayView text);

/// The same of a longer http(s) URL; nothing when that has a user, a query or a fragment.
std::optional<QByteArray> originOf(QByteArrayView url);

/// Whether the host of \a url is `localhost`, 127.0.0.0/8 or [::1].
bool isOnLoopback(QByteArrayView url);

/// An https URL, or http on loopback, without user, password and fragment: where we send a
/// credential or a browser.
bool isEndpointUrl(QByteArrayView text);

/// RFC 6749 3.1.2, RFC 8252 7: absolute, without fragment and wildcard; http only on loopback.
bool isRedirectUri(QByteArrayView text);

/// A proxy curl understands: http, https, socks5 or socks5h, with a host and no path.
bool isProxyUrl(QByteArrayView text);

} // namespace gatehouse::config
