// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "oauth/ClientApproval.h"

#include <QRegularExpression>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;

class tst_ClientApproval : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void openAdmitsEverybody();
    void knownAdmitsWhomTheOwnerMadeOrApproved();
    void askLetsAnUnknownClientWait();
    void theSameBrowserKeepsItsCode();
    void eachBrowserHasACodeOfItsOwn();
    void allowingByCodeAdmitsTheClientForGood();
    void allowingTakesACodeAsPeopleTypeIt_data();
    void allowingTakesACodeAsPeopleTypeIt();
    void allowingByClientIdNeedsNobodyWho();
    void allowingNobodyIsAnError();
    void denyingIsAboutOneRequest();
    void denyingByClientIdIsAboutAllOfThem();
    void aDeniedRequestMayBeMadeAgainAfterFiveMinutes();
    void aCodeIsGoodForFiveMinutes();
    void anExpiredCodeAllowsNobody();
    void aClientThatIsGoneCannotBeAllowed();
    void aClientThatChangedSinceItAskedIsNotAllowed_data();
    void aClientThatChangedSinceItAskedIsNotAllowed();
    void aDenialHoldsWhateverTheClientCallsItself();
    void aFloodOfOneClientTakesNobodysPlace();
    void aFloodOfClientsTakesNobodysPlace();
    void admitsNobodyWhenTheStoreFails();
    void knowsWhoWaitsWhenABatchFails();

private:
    using Digest = base::Digest;

    WaitingClient waits(const char *client, const char *browser)
    {
        const auto outcome = ask(client, browser);
        if (!std::holds_alternative<ClientWaits>(outcome))
            qFatal("the client does not wait");
        return std::get<ClientWaits>(outcome).waiting;
    }
    ApprovalOutcome ask(const char *client, const char *browser)
    {
        return m_approval->ask(
            known(client), "https://" + QByteArray(client) + ".example/cb", base::sha256(browser));
    }
    ApprovalOutcome lookAgain(const char *client, const char *browser)
    {
        return m_approval->lookAgain(known(client), base::sha256(browser));
    }
    domain::Client known(const char *id) { return must(m_bench->clients.find({id})).value(); }

    template <typename T> static bool is(const ApprovalOutcome &outcome)
    {
        return std::holds_alternative<T>(outcome);
    }

    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<ClientApproval> m_approval;
};

void tst_ClientApproval::init()
{
    m_bench = std::make_unique<Bench>();
    m_bench->profile.clientApproval = ApprovalPolicy::Ask;
    m_bench->profile.preRegistered =
        domain::Client {.id = {"owner's"}, .kind = domain::ClientKind::PreRegistered};
    m_bench->addClient("app");
    m_bench->addClient("other");
    m_approval =
        std::make_unique<ClientApproval>(ClientApproval::Parts {.profile = m_bench->profile,
            .clients = m_bench->clients,
            .control = m_bench->control,
            .random = m_bench->random,
            .clock = m_bench->clock,
            .events = m_bench->events});
}

void tst_ClientApproval::openAdmitsEverybody()
{
    m_bench->profile.clientApproval = ApprovalPolicy::Open;
    QVERIFY(is<ClientAdmitted>(ask("app", "browser")));
    QVERIFY(is<ClientAdmitted>(lookAgain("app", "browser")));
    QVERIFY(m_approval->waiting().isEmpty());
}

void tst_ClientApproval::knownAdmitsWhomTheOwnerMadeOrApproved()
{
    m_bench->profile.clientApproval = ApprovalPolicy::Known;
    QVERIFY(is<ClientAdmitted>(ask("owner's", "browser")));
    QVERIFY(is<ClientNotKnown>(ask("app", "browser")));
    QVERIFY(is<ClientNotKnown>(lookAgain("app", "browser")));
    QVERIFY(m_approval->waiting().isEmpty());
    QVERIFY(m_bench->control.approve({"app"}));
    QVERIFY(is<ClientAdmitted>(ask("app", "browser")));
    QVERIFY(m_bench->control.unblock({"app"}));
    QVERIFY(is<ClientNotKnown>(ask("app", "browser")));
}

