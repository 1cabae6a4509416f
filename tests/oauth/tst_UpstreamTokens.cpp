// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "oauth/TokenDigest.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;

/// When a refresh waits for the provider, and what becomes of it then.
class tst_UpstreamTokens : public QObject
{
    Q_OBJECT

    std::optional<Bench> m_bench;
    QByteArray m_access;
    QByteArray m_refresh;

    Bench &bench() { return *m_bench; }
    domain::Session session() { return bench().published.find(accessDigest(m_access))->session; }
    /// Gives the session a provider's token that ends after \a life.
    void hold(base::seconds life)
    {
        const domain::ProviderTokens tokens {
            base::Secret("at"), base::Secret("rt"), bench().clock.now() + life};
        const QByteArray sealed =
            bench().keys.seal(domain::toRecord(tokens), providerTokensRecord(session().id));
        if (!must(bench().memory.saveProviderTokens(
                session().id, sealed, bench().ada, bench().clock.now())))
            qFatal("the session of the test does not live");
    }
    TokenStep begin(const QByteArray &more = {}, const QByteArray &client = "app")
    {
        return beginToken({"application/x-www-form-urlencoded", {},
                              form({{"grant_type", "refresh_token"}, {"client_id", client},
                                  {"refresh_token", m_refresh}})
                                  + more},
            bench().clients, bench().grants());
    }
    bool waits() { return std::holds_alternative<RenewFirst>(begin()); }

private Q_SLOTS:
    void init();
    void renewsOnlyWhatEndsSoon_data();
    void renewsOnlyWhatEndsSoon();
    void asksAgainAboutWhatIsNotRenewedInTime_data();
    void asksAgainAboutWhatIsNotRenewedInTime();
    void doubtsWhatWasNotAccepted();
    void waitsForTheProviderBeforeAnythingIsUsedUp();
    void asksTheProviderNothingForARequestThatFails();
    void asksTheProviderNothingForAUsedToken();
    void asksTheProviderNothingForAnIdleToken();
    void usesNothingUpWhileTheProviderIsUnavailable();
    void looksAtTheSessionAgainAfterwards();
    void endsASessionWhoseTokensNoKeyOpens();
    void keepsTheClientsOwnLifeTime();
    void findsTheRuleForAClient_data();
    void findsTheRuleForAClient();
};

void tst_UpstreamTokens::init()
{
    m_bench.emplace();
    const domain::Client app = bench().addClient("app");
    bench().addClient("other");
    const EndpointAnswer tokens = bench().redeem("app", bench().addCode(app));
    QCOMPARE(tokens.status, 200);
    m_access = text(tokens, "access_token");
    m_refresh = text(tokens, "refresh_token");
}

void tst_UpstreamTokens::renewsOnlyWhatEndsSoon_data()
{
    QTest::addColumn<bool>("hasRefreshToken");
    QTest::addColumn<int>("life");
    QTest::addColumn<bool>("renewed");
    QTest::newRow("over") << true << -100 << true;
    QTest::newRow("ends now") << true << 0 << true;
    QTest::newRow("ends soon") << true << 300 << true;
    QTest::newRow("is fresh") << true << 301 << false;
    QTest::newRow("is over and cannot be renewed") << false << 0 << false;
}

void tst_UpstreamTokens::renewsOnlyWhatEndsSoon()
{
    QFETCH(bool, hasRefreshToken);
    QFETCH(int, life);
    domain::ProviderTokens tokens {base::Secret("at"), std::nullopt, std::nullopt};
    if (hasRefreshToken)
        tokens.refreshToken = base::Secret("rt");
    tokens.expiresAt = bench().clock.now() + base::seconds(life);
    QTEST(needsRenewal(tokens, bench().clock.now()), "renewed");
}

void tst_UpstreamTokens::asksAgainAboutWhatIsNotRenewedInTime_data()
{
    QTest::addColumn<bool>("hasRefreshToken");
    QTest::addColumn<bool>("hasEnd");
    QTest::newRow("has no end") << true << false;
    QTest::newRow("cannot be renewed") << false << true;
    QTest::newRow("neither") << false << false;
}

