// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "oauth/RevocationQueue.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;

class tst_RevocationQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void tellsTheProviderTheTokens();
    void settlesWhatIsFinal_data();
    void settlesWhatIsFinal();
    void leavesARefreshTokenThatAnotherSessionLivesBy_data();
    void leavesARefreshTokenThatAnotherSessionLivesBy();
    void leavesARefreshTokenThatACodeHolds();
    void triesAgainLaterAndLater();
    void givesUpAfterSevenDaysAndSaysSo();
    void tellsNoMoreThanFourAtOnce();
    void tellsNobodyTwiceAtOnce();
    void startsTheNextWhenOneIsDone();
    void waitsForAKeyThatMayComeBack();
    void losesNothingWhenAnOutcomeCannotBeKept_data();
    void losesNothingWhenAnOutcomeCannotBeKept();
    void tellsNobodyWhileItIsNotKnownWhetherTheTokensAreUsed();
    void restsWhenTheStoreCannotBeRead();
    void saysWhenToRunNext();

private:
    struct Call
    {
        QByteArray provider;
        QByteArray tokens;
        RevocationQueue::Done done;
    };

    std::optional<Bench> m_bench;
    std::optional<RevocationQueue> m_queue;
    QList<Call> m_calls;

    Bench &bench() { return *m_bench; }
    RevocationQueue &queue() { return *m_queue; }
    void add(const QByteArray &session, const base::KeyRing *keys = nullptr)
    {
        const TokensRecord record = TokensRecord::of(domain::SessionId {session});
        const base::KeyRing &ring = keys ? *keys : bench().keys;
        if (!bench().memory.queueRevocation({record, "corp", {}, {},
                ring.seal("tokens of " + session, record.associated()), bench().clock.now()}))
            qFatal("The store of the bench failed without being told to.");
    }
    RevocationStatus status() { return must(bench().memory.revocations(1)).value(0); }
    void answer(Told::Kind kind, const QString &words = {})
    {
        m_calls.takeFirst().done({kind, words});
    }
};

void tst_RevocationQueue::init()
{
    m_calls.clear();
    m_queue.reset();
    m_bench.emplace();
    m_queue.emplace(RevocationQueue::Parts {.store = bench().store,
        .keys = bench().keys,
        .random = bench().random,
        .clock = bench().clock,
        .tell = [this](const QByteArray &provider, const base::Secret &tokens,
                    const RevocationQueue::Done &done) {
            m_calls.append({provider, tokens.reveal(), done});
        }});
}

void tst_RevocationQueue::tellsTheProviderTheTokens()
{
    add("one");
    queue().run();
    QCOMPARE(m_calls.size(), 1);
    QCOMPARE(m_calls[0].provider, QByteArray("corp"));
    QCOMPARE(m_calls[0].tokens, QByteArray("tokens of one"));
    QVERIFY(!status().settledAt);
    answer(Told::Kind::Revoked);
    QCOMPARE(status().outcome, RevocationOutcome::Revoked);
    QVERIFY(!queue().nextRunAt());
}

void tst_RevocationQueue::settlesWhatIsFinal_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("outcome");
    QTest::newRow("revoked") << int(Told::Kind::Revoked) << int(RevocationOutcome::Revoked);
    QTest::newRow("refused") << int(Told::Kind::Refused) << int(RevocationOutcome::Refused);
    QTest::newRow("unsupported") << int(Told::Kind::Unsupported)
                                 << int(RevocationOutcome::Unsupported);
}

void tst_RevocationQueue::settlesWhatIsFinal()
{
    QFETCH(int, kind);
    QFETCH(int, outcome);
    add("one");
    queue().run();
    answer(Told::Kind(kind), u"words"_s);
    QCOMPARE(status().outcome, RevocationOutcome(outcome));
    QCOMPARE(status().lastWords, u"words"_s);
    bench().clock.advance(86400s);
    queue().run();
    QVERIFY(m_calls.isEmpty());
}

void tst_RevocationQueue::leavesARefreshTokenThatAnotherSessionLivesBy_data()
{
    QTest::addColumn<domain::ProviderTokens>("held");
    QTest::addColumn<domain::ProviderTokens>("ended");
    QTest::addColumn<bool>("isTold");
    const base::sys_seconds end {1893456000s};
    const base::Secret mine("access"), theirs("another access"), shared("shared"), own("own");
    using Tokens = domain::ProviderTokens;
    QTest::newRow("the same") << Tokens {mine, shared, {}} << Tokens {theirs, shared, {}} << false;
    QTest::newRow("one of its own")
        << Tokens {mine, own, {}} << Tokens {theirs, shared, {}} << true;
    QTest::newRow("none") << Tokens {mine, {}, {}} << Tokens {theirs, shared, {}} << true;
    QTest::newRow("the same access") << Tokens {mine, {}, {}} << Tokens {mine, {}, {}} << false;
    // RFC 7009 2.1: with an access token its refresh token may end, but this one ends by itself.
    QTest::newRow("access with an end")
        << Tokens {mine, shared, end} << Tokens {theirs, {}, end} << false;
    QTest::newRow("access without one")
        << Tokens {mine, shared, end} << Tokens {theirs, {}, {}} << true;
    QTest::newRow("no refresh token at all")
        << Tokens {mine, {}, end} << Tokens {theirs, {}, end} << true;
}

