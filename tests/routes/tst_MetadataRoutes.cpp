// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Metadata.h"
#include "routes/MetadataRoutes.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;
using routes::MetadataDocuments;

namespace {

net::Request get(const QByteArray &path, const QByteArray &ifNoneMatch = {})
{
    net::Request request {.target = path, .path = path};
    if (!ifNoneMatch.isEmpty())
        request.headers.append("If-None-Match", ifNoneMatch);
    return request;
}

QString memberOf(const net::Response &response, QLatin1String name)
{
    return QJsonDocument::fromJson(response.body).object().value(name).toString();
}

} // namespace

class tst_MetadataRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void servesTheServerAtEveryPlaceClientsLook_data();
    void servesTheServerAtEveryPlaceClientsLook();
    void servesEachResourceAtItsOwnPlace_data();
    void servesEachResourceAtItsOwnPlace();
    void theHostHeaderChangesNothing();
    void answersNotModified_data();
    void answersNotModified();

private:
    const oauth::Profile m_profile {.issuer = "https://gate.example",
        .resources = {{"https://gate.example/mcp", "/mcp", u"One"_s},
            {"https://gate.example/mcp/two", "/mcp/two", u"Two"_s}},
        .scopes = domain::Scopes({"mcp"})};
    const MetadataDocuments m_documents {m_profile};
};

void tst_MetadataRoutes::servesTheServerAtEveryPlaceClientsLook_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    for (const QByteArray well :
        {"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"}) {
        const auto row = [&well](const QByteArray &rest, int status) {
            QTest::newRow(well + rest) << well + rest << status;
        };
        row("", 200);
        row("/mcp", 200);
        row("/mcp/two", 200);
        row("/mcp/three", 404);
        row("/mcp/", 404);
        row("/", 404);
    }
}

void tst_MetadataRoutes::servesTheServerAtEveryPlaceClientsLook()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    const net::Response response = m_documents.authorizationServer(get(path));
    QCOMPARE(response.status, status);
    QCOMPARE(response.contentType, "application/json");
    if (status != 200)
        return;
    // RFC 8414 3.3: the issuer is byte-equal to the one the address was made from.
    QCOMPARE(memberOf(response, "issuer"_L1), u"https://gate.example"_s);
    QCOMPARE(response.body, oauth::authorizationServerMetadata(m_profile));
    QCOMPARE(response.headers.value("Cache-Control"), "public, max-age=300");
}

void tst_MetadataRoutes::servesEachResourceAtItsOwnPlace_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QString>("resource");
    QTest::newRow("root") << QByteArray() << u"https://gate.example/mcp"_s;
    QTest::newRow("default") << QByteArray("/mcp") << u"https://gate.example/mcp"_s;
    QTest::newRow("another") << QByteArray("/mcp/two") << u"https://gate.example/mcp/two"_s;
    QTest::newRow("unknown") << QByteArray("/mcp/three") << u""_s;
    QTest::newRow("other case") << QByteArray("/MCP") << u""_s;
    QTest::newRow("slash") << QByteArray("/") << u""_s;
    QTest::newRow("escaped") << QByteArray("/%6dcp") << u""_s;
}

void tst_MetadataRoutes::servesEachResourceAtItsOwnPlace()
{
    QFETCH(QByteArray, rest);
    QFETCH(QString, resource);
    const net::Response response =
        m_documents.protectedResource(get("/.well-known/oauth-protected-resource" + rest));
    QCOMPARE(response.status, resource.isEmpty() ? 404 : 200);
    QCOMPARE(memberOf(response, "resource"_L1), resource);
}

void tst_MetadataRoutes::theHostHeaderChangesNothing()
{
    net::Request request = get("/.well-known/oauth-protected-resource");
    const net::Response plain = m_documents.protectedResource(request);
    request.headers = {{"Host", "evil.example"}, {"X-Forwarded-Host", "evil.example"},
        {"X-Forwarded-Proto", "http"}, {"Forwarded", "host=evil.example"}};
    QCOMPARE(m_documents.protectedResource(request).body, plain.body);
    QVERIFY(!plain.body.contains("evil"));
}

void tst_MetadataRoutes::answersNotModified_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("status");
    const auto row = [](const QByteArray &before, const QByteArray &after, int status) {
        QTest::addRow("<%s…%s>", before.constData(), after.constData())
            << before << after << status;
    };
    row("", "", 304);
    row("W/", "", 304);
    row("\"x\", ", " , \"y\"", 304);
    row("x", "", 200);
    row("", "x", 200);
}

void tst_MetadataRoutes::answersNotModified()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(int, status);
    const QByteArray path = "/.well-known/oauth-authorization-server";
    const QByteArray etag = m_documents.authorizationServer(get(path)).headers.value("ETag");
    QVERIFY(etag.startsWith('"') && etag.endsWith('"') && etag.size() > 10);
    const net::Response response =
        m_documents.authorizationServer(get(path, before + etag + after));
    QCOMPARE(response.status, status);
    QCOMPARE(response.body.isEmpty(), status == 304);
    QCOMPARE(response.headers.value("ETag"), etag);
    QCOMPARE(m_documents.authorizationServer(get(path, "*")).status, 304);
}

QTEST_GUILESS_MAIN(tst_MetadataRoutes)
#include "tst_MetadataRoutes.moc"
