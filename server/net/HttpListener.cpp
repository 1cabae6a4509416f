// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/HttpListener.h"

#include "net/FacadeSocket.h"
#include "net/ReplyChannel.h"

#include <QHttpServer>
#include <QHttpServerRouterRule>
#include <QRegularExpression>

namespace gatehouse::net {

namespace {

#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
using Responder = QHttpServerResponder &&;
#else
using Responder = QHttpServerResponder &;
#endif

QHttpServerRequest::Method qtMethod(Method method)
{
    using Qt = QHttpServerRequest::Method;
    switch (method) {
    case Method::Get:
        return Qt::Get;
    case Method::Head:
        return Qt::Head;
    case Method::Post:
        return Qt::Post;
    case Method::Put:
        return Qt::Put;
    case Method::Patch:
        return Qt::Patch;
    case Method::Delete:
        return Qt::Delete;
    case Method::Options:
        return Qt::Options;
    }
    Q_UNREACHABLE();
}

QHttpServerRequest::Methods qtMethods(const QList<Method> &methods)
{
    QHttpServerRequest::Methods result;
    for (const Method method : methods) {
        result |= qtMethod(method);
        if (method == Method::Get)
            result |= QHttpServerRequest::Method::Head;
    }
    return result;
}

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
/// A row of the table as a rule of Qt's router. Qt's own rule decodes the path and puts it to a
/// regular expression; this one looks at the path as it was sent, which is also what counts.
class RowRule final : public QHttpServerRouterRule
{
public:
    using IsMeant = std::function<bool()>;

    /// \a pattern is only what Qt calls the rule; \a rest is Qt's own.
    template <typename... Rest>
    RowRule(IsMeant isMeant, const QString &pattern, QHttpServerRequest::Methods methods,
        Rest &&...rest)
        : QHttpServerRouterRule(pattern, methods, std::forward<Rest>(rest)...)
        , m_isMeant(std::move(isMeant))
    { }

protected:
    bool matches(const QHttpServerRequest &, QRegularExpressionMatch *) const override
    {
        return m_isMeant();
    }

private:
    const IsMeant m_isMeant;
};
#else
/// "/mcp/{server}" as Qt writes it: everything literal but "<arg>". Later ones make their rules
/// themselves, and compare decoded paths; what counts is found by the table then.
QString qtPattern(const QByteArray &pattern)
{
    const QString text = QString::fromUtf8(pattern);
    const qsizetype open = text.indexOf(u'{');
    if (open < 0)
        return QRegularExpression::escape(text);
    const qsizetype close = text.indexOf(u'}', open);
    return QRegularExpression::escape(text.first(open)) + QLatin1String("<arg>")
        + QRegularExpression::escape(text.sliced(close + 1));
}
#endif

Front frontOf(const HttpListener::Setup &setup)
{
    Front front;
    front.limits = setup.limits;
    front.proxies = setup.proxies;
    front.counters = setup.counters;
    front.maxBody = [table = setup.table](Method method, QByteArrayView path) {
        return table->maxBody(method, path);
    };
    front.allowsAnyOrigin = [table = setup.table](
                                QByteArrayView path) { return table->allowsAnyOrigin(path); };
    front.clock.start();
    return front;
}

/// Carries one answer of the core back to the worker; unanswered at its end it says 500.
class CoreTicket
{
public:
    CoreTicket(std::shared_ptr<Inbox> inbox, quint64 ticket)
        : m_inbox(std::move(inbox))
        , m_ticket(ticket)
    { }
    CoreTicket(const CoreTicket &) = delete;
    CoreTicket &operator=(const CoreTicket &) = delete;
    ~CoreTicket()
    {
        if (!m_answered)
            answer(errorAnswer(500, "server_error", "The server could not answer this request."));
    }