void tst_ClientApproval::askLetsAnUnknownClientWait()
{
    QVERIFY(is<ClientAdmitted>(ask("owner's", "browser")));
    const WaitingClient waiting = waits("app", "browser");
    static const QRegularExpression form(
        u"^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$"_s);
    QVERIFY2(QString::fromLatin1(waiting.code).contains(form), waiting.code);
    QCOMPARE(waiting.clientId.value, "app");
    QCOMPARE(waiting.clientName, u"app"_s);
    QCOMPARE(waiting.redirectUri, "https://app.example/cb");
    QCOMPARE(waiting.askedAt, m_bench->clock.now());
    QCOMPARE(waiting.endsAt, m_bench->clock.now() + 5min);
    QCOMPARE(m_approval->waiting(), QList<WaitingClient> {waiting});
    QVERIFY(m_bench->events.has(ApprovalWanted {waiting}));
    QVERIFY(is<ClientWaits>(lookAgain("app", "browser")));
}

void tst_ClientApproval::theSameBrowserKeepsItsCode()
{
    const WaitingClient first = waits("app", "browser");
    m_bench->clock.advance(10s);
    QCOMPARE(waits("app", "browser"), first);
    QCOMPARE(std::get<ClientWaits>(lookAgain("app", "browser")).waiting, first);
    QCOMPARE(m_approval->waiting().size(), 1);
    QCOMPARE(m_bench->events.count<ApprovalWanted>(), 1);
}

void tst_ClientApproval::eachBrowserHasACodeOfItsOwn()
{
    QSet<QByteArray> codes {
        waits("app", "browser").code, waits("app", "another").code, waits("other", "browser").code};
    QCOMPARE(codes.size(), 3);
    QVERIFY(is<ClientUnanswered>(lookAgain("other", "another")));
}

void tst_ClientApproval::allowingByCodeAdmitsTheClientForGood()
{
    const WaitingClient waiting = waits("app", "browser");
    waits("app", "another");
    waits("other", "browser");
    QCOMPARE(must(m_approval->allow(waiting.code)).value, "app");
    QVERIFY(is<ClientAdmitted>(lookAgain("app", "browser")));
    QVERIFY(is<ClientAdmitted>(lookAgain("app", "another")));
    QVERIFY(is<ClientWaits>(lookAgain("other", "browser")));
    QCOMPARE(m_approval->waiting().size(), 1);
    QCOMPARE(m_bench->events.count<ApprovalAnswered>(), 2);
    QVERIFY(m_bench->events.has(ApprovalAnswered {waiting, ApprovalAnswer::Allowed}));
    m_bench->clock.advance(365 * 24h);
    QVERIFY(is<ClientAdmitted>(ask("app", "a new one")));
}

void tst_ClientApproval::allowingTakesACodeAsPeopleTypeIt_data()
{
    QTest::addColumn<QByteArray>("how");
    for (const char *how : {"as it is", "in small letters", "without the hyphen", "with a space"})
        QTest::newRow(how) << QByteArray(how);
}

void tst_ClientApproval::allowingTakesACodeAsPeopleTypeIt()
{
    QFETCH(QByteArray, how);
    QByteArray typed = waits("app", "browser").code;
    if (how == "in small letters")
        typed = typed.toLower();
    else if (how == "without the hyphen")
        typed.replace("-", "");
    else if (how == "with a space")
        typed.replace("-", " ");
    QVERIFY(m_approval->allow(typed));
    QVERIFY(is<ClientAdmitted>(lookAgain("app", "browser")));
}

void tst_ClientApproval::allowingByClientIdNeedsNobodyWho()
{
    QCOMPARE(must(m_approval->allow("app")).value, "app");
    QVERIFY(is<ClientAdmitted>(ask("app", "browser")));
    QVERIFY(is<ClientWaits>(ask("other", "browser")));
}

void tst_ClientApproval::allowingNobodyIsAnError()
{
    const QByteArray code = waits("app", "browser").code;
    for (const QByteArray &nobody : {QByteArray("BCDF-GHJK"), QByteArray(), QByteArray("nobody"),
             code.chopped(1), code + 'B'}) {
        const auto allowed = m_approval->allow(nobody);
        QVERIFY2(!allowed, nobody);
        QCOMPARE(allowed.error().kind, base::ErrorKind::NotFound);
        QCOMPARE(must(m_bench->memory.clientStanding({nobody})), domain::ClientStanding::Undecided);
    }
    QVERIFY(is<ClientWaits>(lookAgain("app", "browser")));
}

