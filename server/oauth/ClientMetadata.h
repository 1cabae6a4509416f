// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/OAuthError.h"

#include <QByteArrayList>
#include <QJsonValue>
#include <QString>

/// Client metadata (RFC 7591 2), wherever it comes from: the rules that a registration and a
/// document share.
namespace gatehouse::oauth {

constexpr qsizetype MaxClientNameLength = 200;
constexpr qsizetype MaxScopeBytes = 1024;

/// The redirect_uris of \a metadata, each one checked, none twice; at least one and at most 20,
/// else invalid_redirect_uri.
OAuthResult<QByteArrayList> redirectUrisOf(const QJsonObject &metadata);

/// A URI that is shown to people only, so only https, only when it parses, and with no other host
/// in front of an '@'; else empty.
QByteArray harmlessUri(const QJsonValue &value);

/// A name as a person may see it: one line, without what turns the writing direction or hides.
QString visibleName(const QString &name);

} // namespace gatehouse::oauth
