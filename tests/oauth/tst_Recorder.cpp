// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "oauth/Recorder.h"
#include "oauth/TokenDigest.h"

#include <QRegularExpression>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;

class tst_Recorder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void writesWhatHoldsWithTimeAndTie();
    void remembersTheTiesOfItsVisitors();
    void forgetsTheStepsOfABatchThatFailed();
    void findsTheSessionOfAnExpiredToken();
    void keepsATokenItDoesNotKnowLoose();
    void writesOnWhenTheStoreFailed();
    void writesInPartsWhatWaitedAtTheFirst();
    void tellsOnceAMinuteWhatFoundNoRoom();
    void notesEveryStepOfASignIn();
    void notesWhyACodeWasRefused();
    void notesWhyARefreshWasRefused();
    void notesWhichClientWasRefused();
    void showsNothingOfAUriThatCouldBeASecret_data();
    void showsNothingOfAUriThatCouldBeASecret();
    void keepsNoTokenInPlaceOfAClientId();

private:
    std::optional<Bench> m_bench;
    std::optional<StepBuffer> m_buffer;
    std::optional<Recorder> m_recorder;

    Bench &bench() { return *m_bench; }
    QList<TimelineStep> written()
    {
        m_recorder->write();
        return must(bench().memory.timeline().steps({}, MaxSteps));
    }
    TimelineStep lastNoted() { return bench().steps.all.last(); }
};

void tst_Recorder::init()
{
    m_recorder.reset();
    m_bench.emplace();
    m_buffer.emplace(bench().random);
    m_recorder.emplace(*m_buffer, bench().store, bench().clock);
}

void tst_Recorder::writesWhatHoldsWithTimeAndTie()
{
    m_recorder->setVisitor("tie");
    m_recorder->note({.kind = StepKind::Asked, .signIn = "s"});
    m_recorder->setVisitor({});
    m_recorder->note(
        {.kind = StepKind::Allowed, .signIn = "s", .detail = QByteArray(MaxDetailBytes + 1, 'x')});
    QVERIFY(written().isEmpty()); // the batch is not durable yet
    m_recorder->applyStaged();
    const auto steps = written();
    QCOMPARE(steps.size(), 2);
    QCOMPARE(steps[0].at, bench().clock.now());
    QCOMPARE(steps[0].lastAt, bench().clock.now());
    QCOMPARE(steps[0].tie, QByteArray("tie"));
    QVERIFY(steps[1].tie.isEmpty());
    QCOMPARE(steps[1].detail.size(), MaxDetailBytes);
}

