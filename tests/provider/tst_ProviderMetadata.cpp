// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "provider/ProviderMetadata.h"

#include <QTest>

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;
using provider::IssuerRule;
using provider::readProviderMetadata;
using provider::Transport;

namespace {

const QByteArray Place = "https://id.example.com/realms/team";

QJsonObject document()
{
    return {{u"issuer"_s, QString::fromUtf8(Place)},
        {u"authorization_endpoint"_s, u"https://id.example.com/authorize"_s},
        {u"token_endpoint"_s, u"https://id.example.com/token"_s},
        {u"jwks_uri"_s, u"https://keys.example.net/jwks"_s}};
}

} // namespace

class tst_ProviderMetadata : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksAtEachParent_data();
    void looksAtEachParent();
    void readsWhatMatters();
    void refusesAForeignIssuer_data();
    void refusesAForeignIssuer();
    void letsMicrosoftsTenantDiffer_data();
    void letsMicrosoftsTenantDiffer();
    void refusesEndpointsThatAreNotSafe_data();
    void refusesEndpointsThatAreNotSafe();
    void needsItsEndpoints();
    void refusesWhatIsNoDocument();
};

void tst_ProviderMetadata::looksAtEachParent_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArrayList>("places");
    const QByteArray host = "https://id.example.com";
    QTest::addRow("root") << host << QByteArrayList {host};
    QTest::addRow("root with slash") << host + '/' << QByteArrayList {host};
    QTest::addRow("userinfo URL") << host + "/a/b/userinfo"
                                  << QByteArrayList {
                                         host + "/a/b/userinfo", host + "/a/b", host + "/a", host};
    QTest::addRow("query") << host + "/me?fields=a/b" << QByteArrayList {host + "/me", host};
    QTest::addRow("slashes") << host + "/a//b//"
                             << QByteArrayList {host + "/a//b", host + "/a", host};
    QTest::addRow("the document itself")
        << host + "/a/.well-known/openid-configuration" << QByteArrayList {host + "/a", host};
    QTest::addRow("a port") << QByteArray("http://127.0.0.1:80/x")
                            << QByteArrayList {"http://127.0.0.1:80/x", "http://127.0.0.1:80"};
}

void tst_ProviderMetadata::looksAtEachParent()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArrayList, places);
    QCOMPARE(provider::discoveryPlaces(url), places);
}

void tst_ProviderMetadata::readsWhatMatters()
{
    QJsonObject json = document();
    json.insert(u"userinfo_endpoint"_s, u"https://id.example.com/me"_s);
    json.insert(u"revocation_endpoint"_s, u"https://id.example.com/revoke"_s);
    json.insert(u"scopes_supported"_s, QJsonArray {u"openid"_s, u"offline_access"_s});
    json.insert(u"token_endpoint_auth_methods_supported"_s, QJsonArray {u"client_secret_post"_s});
    json.insert(u"id_token_signing_alg_values_supported"_s, QJsonArray {u"RS256"_s});
    json.insert(u"authorization_response_iss_parameter_supported"_s, true);
    const auto metadata =
        readProviderMetadata(base::toJson(json), Place, Transport::HttpsOnly, IssuerRule::Equal);
    QVERIFY2(metadata.ok(), metadata ? "" : qPrintable(metadata.error().message));
    const provider::ProviderMetadata expected {Place, "https://id.example.com/authorize",
        "https://id.example.com/token", "https://keys.example.net/jwks",
        "https://id.example.com/me", "https://id.example.com/revoke", {"client_secret_post"},
        {"openid", "offline_access"}, QByteArrayList {"RS256"}, true};
    QCOMPARE(*metadata, expected);

    const auto least = readProviderMetadata(
        base::toJson(document()), Place, Transport::HttpsOnly, IssuerRule::Equal);
    QVERIFY(least.ok());
    QVERIFY(!least->signingAlgorithms);
    QVERIFY(!least->sendsIss);
    QVERIFY(least->tokenAuthMethods.isEmpty());
}

void tst_ProviderMetadata::refusesAForeignIssuer_data()
{
    QTest::addColumn<QJsonValue>("issuer");
    QTest::addColumn<bool>("good");
    QTest::addRow("equal") << QJsonValue(QString::fromUtf8(Place)) << true;
    QTest::addRow("with a slash") << QJsonValue(QString::fromUtf8(Place + '/')) << true;
    QTest::addRow("two slashes") << QJsonValue(QString::fromUtf8(Place + "//")) << false;
    QTest::addRow("other host") << QJsonValue(u"https://evil.example/realms/team"_s) << false;
    QTest::addRow("parent") << QJsonValue(u"https://id.example.com"_s) << false;
    QTest::addRow("other case") << QJsonValue(u"https://id.example.com/realms/Team"_s) << false;
    QTest::addRow("http") << QJsonValue(u"http://id.example.com/realms/team"_s) << false;
    QTest::addRow("template") << QJsonValue(u"https://id.example.com/{tenantid}/team"_s) << false;
    QTest::addRow("tenant") << QJsonValue(
        u"https://id.example.com/9188040d-6c67-4c5b-b112-36a304b66dad/team"_s)
                            << false;
    QTest::addRow("missing") << QJsonValue(QJsonValue::Undefined) << false;
    QTest::addRow("empty") << QJsonValue(u""_s) << false;
    QTest::addRow("a number") << QJsonValue(1) << false;
}

