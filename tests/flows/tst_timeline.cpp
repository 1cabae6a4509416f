// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Flow.h"
#include "oauth/AttemptSearch.h"

#include <QTest>

using namespace gatehouse;
using namespace test;
using Kind = oauth::StepKind;

namespace {

constexpr char Initialize[] =
    R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}})";

} // namespace

/// Where a client came to, as its owner can read it, through the whole server.
class tst_timeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tellsAWholeWay();
    void everyStepOfABrowserAndItsClientIsTied();
    void saysWhereAClientStopped_data();
    void saysWhereAClientStopped();
    void keepsNoSecret();
    void countsAFloodOfKnocks();
    void survivesARestart();

private:
    static base::seconds oneHour(const domain::ClientId &) { return base::seconds(3600); }
    QList<oauth::Attempt> attempts(const QByteArray &client = {}) const
    {
        oauth::AttemptQuery query;
        if (!client.isEmpty())
            query.client = domain::ClientId {client};
        const auto now = base::SystemClock().now() + base::seconds(61);
        const auto read = oauth::readAttempts(m_flow->store().timeline(), query, now, oneHour);
        return read ? read->attempts : QList<oauth::Attempt>();
    }
    QList<Kind> kinds(const QByteArray &client) const
    {
        const auto all = attempts(client);
        QList<Kind> found;
        for (const oauth::TimelineStep &step :
            all.isEmpty() ? QList<oauth::TimelineStep>() : all.first().steps)
            found.append(step.kind);
        return found;
    }
    QByteArrayList findings(const QByteArray &client) const
    {
        const auto all = attempts(client);
        QByteArrayList ids;
        for (const oauth::Finding &finding :
            all.isEmpty() ? QList<oauth::Finding>() : all.first().findings)
            ids.append(finding.id);
        return ids;
    }
    Tokens wholeWay(const Journey &journey, Browser &browser, QByteArray *code = nullptr) const
    {
        const QUrlQuery query(journey.signIn(browser));
        const QByteArray issued = query.queryItemValue(u"code"_s).toUtf8();
        if (code)
            *code = issued;
        return Journey::tokensOf(journey.redeem(issued));
    }

    std::unique_ptr<Flow> m_flow;
};

void tst_timeline::init()
{
    m_flow = std::make_unique<Flow>();
}

void tst_timeline::cleanup()
{
    m_flow.reset();
}

void tst_timeline::tellsAWholeWay()
{
    QCOMPARE(
        m_flow->send("POST", "/mcp", {"Content-Type: application/json"}, Initialize).status, 401);
    QCOMPARE(m_flow->send("GET", "/.well-known/oauth-protected-resource/mcp").status, 200);
    QCOMPARE(m_flow->send("GET", "/.well-known/oauth-authorization-server").status, 200);
    const Journey journey(*m_flow, "Claude");
    Browser browser(*m_flow);
    const Tokens tokens = wholeWay(journey, browser);
    QCOMPARE(m_flow->callMcp(tokens.access, Initialize).status, 200);
    QCOMPARE(m_flow->callMcp(tokens.access, Initialize).status, 200);
    QTRY_COMPARE(kinds(journey.clientId()).size(), 10); // refreshed in another second
    QCOMPARE(journey.refresh(tokens.refresh).status, 200);
    const QList<Kind> expected {Kind::Challenged, Kind::MetadataRead, Kind::MetadataRead,
        Kind::Registered, Kind::Asked, Kind::Allowed, Kind::SentToProvider, Kind::CodeIssued,
        Kind::TokensIssued, Kind::FirstCall, Kind::Refreshed};
    QTRY_COMPARE(kinds(journey.clientId()), expected);
    const auto all = attempts();
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().clientName, u"Claude"_s);
    QVERIFY(!all.first().session.isEmpty());
    QCOMPARE(findings(journey.clientId()), QByteArrayList());
}

void tst_timeline::everyStepOfABrowserAndItsClientIsTied()
{
    const Journey journey(*m_flow, "Claude");
    const Tokens tokens = journey.tokens();
    QCOMPARE(journey.refresh(tokens.refresh).status, 200);
    QTRY_VERIFY(kinds(journey.clientId()).contains(Kind::Refreshed));
    const QList<Kind> found = kinds(journey.clientId());
    // After the password was checked off the core, and of the endpoint that authenticates clients.
    for (const Kind kind : {Kind::CodeIssued, Kind::TokensIssued, Kind::Refreshed})
        QVERIFY2(found.contains(kind), QByteArray::number(int(kind)).constData());
    const auto all = attempts(journey.clientId());
    for (const oauth::Attempt &attempt : all) {
        for (const oauth::TimelineStep &step : attempt.steps)
            QVERIFY2(!step.tie.isEmpty(), QByteArray::number(int(step.kind)).constData());
    }
}

