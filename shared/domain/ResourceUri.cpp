// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ResourceUri.h"

#include <QString>
#include <QUrl>

namespace gatehouse::domain {

std::optional<QByteArray> canonicalResource(QByteArrayView uri)
{
    for (const char c : uri) {
        if (c <= 0x20 || c == 0x7f || c == '\\')
            return std::nullopt;
    }
    const QUrl url(QString::fromUtf8(uri), QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || (scheme != u"https" && scheme != u"http") || url.host().isEmpty()
        || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment() || uri.contains('#'))
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
    return scheme.toUtf8() + "://" + host + portPart + path;
}

} // namespace gatehouse::domain
