// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/PublicUrl.h"

#include "net/Connector.h"
#include "net/PublicAddress.h"
#include "net/TlsProbe.h"

#include <QUrl>

namespace gatehouse::doctor {

using namespace Qt::Literals::StringLiterals;
using findings::Fetched;

namespace {

QUrl urlOf(const Means &means)
{
    return QUrl(QString::fromUtf8(means.issuer), QUrl::StrictMode);
}

/// Asks for one document after the other; child of the context of its check.
class DocumentWalk final : public QObject
{
public:
    DocumentWalk(
        const Means &means, QList<ServedDocument> documents, Check::Done done, QObject *context)
        : QObject(context)
        , m_means(means)
        , m_documents(std::move(documents))
        , m_done(std::move(done))
    { }

    void next()
    {
        if (m_documents.isEmpty())
            return m_done(m_findings);
        const ServedDocument document = m_documents.takeFirst();
        const QByteArray url = m_means.issuer + document.path;
        m_means.http.send({.url = url, .headers = {{"Accept", "application/json"}}}, this,
            [this, document, url](const base::Result<net::IncomingResponse> &answer) {
                Fetched fetched {.url = url};
                if (answer) {
                    fetched.status = answer->status;
                    fetched.body = answer->body;
                } else {
                    fetched.problem = answer.error().message;
                }
                m_findings.append(findings::documentFinding(fetched, document.body));
                next();
            });
    }

private:
    const Means m_means;
    QList<ServedDocument> m_documents;
    const Check::Done m_done;
    Findings m_findings;
};

/// Asks one host after the other what time it is.
class ClockWalk final : public QObject
{
public:
    ClockWalk(const Means &means, QByteArrayList urls, Check::Done done, QObject *context)
        : QObject(context)
        , m_means(means)
        , m_urls(std::move(urls))
        , m_done(std::move(done))
    { }

    void next()
    {
        if (m_urls.isEmpty())
            return m_done({findings::good(
                u"clock"_s, u"Nobody was found to compare the clock of this machine with."_s)});
        const QByteArray url = m_urls.takeFirst();
        m_means.http.send(
            {.url = url}, this, [this, url](const base::Result<net::IncomingResponse> &answer) {
                const auto theirs =
                    answer ? findings::readHttpDate(answer->headers.value("Date")) : std::nullopt;
                if (!theirs)
                    return next();
                m_done({findings::clockFinding(
                    QUrl(QString::fromUtf8(url)).host(), *theirs, m_means.clock.now())});
            });
    }

private:
    const Means m_means;
    QByteArrayList m_urls;
    const Check::Done m_done;
};

} // namespace

Check addressCheck(const Means &means)
{
    return {.name = u"dns"_s,
        .title = u"the name of BASE_URL"_s,
        .run = [means](QObject *context, const Check::Done &done) {
            const QString host = urlOf(means).host();
            const auto isPublic = [](const QHostAddress &one) { return net::isPublicAddress(one); };
            if (const QHostAddress literal(host); !literal.isNull())
                return done({findings::addressFinding(host, {literal}, isPublic)});
            means.resolver.resolve(
                host.toUtf8(), context, [host, isPublic, done](const auto &addresses) {
                    done({findings::addressFinding(host, addresses, isPublic)});
                });
        }};
}

Check tlsCheck(const Means &means, LookAtTls look)
{
    return {.name = u"tls"_s,
        .title = u"the certificate of BASE_URL"_s,
        .run = [means, look = std::move(look)](QObject *context, const Check::Done &done) {
            const QUrl url = urlOf(means);
            if (url.scheme() != u"https")
                return done({findings::good(u"tls"_s, u"BASE_URL has no TLS."_s)});
            look(url.host(), quint16(url.port(443)), context,
                [done, &clock = means.clock](const findings::TlsFacts &facts) {
                    done({findings::tlsFinding(facts, clock.now())});
                });
        }};
}

LookAtTls lookWithProbe(const QString &caFile)
{
    return [caFile](const QString &host, quint16 port, QObject *context,
               const std::function<void(const findings::TlsFacts &)> &done) {
        const auto tls = net::clientTls(caFile);
        if (!tls)
            return done({.problem = tls.error().message});
        new net::TlsProbe(
            {host, port}, *tls,
            [done](const net::SeenCertificates &seen) {
                done({seen.problem, seen.expiresAt});
            },
            std::chrono::seconds(10), context);
    };
}

Check metadataCheck(const Means &means, QList<ServedDocument> documents)
{
    return {.name = u"metadata"_s,
        .title = u"the metadata as clients read it"_s,
        .run = [means, documents = std::move(documents)](
                   QObject *context, const Check::Done &done) {
            (new DocumentWalk(means, documents, done, context))->next();
        }};
}

Check clockCheck(const Means &means, QByteArrayList urls)
{
    return {.name = u"clock"_s,
        .title = u"the clock of this machine"_s,
        .run = [means, urls = std::move(urls)](QObject *context, const Check::Done &done) {
            (new ClockWalk(means, urls, done, context))->next();
        }};
}

} // namespace gatehouse::doctor
