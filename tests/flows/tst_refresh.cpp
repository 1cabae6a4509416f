// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Flow.h"

#include <QTest>

using namespace gatehouse;
using namespace test;

/// The refresh flow: rotation, its retries and its replays, through the whole server.
class tst_refresh : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rotates();
    void eightAtOnceGetOneSuccessor();
    void aRetryGetsTheSameAnswer();
    void aReplayEndsTheSessionForEveryWorker();
    void anotherClientCannotUseIt();
};

void tst_refresh::rotates()
{
    const Flow flow;
    const Journey journey(flow);
    const Tokens first = journey.tokens();
    const RawAnswer answer = journey.refresh(first.refresh);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.field("Cache-Control").contains("no-store"));
    const Tokens second = Journey::tokensOf(answer);
    QVERIFY(!second.refresh.isEmpty() && second.refresh != first.refresh);
    QVERIFY(!second.access.isEmpty() && second.access != first.access);
    QCOMPARE(flow.doorStatuses(second.access), QSet<int> {200});
}

void tst_refresh::eightAtOnceGetOneSuccessor()
{
    const Flow flow;
    const Journey journey(flow);
    const Tokens first = journey.tokens();
    const QByteArray request =
        flow.wire("POST", "/token", {"Content-Type: application/x-www-form-urlencoded"},
            urlEncoded(journey.refreshForm(first.refresh)));
    std::vector<RawClient> clients;
    for (int i = 0; i < 8; ++i)
        clients.push_back(flow.connect());
    for (RawClient &client : clients)
        QVERIFY(client.send(request));
    QSet<QByteArray> refreshTokens;
    QSet<QByteArray> accessTokens;
    for (RawClient &client : clients) {
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        const Tokens tokens = Journey::tokensOf(*answer);
        refreshTokens.insert(tokens.refresh);
        accessTokens.insert(tokens.access);
    }
    QCOMPARE(refreshTokens.size(), 1);
    QVERIFY(!refreshTokens.contains(first.refresh));
    for (const QByteArray &token : accessTokens)
        QCOMPARE(flow.doorStatuses(token), QSet<int> {200});
    QCOMPARE(journey.refresh(*refreshTokens.cbegin()).status, 200);
}

void tst_refresh::aRetryGetsTheSameAnswer()
{
    const Flow flow;
    const Journey journey(flow);
    const Tokens first = journey.tokens();
    {
        // The answer is lost on its way.
        RawClient client = flow.connect();
        client.send(flow.wire("POST", "/token", {"Content-Type: application/x-www-form-urlencoded"},
            urlEncoded(journey.refreshForm(first.refresh))));
        QVERIFY(client.waitForText("refresh_token"));
        client.reset();
    }
    const RawAnswer retried = journey.refresh(first.refresh);
    QCOMPARE(retried.status, 200);
    QCOMPARE(flow.doorStatuses(Journey::tokensOf(retried).access), QSet<int> {200});
    QCOMPARE(journey.refresh(Journey::tokensOf(retried).refresh).status, 200);
}

void tst_refresh::aReplayEndsTheSessionForEveryWorker()
{
    const Flow flow("3");
    const Journey journey(flow);
    const Journey bystander(flow, "Bystander");
    const Tokens others = bystander.tokens();
    const Tokens first = journey.tokens();
    const Tokens second = Journey::tokensOf(journey.refresh(first.refresh));
    const Tokens third = Journey::tokensOf(journey.refresh(second.refresh));
    QCOMPARE(flow.doorStatuses(third.access, 48), QSet<int> {200});

    // RFC 9700 4.14.2: used up, and its successor used too: somebody else has it.
    const RawAnswer replay = journey.refresh(first.refresh);
    QCOMPARE(replay.status, 400);
    QCOMPARE(Journey::errorOf(replay), "invalid_grant");
    for (const Tokens &tokens : {first, second, third}) {
        QCOMPARE(flow.doorStatuses(tokens.access, 48), QSet<int> {401});
        QCOMPARE(journey.refresh(tokens.refresh).status, 400);
    }
    QCOMPARE(flow.doorStatuses(others.access), QSet<int> {200});
}

void tst_refresh::anotherClientCannotUseIt()
{
    const Flow flow;
    const Journey journey(flow);
    const Journey thief(flow, "Thief");
    const Tokens tokens = journey.tokens();
    const RawAnswer refused = thief.refresh(tokens.refresh);
    QCOMPARE(refused.status, 400);
    QCOMPARE(Journey::errorOf(refused), "invalid_grant");
    QCOMPARE(journey.refresh(tokens.refresh).status, 200);
}

QTEST_GUILESS_MAIN(tst_refresh)
#include "tst_refresh.moc"
