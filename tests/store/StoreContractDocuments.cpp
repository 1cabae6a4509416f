// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreContract.h"

#include <QtTest>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;
using base::seconds;
using domain::Client;
using domain::ClientStanding;

namespace {

const QByteArray Id = "https://app.example/client.json";

QByteArray numbered(int number)
{
    return "https://app.example/" + QByteArray::number(number);
}

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

void StoreContract::approvesADocumentAsItWas()
{
    const auto standing = [this] { return must(store().client({Id})).value().standing; };
    const auto decide = [this](ClientStanding decided) {
        must(store().setClientStanding({Id}, decided, now()));
    };
    Client document = described(client(Id));
    decide(ClientStanding::Approved); // by its id, before it is known here
    must(store().saveDocumentClient(document));
    QCOMPARE(standing(), ClientStanding::Approved);
    document.scope = "other"; // nothing the owner has looked at
    must(store().saveDocumentClient(document));
    QCOMPARE(standing(), ClientStanding::Approved);
    document.name = u"Another name"_s;
    must(store().saveDocumentClient(document));
    QCOMPARE(standing(), ClientStanding::Undecided);
    decide(ClientStanding::Approved);
    document.redirectUris = {"https://app.example/elsewhere"};
    must(store().saveDocumentClient(document));
    QCOMPARE(standing(), ClientStanding::Undecided);
    decide(ClientStanding::Blocked);
    document.name = u"A third name"_s;
    must(store().saveDocumentClient(document));
    QCOMPARE(standing(), ClientStanding::Blocked);
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

void StoreContract::addDocuments(int first, int count)
{
    must(store().batch([&] {
        for (int i = first; i < first + count; ++i) {
            must(store().saveDocumentClient(described(client(numbered(i)))));
            pass(seconds(1));
        }
    }));
}

/// Anybody may have any number of documents.
void StoreContract::letsTheOldestUnusedDocumentGiveWay()
{
    addDocuments(0, oauth::MaxUnusedDocuments);
    QVERIFY(must(store().client({numbered(0)})));
    must(store().saveDocumentClient(described(client(numbered(1))))); // as young as any now
    addDocuments(oauth::MaxUnusedDocuments, 1);
    QVERIFY(!must(store().client({numbered(0)})));
    addDocuments(oauth::MaxUnusedDocuments + 1, 1);
    QVERIFY(must(store().client({numbered(1)})));
    QVERIFY(!must(store().client({numbered(2)})));
    QVERIFY(must(store().client({numbered(3)})));
    // One that was there gets no new place, and so takes none.
    must(store().saveDocumentClient(described(client(numbered(3)))));
    QVERIFY(must(store().client({numbered(4)})));
}

void StoreContract::keepsEveryDocumentThatIsUsed()
{
    addDocuments(0, 6);
    domain::Session session = this->session("one");
    session.clientId = {numbered(0)};
    must(store().openSession(session, "sealed", digest("none"), tokens("1")));
    oauth::CodeRecord issued = code();
    issued.clientId = {numbered(1)};
    must(store().saveCode(digest("code"), issued));
    must(store().saveSignIn(digest("handle"), signIn(numbered(2)), 10));
    must(store().setClientStanding({numbered(3)}, domain::ClientStanding::Approved, now()));
    must(store().rememberConsent(consent("browser", numbered(4)), now() + Hour));
    const Client registered = must(store().registerClient(client("registered"), digest("other")));
    addDocuments(6, oauth::MaxUnusedDocuments + 1);
    for (int i = 0; i < 5; ++i)
        QVERIFY2(must(store().client({numbered(i)})), numbered(i));
    QVERIFY(must(store().client(registered.id)));
    QVERIFY(!must(store().client({numbered(5)})));
    QVERIFY(!must(store().client({numbered(6)})));
    QVERIFY(must(store().client({numbered(7)})));
}

/// RFC 7523 3 point 7.
void StoreContract::takesAnAssertionOnce()
{
    QVERIFY(must(store().useAssertion(digest("a"), now() + seconds(60))));
    QVERIFY(!must(store().useAssertion(digest("a"), now() + seconds(60))));
    QVERIFY(must(store().useAssertion(digest("b"), now() + seconds(60))));
    QVERIFY(!must(store().useAssertion(digest("a"), now() + seconds(90))));
}

void StoreContract::takesAnAssertionAgainThatWasReleased()
{
    QVERIFY(must(store().useAssertion(digest("a"), now() + seconds(60))));
    QVERIFY(must(store().useAssertion(digest("b"), now() + seconds(60))));
    must(store().releaseAssertion(digest("a")));
    must(store().releaseAssertion(digest("never used")));
    QVERIFY(must(store().useAssertion(digest("a"), now() + seconds(60))));
    QVERIFY(!must(store().useAssertion(digest("a"), now() + seconds(60))));
    QVERIFY(!must(store().useAssertion(digest("b"), now() + seconds(60))));
}

void StoreContract::remembersAnAssertionUntilItsEnd()
{
    QVERIFY(must(store().useAssertion(digest("a"), now() + seconds(60))));
    pass(seconds(59));
    QCOMPARE(must(store().purge(now(), Hour, 100)), 0);
    QVERIFY(!must(store().useAssertion(digest("a"), now() + seconds(1))));
    pass(seconds(1));
    QCOMPARE(must(store().purge(now(), Hour, 100)), 1);
}

} // namespace gatehouse::test
