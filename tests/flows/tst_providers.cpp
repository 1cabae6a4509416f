// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeProvider.h"

#include <QTest>

using namespace gatehouse;
using namespace test;

/// Several providers at once, through the whole server.
class tst_providers : public QObject
{
    Q_OBJECT

    FakeProvider m_red;
    FakeProvider m_blue;

    QMap<QByteArray, QByteArray> both() const
    {
        QMap<QByteArray, QByteArray> settings = m_red.settings("red");
        settings.insert(m_blue.settings("blue"));
        settings.insert("PROVIDERS", "red,blue,local");
        settings.insert("PROVIDER_BLUE_DISPLAY_NAME", "Blue & Co");
        return settings;
    }

private Q_SLOTS:
    void init();
    void offersEachOnThePage();
    void eachHasItsOwnCallback();
    void anAnswerAtAnotherProvidersCallbackBurnsTheSignIn_data();
    void anAnswerAtAnotherProvidersCallbackBurnsTheSignIn();
    void signsInWithALocalAccountBesides();
    void choosesNothingThatIsNotOffered();
    void theOneProvidersCallbackMayNameIt();
    void anotherProviderOfTheSameNameGetsNothingOfTheFormer();
    void anAnswerThatSaysAnythingTwiceIsNone_data();
    void anAnswerThatSaysAnythingTwiceIsNone();
};

void tst_providers::init()
{
    for (FakeProvider *provider : {&m_red, &m_blue}) {
        provider->life = 3600;
        provider->codes.clear();
        provider->renewed.clear();
        provider->redirectUris.clear();
    }
}

void tst_providers::offersEachOnThePage()
{
    const Flow flow("2", both());
    const Journey journey(flow);
    Browser browser(flow);
    const RawAnswer consent = browser.open(journey.authorizeTarget());
    const RawAnswer choice = browser.post(
        "/authorize/consent", {{"form_token", Browser::formToken(consent)}, {"decision", "allow"}});
    QCOMPARE(choice.status, 200);
    QVERIFY(choice.body.contains("value=\"red\"><bdi>127.0.0.1</bdi>"));
    QVERIFY(choice.body.contains("value=\"blue\"><bdi>Blue &amp; Co</bdi>"));
    QVERIFY(choice.body.contains("value=\"local\">An account on this server"));
}

void tst_providers::eachHasItsOwnCallback()
{
    const Flow flow("2", both());
    for (FakeProvider *provider : {&m_red, &m_blue}) {
        const QByteArray name = provider == &m_red ? "red" : "blue";
        ProviderJourney journey(flow);
        const Tokens tokens = journey.tokens(name);
        QCOMPARE(flow.doorStatuses(tokens.access), QSet<int> {200});
        QCOMPARE(provider->redirectUris,
            QByteArrayList {flow.origin() + "/oauth/provider-callback/" + name});
    }
}

void tst_providers::anAnswerAtAnotherProvidersCallbackBurnsTheSignIn_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("the other's") << QByteArray("/oauth/provider-callback/blue");
    QTest::newRow("nobody's") << QByteArray("/oauth/provider-callback/green");
    QTest::newRow("the one of a single provider") << QByteArray("/oauth/callback");
    QTest::newRow("the other spelling of it") << QByteArray("/oauth/provider-callback");
}

/// RFC 9700 4.4.2: the code of an honest provider must not reach another one's token endpoint.
void tst_providers::anAnswerAtAnotherProvidersCallbackBurnsTheSignIn()
{
    QFETCH(QByteArray, path);
    const Flow flow("2", both());
    ProviderJourney journey(flow);
    const QUrl sent = journey.toProvider("red");
    const RawAnswer refused = journey.comeBackTo(path, ProviderJourney::parameter(sent, "state"));
    QVERIFY2(refused.status >= 400, refused.head);
    QVERIFY(refused.field("Location").isEmpty());
    // Its own door does not open any more either.
    const RawAnswer late = journey.comeBack(sent);
    QVERIFY2(late.status >= 400, late.head);
    QVERIFY(late.field("Location").isEmpty());
    QVERIFY(m_red.codes.isEmpty() && m_blue.codes.isEmpty());
}

