// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/GuardedHttpClient.h"

#include "net/PublicAddress.h"

#include <QDeadlineTimer>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <algorithm>

namespace gatehouse::net {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

constexpr int HttpsPort = 443;

Err<Error> refused(const QString &why)
{
    return Err(Error {ErrorKind::Invalid, why});
}

bool isLoopbackName(const QString &host)
{
    return host == u"localhost" || host == u"127.0.0.1" || host == u"::1";
}

/// Where a request goes; the Error says why it may not.
struct Target
{
    QByteArray host;
    bool loopback = false; ///< allowed by the settings
};

base::Result<Target> targetOf(const QByteArray &address, const GuardRules &rules)
{
    const QUrl url = QUrl::fromEncoded(address, QUrl::StrictMode);
    const QUrl own = QUrl::fromEncoded(rules.ownOrigin, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return refused(u"It is no address of a document."_s);
    const Target target {url.host(QUrl::FullyEncoded).toLatin1(),
        rules.allowLoopback && url.scheme() == u"http" && isLoopbackName(url.host())};
    if (target.loopback) {
        if (url.port(80) == own.port(80) && isLoopbackName(own.host()))
            return refused(u"This server does not ask itself."_s);
        return target;
    }
    if (url.scheme() != u"https" || url.port(HttpsPort) != HttpsPort)
        return refused(u"Only https on port 443 is asked."_s);
    if (url.host() == own.host())
        return refused(u"This server does not ask itself."_s);
    return target;
}

bool isAllowed(const QList<QHostAddress> &addresses, bool loopback)
{
    return std::all_of(addresses.begin(), addresses.end(), [loopback](const QHostAddress &address) {
        return loopback ? address.isLoopback() : isPublicAddress(address);
    });
}

/// RFC 8259 11, RFC 6839 3.1: application/json or application/…+json.
bool isJson(const QByteArray &contentType)
{
    const QByteArray type = contentType.split(';').first().trimmed().toLower();
    return type == "application/json"
        || (type.startsWith("application/") && type.endsWith("+json"));
}

base::Result<IncomingResponse> onlyJson(base::Result<IncomingResponse> result)
{
    if (result && result->status == 200 && !isJson(result->headers.value("Content-Type")))
        return refused(u"The answer is not JSON by its Content-Type."_s);
    return result;
}

} // namespace

/// One request under way; answered once.
struct GuardedHttpClient::Flight
{
    OutgoingRequest request;
    Target target;
    QPointer<QObject> context;
    Done done;
    QDeadlineTimer deadline;

    void answer(base::Result<IncomingResponse> result)
    {
        if (const Done call = std::exchange(done, nullptr); call && context)
            call(std::move(result));
    }
    bool isOver() const { return !done; }
};

GuardedHttpClient::GuardedHttpClient(HttpClient &client, Resolver &resolver, GuardRules rules)
    : m_client(client)
    , m_resolver(resolver)
    , m_rules(std::move(rules))
{ }

GuardedHttpClient::~GuardedHttpClient() = default;

void GuardedHttpClient::send(OutgoingRequest request, QObject *context, Done done)
{
    const auto target = targetOf(request.url, m_rules);
    if (!target) {
        QMetaObject::invokeMethod(
            context, [done = std::move(done), why = target.error()] { done(Err(why)); },
            Qt::QueuedConnection);
        return;
    }
    request.timeout = std::min(request.timeout, m_rules.timeout);
    request.maxBytes = std::min(request.maxBytes, m_rules.maxBytes);
    const auto flight = std::make_shared<Flight>(Flight {.request = std::move(request),
        .target = *target,
        .context = context,
        .done = std::move(done)});
    flight->deadline.setRemainingTime(flight->request.timeout);
    if (const QHostAddress literal(QString::fromLatin1(target->host)); !literal.isNull()) {
        const auto go = [this, flight, literal] { connectTo(flight, {literal}); };
        QMetaObject::invokeMethod(&m_context, go, Qt::QueuedConnection);
        return;
    }
    // The resolver has no deadline of its own.
    QTimer::singleShot(flight->request.timeout, &m_context, [flight] {
        flight->answer(Err(Error {ErrorKind::TimedOut, u"It took too long."_s}));
    });
    m_resolver.resolve(target->host, &m_context,
        [this, flight](const QList<QHostAddress> &addresses) { connectTo(flight, addresses); });
}

void GuardedHttpClient::connectTo(
    const std::shared_ptr<Flight> &flight, const QList<QHostAddress> &addresses)
{
    if (flight->isOver() || !flight->context)
        return;
    if (addresses.isEmpty())
        return flight->answer(Err(Error {ErrorKind::Unavailable, u"The name has no address."_s}));
    // One address that is not public is enough: the name is then for nothing but trying.
    if (!isAllowed(addresses, flight->target.loopback))
        return flight->answer(refused(u"The name leads to an address that is not public."_s));
    const auto left = std::chrono::milliseconds(flight->deadline.remainingTime());
    flight->request.timeout = std::max(left, std::chrono::milliseconds(1));
    flight->request.onlyAddresses = addresses;
    m_client.send(
        flight->request, flight->context, [flight](base::Result<IncomingResponse> result) {
            flight->answer(onlyJson(std::move(result)));
        });
}

} // namespace gatehouse::net