void tst_ClientApproval::denyingIsAboutOneRequest()
{
    const WaitingClient waiting = waits("app", "browser");
    waits("app", "another");
    QCOMPARE(m_approval->deny(waiting.code), 1);
    QVERIFY(is<ClientDenied>(lookAgain("app", "browser")));
    QVERIFY(is<ClientDenied>(ask("app", "browser")));
    QVERIFY(is<ClientWaits>(lookAgain("app", "another")));
    QCOMPARE(m_approval->waiting().size(), 1);
    QCOMPARE(m_approval->deny(waiting.code), 0);
    QVERIFY(!m_approval->allow(waiting.code)); // it was answered
    QCOMPARE(m_bench->events.count<ApprovalAnswered>(), 1);
    QCOMPARE(m_bench->events.last<ApprovalAnswered>(),
        (ApprovalAnswered {waiting, ApprovalAnswer::Denied}));
}

void tst_ClientApproval::denyingByClientIdIsAboutAllOfThem()
{
    waits("app", "browser");
    waits("app", "another");
    waits("other", "browser");
    QCOMPARE(m_approval->deny("app"), 2);
    QVERIFY(is<ClientDenied>(lookAgain("app", "browser")));
    QVERIFY(is<ClientDenied>(lookAgain("app", "another")));
    QVERIFY(is<ClientWaits>(lookAgain("other", "browser")));
    // The owner may think again.
    QVERIFY(m_approval->allow("app"));
    QVERIFY(is<ClientAdmitted>(lookAgain("app", "browser")));
    QCOMPARE(m_bench->events.count<ApprovalAnswered>(), 2); // each of them once
}

void tst_ClientApproval::aDeniedRequestMayBeMadeAgainAfterFiveMinutes()
{
    const WaitingClient waiting = waits("app", "browser");
    m_bench->clock.advance(299s);
    QCOMPARE(m_approval->deny(waiting.code), 1);
    m_bench->clock.advance(299s);
    QVERIFY(is<ClientDenied>(ask("app", "browser")));
    m_bench->clock.advance(1s);
    QVERIFY(waits("app", "browser").code != waiting.code);
}

void tst_ClientApproval::aCodeIsGoodForFiveMinutes()
{
    const WaitingClient waiting = waits("app", "browser");
    m_bench->clock.advance(299s);
    QVERIFY(is<ClientWaits>(lookAgain("app", "browser")));
    m_bench->clock.advance(1s);
    QVERIFY(is<ClientUnanswered>(lookAgain("app", "browser")));
    QVERIFY(m_approval->waiting().isEmpty());
    QVERIFY(waits("app", "browser").code != waiting.code);
}

void tst_ClientApproval::anExpiredCodeAllowsNobody()
{
    const WaitingClient waiting = waits("app", "browser");
    m_bench->clock.advance(300s);
    QVERIFY(!m_approval->allow(waiting.code));
    QCOMPARE(m_approval->deny(waiting.code), 0);
    QVERIFY(is<ClientWaits>(ask("app", "browser")));
}

void tst_ClientApproval::aClientThatIsGoneCannotBeAllowed()
{
    const WaitingClient waiting = waits("app", "browser");
    QVERIFY(must(m_bench->memory.removeClient({"app"})));
    const auto allowed = m_approval->allow(waiting.code);
    QVERIFY(!allowed);
    QCOMPARE(allowed.error().kind, base::ErrorKind::NotFound);
}

void tst_ClientApproval::aClientThatChangedSinceItAskedIsNotAllowed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("redirectUri");
    QTest::addColumn<bool>("byCode");
    const QByteArray same = "https://app.example/cb";
    QTest::newRow("another name") << u"Bank"_s << same << true;
    QTest::newRow("another redirect URI") << u"app"_s << QByteArray("https://evil.example") << true;
    QTest::newRow("another name, by client id") << u"Bank"_s << same << false;
}

void tst_ClientApproval::aClientThatChangedSinceItAskedIsNotAllowed()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, redirectUri);
    QFETCH(bool, byCode);
    const WaitingClient shown = waits("app", "browser");
    waits("other", "browser");
    domain::Client changed = known("app");
    changed.name = name;
    changed.redirectUris = {redirectUri};
    QVERIFY(must(m_bench->memory.replaceClient(changed)));

    const auto allowed = m_approval->allow(byCode ? shown.code : QByteArray("app"));
    QVERIFY(!allowed);
    QCOMPARE(allowed.error().kind, base::ErrorKind::NotFound);
    QCOMPARE(
        allowed.error().message, u"The client has changed since it asked; let it ask again."_s);
    QCOMPARE(known("app").standing, domain::ClientStanding::Undecided);
    QCOMPARE(m_approval->waiting().size(), 1); // the other one waits on
    QCOMPARE(m_bench->events.last<ApprovalAnswered>(),
        (ApprovalAnswered {shown, ApprovalAnswer::Withdrawn}));
    QVERIFY(is<ClientUnanswered>(lookAgain("app", "browser")));

    // It asks again, and the screen shows what it is now.
    const auto again = m_approval->ask(known("app"), redirectUri, base::sha256("browser"));
    const WaitingClient fresh = std::get<ClientWaits>(again).waiting;
    QCOMPARE(fresh.clientName, name);
    QVERIFY(fresh.code != shown.code);
    QVERIFY(m_approval->allow(fresh.code));
}

