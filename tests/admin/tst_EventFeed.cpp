// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "AdminRig.h"

#include <QJsonArray>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::admin;
using namespace gatehouse::test;

/// Snapshot, then changes: a watcher never misses nor doubles a row.
class tst_EventFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void tellsNothingUnlessAsked();
    void theSnapshotStaysAsItWasWhileItIsRead();
    void aSnapshotOfTenThousandIsReadInPages();
    void aSnapshotIsReadOnce();
    void numbersEventsWithoutAGap();
    void tellsOfASessionsLife();
    void tellsOnlyWhatIsDurable();
    void tellsUseAtMostOnceASecond();
    void tellsTheTrafficOfASecond();
    void tellsWhatElseHappened_data();
    void tellsWhatElseHappened();
    void aProviderIsUnwellUntilItAnswers();
    void aProviderIsWellAgainWhenNobodyKnows();
    void tellsWhoIsNewAfterTheirSession();
    void tellsEveryWatcher();
    void tellsNothingAfterItWasUnsubscribed();
    void theBeginningNamesWhoWaits();

private:
    /// The next event that is not traffic.
    QJsonObject event(RawAdmin &client)
    {
        QJsonObject message = client.message();
        while (message.value("method"_L1) == "traffic"_L1)
            message = client.message();
        return message;
    }
    QJsonObject event() { return event(*m_client); }
    static QString methodIn(const QJsonObject &message)
    {
        return message.value("method"_L1).toString();
    }
    static QJsonObject paramsIn(const QJsonObject &message)
    {
        return message.value("params"_L1).toObject();
    }
    void subscribe() { QVERIFY(!m_client->resultOf("events.subscribe").isEmpty()); }

    std::unique_ptr<AdminRig> m_rig;
    std::unique_ptr<RawAdmin> m_client;
};

void tst_EventFeed::init()
{
    m_client.reset();
    m_rig = std::make_unique<AdminRig>();
    m_rig->start(3);
    m_client = std::make_unique<RawAdmin>(m_rig->client());
}

void tst_EventFeed::tellsNothingUnlessAsked()
{
    m_rig->open(5);
    m_client->send(R"({"jsonrpc":"2.0","id":9,"method":"status","params":{}})"
                   "\n");
    QCOMPARE(m_client->message().value("id"_L1), QJsonValue(9));
}

void tst_EventFeed::theSnapshotStaysAsItWasWhileItIsRead()
{
    QCOMPARE(m_client->resultOf("events.subscribe").value("sessions"_L1), QJsonValue(3));
    m_rig->open(7);
    m_rig->runBatch([&] { QVERIFY(m_rig->sessions.end({"s0"}, domain::EndReason::Revoked).ok()); });
    QCOMPARE(methodIn(event()), u"session.opened"_s);
    QCOMPARE(methodIn(event()), u"session.ended"_s);
    const auto page =
        protocol::decode<protocol::SnapshotPage>(m_client->resultOf("events.snapshot"));
    QVERIFY(page.ok());
    QCOMPARE(page->total, 3);
    QByteArrayList ids;
    for (const protocol::SessionRow &row : page->rows)
        ids.append(row.id);
    QCOMPARE(ids, (QByteArrayList {"s0", "s1", "s2"}));
}

