// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "domain/ProviderTokens.h"
#include "oauth/RevocationQueue.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;

namespace {

QByteArray tokensWith(const QByteArray &refreshToken)
{
    return domain::toRecord(
        {.accessToken = base::Secret("at"), .refreshToken = base::Secret(refreshToken)});
}

} // namespace

/// Who may not come in leaves nothing behind, at the provider either (RFC 7009).
class tst_RefusedSignIn : public QObject
{
    Q_OBJECT

    std::optional<Bench> m_bench;
    std::optional<Authorization> m_authorization;
    SignIn m_signIn;

    Bench &bench() { return *m_bench; }
    auto finish(const QByteArray &tokens)
    {
        return m_authorization->finish(m_signIn, bench().ada, tokens);
    }
    QList<DueRevocation> due()
    {
        return must(bench().memory.dueRevocations(bench().clock.now(), 10));
    }

private Q_SLOTS:
    void init();
    void tellsTheProviderOfWhatItGave_data();
    void tellsTheProviderOfWhatItGave();
    void tellsNothingOfWhoIsAllowed();
    void tellsNothingWhereNothingWasGiven();
    void endsNothingThatASessionOfThePersonLivesBy();
    void saysWhenTheStoreFails();
    void queuesABoundedNumberOfThem();
};

void tst_RefusedSignIn::init()
{
    m_bench.emplace();
    bench().addClient("app");
    bench().rules = AllowRules({u"bob@corp.example"_s}, {});
    m_authorization.emplace(bench().authorization());
    m_signIn = {.stage = SignIn::Stage::AtProvider,
        .id = "sign-in",
        .clientId = {"app"},
        .redirectUri = "https://app.example/cb",
        .provider = "corp",
        .expiresAt = bench().clock.now() + 600s};
}

void tst_RefusedSignIn::tellsTheProviderOfWhatItGave_data()
{
    QTest::addColumn<bool>("byGroup");
    QTest::newRow("not on the list") << false;
    QTest::newRow("a group of that name at another provider") << true;
}

void tst_RefusedSignIn::tellsTheProviderOfWhatItGave()
{
    QFETCH(bool, byGroup);
    if (byGroup) {
        bench().ada.groups = {u"admins"_s};
        bench().rules = AllowRules({}, {u"other/admins"_s}, AllowRules::GroupNames::WithProvider);
    }
    QVERIFY(isA<NotAllowed>(finish(tokensWith("rt"))));
    QCOMPARE(bench().events.count<SignInRefused>(), 1);
    const QList<DueRevocation> queued = due();
    QCOMPARE(queued.size(), 1);
    QCOMPARE(queued[0].provider, QByteArray("corp"));
    QCOMPARE(queued[0].user, bench().ada.userId());
    QCOMPARE(must(bench().keys.open(queued[0].sealedTokens, queued[0].record.associated())),
        tokensWith("rt"));
    QCOMPARE(must(bench().memory.revocations(1)).first().client, domain::ClientId {"app"});
}

void tst_RefusedSignIn::tellsNothingOfWhoIsAllowed()
{
    bench().rules = AllowRules({u"*@corp.example"_s}, {});
    QVERIFY(isA<GoToClient>(finish(tokensWith("rt"))));
    QVERIFY(due().isEmpty());
}

void tst_RefusedSignIn::tellsNothingWhereNothingWasGiven()
{
    QVERIFY(isA<NotAllowed>(finish({})));
    QVERIFY(due().isEmpty());
}

/// Another provider's group, or an address that is not verified any more: the person may be in by
/// another way.
void tst_RefusedSignIn::endsNothingThatASessionOfThePersonLivesBy()
{
    const domain::Session living {.id = {"living"},
        .user = bench().ada,
        .clientId = {"app"},
        .provider = "corp",
        .openedAt = bench().clock.now(),
        .endsAt = bench().clock.now() + 3600s};
    const QByteArray sealed =
        bench().keys.seal(tokensWith("shared"), TokensRecord::of(living.id).associated());
    QVERIFY(bench().memory.openSession(living, sealed, base::sha256("no code"),
        {.access = base::sha256("a"),
            .accessExpiresAt = living.endsAt,
            .refresh = base::sha256("r"),
            .refreshExpiresAt = living.endsAt}));
    QVERIFY(isA<NotAllowed>(finish(tokensWith("shared"))));
    int told = 0;
    RevocationQueue queue({.store = bench().store,
        .keys = bench().keys,
        .random = bench().random,
        .clock = bench().clock,
        .tell = [&told](const auto &, const auto &, const auto &) { ++told; }});
    queue.run();
    QCOMPARE(told, 0);
    QCOMPARE(must(bench().memory.revocations(1)).first().outcome, RevocationOutcome::StillUsed);
}

void tst_RefusedSignIn::saysWhenTheStoreFails()
{
    bench().store.failNext("queueRevocation");
    QVERIFY(!finish(tokensWith("rt")));
    QCOMPARE(bench().events.count<SignInRefused>(), 0);
}

void tst_RefusedSignIn::queuesABoundedNumberOfThem()
{
    const auto queued = [this] { return must(bench().memory.revocations(10'000)).size(); };
    for (int i = 0; i < 1000; ++i)
        QVERIFY(isA<NotAllowed>(finish(tokensWith("rt"))));
    QCOMPARE(queued(), Allowance::AtOnce);
    QCOMPARE(bench().events.count<SignInRefused>(), 1000);
    bench().clock.advance(Allowance::OneEvery - 1s);
    QVERIFY(isA<NotAllowed>(finish(tokensWith("rt"))));
    QCOMPARE(queued(), Allowance::AtOnce);
    bench().clock.advance(1s);
    for (int i = 0; i < 2; ++i)
        QVERIFY(isA<NotAllowed>(finish(tokensWith("rt"))));
    QCOMPARE(queued(), Allowance::AtOnce + 1);
}

QTEST_GUILESS_MAIN(tst_RefusedSignIn)
#include "tst_RefusedSignIn.moc"
