// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "oauth/UpstreamTokens.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;

/// A sign-in that brought no refresh token: one that is held is taken over, else the person is
/// asked once more.
class tst_HeldTokens : public QObject
{
    Q_OBJECT

    std::optional<Bench> m_bench;
    std::optional<Authorization> m_authorization;
    SignIn m_signIn;

    Bench &bench() { return *m_bench; }
    void hold(const QByteArray &id, const std::optional<base::Secret> &refreshToken,
        const QByteArray &provider = "corp")
    {
        const base::sys_seconds now = bench().clock.now();
        const domain::Session session {.id = {id},
            .user = bench().ada,
            .clientId = {"app"},
            .resource = "https://gate.example/mcp",
            .provider = provider,
            .openedAt = now,
            .endsAt = now + 86400s};
        const QByteArray sealed =
            bench().keys.seal(domain::toRecord({base::Secret("at"), refreshToken, std::nullopt}),
                providerTokensRecord(session.id));
        const NewTokens tokens {base::sha256("a" + id), now + 60s, base::sha256("r" + id),
            now + 600s, domain::Scopes({"read"})};
        if (!bench().memory.openSession(session, sealed, {}, tokens))
            qFatal("the session of the test cannot be opened");
    }
    auto find() { return must(m_authorization->findRefreshToken(m_signIn, bench().ada)); }

private Q_SLOTS:
    void init();
    void asksThePersonOnceMoreWhenNoneIsHeld();
    void asksThePersonOnce();
    void takesOverTheNewestThatIsHeld();
    void takesOverWhatACodeHolds();
    void takesOverNothingOfAnotherProviderOrPerson();
    void asksNobodyWhoMayNotComeIn();
    void saysWhenTheStoreFails();
};

void tst_HeldTokens::init()
{
    m_bench.emplace();
    bench().addClient("app");
    m_authorization.emplace(bench().authorization());
    m_signIn = {.stage = SignIn::Stage::AtProvider,
        .id = "sign-in",
        .clientId = {"app"},
        .redirectUri = "https://app.example/cb",
        .browser = base::sha256("cookie"),
        .provider = "corp",
        .expiresAt = bench().clock.now() + 600s};
}

void tst_HeldTokens::asksThePersonOnceMoreWhenNoneIsHeld()
{
    hold("bare", std::nullopt);
    const auto found = find();
    const auto *step = std::get_if<Step>(&found);
    QVERIFY(step);
    const auto *away = std::get_if<GoToProvider>(step);
    QVERIFY(away);
    QCOMPARE(away->signIn.consentAsked, true);
    QCOMPARE(away->signIn.loginHint, "ada@corp.example");
    QCOMPARE(away->signIn.expiresAt, m_signIn.expiresAt); // no longer than any sign-in
    // It is a journey like the first: bound to the browser by a new secret.
    QVERIFY(isA<ForeignBrowser>(m_authorization->resume(away->state, base::sha256("cookie"))));
}

void tst_HeldTokens::asksThePersonOnce()
{
    m_signIn.consentAsked = true;
    QVERIFY(std::holds_alternative<std::monostate>(find()));
}

void tst_HeldTokens::takesOverTheNewestThatIsHeld()
{
    hold("old", base::Secret("old-rt"));
    hold("new", base::Secret("new-rt"));
    hold("bare", std::nullopt);
    for (const bool asked : {false, true}) {
        m_signIn.consentAsked = asked;
        const auto found = find();
        QVERIFY(std::holds_alternative<base::Secret>(found));
        QVERIFY(std::get<base::Secret>(found).equals("new-rt"));
    }
}

/// Two clients at once: the first one's code is not redeemed yet.
void tst_HeldTokens::takesOverWhatACodeHolds()
{
    const auto finished = m_authorization->finish(m_signIn, bench().ada,
        domain::toRecord({base::Secret("at"), base::Secret("rt of the code"), std::nullopt}));
    QVERIFY(isA<GoToClient>(finished));
    const auto found = find();
    QVERIFY(std::holds_alternative<base::Secret>(found));
    QVERIFY(std::get<base::Secret>(found).equals("rt of the code"));
}

void tst_HeldTokens::takesOverNothingOfAnotherProviderOrPerson()
{
    hold("elsewhere", base::Secret("their-rt"), "other");
    QVERIFY(std::holds_alternative<Step>(find()));
    hold("ada's", base::Secret("ada's-rt"));
    bench().ada.subject = "2";
    QVERIFY(std::holds_alternative<Step>(find()));
}

void tst_HeldTokens::asksNobodyWhoMayNotComeIn()
{
    hold("ada's", base::Secret("ada's-rt"));
    bench().rules = AllowRules({u"bob@corp.example"_s}, {});
    QVERIFY(std::holds_alternative<std::monostate>(find()));
}

void tst_HeldTokens::saysWhenTheStoreFails()
{
    for (const char *verb : {"heldProviderTokens", "saveSignIn"}) {
        bench().store.failNext(verb);
        QVERIFY(!m_authorization->findRefreshToken(m_signIn, bench().ada).ok());
        QVERIFY(bench().store.hasFailed());
    }
}

QTEST_GUILESS_MAIN(tst_HeldTokens)

#include "tst_HeldTokens.moc"
