// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/HttpServer.h"

#include <QElapsedTimer>

namespace gatehouse::net {

class FacadeSocket;

/// What all connections of one worker share. Lives on the worker's thread; the counters are the
/// server's.
struct Front
{
    Limits limits;
    TrustedProxies proxies;
    std::shared_ptr<FrontCounters> counters;
    /// How much body a request may carry, known when its head is.
    std::function<qsizetype(Method, QByteArrayView path)> maxBody;
    /// May a page of any origin read what is said there? Then programs ask, and no person.
    std::function<bool(QByteArrayView path)> allowsAnyOrigin;
    QElapsedTimer clock;
    /// The connection whose request QHttpServer routes at this moment; null otherwise. Routing is
    /// one synchronous call, in every version of Qt.
    FacadeSocket *routing = nullptr;
    bool stopping = false; ///< every answer from now on is its connection's last
};

} // namespace gatehouse::net