void tst_providers::signsInWithALocalAccountBesides()
{
    const Flow flow("2", both());
    const Journey journey(flow);
    Browser browser(flow);
    const RawAnswer consent = browser.open(journey.authorizeTarget());
    const RawAnswer choice = browser.post(
        "/authorize/consent", {{"form_token", Browser::formToken(consent)}, {"decision", "allow"}});
    const RawAnswer account = browser.post(
        "/authorize/provider", {{"form_token", Browser::formToken(choice)}, {"provider", "local"}});
    const QUrl toClient = Browser::destination(browser.post("/authorize/account",
        {{"form_token", Browser::formToken(account)}, {"name", "ann"}, {"password", Password}}));
    const Tokens tokens =
        Journey::tokensOf(journey.redeem(ProviderJourney::parameter(toClient, "code")));
    QCOMPARE(flow.doorStatuses(tokens.access), QSet<int> {200});
    QCOMPARE(journey.refresh(tokens.refresh).status, 200);
}

void tst_providers::choosesNothingThatIsNotOffered()
{
    const Flow flow("2", both());
    ProviderJourney journey(flow);
    QVERIFY(!journey.toProvider("green").isValid());
}

void tst_providers::theOneProvidersCallbackMayNameIt()
{
    // The port is known only once it listens, so the name alone is looked at.
    FakeProvider provider;
    const Flow flow("2", provider.settings());
    ProviderJourney journey(flow);
    const QUrl sent = journey.toProvider();
    const RawAnswer back = journey.comeBackTo(
        "/oauth/provider-callback/default", ProviderJourney::parameter(sent, "state"));
    QVERIFY(back.field("Location").startsWith(RedirectUri));
}

/// Both are "default": what the one gave must not be sent to the other.
void tst_providers::anotherProviderOfTheSameNameGetsNothingOfTheFormer()
{
    m_red.life = 60; // every refresh asks the provider
    Flow flow("2", m_red.settings());
    ProviderJourney journey(flow);
    const Tokens first = journey.tokens();
    ProviderJourney other(flow);
    const Tokens ended = other.tokens();
    flow.restart(m_red.settings());
    QCOMPARE(flow.doorStatuses(first.access), QSet<int> {200});
    const Tokens second = Journey::tokensOf(journey.client().refresh(first.refresh));
    QCOMPARE(m_red.renewed.size(), 1);

    flow.restart(m_blue.settings());
    QCOMPARE(flow.doorStatuses(second.access), QSet<int> {401});
    QCOMPARE(flow.doorStatuses(ended.access), QSet<int> {401});
    QCOMPARE(Journey::errorOf(journey.client().refresh(second.refresh)), "invalid_grant");
    QVERIFY(m_blue.renewed.isEmpty());
    QVERIFY(flow.store().revocations(10).value().isEmpty());
    ProviderJourney anew(flow);
    QCOMPARE(flow.doorStatuses(anew.tokens().access), QSet<int> {200});
    QCOMPARE(m_blue.codes.size(), 1);
}

void tst_providers::anAnswerThatSaysAnythingTwiceIsNone_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("two codes") << QByteArray("&code=another");
    QTest::newRow("two issuers") << QByteArray("&iss=a&iss=b");
    QTest::newRow("two of what nobody knows") << QByteArray("&x=1&x=1");
}

/// RFC 6749 3.1: which of two codes was injected nobody can tell, so the provider is asked about
/// none.
void tst_providers::anAnswerThatSaysAnythingTwiceIsNone()
{
    QFETCH(QByteArray, more);
    FakeProvider provider;
    const Flow flow("2", provider.settings());
    ProviderJourney journey(flow);
    const QUrl sent = journey.toProvider();
    const RawAnswer back = journey.browser().open("/oauth/callback?code=provider-code&state="
        + ProviderJourney::parameter(sent, "state") + more);
    QVERIFY(back.field("Location").startsWith(RedirectUri));
    QVERIFY(back.field("Location").contains("error=server_error"));
    QVERIFY(provider.codes.isEmpty());
}

QTEST_GUILESS_MAIN(tst_providers)
#include "tst_providers.moc"
