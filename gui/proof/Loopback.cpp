// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proof/Loopback.h"

#include <QTcpSocket>

namespace gatehouse::proof {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MostBytes = 16 * 1024; // of a request
constexpr char CallbackPath[] = "/callback";

QByteArray answerWith(const QByteArray &status, const QString &text)
{
    const QByteArray page =
        u"<!doctype html><meta charset=\"utf-8\"><title>Gatehouse</title>"
        "<style>:root{color-scheme:light dark}body{font:1.1rem system-ui;margin:4rem auto;"
        "max-width:32rem;padding:0 1rem}</style><p>%1</p>"_s.arg(text.toHtmlEscaped())
            .toUtf8();
    return "HTTP/1.1 " + status
        + "\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n"
          "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n"
          "Referrer-Policy: no-referrer\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(page.size()) + "\r\n\r\n" + page;
}

} // namespace

Loopback::Loopback()
{
    connect(&m_server, &QTcpServer::newConnection, this, &Loopback::accept);
}

bool Loopback::listen()
{
    return m_server.listen(QHostAddress::LocalHost, 0);
}

QUrl Loopback::redirectUri() const
{
    return QUrl(
        u"http://127.0.0.1:%1%2"_s.arg(m_server.serverPort()).arg(QLatin1String(CallbackPath)));
}

void Loopback::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
    }
}

void Loopback::read(QTcpSocket &socket)
{
    if (!socket.peek(MostBytes).contains("\r\n\r\n")) {
        if (socket.bytesAvailable() >= MostBytes)
            socket.abort();
        return;
    }
    const QByteArray line = socket.readAll().split('\r').first();
    const QUrl target = QUrl::fromEncoded(line.split(' ').value(1));
    // Browsers also ask for an icon.
    const bool isOurs = line.startsWith("GET ") && target.path() == QLatin1String(CallbackPath);
    socket.write(isOurs
            ? answerWith("200 OK", tr("You can close this page and go back to Gatehouse."))
            : answerWith("404 Not Found", tr("There is nothing here.")));
    socket.disconnectFromHost();
    if (isOurs)
        Q_EMIT came(QUrlQuery(target));
}

} // namespace gatehouse::proof
