// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <QByteArrayList>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace gatehouse::protocol {

// Personal access tokens: `tokens.create`, `tokens.list`, `tokens.revoke`.

enum class TokenState {
    Active,
    Expired,
    NotAllowed, ///< its person may not come in any more
};
struct TokenRow
{
    QByteArray id;
    QString name;
    QByteArray user; ///< the id of who it acts for
    QString person; ///< name, else address, else subject
    QString email;
    QByteArray provider;
    QByteArrayList servers; ///< URLs of the MCP servers it may call
    QStringList tools; ///< globs; empty: every tool
    TokenState state = TokenState::Active;
    base::sys_seconds createdAt {};
    base::sys_seconds expiresAt {};
    std::optional<base::sys_seconds> usedAt;
    qint64 requests = 0;
};
struct Tokens
{
    QList<TokenRow> rows;
    int total = 0;
};
struct NewToken
{
    QString name;
    QString user; ///< id, subject, address or name of who it acts for
    QByteArray provider; ///< of theirs; empty: whichever
    QByteArrayList servers; ///< paths or URLs
    QStringList tools;
    std::optional<base::sys_seconds> expiresAt; ///< nothing: in 90 days
};
struct CreatedToken
{
    QByteArray id;
    QByteArray token; ///< shown this once
    base::sys_seconds expiresAt {};
};
/// Exactly one of them.
struct RevokeWhat
{
    std::optional<QByteArray> id;
    std::optional<QByteArray> user;
    std::optional<bool> all; ///< true
};
struct Revoked
{
    int tokens = 0;
};

} // namespace gatehouse::protocol
