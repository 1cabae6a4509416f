// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreContract.h"

#include <QtTest>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;
using base::seconds;
using domain::Client;
using domain::ClientStanding;
using std::holds_alternative;

namespace {

/// A confidential client, as the one who may manage itself (RFC 7592).
Client secretive(Client client)
{
    client.authMethod = domain::ClientAuthMethod::SecretBasic;
    client.secretDigest = base::sha256("secret");
    client.managementDigest = base::sha256("management token");
    return client;
}

} // namespace

void StoreContract::listsClientsPageByPage()
{
    const auto ids = [](const oauth::ClientsFound &found) {
        QByteArrayList names;
        for (const Client &one : found.clients)
            names.append(one.id.value);
        return names;
    };
    for (const char *id : {"one", "two", "three"}) {
        Client kept = client(id);
        kept.name = QString::fromLatin1(id).toUpper() + u" Café"_s;
        kept.issuedAt = now();
        must(store().registerClient(kept, digest(id)));
        pass(seconds(10));
    }
    must(store().setClientStanding({"two"}, ClientStanding::Approved, now()));
    // A block outlives what it is about, and must be there to be taken back.
    must(
        store().setClientStanding({"https://gone.example/client"}, ClientStanding::Blocked, now()));

    const oauth::ClientsFound all = must(store().clients({}));
    QCOMPARE(ids(all), (QByteArrayList {"three", "two", "one", "https://gone.example/client"}));
    QCOMPARE(all.total, 4);
    QCOMPARE(all.clients.at(1).standing, ClientStanding::Approved);
    QCOMPARE(all.clients.at(1), must(store().client({"two"})).value());
    QCOMPARE(all.clients.at(3).standing, ClientStanding::Blocked);
    QCOMPARE(all.clients.at(3).kind, domain::ClientKind::Document);

    const oauth::ClientsFound page = must(store().clients({.offset = 1, .limit = 2}));
    QCOMPARE(ids(page), (QByteArrayList {"two", "one"}));
    QCOMPARE(page.total, 4);
    QCOMPARE(ids(must(store().clients({.text = "tHR"}))), QByteArrayList {"three"});
    QCOMPARE(ids(must(store().clients({.text = "GONE.example"}))),
        QByteArrayList {"https://gone.example/client"});
    QCOMPARE(must(store().clients({.text = "café", .limit = 1})).total, 3);
    QCOMPARE(must(store().clients({.text = "%"})).total, 0);
}

/// RFC 7592 2.2.
void StoreContract::replacesARegistration()
{
    const Client before = secretive(client("one"));
    must(store().registerClient(before, digest("metadata")));
    QCOMPARE(must(store().client({"one"})).value(), before);
    pass(seconds(10));

    Client after = before;
    after.name = u"Another name"_s;
    after.redirectUris = {"https://moved.example/cb"};
    after.authMethod = domain::ClientAuthMethod::SecretPost;
    after.clientUri = "https://moved.example";
    after.scope = "other";
    after.secretDigest = digest("another secret");
    after.managementDigest = digest("another token");
    QVERIFY(must(store().replaceClient(after)));
    QCOMPARE(must(store().client({"one"})).value(), after);
}

void StoreContract::anApprovalEndsWhenItsRegistrationIsReplaced()
{
    const Client kept = secretive(client("one"));
    must(store().registerClient(kept, digest("metadata")));
    must(store().setClientStanding({"one"}, ClientStanding::Approved, now()));
    QVERIFY(must(store().replaceClient(kept)));
    QCOMPARE(must(store().client({"one"}))->standing, ClientStanding::Undecided);
    QCOMPARE(must(store().clientStanding({"one"})), ClientStanding::Undecided);

    must(store().setClientStanding({"one"}, ClientStanding::Blocked, now()));
    QVERIFY(must(store().replaceClient(kept)));
    QCOMPARE(must(store().client({"one"}))->standing, ClientStanding::Blocked);
}

void StoreContract::replacesNoOtherClient()
{
    QVERIFY(!must(store().replaceClient(secretive(client("nobody")))));
    QVERIFY(!must(store().client({"nobody"})));
    Client connector = client("connector");
    connector.kind = domain::ClientKind::PreRegistered;
    must(store().registerClient(connector, digest("metadata")));
    QVERIFY(!must(store().replaceClient(secretive(client("connector")))));
    QCOMPARE(must(store().client({"connector"})).value(), connector);
}

