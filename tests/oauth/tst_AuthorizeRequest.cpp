// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/PercentEncoding.h"
#include "Bench.h"
#include "oauth/AuthorizeRequest.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;

class tst_AuthorizeRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsAWholeRequest();
    void acceptsARequestOfAClientThatNamesNeitherResourceNorScope();
    void acceptsALoopbackClientOnAnyPort();
    void neverRedirectsForAnUntrustedRequest_data();
    void neverRedirectsForAnUntrustedRequest();
    void explainsAMismatch();
    void explainsTheClosestOfSeveralUris();
    void tellsTheClientWhatIsWrong_data();
    void tellsTheClientWhatIsWrong();
    void tellsWhichClientIsRefused();
    void dropsAStateItCannotGiveBack();
    void keepsAStateOf4096Bytes();
    void readsTheResource_data();
    void readsTheResource();
    void readsTheScope_data();
    void readsTheScope();
    void dropsALoginHintThatIsTooLong();
    void failsWithTheStore();

private:
    AuthorizeCheck check(Bench &bench, const QByteArray &query)
    {
        const auto checked =
            checkAuthorizeRequest(Parameters::parse(query), bench.profile, bench.clients);
        Q_ASSERT(checked.ok());
        return *checked;
    }
};

namespace {

using Fields = QList<std::pair<QByteArray, QByteArray>>;

Fields goodFields()
{
    return {{"response_type", "code"}, {"client_id", "app"},
        {"redirect_uri", "https://app.example/cb"}, {"state", "xyz"},
        {"code_challenge", CodeChallenge}, {"code_challenge_method", "S256"},
        {"resource", "https://gate.example/mcp"}, {"scope", "read"}};
}

/// The good request with one field changed, or taken out when \a value is null.
QByteArray with(const QByteArray &name, const QByteArray &value)
{
    Fields fields = goodFields();
    fields.removeIf([&](const auto &field) { return field.first == name; });
    if (!value.isNull())
        fields.append({name, value});
    return form(fields);
}

} // namespace

void tst_AuthorizeRequest::acceptsAWholeRequest()
{
    Bench bench;
    const domain::Client client = bench.addClient("app");
    const AuthorizeCheck checked =
        check(bench, form(goodFields()) + "&login_hint=ada&prompt=login");
    const auto *request = std::get_if<AuthorizeRequest>(&checked);
    QVERIFY(request);
    QCOMPARE(request->client, client);
    QCOMPARE(request->redirectUri, QByteArray("https://app.example/cb"));
    QCOMPARE(request->state, QByteArray("xyz"));
    QCOMPARE(request->codeChallenge, CodeChallenge);
    QCOMPARE(request->resource, QByteArray("https://gate.example/mcp"));
    QCOMPARE(request->scopes, domain::Scopes({"read"}));
    QCOMPARE(request->loginHint, QByteArray("ada"));
}

void tst_AuthorizeRequest::acceptsARequestOfAClientThatNamesNeitherResourceNorScope()
{
    Bench bench;
    bench.addClient("app");
    Fields fields = goodFields();
    fields.resize(6);
    fields.removeIf([](const auto &field) { return field.first == "state"; });
    const AuthorizeCheck checked = check(bench, form(fields));
    const auto *request = std::get_if<AuthorizeRequest>(&checked);
    QVERIFY(request);
    QCOMPARE(request->resource, QByteArray("https://gate.example/mcp"));
    QCOMPARE(request->scopes, bench.profile.scopes);
    QVERIFY(request->state.isEmpty());
}

void tst_AuthorizeRequest::acceptsALoopbackClientOnAnyPort()
{
    Bench bench;
    bench.addClient("app");
    const AuthorizeCheck checked = check(bench, with("redirect_uri", "http://localhost:41234/cb"));
    const auto *request = std::get_if<AuthorizeRequest>(&checked);
    QVERIFY(request);
    // The code is bound to the port that was asked for, not to the one registered.
    QCOMPARE(request->redirectUri, QByteArray("http://localhost:41234/cb"));
}