void tst_UpstreamTokens::asksAgainAboutWhatIsNotRenewedInTime()
{
    QFETCH(bool, hasRefreshToken);
    QFETCH(bool, hasEnd);
    const auto checked = bench().clock.now();
    domain::ProviderTokens tokens {base::Secret("at"), {}, {}, checked};
    if (hasRefreshToken)
        tokens.refreshToken = base::Secret("rt");
    if (hasEnd)
        tokens.expiresAt = checked + 2 * AskAgainAfter;
    QVERIFY(!needsRenewal(tokens, checked + AskAgainAfter - 1s));
    QVERIFY(needsRenewal(tokens, checked + AskAgainAfter));
    QVERIFY(!needsRenewal(tokens, checked + DoubtPause - 1s, domain::Trust::Doubted));
    QVERIFY(needsRenewal(tokens, checked + DoubtPause, domain::Trust::Doubted));
    QVERIFY(!nearTheirEnd(tokens, checked + AskAgainAfter)); // no answer is no harm
    tokens.checkedAt.reset(); // nobody has ever vouched for them
    QVERIFY(needsRenewal(tokens, checked));
    QCOMPARE(must(domain::providerTokensFrom(domain::toRecord(tokens))), tokens);
    tokens.checkedAt = checked;
    QCOMPARE(must(domain::providerTokensFrom(domain::toRecord(tokens))), tokens);
}

void tst_UpstreamTokens::doubtsWhatWasNotAccepted()
{
    const auto now = bench().clock.now();
    domain::ProviderTokens tokens {base::Secret("at"), base::Secret("rt"), now + 3600s, now - 1h};
    QVERIFY(!needsRenewal(tokens, now));
    QVERIFY(needsRenewal(tokens, now, domain::Trust::Doubted));
    QVERIFY(!nearTheirEnd(tokens, now));
    QVERIFY(nearTheirEnd(tokens, now + 3600s));
    QVERIFY(!areOver(tokens, now + 3600s)); // others can be had
    tokens.refreshToken.reset();
    QVERIFY(!areOver(tokens, now + 3599s));
    QVERIFY(areOver(tokens, now + 3600s));
    QVERIFY(!needsRenewal(tokens, now + 3600s, domain::Trust::Doubted)); // nobody would answer
}

void tst_UpstreamTokens::waitsForTheProviderBeforeAnythingIsUsedUp()
{
    hold(60s);
    const TokenStep step = begin();
    const auto *waiting = std::get_if<RenewFirst>(&step);
    QVERIFY(waiting);
    QCOMPARE(waiting->session.id, session().id);
    QVERIFY(waits()); // the refresh token is as good as before
    const EndpointAnswer answer = finishToken(*waiting, UpstreamState::Fresh, bench().grants());
    QCOMPARE(answer.status, 200);
    // Everybody who waited gets the same successor.
    const EndpointAnswer second = finishToken(*waiting, UpstreamState::Fresh, bench().grants());
    QCOMPARE(second.body, answer.body);
}

void tst_UpstreamTokens::asksTheProviderNothingForARequestThatFails()
{
    hold(60s);
    const auto errorOfStep = [](const TokenStep &step) {
        const auto *answer = std::get_if<EndpointAnswer>(&step);
        return answer ? errorOf(*answer) : QByteArray("asks the provider");
    };
    QCOMPARE(errorOfStep(begin("&resource=https://evil.example")), "invalid_target");
    QCOMPARE(errorOfStep(begin("&scope=admin")), "invalid_scope");
    QCOMPARE(errorOfStep(begin({}, "other")), "invalid_grant");
    bench().rules = AllowRules({u"bob@corp.example"_s}, {});
    QCOMPARE(errorOfStep(begin()), "invalid_grant");
}

void tst_UpstreamTokens::asksTheProviderNothingForAUsedToken()
{
    hold(3600s);
    const EndpointAnswer first = bench().refresh("app", m_refresh);
    hold(60s);
    QCOMPARE(bench().refresh("app", m_refresh).body, first.body);
    bench().clock.advance(61s);
    QCOMPARE(errorOf(bench().refresh("app", m_refresh)), "invalid_grant");
    QCOMPARE(bench().events.count<RefreshTokenStolen>(), 1);
}

void tst_UpstreamTokens::asksTheProviderNothingForAnIdleToken()
{
    hold(60s);
    bench().clock.advance(bench().profile.refreshIdleTtl);
    QCOMPARE(errorOf(bench().refresh("app", m_refresh)), "invalid_grant");
}

