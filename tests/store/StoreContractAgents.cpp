// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreContract.h"

#include <QtTest>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;
using base::seconds;
using domain::EndReason;

namespace {

domain::Session agentSession(domain::Session session, const QByteArray &resource)
{
    session.clientId = {"robot"};
    session.user = oauth::agentIdentity({"robot"}, u"Robot"_s);
    session.resource = resource;
    session.provider.clear();
    return session;
}

oauth::AgentToken token(const QByteArray &name, base::sys_seconds now)
{
    return {base::sha256(name), now + StoreContract::Hour, domain::Scopes({"mcp"}), now};
}

} // namespace

void StoreContract::keepsAnAgentUntilItIsRemoved()
{
    const oauth::AgentRights rights {
        {"https://gate.example/mcp", "https://gate.example/mcp/files"}, domain::Scopes({"mcp"})};
    QVERIFY(!must(store().agent({"robot"})));
    must(store().saveAgent({"robot"}, {{"https://gate.example/mcp"}, domain::Scopes({"x"})}));
    must(store().saveAgent({"robot"}, rights));
    QCOMPARE(must(store().agent({"robot"})), rights);
    QVERIFY(must(store().removeAgent({"robot"})));
    QVERIFY(!must(store().removeAgent({"robot"})));
    QVERIFY(!must(store().agent({"robot"})));
}

/// However often it asks: rows and the list of sessions stay short.
void StoreContract::givesAnAgentOneSessionForEachResourceAndScopes()
{
    const domain::Session first = agentSession(session("one"), "https://gate.example/mcp");
    QCOMPARE(must(store().openAgentSession(first, token("a1", now()))).id.value, "one");
    domain::Session again = agentSession(session("two"), "https://gate.example/mcp");
    QCOMPARE(must(store().openAgentSession(again, token("a2", now()))), first);
    const domain::Session files = agentSession(session("three"), "https://gate.example/mcp/files");
    QCOMPARE(must(store().openAgentSession(files, token("a3", now()))).id.value, "three");
    domain::Session narrow = agentSession(session("four"), "https://gate.example/mcp");
    narrow.scopes = domain::Scopes({"less"});
    QCOMPARE(must(store().openAgentSession(narrow, token("a4", now()))).id.value, "four");
    QCOMPARE(sessionIds(), QByteArrayList({"four", "three", "one"}));
    const auto record = must(store().access(digest("a2"), now()));
    QCOMPARE(record->session, first);
    QCOMPARE(record->expiresAt, now() + Hour);
    QVERIFY(isAccess("a1"));
    // A person who uses the same client has a session of their own.
    domain::Session person = agentSession(session("five"), "https://gate.example/mcp");
    person.user = session("five").user;
    must(store().openSession(person, {}, digest("none"), tokens("5")));
    domain::Session more = agentSession(session("six"), "https://gate.example/mcp");
    QCOMPARE(must(store().openAgentSession(more, token("a6", now()))).id.value, "one");
}

void StoreContract::opensANewAgentSessionWhenTheTokenWouldOutliveIt()
{
    domain::Session brief = agentSession(session("one"), "https://gate.example/mcp");
    brief.endsAt = now() + Hour;
    must(store().openAgentSession(brief, token("a1", now())));
    pass(seconds(1));
    const domain::Session next = agentSession(session("two"), "https://gate.example/mcp");
    QCOMPARE(must(store().openAgentSession(next, token("a2", now()))).id.value, "two");
    must(store().endSession({"two"}, EndReason::Revoked, now()));
    const domain::Session third = agentSession(session("three"), "https://gate.example/mcp");
    QCOMPARE(must(store().openAgentSession(third, token("a3", now()))).id.value, "three");
}

