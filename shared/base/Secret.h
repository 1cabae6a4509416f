// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDebug>

namespace gatehouse::base {

/// Bytes that must not be seen: prints as ***, compares in constant time, has no way into a string
/// but reveal(), which a reviewer can search for.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes)
        : m_bytes(std::move(bytes))
    { }

    bool isEmpty() const { return m_bytes.isEmpty(); }
    const QByteArray &reveal() const { return m_bytes; }

    /// Takes as long for a wrong first byte as for a wrong last one; only the length may leak.
    bool equals(QByteArrayView other) const;
    bool equals(const Secret &other) const { return equals(QByteArrayView(other.m_bytes)); }

    bool operator==(const Secret &other) const { return equals(other); }

private:
    QByteArray m_bytes;
};

inline QDebug operator<<(QDebug debug, const Secret &)
{
    return debug << "***";
}

} // namespace gatehouse::base