void tst_AuthorizeRequest::neverRedirectsForAnUntrustedRequest_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("why");
    const auto row = [](const char *name, const QByteArray &query, UntrustedRequest::Why why) {
        QTest::newRow(name) << query << int(why);
    };
    using Why = UntrustedRequest::Why;
    const QByteArray good = form(goodFields());
    row("nothing", "", Why::Malformed);
    row("broken encoding", good + "&x=%zz", Why::Malformed);
    row("a control character", good + "&x=%0a", Why::Malformed);
    row("no client_id", with("client_id", {}), Why::Malformed);
    row("empty client_id", with("client_id", ""), Why::Malformed);
    row("no redirect_uri", with("redirect_uri", {}), Why::Malformed);
    row("empty redirect_uri", with("redirect_uri", ""), Why::Malformed);
    row("two client_ids", good + "&client_id=app", Why::Malformed);
    row("two redirect_uris, the second evil", good + "&redirect_uri=https%3A%2F%2Fevil.example%2F",
        Why::Malformed);
    row("two redirect_uris, the first evil", "redirect_uri=https%3A%2F%2Fevil.example%2F&" + good,
        Why::Malformed);
    row("unknown client", with("client_id", "stranger"), Why::UnknownClient);
    row("client in capitals", with("client_id", "APP"), Why::UnknownClient);
    row("very long client_id", with("client_id", QByteArray(100'000, 'a')), Why::UnknownClient);
    row("another redirect_uri", with("redirect_uri", "https://evil.example/cb"),
        Why::RedirectMismatch);
    row("redirect_uri of another client", with("redirect_uri", "https://other.example/cb"),
        Why::RedirectMismatch);
    row("redirect_uri with a query", with("redirect_uri", "https://app.example/cb?x"),
        Why::RedirectMismatch);
    row("javascript", with("redirect_uri", "javascript:alert(1)"), Why::RedirectMismatch);
    row("another redirect_uri, and all else wrong too",
        "client_id=app&redirect_uri=https%3A%2F%2Fevil.example%2F&response_type=token&prompt=none",
        Why::RedirectMismatch);
}

void tst_AuthorizeRequest::neverRedirectsForAnUntrustedRequest()
{
    // RFC 6749 4.1.2.1: the person is told, the browser stays.
    QFETCH(QByteArray, query);
    Bench bench;
    bench.addClient("app");
    bench.addClient("other");
    const AuthorizeCheck checked = check(bench, query);
    const auto *untrusted = std::get_if<UntrustedRequest>(&checked);
    QVERIFY(untrusted);
    QTEST(int(untrusted->why), "why");
}

void tst_AuthorizeRequest::explainsAMismatch()
{
    Bench bench;
    bench.addClient("app");
    const AuthorizeCheck checked =
        check(bench, with("redirect_uri", "https://app.example/callback"));
    const auto *untrusted = std::get_if<UntrustedRequest>(&checked);
    QVERIFY(untrusted);
    QCOMPARE(untrusted->clientId, QByteArray("app"));
    QCOMPARE(untrusted->clientName, u"app"_s);
    QCOMPARE(untrusted->requestedUri, QByteArray("https://app.example/callback"));
    QCOMPARE(untrusted->registeredUris,
        (QByteArrayList {"https://app.example/cb", "http://localhost/cb"}));
    QCOMPARE(untrusted->differing, UriPart::Path);
}

void tst_AuthorizeRequest::explainsTheClosestOfSeveralUris()
{
    Bench bench;
    bench.addClient("app");
    const AuthorizeCheck checked = check(bench, with("redirect_uri", "http://localhost:1/cb?x=1"));
    const auto *untrusted = std::get_if<UntrustedRequest>(&checked);
    QVERIFY(untrusted);
    QCOMPARE(untrusted->differing, UriPart::Query);
}

void tst_AuthorizeRequest::tellsTheClientWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const QByteArray &query, const char *error) {
        QTest::newRow(name) << query << QByteArray(error);
    };
    const QByteArray good = form(goodFields());
    row("no response_type", with("response_type", {}), "invalid_request");
    row("token", with("response_type", "token"), "unsupported_response_type");
    row("id_token", with("response_type", "id_token"), "unsupported_response_type");
    row("code token", with("response_type", "code token"), "unsupported_response_type");
    row("code in capitals", with("response_type", "CODE"), "unsupported_response_type");
    row("fragment mode", with("response_mode", "fragment"), "invalid_request");
    row("form_post mode", with("response_mode", "form_post"), "invalid_request");
    row("no challenge", with("code_challenge", {}), "invalid_request");
    row("empty challenge", with("code_challenge", ""), "invalid_request");
    row("challenge too short", with("code_challenge", CodeChallenge.chopped(1)), "invalid_request");
    row("challenge too long", with("code_challenge", CodeChallenge + "A"), "invalid_request");
    row("challenge of plain base64",
        with("code_challenge", QByteArray(CodeChallenge).replace('-', '+')), "invalid_request");
    row("no method", with("code_challenge_method", {}), "invalid_request");
    row("plain", with("code_challenge_method", "plain"), "invalid_request");
    row("method in lower case", with("code_challenge_method", "s256"), "invalid_request");
    row("unknown method", with("code_challenge_method", "S512"), "invalid_request");
    row("repeated state", good + "&state=other", "invalid_request");
    row("repeated scope", good + "&scope=write", "invalid_request");
    row("repeated challenge", good + "&code_challenge=" + CodeChallenge, "invalid_request");
    row("repeated method", good + "&code_challenge_method=S256", "invalid_request");
    row("repeated response_type", good + "&response_type=code", "invalid_request");
    row("repeated name that is not ours", good + "&x=1&x=2", "invalid_request");
    row("repeated empty client_id", good + "&client_id=", "invalid_request");
    row("request object", good + "&request=eyJhbGciOiJub25lIn0.e30.", "invalid_request");
    row("request_uri", good + "&request_uri=https%3A%2F%2Fevil.example", "invalid_request");
    row("foreign resource", with("resource", "https://evil.example/mcp"), "invalid_target");
    row("malformed scope", with("scope", "read \"quoted\""), "invalid_scope");
    row("prompt none and more", good + "&prompt=none%20login", "invalid_request");
}

