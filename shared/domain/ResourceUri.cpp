// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ResourceUri.h"

#include <QString>
#include <QUrl>

#include <algorithm>

namespace gatehouse::domain {

namespace {

/// Whether "." and ".." or an empty segment stand in \a path: two servers may read those
/// differently (RFC 3986 5.2.4), and nobody's resource needs them.
bool isAmbiguous(const QByteArray &path)
{
    const QByteArrayList segments = path.split('/');
    return std::any_of(segments.cbegin() + 1, segments.cend(), [](const QByteArray &segment) {
        return segment.isEmpty() || segment == "." || segment == "..";
    });
}

/// Even an empty one, which QUrl forgets.
bool hasUserInfo(QByteArrayView uri)
{
    const qsizetype authority = uri.indexOf("//") + 2;
    const qsizetype path = uri.indexOf('/', authority);
    return uri.first(path < 0 ? uri.size() : path).contains('@');
}

} // namespace

std::optional<QByteArray> canonicalResource(QByteArrayView uri)
{
    for (const char c : uri) {
        if (c <= 0x20 || c == 0x7f || c == '\\')
            return std::nullopt;
    }
    const QUrl url(QString::fromUtf8(uri), QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || (scheme != u"https" && scheme != u"http") || url.host().isEmpty()
        || hasUserInfo(uri) || url.hasQuery() || url.hasFragment() || uri.contains('#'))
        return std::nullopt;

    const int standardPort = scheme == u"https" ? 443 : 80;
    QByteArray host = url.host(QUrl::FullyEncoded).toUtf8().toLower();
    if (host.contains(':'))
        host = '[' + host + ']';
    const int port = url.port(standardPort);
    const QByteArray portPart =
        port == standardPort ? QByteArray() : ':' + QByteArray::number(port);
    QByteArray path = url.path(QUrl::FullyEncoded).toUtf8();
    if (path.endsWith('/'))
        path.chop(1);
    if (isAmbiguous(path))
        return std::nullopt;
    return scheme.toUtf8() + "://" + host + portPart + path;
}

} // namespace gatehouse::domain
