// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/HttpClient.h"

#include <QHash>
#include <QPointer>

namespace gatehouse::test {

/// An HTTP client whose answers the test writes. What was not written is answered with 404. Answers
/// come from the event loop, or, when held, when the test lets them go.
class FakeHttpClient final : public net::HttpClient
{
public:
    using Answer = base::Result<net::IncomingResponse>;

    QList<net::OutgoingRequest> requests;

    /// From now on \a url is answered so.
    void answer(
        const QByteArray &url, int status, const QByteArray &body, const net::Headers &headers = {})
    {
        m_answers.insert(url, response(status, body, headers));
    }
    void fail(const QByteArray &url, base::ErrorKind kind)
    {
        m_answers.insert(url, base::Err(base::Error {kind, QStringLiteral("The test says so.")}));
    }
    /// The next request to \a url is answered so, the one after it as before.
    void answerOnce(const QByteArray &url, int status, const QByteArray &body)
    {
        m_once[url].append(response(status, body));
    }
    void hold() { m_held = true; }
    void release()
    {
        m_held = false;
        for (const auto &deliver : std::exchange(m_waiting, {}))
            deliver();
    }

    qsizetype count(const QByteArray &url) const
    {
        return std::count_if(requests.begin(), requests.end(),
            [&](const net::OutgoingRequest &request) { return request.url == url; });
    }
    /// The last request to \a url; an empty one when there was none.
    net::OutgoingRequest last(const QByteArray &url) const
    {
        for (auto request = requests.rbegin(); request != requests.rend(); ++request) {
            if (request->url == url)
                return *request;
        }
        return {};
    }

    void send(net::OutgoingRequest request, QObject *context, Done done) override
    {
        const Answer answer = take(request.url);
        requests.append(std::move(request));
        const auto deliver = [answer, context = QPointer<QObject>(context),
                                 done = std::move(done)] {
            if (context)
                QMetaObject::invokeMethod(
                    context, [answer, done] { done(answer); }, Qt::QueuedConnection);
        };
        if (m_held)
            m_waiting.append(deliver);
        else
            deliver();
    }

private:
    static Answer response(int status, const QByteArray &body, const net::Headers &headers = {})
    {
        net::IncomingResponse response;
        response.status = status;
        response.headers = headers;
        response.body = body;
        return response;
    }
    Answer take(const QByteArray &url)
    {
        if (const auto once = m_once.find(url); once != m_once.end() && !once->isEmpty())
            return once->takeFirst();
        const auto found = m_answers.find(url);
        return found == m_answers.end() ? response(404, "not found") : *found;
    }

    QHash<QByteArray, Answer> m_answers;
    QHash<QByteArray, QList<Answer>> m_once;
    bool m_held = false;
    QList<std::function<void()>> m_waiting;
};

/// The value of a header of an outgoing request; empty when it is not there.
inline QByteArray headerOf(const net::OutgoingRequest &request, const QByteArray &name)
{
    for (const net::Header &header : request.headers.fields()) {
        if (header.name == name)
            return header.value;
    }
    return {};
}

} // namespace gatehouse::test
