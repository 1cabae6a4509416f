// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

namespace gatehouse::domain {

/// RFC 6749 3.3: a set of scope tokens; keeps the order of first appearance, without doubles.
class Scopes
{
public:
    Scopes() = default;
    explicit Scopes(const QByteArrayList &tokens);

    /// Space separated. Nothing when a token holds a character that RFC 6749 3.3 does not allow.
    static std::optional<Scopes> parse(QByteArrayView text);

    bool contains(const QByteArray &token) const { return m_tokens.contains(token); }
    bool containsAll(const Scopes &other) const;
    bool isEmpty() const { return m_tokens.isEmpty(); }
    const QByteArrayList &tokens() const { return m_tokens; }
    QByteArray toString() const { return m_tokens.join(' '); }

    /// Those of ours that are in \a other too, in our order.
    Scopes intersected(const Scopes &other) const;
    Scopes with(const QByteArray &token) const;
    Scopes without(const QByteArray &token) const;

    /// As sets: the order does not matter.
    bool operator==(const Scopes &other) const
    {
        return m_tokens.size() == other.m_tokens.size() && containsAll(other);
    }

private:
    QByteArrayList m_tokens;
};

} // namespace gatehouse::domain
