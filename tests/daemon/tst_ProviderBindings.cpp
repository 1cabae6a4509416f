// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/ProviderBindings.h"
#include "store/MemoryStore.h"
#include "support/FakeClock.h"
#include "support/RecordedEvents.h"

#include <QTest>

using namespace gatehouse;
using namespace test;
using config::AuthStrategy;
using config::ProviderSettings;
using daemon::bindingOf;

namespace {

ProviderSettings corp()
{
    return {.name = "default",
        .strategy = AuthStrategy::OAuth,
        .clientId = "gatehouse",
        .clientSecret = base::Secret("the secret at the provider"),
        .accountsUrl = "https://id.corp.example/userinfo",
        .authorizationUrl = "https://id.corp.example/authorize",
        .tokenUrl = "https://id.corp.example/token"};
}

struct Core
{
    FakeClock clock;
    store::MemoryStore store;
    oauth::PublishedTable published;
    RecordedEvents events;
    oauth::Sessions sessions {store, published, events, clock};

    void open(const QByteArray &id)
    {
        const domain::Session session {.id = {id},
            .user = {.issuer = "https://id.corp.example", .subject = "1"},
            .clientId = {"app"},
            .provider = "default",
            .openedAt = clock.now(),
            .endsAt = clock.now() + base::seconds(86400)};
        if (!store.openSession(session, "sealed", base::sha256("no code"),
                {.access = base::sha256("a" + id),
                    .accessExpiresAt = session.endsAt,
                    .refresh = base::sha256("r" + id),
                    .refreshExpiresAt = session.endsAt}))
            qFatal("the store of the test failed without being told to");
    }
    bool bind(const ProviderSettings &provider)
    {
        return daemon::bindProviders({provider}, sessions).ok();
    }
};

} // namespace

/// A provider's name is the provider that the settings make of it.
class tst_ProviderBindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherKindUrlOrClientIsAnotherProvider_data();
    void anotherKindUrlOrClientIsAnotherProvider();
    void howItIsShownAskedAndToldMakesNoOther();
    void localAccountsAreTheSameWhateverElseIsSet();
    void endsTheSessionsOfTheFormerAndSaysSo();
    void saysWhenItCannotBeKept();
};

void tst_ProviderBindings::anotherKindUrlOrClientIsAnotherProvider_data()
{
    QTest::addColumn<QByteArray>("what");
    for (const char *what : {"kind", "accounts", "authorization", "token", "client", "moved"})
        QTest::newRow(what) << QByteArray(what);
}

void tst_ProviderBindings::anotherKindUrlOrClientIsAnotherProvider()
{
    QFETCH(QByteArray, what);
    ProviderSettings other = corp();
    if (what == "kind")
        other.strategy = AuthStrategy::Oidc;
    else if (what == "accounts")
        other.accountsUrl = "https://id.else.example/userinfo";
    else if (what == "authorization")
        other.authorizationUrl = "https://id.else.example/authorize";
    else if (what == "token")
        other.tokenUrl = "https://id.else.example/token";
    else if (what == "client")
        other.clientId = "another";
    else // the same bytes in other places
        std::swap(other.accountsUrl, other.authorizationUrl);
    QVERIFY(bindingOf(other).meaning != bindingOf(corp()).meaning);
    QCOMPARE(bindingOf(other).name, QByteArray("default"));
}

void tst_ProviderBindings::howItIsShownAskedAndToldMakesNoOther()
{
    ProviderSettings same = corp();
    same.clientSecret = base::Secret("another secret at the same");
    same.displayName = QStringLiteral("Corp");
    same.scopes = {"openid", "groups"};
    same.extraAuthParams = {{"prompt", "login"}};
    same.revocationUrl = "https://id.corp.example/revoke";
    QCOMPARE(bindingOf(same), bindingOf(corp()));
}

void tst_ProviderBindings::localAccountsAreTheSameWhateverElseIsSet()
{
    const ProviderSettings plain {.name = "local", .strategy = AuthStrategy::Local};
    ProviderSettings more = corp();
    more.name = "local";
    more.strategy = AuthStrategy::Local;
    QCOMPARE(bindingOf(more), bindingOf(plain));
}

void tst_ProviderBindings::endsTheSessionsOfTheFormerAndSaysSo()
{
    Core core;
    core.open("one");
    QVERIFY(core.bind(corp()));
    QVERIFY(core.bind(corp()));
    core.open("two");
    ProviderSettings other = corp();
    other.tokenUrl = "https://id.else.example/token";
    QTest::ignoreMessage(QtWarningMsg,
        "The provider \"default\" is another one now; 2 sessions of the former have ended.");
    QVERIFY(core.bind(other));
    for (const QByteArray id : {"one", "two"}) {
        QVERIFY(core.events.has(oauth::SessionEnded {{id}, domain::EndReason::ProviderRefused}));
    }
    QVERIFY(core.store.sessions(core.clock.now())->isEmpty());
    QVERIFY(core.store.revocations(10)->isEmpty());
    QVERIFY(core.bind(other));
    QCOMPARE(core.events.count<oauth::SessionEnded>(), 2);
}

void tst_ProviderBindings::saysWhenItCannotBeKept()
{
    Core core;
    core.store.failNextVerb();
    QVERIFY(!core.bind(corp()));
    QVERIFY(core.bind(corp()));
}

QTEST_GUILESS_MAIN(tst_ProviderBindings)
#include "tst_ProviderBindings.moc"