void tst_ProviderMetadata::refusesAForeignIssuer()
{
    QFETCH(QJsonValue, issuer);
    QFETCH(bool, good);
    QJsonObject json = document();
    json.insert(u"issuer"_s, issuer);
    const auto metadata =
        readProviderMetadata(base::toJson(json), Place, Transport::HttpsOnly, IssuerRule::Equal);
    QCOMPARE(metadata.ok(), good);
}

void tst_ProviderMetadata::letsMicrosoftsTenantDiffer_data()
{
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<QByteArray>("issuer");
    QTest::addColumn<bool>("good");
    const QByteArray host = "https://login.microsoftonline.com/";
    const QByteArray one = "9188040d-6c67-4c5b-b112-36a304b66dad";
    const QByteArray two = "00000000-1111-2222-3333-444444444444";
    QTest::addRow("template") << host + "common/v2.0" << host + "{tenantid}/v2.0" << true;
    QTest::addRow("tenant by domain")
        << host + "contoso.example/v2.0" << host + one + "/v2.0" << true;
    QTest::addRow("tenant by id") << host + one + "/v2.0" << host + one + "/v2.0" << true;
    QTest::addRow("another tenant") << host + one + "/v2.0" << host + two + "/v2.0" << false;
    QTest::addRow("template for one tenant")
        << host + one + "/v2.0" << host + "{tenantid}/v2.0" << false;
    QTest::addRow("another name") << host + "common/v2.0" << host + "fabrikam.example/v2.0"
                                  << false;
    QTest::addRow("another host") << host + "common/v2.0"
                                  << QByteArray("https://evil.example/{tenantid}/v2.0") << false;
    QTest::addRow("another version") << host + "common/v2.0" << host + "{tenantid}/v1.0" << false;
    QTest::addRow("longer") << host + "common/v2.0" << host + "{tenantid}/x/v2.0" << false;
}

void tst_ProviderMetadata::letsMicrosoftsTenantDiffer()
{
    QFETCH(QByteArray, place);
    QFETCH(QByteArray, issuer);
    QFETCH(bool, good);
    QJsonObject json = document();
    json.insert(u"issuer"_s, QString::fromUtf8(issuer));
    const auto metadata = readProviderMetadata(
        base::toJson(json), place, Transport::HttpsOnly, IssuerRule::TenantMayDiffer);
    QCOMPARE(metadata.ok(), good);
}

void tst_ProviderMetadata::refusesEndpointsThatAreNotSafe_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("url");
    for (const auto &member : {u"authorization_endpoint"_s, u"token_endpoint"_s, u"jwks_uri"_s,
             u"userinfo_endpoint"_s, u"revocation_endpoint"_s}) {
        for (const auto &url : {u"http://id.example.com/x"_s, u"http://127.0.0.1/x"_s,
                 u"file:///etc/passwd"_s, u"javascript:alert(1)"_s, u"/relative"_s, u""_s,
                 u"https://id.example.com/$(touch x)"_s})
            QTest::addRow("%s %s", qPrintable(member), qPrintable(url)) << member << url;
    }
}

void tst_ProviderMetadata::refusesEndpointsThatAreNotSafe()
{
    QFETCH(QString, member);
    QFETCH(QString, url);
    QJsonObject json = document();
    json.insert(member, url);
    const auto metadata =
        readProviderMetadata(base::toJson(json), Place, Transport::HttpsOnly, IssuerRule::Equal);
    QVERIFY(!metadata.ok());
    QVERIFY(metadata.error().message.contains(member));
}

void tst_ProviderMetadata::needsItsEndpoints()
{
    for (const auto &member : {u"authorization_endpoint"_s, u"token_endpoint"_s, u"jwks_uri"_s}) {
        QJsonObject json = document();
        json.remove(member);
        QVERIFY(!readProviderMetadata(
            base::toJson(json), Place, Transport::HttpsOnly, IssuerRule::Equal)
                     .ok());
    }
}

void tst_ProviderMetadata::refusesWhatIsNoDocument()
{
    for (const QByteArray text : {"", "<html>", "[]", "null", "{\"issuer\":"})
        QVERIFY(!readProviderMetadata(text, Place, Transport::HttpsOnly, IssuerRule::Equal).ok());
    QJsonObject json = document();
    json.insert(u"padding"_s, QString(300'000, u'x'));
    QVERIFY(
        !readProviderMetadata(base::toJson(json), Place, Transport::HttpsOnly, IssuerRule::Equal)
             .ok());
}

QTEST_GUILESS_MAIN(tst_ProviderMetadata)
#include "tst_ProviderMetadata.moc"
