// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/JwksCache.h"

#include "base/Json.h"

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using base::Err;
using Kind = ProviderError::Kind;

namespace {

constexpr auto MaxKeySetAge = 1h;
constexpr auto RepeatAfter = 10s;
constexpr qsizetype MaxSearched = 16; ///< unknown ids within RepeatAfter
constexpr qsizetype MaxKeySetBytes = 512 * 1024;
constexpr qsizetype MaxKeys = 100;
constexpr auto FetchTime = 5s;

} // namespace

JwksCache::JwksCache(QByteArray url, net::HttpClient &http, base::Clock &clock)
    : m_url(std::move(url))
    , m_http(http)
    , m_clock(clock)
{ }

void JwksCache::keys(const QByteArray &keyId, QObject *context, std::function<void(Answer)> done)
{
    const Keys found = isFresh() ? find(keyId) : Keys();
    if (!found.isEmpty()) {
        later(context, [found, done = std::move(done)] { done(found); });
        return;
    }
    const ProviderError unknown {
        Kind::Refused, u"The provider publishes no key with the id of the token's signature."_s};
    if (isFresh() && !maySearchFor(keyId)) {
        later(context, [unknown, done = std::move(done)] { done(Err(unknown)); });
        return;
    }
    fetch(context,
        [self = shared_from_this(), keyId, unknown, done = std::move(done)](
            const Fetched &fetched) {
            if (!fetched) {
                self->m_searched.remove(keyId); // it was not looked for after all
                done(Err(fetched.error()));
                return;
            }
            const Keys now = self->find(keyId);
            if (now.isEmpty())
                done(Err(unknown));
            else
                done(now);
        });
}

bool JwksCache::isFresh() const
{
    return m_fetchedAt && m_clock.now() < *m_fetchedAt + MaxKeySetAge;
}

JwksCache::Keys JwksCache::find(const QByteArray &keyId) const
{
    Keys found;
    std::copy_if(m_keys.begin(), m_keys.end(), std::back_inserter(found),
        [&](const IssuerKey &one) { return keyId.isEmpty() || one.key.keyId() == keyId; });
    return found;
}

bool JwksCache::maySearchFor(const QByteArray &keyId)
{
    const base::sys_seconds now = m_clock.now();
    erase_if(m_searched, [now](const auto &one) { return one.value() + RepeatAfter <= now; });
    if (m_searched.contains(keyId) || m_searched.size() >= MaxSearched)
        return false;
    m_searched.insert(keyId, now);
    return true;
}

void JwksCache::fetch(QObject *context, std::function<void(Fetched)> done)
{
    const bool fetching = !m_waiters.isEmpty();
    m_waiters.add(context, std::move(done));
    if (fetching)
        return;
    net::OutgoingRequest request;
    request.url = m_url;
    request.headers = {{"Accept", "application/json"}};
    request.timeout = FetchTime;
    request.maxBytes = MaxKeySetBytes;
    m_http.send(std::move(request), &m_context,
        [self = shared_from_this()](const base::Result<net::IncomingResponse> &result) {
            self->m_waiters.answer(self->read(result));
        });
}

JwksCache::Fetched JwksCache::read(const base::Result<net::IncomingResponse> &result)
{
    if (!result)
        return Err(ProviderError {Kind::Unavailable, result.error().message});
    if (result->status != 200)
        return Err(ProviderError {Kind::Unavailable,
            u"The provider answered the request for its keys with HTTP %1."_s.arg(result->status)});
    const auto document = base::parseJsonObject(result->body, MaxKeySetBytes);
    if (!document || !document->value("keys"_L1).isArray())
        return Err(ProviderError {Kind::Unavailable, u"The provider's keys are not a JWK set."_s});
    Keys keys;
    const QJsonArray published = document->value("keys"_L1).toArray();
    for (const auto &one : published) {
        const QJsonObject jwk = one.toObject();
        auto key = jose::PublicKey::fromJwk(jwk);
        if (key && keys.size() < MaxKeys) // RFC 7517 5: what is not understood is passed over
            keys.append({std::move(*key), jwk["issuer"_L1].toString().toUtf8()});
    }
    m_keys = keys;
    m_fetchedAt = m_clock.now();
    return {};
}

} // namespace gatehouse::provider
