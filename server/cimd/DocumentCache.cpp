// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cimd/DocumentCache.h"

#include "cimd/Freshness.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace gatehouse::cimd {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcDocuments, "gatehouse.cimd")

constexpr qsizetype MaxEtagBytes = 256;

} // namespace

DocumentCache::DocumentCache(
    net::HttpClient &http, const base::Clock &clock, const oauth::DocumentRules &rules)
    : m_http(http)
    , m_clock(clock)
    , m_rules(rules)
{ }

bool DocumentCache::isSettled(const domain::ClientId &id) const
{
    const auto entry = m_entries.find(id);
    const base::sys_seconds now = m_clock.now();
    return entry != m_entries.end() && (now < entry->freshUntil || now < entry->failedUntil);
}

std::optional<domain::Client> DocumentCache::client(const domain::ClientId &id) const
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end() || m_clock.now() >= entry->freshUntil)
        return std::nullopt;
    return entry->client;
}

QString DocumentCache::problem(const domain::ClientId &id) const
{
    const auto entry = m_entries.find(id);
    return entry == m_entries.end() ? QString() : entry->problem;
}

void DocumentCache::load(
    const domain::ClientId &id, QObject *context, std::function<void(bool)> done)
{
    if (const auto flight = m_flights.find(id); flight != m_flights.end())
        return flight->second.add(context, std::move(done));
    if (isSettled(id) || isTooMuch(id)) {
        const bool settled = isSettled(id);
        return provider::later(context, [settled, done = std::move(done)] { done(settled); });
    }
    m_flights[id].add(context, std::move(done));
    net::OutgoingRequest request;
    request.url = id.value;
    request.headers = {{"Accept", "application/json"}};
    if (const QByteArray etag = m_entries.value(id).etag; !etag.isEmpty())
        request.headers.append("If-None-Match", etag);
    m_http.send(std::move(request), &m_context,
        [this, id](const base::Result<net::IncomingResponse> &result) {
            read(id, result);
            auto flight = m_flights.extract(id); // who asks from now on asks anew
            flight.mapped().answer(true);
        });
}

void DocumentCache::read(
    const domain::ClientId &id, const base::Result<net::IncomingResponse> &result)
{
    if (!m_entries.contains(id))
        makeRoom();
    Entry &entry = m_entries[id];
    entry.askedAt = m_clock.now();
    if (!result) {
        // What exactly went wrong tells about our network, so only the log says it.
        qCWarning(lcDocuments).noquote() << id.value << result.error().message;
        return fail(entry, id, u"The description could not be fetched from there."_s);
    }
    if (result->status == 304 && entry.client) {
        entry.freshUntil = entry.askedAt + freshnessOf(result->headers);
        entry.problem.clear();
        return;
    }
    if (result->status != 200) {
        entry.client.reset();
        entry.etag.clear();
        return fail(entry, id, u"The address answered with HTTP %1."_s.arg(result->status));
    }
    keep(entry, id, *result);
}

void DocumentCache::keep(
    Entry &entry, const domain::ClientId &id, const net::IncomingResponse &response)
{
    auto client = oauth::readClientDocument(id, response.body, m_rules, entry.askedAt);
    if (!client) {
        entry.client.reset();
        entry.etag.clear();
        return fail(entry, id, client.error().message);
    }
    const QByteArray etag = response.headers.value("ETag");
    entry.etag = etag.size() <= MaxEtagBytes ? etag : QByteArray();
    entry.client = std::move(*client);
    entry.freshUntil = entry.askedAt + freshnessOf(response.headers);
    entry.problem.clear();
}

void DocumentCache::fail(Entry &entry, const domain::ClientId &id, const QString &problem)
{
    qCInfo(lcDocuments).noquote() << id.value << problem;
    entry.freshUntil = {};
    entry.failedUntil = entry.askedAt + FailureLife;
    entry.problem = problem;
}

/// Whatever a stranger names fails or not: what is good goes last.
void DocumentCache::makeRoom()
{
    if (m_entries.size() < MaxEntries)
        return;
    const auto worth = [now = m_clock.now()](const Entry &entry) {
        return std::pair(now < entry.freshUntil, entry.askedAt);
    };
    const auto least = std::min_element(m_entries.begin(), m_entries.end(),
        [&worth](const Entry &a, const Entry &b) { return worth(a) < worth(b); });
    m_entries.erase(least);
}

bool DocumentCache::isTooMuch(const domain::ClientId &another) const
{
    const QByteArray host = oauth::hostOfUrlId(another.value);
    return m_flights.size() >= MaxFlights
        || std::count_if(m_flights.cbegin(), m_flights.cend(),
               [&host](
                   const auto &flight) { return oauth::hostOfUrlId(flight.first.value) == host; })
        >= MaxFlightsOfHost;
}

} // namespace gatehouse::cimd