void StoreContract::sharesNoRegistrationThatWasReplaced()
{
    Client kept = client("one");
    must(store().registerClient(kept, digest("metadata")));
    kept.redirectUris = {"https://moved.example/cb"};
    QVERIFY(must(store().replaceClient(kept)));
    QCOMPARE(must(store().registerClient(client("two"), digest("metadata"))).id.value, "two");
}

void StoreContract::forgetsARemovedClientWithWhatItHadBegun()
{
    must(store().registerClient(client("client"), digest("metadata")));
    must(store().registerClient(client("other"), digest("other")));
    must(store().setClientStanding({"client"}, ClientStanding::Approved, now()));
    must(store().saveSignIn(digest("handle"), signIn("client"), 10));
    must(store().saveSignIn(digest("other's"), signIn("other"), 10));
    must(store().saveCode(digest("open"), code()));
    must(store().saveCode(digest("redeemed"), code()));
    burn("redeemed");
    open("one", "1", "redeemed");

    QVERIFY(must(store().removeClient({"client"})));
    QVERIFY(!must(store().client({"client"})));
    QCOMPARE(must(store().clientStanding({"client"})), ClientStanding::Undecided);
    QVERIFY(!must(store().takeSignIn(digest("handle"), now())));
    QVERIFY(holds_alternative<oauth::CodeUnknown>(burn("open")));
    QVERIFY(!must(store().removeClient({"client"})));
    // What is not its own, and its session, whose code is still known to have been used.
    QVERIFY(must(store().client({"other"})));
    QVERIFY(must(store().takeSignIn(digest("other's"), now())));
    QVERIFY(isAccess("a1"));
    const auto replay = burn("redeemed");
    QCOMPARE(std::get<oauth::CodeReplayed>(replay).ended.value().value, "one");
}

void StoreContract::evictsTheOldestUnusedClients()
{
    for (const char *id : {"with a session", "with a code", "signing in", "approved", "blocked"})
        must(store().registerClient(client(id), digest(id)));
    Client connector = client("connector");
    connector.kind = domain::ClientKind::PreRegistered;
    must(store().registerClient(connector, digest("connector")));
    domain::Session used = session("one");
    used.clientId = {"with a session"};
    must(store().openSession(used, "sealed", digest("none"), tokens("1")));
    oauth::CodeRecord issued = code();
    issued.clientId = {"with a code"};
    must(store().saveCode(digest("code"), issued));
    must(store().saveSignIn(digest("handle"), signIn("signing in"), 10));
    must(store().setClientStanding({"approved"}, ClientStanding::Approved, now()));
    must(store().setClientStanding({"blocked"}, ClientStanding::Blocked, now()));
    for (const char *id : {"1", "2", "3", "4"}) {
        pass(seconds(1));
        must(store().registerClient(client(id), digest(id)));
    }
    pass(seconds(1));
    must(store().registerClient(client("again"), digest("1"))); // "1" is young again

    QVERIFY(must(store().evictUnusedClients(9, {"4"})));
    for (const char *id : {"1", "2", "3", "4"})
        QVERIFY2(must(store().client({id})), id);
    QVERIFY(must(store().evictUnusedClients(7, {"4"})));
    for (const char *id : {"2", "3"})
        QVERIFY2(!must(store().client({id})), id);
    for (const char *id : {"1", "4", "with a session", "with a code", "signing in", "approved",
             "blocked", "connector"})
        QVERIFY2(must(store().client({id})), id);
}

void StoreContract::saysWhenAllOtherClientsAreInUse()
{
    for (const char *id : {"used", "unused", "newest"})
        must(store().registerClient(client(id), digest(id)));
    must(store().saveSignIn(digest("handle"), signIn("used"), 10));
    QVERIFY(must(store().evictUnusedClients(2, {"newest"})));
    QVERIFY(!must(store().client({"unused"})));
    QVERIFY(!must(store().evictUnusedClients(1, {"newest"})));
    QVERIFY(must(store().client({"used"})));
    QVERIFY(must(store().client({"newest"})));
}

