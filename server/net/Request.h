// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>

#include <chrono>

namespace gatehouse::net {

/// The methods the front accepts at all; anything else is answered 501 before a handler sees it.
enum class Method { Get, Head, Post, Put, Patch, Delete, Options };

/// Upper case, as on the wire.
QByteArray methodName(Method method);

/// One header field (RFC 9110 5); the name as it was sent.
struct Header
{
    QByteArray name;
    QByteArray value;

    bool operator==(const Header &) const = default;
};

/// Header fields in the order they were sent, doubles kept.
class Headers
{
public:
    Headers() = default;
    Headers(std::initializer_list<Header> fields)
        : m_fields(fields)
    { }

    void append(QByteArray name, QByteArray value)
    {
        m_fields.append({std::move(name), std::move(value)});
    }
    void reserve(qsizetype count) { m_fields.reserve(count); }
    /// The first field of that name (ASCII case ignored), or an empty value.
    QByteArray value(QByteArrayView name) const;
    bool contains(QByteArrayView name) const;
    QList<QByteArray> values(QByteArrayView name) const;
    const QList<Header> &fields() const { return m_fields; }

private:
    QList<Header> m_fields;
};

/// One complete, verified request, as a value: may be copied to another thread. Everything in it is
/// exactly what the peer sent, except that path is what the routing saw, and peer what is known.
struct Request
{
    Method method = Method::Get;
    QByteArray target; ///< origin-form, as sent: path and query
    QByteArray path; ///< the part before '?', not decoded
    QByteArray query; ///< the part after '?', not decoded; empty when there is none
    Headers headers;
    QByteArray body;
    /// Who asks: the other end of the connection or, when that is a trusted proxy, whom it says.
    QHostAddress peer;
    QByteArray peerText {}; ///< addressText(peer) when it is at hand; see PeerKey.h
    bool tls = false;
    QByteArray
        pathArgument; ///< what stood at the route's one `{…}`, still encoded; empty without one

    bool operator==(const Request &) const = delete;
    /// A browser that opens a page: GET or HEAD and its Accept lists text/html.
    bool wantsHtml() const;
};

} // namespace gatehouse::net
