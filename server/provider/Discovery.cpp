// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/Discovery.h"

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using base::Err;
using Kind = ProviderError::Kind;

namespace {

constexpr auto MaxAge = 1h;
constexpr std::chrono::milliseconds SearchTime = 10s;

} // namespace

Discovery::Discovery(Where where, net::HttpClient &http, base::Clock &clock)
    : m_where(std::move(where))
    , m_places(discoveryPlaces(m_where.url))
    , m_http(http)
    , m_clock(clock)
{ }

void Discovery::metadata(QObject *context, std::function<void(Answer)> done)
{
    if (const ProviderMetadata *here = known()) {
        later(context, [known = *here, done = std::move(done)] { done(known); });
        return;
    }
    const bool searching = !m_waiters.isEmpty();
    m_waiters.add(context, std::move(done));
    if (!searching)
        search();
}

const ProviderMetadata *Discovery::known() const
{
    return m_known && m_clock.now() < m_knownSince + MaxAge ? &*m_known : nullptr;
}

void Discovery::search()
{
    m_known.reset();
    m_fault.reset();
    m_searching.start();
    lookAt(0);
}

void Discovery::lookAt(qsizetype place)
{
    if (place == m_places.size()) {
        settle(nothingFound());
        return;
    }
    net::OutgoingRequest request;
    request.url = m_places[place] + "/.well-known/openid-configuration";
    request.headers = {{"Accept", "application/json"}};
    request.timeout = std::max(1ms, SearchTime - std::chrono::milliseconds(m_searching.elapsed()));
    request.maxBytes = MaxDocumentBytes;
    m_http.send(std::move(request), &m_context,
        [self = shared_from_this(), place](
            const base::Result<net::IncomingResponse> &result) { self->seen(place, result); });
}

void Discovery::seen(qsizetype place, const base::Result<net::IncomingResponse> &result)
{
    if (!result) { // whoever does not answer here will not answer one folder up
        settle(Err(ProviderError {Kind::Unavailable, result.error().message}));
        return;
    }
    if (result->status == 200) {
        auto metadata =
            readProviderMetadata(result->body, m_places[place], m_where.transport, m_where.rule);
        if (metadata) {
            m_known = *metadata;
            m_knownSince = m_clock.now();
            settle(std::move(*metadata));
            return;
        }
        // A page instead of a document is what many servers answer for any path.
        const bool isDocument = result->body.trimmed().startsWith('{');
        m_fault = {isDocument ? Kind::Refused : Kind::Unavailable, metadata.error().message};
    } else if (result->status >= 500 || result->status == 429) {
        m_fault = {Kind::Unavailable,
            u"%1 answered the discovery request with HTTP %2."_s
                .arg(QString::fromUtf8(m_places[place]))
                .arg(result->status)};
    }
    lookAt(place + 1);
}

Discovery::Answer Discovery::nothingFound() const
{
    ProviderError error = m_fault.value_or(ProviderError {Kind::Unavailable,
        u"There is no OpenID Connect discovery document at %1 or above it."_s.arg(
            QString::fromUtf8(m_places.first()))});
    if (!m_where.whenAbsent.isEmpty())
        error.message += u' ' + m_where.whenAbsent;
    return Err(error);
}

void Discovery::settle(const Answer &answer)
{
    m_waiters.answer(answer);
}

} // namespace gatehouse::provider