void StoreContract::knowsTheStandingOfAnyClient()
{
    must(store().registerClient(client("one"), digest("metadata")));
    for (const char *id : {"one", "https://elsewhere.example/client.json"}) {
        for (const auto standing : {ClientStanding::Approved, ClientStanding::Blocked,
                 ClientStanding::Approved, ClientStanding::Undecided}) {
            must(store().setClientStanding({id}, standing, now()));
            QCOMPARE(must(store().clientStanding({id})), standing);
        }
    }
    must(store().setClientStanding({"one"}, ClientStanding::Blocked, now()));
    QCOMPARE(must(store().client({"one"}))->standing, ClientStanding::Blocked);
    // Registering again changes nothing about it.
    const Client again = must(store().registerClient(client("two"), digest("metadata")));
    QCOMPARE(again.id.value, "one");
    QCOMPARE(again.standing, ClientStanding::Blocked);
    QCOMPARE(must(store().clientStanding({"another"})), ClientStanding::Undecided);
}

void StoreContract::blockingAClientTakesWhatItHadBegun()
{
    must(store().saveSignIn(digest("handle"), signIn("client"), 10));
    must(store().saveSignIn(digest("other's"), signIn("other"), 10));
    must(store().saveCode(digest("code"), code()));
    must(store().saveAgent({"client"}, {{"https://gate.example/mcp"}, domain::Scopes({"mcp"})}));
    must(store().rememberConsent(consent("browser", "client"), now() + Hour));
    must(store().rememberConsent(consent("browser", "other"), now() + Hour));
    must(store().setClientStanding({"client"}, ClientStanding::Blocked, now()));
    QVERIFY(!must(store().takeSignIn(digest("handle"), now())));
    QVERIFY(holds_alternative<oauth::CodeUnknown>(burn("code")));
    // What the provider gave for the code is not forgotten.
    QCOMPARE(must(store().dueRevocations(now(), 10)).size(), 1);
    QVERIFY(!must(store().agent({"client"})));
    QVERIFY(!must(store().isConsentRemembered(consent("browser", "client"), now())));
    QVERIFY(must(store().isConsentRemembered(consent("browser", "other"), now())));
    QVERIFY(must(store().takeSignIn(digest("other's"), now())));

    must(store().saveSignIn(digest("handle"), signIn("client"), 10));
    must(store().setClientStanding({"client"}, ClientStanding::Approved, now()));
    QVERIFY(must(store().takeSignIn(digest("handle"), now())));
}

void StoreContract::purgesNoClientThatWasDecidedAbout()
{
    for (const char *id : {"approved", "blocked", "agent", "undecided"})
        must(store().registerClient(client(id), digest(id)));
    must(store().saveAgent({"agent"}, {{"https://gate.example/mcp"}, domain::Scopes({"mcp"})}));
    must(store().setClientStanding({"approved"}, ClientStanding::Approved, now()));
    must(store().setClientStanding({"blocked"}, ClientStanding::Blocked, now()));
    pass(Hour);
    QCOMPARE(must(store().purge(now(), Hour, Plenty)), 1);
    QVERIFY(must(store().client({"approved"})));
    QVERIFY(must(store().client({"blocked"})));
    QVERIFY(must(store().client({"agent"})));
    QVERIFY(!must(store().client({"undecided"})));
}

void StoreContract::findsAClientAsItIsNow()
{
    const auto found = [this] { return must(store().client({"client"})); };
    QVERIFY(!found());
    Client kept = client("client");
    must(store().registerClient(kept, digest("metadata")));
    QCOMPARE(found(), kept);
    kept.name = u"another name"_s;
    QVERIFY(must(store().replaceClient(kept)));
    QCOMPARE(found(), kept);
    kept.accessTtl = seconds(60);
    QVERIFY(must(store().setAccessTtl({"client"}, seconds(60))));
    QCOMPARE(found(), kept);
    must(store().setClientStanding({"client"}, ClientStanding::Blocked, now()));
    QCOMPARE(found()->standing, ClientStanding::Blocked);
    QVERIFY(must(store().removeClient({"client"})));
    QVERIFY(!found());
    kept.kind = domain::ClientKind::Document;
    for (const QString &name : {u"first"_s, u"second"_s}) {
        kept.name = name;
        must(store().saveDocumentClient(kept));
        QCOMPARE(found()->name, name);
    }
    pass(seconds(7200));
    must(store().purge(now(), seconds(3600), 100));
    QVERIFY(!found());
}

} // namespace gatehouse::test
