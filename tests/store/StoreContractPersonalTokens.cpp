// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreContract.h"

#include <QtTest>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;
using base::seconds;
using oauth::KeptPersonalToken;

namespace {

KeptPersonalToken keptToken(const QByteArray &name, base::sys_seconds now)
{
    return {.digest = base::sha256(name),
        .token = {.id = {"id-" + name},
            .name = QString::fromLatin1(name) + u" ö"_s,
            .user = {"https://idp.example", "ada", u"ada@example.com"_s, true, u"Ada"_s, {u"g"_s}},
            .provider = "google",
            .resources = {"https://gate.example/mcp", "https://gate.example/mcp/files"},
            .tools = {u"read_*"_s, u"echo"_s},
            .createdAt = now,
            .expiresAt = now + 90 * StoreContract::Day}};
}

} // namespace

void StoreContract::keepsAPersonalTokenUnderItsDigest()
{
    QVERIFY(must(store().personalTokens().all()).isEmpty());
    const KeptPersonalToken one = keptToken("one", now());
    KeptPersonalToken two = keptToken("two", now());
    two.token.tools.clear();
    two.token.usedAt = now();
    two.token.requests = 7;
    must(store().personalTokens().save(one));
    must(store().personalTokens().save(two));
    QCOMPARE(must(store().personalTokens().all()), QList<KeptPersonalToken>({two, one}));
}

void StoreContract::keepsNoPersonalTokenTwice()
{
    const KeptPersonalToken one = keptToken("one", now());
    must(store().personalTokens().save(one));
    KeptPersonalToken sameDigest = keptToken("two", now());
    sameDigest.digest = one.digest;
    KeptPersonalToken sameId = keptToken("three", now());
    sameId.token.id = one.token.id;
    QVERIFY(!store().personalTokens().save(sameDigest));
    QVERIFY(!store().personalTokens().save(sameId));
    QCOMPARE(must(store().personalTokens().all()), QList<KeptPersonalToken>({one}));
}

void StoreContract::removesAPersonalTokenOnce()
{
    must(store().personalTokens().save(keptToken("one", now())));
    QVERIFY(!must(store().personalTokens().remove({"id-two"})));
    QVERIFY(must(store().personalTokens().remove({"id-one"})));
    QVERIFY(!must(store().personalTokens().remove({"id-one"})));
    QVERIFY(must(store().personalTokens().all()).isEmpty());
}

void StoreContract::showsThePersonOfATokenAsLastSeen()
{
    must(store().personalTokens().save(keptToken("one", now())));
    domain::Session later = session("later");
    later.user = keptToken("one", now()).token.user;
    later.user.email = u"ada@elsewhere.example"_s;
    later.user.groups = {u"other"_s};
    must(store().openSession(later, {}, digest("none"), tokens("1")));
    QCOMPARE(must(store().personalTokens().all()).first().token.user, later.user);
}

void StoreContract::addsUpTheUseOfAPersonalToken()
{
    must(store().personalTokens().save(keptToken("one", now())));
    must(store().personalTokens().addUse({"id-one"}, 3, now() + seconds(5)));
    must(store().personalTokens().addUse({"id-one"}, 4, now() + seconds(2)));
    must(store().personalTokens().addUse({"nobody"}, 4, now()));
    const auto used = must(store().personalTokens().all()).first().token;
    QCOMPARE(used.requests, 7);
    QCOMPARE(used.usedAt, std::optional(now() + seconds(5)));
}

void StoreContract::findsPeopleByWhatTheyAreCalled()
{
    domain::Session ada = session("one");
    ada.user = {"https://idp.example", "subject-1", u"Ada@Example.com"_s, true, u"Ada"_s, {u"g"_s}};
    ada.provider = "corp";
    must(store().openSession(ada, {}, digest("none"), tokens("1")));
    domain::Session again = ada;
    again.id = {"two"};
    again.provider = "google";
    must(store().openSession(again, {}, digest("none"), tokens("2")));
    domain::Session robot = session("three");
    robot.user = oauth::agentIdentity({"robot"}, u"Ada"_s);
    must(store().openAgentSession(
        robot, {base::sha256("agent"), now() + seconds(60), domain::Scopes({"mcp"}), now()}));
    const QList<oauth::KnownPerson> found {{ada.user, "google"}};
    const QString id = QString::fromUtf8(ada.user.userId().value);
    for (const QString &name : {u"subject-1"_s, u"ada@example.COM"_s, u"Ada"_s, id})
        QCOMPARE(must(store().personalTokens().peopleCalled(name)), found);
    for (const QString &name : {u"ada"_s, u"robot"_s, u"example.com"_s, u""_s})
        QVERIFY(must(store().personalTokens().peopleCalled(name)).isEmpty());
    KeptPersonalToken token = keptToken("one", now());
    token.token.user.subject = "without a session";
    must(store().personalTokens().save(token));
    const auto known = must(store().personalTokens().peopleCalled(u"without a session"_s));
    QCOMPARE(known.size(), 1);
    QVERIFY(known.first().provider.isEmpty());
}

/// What the endpoints of OAuth look a token up with does not know it.
void StoreContract::takesNoPersonalTokenForAnotherKind()
{
    must(store().personalTokens().save(keptToken("one", now())));
    QVERIFY(!isAccess("one") && !isRefresh("one"));
    QVERIFY(!must(store().sessionOfAccess(digest("one"))));
    QVERIFY(!must(store().endAccess(digest("one"))));
    QVERIFY(must(store().liveAccessTokens(now())).isEmpty());
    QVERIFY(std::holds_alternative<oauth::RefreshUnknown>(rotate("one", "2")));
    QVERIFY(std::holds_alternative<oauth::CodeUnknown>(burn("one")));
}

void StoreContract::purgesPersonalTokensThirtyDaysAfterTheirEnd()
{
    must(store().personalTokens().save(keptToken("one", now())));
    pass(90 * Day + oauth::ExpiredTokenLife - seconds(1));
    must(store().purge(now(), seconds(3600), Plenty));
    QCOMPARE(must(store().personalTokens().all()).size(), 1);
    pass(seconds(1));
    must(store().purge(now(), seconds(3600), Plenty));
    QVERIFY(must(store().personalTokens().all()).isEmpty());
    QVERIFY(must(store().personalTokens().peopleCalled(u"ada"_s)).isEmpty());
}

void StoreContract::removesThePersonalTokensOfAFormerProvider()
{
    bind("this");
    bind("that", "github");
    open("session", "1");
    must(store().personalTokens().save(keptToken("one", now())));
    must(store().personalTokens().save(keptToken("two", now())));
    KeptPersonalToken other = keptToken("other", now());
    other.token.provider = "github";
    must(store().personalTokens().save(other));
    QCOMPARE(bind("another"), QList<domain::SessionId>({{"session"}, {"id-one"}, {"id-two"}}));
    QCOMPARE(must(store().personalTokens().all()), QList<KeptPersonalToken>({other}));
}

void StoreContract::undoesThePersonalTokensOfAFailedBatchOnly()
{
    must(store().personalTokens().save(keptToken("one", now())));
    must(store().batch([this] {
        must(store().personalTokens().save(keptToken("two", now())));
        QVERIFY(!store().personalTokens().save(keptToken("one", now())));
        must(store().personalTokens().addUse({"id-one"}, 1, now()));
    }));
    const auto all = must(store().personalTokens().all());
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.last().token.requests, 1);
}

} // namespace gatehouse::test
