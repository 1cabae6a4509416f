// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Flow.h"

#include <QTest>

using namespace gatehouse;
using namespace test;

/// What a client may do with itself, and its owner with it, through the whole server.
class tst_clients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClientManagesItself();
    void anUpdateIsRefusedBeforeItIsRead();
    void tooManyRegistrationsAreToldToWait();
    void limitsAreForWhoAsksAProxyInFront_data();
    void limitsAreForWhoAsksAProxyInFront();
    void aDeletedClientsTokensAreRefusedByEveryWorker();
    void aBlockedClientIsRefusedEverywhere();
    void anErrorOfAnUnverifiedClientWaitsForAClick();
    void anErrorOfTheOwnersClientGoesToItAtOnce();
    void anUnknownClientIsTurnedAway();
    void anUnknownClientWaitsUntilItIsAllowed();
    void anUnknownClientIsDenied();
    void nobodyWaitsInAnotherBrowsersPlace();

private:
    /// A confidential client's answer of POST /register.
    static QJsonObject registerConfidential(const Flow &flow)
    {
        const QByteArray body = base::toJson({{u"client_name"_s, u"Managed"_s},
            {u"redirect_uris"_s, QJsonArray {QString::fromLatin1(RedirectUri)}},
            {u"token_endpoint_auth_method"_s, u"client_secret_post"_s}});
        return json(flow.send("POST", "/register", {"Content-Type: application/json"}, body));
    }
    static QJsonObject json(const RawAnswer &answer)
    {
        return QJsonDocument::fromJson(answer.body).object();
    }
    static QByteArray text(const QJsonObject &object, const char *name)
    {
        return object.value(QLatin1StringView(name)).toString().toUtf8();
    }
    static RawAnswer manage(const Flow &flow, const QByteArray &method, const QByteArray &id,
        const QByteArray &token, const QByteArray &body = {})
    {
        return flow.send(method, "/register/" + id,
            {"Authorization: Bearer " + token, "Content-Type: application/json"}, body);
    }
    /// Where a page looks again by itself; empty when it does not.
    static QByteArray refreshTarget(const Flow &flow, const RawAnswer &page)
    {
        const QByteArray before = "http-equiv=\"refresh\" content=\"5;url=" + flow.origin();
        const qsizetype start = page.body.indexOf(before);
        if (start < 0)
            return {};
        const qsizetype from = start + before.size();
        return page.body.sliced(from, page.body.indexOf('"', from) - from).replace("&amp;", "&");
    }
    static QByteArray codeOn(const RawAnswer &page)
    {
        const qsizetype start = page.body.indexOf("<p class=\"host\">");
        return start < 0 ? QByteArray() : page.body.sliced(start + 16, 9);
    }
    static bool isConsent(const RawAnswer &page)
    {
        return page.status == 200 && page.body.contains("action=\"/authorize/consent\"");
    }
};

void tst_clients::aClientManagesItself()
{
    const Flow flow;
    const QJsonObject registered = registerConfidential(flow);
    const QByteArray id = text(registered, "client_id");
    const QByteArray token = text(registered, "registration_access_token");
    QCOMPARE(text(registered, "registration_client_uri"), flow.origin() + "/register/" + id);

    const RawAnswer read = manage(flow, "GET", id, token);
    QCOMPARE(read.status, 200);
    QCOMPARE(text(json(read), "client_name"), "Managed");
    QVERIFY(read.field("Cache-Control").contains("no-store"));
    QCOMPARE(read.field("Access-Control-Allow-Origin"), "*");
    QVERIFY(!read.body.contains(text(registered, "client_secret")));
    QCOMPARE(flow.send("POST", "/register/" + id).status, 405);

    const QByteArray changed =
        base::toJson({{u"client_id"_s, QString::fromLatin1(id)}, {u"client_name"_s, u"Changed"_s},
            {u"redirect_uris"_s, QJsonArray {u"https://changed.example/cb"_s}}});
    const RawAnswer updated = manage(flow, "PUT", id, token, changed);
    QCOMPARE(updated.status, 200);
    const QByteArray next = text(json(updated), "registration_access_token");
    const RawAnswer refused = manage(flow, "GET", id, token);
    QCOMPARE(refused.status, 401);
    QVERIFY(refused.field("WWW-Authenticate").startsWith("Bearer "));
    QVERIFY(refused.field("WWW-Authenticate").contains("invalid_token"));
    QCOMPARE(manage(flow, "GET", "nobody", token).body, refused.body);

    const RawAnswer deleted = manage(flow, "DELETE", id, next);
    QCOMPARE(deleted.status, 204);
    QVERIFY(deleted.body.isEmpty());
    QCOMPARE(manage(flow, "GET", id, next).status, 401);
}