void tst_EventFeed::aSnapshotOfTenThousandIsReadInPages()
{
    m_client.reset();
    m_rig = std::make_unique<AdminRig>();
    m_rig->start(10'000);
    RawAdmin client = m_rig->client();
    QCOMPARE(client.resultOf("events.subscribe").value("sessions"_L1), QJsonValue(10'000));
    QSet<QByteArray> seen;
    int pages = 0;
    while (seen.size() < 10'000 && pages < 100) {
        const auto page = protocol::decode<protocol::SnapshotPage>(client.resultOf(
            "events.snapshot", R"({"offset":)" + QByteArray::number(seen.size()) + '}'));
        QVERIFY(page.ok());
        for (const protocol::SessionRow &row : page->rows)
            seen.insert(row.id);
        ++pages;
    }
    QCOMPARE(seen.size(), 10'000);
    QVERIFY2(pages <= 20, qPrintable(QString::number(pages)));
}

void tst_EventFeed::aSnapshotIsReadOnce()
{
    const int notFound = codeOf(protocol::FailureCode::NotFound);
    QCOMPARE(codeOf(m_client->errorOf("events.snapshot")), notFound);
    subscribe();
    QCOMPARE(codeOf(m_client->errorOf("events.snapshot", R"({"offset":3})")), notFound);
    QVERIFY(!m_client->resultOf("events.snapshot").isEmpty());
    QCOMPARE(codeOf(m_client->errorOf("events.snapshot")), notFound);
}

void tst_EventFeed::numbersEventsWithoutAGap()
{
    subscribe();
    for (int i = 0; i < 50; ++i)
        m_rig->open(100 + i);
    for (int number = 1; number <= 50; ++number)
        QCOMPARE(paramsIn(m_client->message()).value("number"_L1), QJsonValue(number));
    subscribe(); // anew
    m_rig->open(200);
    QCOMPARE(paramsIn(m_client->message()).value("number"_L1), QJsonValue(1));
}

void tst_EventFeed::tellsOfASessionsLife()
{
    subscribe();
    m_rig->open(5);
    const QJsonObject opened = event();
    QCOMPARE(methodIn(opened), u"session.opened"_s);
    QCOMPARE(paramsIn(opened).value("session"_L1).toObject().value("id"_L1), QJsonValue(u"s5"_s));
    m_rig->clock.advance(base::seconds(60));
    m_rig->happen(oauth::SessionRefreshed {m_rig->session(5)});
    const QJsonObject refreshed = event();
    QCOMPARE(methodIn(refreshed), u"session.refreshed"_s);
    QCOMPARE(paramsIn(refreshed).value("session"_L1).toObject().value("refreshedAt"_L1),
        QJsonValue(qint64(m_rig->clock.now().time_since_epoch().count())));
    m_rig->runBatch(
        [&] { QVERIFY(m_rig->sessions.end({"s5"}, domain::EndReason::NotAllowed).ok()); });
    const QJsonObject ended = event();
    QCOMPARE(methodIn(ended), u"session.ended"_s);
    QCOMPARE(paramsIn(ended).value("session"_L1), QJsonValue(u"s5"_s));
    QCOMPARE(paramsIn(ended).value("reason"_L1), QJsonValue(u"not-allowed"_s));
    m_rig->happen(oauth::SessionEnded {{"s5"}, domain::EndReason::Revoked}); // said twice
    m_rig->open(6);
    QCOMPARE(methodIn(event()), u"session.opened"_s);
}

void tst_EventFeed::tellsOnlyWhatIsDurable()
{
    subscribe();
    m_rig->store.failNextBatch();
    m_rig->runBatch([&] { m_rig->events.happened(oauth::SessionOpened {m_rig->session(8)}); });
    m_rig->open(9);
    QCOMPARE(paramsIn(event()).value("session"_L1).toObject().value("id"_L1), QJsonValue(u"s9"_s));
    QCOMPARE(m_client->resultOf("status").value("sessions"_L1), QJsonValue(4));
}

void tst_EventFeed::tellsUseAtMostOnceASecond()
{
    subscribe();
    const base::sys_seconds now = m_rig->clock.now();
    for (int i = 0; i < 5; ++i)
        m_rig->server->noteTraffic(
            {{{"s1"}, {.requests = 2, .bytesIn = 10}, now}, {{"gone"}, {.requests = 1}, now}},
            {.requests = 3});
    const QJsonObject used = event();
    QCOMPARE(methodIn(used), u"session.used"_s);
    QCOMPARE(paramsIn(used).value("session"_L1), QJsonValue(u"s1"_s));
    QCOMPARE(paramsIn(used).value("use"_L1).toObject().value("requests"_L1), QJsonValue(10));
    m_rig->open(20);
    QCOMPARE(methodIn(event()), u"session.opened"_s);
}

void tst_EventFeed::tellsTheTrafficOfASecond()
{
    subscribe();
    m_rig->server->noteTraffic({}, {.requests = 3, .errors = 1});
    QJsonObject first = m_client->message();
    QCOMPARE(methodIn(first), u"traffic"_s);
    QCOMPARE(paramsIn(first).value("counted"_L1).toObject().value("requests"_L1), QJsonValue(3));
    QCOMPARE(paramsIn(first).value("sessions"_L1), QJsonValue(3));
    const QJsonObject second = m_client->message();
    QCOMPARE(paramsIn(second).value("counted"_L1).toObject().value("requests"_L1), QJsonValue(0));
}

void tst_EventFeed::tellsWhatElseHappened_data()
{
    QTest::addColumn<oauth::Event>("event");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("holds");
    const AdminRig rig;
    const auto row = [](const QString &method, const oauth::Event &event, const QString &holds) {
        QTest::newRow(qPrintable(method + u' ' + holds)) << event << method << holds;
    };
    row(u"signin.refused"_s, oauth::SignInRefused {{}, {"c"}, "corp", u"eve@evil.example"_s},
        u"eve@evil.example"_s);
    row(u"client.registered"_s,
        oauth::ClientRegistered {domain::Client {.id = {"c9"}, .name = u"Nine"_s}}, u"Nine"_s);
    row(u"approval.wanted"_s, oauth::ApprovalWanted {{.code = "WDJB-MJHT", .clientId = {"c9"}}},
        u"WDJB-MJHT"_s);
    for (const auto &[answer, word] : {std::pair(oauth::ApprovalAnswer::Allowed, u"allowed"_s),
             std::pair(oauth::ApprovalAnswer::Denied, u"denied"_s),
             std::pair(oauth::ApprovalAnswer::Withdrawn, u"withdrawn"_s)})
        row(u"approval.answered"_s,
            oauth::ApprovalAnswered {{.code = "WDJB-MJHT", .clientId = {"c9"}}, answer}, word);
    row(u"alert"_s, oauth::RefreshTokenStolen {rig.session(1)}, u"refresh-token-stolen"_s);
    row(u"alert"_s, oauth::ProviderDown {"corp", u"no answer"_s}, u"provider-down"_s);
}

void tst_EventFeed::tellsWhatElseHappened()
{
    QFETCH(oauth::Event, event);
    QFETCH(QString, method);
    QFETCH(QString, holds);
    subscribe();
    m_rig->happen(event);
    const QJsonObject told = this->event();
    QCOMPARE(methodIn(told), method);
    QVERIFY(QString::fromUtf8(QJsonDocument(told).toJson()).contains(holds));
    QVERIFY(protocol::decodeEvent(method, paramsIn(told)).ok());
}

void tst_EventFeed::aProviderIsUnwellUntilItAnswers()
{
    subscribe();
    m_rig->happen(oauth::ProviderDown {"corp", u"no answer"_s});
    QCOMPARE(methodIn(event()), u"alert"_s);
    const QJsonObject health = event();
    QCOMPARE(methodIn(health), u"health"_s);
    QCOMPARE(paramsIn(health).value("good"_L1), QJsonValue(false));
    m_rig->happen(oauth::ProviderDown {"corp", u"still none"_s}); // one alert is enough
    const auto row = [this] {
        return m_client->resultOf("providers.list").value("rows"_L1).toArray().first().toObject();
    };
    QCOMPARE(row().value("ready"_L1), QJsonValue(false));
    QCOMPARE(row().value("problem"_L1), QJsonValue(u"still none"_s));
    m_rig->happen(oauth::ProviderAnswered {"local"}); // which nobody missed
    m_rig->happen(oauth::ProviderAnswered {"corp"});
    const QJsonObject up = event();
    QCOMPARE(methodIn(up), u"provider.up"_s);
    QCOMPARE(paramsIn(up).value("provider"_L1), QJsonValue(u"corp"_s));
    QCOMPARE(paramsIn(event()).value("good"_L1), QJsonValue(true));
    QCOMPARE(row().value("ready"_L1), QJsonValue(true));
}

void tst_EventFeed::aProviderIsWellAgainWhenNobodyKnows()
{
    subscribe();
    m_rig->happen(oauth::ProviderDown {"corp", u"no answer"_s});
    event();
    event();
    m_rig->clock.advance(base::seconds(300));
    const QJsonObject health = event(); // and not that it answers, which nobody knows
    QCOMPARE(methodIn(health), u"health"_s);
    QCOMPARE(paramsIn(health).value("good"_L1), QJsonValue(true));
}

void tst_EventFeed::tellsWhoIsNewAfterTheirSession()
{
    subscribe();
    m_rig->runBatch([&] {
        m_rig->events.happened(oauth::SessionOpened {m_rig->session(8)});
        m_rig->events.happened(oauth::PersonArrived {{"s8"}});
        m_rig->events.happened(oauth::PersonArrived {{"s99"}}); // whose session has ended
    });
    QCOMPARE(methodIn(event()), u"session.opened"_s);
    const QJsonObject arrived = event();
    QCOMPARE(methodIn(arrived), u"person.arrived"_s);
    QCOMPARE(paramsIn(arrived).value("session"_L1).toObject().value("id"_L1), QJsonValue(u"s8"_s));
    m_rig->open(9);
    QCOMPARE(methodIn(event()), u"session.opened"_s);
}

void tst_EventFeed::tellsEveryWatcher()
{
    RawAdmin second = m_rig->client();
    subscribe();
    QVERIFY(!second.resultOf("events.subscribe").isEmpty());
    QCOMPARE(second.resultOf("status").value("watchers"_L1), QJsonValue(2));
    RawAdmin third = m_rig->client();
    QCOMPARE(
        third.resultOf("sessions.end", R"({"session":"s2"})").value("sessions"_L1), QJsonValue(1));
    for (RawAdmin *watcher : {m_client.get(), &second}) {
        const QJsonObject ended = event(*watcher);
        QCOMPARE(methodIn(ended), u"session.ended"_s);
        QCOMPARE(paramsIn(ended).value("session"_L1), QJsonValue(u"s2"_s));
    }
}

void tst_EventFeed::tellsNothingAfterItWasUnsubscribed()
{
    subscribe();
    QVERIFY(m_client->ask("events.unsubscribe").contains("result"_L1));
    m_rig->open(5);
    m_client->send(R"({"jsonrpc":"2.0","id":77,"method":"status","params":{}})"
                   "\n");
    QCOMPARE(m_client->message().value("id"_L1), QJsonValue(77));
}

void tst_EventFeed::theBeginningNamesWhoWaits()
{
    const domain::Client client = m_rig->addClient("app");
    m_rig->runBatch(
        [&] { m_rig->approval.ask(client, "https://app.example/cb", base::sha256("browser")); });
    const auto beginning =
        protocol::decode<protocol::Subscribed>(m_client->resultOf("events.subscribe"));
    QVERIFY(beginning.ok());
    QCOMPARE(beginning->approvals.size(), 1);
    QCOMPARE(beginning->approvals.first().client, "app");
    QVERIFY(beginning->health.good);
}

QTEST_GUILESS_MAIN(tst_EventFeed)
#include "tst_EventFeed.moc"