void tst_Recorder::remembersTheTiesOfItsVisitors()
{
    const auto tieOf = [this](int visitor) {
        return m_recorder->tieOf("192.0.2.7", "client/" + QByteArray::number(visitor));
    };
    for (const int visitor : {0, 1, 0, 1})
        QCOMPARE(
            tieOf(visitor), m_buffer->tieOf("192.0.2.7", "client/" + QByteArray::number(visitor)));
    for (int visitor = 0; visitor < 1000; ++visitor)
        tieOf(visitor);
    QCOMPARE(tieOf(0), m_buffer->tieOf("192.0.2.7", "client/0"));
    QVERIFY(m_recorder->tieOf("192.0.2.8", "client/0") != tieOf(0));
    const QByteArray endless(100'000, 'a');
    QCOMPARE(m_recorder->tieOf("192.0.2.7", endless), m_buffer->tieOf("192.0.2.7", endless));
}

void tst_Recorder::forgetsTheStepsOfABatchThatFailed()
{
    m_recorder->note({.kind = StepKind::CodeIssued, .signIn = "s"});
    m_recorder->discardStaged();
    m_recorder->applyStaged();
    QVERIFY(written().isEmpty());
}

void tst_Recorder::findsTheSessionOfAnExpiredToken()
{
    const auto client = bench().addClient("app");
    const QByteArray access = text(bench().redeem("app", bench().addCode(client)), "access_token");
    bench().clock.advance(3600s);
    m_buffer->addFromWorker(
        {.step = {.kind = StepKind::TokenRefused, .reason = StepReason::Unknown},
            .token = accessDigest(access)});
    const auto steps = written();
    QCOMPARE(steps.size(), 1);
    QCOMPARE(steps[0].reason, StepReason::Expired);
    QCOMPARE(steps[0].clientId, domain::ClientId {"app"});
    QVERIFY(!steps[0].session.isEmpty());
}

void tst_Recorder::keepsATokenItDoesNotKnowLoose()
{
    m_buffer->addFromWorker(
        {.step = {.kind = StepKind::TokenRefused, .reason = StepReason::Unknown},
            .token = base::sha256("guessed")});
    const auto steps = written();
    QCOMPARE(steps.size(), 1);
    QVERIFY(steps[0].isLoose());
    QCOMPARE(steps[0].reason, StepReason::Unknown);
}

void tst_Recorder::writesOnWhenTheStoreFailed()
{
    m_buffer->addFromWorker({.step = {.kind = StepKind::TokenRefused}, .token = base::sha256("t")});
    bench().store.failNext("sessionOfAccess");
    QCOMPARE(written().size(), 1);
}

void tst_Recorder::writesInPartsWhatWaitedAtTheFirst()
{
    const auto noteMany = [this](int count) {
        for (int i = 0; i < count; ++i)
            m_recorder->note({.kind = StepKind::Asked, .signIn = QByteArray::number(i)});
        m_recorder->applyStaged();
    };
    QVERIFY(!m_recorder->hasAny());
    noteMany(1200);
    QVERIFY(m_recorder->hasAny());
    QVERIFY(!m_recorder->hasMore());
    QCOMPARE(written().size(), 512);
    QVERIFY(m_recorder->hasMore());
    noteMany(3); // of the next time
    QCOMPARE(written().size(), 1024);
    QCOMPARE(written().size(), 1200);
    QVERIFY(!m_recorder->hasMore());
    QVERIFY(m_recorder->hasAny());
    QCOMPARE(written().size(), 1203);
    QVERIFY(!m_recorder->hasAny());
}

void tst_Recorder::tellsOnceAMinuteWhatFoundNoRoom()
{
    const auto flood = [this](std::size_t tooMany) {
        for (std::size_t i = 0; i < StepBuffer::MaxFromWorkers + tooMany; ++i)
            m_buffer->addFromWorker(
                {{.kind = StepKind::Challenged, .tie = QByteArray::number(qulonglong(i))}});
    };
    const auto expect = [](const QString &missing) {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(missing + u" steps are missing"_s));
    };
    QTest::failOnWarning(QRegularExpression(u"are missing"_s)); // what is not expected
    flood(2);
    expect(u"takes: 2"_s);
    m_recorder->tellWhatFoundNoRoom();
    bench().clock.advance(59s);
    flood(3);
    m_recorder->tellWhatFoundNoRoom();
    bench().clock.advance(1s);
    flood(4);
    expect(u"takes: 7"_s);
    m_recorder->tellWhatFoundNoRoom();
    m_recorder->tellWhatFoundNoRoom(); // nothing new
}