void tst_clients::anUpdateIsRefusedBeforeItIsRead()
{
    const Flow flow;
    for (const auto &[method, target] :
        Form {{"POST", "/register"}, {"PUT", "/register/somebody"}}) {
        RawClient client = flow.connect();
        client.send(method + ' ' + target
            + " HTTP/1.1\r\nHost: " + flow.origin().sliced(qstrlen("http://"))
            + "\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n");
        const auto answer = client.answer().value_or(RawAnswer()); // none of it was sent
        QCOMPARE(answer.status, 413);
        QCOMPARE(text(json(answer), "error"), QByteArray("invalid_request"));
        QCOMPARE(answer.field("Access-Control-Allow-Origin"), "*");
    }
}

void tst_clients::tooManyRegistrationsAreToldToWait()
{
    const Flow flow("1");
    QByteArray all;
    constexpr int Attempts = 200;
    for (int i = 0; i < Attempts; ++i)
        all += flow.wire("POST", "/register", {"Content-Type: application/json"}, "{}");
    RawClient client = flow.connect();
    client.send(all);
    int refused = 0;
    for (int i = 0; i < Attempts; ++i) {
        const auto answer = client.answer();
        QVERIFY(answer);
        if (answer->status != 429) {
            QCOMPARE(answer->status, 400);
            continue;
        }
        ++refused;
        QVERIFY(answer->field("Retry-After").toInt() >= 1);
        QCOMPARE(answer->field("Content-Type"), "application/json");
        QCOMPARE(Journey::errorOf(*answer), "temporarily_unavailable");
    }
    // Sixty at once, six in each second after that.
    QVERIFY2(refused > 60 && refused <= Attempts - 60, QByteArray::number(refused));
}

void tst_clients::limitsAreForWhoAsksAProxyInFront_data()
{
    QTest::addColumn<QByteArray>("proxies");
    QTest::addColumn<bool>("isBelieved");
    QTest::newRow("a proxy of ours") << QByteArray("127.0.0.1") << true;
    QTest::newRow("somebody who says so") << QByteArray("192.0.2.0/24") << false;
}

void tst_clients::limitsAreForWhoAsksAProxyInFront()
{
    QFETCH(QByteArray, proxies);
    QFETCH(bool, isBelieved);
    const Flow flow("1", {{"TRUSTED_PROXIES", proxies}});
    const auto refusedOf = [&flow](int attempts, const QByteArray &forwardedFor) {
        RawClient client = flow.connect();
        const QList<QByteArray> fields {
            "Content-Type: application/json", "X-Forwarded-For: " + forwardedFor};
        client.send(flow.wire("POST", "/register", fields, "{}").repeated(attempts));
        int refused = 0;
        for (int i = 0; i < attempts; ++i)
            refused += client.answer().value_or(RawAnswer()).status == 429 ? 1 : 0;
        return refused;
    };
    QVERIFY(refusedOf(200, "198.51.100.1") > 60);
    QCOMPARE(refusedOf(50, "198.51.100.1, 198.51.100.2") == 0, isBelieved);
}

void tst_clients::aDeletedClientsTokensAreRefusedByEveryWorker()
{
    const Flow flow("3");
    const QJsonObject registered = registerConfidential(flow);
    const QByteArray id = text(registered, "client_id");
    const Journey bystander(flow);
    const Tokens others = bystander.tokens();
    const QByteArray challenge = base::toBase64Url(base::sha256(QByteArray(43, 'v')).toBytes());
    Browser browser(flow);
    const RawAnswer consent = browser.open("/authorize?"
        + urlEncoded({{"response_type", "code"}, {"client_id", id}, {"redirect_uri", RedirectUri},
            {"code_challenge", challenge}, {"code_challenge_method", "S256"}}));
    const RawAnswer account = browser.post(
        "/authorize/consent", {{"form_token", Browser::formToken(consent)}, {"decision", "allow"}});
    const QUrlQuery back(Browser::destination(browser.post("/authorize/account",
        {{"form_token", Browser::formToken(account)}, {"name", "ann"}, {"password", Password}})));
    const Tokens tokens = Journey::tokensOf(flow.postForm("/token",
        {{"grant_type", "authorization_code"}, {"client_id", id},
            {"client_secret", text(registered, "client_secret")},
            {"code", back.queryItemValue(u"code"_s).toUtf8()}, {"redirect_uri", RedirectUri},
            {"code_verifier", QByteArray(43, 'v')}}));
    QCOMPARE(flow.doorStatuses(tokens.access), QSet<int> {200});

    QCOMPARE(manage(flow, "DELETE", id, text(registered, "registration_access_token")).status, 204);
    QCOMPARE(flow.doorStatuses(tokens.access, 48), QSet<int> {401});
    QCOMPARE(flow.doorStatuses(others.access), QSet<int> {200});
}

