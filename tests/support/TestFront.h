// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/HttpServer.h"
#include "support/RawClient.h"

#include <QTest>

namespace gatehouse::test {

/// A whole front on 127.0.0.1: workers on threads of their own, the core on the calling thread.
class TestFront
{
public:
    /// \a company: what each worker has, see HttpServer::setCompany().
    explicit TestFront(std::vector<net::Route> routes, net::ListenOptions options = {},
        std::function<std::shared_ptr<void>()> company = {})
        : core([this](const std::function<void()> &work, const net::CoreQueue::Told &told) {
            work();
            told(commits);
        })
        , server(std::move(options), std::move(routes), &TestFront::notFound, core)
    {
        if (company)
            server.setCompany(std::move(company));
        const auto started = server.start();
        if (!started)
            qFatal("%s", qPrintable(started.error().message));
    }

    RawClient connect(int receiveBuffer = 0) const
    {
        return RawClient(server.port(), receiveBuffer);
    }

    static net::Response text(const QByteArray &body)
    {
        return {200, QByteArrayLiteral("text/plain"), {}, body};
    }
    /// A row that answers on a worker with what \a make says.
    static net::Route onWorker(const QByteArray &pattern, const QList<net::Method> &methods,
        std::function<net::Response(const net::Request &)> make, qsizetype maxBody = 1024 * 1024)
    {
        return {pattern, methods, net::Cors::None, maxBody,
            net::WorkerHandler([make = std::move(make)](const net::Request &request,
                                   net::Reply reply) { reply.send(make(request)); })};
    }

    bool commits = true;
    net::CoreQueue core;
    net::HttpServer server;

private:
    static void notFound(const net::Request &request, net::Reply reply)
    {
        net::Response response = text("no row for " + request.target);
        response.status = 404;
        reply.send(response);
    }
};

} // namespace gatehouse::test