void tst_RevocationQueue::leavesARefreshTokenThatAnotherSessionLivesBy()
{
    // RFC 7009 2.1: a provider may end everything that came of one grant.
    QFETCH(domain::ProviderTokens, held);
    QFETCH(domain::ProviderTokens, ended);
    QFETCH(bool, isTold);
    const auto sealed = [this](const QByteArray &session, const domain::ProviderTokens &tokens) {
        return bench().keys.seal(
            domain::toRecord(tokens), TokensRecord::of(domain::SessionId {session}).associated());
    };
    domain::Session living {.id = {"living"},
        .user = bench().ada,
        .clientId = {"app"},
        .resource = "https://gate.example/mcp",
        .provider = "corp",
        .openedAt = bench().clock.now(),
        .endsAt = bench().clock.now() + 3600s};
    QVERIFY(bench().memory.openSession(living, sealed("living", held), base::sha256("no code"),
        {.access = base::sha256("a"),
            .accessExpiresAt = living.endsAt,
            .refresh = base::sha256("r"),
            .refreshExpiresAt = living.endsAt}));
    QVERIFY(bench().memory.queueRevocation({TokensRecord::of(domain::SessionId {"ended"}), "corp",
        bench().ada.userId(), {"app"}, sealed("ended", ended), bench().clock.now()}));

    queue().run();
    QCOMPARE(m_calls.size(), isTold ? 1 : 0);
    if (!isTold)
        QVERIFY(status().outcome == RevocationOutcome::StillUsed);

    // The last one that lives by it tells.
    must(bench().memory.endSession({"living"}, domain::EndReason::Revoked, bench().clock.now()));
    queue().run();
    QCOMPARE(m_calls.size(), isTold ? 2 : 1);
}

/// The code is about to become a session that lives by it.
void tst_RevocationQueue::leavesARefreshTokenThatACodeHolds()
{
    const QByteArray tokens = domain::toRecord(
        {.accessToken = base::Secret("a"), .refreshToken = base::Secret("shared")});
    const base::Digest digest = base::sha256("code");
    const CodeRecord code {.clientId = {"app"},
        .user = bench().ada,
        .provider = "corp",
        .sealedProviderTokens = bench().keys.seal(tokens, TokensRecord::of(digest).associated()),
        .expiresAt = bench().clock.now() + 60s};
    QVERIFY(bench().memory.saveCode(digest, code));
    const TokensRecord record = TokensRecord::of(domain::SessionId {"ended"});
    QVERIFY(bench().memory.queueRevocation({record, "corp", bench().ada.userId(), {"app"},
        bench().keys.seal(tokens, record.associated()), bench().clock.now()}));
    queue().run();
    QVERIFY(m_calls.isEmpty());
    QVERIFY(status().outcome == RevocationOutcome::StillUsed);
    // Nobody redeems it: now nothing lives by them.
    bench().clock.advance(60s);
    must(bench().memory.purge(bench().clock.now(), 3600s, 100));
    queue().run();
    QCOMPARE(m_calls.size(), 1);
}

void tst_RevocationQueue::triesAgainLaterAndLater()
{
    add("one");
    base::seconds expected = RevocationQueue::FirstWait;
    for (int attempt = 1; attempt <= 14; ++attempt) {
        queue().run();
        QCOMPARE(m_calls.size(), 1);
        const base::sys_seconds now = bench().clock.now();
        answer(Told::Kind::Later, u"HTTP 503"_s);
        QCOMPARE(status().attempts, attempt);
        QCOMPARE(status().lastWords, u"HTTP 503"_s);
        const base::seconds wait = *status().nextAt - now;
        QVERIFY(wait >= expected && wait <= expected + expected / 4);
        QCOMPARE(queue().nextRunAt(), status().nextAt);
        bench().clock.advance(wait - 1s);
        queue().run();
        QVERIFY(m_calls.isEmpty());
        bench().clock.advance(1s);
        expected = std::min(expected * 2, RevocationQueue::LongestWait);
    }
    queue().run();
    answer(Told::Kind::Revoked);
    QCOMPARE(status().outcome, RevocationOutcome::Revoked);
    QCOMPARE(status().attempts, 15);
}

void tst_RevocationQueue::givesUpAfterSevenDaysAndSaysSo()
{
    add("one");
    const base::sys_seconds queued = bench().clock.now();
    for (int tries = 0; !status().settledAt; ++tries) {
        QVERIFY(tries < 100);
        bench().clock.set(*status().nextAt);
        queue().run();
        answer(Told::Kind::Later, u"no answer"_s);
    }
    QCOMPARE(status().outcome, RevocationOutcome::GivenUp);
    QCOMPARE(status().lastWords, u"no answer"_s);
    QVERIFY(*status().settledAt <= queued + RevocationQueue::GiveUpAfter);
    QVERIFY(*status().settledAt > queued + RevocationQueue::GiveUpAfter - 8h);
    QVERIFY(status().attempts > 20);
    bench().clock.advance(86400s);
    queue().run();
    QVERIFY(m_calls.isEmpty());
}