void tst_clients::aBlockedClientIsRefusedEverywhere()
{
    const Flow flow("3");
    const Journey journey(flow, "Some & client");
    const Journey bystander(flow, "Bystander");
    const Tokens tokens = journey.tokens();
    const Tokens others = bystander.tokens();
    Browser browser(flow);
    const RawAnswer consent = browser.open(journey.authorizeTarget());
    QVERIFY(isConsent(consent));
    QVERIFY(flow.daemon().runBatch(
        [&] { QVERIFY(flow.daemon().control().block({journey.clientId()})); }));

    QCOMPARE(flow.doorStatuses(tokens.access, 48), QSet<int> {401});
    const RawAnswer refreshed = journey.refresh(tokens.refresh);
    QCOMPARE(refreshed.status, 401);
    QCOMPARE(Journey::errorOf(refreshed), "invalid_client");
    const RawAnswer page = browser.open(journey.authorizeTarget());
    QCOMPARE(page.status, 403);
    QVERIFY(page.field("Location").isEmpty());
    QVERIFY(page.body.contains("Some &amp; client") && page.body.contains(journey.clientId()));
    QVERIFY(!page.body.contains("http-equiv=\"refresh\""));
    // Nor does the page it had open before lead anywhere.
    const RawAnswer late = browser.post(
        "/authorize/consent", {{"form_token", Browser::formToken(consent)}, {"decision", "allow"}});
    QCOMPARE(late.status, 403);
    QCOMPARE(flow.doorStatuses(others.access), QSet<int> {200});

    QVERIFY(flow.daemon().runBatch(
        [&] { QVERIFY(flow.daemon().control().unblock({journey.clientId()})); }));
    QVERIFY(isConsent(browser.open(journey.authorizeTarget())));
    QCOMPARE(flow.doorStatuses(tokens.access), QSet<int> {401});
}

/// RFC 9700 4.11.2: anybody can register a client whose address is a trap, and send people a link
/// with a mistake in it.
void tst_clients::anErrorOfAnUnverifiedClientWaitsForAClick()
{
    const Flow flow;
    const Journey journey(flow);
    const QByteArray good = journey.authorizeTarget();
    const Form mistakes {{QByteArray(good).replace("response_type=code", "response_type=token"),
                             "unsupported_response_type"},
        {good + "&prompt=none", "consent_required"}, {good + "&scope=x", "invalid_request"},
        {QByteArray(good).replace("S256", "plain"), "invalid_request"},
        {QByteArray(good).replace("resource=", "resource=https%3A%2F%2Felsewhere.example%2F&x="),
            "invalid_target"}};
    for (const auto &[target, error] : mistakes) {
        Browser browser(flow);
        const RawAnswer page = browser.open(target);
        QVERIFY2(page.field("Location").isEmpty(), error);
        QVERIFY2(page.field("Refresh").isEmpty(), error);
        QVERIFY2(!page.body.contains("http-equiv=\"refresh\""), error);
        const QUrl back = Browser::destination(page);
        QCOMPARE(back.toString(QUrl::RemoveQuery).toUtf8(), RedirectUri);
        QCOMPARE(QUrlQuery(back).queryItemValue(u"error"_s).toUtf8(), error);
        QVERIFY(page.body.contains("Some client"));
    }
}

void tst_clients::anErrorOfTheOwnersClientGoesToItAtOnce()
{
    const Flow flow("1",
        {{"OAUTH_CLIENT_ID", "connector"}, {"OAUTH_REDIRECT_ALLOWLIST", "https://claude.ai/cb"}});
    const RawAnswer answer = flow.send(
        "GET", "/authorize?client_id=connector&redirect_uri=https%3A%2F%2Fclaude.ai%2Fcb&state=s");
    QCOMPARE(answer.status, 302);
    QVERIFY(answer.field("Location").startsWith("https://claude.ai/cb?error=invalid_request"));
}