void tst_AuthorizeRequest::tellsTheClientWhatIsWrong()
{
    QFETCH(QByteArray, query);
    Bench bench;
    bench.addClient("app");
    const AuthorizeCheck checked = check(bench, query);
    const auto *refused = std::get_if<RefusedRequest>(&checked);
    QVERIFY(refused);
    QTEST(errorName(refused->error.code), "error");
    QCOMPARE(refused->redirectUri, QByteArray("https://app.example/cb"));
    QCOMPARE(refused->state, QByteArray("xyz"));
    // RFC 6749 4.1.2.1: the characters an error_description may have.
    for (const char c : refused->error.description)
        QVERIFY2(
            c >= 0x20 && c < 0x7f && c != '"' && c != '\\', refused->error.description.constData());
}

void tst_AuthorizeRequest::tellsWhichClientIsRefused()
{
    // RFC 9700 4.11.2: whether to redirect at once depends on who vouches for the client.
    Bench bench;
    const domain::Client client = bench.addClient("app");
    const AuthorizeCheck checked = check(bench, with("response_type", "token"));
    const auto *refused = std::get_if<RefusedRequest>(&checked);
    QVERIFY(refused);
    QCOMPARE(refused->client, client);
}

void tst_AuthorizeRequest::dropsAStateItCannotGiveBack()
{
    Bench bench;
    bench.addClient("app");
    const AuthorizeCheck checked = check(bench, with("state", QByteArray(4097, 's')));
    const auto *refused = std::get_if<RefusedRequest>(&checked);
    QVERIFY(refused);
    QCOMPARE(refused->error.code, ErrorCode::InvalidRequest);
    QVERIFY(refused->state.isEmpty());
}

void tst_AuthorizeRequest::keepsAStateOf4096Bytes()
{
    Bench bench;
    bench.addClient("app");
    const QByteArray state = QByteArray(4090, 's') + " &=\xe2\x82\xac";
    QCOMPARE(state.size(), 4096);
    const AuthorizeCheck checked = check(bench, with("state", state));
    const auto *request = std::get_if<AuthorizeRequest>(&checked);
    QVERIFY(request);
    QCOMPARE(request->state, state);
}

