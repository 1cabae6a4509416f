// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Request.h"

namespace gatehouse::net {

/// One complete answer, as a value: may be copied to another thread. Content-Length, Date,
/// Connection and the CORS fields are the front's business and are not set here.
struct Response
{
    int status = 200;
    QByteArray contentType; ///< empty: no body, no Content-Type
    Headers headers;
    QByteArray body;
};

/// RFC 9110 15: "Not Found" for 404; "Unknown" for a number nobody registered.
QByteArray reasonPhrase(int status);

} // namespace gatehouse::net