void tst_Recorder::notesEveryStepOfASignIn()
{
    bench().addClient("app");
    Authorization authorization({.profile = bench().profile,
        .rules = bench().rules,
        .providers = {{"corp"}},
        .store = bench().store,
        .clients = bench().clients,
        .keys = bench().keys,
        .random = bench().random,
        .clock = bench().clock,
        .events = bench().events,
        .steps = bench().steps});
    const AuthorizeRequest request {.client = {.id = {"app"}, .name = u"App"_s},
        .redirectUri = "https://app.example/cb",
        .codeChallenge = CodeChallenge,
        .resource = "https://gate.example/mcp",
        .scopes = domain::Scopes({"read"})};
    const base::Digest browser = base::sha256("browser");
    const auto consent = as<AskConsent>(authorization.begin(request, {browser}));
    const auto journey = as<GoToProvider>(authorization.approve(consent.formToken, browser));
    const auto back =
        as<AskedToRedeem>(authorization.resume(journey.state, base::sha256(journey.browserSecret)));
    const auto answer = as<GoToClient>(authorization.finish(back.signIn, bench().ada, {}));
    const QByteArray code = queryValues(answer.url, "code").first().toLatin1();
    const auto tokens = bench().redeem("app", code);
    QCOMPARE(tokens.status, 200);
    QCOMPARE(bench().refresh("app", text(tokens, "refresh_token")).status, 200);

    const QList<StepKind> expected {StepKind::Asked, StepKind::Allowed, StepKind::SentToProvider,
        StepKind::ProviderAnswered, StepKind::CodeIssued, StepKind::TokensIssued,
        StepKind::Refreshed};
    QCOMPARE(bench().steps.kinds(), expected);
    for (const TimelineStep &step : bench().steps.all.first(6))
        QCOMPARE(step.signIn, consent.signIn.id);
    QCOMPARE(bench().steps.all.at(5).session, lastNoted().session);
    QVERIFY(!lastNoted().session.isEmpty());
    for (const TimelineStep &step : bench().steps.all)
        QCOMPARE(step.clientId, domain::ClientId {"app"});

    // The other ends.
    const auto denied = as<AskConsent>(authorization.begin(request, {browser}));
    as<GoToClient>(authorization.deny(denied.formToken, browser));
    QCOMPARE(lastNoted().kind, StepKind::Denied);
    authorization.fail(back.signIn, fromProviderError("temporarily_unavailable"));
    QCOMPARE(lastNoted().kind, StepKind::ProviderFailed);
    QCOMPARE(lastNoted().reason, StepReason::Unavailable);
    authorization.fail(back.signIn, fromProviderError("access_denied"));
    QCOMPARE(lastNoted().reason, StepReason::Refused);
    authorization.fail(back.signIn, fromProviderError("else"));
    QCOMPARE(lastNoted().reason, StepReason::BadAnswer);
    as<NotAllowed>(authorization.finish(back.signIn, {}, {}));
    QCOMPARE(lastNoted().kind, StepKind::NotAllowed);
    const auto foreign = as<AskConsent>(authorization.begin(request, {browser}));
    as<ForeignBrowser>(authorization.approve(foreign.formToken, base::sha256("stranger")));
    QCOMPARE(lastNoted().kind, StepKind::FormRefused);
    QCOMPARE(lastNoted().reason, StepReason::ForeignBrowser);
}

void tst_Recorder::notesWhyACodeWasRefused()
{
    const auto client = bench().addClient("app");
    bench().addClient("other");
    const auto reason = [this](const EndpointAnswer &answer) {
        if (answer.status != 400 || lastNoted().kind != StepKind::CodeRefused)
            return StepReason::None;
        return lastNoted().reason;
    };
    const QByteArray code = bench().addCode(client);
    QCOMPARE(reason(bench().redeem("app", code, QByteArray(43, 'w'))), StepReason::WrongVerifier);
    QCOMPARE(reason(bench().redeem("app", code)), StepReason::Replayed);
    QCOMPARE(reason(bench().redeem("app", "gth_ac_guessed")), StepReason::Unknown);
    QCOMPARE(reason(bench().redeem("other", bench().addCode(client))), StepReason::OtherClient);
    QCOMPARE(reason(bench().redeem("app", bench().addCode(client), CodeVerifier,
                 "&resource=https://gate.example/mcp/files")),
        StepReason::OtherResource);
    const QByteArray late = bench().addCode(client);
    bench().clock.advance(60s);
    QCOMPARE(reason(bench().redeem("app", late)), StepReason::Expired);
}