void tst_timeline::saysWhereAClientStopped_data()
{
    using Do = std::function<QByteArray(const Flow &)>; // the client's id
    QTest::addColumn<Do>("go");
    QTest::addColumn<QByteArray>("finding");
    const auto row = [](const char *finding, const Do &go) {
        QTest::newRow(finding) << go << QByteArray(finding);
    };
    row("stopped-after-token", [](const Flow &flow) {
        const Journey journey(flow);
        journey.tokens();
        return journey.clientId();
    });
    row("wrong-verifier", [](const Flow &flow) {
        const Journey journey(flow);
        Browser browser(flow);
        const QUrlQuery query(journey.signIn(browser));
        flow.postForm("/token",
            {{"grant_type", "authorization_code"}, {"client_id", journey.clientId()},
                {"code", query.queryItemValue(u"code"_s).toUtf8()}, {"redirect_uri", RedirectUri},
                {"code_verifier", QByteArray(43, 'w')}});
        return journey.clientId();
    });
    row("stale-client-id", [](const Flow &flow) {
        flow.send("GET", "/authorize?client_id=gone&redirect_uri=https://client.example/cb");
        return QByteArray("gone");
    });
    row("redirect-differs-in-path", [](const Flow &flow) {
        const Journey journey(flow);
        flow.send("GET",
            "/authorize?client_id=" + journey.clientId()
                + "&redirect_uri=http://127.0.0.1:1/other");
        return journey.clientId();
    });
    row("denied", [](const Flow &flow) {
        const Journey journey(flow);
        Browser browser(flow);
        const RawAnswer consent = browser.open(journey.authorizeTarget());
        browser.post("/authorize/consent",
            {{"form_token", Browser::formToken(consent)}, {"decision", "deny"}});
        return journey.clientId();
    });
}

void tst_timeline::saysWhereAClientStopped()
{
    using Do = std::function<QByteArray(const Flow &)>;
    QFETCH(Do, go);
    QFETCH(QByteArray, finding);
    const QByteArray client = go(*m_flow);
    QVERIFY(!client.isEmpty());
    QTRY_COMPARE(findings(client), QByteArrayList {finding});
}

// Nothing that lets anybody in, and no person: read back byte for byte.
void tst_timeline::keepsNoSecret()
{
    const QList<QByteArray> agent {"User-Agent: very-special-agent/7"};
    const Journey journey(*m_flow, "Claude");
    Browser browser(*m_flow);
    QByteArray code;
    const RawAnswer consent =
        browser.open(journey.authorizeTarget() + "&login_hint=ann%40example.com", agent);
    browser.post(
        "/authorize/consent", {{"form_token", Browser::formToken(consent)}, {"decision", "deny"}});
    const Tokens tokens = wholeWay(journey, browser, &code);
    m_flow->callMcp(tokens.access, Initialize, agent);
    const Tokens next = Journey::tokensOf(journey.refresh(tokens.refresh));
    m_flow->callMcp("gth_at_" + QByteArray(43, 'g'), Initialize, agent);
    journey.redeem(code);
    m_flow->postForm("/token",
        {{"grant_type", "refresh_token"}, {"client_id", tokens.refresh},
            {"refresh_token", tokens.refresh}});
    m_flow->send("GET",
        "/authorize?client_id=" + journey.clientId()
            + "&redirect_uri=http://127.0.0.1:1/other%3Fcode%3D" + code);
    m_flow->send("GET", "/authorize?client_id=" + next.access + "&redirect_uri=https://x.example/");
    QTRY_VERIFY(kinds(journey.clientId()).contains(Kind::AuthorizeRefused));

    QByteArray all;
    for (const oauth::Attempt &attempt : attempts()) {
        for (const oauth::TimelineStep &step : attempt.steps)
            all += step.signIn + '|' + step.clientId.value + '|' + step.clientName.toUtf8() + '|'
                + step.session.value + '|' + step.tie + '|' + step.detail + '\n';
    }
    QVERIFY(all.contains("Claude"));
    const QByteArrayList secrets {code, tokens.access, tokens.refresh, next.access, next.refresh,
        journey.verifier(), "gth_", Browser::formToken(consent), Password, "client state", "ann",
        "example.com", "very-special-agent"};
    for (const QByteArray &secret : secrets) {
        QVERIFY(!secret.isEmpty());
        QVERIFY2(!all.contains(secret), secret);
    }
}

void tst_timeline::countsAFloodOfKnocks()
{
    RawClient client = m_flow->connect();
    for (int i = 0; i < 200; ++i) {
        client.send(m_flow->wire("POST", "/mcp", {"Content-Type: application/json"}, Initialize));
        QCOMPARE(client.answer().value_or(RawAnswer()).status, 401);
    }
    const auto knocks = [this] {
        int times = 0;
        for (const oauth::Attempt &attempt : attempts()) {
            for (const oauth::TimelineStep &step : attempt.steps)
                times += step.times;
        }
        return times;
    };
    QTRY_COMPARE(knocks(), 200);
    QCOMPARE(attempts().size(), 1);
    QCOMPARE(attempts().first().steps.size(), 1);
}

void tst_timeline::survivesARestart()
{
    const Journey journey(*m_flow);
    const Tokens tokens = journey.tokens();
    m_flow->restart(); // writes what waits
    QCOMPARE(kinds(journey.clientId()).last(), Kind::TokensIssued);
    m_flow->callMcp(tokens.access, Initialize);
    QTRY_COMPARE(kinds(journey.clientId()).last(), Kind::FirstCall);
    m_flow->restart();
    m_flow->callMcp(tokens.access, Initialize);
    m_flow->restart();
    QCOMPARE(kinds(journey.clientId()).count(Kind::FirstCall), 1);
}

QTEST_GUILESS_MAIN(tst_timeline)

#include "tst_timeline.moc"
