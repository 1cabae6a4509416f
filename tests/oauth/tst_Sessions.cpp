// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "domain/ProviderTokens.h"
#include "oauth/TokenDigest.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;
using domain::EndReason;

class tst_Sessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void endsOneSession();
    void endsNothingTwice();
    void endsAPersonsSessions();
    void endsAClientsSessions();
    void endsEverything();
    void endsWhatIsOverByItself_data();
    void endsWhatIsOverByItself();
    void aCodeUnderWayOpensNoSessionAfterwards();
    void publishesNoEndThatIsNotDurable();
    void changesNothingWhenTheStoreFails();
    void everyEndTellsTheProvider_data();
    void everyEndTellsTheProvider();
    void tellsTheProviderOfACodeThatWasBurnt_data();
    void tellsTheProviderOfACodeThatWasBurnt();

private:
    struct Pair
    {
        QByteArray access;
        QByteArray refresh;
        domain::SessionId session;
    };

    std::optional<Bench> m_bench;

    Bench &bench() { return *m_bench; }
    /// As the provider gave it now.
    QByteArray providersRecord()
    {
        return domain::toRecord(
            {.accessToken = base::Secret("the provider's"), .checkedAt = bench().clock.now()});
    }
    /// A session of \a who at \a client, with tokens of the provider's.
    Pair open(const QByteArray &client, const domain::Identity &who);
    QByteArray codeWithTokens(const QByteArray &client, const domain::Identity &who);
    /// As the app does it: in a batch, published once that is durable.
    template <typename Work> auto inBatch(const Work &work)
    {
        std::optional<decltype(work())> result;
        const auto durable = bench().store.batch([&] { result = work(); });
        if (durable)
            bench().published.applyStaged();
        else
            bench().published.discardStaged();
        return *result;
    }
    domain::Identity bob() const
    {
        domain::Identity other = m_bench->ada;
        other.subject = "2";
        return other;
    }
    QList<RevocationStatus> revocations() { return must(bench().memory.revocations(100)); }
};

void tst_Sessions::init()
{
    m_bench.emplace();
    bench().addClient("app");
    bench().addClient("other");
}

QByteArray tst_Sessions::codeWithTokens(const QByteArray &client, const domain::Identity &who)
{
    const QByteArray code = CodePrefix + bench().random.id128() + bench().random.token256();
    const CodeRecord record {.clientId = {client},
        .redirectUri = "https://" + client + ".example/cb",
        .codeChallenge = CodeChallenge,
        .resource = bench().profile.resources.first().uri,
        .scopes = domain::Scopes({"read"}),
        .user = who,
        .provider = "corp",
        .sealedProviderTokens =
            bench().keys.seal(providersRecord(), TokensRecord::of(codeDigest(code)).associated()),
        .expiresAt = bench().clock.now() + 60s};
    if (!bench().memory.saveCode(codeDigest(code), record))
        qFatal("The store of the bench has kept that code before.");
    return code;
}

tst_Sessions::Pair tst_Sessions::open(const QByteArray &client, const domain::Identity &who)
{
    const EndpointAnswer answer = bench().redeem(client, codeWithTokens(client, who));
    const QByteArray access = text(answer, "access_token");
    const auto record = must(bench().memory.access(accessDigest(access), bench().clock.now()));
    return {access, text(answer, "refresh_token"), record->session.id};
}

void tst_Sessions::endsOneSession()
{
    const Pair one = open("app", bench().ada);
    const Pair two = open("app", bench().ada);
    QCOMPARE(inBatch([&] { return bench().sessions.end(one.session, EndReason::Revoked); }).value(),
        true);
    QVERIFY(!bench().isPublished(one.access));
    QVERIFY(bench().isPublished(two.access));
    QVERIFY(bench().events.has(SessionEnded {one.session, EndReason::Revoked}));
    QCOMPARE(bench().events.count<SessionEnded>(), 1);
    QCOMPARE(errorOf(bench().refresh("app", one.refresh)), QByteArray("invalid_grant"));
    QCOMPARE(bench().refresh("app", two.refresh).status, 200);
}

