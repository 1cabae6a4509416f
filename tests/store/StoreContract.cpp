// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreContract.h"

#include <QtTest>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;
using base::seconds;
using domain::Client;

void StoreContract::init()
{
    m_clock.set(FakeClock().now());
    m_store = makeStore();
}

void StoreContract::cleanup()
{
    m_store.reset();
}

Client StoreContract::client(const QByteArray &id) const
{
    Client client;
    client.id = {id};
    client.name = u"A client ünder test"_s;
    client.redirectUris = {"https://client.example/cb", "http://127.0.0.1/cb"};
    client.clientUri = "https://client.example";
    client.scope = "mcp offline_access";
    client.issuedAt = now();
    return client;
}

oauth::SignIn StoreContract::signIn(const QByteArray &client) const
{
    oauth::SignIn signIn;
    signIn.id = "sign-in";
    signIn.clientId = {client};
    signIn.redirectUri = "https://client.example/cb";
    signIn.state = "their state";
    signIn.codeChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    signIn.resource = "https://gate.example/mcp";
    signIn.scopes = domain::Scopes({"mcp", "offline_access"});
    signIn.loginHint = "ada@example.com";
    signIn.browser = digest("browser");
    signIn.expiresAt = now() + seconds(600);
    return signIn;
}

oauth::CodeRecord StoreContract::code() const
{
    oauth::CodeRecord record;
    record.clientId = {"client"};
    record.redirectUri = "https://client.example/cb";
    record.codeChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    record.resource = "https://gate.example/mcp";
    record.scopes = domain::Scopes({"mcp"});
    record.user = {"https://idp.example", "ada", u"ada@example.com"_s, true, u"Ada"_s,
        {u"org/team"_s, u"hd:example.com"_s}};
    record.provider = "google";
    record.signIn = "sign-in";
    record.sealedProviderTokens = QByteArray("sealed\0with a zero", 18);
    record.expiresAt = now() + seconds(60);
    return record;
}

domain::Session StoreContract::session(const QByteArray &id) const
{
    domain::Session session;
    session.id = {id};
    session.user = code().user;
    session.clientId = {"client"};
    session.clientName = u"A client"_s;
    session.resource = "https://gate.example/mcp";
    session.scopes = domain::Scopes({"mcp", "offline_access"});
    session.provider = "google";
    session.openedAt = now();
    session.endsAt = now() + seconds(180 * 86400);
    return session;
}

oauth::NewTokens StoreContract::tokens(const QByteArray &name) const
{
    return {digest("a" + name), now() + seconds(3600), digest("r" + name),
        now() + seconds(30 * 86400), domain::Scopes({"mcp"})};
}

oauth::Rotation StoreContract::rotation(const QByteArray &presented, const QByteArray &name) const
{
    return {digest(presented), now(), seconds(60), tokens(name), "sealed answer " + name};
}

void StoreContract::open(const QByteArray &id, const QByteArray &tokenName, const QByteArray &code)
{
    must(store().openSession(session(id), "sealed", digest(code), tokens(tokenName)));
}

oauth::RedeemOutcome StoreContract::burn(const QByteArray &code)
{
    return must(store().redeemCode(
        digest(code), now(), [](const oauth::CodeRecord &) { return std::nullopt; }));
}

oauth::RotateOutcome StoreContract::rotate(const QByteArray &presented, const QByteArray &name)
{
    const auto known = must(store().refresh(digest(presented)));
    oauth::Rotation wanted = rotation(presented, name);
    wanted.known = known ? &*known : nullptr;
    return must(store().rotateRefresh(wanted));
}

base::Digest inFamily(const QByteArray &other, const QByteArray &value)
{
    return base::Digest::fromBytes(
        base::sha256(other).toBytes().first(16) + base::sha256(value).toBytes().sliced(16))
        .value();
}

