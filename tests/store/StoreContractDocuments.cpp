// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreContract.h"

#include <QtTest>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;
using base::seconds;
using domain::Client;

namespace {

const QByteArray Id = "https://app.example/client.json";
constexpr seconds Hour {3600};

Client described(Client client)
{
    client.kind = domain::ClientKind::Document;
    client.authMethod = domain::ClientAuthMethod::PrivateKeyJwt;
    client.orNone = true;
    client.jwksUri = "https://app.example/keys";
    client.assertionAlg = "ES256";
    return client;
}

} // namespace

void StoreContract::keepsWhatADocumentSays()
{
    const Client first = described(client(Id));
    must(store().saveDocumentClient(first));
    QCOMPARE(must(store().client({Id})).value(), first);
    Client second = described(client("https://app.example/other.json"));
    second.orNone = false;
    second.jwksUri.clear();
    second.jwks = R"({"keys":[]})";
    second.assertionAlg.clear();
    must(store().saveDocumentClient(second));
    QCOMPARE(must(store().client(second.id)).value(), second);
}

void StoreContract::keepsTheLatestWordOfADocument()
{
    must(store().saveDocumentClient(described(client(Id))));
    pass(seconds(5));
    Client changed = client(Id);
    changed.kind = domain::ClientKind::Document;
    changed.name = u"Another name"_s;
    changed.redirectUris = {"https://app.example/elsewhere"};
    must(store().saveDocumentClient(changed));
    QCOMPARE(must(store().client({Id})).value(), changed);
}

void StoreContract::letsNoDocumentTakeThePlaceOfAnotherKindOfClient()
{
    const Client registered = must(store().registerClient(client(Id), digest("metadata")));
    must(store().saveDocumentClient(described(client(Id))));
    QCOMPARE(must(store().client({Id})).value(), registered);
}

void StoreContract::forgetsUnusedDocumentsLikeRegistrations()
{
    const QByteArray used = "https://used.example/client.json";
    must(store().saveDocumentClient(described(client(Id))));
    must(store().saveDocumentClient(described(client(used))));
    domain::Session session = this->session("one");
    session.clientId = {used};
    must(store().openSession(session, "sealed", digest("none"), tokens("1")));
    pass(Hour - seconds(1));
    must(store().purge(now(), Hour, 100));
    QVERIFY(must(store().client({Id})));
    pass(seconds(1));
    must(store().purge(now(), Hour, 100));
    QVERIFY(!must(store().client({Id})));
    QVERIFY(must(store().client({used})));
}

/// RFC 7523 3 point 7.
void StoreContract::takesAnAssertionOnce()
{
    QVERIFY(must(store().useAssertion(digest("a"), now() + seconds(60))));
    QVERIFY(!must(store().useAssertion(digest("a"), now() + seconds(60))));
    QVERIFY(must(store().useAssertion(digest("b"), now() + seconds(60))));
    QVERIFY(!must(store().useAssertion(digest("a"), now() + seconds(90))));
}

void StoreContract::remembersAnAssertionUntilItsEnd()
{
    QVERIFY(must(store().useAssertion(digest("a"), now() + seconds(60))));
    pass(seconds(59));
    QCOMPARE(must(store().purge(now(), Hour, 100)).rows, 0);
    QVERIFY(!must(store().useAssertion(digest("a"), now() + seconds(1))));
    pass(seconds(1));
    QCOMPARE(must(store().purge(now(), Hour, 100)).rows, 1);
}

} // namespace gatehouse::test
