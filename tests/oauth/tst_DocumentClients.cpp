// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "AssertionBench.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;

namespace {

const QByteArray Id = AssertionBench::Id;
const QByteArray Callback = "https://app.example/cb";

OAuthResult<Parameters> request(const QByteArray &redirectUri = Callback)
{
    return Parameters::parse(
        form({{"response_type", "code"}, {"client_id", Id}, {"redirect_uri", redirectUri},
            {"code_challenge", CodeChallenge}, {"code_challenge_method", "S256"}}));
}

} // namespace

/// A bench whose client is public, as most documents say.
struct PublicBench : AssertionBench
{
    PublicBench() { documents.clients[Id].authMethod = domain::ClientAuthMethod::None; }

    base::Result<AuthorizeCheck> check(const QByteArray &redirectUri = Callback)
    {
        return checkAuthorizeRequest(request(redirectUri), profile, directory);
    }
    base::Result<Step> begin()
    {
        Authorization authorization({.profile = profile,
            .rules = rules,
            .providers = {{.name = "corp"}},
            .store = store,
            .clients = directory,
            .keys = keys,
            .random = random,
            .clock = clock,
            .events = events,
            .steps = steps});
        return authorization.begin(
            as<AuthorizeRequest>(check()), {.browser = base::sha256("browser")});
    }
    EndpointAnswer redeemHere(const QByteArray &code, const QByteArray &redirectUri)
    {
        return answerToken(
            {"application/x-www-form-urlencoded", {},
                form({{"grant_type", "authorization_code"}, {"client_id", Id}, {"code", code},
                    {"redirect_uri", redirectUri}, {"code_verifier", CodeVerifier}})},
            directory, grants());
    }
};

/// Clients that documents describe (CIMD), through the rules of oauth.
class tst_DocumentClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsAClientOfADocumentIn();
    void sendsNobodyAnywhereWithoutADocument();
    void saysWhyADocumentIsNone();
    void asksForNoDocumentOfAnyOtherId();
    void keepsWhatTheDocumentSaidWhenASignInBegins();
    void beginsNothingThatCannotBeKept();
    void refreshesByWhatWasKeptWhenTheDocumentIsGone();
    void forgetsTheClientsOfAHostThatIsOffTheList();
    void widensNoCodeByAChangedDocument();
    void goesByTheDocumentWhileItIsThere();
    void wasApprovedAsItsDocumentWas();
    void refusesABlockedClientWithItsKey();
    void prefersTheClientOfTheSettings();
};

void tst_DocumentClients::letsAClientOfADocumentIn()
{
    PublicBench bench;
    QCOMPARE(as<AuthorizeRequest>(bench.check()).client.id.value, Id);
    const auto mismatch = as<UntrustedRequest>(bench.check("https://evil.example/cb"));
    QCOMPARE(mismatch.why, UntrustedRequest::Why::RedirectMismatch);
}

/// CIMD 4.3: also not on the strength of what was kept from another day.
void tst_DocumentClients::sendsNobodyAnywhereWithoutADocument()
{
    PublicBench bench;
    QVERIFY(bench.memory.saveDocumentClient(bench.documents.clients[Id]));
    bench.documents.clients.clear();
    bench.documents.trouble = u"It is gone."_s;
    const auto untrusted = as<UntrustedRequest>(bench.check());
    QCOMPARE(untrusted.why, UntrustedRequest::Why::UnusableDocument);
    QCOMPARE(untrusted.detail, "It is gone.");
    QCOMPARE(untrusted.clientId, Id);
}

void tst_DocumentClients::saysWhyADocumentIsNone()
{
    PublicBench bench;
    bench.profile.documents.allowedHosts = {"other.example"};
    auto untrusted = as<UntrustedRequest>(bench.check());
    QVERIFY(untrusted.detail.contains("not on this server's list"));
    bench.profile.documents.enabled = false;
    untrusted = as<UntrustedRequest>(bench.check());
    QVERIFY(untrusted.detail.contains("CIMD_ENABLED"));
}

void tst_DocumentClients::asksForNoDocumentOfAnyOtherId()
{
    PublicBench bench;
    const domain::Client known = bench.addClient("app");
    QCOMPARE(*must(bench.directory.findForSignIn({"app"})), known);
    QVERIFY(!must(bench.directory.findForSignIn({"other"})));
    QVERIFY(bench.directory.documentProblem({"other"}).isEmpty());
    QVERIFY(!must(bench.directory.find({Id + "?x"})));
    QVERIFY(!must(bench.directory.find({"https://app.example/" + QByteArray(3000, 'a')})));
    QVERIFY(!must(bench.clients.find({Id}))); // a directory without documents
}