    void answer(Response response)
    {
        if (!m_answered.exchange(true))
            m_inbox->put(Inbox::Answer {m_ticket, std::move(response)});
    }

private:
    const std::shared_ptr<Inbox> m_inbox;
    const quint64 m_ticket;
    std::atomic<bool> m_answered {false};
};

} // namespace

HttpListener::HttpListener(Setup setup)
    : m_setup(std::move(setup))
    , m_front(frontOf(m_setup))
    , m_qt(std::make_unique<QHttpServer>())
    , m_listener(new FacadeListener(m_front, m_setup.addresses, this))
    , m_inbox(std::make_shared<Inbox>([this] { readInbox(); }))
{
    m_listener->setTls(m_setup.tls);
    if (m_setup.makeCompany)
        m_company = m_setup.makeCompany();
    for (std::size_t row = 0; row < m_setup.table->rows().size(); ++row)
        addRow(row);
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    m_qt->setMissingHandler([this](const QHttpServerRequest &, Responder) { onUnrouted(); });
#else
    m_qt->setMissingHandler(this, [this](const QHttpServerRequest &, Responder) { onUnrouted(); });
#endif
}

HttpListener::~HttpListener()
{
    m_inbox->close();
    m_listener->cut();
    // Replies go while their connections are still there, and those before m_front.
    m_waiting.clear();
    delete m_listener;
}

bool HttpListener::open(int descriptor)
{
    if (!m_listener->open(descriptor))
        return false;
    m_qt->bind(m_listener);
    return true;
}

void HttpListener::addRow(std::size_t row)
{
    const Route &route = m_setup.table->rows()[row];
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    m_qt->route<RowRule>([this, row] { return matchOf(row).has_value(); },
        QRegularExpression::escape(QString::fromUtf8(route.pattern)), qtMethods(route.methods),
        [this, row](const QHttpServerRequest &, Responder) { onRouted(row); });
#else
    const QString pattern = qtPattern(route.pattern);
    const QHttpServerRequest::Methods methods = qtMethods(route.methods);
    if (route.pattern.contains('{'))
        m_qt->route(pattern, methods,
            [this, row](const QString &, const QHttpServerRequest &, Responder) { onRouted(row); });
    else
        m_qt->route(pattern, methods,
            [this, row](const QHttpServerRequest &, Responder) { onRouted(row); });
#endif
}

void HttpListener::onRouted(std::size_t row)
{
    if (const auto match = matchOf(row))
        serve(*m_front.routing, *match);
    else
        onUnrouted();
}

void HttpListener::onUnrouted()
{
    if (!m_front.routing)
        return;
    FacadeSocket &socket = *m_front.routing;
    if (const auto match = m_setup.table->find(socket.request().method, socket.request().path))
        serve(socket, *match);
    else
        serveWithoutRow(socket);
}

/// Is the request that is being routed one for this row?
std::optional<RouteTable::Match> HttpListener::matchOf(std::size_t row) const
{
    if (!m_front.routing)
        return std::nullopt;
    const Request &request = m_front.routing->request();
    return m_setup.table->check(row, request.method, request.path);
}

void HttpListener::serve(FacadeSocket &socket, const RouteTable::Match &match)
{
    const Route &route = m_setup.table->rows()[match.row];
    socket.setPathArgument(match.argument);
    const Reply reply(
        std::make_shared<ReplyChannel>(socket, route.cors, m_front.limits.maxStreamBacklogBytes));
    if (const auto *handler = std::get_if<WorkerHandler>(&route.handler))
        (*handler)(socket.request(), reply);
    else
        askCore(socket, std::get<CoreHandler>(route.handler), reply);
}

void HttpListener::serveWithoutRow(FacadeSocket &socket)
{
    const Request &request = socket.request();
    const QByteArray allowed = m_setup.table->allowedMethods(request.path);
    const Cors cors = m_setup.table->allowsAnyOrigin(request.path) ? Cors::AnyOrigin : Cors::None;
    Reply reply(std::make_shared<ReplyChannel>(socket, cors, m_front.limits.maxStreamBacklogBytes));
    if (allowed.isEmpty())
        return m_setup.fallback(request, reply);
    if (request.method == Method::Options)
        return reply.send(preflightAnswer(allowed, cors == Cors::AnyOrigin));
    Response response = errorAnswer(
        405, "method_not_allowed", "This address does not answer to this method; see Allow.");
    response.headers.append(QByteArrayLiteral("Allow"), allowed);
    reply.send(response);
}

void HttpListener::askCore(FacadeSocket &socket, const CoreHandler &handler, const Reply &reply)
{
    const quint64 ticket = ++m_lastTicket;
    m_waiting.emplace(ticket, reply);
    auto carrier = std::make_shared<CoreTicket>(m_inbox, ticket);
    m_setup.core->submit(handler, socket.takeRequest(),
        [carrier](Response response) { carrier->answer(std::move(response)); });
}

void HttpListener::readInbox()
{
    const Inbox::Content content = m_inbox->takeAll();
    for (const Inbox::Answer &answer : content.answers) {
        const auto it = m_waiting.find(answer.ticket);
        if (it == m_waiting.end())
            continue;
        Reply reply = it->second;
        m_waiting.erase(it);
        reply.send(answer.response);
    }
    for (const Inbox::Command &command : content.commands)
        command();
}

} // namespace gatehouse::net
