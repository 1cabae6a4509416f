// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/SafeUrl.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MaxUrlBytes = 2048;

bool isHarmless(char c)
{
    constexpr QByteArrayView punctuation = "-._~:/?[]@!*+,=%&";
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
        || punctuation.contains(c);
}

bool isLoopback(const QString &host)
{
    const QHostAddress address(host);
    return host == "localhost"_L1 || address.isLoopback();
}

} // namespace

bool isLoopbackHttp(const QByteArray &url)
{
    const QUrl parsed = QUrl::fromEncoded(url, QUrl::StrictMode);
    return parsed.isValid() && parsed.scheme() == "http"_L1 && isLoopback(parsed.host());
}

bool isSafeEndpoint(const QByteArray &url, Transport transport)
{
    if (url.size() > MaxUrlBytes || !std::all_of(url.begin(), url.end(), isHarmless))
        return false;
    const QUrl parsed = QUrl::fromEncoded(url, QUrl::StrictMode);
    if (!parsed.isValid() || parsed.host().isEmpty() || !parsed.userInfo().isEmpty())
        return false;
    if (parsed.scheme() == "https"_L1)
        return true;
    return transport == Transport::LoopbackHttpToo && isLoopbackHttp(url);
}

} // namespace gatehouse::provider
