// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "oauth/ClientRegistration.h"
#include "SqliteBench.h"
#include "support/FakeRandom.h"

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr int Registrations = 20'000; // five times as slow, and nothing more to be seen
#else
constexpr int Registrations = 100'000;
#endif
constexpr int AtOnce = 500;
constexpr int Room = 400;

oauth::SignIn signInOf(const QByteArray &client, base::sys_seconds now)
{
    return {.id = "sign-in",
        .clientId = {client},
        .redirectUri = "https://client.example/cb",
        .browser = base::sha256("browser"),
        .expiresAt = now + base::seconds(600)};
}

} // namespace

/// RFC 7591 on a server that strangers flood.
class tst_RegistrationFlood : public SqliteBench
{
    Q_OBJECT

private Q_SLOTS:
    void takesNobodysPlaceAndKeepsABoundedNumberOfRows();
    void refusesAClientWhenAllOthersAreInUse();

private:
    QByteArray registerClient(const QByteArray &name, const QByteArray &method)
    {
        const oauth::EndpointRequest request {.contentType = "application/json",
            .body = base::toJson(
                {{u"redirect_uris"_s,
                     QJsonArray {u"https://client.example/"_s + QString::fromLatin1(name)}},
                    {u"token_endpoint_auth_method"_s, QString::fromLatin1(method)}}),
            .address = name};
        // A stranger with many addresses and much time: nothing but the room is in his way.
        m_clock.advance(base::seconds(1));
        oauth::RegistrationLimit limit(m_clock);
        const auto answer = oauth::answerRegister(request,
            {.profile = m_profile,
                .store = *m_store,
                .limit = limit,
                .random = m_random,
                .clock = m_clock,
                .events = m_events,
                .maxClients = Room});
        if (answer.status != 201)
            return {};
        return must(base::parseJsonObject(answer.body))["client_id"_L1].toString().toUtf8();
    }
    int rowCount() const
    {
        store::SqliteDatabase database(path());
        must(database.open());
        auto rows = must(database.run("SELECT count(*) FROM clients"));
        return rows.next() ? int(rows.number(0)) : -1;
    }

    FakeClock m_clock;
    FakeRandom m_random;
    oauth::StagedEvents m_events;
    oauth::Profile m_profile {.issuer = "https://gate.example"};
};

void tst_RegistrationFlood::takesNobodysPlaceAndKeepsABoundedNumberOfRows()
{
    start();
    const QByteArray inUse = registerClient("in-use", "none");
    domain::Session used = session("one");
    used.clientId = {inUse};
    used.endsAt = m_clock.now() + base::seconds(86400 * 365);
    must(m_store->openSession(used, "sealed", base::sha256("code"), tokens("1")));
    const QByteArray signingIn = registerClient("signing-in", "client_secret_basic");
    must(m_store->saveSignIn(
        base::sha256("handle"), signInOf(signingIn, m_clock.now() + base::seconds(200'000)), 10));

    int registered = 0;
    for (int done = 0; done < Registrations; done += AtOnce) {
        must(m_store->batch([&] {
            for (int i = done; i < done + AtOnce; ++i)
                registered +=
                    registerClient(QByteArray::number(i), i % 2 ? "none" : "client_secret_post")
                        .isEmpty()
                    ? 0
                    : 1;
        }));
    }
    QCOMPARE(registered, Registrations);
    QCOMPARE(rowCount(), Room);
    QVERIFY(must(m_store->client({inUse})));
    QVERIFY(must(m_store->client({signingIn})));
    QVERIFY(must(m_store->takeSignIn(base::sha256("handle"), m_clock.now())));
    // The same public client is still the same, whatever came between.
    QCOMPARE(registerClient("in-use", "none"), inUse);
    QCOMPARE(rowCount(), Room);
}

void tst_RegistrationFlood::refusesAClientWhenAllOthersAreInUse()
{
    start();
    for (int i = 0; i < Room; ++i) {
        const QByteArray name = QByteArray::number(i);
        const oauth::SignIn open =
            signInOf(registerClient(name, "none"), m_clock.now() + base::seconds(86400));
        must(m_store->saveSignIn(base::sha256(name), open, 10));
    }
    QCOMPARE(registerClient("one-too-many", "none"), QByteArray());
    QCOMPARE(rowCount(), Room);
    QVERIFY(!registerClient("0", "none").isEmpty()); // which is there already
    QVERIFY(must(m_store->takeSignIn(base::sha256("0"), m_clock.now())));
    QVERIFY(!registerClient("one-too-many", "none").isEmpty());
    QCOMPARE(rowCount(), Room);
}

QTEST_GUILESS_MAIN(tst_RegistrationFlood)
#include "tst_RegistrationFlood.moc"