void tst_ClientApproval::aDenialHoldsWhateverTheClientCallsItself()
{
    QCOMPARE(m_approval->deny(waits("app", "browser").code), 1);
    domain::Client changed = known("app");
    changed.name = u"Bank"_s;
    QVERIFY(must(m_bench->memory.replaceClient(changed)));
    QVERIFY(is<ClientDenied>(ask("app", "browser")));
}

void tst_ClientApproval::aFloodOfOneClientTakesNobodysPlace()
{
    const WaitingClient mine = waits("other", "browser");
    const WaitingClient first = waits("app", "0");
    for (int i = 1; i < 1000; ++i)
        waits("app", QByteArray::number(i).constData());
    QVERIFY(m_bench->events.has(ApprovalAnswered {first, ApprovalAnswer::Withdrawn}));
    QCOMPARE(m_bench->events.count<ApprovalAnswered>(),
        1000 - qsizetype(ClientApproval::MaxWaitingPerClient));
    QCOMPARE(m_approval->waiting().size(), qsizetype(ClientApproval::MaxWaitingPerClient) + 1);
    QVERIFY(is<ClientUnanswered>(lookAgain("app", "0")));
    QVERIFY(is<ClientWaits>(lookAgain("app", "999")));
    QCOMPARE(std::get<ClientWaits>(lookAgain("other", "browser")).waiting, mine);
}

void tst_ClientApproval::aFloodOfClientsTakesNobodysPlace()
{
    const WaitingClient mine = waits("other", "browser");
    for (int i = 0; i < 1500; ++i) {
        const QByteArray id = QByteArray::number(i);
        m_bench->addClient(id);
        ask(id.constData(), "flooder");
    }
    QCOMPARE(m_approval->waiting().size(), qsizetype(ClientApproval::MaxWaiting));
    QVERIFY(is<TooManyWait>(ask("app", "browser")));
    QCOMPARE(waits("other", "browser"), mine);
    m_bench->clock.advance(300s);
    QVERIFY(is<ClientWaits>(ask("app", "browser")));
}

void tst_ClientApproval::admitsNobodyWhenTheStoreFails()
{
    const WaitingClient waiting = waits("app", "browser");
    for (const char *verb : {"client", "setClientStanding"}) {
        m_bench->store.failNext(verb);
        const auto allowed = m_approval->allow(waiting.code);
        QVERIFY2(!allowed, verb);
        QCOMPARE(allowed.error().kind, base::ErrorKind::Io);
        QVERIFY(is<ClientWaits>(lookAgain("app", "browser")));
    }
    QVERIFY(m_approval->allow(waiting.code));
}

void tst_ClientApproval::knowsWhoWaitsWhenABatchFails()
{
    const WaitingClient waiting = waits("app", "browser");
    m_approval->applyStaged();
    const auto lost = [this](const std::function<void()> &work) {
        m_bench->memory.failNextBatch();
        QVERIFY(!m_bench->store.batch(work));
        m_approval->discardStaged();
    };
    lost([&] { QVERIFY(m_approval->allow(waiting.code)); });
    QVERIFY(is<ClientWaits>(lookAgain("app", "browser")));
    QCOMPARE(m_approval->waiting(), QList<WaitingClient> {waiting});
    lost([&] { QCOMPARE(m_approval->deny(waiting.code), 1); });
    QVERIFY(is<ClientWaits>(lookAgain("app", "browser")));
    // Nobody was told of who came with it, so nobody would see them.
    lost([&] { waits("other", "browser"); });
    QCOMPARE(m_approval->waiting(), QList<WaitingClient> {waiting});

    QVERIFY(m_bench->store.batch([&] { QVERIFY(m_approval->allow(waiting.code)); }));
    m_approval->applyStaged();
    QVERIFY(is<ClientAdmitted>(lookAgain("app", "browser")));
    m_approval->discardStaged(); // of a batch that has nothing to do with it
    QVERIFY(m_approval->waiting().isEmpty());
}

QTEST_GUILESS_MAIN(tst_ClientApproval)

#include "tst_ClientApproval.moc"
