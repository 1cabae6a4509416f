// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;

class tst_ClientControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blockingEndsTheSessionsOfThatClientOnly();
    void blockingTakesTheCodesThatAreUnderWay();
    void aBlockedClientGetsAPageAndNoAnswer();
    void aBlockedClientIsToldNothingElse();
    void unblockingBringsNoSessionBack();
    void blocksFirstWhenTheRestFails();
    void publishesNothingThatIsNotDurable();

private:
    static AuthorizeCheck authorize(Bench &bench, const QByteArray &redirectUri)
    {
        const auto parameters = Parameters::parse(
            form({{"response_type", "code"}, {"client_id", "app"}, {"redirect_uri", redirectUri},
                {"code_challenge", CodeChallenge}, {"code_challenge_method", "S256"}}));
        return must(checkAuthorizeRequest(parameters, bench.profile, bench.clients));
    }
    static void inBatch(Bench &bench, const std::function<void()> &work)
    {
        if (bench.store.batch(work))
            bench.published.applyStaged();
        else
            bench.published.discardStaged();
    }
};

void tst_ClientControl::blockingEndsTheSessionsOfThatClientOnly()
{
    Bench bench;
    const domain::Client app = bench.addClient("app");
    const domain::Client other = bench.addClient("other");
    const EndpointAnswer first = bench.redeem("app", bench.addCode(app));
    const EndpointAnswer second = bench.redeem("app", bench.addCode(app));
    const EndpointAnswer others = bench.redeem("other", bench.addCode(other));
    int ended = 0;
    inBatch(bench, [&] { ended = must(bench.control.block({"app"})); });
    QCOMPARE(ended, 2);
    QCOMPARE(bench.store.lastEnd(), domain::EndReason::Revoked);
    QCOMPARE(bench.events.count<SessionEnded>(), 2);
    for (const EndpointAnswer &answer : {first, second}) {
        QVERIFY(!bench.isPublished(text(answer, "access_token")));
        QVERIFY(!bench.storeKnows(text(answer, "access_token")));
        const EndpointAnswer refreshed = bench.refresh("app", text(answer, "refresh_token"));
        QCOMPARE(refreshed.status, 401);
        QCOMPARE(errorOf(refreshed), "invalid_client");
    }
    QVERIFY(bench.isPublished(text(others, "access_token")));
    QCOMPARE(bench.refresh("other", text(others, "refresh_token")).status, 200);
}

void tst_ClientControl::blockingTakesTheCodesThatAreUnderWay()
{
    Bench bench;
    const QByteArray code = bench.addCode(bench.addClient("app"));
    inBatch(bench, [&] { QVERIFY(bench.control.block({"app"})); });
    QCOMPARE(errorOf(bench.redeem("app", code)), "invalid_client");
    inBatch(bench, [&] { QVERIFY(bench.control.unblock({"app"})); });
    QCOMPARE(errorOf(bench.redeem("app", code)), "invalid_grant");
}

void tst_ClientControl::aBlockedClientGetsAPageAndNoAnswer()
{
    Bench bench;
    bench.addClient("app");
    QVERIFY(std::holds_alternative<AuthorizeRequest>(authorize(bench, "https://app.example/cb")));
    QVERIFY(bench.control.block({"app"}));
    const auto check = authorize(bench, "https://app.example/cb");
    const auto *untrusted = std::get_if<UntrustedRequest>(&check);
    QVERIFY(untrusted);
    QCOMPARE(untrusted->why, UntrustedRequest::Why::BlockedClient);
    QCOMPARE(untrusted->clientId, "app");
    QVERIFY(bench.control.unblock({"app"}));
    QVERIFY(std::holds_alternative<AuthorizeRequest>(authorize(bench, "https://app.example/cb")));
}

void tst_ClientControl::aBlockedClientIsToldNothingElse()
{
    Bench bench;
    bench.addClient("app");
    QVERIFY(bench.control.block({"app"}));
    const auto check = authorize(bench, "https://evil.example/cb");
    const auto *untrusted = std::get_if<UntrustedRequest>(&check);
    QVERIFY(untrusted);
    QCOMPARE(untrusted->why, UntrustedRequest::Why::BlockedClient);
    QVERIFY(untrusted->registeredUris.isEmpty());
}

void tst_ClientControl::unblockingBringsNoSessionBack()
{
    Bench bench;
    const EndpointAnswer answer = bench.redeem("app", bench.addCode(bench.addClient("app")));
    inBatch(bench, [&] {
        QVERIFY(bench.control.block({"app"}));
        QVERIFY(bench.control.unblock({"app"}));
    });
    QVERIFY(!bench.isPublished(text(answer, "access_token")));
    QCOMPARE(errorOf(bench.refresh("app", text(answer, "refresh_token"))), "invalid_grant");
}

void tst_ClientControl::blocksFirstWhenTheRestFails()
{
    Bench bench;
    const EndpointAnswer answer = bench.redeem("app", bench.addCode(bench.addClient("app")));
    bench.store.failNext("endSessions");
    inBatch(bench, [&] { QVERIFY(!bench.control.block({"app"})); });
    QCOMPARE(errorOf(bench.refresh("app", text(answer, "refresh_token"))), "invalid_client");
    inBatch(bench, [&] { QCOMPARE(must(bench.control.block({"app"})), 1); });
    QVERIFY(!bench.isPublished(text(answer, "access_token")));
}

void tst_ClientControl::publishesNothingThatIsNotDurable()
{
    Bench bench;
    const EndpointAnswer answer = bench.redeem("app", bench.addCode(bench.addClient("app")));
    bench.memory.failNextBatch();
    inBatch(bench, [&] { QVERIFY(bench.control.block({"app"})); });
    QVERIFY(bench.isPublished(text(answer, "access_token")));
    QCOMPARE(bench.refresh("app", text(answer, "refresh_token")).status, 200);
}

QTEST_GUILESS_MAIN(tst_ClientControl)

#include "tst_ClientControl.moc"
