// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreContract.h"

#include <QtTest>

namespace gatehouse::test {

using base::seconds;
using Stage = oauth::SignIn::Stage;

namespace {

bool isReplaced(const std::optional<oauth::SignIn> &signIn)
{
    return signIn && signIn->stage == Stage::Replaced;
}

} // namespace

void StoreContract::evictsTheOldestSignInOfThatClientOnly()
{
    must(store().saveSignIn(digest("other's"), signIn("other"), 3));
    for (const char *handle : {"1", "2", "3", "4", "5"})
        must(store().saveSignIn(digest(handle), signIn("flooder"), 3));
    QVERIFY(must(store().takeSignIn(digest("other's"), now())));
    for (const char *handle : {"1", "2"})
        QVERIFY(isReplaced(must(store().takeSignIn(digest(handle), now()))));
    for (const char *handle : {"3", "4", "5"})
        QVERIFY(!isReplaced(must(store().takeSignIn(digest(handle), now()))));
}

void StoreContract::keepsSignInsThatHaveComeFurther()
{
    const std::array further {Stage::Choice, Stage::Account, Stage::AtProvider};
    for (std::size_t i = 0; i < further.size(); ++i) {
        oauth::SignIn answered = signIn("client");
        answered.stage = further[i];
        must(store().saveSignIn(digest("further" + QByteArray::number(i)), answered, 3));
    }
    oauth::SignIn looping = signIn("client");
    looping.stage = Stage::Stopped;
    must(store().saveSignIn(digest("looping"), looping, 3));
    for (int i = 0; i < 5; ++i)
        must(store().saveSignIn(digest(QByteArray::number(i)), signIn("client"), 3));
    for (const QByteArray handle : {"looping", "0", "1"})
        QVERIFY2(isReplaced(must(store().takeSignIn(digest(handle), now()))), handle);
    for (const QByteArray handle : {"further0", "further1", "further2", "2", "3", "4"})
        QVERIFY2(!isReplaced(must(store().takeSignIn(digest(handle), now()))), handle);
}

void StoreContract::evictsTheOldestSignInOfThatBrowserOnly()
{
    oauth::SignIn others = signIn("client");
    others.browser = digest("another browser");
    must(store().saveSignIn(digest("other's"), others, 1000));
    must(store().saveSignIn(digest("other client's"), signIn("other"), 1000));
    for (int i = 0; i <= oauth::MaxSignInsPerBrowser; ++i)
        must(store().saveSignIn(digest(QByteArray::number(i)), signIn("client"), 1000));
    QVERIFY(isReplaced(must(store().takeSignIn(digest("0"), now()))));
    for (const QByteArray handle : {"1", "20", "other's", "other client's"})
        QVERIFY2(!isReplaced(must(store().takeSignIn(digest(handle), now()))), handle);
}

void StoreContract::knowsOfAnEvictedSignInOnlyThatItWasReplaced()
{
    oauth::SignIn evicted = signIn("client");
    evicted.stage = Stage::AtProvider;
    evicted.nonce = "nonce";
    evicted.sealedVerifier = "sealed verifier";
    evicted.rememberIn = digest("memory");
    oauth::SignIn newer = signIn("client");
    newer.stage = Stage::AtProvider;
    must(store().saveSignIn(digest("1"), evicted, 1));
    must(store().saveSignIn(digest("2"), newer, 1));

    oauth::SignIn left;
    left.stage = Stage::Replaced;
    left.id = evicted.id;
    left.clientId = evicted.clientId;
    left.resource = evicted.resource;
    left.scopes = evicted.scopes;
    left.browser = evicted.browser;
    left.provider = evicted.provider;
    left.expiresAt = evicted.expiresAt;
    QCOMPARE(must(store().takeSignIn(digest("1"), now())).value(), left);
    QVERIFY(!must(store().takeSignIn(digest("1"), now())));
}

void StoreContract::keepsNoMoreReplacedSignInsThanOpenOnes()
{
    for (int i = 0; i < 9; ++i)
        must(store().saveSignIn(digest(QByteArray::number(i)), signIn("client"), 3));
    for (const QByteArray handle : {"0", "1", "2"})
        QVERIFY(!must(store().takeSignIn(digest(handle), now())));
    for (const QByteArray handle : {"3", "4", "5"})
        QVERIFY(isReplaced(must(store().takeSignIn(digest(handle), now()))));
    pass(seconds(600));
    QCOMPARE(must(store().purge(now(), seconds(3600), 100)), 3);
}

oauth::ConsentKey StoreContract::consent(const QByteArray &browser, const QByteArray &client) const
{
    return {.browser = digest(browser),
        .clientId = {client},
        .redirectHost = "claude.ai",
        .resource = "https://gate.example/mcp",
        .scopes = domain::Scopes({"read", "write"})};
}

void StoreContract::remembersAConsentUntilItsEnd()
{
    const auto key = consent("browser", "client");
    QVERIFY(!must(store().isConsentRemembered(key, now())));
    must(store().rememberConsent(key, now() + seconds(60)));
    QVERIFY(must(store().isConsentRemembered(key, now())));
    pass(seconds(59));
    QVERIFY(must(store().isConsentRemembered(key, now())));
    pass(seconds(1));
    QVERIFY(!must(store().isConsentRemembered(key, now())));
    must(store().rememberConsent(key, now() + seconds(60)));
    QVERIFY(must(store().isConsentRemembered(key, now())));
}

void StoreContract::remembersNothingButExactlyWhatWasAllowed()
{
    const auto allowed = consent("browser", "client");
    must(store().rememberConsent(allowed, now() + seconds(60)));
    QList<oauth::ConsentKey> others(7, allowed);
    others[0].browser = digest("another");
    others[1].clientId = {"another"};
    others[2].redirectHost = "claude.ai.evil.example";
    others[3].resource = "https://gate.example/mcp/files";
    others[4].scopes = domain::Scopes({"read"});
    others[5].scopes = domain::Scopes({"read", "write", "admin"});
    others[6].scopes = domain::Scopes();
    for (const auto &other : others)
        QVERIFY(!must(store().isConsentRemembered(other, now())));
    auto sameSet = allowed;
    sameSet.scopes = domain::Scopes({"write", "read"});
    QVERIFY(must(store().isConsentRemembered(sameSet, now())));
}

void StoreContract::forgetsTheConsentsOfAClientOrAll()
{
    const auto until = now() + seconds(60);
    must(store().rememberConsent(consent("one", "client"), until));
    must(store().rememberConsent(consent("two", "client"), until));
    must(store().rememberConsent(consent("one", "other"), until));
    QCOMPARE(must(store().forgetConsents(domain::ClientId {"client"})), 2);
    QVERIFY(!must(store().isConsentRemembered(consent("one", "client"), now())));
    QVERIFY(must(store().isConsentRemembered(consent("one", "other"), now())));
    QCOMPARE(must(store().forgetConsents({})), 1);
    QVERIFY(!must(store().isConsentRemembered(consent("one", "other"), now())));
    QCOMPARE(must(store().forgetConsents({})), 0);
}

void StoreContract::letsTheOldestConsentOfTheSameBrowserMakeRoom()
{
    const auto until = now() + seconds(60);
    must(store().rememberConsent(consent("other", "first"), until));
    must(store().rememberConsent(consent("one", "first"), until));
    for (int i = 0; i < oauth::MaxConsentsPerBrowser; ++i)
        must(store().rememberConsent(consent("one", QByteArray::number(i)), until));
    QVERIFY(!must(store().isConsentRemembered(consent("one", "first"), now())));
    QVERIFY(must(store().isConsentRemembered(consent("one", "0"), now())));
    QVERIFY(must(store().isConsentRemembered(consent("other", "first"), now())));
}

void StoreContract::purgesConsentsThatAreOver()
{
    must(store().rememberConsent(consent("one", "client"), now() + seconds(10)));
    must(store().rememberConsent(consent("two", "client"), now() + seconds(11)));
    pass(seconds(10));
    QCOMPARE(must(store().purge(now(), seconds(3600), 100)), 1);
    QCOMPARE(must(store().forgetConsents({})), 1);
}

} // namespace gatehouse::test
