// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeProvider.h"

#include <QTest>

using namespace gatehouse;
using namespace test;

/// The provider's own tokens behind the sessions, through the whole server.
class tst_renewal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renewsAheadOfTheEnd();
    void leavesAFreshTokenAlone();
    void asksNothingOfATokenWithoutAnEnd();
    void eightAtOnceAskTheProviderOnce();
    void aRetryDoesNotReachTheProvider();
    void aProviderThatIsDownConsumesNothing_data();
    void aProviderThatIsDownConsumesNothing();
    void aProviderThatIsGoneConsumesNothing();
    void aDeadTokenEndsTheSession_data();
    void aDeadTokenEndsTheSession();
    void whoIsNoLongerAllowedLosesTheSession();
    void whatWasRenewedOutlivesARestart();
};

void tst_renewal::renewsAheadOfTheEnd()
{
    FakeProvider provider;
    provider.life = 299; // nearer than what a token is renewed ahead of its end
    const Flow flow("2", provider.settings());
    ProviderJourney journey(flow);
    const Tokens first = journey.tokens();
    QCOMPARE(provider.codes, QByteArrayList {"provider-code"});
    const RawAnswer answer = journey.client().refresh(first.refresh);
    QCOMPARE(answer.status, 200);
    QCOMPARE(provider.renewed, QByteArrayList {"provider-rt-1"});
    const Tokens second = Journey::tokensOf(answer);
    QCOMPARE(flow.doorStatuses(second.access), QSet<int> {200});
    // What the provider gave is what is used the next time; without a new one the old one stays.
    provider.givesRefreshToken = false;
    const RawAnswer third = journey.client().refresh(second.refresh);
    QCOMPARE(third.status, 200);
    QCOMPARE(journey.client().refresh(Journey::tokensOf(third).refresh).status, 200);
    QCOMPARE(
        provider.renewed, (QByteArrayList {"provider-rt-1", "provider-rt-2", "provider-rt-2"}));
}

void tst_renewal::leavesAFreshTokenAlone()
{
    FakeProvider provider;
    provider.life = 400;
    const Flow flow("2", provider.settings());
    ProviderJourney journey(flow);
    QCOMPARE(journey.client().refresh(journey.tokens().refresh).status, 200);
    QVERIFY(provider.renewed.isEmpty());
}

void tst_renewal::asksNothingOfATokenWithoutAnEnd()
{
    for (const bool hasRefreshToken : {true, false}) {
        FakeProvider provider;
        provider.life = 0;
        provider.givesRefreshToken = hasRefreshToken;
        const Flow flow("2", provider.settings());
        ProviderJourney journey(flow);
        QCOMPARE(journey.client().refresh(journey.tokens().refresh).status, 200);
        QVERIFY(provider.renewed.isEmpty());
    }
}

void tst_renewal::eightAtOnceAskTheProviderOnce()
{
    FakeProvider provider;
    provider.life = 60;
    const Flow flow("2", provider.settings());
    ProviderJourney journey(flow);
    const Tokens first = journey.tokens();
    const QByteArray request =
        flow.wire("POST", "/token", {"Content-Type: application/x-www-form-urlencoded"},
            urlEncoded(journey.client().refreshForm(first.refresh)));
    std::vector<RawClient> clients;
    for (int i = 0; i < 8; ++i)
        clients.push_back(flow.connect());
    for (RawClient &client : clients)
        QVERIFY(client.send(request));
    QSet<QByteArray> successors;
    for (RawClient &client : clients) {
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        successors.insert(Journey::tokensOf(*answer).refresh);
    }
    QCOMPARE(successors.size(), 1);
    QCOMPARE(provider.renewed, QByteArrayList {"provider-rt-1"});
    QCOMPARE(journey.client().refresh(*successors.cbegin()).status, 200);
    QCOMPARE(provider.renewed, (QByteArrayList {"provider-rt-1", "provider-rt-2"}));
}

void tst_renewal::aRetryDoesNotReachTheProvider()
{
    FakeProvider provider;
    provider.life = 60;
    const Flow flow("2", provider.settings());
    ProviderJourney journey(flow);
    const Tokens first = journey.tokens();
    const RawAnswer answer = journey.client().refresh(first.refresh);
    const RawAnswer again = journey.client().refresh(first.refresh);
    QCOMPARE(again.status, 200);
    QCOMPARE(again.body, answer.body);
    QCOMPARE(provider.renewed.size(), 1);
}