void tst_Recorder::notesWhyARefreshWasRefused()
{
    const auto client = bench().addClient("app");
    bench().addClient("other");
    const auto open = [&] {
        return text(bench().redeem("app", bench().addCode(client)), "refresh_token");
    };
    const auto reason = [this](const EndpointAnswer &answer) {
        if (answer.status != 400 || lastNoted().kind != StepKind::RefreshRefused)
            return StepReason::None;
        return lastNoted().reason;
    };
    QCOMPARE(reason(bench().refresh("app", "gth_rt_guessed")), StepReason::Unknown);
    QCOMPARE(reason(bench().refresh("other", open())), StepReason::OtherClient);
    QCOMPARE(reason(bench().refresh("app", open(), "&scope=admin")), StepReason::WiderScope);
    QCOMPARE(reason(bench().refresh("app", open(), "&resource=https://evil.example")),
        StepReason::OtherResource);
    const QByteArray token = open();
    bench().refresh("app", token);
    QCOMPARE(lastNoted().kind, StepKind::Refreshed);
    bench().refresh("app", token);
    QCOMPARE(lastNoted().kind, StepKind::RefreshRepeated);
    bench().clock.advance(61s);
    QCOMPARE(reason(bench().refresh("app", token)), StepReason::Replayed);
    QVERIFY(!lastNoted().session.isEmpty());
    const QByteArray idle = open();
    bench().clock.advance(31 * 86400s);
    QCOMPARE(reason(bench().refresh("app", idle)), StepReason::Expired);
}

void tst_Recorder::notesWhichClientWasRefused()
{
    bench().addConfidentialClient("app", "secret");
    QCOMPARE(bench().refresh("app", "x", "&client_secret=wrong").status, 401);
    QCOMPARE(lastNoted().kind, StepKind::ClientRefused);
    QCOMPARE(lastNoted().reason, StepReason::WrongCredentials);
    // RFC 6749 2.3.1: the id stands in the field alone.
    const EndpointRequest basic {.contentType = "application/x-www-form-urlencoded",
        .authorization = "Basic " + QByteArray("app:wrong").toBase64(),
        .body = "grant_type=refresh_token&refresh_token=x"};
    const auto refused = beginToken(basic, bench().clients, bench().grants());
    QCOMPARE(std::get<EndpointAnswer>(refused).status, 401);
    QCOMPARE(lastNoted().reason, StepReason::WrongCredentials);
    QCOMPARE(lastNoted().clientId, domain::ClientId {"app"});
    QCOMPARE(bench().refresh("gone", "x").status, 401);
    QCOMPARE(lastNoted().reason, StepReason::UnknownClient);
    QCOMPARE(lastNoted().clientId, domain::ClientId {"gone"});
}

void tst_Recorder::showsNothingOfAUriThatCouldBeASecret_data()
{
    QTest::addColumn<QByteArray>("uri");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *uri, const char *shown) {
        QTest::newRow(uri) << QByteArray(uri) << QByteArray(shown);
    };
    row("https://app.example:8443/cb", "https://app.example:8443/cb");
    row("https://app.example/cb?code=secret#token", "https://app.example/cb");
    row("https://app.example/cb#token=secret?x", "https://app.example/cb");
    row("https://user:secret@app.example/cb", "https://app.example/cb");
    row("https://a@b:secret@app.example", "https://app.example");
    row("https://app.example/at@path", "https://app.example/at@path");
    row("cursor://a/cb", "cursor://a/cb");
    row("mailto:x", "mailto:x");
    row("https://app.example/\r\nSet-Cookie: \x1b[31mü", "https://app.example/Set-Cookie:[31m");
    row("", "");
}

void tst_Recorder::showsNothingOfAUriThatCouldBeASecret()
{
    QFETCH(QByteArray, uri);
    QTEST(shownInTimeline(uri), "shown");
    QCOMPARE(shownInTimeline(uri + '/' + QByteArray(4000, 'x')).size() <= MaxDetailBytes, true);
}

void tst_Recorder::keepsNoTokenInPlaceOfAClientId()
{
    QCOMPARE(plausibleClientId("https://claude.ai/oauth/client").value,
        QByteArray("https://claude.ai/oauth/client"));
    for (const QByteArray &sent : {QByteArray("gth_rt_abc"), QByteArray("ada@example.com"),
             QByteArray("two words"), QByteArray("line\nbreak"), QByteArray(201, 'x')})
        QVERIFY2(plausibleClientId(sent).isEmpty(), sent);
}

QTEST_GUILESS_MAIN(tst_Recorder)

#include "tst_Recorder.moc"
