// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proof/Web.h"

#include "models/ServerWords.h"

#include <QNetworkReply>

namespace gatehouse::proof {

using namespace Qt::Literals::StringLiterals;
using base::Err;

namespace {

constexpr int Patience = 20'000; // milliseconds without a byte

bool isAboutTls(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::SslHandshakeFailedError;
}

Failure failureOf(const QNetworkReply &reply)
{
    const QString url = reply.url().toString(QUrl::RemoveQuery);
    const QNetworkReply::NetworkError error = reply.error();
    const QString why = models::ServerWords::said(reply.errorString());
    if (isAboutTls(error))
        return {Web::tr("The certificate of %1 is not trusted: %2").arg(url, why),
            Web::tr("Use a certificate that browsers trust, such as one of Let's Encrypt, with its "
                    "whole chain.")};
    if (error == QNetworkReply::HostNotFoundError)
        return {Web::tr("%1 cannot be found: its name leads nowhere.").arg(url),
            Web::tr("Add the name to your DNS and wait until it is known here.")};
    return {Web::tr("%1 cannot be reached: %2").arg(url, why),
        Web::tr("See that the proxy or tunnel in front of Gatehouse runs and leads here.")};
}

} // namespace

void Web::ask(const WebRequest &request, QObject *context, const Done &done)
{
    QNetworkRequest wanted(request.url);
    wanted.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    wanted.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wanted.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wanted.setTransferTimeout(Patience);
    for (const auto &[name, value] : request.fields)
        wanted.setRawHeader(name, value);
    QNetworkReply *reply = m_network.sendCustomRequest(wanted, request.method, request.body);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 bytes) {
        if (bytes > MostBytes)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    connect(reply, &QNetworkReply::finished, context, [reply, done] {
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0 || reply->error() == QNetworkReply::OperationCanceledError)
            return done(Err(failureOf(*reply)));
        WebAnswer answer {.status = status, .fields = {}, .body = reply->readAll()};
        for (const auto &[name, value] : reply->rawHeaderPairs())
            answer.fields.insert(name.toLower(), value);
        done(answer);
    });
}

} // namespace gatehouse::proof