void tst_clients::anUnknownClientIsTurnedAway()
{
    const Flow flow("1",
        {{"CLIENT_APPROVAL", "known"}, {"OAUTH_CLIENT_ID", "connector"},
            {"OAUTH_REDIRECT_ALLOWLIST", RedirectUri}});
    const Journey journey(flow);
    Browser browser(flow);
    const RawAnswer page = browser.open(journey.authorizeTarget());
    QCOMPARE(page.status, 403);
    QVERIFY(page.field("Location").isEmpty() && page.body.contains(journey.clientId()));
    QVERIFY(!page.body.contains("http-equiv=\"refresh\""));
    QVERIFY(!page.body.contains("form_token"));
    const QByteArray known =
        QByteArray(journey.authorizeTarget()).replace(journey.clientId(), "connector");
    QVERIFY(isConsent(browser.open(known)));
    QVERIFY(flow.daemon().approval().allow(journey.clientId()));
    QVERIFY(isConsent(browser.open(journey.authorizeTarget())));
}

void tst_clients::anUnknownClientWaitsUntilItIsAllowed()
{
    const Flow flow("1", {{"CLIENT_APPROVAL", "ask"}});
    const Journey journey(flow, "Some & client");
    Browser browser(flow);
    const RawAnswer page = browser.open(journey.authorizeTarget());
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("Some &amp; client") && !page.body.contains("form_token"));
    const auto waiting = flow.daemon().approval().waiting();
    QCOMPARE(waiting.size(), 1);
    QCOMPARE(codeOn(page), waiting.first().code);
    QVERIFY(page.body.contains("gatehousectl clients allow " + waiting.first().code));

    const QByteArray again = refreshTarget(flow, page);
    QVERIFY2(again.startsWith("/authorize/wait?"), again);
    const RawAnswer still = browser.open(again);
    QCOMPARE(codeOn(still), waiting.first().code);
    QCOMPARE(refreshTarget(flow, still), again);
    QVERIFY(flow.daemon().approval().allow(waiting.first().code));
    const RawAnswer allowed = browser.open(again);
    QCOMPARE(allowed.status, 302);
    QVERIFY(allowed.field("Location").startsWith(flow.origin() + "/authorize?"));
    const RawAnswer consent = browser.open(allowed.field("Location").sliced(flow.origin().size()));
    QVERIFY(isConsent(consent));
    const RawAnswer hop = browser.post(
        "/authorize/consent", {{"form_token", Browser::formToken(consent)}, {"decision", "deny"}});
    // Nothing of the request was lost on the way.
    QCOMPARE(QUrlQuery(Browser::destination(hop)).queryItemValue(u"state"_s, QUrl::FullyDecoded),
        u"client state &=+"_s);
    Browser another(flow);
    QVERIFY(isConsent(another.open(journey.authorizeTarget())));
}

void tst_clients::anUnknownClientIsDenied()
{
    const Flow flow("1", {{"CLIENT_APPROVAL", "ask"}});
    const Journey journey(flow);
    Browser browser(flow);
    const RawAnswer page = browser.open(journey.authorizeTarget());
    QCOMPARE(flow.daemon().approval().deny(codeOn(page)), 1);
    for (const QByteArray &target : {refreshTarget(flow, page), journey.authorizeTarget()}) {
        const RawAnswer denied = browser.open(target);
        QCOMPARE(denied.status, 403);
        QVERIFY(denied.field("Location").isEmpty());
        QVERIFY(!denied.body.contains("http-equiv=\"refresh\""));
        QVERIFY(denied.body.contains("error=access_denied"));
    }
}

void tst_clients::nobodyWaitsInAnotherBrowsersPlace()
{
    const Flow flow("1", {{"CLIENT_APPROVAL", "ask"}});
    const Journey journey(flow);
    Browser victim(flow);
    const RawAnswer page = victim.open(journey.authorizeTarget());
    Browser attacker(flow);
    // Without a cookie it is sent to where it gets one, with a code of its own.
    const RawAnswer sent = attacker.open(refreshTarget(flow, page));
    QCOMPARE(sent.status, 302);
    const RawAnswer own = attacker.open(sent.field("Location").sliced(flow.origin().size()));
    QVERIFY(!codeOn(own).isEmpty() && codeOn(own) != codeOn(page));
    QCOMPARE(flow.daemon().approval().waiting().size(), 2);
}

QTEST_GUILESS_MAIN(tst_clients)
#include "tst_clients.moc"
