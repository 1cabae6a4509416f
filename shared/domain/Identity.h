// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Ids.h"

#include <QList>
#include <QString>

namespace gatehouse::domain {

/// Who a provider says somebody is. The key is (issuer, subject), never the e-mail address
/// (OpenID Connect Core 5.7).
struct Identity
{
    QByteArray issuer; ///< the provider's issuer; for GitHub "https://github.com", for local
                       ///< accounts "local"
    QByteArray subject; ///< `sub`
    QString email; ///< empty when the provider names none
    bool emailVerified = false; ///< the provider vouches for the address
    QString name; ///< for people to read; may be empty
    QList<QString> groups; ///< groups, `org/team`, or the tenant (`hd:example.com`, `tid:…`)

    bool operator==(const Identity &) const = default;

    UserId userId() const;
};

} // namespace gatehouse::domain