void tst_Sessions::endsNothingTwice()
{
    const Pair one = open("app", bench().ada);
    const auto end = [&] { return bench().sessions.end(one.session, EndReason::Revoked); };
    QVERIFY(inBatch(end).value());
    QVERIFY(!inBatch(end).value());
    QCOMPARE(bench().events.count<SessionEnded>(), 1);
    QCOMPARE(revocations().size(), 1);
}

void tst_Sessions::endsAPersonsSessions()
{
    const Pair one = open("app", bench().ada);
    const Pair two = open("other", bench().ada);
    const Pair his = open("app", bob());
    const auto ended =
        inBatch([&] { return bench().sessions.endAll(bench().ada.userId(), EndReason::Revoked); });
    QCOMPARE(ended.value(), QList<domain::SessionId>({one.session, two.session}));
    QVERIFY(!bench().isPublished(one.access) && !bench().isPublished(two.access));
    QVERIFY(bench().isPublished(his.access));
    QCOMPARE(bench().events.count<SessionEnded>(), 2);
    QCOMPARE(revocations().size(), 2);
}

void tst_Sessions::endsAClientsSessions()
{
    const Pair one = open("app", bench().ada);
    const Pair two = open("app", bob());
    const Pair elsewhere = open("other", bench().ada);
    const auto ended = inBatch(
        [&] { return bench().sessions.endAll(domain::ClientId {"app"}, EndReason::Revoked); });
    QCOMPARE(ended.value(), QList<domain::SessionId>({one.session, two.session}));
    QVERIFY(!bench().isPublished(one.access) && !bench().isPublished(two.access));
    QVERIFY(bench().isPublished(elsewhere.access));
}

void tst_Sessions::endsEverything()
{
    const Pair one = open("app", bench().ada);
    const Pair two = open("other", bob());
    const auto ended =
        inBatch([&] { return bench().sessions.endAll(AllSessions {}, EndReason::Revoked); });
    QCOMPARE(ended.value().size(), 2);
    QVERIFY(!bench().isPublished(one.access) && !bench().isPublished(two.access));
    QCOMPARE(bench().published.size(), std::size_t(0));
    QCOMPARE(bench().sessionCount(), 0);
}

void tst_Sessions::endsWhatIsOverByItself_data()
{
    QTest::addColumn<int>("days");
    QTest::newRow("idle") << 31;
    QTest::newRow("past its end") << 200;
}

void tst_Sessions::endsWhatIsOverByItself()
{
    QFETCH(int, days);
    const Pair over = open("app", bench().ada);
    bench().clock.advance(base::seconds(days * 86400));
    const Pair fresh = open("other", bench().ada);
    const auto end = [&] { return bench().sessions.endExpired(100); };
    const auto ended = inBatch(end);
    QCOMPARE(ended.value(), QList<domain::SessionId>({over.session}));
    QVERIFY(bench().events.has(SessionEnded {over.session, EndReason::Expired}));
    QVERIFY(!bench().isPublished(over.access) && bench().isPublished(fresh.access));
    QCOMPARE(revocations().size(), 1);
    QVERIFY(inBatch(end).value().isEmpty());
    QCOMPARE(bench().events.count<SessionEnded>(), 1);
}

void tst_Sessions::aCodeUnderWayOpensNoSessionAfterwards()
{
    const QByteArray code = codeWithTokens("app", bench().ada);
    QVERIFY(inBatch([&] {
        return bench().sessions.endAll(bench().ada.userId(), EndReason::Revoked);
    }).ok());
    QCOMPARE(errorOf(bench().redeem("app", code)), QByteArray("invalid_grant"));
    QCOMPARE(bench().sessionCount(), 0);
    QCOMPARE(revocations().size(), 1);
}

void tst_Sessions::publishesNoEndThatIsNotDurable()
{
    const Pair one = open("app", bench().ada);
    bench().memory.failNextBatch();
    QVERIFY(
        inBatch([&] { return bench().sessions.endAll(AllSessions {}, EndReason::Revoked); }).ok());
    QVERIFY(bench().isPublished(one.access));
    QVERIFY(bench().storeKnows(one.access));
    QVERIFY(revocations().isEmpty());
    QVERIFY(
        inBatch([&] { return bench().sessions.endAll(AllSessions {}, EndReason::Revoked); }).ok());
    QVERIFY(!bench().isPublished(one.access));
}

