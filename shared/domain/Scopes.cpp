// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Scopes.h"

#include <algorithm>

namespace gatehouse::domain {

namespace {

/// RFC 6749 3.3: scope-token = 1*( %x21 / %x23-5B / %x5D-7E )
bool isScopeChar(char c)
{
    return c > 0x20 && c < 0x7f && c != '"' && c != '\\';
}

} // namespace

Scopes::Scopes(const QByteArrayList &tokens)
{
    for (const QByteArray &token : tokens) {
        if (!token.isEmpty() && !m_tokens.contains(token))
            m_tokens.append(token);
    }
}

std::optional<Scopes> Scopes::parse(QByteArrayView text)
{
    const QByteArrayList tokens = text.toByteArray().split(' ');
    for (const QByteArray &token : tokens) {
        if (!std::all_of(token.cbegin(), token.cend(), isScopeChar))
            return std::nullopt;
    }
    return Scopes(tokens);
}

bool Scopes::containsAll(const Scopes &other) const
{
    return std::all_of(other.m_tokens.cbegin(), other.m_tokens.cend(),
        [this](const QByteArray &token) { return contains(token); });
}

Scopes Scopes::intersected(const Scopes &other) const
{
    Scopes result;
    for (const QByteArray &token : m_tokens) {
        if (other.contains(token))
            result.m_tokens.append(token);
    }
    return result;
}

Scopes Scopes::with(const QByteArray &token) const
{
    return Scopes(m_tokens + QByteArrayList {token});
}

Scopes Scopes::without(const QByteArray &token) const
{
    Scopes result(*this);
    result.m_tokens.removeAll(token);
    return result;
}

} // namespace gatehouse::domain
