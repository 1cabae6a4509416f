// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestFront.h"

namespace gatehouse::test {

/// Says what the handler saw.
inline net::Response echo(const net::Request &request)
{
    return TestFront::text(methodName(request.method) + ' ' + request.path + '|' + request.query
        + '|' + request.pathArgument + '|' + request.headers.value("x-tag") + '|' + request.body);
}

inline QByteArray get(const QByteArray &target, const QByteArray &fields = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

inline QByteArray post(const QByteArray &target, const QByteArray &body)
{
    return "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace gatehouse::test