void tst_Sessions::changesNothingWhenTheStoreFails()
{
    const Pair one = open("app", bench().ada);
    bench().store.failNext("endSession");
    QVERIFY(!inBatch([&] { return bench().sessions.end(one.session, EndReason::Revoked); }).ok());
    bench().store.failNext("endSessions");
    QVERIFY(
        !inBatch([&] { return bench().sessions.endAll(AllSessions {}, EndReason::Revoked); }).ok());
    bench().store.failNext("endExpiredSessions");
    QVERIFY(!inBatch([&] { return bench().sessions.endExpired(100); }).ok());
    QVERIFY(bench().isPublished(one.access));
    QCOMPARE(bench().events.count<SessionEnded>(), 0);
    QVERIFY(revocations().isEmpty());
}

void tst_Sessions::everyEndTellsTheProvider_data()
{
    QTest::addColumn<QByteArray>("how");
    for (const char *how : {"revoked by its client", "code replayed", "refresh replayed",
             "not allowed", "all of the client"})
        QTest::newRow(how) << QByteArray(how);
}

void tst_Sessions::everyEndTellsTheProvider()
{
    QFETCH(QByteArray, how);
    const QByteArray record = providersRecord();
    const QByteArray code = codeWithTokens("app", bench().ada);
    const EndpointAnswer answer = bench().redeem("app", code);
    const QByteArray access = text(answer, "access_token");
    const QByteArray refresh = text(answer, "refresh_token");
    if (how == "revoked by its client") {
        bench().revoke(form({{"client_id", "app"}, {"token", refresh}}));
    } else if (how == "code replayed") {
        bench().redeem("app", code);
    } else if (how == "refresh replayed") {
        bench().refresh("app", refresh);
        bench().clock.advance(120s);
        bench().refresh("app", refresh);
    } else if (how == "not allowed") {
        bench().rules = AllowRules({u"somebody@else.example"_s}, {});
        bench().refresh("app", refresh);
    } else {
        QVERIFY(inBatch([&] {
            return bench().sessions.endAll(domain::ClientId {"app"}, EndReason::Revoked);
        }).ok());
    }
    QVERIFY(!bench().isPublished(access));
    QCOMPARE(bench().events.count<SessionEnded>(), 1);
    const auto due = must(bench().memory.dueRevocations(bench().clock.now(), 10));
    QCOMPARE(due.size(), 1);
    QCOMPARE(due[0].provider, QByteArray("corp"));
    QCOMPARE(must(bench().keys.open(due[0].sealedTokens, due[0].record.associated())), record);
}

void tst_Sessions::tellsTheProviderOfACodeThatWasBurnt_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("verifier");
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("other client") << QByteArray("other") << CodeVerifier << QByteArray();
    QTest::newRow("wrong verifier") << QByteArray("app") << QByteArray(43, 'x') << QByteArray();
    QTest::newRow("other resource") << QByteArray("app") << CodeVerifier
                                    << QByteArray("&resource=https://gate.example/mcp/files");
}

void tst_Sessions::tellsTheProviderOfACodeThatWasBurnt()
{
    QFETCH(QByteArray, client);
    QFETCH(QByteArray, verifier);
    QFETCH(QByteArray, more);
    const QByteArray code = codeWithTokens("app", bench().ada);
    QCOMPARE(bench().redeem(client, code, verifier, more).status, 400);
    QVERIFY(bench().events.has(CodeBurnt {{client}}));
    const auto due = must(bench().memory.dueRevocations(bench().clock.now(), 10));
    QCOMPARE(due.size(), 1);
    QCOMPARE(must(bench().keys.open(due[0].sealedTokens, due[0].record.associated())), providersRecord());
}

QTEST_GUILESS_MAIN(tst_Sessions)

#include "tst_Sessions.moc"
