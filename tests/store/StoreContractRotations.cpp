// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreContract.h"

#include <QtTest>

#include <vector>

// How one refresh token gives way to the next.

namespace gatehouse::test {

using base::seconds;
using oauth::Repeated;
using oauth::Replayed;
using oauth::Rotated;
using std::get_if;
using std::holds_alternative;

/// OAuth 2.1 4.3.1: a refresh token of a public client is rotated.
void StoreContract::rotatesARefreshToken()
{
    open("one", "1");
    pass(seconds(100));
    const auto outcome = rotate("r1", "2");
    QVERIFY(holds_alternative<Rotated>(outcome));
    QCOMPARE(get_if<Rotated>(&outcome)->session.id.value, "one");
    QVERIFY(isAccess("a1")); // a call under way is not cut
    const auto access = must(store().access(digest("a2"), now())).value();
    QCOMPARE(access.expiresAt, now() + seconds(3600));
    QCOMPARE(access.session.id.value, "one");
    QVERIFY(holds_alternative<Rotated>(rotate("r2", "3")));
}

void StoreContract::rotatesOnNoWordOfAnEarlierLook()
{
    const auto rotateLater = [this](
                                 const QByteArray &presented, const oauth::RefreshRecord &known) {
        oauth::Rotation late = rotation(presented, presented + "-late");
        late.known = &known;
        return must(store().rotateRefresh(late));
    };
    const auto look = [this](const QByteArray &token) {
        return must(store().refresh(digest(token))).value();
    };
    open("used", "1");
    const auto used = look("r1");
    rotate("r1", "2");
    rotate("r2", "3");
    QVERIFY(holds_alternative<oauth::Replayed>(rotateLater("r1", used)));

    open("ended", "4");
    const auto ended = look("r4");
    must(store().endSession({"ended"}, domain::EndReason::Revoked, now()));
    QVERIFY(holds_alternative<oauth::RefreshUnknown>(rotateLater("r4", ended)));

    open("one", "5");
    open("other", "6");
    const auto other = look("r6");
    const auto outcome = rotateLater("r5", other);
    QCOMPARE(get_if<Rotated>(&outcome)->session.id.value, "one");
    QVERIFY(!look("r6").isUsed);

    pass(seconds(31 * 86400));
    QVERIFY(holds_alternative<oauth::RefreshExpired>(rotateLater("r6", other)));
}

void StoreContract::findsAUsedRefreshTokenWhileItsSessionLives()
{
    open("one", "1");
    rotate("r1", "2");
    rotate("r2", "3");
    pass(seconds(86400));
    must(store().purge(now(), seconds(3600), 1000));
    QCOMPARE(must(store().refresh(digest("r1")))->session.id.value, "one");
    QCOMPARE(must(store().refresh(digest("r1")))->isUsed, true);
    QCOMPARE(must(store().refresh(digest("r3")))->isUsed, false);
    must(store().endSession({"one"}, domain::EndReason::Revoked, now()));
    QVERIFY(!isRefresh("r1"));
}

void StoreContract::repeatsTheAnswerWithinTheGrace()
{
    open("one", "1");
    rotate("r1", "2");
    pass(seconds(60));
    const auto outcome = rotate("r1", "3");
    QVERIFY(holds_alternative<Repeated>(outcome));
    QCOMPARE(get_if<Repeated>(&outcome)->sealedSuccessor, "sealed answer 2");
    QCOMPARE(get_if<Repeated>(&outcome)->session.id.value, "one");
    QVERIFY(!isAccess("a3"));
    QVERIFY(!isRefresh("r3"));
    QVERIFY(holds_alternative<Rotated>(rotate("r2", "4")));
}

void StoreContract::givesEightParallelRefreshesOneSuccessor()
{
    open("one", "1");
    must(store().batch([this] {
        QVERIFY(holds_alternative<Rotated>(rotate("r1", "2")));
        for (int i = 0; i < 7; ++i) {
            const auto outcome = rotate("r1", "x" + QByteArray::number(i));
            QVERIFY(holds_alternative<Repeated>(outcome));
            QCOMPARE(get_if<Repeated>(&outcome)->sealedSuccessor, "sealed answer 2");
        }
    }));
    QVERIFY(holds_alternative<Rotated>(rotate("r2", "3")));
}

/// Whoever refreshes all the time is tidied up after now and then all the same.
void StoreContract::forgetsNoAnswerWithinItsGrace()
{
    open("one", "1");
    rotate("r1", "2");
    pass(seconds(50));
    rotate("r2", "3");
    pass(seconds(20));
    must(store().purge(now(), seconds(3600), 1000));
    const auto outcome = rotate("r2", "4");
    QVERIFY(holds_alternative<Repeated>(outcome));
    QCOMPARE(get_if<Repeated>(&outcome)->sealedSuccessor, "sealed answer 3");
}

void StoreContract::repeatsNothingAfterTheGrace()
{
    open("one", "1");
    rotate("r1", "2");
    pass(seconds(61));
    const auto outcome = rotate("r1", "3");
    QVERIFY(holds_alternative<Replayed>(outcome));
    QCOMPARE(get_if<Replayed>(&outcome)->ended.value, "one");
    QVERIFY(holds_alternative<oauth::RefreshUnknown>(rotate("r2", "4")));
}

void StoreContract::repeatsNothingOnceTheSuccessorIsUsed()
{
    open("one", "1");
    rotate("r1", "2");
    rotate("r2", "3");
    QVERIFY(holds_alternative<Replayed>(rotate("r1", "4")));
    QVERIFY(holds_alternative<oauth::RefreshUnknown>(rotate("r3", "5")));
}

/// RFC 9700 4.14.2: a replay ends the session, for the thief and for the robbed.
void StoreContract::endsTheWholeSessionOfAReplayedRefreshToken()
{
    open("one", "1");
    open("bystander", "b");
    rotate("r1", "2");
    rotate("r2", "3");
    QVERIFY(holds_alternative<Replayed>(rotate("r1", "4")));
    for (const char *token : {"a1", "a2", "a3", "a4"})
        QVERIFY(!isAccess(token));
    for (const char *token : {"r1", "r2", "r3", "r4"}) {
        QVERIFY(!isRefresh(token));
        QVERIFY(holds_alternative<oauth::RefreshUnknown>(rotate(token, "5")));
    }
    QVERIFY(isAccess("ab"));
    QCOMPARE(sessionIds(), QByteArrayList({"bystander"}));
    QVERIFY(!must(store().endSession({"one"}, domain::EndReason::Revoked, now())));
}

void StoreContract::refusesAnIdleRefreshToken()
{
    open("one", "1");
    open("two", "2");
    pass(seconds(30 * 86400 - 1));
    QVERIFY(holds_alternative<Rotated>(rotate("r2", "3")));
    pass(seconds(1));
    QVERIFY(holds_alternative<oauth::RefreshExpired>(rotate("r1", "4")));
    QVERIFY(!isAccess("a4"));
    QVERIFY(holds_alternative<Rotated>(rotate("r3", "5")));
}

void StoreContract::refusesARefreshTokenAtItsSessionsEnd()
{
    domain::Session brief = session("brief");
    brief.endsAt = now() + seconds(10);
    must(store().openSession(brief, "sealed", digest("code"), tokens("1")));
    pass(seconds(9));
    QVERIFY(holds_alternative<Rotated>(rotate("r1", "2")));
    pass(seconds(1));
    QVERIFY(holds_alternative<oauth::RefreshExpired>(rotate("r2", "3")));
    QVERIFY(holds_alternative<oauth::RefreshExpired>(rotate("r1", "4")));
}

/// RFC 9700 4.14.2: however long ago it was used.
void StoreContract::knowsAUsedRefreshTokenAfterAnyNumberOfOthers()
{
    for (const int used : {0, 1, 38}) {
        const QByteArray id = "used " + QByteArray::number(used);
        open(id, id);
        base::Digest live = digest('r' + id);
        std::vector<base::Digest> given {live};
        for (int number = 1; number <= 40; ++number) {
            const QByteArray name = id + ' ' + QByteArray::number(number);
            QVERIFY(holds_alternative<Rotated>(rotateInFamily(live, 'r' + id, name)));
            live = inFamily('r' + id, 'r' + name);
            given.push_back(live);
        }
        QVERIFY(!must(store().refresh(live))->isUsed);
        const base::Digest &presented = given[std::size_t(used)];
        QVERIFY(must(store().refresh(presented))->isUsed);
        const auto outcome = rotateInFamily(presented, 'r' + id, "late");
        QCOMPARE(get_if<Replayed>(&outcome)->ended.value, id);
        QVERIFY(!must(store().refresh(live)));
    }
}

/// Whoever makes one up has had another token of the session in hand, which its client never shows.
void StoreContract::takesATokenOfTheFamilyThatItNeverGaveForAReplay()
{
    open("one", "1");
    open("bystander", "b");
    const base::Digest madeUp = inFamily("r1", "made up");
    QVERIFY(must(store().refresh(madeUp))->isUsed);
    const auto outcome = rotateInFamily(madeUp, "r1", "2");
    QCOMPARE(get_if<Replayed>(&outcome)->ended.value, "one");
    QVERIFY(!isAccess("a1"));
    QVERIFY(!isAccess("a2"));
    QCOMPARE(sessionIds(), QByteArrayList({"bystander"}));

    open("two", "3");
    QVERIFY(!must(store().refresh(inFamily("a3", "made up")))); // its access token's is another's
    pass(seconds(400 * 86400));
    QVERIFY(holds_alternative<oauth::RefreshExpired>(
        rotateInFamily(inFamily("r3", "made up"), "r3", "4")));
}

} // namespace gatehouse::test