oauth::RotateOutcome StoreContract::rotateInFamily(
    const base::Digest &presented, const QByteArray &family, const QByteArray &name)
{
    oauth::Rotation wanted {presented, now(), seconds(60), tokens(name), "sealed answer " + name};
    wanted.next.refresh = inFamily(family, 'r' + name);
    const auto known = must(store().refresh(presented));
    wanted.known = known ? &*known : nullptr;
    return must(store().rotateRefresh(wanted));
}

bool StoreContract::isAccess(const QByteArray &token)
{
    return must(store().access(digest(token), now())).has_value();
}

bool StoreContract::isRefresh(const QByteArray &token)
{
    return must(store().refresh(digest(token))).has_value();
}

QByteArrayList StoreContract::sessionIds()
{
    QByteArrayList ids;
    for (const domain::Session &session : must(store().sessions(now())))
        ids.append(session.id.value);
    return ids;
}

void StoreContract::keepsAClientUnderItsId()
{
    const Client kept = client("one");
    QCOMPARE(must(store().registerClient(kept, digest("metadata"))), kept);
    QCOMPARE(must(store().client({"one"})).value(), kept);
}

void StoreContract::keepsEveryFieldOfAConfidentialClient()
{
    for (const auto method :
        {domain::ClientAuthMethod::SecretBasic, domain::ClientAuthMethod::SecretPost}) {
        Client kept = client("secretive");
        kept.authMethod = method;
        kept.secretDigest = digest("secret");
        kept.name.clear();
        kept.redirectUris.clear();
        kept.clientUri.clear();
        must(store().registerClient(kept, digest("metadata")));
        QCOMPARE(must(store().client({"secretive"})).value(), kept);
    }
}

void StoreContract::knowsNoClientItWasNotGiven()
{
    must(store().registerClient(client("one"), digest("metadata")));
    QVERIFY(!must(store().client({"two"})));
}

/// RFC 7591 3: a public client that registers again is the client it was.
void StoreContract::givesTheSameClientToTheSamePublicMetadata()
{
    const Client first = must(store().registerClient(client("one"), digest("metadata")));
    pass(seconds(10));
    QCOMPARE(must(store().registerClient(client("two"), digest("metadata"))), first);
    QVERIFY(!must(store().client({"two"})));
    QCOMPARE(must(store().registerClient(client("three"), digest("other"))).id.value, "three");
}

void StoreContract::keepsConfidentialClientsWithTheSameMetadataApart()
{
    for (const char *id : {"one", "two"}) {
        Client kept = client(id);
        kept.authMethod = domain::ClientAuthMethod::SecretBasic;
        kept.secretDigest = digest(id);
        QCOMPARE(must(store().registerClient(kept, digest("metadata"))), kept);
    }
    QCOMPARE(must(store().client({"one"}))->secretDigest.value(), digest("one"));
    QCOMPARE(must(store().client({"two"}))->secretDigest.value(), digest("two"));
}

void StoreContract::takesTheLatestWordOnAPreRegisteredClient()
{
    Client kept = client("connector");
    kept.kind = domain::ClientKind::PreRegistered;
    must(store().registerClient(kept, digest("metadata")));
    kept.redirectUris = {"https://moved.example/cb"};
    QCOMPARE(must(store().registerClient(kept, digest("metadata"))), kept);
    QCOMPARE(must(store().client({"connector"})).value(), kept);
}

void StoreContract::keepsAnAccessTtlOfAClientsOwn()
{
    must(store().registerClient(client("one"), digest("metadata")));
    QVERIFY(!must(store().client({"one"}))->accessTtl);
    QVERIFY(must(store().setAccessTtl({"one"}, seconds(86400))));
    QCOMPARE(must(store().client({"one"}))->accessTtl, std::optional(seconds(86400)));
    // It is the owner's: registering again does not take it away.
    must(store().registerClient(client("one"), digest("metadata")));
    QCOMPARE(must(store().client({"one"}))->accessTtl, std::optional(seconds(86400)));
    QVERIFY(must(store().setAccessTtl({"one"}, std::nullopt)));
    QVERIFY(!must(store().client({"one"}))->accessTtl);
    QVERIFY(!must(store().setAccessTtl({"two"}, seconds(60))));
}