void tst_RevocationQueue::tellsNoMoreThanFourAtOnce()
{
    for (int i = 0; i < 20; ++i)
        add(QByteArray::number(i));
    queue().run();
    queue().run();
    QCOMPARE(m_calls.size(), RevocationQueue::MaxAtOnce);
}

void tst_RevocationQueue::tellsNobodyTwiceAtOnce()
{
    add("one");
    queue().run();
    add("two");
    queue().run();
    queue().run();
    QCOMPARE(m_calls.size(), 2);
    QCOMPARE(m_calls[1].tokens, QByteArray("tokens of two"));
}

void tst_RevocationQueue::startsTheNextWhenOneIsDone()
{
    for (int i = 0; i < 20; ++i)
        add(QByteArray::number(i));
    queue().run();
    QSet<QByteArray> told;
    while (!m_calls.isEmpty()) {
        QVERIFY(m_calls.size() <= RevocationQueue::MaxAtOnce);
        told.insert(m_calls.first().tokens);
        answer(Told::Kind::Revoked);
    }
    QCOMPARE(told.size(), 20);
    QVERIFY(!must(bench().memory.nextRevocationAt()));
}

/// RS_TOKENS_ENC_KEY without a key it had: what is sealed under that one is kept.
void tst_RevocationQueue::waitsForAKeyThatMayComeBack()
{
    const base::KeyRing gone({base::Secret(QByteArray(32, 'g'))}, bench().random);
    add("one", &gone);
    queue().run();
    QVERIFY(m_calls.isEmpty());
    QVERIFY(!status().settledAt);
    QCOMPARE(status().attempts, 1);
    QVERIFY(status().lastWords.contains(u"RS_TOKENS_ENC_KEY"_s));
    QCOMPARE(queue().nextRunAt(), status().nextAt);
}

void tst_RevocationQueue::losesNothingWhenAnOutcomeCannotBeKept_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<int>("kind");
    QTest::newRow("settle") << QByteArray("settleRevocation") << int(Told::Kind::Revoked);
    QTest::newRow("postpone") << QByteArray("postponeRevocation") << int(Told::Kind::Later);
}

void tst_RevocationQueue::losesNothingWhenAnOutcomeCannotBeKept()
{
    QFETCH(QByteArray, verb);
    QFETCH(int, kind);
    add("one");
    queue().run();
    bench().store.failNext(verb);
    answer(Told::Kind(kind));
    QVERIFY(bench().store.hasFailed());
    QVERIFY(!status().settledAt);
    queue().run(); // not at once: a full disk must not make it ask without end
    QVERIFY(m_calls.isEmpty());
    QVERIFY(*queue().nextRunAt() > bench().clock.now());
    bench().clock.set(*queue().nextRunAt());
    queue().run();
    QCOMPARE(m_calls.size(), 1);
    answer(Told::Kind::Revoked);
    QCOMPARE(status().outcome, RevocationOutcome::Revoked);
}

void tst_RevocationQueue::tellsNobodyWhileItIsNotKnownWhetherTheTokensAreUsed()
{
    const TokensRecord record = TokensRecord::of(domain::SessionId {"ended"});
    const domain::ProviderTokens tokens {
        .accessToken = base::Secret("a"), .refreshToken = base::Secret("r")};
    QVERIFY(bench().memory.queueRevocation({record, "corp", bench().ada.userId(), {"app"},
        bench().keys.seal(domain::toRecord(tokens), record.associated()), bench().clock.now()}));
    bench().store.failNext("heldProviderTokens");
    queue().run();
    QVERIFY(bench().store.hasFailed());
    QCOMPARE(m_calls.size(), 0);
    bench().clock.set(*queue().nextRunAt());
    queue().run();
    QCOMPARE(m_calls.size(), 1);
}

void tst_RevocationQueue::restsWhenTheStoreCannotBeRead()
{
    add("one");
    for (const char *verb : {"dueRevocations", "nextRevocationAt"}) {
        bench().store.failNext(verb);
        queue().run();
        QVERIFY(bench().store.hasFailed());
        QVERIFY(*queue().nextRunAt() > bench().clock.now());
        bench().clock.set(*queue().nextRunAt());
    }
    QCOMPARE(m_calls.size(), 1);
}

void tst_RevocationQueue::saysWhenToRunNext()
{
    queue().run();
    QVERIFY(!queue().nextRunAt());
    add("one");
    queue().run();
    QVERIFY(!queue().nextRunAt()); // it runs again when the answer comes
    answer(Told::Kind::Later);
    QCOMPARE(queue().nextRunAt(), status().nextAt);
}

QTEST_GUILESS_MAIN(tst_RevocationQueue)

#include "tst_RevocationQueue.moc"
