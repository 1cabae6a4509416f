// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cimd/Directory.h"
#include "support/FakeClock.h"
#include "support/FakeHttpClient.h"
#include "support/TestKey.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using Asked = cimd::Directory::Asked;

namespace {

const QByteArray Url = "https://app.example/client.json";
const QByteArray KeysUrl = "https://app.example/jwks.json";

} // namespace

class tst_Directory : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeHttpClient> m_http;
    FakeClock m_clock;
    oauth::Profile m_profile;
    std::unique_ptr<cimd::Directory> m_directory;
    domain::Client m_client {.id = {Url},
        .kind = domain::ClientKind::Document,
        .authMethod = domain::ClientAuthMethod::PrivateKeyJwt,
        .jwksUri = KeysUrl};

    Asked loadKeys(const QByteArray &keyId)
    {
        std::optional<Asked> asked;
        m_directory->loadKeys(m_client, keyId, this, [&](Asked how) { asked = how; });
        if (!QTest::qWaitFor([&] { return asked.has_value(); }))
            qFatal("done never came");
        return *asked;
    }
    void publishKeys(const QStringList &ids)
    {
        static const TestKey key = TestKey::ed25519();
        QJsonArray keys;
        for (const QString &id : ids)
            keys.append(key.jwk(id));
        m_http->answer(KeysUrl, 200, base::toJson(QJsonObject {{u"keys"_s, keys}}));
    }

private Q_SLOTS:
    void init();
    void needsADocumentOnlyOfAUrlThatMayBeAsked();
    void needsNoDocumentOfTheClientOfTheSettings();
    void findsKeysOnceTheyAreFetched();
    void looksOnceForAKeyThatIsNew();
    void saysThatKeysCannotBeHad();
    void needsNoKeysOfWhoHasNone();
};

void tst_Directory::init()
{
    m_http = std::make_unique<FakeHttpClient>();
    m_profile = {.issuer = "https://gate.example"};
    m_profile.documents = {.enabled = true, .allowedHosts = {"app.example"}};
    m_directory = std::make_unique<cimd::Directory>(m_profile, *m_http, m_clock);
    publishKeys({u"a"_s});
}

void tst_Directory::needsADocumentOnlyOfAUrlThatMayBeAsked()
{
    QVERIFY(m_directory->needsDocument({Url}));
    for (const char *id : {"", "app", "https://other.example/client.json", "https://app.example/",
             "http://app.example/client.json", "https://127.0.0.1/x"})
        QVERIFY2(!m_directory->needsDocument({id}), id);
    bool settled = false;
    m_directory->loadDocument({Url}, this, [&](Asked how) { settled = how == Asked::Settled; });
    QTRY_VERIFY(settled);
    QVERIFY(!m_directory->needsDocument({Url})); // 404, for a moment
    QVERIFY(!m_directory->problem({Url}).isEmpty());
    m_profile.documents.enabled = false;
    m_clock.advance(60s);
    QVERIFY(!m_directory->needsDocument({Url}));
}

void tst_Directory::needsNoDocumentOfTheClientOfTheSettings()
{
    m_profile.preRegistered = domain::Client {.id = {Url}};
    QVERIFY(!m_directory->needsDocument({Url}));
}

void tst_Directory::findsKeysOnceTheyAreFetched()
{
    QVERIFY(m_directory->needsKeys(m_client, "a"));
    QVERIFY(m_directory->keysAt(KeysUrl, "a").isEmpty());
    QVERIFY(loadKeys("a") == Asked::Settled);
    QVERIFY(!m_directory->needsKeys(m_client, "a"));
    QCOMPARE(m_directory->keysAt(KeysUrl, "a").size(), 1);
    QCOMPARE(m_directory->keysAt(KeysUrl, "").size(), 1);
    QVERIFY(m_directory->keysAt("https://other.example/jwks.json", "a").isEmpty());
    m_clock.advance(1h);
    QVERIFY(m_directory->needsKeys(m_client, "a"));
}

void tst_Directory::looksOnceForAKeyThatIsNew()
{
    QVERIFY(loadKeys("a") == Asked::Settled);
    publishKeys({u"b"_s});
    QVERIFY(loadKeys("b") == Asked::Settled);
    QCOMPARE(m_directory->keysAt(KeysUrl, "b").size(), 1);
    QVERIFY(m_directory->keysAt(KeysUrl, "a").isEmpty());
    QVERIFY(loadKeys("x") == Asked::Settled);
    QVERIFY(loadKeys("x") == Asked::Settled);
    QCOMPARE(m_http->count(KeysUrl), 3);
    QVERIFY(m_directory->keysAt(KeysUrl, "x").isEmpty());
}

void tst_Directory::saysThatKeysCannotBeHad()
{
    m_http->fail(KeysUrl, base::ErrorKind::TimedOut);
    QVERIFY(loadKeys("a") == Asked::Unavailable);
    QVERIFY(m_directory->keysAt(KeysUrl, "a").isEmpty());
    publishKeys({u"a"_s});
    QVERIFY(loadKeys("a") == Asked::Settled);
}

void tst_Directory::needsNoKeysOfWhoHasNone()
{
    domain::Client client = m_client;
    client.authMethod = domain::ClientAuthMethod::None;
    QVERIFY(!m_directory->needsKeys(client, "a"));
    client = m_client;
    client.jwksUri.clear();
    client.jwks = "{}";
    QVERIFY(!m_directory->needsKeys(client, "a"));
}

QTEST_GUILESS_MAIN(tst_Directory)
#include "tst_Directory.moc"
