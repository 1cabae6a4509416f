// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "oauth/Metadata.h"
#include "Sample.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace Qt::Literals::StringLiterals;

class tst_Metadata : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheIssuerWithoutATrailingSlash();
    void namesEveryEndpointBelowTheIssuer_data();
    void namesEveryEndpointBelowTheIssuer();
    void offersOnlyWhatOAuth21Allows();
    void offersDocumentsAndAssertionsTogether();
    void promisesTheIssuerInEveryAnswer();
    void offersOfflineAccessWithoutBeingTold();
    void namesAResourceByteForByte();
    void keepsOfflineAccessOutOfTheResource();
    void advertisesOfflineAccessForTheResourceWhenToldTo();
    void putsTheWellKnownSegmentBeforeThePathOfTheResource();
};

namespace {

QJsonObject server()
{
    return *base::parseJsonObject(authorizationServerMetadata(test::sampleProfile()));
}

QJsonObject resource(const Profile &profile, int index)
{
    return *base::parseJsonObject(protectedResourceMetadata(profile, profile.resources[index]));
}

} // namespace

void tst_Metadata::namesTheIssuerWithoutATrailingSlash()
{
    QCOMPARE(server()["issuer"_L1].toString(), u"https://gate.example"_s);
}

void tst_Metadata::namesEveryEndpointBelowTheIssuer_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("url");
    QTest::newRow("authorize") << u"authorization_endpoint"_s
                               << u"https://gate.example/authorize"_s;
    QTest::newRow("token") << u"token_endpoint"_s << u"https://gate.example/token"_s;
    QTest::newRow("register") << u"registration_endpoint"_s << u"https://gate.example/register"_s;
    QTest::newRow("revoke") << u"revocation_endpoint"_s << u"https://gate.example/revoke"_s;
    QTest::newRow("introspect") << u"introspection_endpoint"_s
                                << u"https://gate.example/introspect"_s;
    QTest::newRow("documentation") << u"service_documentation"_s << u"https://gate.example/"_s;
}

void tst_Metadata::namesEveryEndpointBelowTheIssuer()
{
    QFETCH(QString, field);
    QTEST(server()[field].toString(), "url");
}

void tst_Metadata::offersOnlyWhatOAuth21Allows()
{
    const QJsonObject metadata = server();
    QCOMPARE(metadata["response_types_supported"_L1].toArray(), QJsonArray {u"code"_s});
    QCOMPARE(metadata["response_modes_supported"_L1].toArray(), QJsonArray {u"query"_s});
    QCOMPARE(metadata["code_challenge_methods_supported"_L1].toArray(), QJsonArray {u"S256"_s});
    QCOMPARE(metadata["grant_types_supported"_L1].toArray(),
        (QJsonArray {u"authorization_code"_s, u"refresh_token"_s, u"client_credentials"_s}));
    const QJsonArray methods {u"none"_s, u"client_secret_basic"_s, u"client_secret_post"_s};
    QCOMPARE(metadata["token_endpoint_auth_methods_supported"_L1].toArray(), methods);
    QCOMPARE(metadata["revocation_endpoint_auth_methods_supported"_L1].toArray(), methods);
    // RFC 7662 2.1: whoever asks must prove who they are.
    QCOMPARE(metadata["introspection_endpoint_auth_methods_supported"_L1].toArray(),
        (QJsonArray {u"client_secret_basic"_s, u"client_secret_post"_s}));
}

void tst_Metadata::offersDocumentsAndAssertionsTogether()
{
    // CIMD 5, RFC 8414 2.
    QVERIFY(!server()["client_id_metadata_document_supported"_L1].toBool());
    QVERIFY(!server().contains("token_endpoint_auth_signing_alg_values_supported"_L1));
    Profile profile = test::sampleProfile();
    profile.documents.enabled = true;
    const QJsonObject metadata = *base::parseJsonObject(authorizationServerMetadata(profile));
    QVERIFY(metadata["client_id_metadata_document_supported"_L1].toBool());
    for (const char *endpoint : {"token", "revocation", "introspection"}) {
        const QString prefix = QString::fromLatin1(endpoint) + u"_endpoint_auth_"_s;
        QVERIFY(metadata[prefix + u"methods_supported"_s].toArray().contains(u"private_key_jwt"_s));
        const QJsonArray algorithms =
            metadata[prefix + u"signing_alg_values_supported"_s].toArray();
        QVERIFY(algorithms.contains(u"RS256"_s) && algorithms.contains(u"EdDSA"_s));
        QVERIFY(!algorithms.contains(u"none"_s) && !algorithms.contains(u"HS256"_s));
    }
}

void tst_Metadata::promisesTheIssuerInEveryAnswer()
{
    // RFC 9207 3.
    QCOMPARE(server()["authorization_response_iss_parameter_supported"_L1], QJsonValue(true));
}

void tst_Metadata::offersOfflineAccessWithoutBeingTold()
{
    const QJsonArray expected {u"read"_s, u"write"_s, u"offline_access"_s};
    QCOMPARE(server()["scopes_supported"_L1].toArray(), expected);
    Profile told = test::sampleProfile();
    told.scopes = told.scopes.with("offline_access");
    QCOMPARE((*base::parseJsonObject(authorizationServerMetadata(told)))["scopes_supported"_L1]
                 .toArray(),
        expected);
}

void tst_Metadata::namesAResourceByteForByte()
{
    const QJsonObject metadata = resource(test::sampleProfile(), 1);
    QCOMPARE(metadata["resource"_L1].toString(), u"https://gate.example/mcp/files"_s);
    QCOMPARE(metadata["authorization_servers"_L1].toArray(), QJsonArray {server()["issuer"_L1]});
    QCOMPARE(metadata["bearer_methods_supported"_L1].toArray(), QJsonArray {u"header"_s});
    QCOMPARE(metadata["resource_name"_L1].toString(), u"Files"_s);
}

void tst_Metadata::keepsOfflineAccessOutOfTheResource()
{
    Profile profile = test::sampleProfile();
    profile.scopes = profile.scopes.with("offline_access");
    QCOMPARE(resource(profile, 0)["scopes_supported"_L1].toArray(),
        (QJsonArray {u"read"_s, u"write"_s}));
}

void tst_Metadata::advertisesOfflineAccessForTheResourceWhenToldTo()
{
    Profile profile = test::sampleProfile();
    profile.prmOfflineAccess = true;
    QCOMPARE(resource(profile, 0)["scopes_supported"_L1].toArray(),
        (QJsonArray {u"read"_s, u"write"_s, u"offline_access"_s}));
}

void tst_Metadata::putsTheWellKnownSegmentBeforeThePathOfTheResource()
{
    // RFC 9728 3.1.
    const Profile profile = test::sampleProfile();
    QCOMPARE(protectedResourceMetadataUrl(profile, profile.resources[0]),
        QByteArray("https://gate.example/.well-known/oauth-protected-resource/mcp"));
    QCOMPARE(protectedResourceMetadataUrl(profile, profile.resources[1]),
        QByteArray("https://gate.example/.well-known/oauth-protected-resource/mcp/files"));
}

QTEST_GUILESS_MAIN(tst_Metadata)

#include "tst_Metadata.moc"