void tst_DocumentClients::keepsWhatTheDocumentSaidWhenASignInBegins()
{
    PublicBench bench;
    QVERIFY(isA<AskConsent>(bench.begin()));
    QCOMPARE(*must(bench.memory.client({Id})), bench.documents.clients[Id]);
}

void tst_DocumentClients::beginsNothingThatCannotBeKept()
{
    PublicBench bench;
    bench.store.failNext("saveDocumentClient");
    QVERIFY(!bench.begin().ok());
    QVERIFY(bench.store.hasFailed());
}

/// A session outlives its document, not its rules.
void tst_DocumentClients::refreshesByWhatWasKeptWhenTheDocumentIsGone()
{
    PublicBench bench;
    QVERIFY(bench.begin().ok());
    const QByteArray code = bench.addCode(bench.documents.clients[Id]);
    const auto tokens = bench.redeemHere(code, Callback);
    QCOMPARE(tokens.status, 200);
    bench.documents.clients.clear();
    const QByteArray refresh = form({{"grant_type", "refresh_token"}, {"client_id", Id},
        {"refresh_token", text(tokens, "refresh_token")}});
    const auto answer = answerToken(
        {"application/x-www-form-urlencoded", {}, refresh}, bench.directory, bench.grants());
    QCOMPARE(answer.status, 200);
}

void tst_DocumentClients::forgetsTheClientsOfAHostThatIsOffTheList()
{
    PublicBench bench;
    QVERIFY(bench.begin().ok());
    bench.profile.documents.allowedHosts = {"other.example"};
    QVERIFY(!must(bench.directory.find({Id})));
    bench.profile.documents = {.enabled = false};
    QVERIFY(!must(bench.directory.find({Id})));
}

/// A code is for the redirect URI it was issued for, whatever the document says by now.
void tst_DocumentClients::widensNoCodeByAChangedDocument()
{
    PublicBench bench;
    const QByteArray code = bench.addCode(bench.documents.clients[Id]);
    bench.documents.clients[Id].redirectUris = {"https://evil.example/cb"};
    QCOMPARE(errorOf(bench.redeemHere(code, "https://evil.example/cb")), "invalid_grant");
}

void tst_DocumentClients::goesByTheDocumentWhileItIsThere()
{
    PublicBench bench;
    QVERIFY(bench.begin().ok());
    bench.documents.clients[Id].authMethod = domain::ClientAuthMethod::PrivateKeyJwt;
    QVERIFY(!bench.authenticateForm(form({{"client_id", Id}})));
    QVERIFY(bench.authenticate(bench.assertion()).ok());
}

void tst_DocumentClients::wasApprovedAsItsDocumentWas()
{
    PublicBench bench;
    domain::Client &document = bench.documents.clients[Id];
    const auto standing = [&bench] { return must(bench.directory.find({Id}))->standing; };
    QVERIFY(bench.memory.saveDocumentClient(document));
    QVERIFY(
        bench.memory.setClientStanding({Id}, domain::ClientStanding::Approved, bench.clock.now()));
    QCOMPARE(standing(), domain::ClientStanding::Approved);
    document.redirectUris.append("https://evil.example/cb");
    QCOMPARE(standing(), domain::ClientStanding::Undecided);
}

void tst_DocumentClients::refusesABlockedClientWithItsKey()
{
    AssertionBench bench;
    QVERIFY(bench.authenticate(bench.assertion()).ok());
    QVERIFY(bench.control.block({Id}));
    const auto client = bench.authenticate(bench.assertion());
    QVERIFY(!client.ok());
    QCOMPARE(client.error().code, ErrorCode::InvalidClient);
}

void tst_DocumentClients::prefersTheClientOfTheSettings()
{
    PublicBench bench;
    bench.profile.preRegistered = domain::Client {.id = {Id},
        .kind = domain::ClientKind::PreRegistered,
        .redirectUris = {"https://owner.example/cb"}};
    QCOMPARE(*must(bench.directory.find({Id})), *bench.profile.preRegistered);
    QCOMPARE(*must(bench.directory.findForSignIn({Id})), *bench.profile.preRegistered);
    QVERIFY(bench.directory.documentProblem({Id}).isEmpty());
}

QTEST_GUILESS_MAIN(tst_DocumentClients)
#include "tst_DocumentClients.moc"