void tst_UpstreamTokens::usesNothingUpWhileTheProviderIsUnavailable()
{
    hold(60s);
    const RenewFirst waiting = std::get<RenewFirst>(begin());
    const EndpointAnswer refused =
        finishToken(waiting, UpstreamState::Unavailable, bench().grants());
    QCOMPARE(refused.status, 503);
    QCOMPARE(errorOf(refused), "temporarily_unavailable");
    QVERIFY(bench().steps.all.last().reason == StepReason::Unavailable);
    QCOMPARE(bench().steps.all.last().session, session().id);
    bench().clock.advance(61s); // no grace may be running
    QCOMPARE(finishToken(waiting, UpstreamState::Fresh, bench().grants()).status, 200);
}

void tst_UpstreamTokens::looksAtTheSessionAgainAfterwards()
{
    hold(60s);
    const RenewFirst waiting = std::get<RenewFirst>(begin());
    QVERIFY(must(
        bench().memory.endSession(session().id, domain::EndReason::Revoked, bench().clock.now())));
    for (const auto state : {UpstreamState::Fresh, UpstreamState::SessionOver})
        QCOMPARE(errorOf(finishToken(waiting, state, bench().grants())), "invalid_grant");
}

void tst_UpstreamTokens::endsASessionWhoseTokensNoKeyOpens()
{
    QVERIFY(must(bench().memory.saveProviderTokens(
        session().id, "sealed under a lost key", bench().ada, bench().clock.now())));
    const domain::SessionId id = session().id;
    QCOMPARE(errorOf(bench().refresh("app", m_refresh)), "invalid_grant");
    QVERIFY(bench().events.has(SessionEnded {id, domain::EndReason::ProviderRefused}));
    QVERIFY(!bench().isPublished(m_access));
}

void tst_UpstreamTokens::keepsTheClientsOwnLifeTime()
{
    QVERIFY(must(bench().memory.setAccessTtl({"app"}, 86400s)));
    EndpointAnswer answer = bench().refresh("app", m_refresh);
    QCOMPARE(json(answer)["expires_in"_L1], QJsonValue(86400));
    const domain::Client app = must(bench().clients.find({"app"})).value();
    answer = bench().redeem("app", bench().addCode(app));
    QCOMPARE(json(answer)["expires_in"_L1], QJsonValue(86400));
    // Not more than a day, whatever is asked for.
    QVERIFY(must(bench().memory.setAccessTtl({"app"}, 86400s * 30)));
    answer = bench().redeem("app", bench().addCode(app));
    QCOMPARE(json(answer)["expires_in"_L1], QJsonValue(86400));
}

void tst_UpstreamTokens::findsTheRuleForAClient_data()
{
    QTest::addColumn<QByteArrayList>("redirectUris");
    QTest::addColumn<bool>("fits");
    const QByteArray callback = "https://claude.ai/api/mcp/auth_callback";
    QTest::newRow("that host") << QByteArrayList {callback} << true;
    QTest::newRow("that host twice") << QByteArrayList {callback, "https://claude.ai/b"} << true;
    QTest::newRow("another too") << QByteArrayList {callback, "https://evil.example/cb"} << false;
    QTest::newRow("loopback too") << QByteArrayList {callback, "http://127.0.0.1/cb"} << false;
    QTest::newRow("a longer host") << QByteArrayList {"https://claude.ai.evil.example/"} << false;
    QTest::newRow("a part of it") << QByteArrayList {"https://evil-claude.ai/"} << false;
    QTest::newRow("as an app's scheme") << QByteArrayList {"app://claude.ai/cb"} << false;
    QTest::newRow("none") << QByteArrayList {} << false;
}

void tst_UpstreamTokens::findsTheRuleForAClient()
{
    QFETCH(QByteArrayList, redirectUris);
    QFETCH(bool, fits);
    Profile profile = sampleProfile();
    profile.accessTtlRules = {{"claude.ai", 7200s}, {"special", 600s}, {"long", 48h}};
    domain::Client client {.id = {"some"}, .redirectUris = redirectUris};
    QCOMPARE(profile.accessTtlOf(client), fits ? 7200s : 3600s);
    client.accessTtl = 60s; // the owner's word on this one client
    QCOMPARE(profile.accessTtlOf(client), 60s);
    QCOMPARE(profile.accessTtlOf({.id = {"special"}}), 600s);
    QCOMPARE(profile.accessTtlOf({.id = {"long"}}), MaxAccessTtl);
}

QTEST_GUILESS_MAIN(tst_UpstreamTokens)

#include "tst_UpstreamTokens.moc"