void tst_renewal::aProviderThatIsDownConsumesNothing_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("500") << 500 << QByteArray("{\"error\":\"invalid_grant\"}");
    QTest::newRow("503") << 503 << QByteArray("maintenance");
    QTest::newRow("429") << 429 << QByteArray("{}");
    QTest::newRow("not JSON") << 200 << QByteArray("<h1>invalid_grant</h1>");
    QTest::newRow("our own secret is wrong") << 401 << QByteArray("{\"error\":\"invalid_client\"}");
}

void tst_renewal::aProviderThatIsDownConsumesNothing()
{
    FakeProvider provider;
    provider.life = 60;
    const Flow flow("2", provider.settings());
    ProviderJourney journey(flow);
    const Tokens first = journey.tokens();
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    provider.renewalStatus = status;
    provider.renewalBody = body;
    for (int attempt = 0; attempt < 2; ++attempt) {
        const RawAnswer refused = journey.client().refresh(first.refresh);
        QCOMPARE(refused.status, 503);
        QCOMPARE(Journey::errorOf(refused), "temporarily_unavailable");
        QVERIFY(!refused.field("Retry-After").isEmpty());
        // The token we issued is good all the same.
        QCOMPARE(flow.doorStatuses(first.access), QSet<int> {200});
    }
    provider.renewalStatus = 0;
    QCOMPARE(journey.client().refresh(first.refresh).status, 200);
}

void tst_renewal::aProviderThatIsGoneConsumesNothing()
{
    FakeProvider provider;
    provider.life = 60;
    const Flow flow("2", provider.settings());
    ProviderJourney journey(flow);
    const Tokens first = journey.tokens();
    provider.goDown();
    const RawAnswer refused = journey.client().refresh(first.refresh);
    QCOMPARE(refused.status, 503);
    QCOMPARE(Journey::errorOf(refused), "temporarily_unavailable");
    QCOMPARE(flow.doorStatuses(first.access), QSet<int> {200});
}

void tst_renewal::aDeadTokenEndsTheSession_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("invalid_grant") << QByteArray("invalid_grant");
    QTest::newRow("unauthorized_client") << QByteArray("unauthorized_client");
}

void tst_renewal::aDeadTokenEndsTheSession()
{
    QFETCH(QByteArray, error);
    FakeProvider provider;
    provider.life = 60;
    const Flow flow("2", provider.settings());
    ProviderJourney journey(flow);
    const Tokens first = journey.tokens();
    provider.renewalStatus = 400;
    provider.renewalBody = "{\"error\":\"" + error + "\"}";
    const RawAnswer refused = journey.client().refresh(first.refresh);
    QCOMPARE(refused.status, 400);
    QCOMPARE(Journey::errorOf(refused), "invalid_grant");
    QCOMPARE(flow.doorStatuses(first.access), QSet<int> {401});
    provider.renewalStatus = 0;
    QCOMPARE(Journey::errorOf(journey.client().refresh(first.refresh)), "invalid_grant");
    QCOMPARE(provider.renewed.size(), 1);
}

void tst_renewal::whoIsNoLongerAllowedLosesTheSession()
{
    FakeProvider provider;
    provider.life = 60;
    const Flow flow("2", provider.settings());
    ProviderJourney journey(flow);
    const Tokens first = journey.tokens();
    provider.email = "ann@elsewhere.example";
    const RawAnswer refused = journey.client().refresh(first.refresh);
    QCOMPARE(refused.status, 400);
    QCOMPARE(Journey::errorOf(refused), "invalid_grant");
    QCOMPARE(flow.doorStatuses(first.access), QSet<int> {401});
    provider.email = "ann@example.com";
    QCOMPARE(Journey::errorOf(journey.client().refresh(first.refresh)), "invalid_grant");
}

void tst_renewal::whatWasRenewedOutlivesARestart()
{
    FakeProvider provider;
    provider.life = 60;
    Flow flow("2", provider.settings());
    ProviderJourney journey(flow);
    const Tokens second = Journey::tokensOf(journey.client().refresh(journey.tokens().refresh));
    flow.restart();
    QCOMPARE(journey.client().refresh(second.refresh).status, 200);
    QCOMPARE(provider.renewed, (QByteArrayList {"provider-rt-1", "provider-rt-2"}));
}

QTEST_GUILESS_MAIN(tst_renewal)
#include "tst_renewal.moc"