void tst_AuthorizeRequest::readsTheResource_data()
{
    QTest::addColumn<QByteArrayList>("resources");
    QTest::addColumn<QByteArray>("chosen");
    const auto row = [](const char *name, const QByteArrayList &resources, const char *chosen) {
        QTest::newRow(name) << resources << QByteArray(chosen);
    };
    const char *const first = "https://gate.example/mcp";
    const char *const files = "https://gate.example/mcp/files";
    row("none", {}, first);
    row("empty", {""}, first);
    row("the first", {first}, first);
    row("another", {files}, files);
    row("trailing slash", {"https://gate.example/mcp/files/"}, files);
    row("scheme and host in capitals", {"HTTPS://GATE.example/mcp"}, first);
    row("default port", {"https://gate.example:443/mcp"}, first);
    row("twice the same in two spellings", {first, "https://GATE.example:443/mcp/"}, first);
    row("the issuer, as clients do that fall back to the root", {"https://gate.example"}, first);
    row("the issuer with a slash", {"https://gate.example/"}, first);
    row("the issuer and the first", {"https://gate.example/", first}, first);
    row("two of ours", {first, files}, "");
    row("the issuer and another than the first", {"https://gate.example", files}, "");
    row("one of ours and a foreign one", {first, "https://evil.example/mcp"}, "");
    row("foreign", {"https://evil.example/mcp"}, "");
    row("path in capitals", {"https://gate.example/MCP"}, "");
    row("longer path", {"https://gate.example/mcp2"}, "");
    row("shorter path", {"https://gate.example/mc"}, "");
    row("unknown server", {"https://gate.example/mcp/other"}, "");
    row("two trailing slashes", {"https://gate.example/mcp//"}, "");
    row("dot segments", {"https://gate.example/mcp/files/../other"}, "");
    row("other port", {"https://gate.example:8443/mcp"}, "");
    row("http", {"http://gate.example/mcp"}, "");
    row("user information", {"https://x@gate.example/mcp"}, "");
    row("query", {"https://gate.example/mcp?x"}, "");
    row("fragment", {"https://gate.example/mcp#x"}, "");
    row("suffix", {"https://gate.example.evil/mcp"}, "");
    row("trailing dot", {"https://gate.example./mcp"}, "");
    row("relative", {"/mcp"}, "");
    row("a name", {"mcp"}, "");
}

void tst_AuthorizeRequest::readsTheResource()
{
    QFETCH(QByteArrayList, resources);
    QFETCH(QByteArray, chosen);
    Bench bench;
    bench.addClient("app");
    QByteArray query = with("resource", {});
    for (const QByteArray &uri : resources)
        query += "&resource=" + base::percentEncoded(uri);
    const AuthorizeCheck checked = check(bench, query);
    if (chosen.isEmpty()) {
        const auto *refused = std::get_if<RefusedRequest>(&checked);
        QVERIFY(refused);
        QCOMPARE(refused->error.code, ErrorCode::InvalidTarget);
    } else {
        const auto *request = std::get_if<AuthorizeRequest>(&checked);
        QVERIFY(request);
        QCOMPARE(request->resource, chosen);
    }
}

void tst_AuthorizeRequest::readsTheScope_data()
{
    QTest::addColumn<QByteArray>("scope");
    QTest::addColumn<QByteArray>("granted");
    const auto row = [](const char *name, const char *scope, const char *granted) {
        QTest::newRow(name) << QByteArray(scope) << QByteArray(granted);
    };
    row("all", "read write", "read write");
    row("one", "write", "write");
    row("unknown dropped", "read admin mcp:tools", "read");
    row("twice", "read read", "read");
    row("in capitals is another", "READ write", "write");
    row("offline_access accepted and echoed", "read offline_access", "read offline_access");
    row("offline_access alone", "offline_access", "read write offline_access");
    row("only unknown", "admin", "read write");
    row("absent", "", "read write");
}

void tst_AuthorizeRequest::readsTheScope()
{
    QFETCH(QByteArray, scope);
    Bench bench;
    bench.addClient("app");
    const AuthorizeCheck checked = check(bench, with("scope", scope));
    const auto *request = std::get_if<AuthorizeRequest>(&checked);
    QVERIFY(request);
    QTEST(request->scopes.toString(), "granted");
}

void tst_AuthorizeRequest::dropsALoginHintThatIsTooLong()
{
    Bench bench;
    bench.addClient("app");
    const AuthorizeCheck longest =
        check(bench, with("login_hint", QByteArray("\xc3\xa9").repeated(128)));
    QCOMPARE(std::get<AuthorizeRequest>(longest).loginHint.size(), 256);
    // Cutting it would leave half a character, or another person's address.
    const AuthorizeCheck longer =
        check(bench, with("login_hint", 'x' + QByteArray("\xc3\xa9").repeated(128)));
    QCOMPARE(std::get<AuthorizeRequest>(longer).loginHint, QByteArray());
}

void tst_AuthorizeRequest::failsWithTheStore()
{
    Bench bench;
    bench.addClient("app");
    bench.store.failNext("client");
    QVERIFY(
        !checkAuthorizeRequest(Parameters::parse(form(goodFields())), bench.profile, bench.clients)
             .ok());
    QVERIFY(
        checkAuthorizeRequest(Parameters::parse(form(goodFields())), bench.profile, bench.clients)
            .ok());
}

QTEST_GUILESS_MAIN(tst_AuthorizeRequest)

#include "tst_AuthorizeRequest.moc"