void StoreContract::listsAnAgentWhileItsTokenLives()
{
    must(store().openAgentSession(
        agentSession(session("one"), "https://gate.example/mcp"), token("a1", now())));
    QCOMPARE(must(store().liveAccessTokens(now())).size(), 1);
    pass(Hour - seconds(1));
    QVERIFY(must(store().endExpiredSessions(now(), Plenty)).isEmpty());
    QCOMPARE(sessionIds(), QByteArrayList({"one"}));
    pass(seconds(1));
    QVERIFY(sessionIds().isEmpty());
    QCOMPARE(must(store().endExpiredSessions(now(), Plenty)).size(), 1);
    QVERIFY(!must(store().endSession({"one"}, EndReason::Revoked, now())));
}

void StoreContract::letsTheOldestTokenOfAnAgentGiveWay()
{
    for (int i = 0; i <= oauth::MaxAccessTokensPerAgent; ++i) {
        must(store().openAgentSession(agentSession(session("one"), "https://gate.example/mcp"),
            token("a" + QByteArray::number(i), now())));
        pass(seconds(1));
    }
    QVERIFY(!isAccess("a0"));
    for (int i = 1; i <= oauth::MaxAccessTokensPerAgent; ++i)
        QVERIFY(isAccess("a" + QByteArray::number(i)));
}

void StoreContract::endsAnAgentsSessionWithItsLastToken()
{
    const domain::Session one = agentSession(session("one"), "https://gate.example/mcp");
    oauth::AgentToken lasting = token("a1", now());
    lasting.accessExpiresAt = now() + 10 * Hour;
    must(store().openAgentSession(one, lasting));
    must(store().openAgentSession(one, token("a2", now())));
    must(store().endAccess(digest("a1")));
    pass(Hour);
    QCOMPARE(must(store().endExpiredSessions(now(), Plenty)).size(), 1);
}

void StoreContract::endsAnAgentsSessionWhoseLastTokenWasRevoked()
{
    const domain::Session one = agentSession(session("one"), "https://gate.example/mcp");
    oauth::AgentToken lasting = token("a1", now());
    lasting.accessExpiresAt = now() + 10 * Hour;
    must(store().openAgentSession(one, lasting));
    must(store().openAgentSession(one, token("a2", now())));
    pass(Hour + seconds(60));
    must(store().purge(now(), Hour, Plenty)); // looks at it, for a2 is over
    QVERIFY(must(store().endExpiredSessions(now(), Plenty)).isEmpty());
    must(store().endAccess(digest("a1")));
    QCOMPARE(must(store().endExpiredSessions(now(), Plenty)).size(), 1);
}

void StoreContract::endsAnAgentsSessionLikeAnyOther()
{
    const domain::Session one = agentSession(session("one"), "https://gate.example/mcp");
    must(store().openAgentSession(one, token("a1", now())));
    open("person", "2");
    QCOMPARE(must(store().endSessions(one.user.userId(), EndReason::Revoked, now())),
        QList<domain::SessionId>({{"one"}}));
    QVERIFY(!isAccess("a1"));
    QVERIFY(isAccess("a2"));
    QVERIFY(must(store().revocations(Plenty)).isEmpty());
}

void StoreContract::remembersWhenATokenWasIssued()
{
    oauth::NewTokens first = tokens("1");
    first.issuedAt = now();
    must(store().openSession(session("one"), {}, digest("none"), first));
    pass(seconds(5));
    oauth::Rotation next = rotation("r1", "2");
    next.next.issuedAt = now();
    must(store().rotateRefresh(next));
    QCOMPARE(must(store().access(digest("a1"), now()))->issuedAt, now() - seconds(5));
    QCOMPARE(must(store().access(digest("a2"), now()))->issuedAt, now());
    const auto used = must(store().refresh(digest("r1")));
    const auto live = must(store().refresh(digest("r2")));
    QVERIFY(used->isUsed && !live->isUsed);
    QCOMPARE(live->issuedAt, now());
    QCOMPARE(live->expiresAt, next.next.refreshExpiresAt);
    for (const auto &[name, record] : must(store().liveAccessTokens(now())))
        QCOMPARE(record.issuedAt, name == digest("a1") ? now() - seconds(5) : now());
}

} // namespace gatehouse::test
