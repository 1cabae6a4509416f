// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/CurlPin.h"

#include <curl/curl.h>
#include <sys/socket.h>

namespace gatehouse::net {

namespace {

QByteArray asCurlWrites(const QHostAddress &address)
{
    const QByteArray text = address.toString().toLatin1();
    return address.protocol() == QAbstractSocket::IPv6Protocol ? '[' + text + ']' : text;
}

struct Place
{
    QByteArray host;
    QByteArray port;
};

/// As libcurl itself reads the URL it will connect to.
std::optional<Place> placeOf(const QByteArray &url)
{
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parsed(curl_url(), curl_url_cleanup);
    const auto part = [&parsed](CURLUPart which, unsigned flags) {
        char *text = nullptr;
        const bool found = curl_url_get(parsed.get(), which, &text, flags) == CURLUE_OK;
        QByteArray value = found ? QByteArray(text) : QByteArray();
        curl_free(text);
        return value;
    };
    if (curl_url_set(parsed.get(), CURLUPART_URL, url.constData(), 0) != CURLUE_OK)
        return std::nullopt;
    return Place {part(CURLUPART_HOST, 0), part(CURLUPART_PORT, CURLU_DEFAULT_PORT)};
}

curl_socket_t openSocket(void *allowed, curlsocktype, curl_sockaddr *address)
{
    if (!static_cast<const QList<QHostAddress> *>(allowed)->contains(QHostAddress(&address->addr)))
        return CURL_SOCKET_BAD;
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

} // namespace

void CurlPin::FreeList::operator()(void *list) const
{
    curl_slist_free_all(static_cast<curl_slist *>(list));
}

void CurlPin::apply(void *easy, const OutgoingRequest &request, bool throughProxy)
{
    m_addresses = request.onlyAddresses;
    const Place place = placeOf(request.url).value_or(Place {});
    QByteArray entry;
    if (throughProxy) {
        entry = place.host + ':' + place.port + ':' + asCurlWrites(m_addresses.first()) + ':'
            + place.port;
    } else {
        // With the plus libcurl forgets the entry after a while, as one it had resolved itself.
        entry = '+' + place.host + ':' + place.port + ':';
        for (const QHostAddress &address : m_addresses)
            entry += (entry.endsWith(':') ? "" : ",") + asCurlWrites(address);
        curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &openSocket);
        curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &m_addresses);
    }
    m_entry.reset(curl_slist_append(nullptr, entry.constData()));
    curl_easy_setopt(easy, throughProxy ? CURLOPT_CONNECT_TO : CURLOPT_RESOLVE, m_entry.get());
    // A connection that was made for another list of addresses is not used.
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
}

} // namespace gatehouse::net