void StoreContract::givesASignInBackAtEveryStage()
{
    using Stage = oauth::SignIn::Stage;
    for (const auto stage :
        {Stage::Stopped, Stage::Consent, Stage::Choice, Stage::Account, Stage::AtProvider}) {
        oauth::SignIn saved = signIn("client");
        saved.stage = stage;
        if (stage == Stage::Account)
            saved.rememberIn = digest("memory");
        if (stage == Stage::AtProvider) {
            saved.provider = "google";
            saved.nonce = "nonce";
            saved.consentAsked = true;
            saved.sealedVerifier = "sealed verifier";
        }
        must(store().saveSignIn(digest("handle"), saved, 10));
        QCOMPARE(must(store().takeSignIn(digest("handle"), now())).value(), saved);
    }
}

void StoreContract::givesASignInOnce()
{
    must(store().saveSignIn(digest("handle"), signIn("client"), 10));
    QVERIFY(!must(store().takeSignIn(digest("other"), now())));
    QVERIFY(must(store().takeSignIn(digest("handle"), now())));
    QVERIFY(!must(store().takeSignIn(digest("handle"), now())));
}

void StoreContract::findsNoExpiredSignIn()
{
    must(store().saveSignIn(digest("handle"), signIn("client"), 10));
    must(store().saveSignIn(digest("other"), signIn("client"), 10));
    pass(seconds(599));
    QVERIFY(must(store().takeSignIn(digest("other"), now())));
    pass(seconds(1));
    QVERIFY(!must(store().takeSignIn(digest("handle"), now())));
    pass(seconds(-600)); // a clock that is set back brings nothing back
    QVERIFY(!must(store().takeSignIn(digest("handle"), now())));
}

void StoreContract::keepsAnAccountUnderItsName()
{
    const oauth::LocalAccount ada {u"ada"_s, "$argon2id$v=19$…", u"ada@example.com"_s};
    must(store().saveAccount(ada));
    QCOMPARE(must(store().account(u"ada"_s)).value(), ada);
    QVERIFY(!must(store().account(u"Ada"_s)));

    const oauth::LocalAccount changed {u"ada"_s, "$argon2id$new", QString()};
    must(store().saveAccount(changed));
    QCOMPARE(must(store().account(u"ada"_s)).value(), changed);
}

void StoreContract::keepsWhatABatchDid()
{
    must(store().batch([this] {
        open("one", "1");
        open("two", "2");
        QVERIFY(isAccess("a1"));
        QVERIFY(std::holds_alternative<oauth::Rotated>(rotate("r1", "3")));
    }));
    QVERIFY(isAccess("a2"));
    QVERIFY(isAccess("a3"));
    QVERIFY(std::holds_alternative<oauth::Rotated>(rotate("r3", "4")));
}

void StoreContract::aFailingVerbLeavesWhatTheOthersOfItsBatchDid()
{
    bool refused = false;
    must(store().batch([this, &refused] {
        open("one", "1");
        refused = !store().openSession(session("two"), "sealed", digest("code"), tokens("1"));
        open("three", "3");
    }));
    QVERIFY(refused);
    QVERIFY(isAccess("a1"));
    QVERIFY(isAccess("a3"));
    QCOMPARE(sessionIds(), QByteArrayList({"three", "one"}));
    // Nothing of what was refused is left in its own way.
    QVERIFY(store().openSession(session("two"), "sealed", digest("code"), tokens("2")).ok());
    QVERIFY(isAccess("a2"));
}

void StoreContract::aBatchThatDoesNothingSucceeds()
{
    must(store().batch([] {}));
    must(store().batch([this] { QVERIFY(!isAccess("a1")); }));
}

} // namespace gatehouse::test
