// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace gatehouse::config {

// What may stand in the servers file. Pure.

/// RFC 9110 5.6.2, and none of those that frame the message or that Gatehouse decides about.
bool isSettableHeader(const QByteArray &name);
/// RFC 9110 5.5: no line break, no control character.
bool isHeaderValue(const QByteArray &value);
/// The name of an environment variable.
bool isVariableName(const QByteArray &name);
/// An absolute http or https URL in ASCII, without user and fragment.
bool isServerUrl(const QByteArray &url);
/// `*`, `*@domain`, an address, or the name of a local account.
bool isPersonRule(const QString &rule);

} // namespace gatehouse::config
